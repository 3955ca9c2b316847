"""Publish a snapshot: write every open data file into a folder of the snapshot's name, whole or not at
all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from commonweal.pipeline.publish.dictionary import write_dictionary
from commonweal.pipeline.publish.products import Product, products
from commonweal.pipeline.publish.publication import (
    Publication,
    PublishedFile,
    checksum,
    read_publication,
    write_index,
)
from commonweal.pipeline.publish.workshop import Workshop, open_workshop
from commonweal.reconcile.snapshot.folder import MANIFEST, Snapshot


def publish(snapshot_dir: Path, *, into: Path) -> Publication:
    """Write the open data of the snapshot in `snapshot_dir` into `into/<hash>` and answer what was written.

    A snapshot that has been published already is answered as it stands: the same snapshot gives the same
    files. The folder appears under its name only when every file in it is whole, so one process may serve
    while another writes. SnapshotError when `snapshot_dir` is no whole snapshot.
    """
    snapshot = Snapshot.open(snapshot_dir).hash
    target = into / snapshot
    published = read_publication(target)
    if published:
        return published
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".publishing-", dir=into) as work:
        draft = Path(work) / "draft"
        _write(snapshot_dir, snapshot=snapshot, draft=draft, spill=Path(work) / "spill")
        _put_in_place(draft, target)
    written = read_publication(target)
    if written is None:
        raise FileNotFoundError(f"{target} was removed while it was being published")
    return written


def _write(snapshot_dir: Path, *, snapshot: str, draft: Path, spill: Path) -> None:
    (draft / "tables").mkdir(parents=True)
    with open_workshop(snapshot_dir, spill=spill) as workshop:
        files = [_written(product, workshop, draft) for product in products(workshop)]
        files += write_dictionary(workshop, draft)
    shutil.copyfile(snapshot_dir / MANIFEST, draft / MANIFEST)
    write_index(Publication(snapshot=snapshot, folder=draft, files=tuple(files)))


def _written(product: Product, workshop: Workshop, draft: Path) -> PublishedFile:
    path = draft / product.name
    rows = product.write(workshop, path)
    return PublishedFile(
        name=product.name,
        title=product.title,
        description=product.description,
        media_type=product.media_type,
        rows=rows,
        size=path.stat().st_size,
        sha256=checksum(path),
    )


def _put_in_place(draft: Path, target: Path) -> None:
    """Give the draft its name; when somebody else was quicker, theirs stays, for it holds the same."""
    try:
        draft.rename(target)
    except OSError:
        if read_publication(target) is None:
            raise
