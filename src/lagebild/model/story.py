"""The story: articles about one matter, whatever their language."""

from __future__ import annotations

import msgspec


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about one matter; `begin` and `until` are the days of the first and the last of them.

    `articles` are ids in order of publication, `actors` the codes told of most, most first.
    """

    id: str
    title: str
    articles: tuple[str, ...] = ()
    begin: str | None = None
    until: str | None = None
    languages: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
