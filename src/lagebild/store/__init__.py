"""The store: nothing is lost, nothing counted twice. SQLite by default, PostgreSQL for teams."""

from lagebild.store.counting import ActorCount, Counts, DyadCount, Period
from lagebild.store.filters import ArticleFilter, EventFilter, HappeningFilter
from lagebild.store.reading import Coding, SeenIssue
from lagebild.store.store import Store

__all__ = [
    "ActorCount", "ArticleFilter", "Coding", "Counts", "DyadCount", "EventFilter", "HappeningFilter", "Period",
    "SeenIssue", "Store",
]
