"""When two articles come with one id: the later gets another, and so do its events."""

from __future__ import annotations

from msgspec.structs import replace

from lagebild.model import Coded


def renamed(coded: Coded, article: str) -> Coded:
    """Return `coded` with the article id `article` throughout; event ids keep their ending."""
    old = coded.article.id

    def event_id(given: str | None) -> str | None:
        if given is None:
            return None
        return article + given[len(old):] if old and given.startswith(old) else f"{article}-{given}"

    return replace(
        coded,
        article=replace(coded.article, id=article),
        events=tuple(
            replace(e, article=article, id=event_id(e.id), condition=event_id(e.condition), related=event_id(e.related))
            for e in coded.events
        ),
        quotations=tuple(replace(q, article=article) for q in coded.quotations),
        times=tuple(replace(t, article=article) for t in coded.times),
    )
