"""A file checked as a council would: the report, the refused rows, the file mended to nothing to mend."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from commonweal.registers.checking.check import checked
from commonweal.registers.checking.reporting import report
from commonweal.registers.checking.standard import NoStandard, standard_variant, write_rejects, write_standard

MESSY = {
    "land_assets": (
        "Sampleton Council: what we hold\n"
        "OrganisationLabel;EffectiveDate;UPRN;AssetCode;PropertyName;PostCode;GeoX;GeoY;"
        "TenureType;TenureDetail;"
        "HoldingType;BuildingCosts;Colour\n"
        "Sampleton;31/03/2025;100012797623;A1;Old Baths;M31;;;freehold;Vacant;Buildings;£1,200;red\n"
        'Sampleton;2025-03-31;1.00013E+11;A2;"Hall; the new one";SA1 1AA;335000;391000;Lease;'
        "Vacant/x;Castle;free;\n"
        "Sampleton;;;A3;=HYPERLINK(1);SA1 1AB;53.4;-2.9;;;;;\n"
        ";;;;;;;;Freehold;;;;\n"
    ),
    "brownfield_land": (
        "OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY,Hectares,OwnershipStatus,"
        "PermissionDate,Deliverable\n"
        "http://example.org/s,B1,Mill,-2.9,53.4,0.39 mixed ownership,,04/05/2019,Yes\n"
        "http://example.org/s,B2,Yard,53.4,-2.9,big,unknown,soon,perhaps\n"
        "http://example.org/s,,Piece of a row,,,,,,\n"
    ),
    "community_value": (
        "Asset,Address,Nominated by,Date of nomination,Outcome,Date listed,Easting,Northing\n"
        "The Ship,1 Quay,Friends,1 May 2023,Listed,2023-06-01,335000,391000\n"
        ",,Nobody,,,,,\n"
    ),
}


def written(folder: Path, name: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(MESSY[name], encoding="utf-8")
    return path


@pytest.mark.parametrize("name", MESSY)
def test_the_mended_file_has_nothing_to_mend(tmp_path: Path, name: str) -> None:
    mended = tmp_path / "mended.csv"
    with checked(written(tmp_path, name)) as found:
        assert found.staged is not None
        assert found.register is not None
        variant = standard_variant(found.register, found.variant)
        written_rows = write_standard(found.staged, found.register, variant, mended)
        accepted = found.rows["accepted"]
    with checked(mended) as again:
        assert again.register is not None
        assert (again.register.name, again.variant, again.problems) == (name, variant.name, ())
        assert again.rows == {"read": accepted, "accepted": accepted, "refused": 0}
    assert written_rows == accepted
    assert mended.read_text(encoding="utf-8").splitlines()[0] == ",".join(variant.headings)


def test_the_mended_rows_say_what_the_messy_ones_meant(tmp_path: Path) -> None:
    with checked(written(tmp_path, "land_assets")) as found:
        assert found.staged is not None
        assert found.register is not None
        write_standard(
            found.staged, found.register, found.register.variant("standard"), tmp_path / "mended.csv"
        )
    with (tmp_path / "mended.csv").open(encoding="utf-8", newline="") as file:
        first, second, third = csv.DictReader(file)
    wanted = {
        "ApplicableDate": "2025-03-31",
        "UPRN": "100012797623",
        "PostCode": "M31",
        "CoordinateReferenceSystem": "",
        "TenureType": "Freehold",
        "HoldingType": "Buildings Only",
        "BuildingCosts": "1200.00",
    }
    assert {heading: first[heading] for heading in wanted} == wanted
    assert (second["CoordinateReferenceSystem"], second["GeoX"], second["GeoY"]) == (
        "WGS84",
        "-2.9793332",
        "53.4117879",
    )
    assert (third["PropertyName"], third["GeoX"]) == ("'=HYPERLINK(1)", "")


def test_the_refused_rows_stand_with_their_reasons(tmp_path: Path) -> None:
    path = written(tmp_path, "brownfield_land")
    with checked(path) as found:
        assert found.staged is not None
        assert write_rejects(found.staged, path, tmp_path / "rejects.csv") == 1
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as file:
        headings, row = csv.reader(file)
    assert headings[:4] == ["Row", "Problems", "OrganisationURI", "SiteReference"]
    assert row[:5] == [
        "4",
        "SiteReference: found http://example.org/s | Piece of a row; expected the authority's "
        "reference of the site. "
        "Give the site a reference; if this is a piece of the row above or below, put it back there.",
        "http://example.org/s",
        "",
        "Piece of a row",
    ]


def test_the_refused_rows_run_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("OrganisationURI,SiteReference,SiteNameAddress\n=cmd|calc,,@SUM(A1)\n")
    with checked(path, register_name="brownfield_land") as found:
        assert found.staged is not None
        write_rejects(found.staged, path, tmp_path / "rejects.csv")
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as file:
        _, row = csv.reader(file)
    assert row[2:] == ["'=cmd|calc", "", "'@SUM(A1)"]


def test_the_report_as_json_holds_every_problem(tmp_path: Path) -> None:
    with checked(written(tmp_path, "brownfield_land")) as found:
        said = json.loads(json.dumps(found.as_json()))
    assert said["rows"] == {"read": 3, "accepted": 2, "refused": 1}
    assert said["readable"] is True
    assert [
        (one["row"], one["column"], one["code"], one["severity"]) for one in said["problems"] if one["row"]
    ] == [
        (4, "SiteReference", "no_reference", "refused"),
        (2, "Hectares", "run_together_cells", "warning"),
        (2, "PermissionDate", "date_format", "warning"),
        (3, "GeoX", "swapped_coordinates", "warning"),
        (3, "Hectares", "bad_number", "warning"),
        (3, "OwnershipStatus", "not_in_list", "warning"),
        (3, "Deliverable", "not_in_list", "warning"),
        (3, "PermissionDate", "bad_date", "warning"),
    ]
    assert all(
        one["file"] == "brownfield_land.csv" and one["expected"] and one["mend"] for one in said["problems"]
    )


def test_the_report_as_text(tmp_path: Path) -> None:
    path = tmp_path / "sites.csv"
    path.write_text(
        "OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY,Hectares,OwnershipStatus,PlanningStatus,"
        "FirstAddedDate,LastUpdatedDate\n"
        "u,B1,Mill,-2.9,53.4,1,mixed ownership,permissioned,04/05/2019,2019-05-04\n"
        "u,B2,Yard,-2.9,53.4,1,mixed ownership,permissioned,04/05/2019,2019-05-04\n"
        "u,,Barn,,,,,,,\n"
    )
    with checked(path) as found:
        said = report(found)
    assert said == (
        "sites.csv: Brownfield land register (2026)\n"
        "  10 of its 10 headings are known; the closest variant is '2026', of which it has 10 of 20.\n"
        "\n"
        "3 rows read: 2 accepted, 1 refused.\n"
        "\n"
        "Rows refused\n"
        "\n"
        "  No reference in SiteReference: 1 row\n"
        "    Expected: the authority's reference of the site\n"
        "    row 4: u | Barn\n"
        "        Give the site a reference; if this is a piece of the row above or below, put "
        "it back there.\n"
        "\n"
        "Rows kept that need mending\n"
        "\n"
        "  Date format in FirstAddedDate: 2 rows\n"
        "    Expected: a date as YYYY-MM-DD\n"
        "    row 2: 04/05/2019\n"
        "        Write 2019-05-04.\n"
        "    … and 1 more.\n"
    )


def test_a_file_of_no_register_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("name,age\nAnn,3\n")
    with checked(path) as found:
        assert (found.readable, found.rows) == (False, {"read": 0, "accepted": 0, "refused": 0})
        assert [problem.code for problem in found.problems] == ["unknown_register"]
        assert report(found).startswith("file.csv: not recognised\n")


def test_a_file_of_which_every_row_is_refused_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("OrganisationURI,SiteReference,SiteNameAddress\nu,,Mill\n")
    with checked(path) as found:
        assert (found.readable, found.rows["refused"]) == (False, 1)


def test_headings_alone_are_readable_and_told_of(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("OrganisationURI,SiteReference,SiteNameAddress\n")
    with checked(path) as found:
        assert found.readable
        assert "no_rows" in [problem.code for problem in found.problems]


def test_a_register_without_a_standard_cannot_be_written_so(tmp_path: Path) -> None:
    with checked(written(tmp_path, "land_assets")) as found:
        assert found.register is not None
        without = type(found.register)(
            **{
                name: getattr(found.register, name)
                for name in (
                    "name",
                    "title",
                    "publisher",
                    "licence",
                    "attribution",
                    "cadence",
                    "subject",
                    "folder",
                )
            }
        )
    with pytest.raises(NoStandard, match="has no standard"):
        standard_variant(without, None)
