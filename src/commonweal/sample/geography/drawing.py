"""Merrow Bay drawn by hand: the lines between its six districts, in kilometres from the region's corner.

The region lies in the North Sea, 590 to 642 km east and 500 to 546 km north on the British National Grid,
more than 60 km from any coast: it can be measured with the national grid and cannot be mistaken for anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CORNER: Final = (590_000.0, 500_000.0)
MAP_SEED: Final = 1847

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Arc:
    """A line between two districts or along the shore; `rough` is its raggedness, 0 to 1."""

    points: tuple[Point, ...]
    rough: float = 0.10


ARCS: Final[dict[str, Arc]] = {
    "sandmarch shore": Arc(
        points=((24, 45), (18, 46), (11, 45.2), (6, 44), (4, 38), (7, 33), (11, 29), (14.5, 27.5)), rough=0.22
    ),
    "harbour shore": Arc(points=((14.5, 27.5), (17, 25.8), (19.5, 24.4)), rough=0.2),
    "tollbridge shore": Arc(points=((19.5, 24.4), (16.5, 21.5), (14, 19), (11, 17)), rough=0.2),
    "wrenfield shore": Arc(
        points=((11, 17), (9, 16), (5, 11), (3, 5), (5, 0), (12, -1.2), (20, -1), (25, 0)), rough=0.22
    ),
    "north-east": Arc(points=((24, 45), (30, 44), (40, 43), (47, 38), (51, 29), (50, 20)), rough=0.12),
    "south-east": Arc(points=((25, 0), (35, 1), (50, 3), (52, 12), (50, 20)), rough=0.12),
    "sandmarch–harbourside": Arc(points=((14.5, 27.5), (17, 33), (24, 37))),
    "sandmarch–eastmere": Arc(points=((24, 37), (23, 41), (24, 45))),
    "sallow brook": Arc(points=((30, 23), (29, 29), (31, 34), (24, 37)), rough=0.16),
    "river merrow, lower": Arc(points=((19.5, 24.4), (25, 25.4), (30, 23)), rough=0.16),
    "river merrow, upper": Arc(points=((30, 23), (36, 25), (42, 22), (50, 20)), rough=0.16),
    "tollbridge–wrenfield": Arc(points=((11, 17), (16, 11), (19, 9), (27, 10))),
    "tollbridge–netherfold": Arc(points=((30, 23), (31, 17), (27, 10))),
    "wrenfield–netherfold": Arc(points=((27, 10), (26, 5), (25, 0))),
}

ISLAND: Final[tuple[Point, ...]] = (
    (7.6, 22.4),
    (8.2, 23.3),
    (9.2, 23.4),
    (9.9, 22.7),
    (9.5, 21.9),
    (8.4, 21.7),
)


@dataclass(frozen=True, kw_only=True)
class Town:
    """A town centre: sites, streets and small areas gather round it. `pull` is its share of the district."""

    name: str
    x: float
    y: float
    pull: float
    spread: float = 1.6


@dataclass(frozen=True, kw_only=True)
class District:
    """One of the six. `border` names arcs in order, with `-` before those walked backwards."""

    code: str
    name: str
    short: str
    council: str
    border: tuple[str, ...]
    towns: tuple[Town, ...]
    wards: int
    outwards: tuple[str, ...]
    share: float


DISTRICTS: Final[tuple[District, ...]] = (
    District(
        code="E08900001", name="Eastmere", short="EMR", council="Eastmere Council",
        border=("-river merrow, upper", "sallow brook", "sandmarch–eastmere", "north-east"),
        towns=(
            Town(name="Eastmere", x=36, y=31, pull=0.5, spread=2.0),
            Town(name="Larkholt", x=44, y=35, pull=0.2),
            Town(name="Aldermarch", x=46, y=26, pull=0.16),
            Town(name="Fernhithe", x=34.5, y=40, pull=0.14),
        ),
        wards=22, outwards=("MB4", "MB5", "MB6", "MB7", "MB8", "MB9"), share=0.18,
    ),
    District(
        code="E08900002", name="Harbourside", short="HBS", council="Harbourside City Council",
        border=("sandmarch–harbourside", "-sallow brook", "-river merrow, lower", "-harbour shore"),
        towns=(
            Town(name="Merrow Quay", x=21.5, y=27, pull=0.6, spread=1.8),
            Town(name="Kettlegate", x=26.5, y=29, pull=0.2),
            Town(name="Brockhaven", x=22.5, y=33, pull=0.2),
        ),
        wards=26, outwards=("MB1", "MB2", "MB3", "MB30", "MB31", "MB32"), share=0.28,
    ),
    District(
        code="E08900003", name="Netherfold", short="NFD", council="Netherfold Metropolitan Borough Council",
        border=("south-east", "-river merrow, upper", "tollbridge–netherfold", "wrenfield–netherfold"),
        towns=(
            Town(name="Netherfold", x=38, y=13, pull=0.45, spread=2.0),
            Town(name="Cinderhow", x=45, y=8, pull=0.2),
            Town(name="Ashbarrow", x=34.5, y=19, pull=0.2),
            Town(name="Hollinbeck", x=32, y=5, pull=0.15),
        ),
        wards=20, outwards=("MB10", "MB11", "MB12", "MB13", "MB14", "MB15"), share=0.16,
    ),
    District(
        code="E08900004", name="Sandmarch", short="SDM", council="Sandmarch Borough Council",
        border=("sandmarch shore", "sandmarch–harbourside", "sandmarch–eastmere"),
        towns=(
            Town(name="Sandmarch", x=13, y=34, pull=0.55, spread=1.8),
            Town(name="Marram", x=8, y=40, pull=0.25),
            Town(name="Dunlow", x=18, y=40.5, pull=0.2),
        ),
        wards=16, outwards=("MB16", "MB17", "MB18", "MB19", "MB20"), share=0.12,
    ),
    District(
        code="E08900005", name="Tollbridge", short="TBG", council="Tollbridge Council",
        border=("tollbridge shore", "tollbridge–wrenfield", "-tollbridge–netherfold", "-river merrow, lower"),
        towns=(
            Town(name="Tollbridge", x=22.5, y=20, pull=0.55, spread=1.8),
            Town(name="Weirside", x=26.5, y=15, pull=0.25),
            Town(name="Ferrycombe", x=16, y=17, pull=0.2),
        ),
        wards=20, outwards=("MB21", "MB22", "MB23", "MB24", "MB25"), share=0.15,
    ),
    District(
        code="E08900006", name="Wrenfield", short="WRF", council="Wrenfield Borough Council",
        border=("wrenfield shore", "-wrenfield–netherfold", "-tollbridge–wrenfield"),
        towns=(
            Town(name="Wrenfield", x=15, y=5, pull=0.5, spread=1.9),
            Town(name="Saltmere", x=8, y=10.5, pull=0.2),
            Town(name="Thornacre", x=21.5, y=4.5, pull=0.2),
            Town(name="Pebblewick", x=6, y=3.2, pull=0.1),
        ),
        wards=18, outwards=("MB26", "MB27", "MB28", "MB29"), share=0.11,
    ),
)  # fmt: skip
