"""National registers at full size for measurements: companies, titles and charities, drawn by hashing in
DuckDB."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from commonweal.sample.bodies import OWNERS
from commonweal.sample.geography.areas import areas
from commonweal.sample.geography.streets import draw_streets
from commonweal.sample.publishers.corporate_ownership import CATEGORIES
from commonweal.sample.words.places import STREET_WORDS
from commonweal.sample.words.sectors import TRADES

_SQL: Final = Path(__file__).parent / "national_sql"
COMPANIES, TITLES, CHARITIES = 5_600_000, 4_000_000, 400_000
AT_SCALE_ONE: Final = {"companies": COMPANIES, "titles": TITLES, "charities": CHARITIES}
A_REGION: Final = 85
_STREETS_A_WARD: Final = 20
_QUOTED: Final = "HEADER, DELIMITER ',', QUOTE '\"', FORCE_QUOTE *"
_PLAIN: Final = "HEADER, DELIMITER ',', QUOTE '\"'"
_TABBED: Final = "HEADER, DELIMITER '\t', QUOTE ''"


@dataclass(frozen=True, kw_only=True)
class National:
    """Where the files are. `rows` counts those of all of them, headings apart."""

    companies: Path
    titles: Path
    charities: Path
    annual_returns: Path
    rows: int


def write_national(
    out: Path,
    seed: int = 1,
    *,
    companies: int = COMPANIES,
    titles: int = TITLES,
    charities: int = CHARITIES,
    threads: int = 2,
) -> National:
    """Write four national files under `out`; one row in 85 lies in Merrow Bay.

    The same seed and sizes give the same bytes, on any number of threads. The files are not compressed, so
    that a measurement can set a register's reading against a bare scan of the same bytes. OSError where `out`
    cannot be written, ValueError for sizes that its number ranges cannot hold.
    """
    if not (0 < companies <= 9_000_000 and 0 < titles <= 20_000_000 and 0 < charities <= 900_000):
        raise ValueError(
            "a national sample has at most 9 million companies, 20 million titles, 900,000 charities"
        )
    out.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": threads, "preserve_insertion_order": True}) as engine:
        _prepare(engine, seed=seed, companies=companies, titles=titles, charities=charities)
        done = [_copy(engine, view, out / file, how) for view, file, how in _FILES]
    _count_row(out / _FILES[1][1], titles)
    return National(
        companies=out / _FILES[0][1],
        titles=out / _FILES[1][1],
        charities=out / _FILES[2][1],
        annual_returns=out / _FILES[3][1],
        rows=sum(done),
    )


_FILES: Final = (
    ("national_company", "BasicCompanyDataAsOneFile-2026-11-01.csv", _QUOTED),
    ("national_title", "CCOD_FULL_2026_11.csv", _PLAIN),
    ("national_charity", "publicextract.charity.txt", _TABBED),
    (
        "national_charity_annual_return_history",
        "publicextract.charity_annual_return_history.txt",
        _TABBED,
    ),
)


def _prepare(engine: duckdb.DuckDBPyConnection, *, seed: int, **sizes: int) -> None:
    """Set what the SQL draws from, then run it; nothing is drawn before it is copied out."""
    streets = draw_streets(areas(), seed=seed, a_ward=_STREETS_A_WARD)
    lists: dict[str, object] = {
        "seed": seed,
        "a_region": A_REGION,
        "words": list(STREET_WORDS),
        "trades": [{"word": trade.word, "sic": trade.sic} for trade in TRADES],
        "categories": list(CATEGORIES[2:]),
        "bodies": [{"name": name, "category": one.category} for one in OWNERS for name in one.proprietors],
        "places": [
            {
                "street": street.name,
                "town": street.town,
                "district": street.district.name,
                "postcode": street.postcodes[0].postcode,
            }
            for street in streets
        ],
        **sizes,
    }
    for name, value in lists.items():
        engine.execute(f"SET VARIABLE {name} = ?", [value])
    for file in ("words.sql", "companies.sql", "titles.sql", "charities.sql"):
        engine.execute((_SQL / file).read_text(encoding="utf-8"))


def _copy(engine: duckdb.DuckDBPyConnection, view: str, path: Path, how: str) -> int:
    written = engine.execute(f"COPY (FROM {view}) TO ? ({how})", [str(path)]).fetchone()
    return int(written[0]) if written else 0


def _count_row(path: Path, count: int) -> None:
    """The ownership file's last row says how many there are."""
    with path.open("ab") as file:
        file.write(f"Row Count:,{count}\n".encode())
