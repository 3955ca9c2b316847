"""Open data files written from a snapshot: what the public downloads, in constant memory, whole or not at
all."""

from commonweal.pipeline.publish.publication import Publication, PublishedFile, read_publication
from commonweal.pipeline.publish.publishing import publish

__all__ = ["Publication", "PublishedFile", "publish", "read_publication"]
