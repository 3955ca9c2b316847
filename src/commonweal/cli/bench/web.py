"""`commonweal bench web`: how quickly pages come, and how many a second, beside Datasette."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from commonweal.cli.bench.frame import Figure, Measurement
from commonweal.cli.bench.web_requests import saturated, users, warmed
from commonweal.cli.bench.web_rows import ids, loaded_site, peers_database
from commonweal.cli.bench.web_servers import WORKERS, datasette, datasette_is_installed, this_site

USERS = 50
USERS_SECONDS = 15.0
SATURATED_SECONDS = 6.0
MOST_MILLISECONDS = 150.0
LEAST_RATIO = 1.0
CACHE_MB = 64
PAGE = 20
VARIETY = 2_000

WORDS = ("library", "depot", "playing", "school", "baths", "centre", "dock", "chapel", "tannery", "quarry")
BOX = 0.02


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One kind of question: our addresses, and the peer's for the same rows."""

    name: str
    ours: tuple[str, ...]
    peers: tuple[str, ...]


def measure(*, scale: float, work: Path) -> Measurement:
    """The measurement. Addresses differ, so that memory helps only where one comes back."""
    data = loaded_site(work, scale=scale)
    sites = ids(data, count=VARIETY)
    figures = [*alone(data, sites, scale=scale), *beside(data, sites, work, scale=scale)]
    return Measurement(
        name="web",
        title="100,000 sites at scale 1, served: how quickly, and how many answers a second",
        figures=tuple(figures),
        notes=(
            f"The site runs {WORKERS} workers; requests come from one process on the same machine.",
            f"Latency: {USERS} users at one request a second each, counted from when each request was due.",
            f"Answers a second: {USERS} connections, {lasting(SATURATED_SECONDS, scale):.1f} s for each kind.",
            f"{len(sites):,} different sites, searches and areas from one seed, the same for both servers.",
            "“With memory” is the site as it comes; “cold”: its memory of answers is off; both have limits.",
            "Datasette serves the same rows from an immutable SQLite file with indexes and full-text search, its "
            "suggestions of facets off. It is one process; it has no option for more.",
        ),
    )


def lasting(seconds: float, scale: float) -> float:
    """How long one kind is asked for: shorter at a smaller scale, at least a fifth."""
    return seconds * min(1.0, max(scale, 0.2))


def alone(data: Path, sites: Sequence[str], *, scale: float) -> Iterator[Figure]:
    """What a visitor waits for each kind of page."""
    for label, cache in (("cold", 0), ("with memory", CACHE_MB)):
        with this_site(data, cache_mb=cache) as port:
            for name, addresses in pages(sites).items():
                warmed(port, addresses)
                times = users(port, addresses, count=USERS, seconds=lasting(USERS_SECONDS, scale))
                yield Figure(
                    name=f"p95 of {name}, {label}",
                    value=round(times.percentile(0.95) * 1000, 1),
                    unit="ms",
                    limit=MOST_MILLISECONDS,
                )


def beside(data: Path, sites: Sequence[str], work: Path, *, scale: float) -> Iterator[Figure]:
    """Answers a second of this site and of the peer. Without the peer the limit is not kept."""
    if not datasette_is_installed():
        yield Figure(name="Datasette is installed (extra: bench)", value=0, unit="", limit=1, at_most=False)
        return
    asked, seconds = questions(sites), lasting(SATURATED_SECONDS, scale)
    ours, peers = ({one.name: one.ours for one in asked}, {one.name: one.peers for one in asked})
    cold = rates(this_site(data, cache_mb=0), ours, seconds=seconds)
    warm = rates(this_site(data, cache_mb=CACHE_MB), ours, seconds=seconds)
    peer = rates(datasette(peers_database(data, work)), peers, seconds=seconds)
    for one in asked:
        yield Figure(name=f"{one.name}: Datasette", value=round(peer[one.name], 1), unit="answers/s")
        yield Figure(name=f"{one.name}: this site, cold", value=round(cold[one.name], 1), unit="answers/s")
        yield Figure(
            name=f"{one.name}: this site, with memory", value=round(warm[one.name], 1), unit="answers/s"
        )
        yield ratio(f"{one.name}: ratio, cold", cold[one.name], peer[one.name])
        yield ratio(f"{one.name}: ratio, with memory", warm[one.name], peer[one.name])


def ratio(name: str, ours: float, peers: float) -> Figure:
    """How many times as many answers as the peer."""
    return Figure(name=name, value=round(ours / peers, 2), unit="times", limit=LEAST_RATIO, at_most=False)


