"""Whatever the seed and the scale: the same bytes again, and a truth that fits its files."""

from __future__ import annotations

import tempfile
from collections import Counter
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.sample.region import write_sample
from merrow_bay import Written


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file under a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(min_value=0, max_value=2**63 - 1))
def test_the_same_seed_and_scale_give_the_same_bytes(seed: int) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        write_sample(Path(one), seed=seed, scale=0.005)
        write_sample(Path(two), seed=seed, scale=0.005)
        assert hashes(Path(one)) == hashes(Path(two))


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10_000), scale=st.floats(min_value=0.001, max_value=0.03))
def test_the_truth_fits_the_files(seed: int, scale: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written = Written(Path(folder), write_sample(Path(folder), seed=seed, scale=scale))
        check_truth(written)


def check_truth(written: Written) -> None:
    """Every truth row is about a site or organisation that is, in a file that is; no row is two sites'."""
    rows = {said["file"]: int(said["rows"]) for said in written.truth("files")}
    folder = written.folder / "registers"
    assert {str(path.relative_to(folder)) for path in folder.glob("*/*")} == set(rows)
    sites = {said["site"] for said in written.truth("sites")}
    organisations = {said["organisation"] for said in written.truth("organisations")}
    site_rows, organisation_rows = written.truth("site_rows"), written.truth("organisation_rows")
    assert {said["site"] for said in site_rows} <= sites
    assert {said["organisation"] for said in organisation_rows} == organisations
    assert all(0 < int(said["row"]) <= rows[said["file"]] + 6 for said in site_rows + organisation_rows)
    shared = Counter(
        (said["file"], said["row"])
        for said in site_rows
        if not said["file"].startswith("corporate-ownership")
    )
    assert set(shared.values()) == {1}
