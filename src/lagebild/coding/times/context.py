"""What a reading may lean on: the article's date, the dates mentioned before, the tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import msgspec

from lagebild.coding.times.calendar import interval
from lagebild.coding.times.grammar import Grammar
from lagebild.coding.times.tense import ClauseTense, Tense, sentence_around, tense_at

_NEAR_DAY = 250
_NEAR_YEAR = 250


class Reading(msgspec.Struct, frozen=True):
    """What an expression means; `begin` and `until` only where they do not follow from the value."""

    type: str
    value: str
    mod: str | None = None
    anchor: str = "none"
    begin: date | None = None
    until: date | None = None


@dataclass
class Context:
    """The state of one pass over one text; `mentions` are (end, reading) in the order read."""

    text: str
    day: date | None
    grammar: Grammar
    clauses: Sequence[ClauseTense] = ()
    mentions: list[tuple[int, Reading]] = field(default_factory=list)

    def tense(self, start: int, end: int) -> Tense | None:
        """Return the tense of the clause around a span, None where nothing tells."""
        return tense_at(self.text, start, end, self.grammar, self.clauses)

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence around a span."""
        left, right = sentence_around(self.text, start, end)
        return self.text[left:right]

    @cached_property
    def daily(self) -> bool:
        """Whether the text speaks of single days as daily news does."""
        return bool(self.grammar.clues["daily"].search(self.text))

    def earlier_day(self, at: int, within: int = _NEAR_DAY) -> date | None:
        """Return the last day mentioned shortly before `at`."""
        for end, reading in reversed(self.mentions):
            if at - end > within:
                return None
            first, last = interval(reading.value)
            if first and first == last:
                return first
        return None

    def earlier(self, at: int, within: int = _NEAR_YEAR) -> tuple[date, date] | None:
        """Return the interval of the last mention shortly before `at` that has one of at most a year."""
        for end, reading in reversed(self.mentions):
            if at - end > within:
                return None
            first, last = interval(reading.value)
            if first and last and (last - first).days <= 366:
                return first, last
        return None

    def earlier_year(self, at: int, within: int = _NEAR_YEAR) -> int | None:
        """Return the year of the last mention shortly before `at` that states one, where it is another than the article's."""
        for end, reading in reversed(self.mentions):
            if at - end > within:
                return None
            first, last = interval(reading.value)
            # A value counted from the article's date says nothing about the year that is being told of.
            if reading.anchor != "article" and first and last and (last - first).days <= 366:
                return None if self.day and first.year == self.day.year else first.year
        return None