def rates(
    server: AbstractContextManager[int], kinds: Mapping[str, Sequence[str]], *, seconds: float
) -> dict[str, float]:
    """Answers a second of each kind from one server, after a short warming."""
    found = {}
    with server as port:
        for name, addresses in kinds.items():
            warmed(port, addresses[:20])
            found[name] = saturated(port, addresses, connections=USERS, seconds=seconds).per_second
    return found


def pages(sites: Sequence[str]) -> dict[str, list[str]]:
    """Addresses of what visitors open."""
    chance = Random(7)
    owners = [f"body-{number}" for number in range(60)]
    uses = ["Library", "Depot", "School", "Car park", "Playing field"]
    return {
        "search": [f"/land/?{urlencode({'q': words})}" for words in searches(chance)],
        "filter": [
            f"/land/?{urlencode({'owner': chance.choice(owners), 'use': chance.choice(uses), 'page': page})}"
            for page in range(1, VARIETY // 4)
        ],
        "map tile": [f"/tiles/land/{z}/{x}/{y}.mvt" for z, x, y in tiles(chance)],
        "site page": [f"/land/{site_id}/" for site_id in sites],
    }


def questions(sites: Sequence[str]) -> list[Asked]:
    """The record page, the text search and the area query, as pages and as JSON, of both servers."""
    words, boxes = searches(Random(11)), areas(Random(13))
    searched = [urlencode({"_search": one, "_size": PAGE}) for one in words]
    within = [peers_box(box) for box in boxes]
    written = [",".join(f"{degree:.5f}" for degree in box) for box in boxes]
    return [
        Asked(name="record, page", ours=of("/land/{}/", sites), peers=of("/sites/sites/{}", sites)),
        Asked(
            name="record, JSON", ours=of("/api/v1/sites/{}", sites), peers=of("/sites/sites/{}.json", sites)
        ),
        Asked(name="text search, page", ours=q("/land/", words), peers=of("/sites/sites?{}", searched)),
        Asked(
            name="text search, JSON",
            ours=q("/api/v1/sites", words, limit=PAGE),
            peers=of("/sites/sites.json?{}", searched),
        ),
        Asked(
            name="area query, page", ours=of("/land/?box={}", written), peers=of("/sites/sites?{}", within)
        ),
        Asked(
            name="area query, JSON",
            ours=of(f"/api/v1/sites?limit={PAGE}&box={{}}", written),
            peers=of("/sites/sites.json?{}", within),
        ),
    ]


def of(pattern: str, values: Sequence[str]) -> tuple[str, ...]:
    """The pattern with each value in its place."""
    return tuple(pattern.format(value) for value in values)


def q(path: str, words: Sequence[str], **also: int) -> tuple[str, ...]:
    """Searches for words."""
    return tuple(f"{path}?{urlencode({'q': one, **also})}" for one in words)


def searches(chance: Random) -> list[str]:
    """What people type: one or two words, some with a number."""
    found = [f"{chance.choice(WORDS)} {chance.randrange(100_000)}" for _ in range(VARIETY // 2)]
    found += [" ".join(chance.sample(WORDS, 2)) for _ in range(VARIETY // 4)]
    found += [f"{chance.choice(WORDS)} L{chance.randrange(1, 40)}" for _ in range(VARIETY // 4)]
    chance.shuffle(found)
    return found


def areas(chance: Random) -> list[tuple[float, float, float, float]]:
    """Boxes of a neighbourhood's size within the invented region."""
    corners = [(chance.uniform(-3.2, -2.55), chance.uniform(53.2, 53.65)) for _ in range(VARIETY)]
    return [(west, south, west + BOX, south + BOX) for west, south in corners]


def peers_box(box: tuple[float, float, float, float]) -> str:
    """A box as the peer's filters."""
    west, south, east, north = (f"{degree:.5f}" for degree in box)
    between = {"longitude__gte": west, "longitude__lte": east, "latitude__gte": south, "latitude__lte": north}
    return urlencode({**between, "_size": PAGE})


def tiles(chance: Random) -> Iterator[tuple[int, int, int]]:
    """Tiles over the invented region, from the whole of it to a street."""
    for _ in range(VARIETY // 4):
        z = chance.randrange(9, 17)
        side = 2**z
        x, y = chance.uniform(0.49111, 0.49305), chance.uniform(0.3222, 0.3255)
        yield z, int(x * side), int(y * side)
