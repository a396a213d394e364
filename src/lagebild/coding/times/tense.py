"""Is the clause around a time expression about the past or the future?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from lagebild.coding.times.grammar import Grammar

Tense = Literal["past", "present", "future"]
_WINDOW = 160
_STOP = re.compile(r"[.!?:;](?=\s)|\n\n")


class ClauseTense(msgspec.Struct, frozen=True):
    """A clause (offsets into the text) and the tense of its finite verb; the pipeline fills it from the parse.

    Perfekt and Plusquamperfekt count as past; "wird/soll/will" with an infinitive as future.
    """

    start: int
    end: int
    tense: Tense


def tense_at(text: str, start: int, end: int, rules: Grammar, clauses: Sequence[ClauseTense] = ()) -> Tense | None:
    """Return the tense at an expression: from the smallest clause that holds it, else from words nearby."""
    around = [c for c in clauses if c.start <= start and end <= c.end]
    if around:
        return min(around, key=lambda c: c.end - c.start).tense
    return _from_words(text, start, end, rules)


def _from_words(text: str, start: int, end: int, rules: Grammar) -> Tense | None:
    """Take the clue word nearest to the expression within its sentence."""
    left, right = sentence_around(text, start, end)
    best: tuple[int, Tense] | None = None
    for tense in ("past", "future", "present"):
        pattern = rules.clues.get(tense)
        for match in pattern.finditer(text, left, right) if pattern else ():
            if match.start() < end and start < match.end():
                continue
            gap = start - match.end() if match.end() <= start else match.start() - end
            if best is None or gap < best[0]:
                best = gap, tense  # type: ignore[assignment]
    return best[1] if best else None


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return roughly the sentence around a span: up to the next full stop that is not an ordinal's or a date's."""
    left = max(0, start - _WINDOW)
    for match in _STOP.finditer(text, left, start):
        if not (match[0] == "." and text[match.start() - 1 : match.start()].isdigit()):
            left = match.end()
    right = min(len(text), end + _WINDOW)
    for match in _STOP.finditer(text, end, right):
        if not (match[0] == "." and text[match.start() - 1 : match.start()].isdigit()):
            return left, match.start()
    return left, right
