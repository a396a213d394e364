"""Lagebild: from German news to checkable political event data.

    import lagebild
    article = lagebild.Article(text="Moskau hat Belarus einen Kredit gewährt.", date="2021-09-09")
    for event in lagebild.code(article): ...

Public names in the order of the way: `read`, `Article`, `code`, `quotes`, `times`, `analyse`, `code_articles`, `Store`,
`corroborate`. They load only when used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lagebild.corroboration import corroborate
    from lagebild.ingest import read
    from lagebild.model import Actor, Article, Coded, Event, Happening, Issue, Quotation, Span, Timex
    from lagebild.pipeline import analyse, code, code_articles, quotes, times
    from lagebild.store import Store

__version__ = "0.1.0"

_HOMES = {
    "read": "lagebild.ingest",
    "Article": "lagebild.model", "Actor": "lagebild.model", "Coded": "lagebild.model", "Event": "lagebild.model",
    "Happening": "lagebild.model", "Issue": "lagebild.model", "Quotation": "lagebild.model", "Span": "lagebild.model",
    "Timex": "lagebild.model",
    "code": "lagebild.pipeline", "quotes": "lagebild.pipeline", "times": "lagebild.pipeline",
    "analyse": "lagebild.pipeline", "code_articles": "lagebild.pipeline",
    "Store": "lagebild.store",
    "corroborate": "lagebild.corroboration",
}

__all__ = [
    "Actor", "Article", "Coded", "Event", "Happening", "Issue", "Quotation", "Span", "Store", "Timex", "analyse", "code",
    "code_articles", "corroborate", "quotes", "read", "times",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'lagebild' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
