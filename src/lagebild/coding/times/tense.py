"""Whether the clause around a time expression speaks of the past or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from lagebild.coding.times.grammar import Grammar

Tense = Literal["past", "present", "future"]
_WINDOW = 160
_COMMA = 40
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
    tense: Tense
    for tense in ("past", "future", "present"):
        if tense == "present" and best:
            break  # the present is told by endings alone, so any other clue is better
        pattern = rules.clues.get(tense)
        for match in pattern.finditer(text, left, right) if pattern else ():
            gap = _gap(text, match.span(), (start, end))
            if gap >= 0 and (best is None or gap < best[0]):
                best = gap, tense
    return best[1] if best else None


def _gap(text: str, clue: tuple[int, int], span: tuple[int, int]) -> int:
    """Return how far a clue is from an expression, negative where they overlap."""
    if clue[0] < span[1] and span[0] < clue[1]:
        return -1
    between = (clue[1], span[0]) if clue[1] <= span[0] else (span[1], clue[0])
    # A comma most often begins another clause, whose verb says little about this one.
    return between[1] - between[0] + _COMMA * text.count(",", *between)


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
