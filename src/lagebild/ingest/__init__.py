"""Reading: pages, feeds, archives and files become articles."""

from lagebild.ingest.language import detect_language
from lagebild.ingest.sources import read

__all__ = ["detect_language", "read"]
