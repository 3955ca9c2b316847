"""Load a snapshot into the site's database: the whole of it, in one step, or nothing."""

from commonweal.pipeline.load.loading import load
from commonweal.pipeline.load.report import LoadRefused, LoadReport, TableReport

__all__ = ["LoadRefused", "LoadReport", "TableReport", "load"]
