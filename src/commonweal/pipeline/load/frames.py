"""The packed columns that the site filters, counts and draws by, made once for each snapshot."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.apps.provenance.queries.packing import Frame
from commonweal.pipeline.load.workshop import Workshop

Array = npt.NDArray[Any]

SITE_CODES = (
    "owner_id", "owner_name", "owner_kind", "ownership", "tenure", "holding_type", "use", "vacancy", "listing",
    "district_code", "ward_code", "postcode_district",
)  # fmt: skip
SITE_FLAGS = ("in_land_bank", "brownfield", "probable_disposal")
ORGANISATION_CODES = ("legal_form", "sector", "status", "district_code", "ward_code")
ORGANISATION_FLAGS = ("in_social_economy",)

# Registers stand as the bits of one number.
MOST_REGISTERS = 63
# Degrees of the Web Mercator square.
MOST_LATITUDE = 85.05112878


def site_frame(workshop: Workshop) -> Frame:
    """All open sites, in order of number."""
    table = workshop.database.sql(
        "SELECT numbered.number, sites.*, row_number() OVER (ORDER BY lower(sites.name), sites.site_id) AS name_order"
        " FROM sites JOIN numbered ON numbered.id = sites.site_id WHERE sites.closed_on IS NULL ORDER BY 1"
    ).to_arrow_table()
    arrays, words = shared_columns(table, codes=SITE_CODES, flags=SITE_FLAGS)
    arrays["site_id"] = np.array(table["site_id"].to_pylist(), dtype="S10")
    arrays["easting"] = numbers(table, "easting", "float32")
    arrays["northing"] = numbers(table, "northing", "float32")
    arrays["radius"] = numbers(table, "place_radius_m", "float32")
    arrays["land_area"] = numbers(table, "land_area_ha", "float32")
    arrays["building_size"] = numbers(table, "building_size_m2", "float32")
    arrays["conflicts"] = numbers(table, "conflicts_count", "float32") > 0
    arrays["changed"] = days(table, "changed_on")
    arrays["notice"] = pc.is_valid(table["notice_received"]).to_numpy(zero_copy_only=False)
    arrays["name_bytes"], arrays["name_ends"] = texts(table["name"])
    return Frame(arrays, words | vocabulary(workshop))


def organisation_frame(workshop: Workshop) -> Frame:
    """All organisations of the snapshot, in order of number."""
    table = workshop.database.sql(
        "SELECT numbered.number, organisations.*,"
        " row_number() OVER (ORDER BY lower(organisations.name), organisations.organisation_id) AS name_order"
        " FROM organisations JOIN numbered ON numbered.id = organisations.organisation_id ORDER BY 1"
    ).to_arrow_table()
    arrays, words = shared_columns(table, codes=ORGANISATION_CODES, flags=ORGANISATION_FLAGS)
    arrays["income"] = numbers(table, "income_pence", "float64")
    arrays["employees"] = numbers(table, "employees", "float32")
    arrays["closed"] = pc.is_valid(table["closed_on"]).to_numpy(zero_copy_only=False)
    return Frame(arrays, words | vocabulary(workshop))


def shared_columns(
    table: pa.Table, *, codes: tuple[str, ...], flags: tuple[str, ...]
) -> tuple[dict[str, Array], dict[str, tuple[str, ...]]]:
    """What sites and organisations have alike: number, order of names, place, codes, flags and registers."""
    arrays: dict[str, Array] = {
        "number": table["number"].to_numpy(),
        "name_order": table["name_order"].to_numpy().astype("int32"),
    }
    arrays["x"], arrays["y"] = mercator(
        numbers(table, "longitude", "float64"), numbers(table, "latitude", "float64")
    )
    words: dict[str, tuple[str, ...]] = {}
    for name in codes:
        arrays[name], words[name] = coded(table[name])
    arrays["registers"], words["registers"] = bits(table["registers"])
    for name in flags:
        arrays[name] = pc.fill_null(table[name], False).to_numpy(zero_copy_only=False)
    return arrays, words


def numbers(table: pa.Table, name: str, kind: str) -> Array:
    """A column of numbers; NaN where there is none."""
    return table[name].cast(pa.float64()).to_numpy(zero_copy_only=False).astype(kind)


def days(table: pa.Table, name: str) -> Array:
    """Dates as days since 1970; 0 where there is none."""
    return pc.fill_null(table[name].cast(pa.date32()).cast(pa.int32()), 0).to_numpy()


def mercator(longitude: Array, latitude: Array) -> tuple[Array, Array]:
    """Where degrees lie in the Web Mercator square, from 0 (west, north) to 1; NaN where there is no
    point."""
    radians = np.radians(np.clip(latitude, -MOST_LATITUDE, MOST_LATITUDE))
    return (longitude + 180) / 360, (1 - np.arcsinh(np.tan(radians)) / np.pi) / 2


def texts(column: pa.ChunkedArray) -> tuple[Array, Array]:
    """A column of texts as one row of bytes, and where each text ends in it."""
    ends = np.cumsum(pc.binary_length(column).to_numpy(), dtype="int64")
    return np.frombuffer("".join(column.to_pylist()).encode(), dtype="uint8"), ends


def coded(column: pa.ChunkedArray) -> tuple[Array, tuple[str, ...]]:
    """A column of texts as codes, and the words in alphabetical order."""
    words = sorted(word for word in pc.unique(column).to_pylist() if word is not None)
    codes = pc.index_in(column, value_set=pa.array(words, pa.string()))
    return pc.fill_null(codes, -1).to_numpy(zero_copy_only=False).astype("int32"), tuple(words)


def bits(column: pa.ChunkedArray) -> tuple[Array, tuple[str, ...]]:
    """A column of lists as one number each, with a bit for every word."""
    flat, parents = pc.list_flatten(column), pc.list_parent_indices(column).to_numpy()
    codes, words = coded(pa.chunked_array([flat]) if isinstance(flat, pa.Array) else flat)
    if len(words) > MOST_REGISTERS:
        raise ValueError(f"{len(words)} registers; a frame holds {MOST_REGISTERS}")
    array = np.zeros(len(column), dtype="int64")
    np.bitwise_or.at(array, parents, np.int64(1) << codes.astype("int64"))
    return array, words


def vocabulary(workshop: Workshop) -> dict[str, tuple[str, ...]]:
    """Every word of three letters or more that finds something, the commonest first."""
    found = workshop.rows(
        "SELECT word FROM (SELECT unnest(string_split(concat_ws(' ', name, place, words), ' ')) AS word FROM words)"
        " WHERE length(word) >= 3 AND NOT regexp_matches(word, '[0-9]') GROUP BY word ORDER BY count(*) DESC, word"
    )
    return {"vocabulary": tuple(word for (word,) in found)}
