"""Reading: pages, feeds, archives and files become articles."""

from typing import TYPE_CHECKING, Any

from lagebild.ingest.language import detect_language
from lagebild.ingest.sources import read

if TYPE_CHECKING:
    from lagebild.ingest.watching import watch

__all__ = ["detect_language", "read", "watch"]


def __getattr__(name: str) -> Any:
    """Import `watch` when it is asked for: it brings the HTTP client and the store, which reading a file does not need."""
    if name == "watch":
        from lagebild.ingest.watching import watch

        return watch
    raise AttributeError(name)
