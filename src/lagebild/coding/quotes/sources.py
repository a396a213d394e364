"""The phrases that name a source beside a clause: how far they reach and whether they name one at all."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch, first_real, is_subordinate, last_word
from lagebild.coding.quotes.phrases import NAME, chain, phrase
from lagebild.coding.quotes.reading import Reading

MODIFIERS = frozenset({"DET", "ADJ", "NUM"})
INSIDE = frozenset({"det", "amod", "nummod", "compound", "flat"})


def is_source(reading: Reading, i: int) -> bool:
    """Whether a noun is one of saying or knowing: Angaben, Polizeiangaben, Ansicht, Bericht."""
    if reading.pos[i] not in NAME:
        return False
    return reading.words[i] in reading.known.sources or reading.low[i].endswith(reading.known.source_ends)


def names_source(reading: Reading, i: int, high: int) -> bool:
    """Whether "nach" stands before a noun of saying: nach (neuesten) Angaben, not nach Berlin."""
    for j in range(i + 1, min(high, i + 6)):
        if reading.pos[j] in NAME:
            named = reading.low[i] == "gemäß" and reading.tokens[j].ent_type_ in ("ORG", "PER")
            return named or is_source(reading, j)
        if reading.finite[j] or reading.pos[j] not in MODIFIERS | {"ADV", "PRON"}:
            return False
    return False


def stands_behind(reading: Reading, i: int, part: Stretch) -> bool:
    """Whether "nach" stands behind its noun: ihrer Meinung nach."""
    if i <= part[0] or not is_source(reading, i - 1):
        return False
    if reading.dep[i] == "case" and reading.head[i] > i:
        return False  # it belongs to what follows: Statistiken nach der Katastrophe
    return i + 1 >= part[1] or not names_source(reading, i, part[1])


def source_end(reading: Reading, i: int, part: Stretch) -> int:
    """Return the end of the source phrase behind a preposition at `i`: up to the verb where it opens the sentence."""
    b = part[1]
    if i == first_real(reading, part):
        verb = next((j for j in range(i + 1, b) if reading.finite[j]), -1)
        if verb > i + 1:
            return verb
    end, head = max(i + 2, chain(reading, i + 1, b)), reading.head[i]
    if reading.dep[i] != "case" or not i < head < b or end >= b:
        return min(end, b)
    if reading.pos[end] == "ADP" or reading.low[end] in {"der", "des"}:
        tree = phrase(reading, head, i + 1, b)
        if tree and tree[0] == i + 1 and not any(reading.finite[j] for j in tree):
            end = max(end, tree[-1] + 1)
    return end


def source_start(reading: Reading, i: int, part: Stretch) -> int:
    """Return the start of the source phrase before "zufolge" or "nach" at `i`."""
    low, start = part[0], i - 1
    if reading.dep[i] == "case" and low <= reading.head[i] < i:
        tree = phrase(reading, reading.head[i], low, i)
        start = tree[0] if tree and tree[-1] == i - 1 else start
    if not is_subordinate(reading, part) and not any(reading.finite[j] for j in range(low, i)):
        start = first_real(reading, part)  # it opens the sentence: one constituent stands before the verb
    while start > low and reading.pos[start - 1] in MODIFIERS and not reading.finite[start - 1]:
        start -= 1
    return start


def widened(reading: Reading, parts: list[Stretch], number: int) -> tuple[int, int]:
    """Return the end of a source with its apposition, and the end of its phrase with the relative clauses behind it.

    For a source that fills its stretch: "Nach Angaben von Weber, dem Leiter der Stelle, der gestern kam, ist ...".
    """
    end = frame_end = parts[number][1]
    related = False
    for part in parts[number + 1 : number + 4]:
        first = first_real(reading, part)
        if reading.finite[first]:
            return end, part[0] if related else frame_end
        if is_subordinate(reading, part):
            related = True
        elif related or reading.pos[first] not in MODIFIERS | NAME or any(reading.finite[j] for j in range(*part)):
            break
        else:
            end = frame_end = part[1]
    return end, frame_end


def so_end(reading: Reading, parts: list[Stretch], number: int, start: int) -> int:
    """Return the end of the source that begins at `start` behind "so", with the apposition in the next stretch."""
    high = parts[number][1]
    head = start
    while start < reading.head[head] < high and reading.dep[head] in INSIDE:
        head = reading.head[head]
    found = phrase(reading, head, start, high)
    end = max(chain(reading, start, high), found[-1] + 1 if found else start, start + 1)
    if number + 1 < len(parts) and end == high:
        a, b = parts[number + 1]
        top = reading.head[a] if reading.dep[a] in ("det", "amod") else a
        if reading.dep[top] == "appos" and not any(reading.finite[j] for j in range(a, b)):
            return last_word(reading, a, b)
    return end


def noun_before(reading: Reading, i: int, low: int) -> list[int]:
    """Return the noun phrase right before a relative "wonach" or "nach denen": the source it refers to."""
    head = next((j for j in range(i - 1, low - 1, -1) if reading.pos[j] in NAME), -1)
    top = reading.head[head] if head >= 0 and reading.dep[head] in ("nmod", "flat", "appos") else head
    return phrase(reading, top, low, i) if top >= low else []
