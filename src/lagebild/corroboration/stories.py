"""Stories: articles about one matter, in German and English, gathered in a single pass.

An article joins the story whose middle (the mean of its articles' vectors) is nearest, if it is near enough and was told
of within a few days; shared actors bring two texts nearer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from lagebild.corroboration.embedding import Vector
from lagebild.corroboration.naming import identifier
from lagebild.corroboration.tellings import day
from lagebild.model import Article, Coded, Story

OPEN_DAYS = 7  # a story sleeps after so many days without an article
NEAR = 0.50  # nearness from which an article joins
SHARED_ACTORS = 0.25  # what fully shared actors add to the cosine


class _Member(NamedTuple):
    """What a story keeps of an article: not its text."""

    id: str
    date: str
    language: str | None
    title: str
    opening: str


class _Open:
    def __init__(self, first: Article) -> None:
        self.id = identifier("s", first.id)
        self.articles: list[_Member] = []
        self.gone = False  # out of memory: nothing joins it any more
        self.actors: Counter[str] = Counter()
        self.total: Vector | None = None
        self.last = 0

    def add(self, article: Article, about: Vector, codes: frozenset[str]) -> None:
        self.articles.append(_Member(article.id, article.date or "", article.language, article.title, article.text[:80]))
        self.actors.update(codes)
        self.total = about if self.total is None else self.total + about
        self.last = max(self.last, day(article.date) or 0)

    def nearness(self, about: Vector, codes: frozenset[str]) -> float:
        assert self.total is not None
        middle = float(self.total @ about) / (float(np.linalg.norm(self.total)) or 1.0)
        if not codes or not self.actors:
            return middle
        told = {code for code, n in self.actors.items() if 2 * n >= len(self.articles)}
        return middle + SHARED_ACTORS * len(codes & told) / max(min(len(codes), len(told)), 1)


class Stories:
    """Takes articles in order of publication and keeps their stories."""

    def __init__(self) -> None:
        self._all: list[_Open] = []
        self._awake: list[_Open] = []
        self._of: dict[str, _Open] = {}

    def forget(self, before: int) -> tuple[Story, ...]:
        """Drop the stories last told before a day and return them; whose story an article was is kept until `leave`."""
        gone = [one for one in self._all if one.last < before]
        for one in gone:
            one.gone = True
        self._all = [one for one in self._all if not one.gone]
        self._awake = [one for one in self._awake if not one.gone]
        return tuple(_story(one) for one in gone)

    def leave(self, articles: Iterable[str]) -> None:
        """Forget articles."""
        for key in articles:
            self._of.pop(key, None)

    def add(self, coded: Coded, about: Vector, copy_of: str | None = None) -> str:
        """Put an article into a story (that of the article it is a copy of) and return the story's id."""
        article, codes = coded.article, actor_codes(coded)
        now = day(article.date)
        if now is not None:
            self._awake = [one for one in self._awake if now - one.last <= OPEN_DAYS]
        story = self._of.get(copy_of or "")
        if story is None or story.gone:
            story = self._nearest(about, codes)
        if story is None:
            story = _Open(article)
            self._all.append(story)
            self._awake.append(story)
        story.add(article, about, codes)
        self._of[article.id] = story
        return story.id

    def of(self, article: str) -> str | None:
        """Return the id of an article's story."""
        return self._of[article].id if article in self._of else None

    def result(self) -> tuple[Story, ...]:
        """Return all stories in order of their first article."""
        return tuple(_story(one) for one in self._all)

    def _nearest(self, about: Vector, codes: frozenset[str]) -> _Open | None:
        found = [(one.nearness(about, codes), -i) for i, one in enumerate(self._awake)]
        best = max(found, default=(0.0, 0))
        return self._awake[-best[1]] if best[0] >= NEAR else None


def actor_codes(coded: Coded) -> frozenset[str]:
    """Return the codes of all actors and recipients in an article."""
    return frozenset(a.code for e in coded.events for a in (*e.actor, *e.recipient) if a.code != "---")


def opening(coded: Coded) -> tuple[str, ...]:
    """Return what tells best what an article is about: its title and first sentences."""
    body = [s.text for s in coded.sentences if s.field == "text"][:3] or [coded.article.text[:300]]
    return (coded.article.title, *body) if coded.article.title.strip() else tuple(body)


def _story(one: _Open) -> Story:
    articles = sorted(one.articles, key=lambda a: (a.date, a.id))
    days = [a.date[:10] for a in articles if a.date]
    german = next((a for a in articles if a.language == "de" and a.title), articles[0])
    return Story(
        id=one.id, title=german.title or german.opening, articles=tuple(a.id for a in articles),
        begin=days[0] if days else None, until=days[-1] if days else None,
        languages=tuple(sorted({a.language for a in articles if a.language})),
        actors=tuple(code for code, _ in sorted(one.actors.items(), key=lambda item: (-item[1], item[0]))),
    )
