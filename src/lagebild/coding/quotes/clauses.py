"""Clauses by commas and verb positions, which German marks more reliably than any parser finds them."""

from __future__ import annotations

import re

from lagebild.coding.quotes.forms import PARTICLES
from lagebild.coding.quotes.reading import BREAKS, PUNCTUATION, Reading

Stretch = tuple[int, int]
# conjunctions that are adverbs or prepositions too: in "damit solle Schluss sein", "als Grund gab er das an" the verb is second
EITHER_WAY = frozenset({"damit", "da", "als", "seit", "bis", "während", "wie"})
BRACKET = frozenset({"VVPP", "VVINF", "VAPP", "VAINF", "VMINF", "PTKVZ"})
INNER_ZU = re.compile(rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})zu\w{{2,}}n$")


def stretches(reading: Reading, start: int, end: int) -> list[Stretch]:
    """Return the token ranges between commas, dashes, brackets and semicolons; marks and short brackets are opaque."""
    found: list[Stretch] = []
    at, skip = start, -1
    for i in range(start, end):
        if i <= skip or reading.passage[i] >= 0 or reading.words[i] not in BREAKS:
            continue
        if reading.words[i] == "(" and (close := bracket_end(reading, i, end)) > i:
            skip = close
            continue
        found.append((at, i))
        at = i + 1
    found.append((at, end))
    return [(a, b) for a, b in found if not all(reading.space[i] for i in range(a, b))]


def bracket_end(reading: Reading, i: int, end: int) -> int:
    """Return the closing bracket of a short one without a verb, "(CDU)", else -1."""
    for j in range(i + 1, min(end, i + 8)):
        if reading.finite[j]:
            return -1
        if reading.words[j] == ")":
            return j
    return -1


def last_word(reading: Reading, start: int, end: int) -> int:
    """Return the end of [start, end) without the full stop, spaces and commas at its end."""
    while (
        end > start
        and (reading.words[end - 1] in {".", "!", "?", ",", ";", ":", "…"} or reading.space[end - 1])
        and (reading.passage[end - 1] < 0 or reading.words[end - 1] == "")
    ):
        end -= 1
    return end


def first_word(reading: Reading, start: int, end: int) -> int:
    """Return the start of [start, end) without spaces, commas and dashes at its start."""
    while start < end and (reading.words[start] in BREAKS or reading.space[start]):
        start += 1
    return start


def finite_verb(reading: Reading, stretch: Stretch) -> int:
    """Return the first finite verb of a stretch, or -1."""
    return next((i for i in range(*stretch) if reading.finite[i]), -1)


def is_subordinate(reading: Reading, stretch: Stretch) -> bool:
    """Whether a stretch begins as a subordinate clause: weil ..., die er ..., mit der ..., ob ..."""
    a, b = stretch
    if a >= b:
        return False
    first = reading.low[a]
    if first in EITHER_WAY and 0 <= (verb := finite_verb(reading, stretch)) < b - 2 and reading.dep[verb] != "aux":
        return False
    if reading.tag[a] == "PRELS" and _is_bracketed(reading, stretch):
        return False  # "der Iran habe das Land angegriffen" is no relative clause, whatever the tagger says
    if reading.tag[a] in ("KOUS", "PRELS", "PRELAT", "KOUI"):
        return True
    if reading.tag[a] == "APPR" and a + 1 < b and reading.tag[a + 1] in ("PRELS", "PRELAT"):
        return True
    lexicon = reading.lexicon
    return (first in lexicon.subordinators or first in lexicon.that) and (
        first != "wie" or finite_verb(reading, stretch) > a
    )


def _is_bracketed(reading: Reading, stretch: Stretch) -> bool:
    """Whether the finite verb stands second and a participle, infinitive or particle closes the stretch."""
    a, b = stretch
    closes = reading.tag[b - 1] in BRACKET or reading.tag[max(a, b - 2)] in BRACKET
    return closes and a + 1 < finite_verb(reading, stretch) < b - 1


def is_infinitive(reading: Reading, stretch: Stretch) -> bool:
    """Whether a stretch is an infinitive with zu, and no purpose clause (um ... zu)."""
    a, b = stretch
    if reading.low[a] in {"um", "ohne", "anstatt", "statt"}:
        return False
    for i in range(a, b):
        if reading.finite[i]:
            return False
        if reading.tag[i] == "VVIZU" or (reading.tag[i] == "PTKZU" and i + 1 < b):
            return True
    return INNER_ZU.match(reading.low[b - 1]) is not None


def main_verb(reading: Reading, parts: list[Stretch]) -> int:
    """Return the finite verb of the first main clause (verb-second), or -1."""
    for number, part in enumerate(parts):
        verb = finite_verb(reading, part)
        if verb < 0:
            continue
        if number and verb == first_real(reading, part):
            return verb
        if not is_subordinate(reading, part):
            return verb
    return -1


def first_real(reading: Reading, stretch: Stretch) -> int:
    """Return the first token of a stretch that is a word."""
    a, b = stretch
    while a < b - 1 and (reading.words[a] in PUNCTUATION or reading.space[a]):
        a += 1
    return a


def is_verb_second(reading: Reading, parts: list[Stretch], number: int) -> int:
    """Return the finite verb of the main clause that begins with stretch `number`, or -1 where none does.

    It begins there if the stretch has a finite verb after one constituent and is not subordinate, or if it is a
    subordinate clause in first place and the next stretch begins with its verb ("wenn er komme, werde man ...").
    """
    part = parts[number]
    verb = finite_verb(reading, part)
    if is_subordinate(reading, part):
        for later in parts[number + 1 : number + 3]:
            verb = finite_verb(reading, later)
            if verb >= 0 and verb == first_real(reading, later):
                return verb
        return -1
    if verb < 0 or verb == first_real(reading, part):
        return -1
    relative = reading.low[part[0]] in reading.lexicon.relatives and verb == part[1] - 1 and part[1] - part[0] > 2
    return -1 if relative and not reading.subjunctive[verb] else verb
