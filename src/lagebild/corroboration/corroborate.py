"""The map of the station: coded articles go in, copies, stories and happenings come out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from lagebild.corroboration.cited import Citations
from lagebild.corroboration.copies import Copies
from lagebild.corroboration.embedding import Encoder, Meanings, encode, mean
from lagebild.corroboration.happenings import Group, Happenings, happening
from lagebild.corroboration.naming import outlet_key
from lagebild.corroboration.origins import Origin, origin_of, own_origin
from lagebild.corroboration.stories import Stories, opening
from lagebild.corroboration.tellings import Telling, day, telling, telling_texts
from lagebild.model import Coded, Happening, Story

BATCH = 256  # articles whose sentences are encoded together


class Corroborated(msgspec.Struct, frozen=True):
    """What many articles say together.

    `copy_groups` gives the group of each article id (None: no copy), `copies` counts the articles that are copies of
    another.
    """

    copy_groups: dict[str, str | None]
    copies: int
    stories: tuple[Story, ...]
    happenings: tuple[Happening, ...]


class Joined(msgspec.Struct, frozen=True):
    """Where one new article went: the article it copies, its story, and the happenings of its events."""

    copy_of: str | None
    story: str
    happenings: tuple[str, ...]


class Corroborator:
    """Takes coded articles one by one, best in order of publication; each joins or founds stories and happenings."""

    def __init__(self, encoder: Encoder = encode) -> None:
        self._meanings = Meanings(encoder)
        self._copies, self._stories, self._happenings = Copies(), Stories(), Happenings()
        self._coded: dict[str, Coded] = {}
        self._outlets: set[str] = set()

    def add(self, coded: Coded) -> Joined:
        """Take in one article; the second time the same id changes nothing and raises ValueError."""
        article = coded.article
        if article.id in self._coded:
            raise ValueError(f"article {article.id} was taken in before; give each article once")
        self._coded[article.id] = coded
        if article.publication:
            self._outlets.add(outlet_key(article.publication))
        founder = self._copies.add(article)
        copy_of = founder if founder != article.id else None
        about = mean([self._meanings.of(text) for text in opening(coded)])
        story = self._stories.add(coded, about, copy_of)
        groups = [self._happenings.add(telling(event, article, founder, about, self._meanings)) for event in coded.events]
        return Joined(copy_of, story, tuple(dict.fromkeys(group.id for group in groups)))

    @property
    def groups(self) -> Sequence[Group]:
        """Return the groups of tellings as they stand, oldest first."""
        return self._happenings.groups

    def prepare(self, batch: Sequence[Coded]) -> None:
        """Encode the sentences of many articles at once, which is faster; the next call forgets them."""
        self._meanings.forget()
        self._meanings.learn(text for coded in batch for text in _texts(coded))

    def result(self) -> Corroborated:
        """Return everything that is in memory as it stands now."""
        groups = self._copies.groups()
        origins = self._origins(groups)
        found = tuple(self._happening(group, origins) for group in self._happenings.groups)
        return Corroborated(groups, _copies(groups), self._stories.result(), found)

    def forget(self, before: int) -> Corroborated:
        """Return and forget the happenings, stories and copies last told before the day with this number.

        An article stays in memory as long as a happening that it tells does, with its copies.
        """
        groups = self._copies.groups()
        origins = self._origins(groups)
        found = tuple(self._happening(group, origins) for group in self._happenings.forget(before))
        stories = self._stories.forget(before)
        needed = {one.article.id for group in self._happenings.groups for one in group.tellings}
        gone = {key: groups[key] for key in self._copies.forget(needed, before)}
        for key in gone:
            del self._coded[key]
        self._stories.leave(gone)
        return Corroborated(gone, _copies(gone), stories, found)

    def _happening(self, group: Group, origins: dict[str, tuple[str, Origin]]) -> Happening:
        traced = [self._traced(one, origins) for one in group.tellings]
        return happening(traced, group.id, self._stories.of)

    def _traced(self, one: Telling, origins: dict[str, tuple[str, Origin]]) -> Telling:
        group, origin = origins[one.event.id]
        return replace(one, group=group, origin=origin)

    def _origins(self, groups: dict[str, str | None]) -> dict[str, tuple[str, Origin]]:
        """Return copy group (or article) and origin of every event, now that all outlets and copies are known."""
        founders: dict[str, Coded] = {}
        found: dict[str, tuple[str, Origin]] = {}
        for key, coded in self._coded.items():
            group = groups[key]
            founder = founders.setdefault(group or key, coded)
            own = own_origin(founder.article, group, self._copies.credit(founder.article.id))
            citations = Citations(coded.sentences, self._outlets.__contains__)
            found.update({event.id: (group or key, origin_of(event, own, citations)) for event in coded.events})
        return found


def corroborate(coded: Sequence[Coded], encoder: Encoder = encode) -> Corroborated:
    """Return copies, stories and happenings of coded articles; the order they are given in does not matter."""
    ordered = sorted({one.article.id: one for one in coded}.values(), key=lambda one: (one.article.date or "", one.article.id))
    return corroborated(ordered, None, encoder)


def corroborated(ordered: Iterable[Coded], days: int | None, encoder: Encoder = encode) -> Corroborated:
    """Return the same of different articles in order of publication, of which only the last `days` are held in memory.

    What was last told longer ago is not joined any more; None holds everything.
    """
    joining, parts, checked = Corroborator(encoder), [], 0
    for batch in batched(ordered, BATCH):
        joining.prepare(batch)
        for one in batch:
            joining.add(one)
        newest = day(batch[-1].article.date) or 0
        if days is not None and newest - checked >= max(days // 4, 1):  # now and then: it looks at everything in memory
            parts.append(joining.forget(newest - days))
            checked = newest
    return _together([*parts, joining.result()])


def _together(parts: Sequence[Corroborated]) -> Corroborated:
    """Return what was found one after the other as one."""
    return Corroborated(
        {key: group for part in parts for key, group in part.copy_groups.items()}, sum(part.copies for part in parts),
        tuple(story for part in parts for story in part.stories), tuple(found for part in parts for found in part.happenings))


def _copies(groups: dict[str, str | None]) -> int:
    """Return how many articles are copies of another."""
    return sum(group is not None for group in groups.values()) - len({group for group in groups.values() if group})


def batched(items: Iterable[Coded], size: int) -> Iterator[list[Coded]]:
    """Yield lists of `size` (itertools.batched comes with Python 3.12)."""
    waiting = iter(items)
    while batch := list(itertools.islice(waiting, size)):
        yield batch


def _texts(coded: Coded) -> list[str]:
    return [*opening(coded), *(text for event in coded.events for text in telling_texts(event))]
