"""Happenings: tellings of one act brought together, one by one, in a single pass.

A telling is compared only with happenings of a related type, a shared actor and a near week (the index), and joins the
likeliest one or founds its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from lagebild.corroboration.contradictions import contradictions
from lagebild.corroboration.matching import PLANNED, probability, type_family
from lagebild.corroboration.naming import identifier
from lagebild.corroboration.states import history
from lagebild.corroboration.tellings import Telling, day, iso
from lagebild.corroboration.titles import title
from lagebild.corroboration.voices import voices
from lagebild.model import Event, Happening

JOIN = 0.5  # likelihood from which a telling joins
JOIN_INSIDE = 0.6  # the same inside one article: an author seldom tells an act twice as if it were two
COMPARED = 10  # tellings of a happening that a new one is compared with
NEAREST = 40  # happenings looked at closely, by meaning, where the index offers more
WEEKS = 60  # of a window that are indexed

Key = tuple[str, str, int]


class Group:
    """Tellings of one act so far; `compared` are those that differ in wording."""

    def __init__(self, founder: Telling) -> None:
        self.id = identifier("h", founder.event.id)
        self.tellings = [founder]
        self.compared = [founder]

    @property
    def last(self) -> int:
        """Return the number of the day it was last told, 0 where no telling has a date."""
        return max(day(one.told) or 0 for one in self.tellings)

    def likelihood(self, new: Telling) -> float:
        """Return how likely `new` tells of this act: mostly its best match, tempered by the others."""
        found = [probability(new, one) for one in self.compared]
        best = max(found)
        return best if best == 1.0 else 0.6 * best + 0.4 * sum(found) / len(found)

    def add(self, new: Telling) -> None:
        """Take the telling in."""
        self.tellings.append(new)
        repeated = any(one.group == new.group and float(one.sentence @ new.sentence) > 0.97 for one in self.compared)
        if not repeated and len(self.compared) < COMPARED:
            self.compared.append(new)


class Happenings:
    """All happenings so far; `add` is the online step."""

    def __init__(self) -> None:
        self._groups: dict[int, Group] = {}
        self._founded = 0
        self._index: dict[Key, dict[int, None]] = defaultdict(dict)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the happenings in memory, oldest first."""
        return tuple(self._groups.values())

    def forget(self, before: int) -> list[Group]:
        """Drop the happenings last told before a day and return them."""
        gone = {number: group for number, group in self._groups.items() if group.last < before}
        for number in gone:
            del self._groups[number]
        for key, numbers in list(self._index.items()):
            for number in numbers.keys() & gone.keys():
                del numbers[number]
            if not numbers:
                del self._index[key]
        return list(gone.values())

    def add(self, new: Telling) -> Group:
        """Put a telling where it belongs; return its happening."""
        number = self._best(new)
        if number is None:
            number, self._founded = self._founded, self._founded + 1
            self._groups[number] = Group(new)
        else:
            self._groups[number].add(new)
        for key in _keys(new, {new.event.event}):
            self._index[key][number] = None
        return self._groups[number]

    def _best(self, new: Telling) -> int | None:
        best: tuple[float, int] | None = None
        for number in self._near(new):
            group = self._groups[number]
            inside = group.tellings[-1].article.id == new.article.id
            found = group.likelihood(new)
            if found >= (JOIN_INSIDE if inside else JOIN) and (best is None or found > best[0]):
                best = found, number
        return best[1] if best else None

    def _near(self, new: Telling) -> list[int]:
        """Return the happenings worth a closer look, oldest first."""
        found = sorted({number for key in _keys(new, type_family(new.event.event), reach=1) for number in self._index.get(key, ())})
        if len(found) <= NEAREST:
            return found
        alike = np.array([max(float(one.sentence @ new.sentence) for one in self._groups[n].compared) for n in found])
        return sorted(found[i] for i in np.argsort(-alike, kind="stable")[:NEAREST])


def _keys(one: Telling, types: Iterable[str], reach: int = 0) -> list[Key]:
    """Return where a telling is looked for: each type, each actor and each week of its window."""
    told = day(one.told)
    first = one.first if one.first is not None else told
    last = one.last if one.last is not None else told
    weeks = range((first - reach) // 7, min((last + reach) // 7, first // 7 + WEEKS) + 1) if first is not None and last is not None else range(1)
    return [(kind, code, week) for kind in sorted(types) for code in sorted(one.codes) or ["---"] for week in weeks]


def happening(tellings: Sequence[Telling], key: str, story_of: Callable[[str], str | None]) -> Happening:
    """Return the record of one group of tellings, whose origins are known by now."""
    told = sorted(tellings, key=lambda one: (one.told, one.article.id, one.event.sentence, one.event.id))
    kind = _type(told)
    shown = _clearest([one for one in told if one.event.event == kind])
    states = history(told, kind)
    begin, until = _days(told, shown)
    places = Counter(one.event.place.name for one in told if one.event.place)
    stories = Counter(s for one in told if (s := story_of(one.article.id)))
    return Happening(
        id=key, event=kind, quad_code=shown.quad_code, event_scale=shown.event_scale, actor=shown.actor, recipient=shown.recipient,
        begin=begin, until=until, place=places.most_common(1)[0][0] if places else None,
        title=title(told, kind, shown.actor, shown.recipient), events=tuple(one.event.id for one in told), voices=voices(told),
        first_told=told[0].told or None, last_told=told[-1].told or None, state=states[-1].state, states=states,
        contradictions=contradictions(told), story=stories.most_common(1)[0][0] if stories else None,
    )


def _type(told: Sequence[Telling]) -> str:
    """Return the type most articles tell; the act itself before its announcement."""
    done = [one for one in told if one.event.event not in PLANNED] or list(told)
    counts = Counter({one.event.event: 0 for one in done})
    for _, kind in {(one.article.id, one.event.event) for one in done}:
        counts[kind] += 1
    return max(counts, key=lambda kind: (counts[kind], kind == "COOPERATE", kind))


def _clearest(tellings: Sequence[Telling]) -> Event:
    """Return the event that names most of those involved, the surer one, the earlier one."""
    best = max(tellings, key=lambda one: (len(one.actor.named | one.recipient.named), one.event.confidence, -tellings.index(one)))
    return best.event


def _days(told: Sequence[Telling], shown: Event) -> tuple[str | None, str | None]:
    """Return the narrowest stated window; without one what the clearest event falls back to."""
    stated = [(one.last - one.first, one.first, one.last) for one in told if one.event.time.stated and one.first is not None and one.last is not None]
    if stated:
        _, first, last = min(stated)
        return iso(first), iso(last)
    return shown.date, shown.enddate or shown.date
