"""Where English differs: clauses need no comma, the reporting clause behind keeps its order, "according to" is two words."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import main_verb
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.phrases import phrase
from lagebild.coding.quotes.unit import Unit

SHORT = 8  # words of a reporting clause behind: ", the foreign minister of Spain said on Monday"


def clause_here(unit: Unit, cue: Cue) -> tuple[int, int, str] | None:
    """Return (first, end, kind) of the clause behind a cue in its own stretch: said (that) it was late, vowed to go."""
    reading, end = unit.reading, unit.parts[cue.stretch][1]
    takes = cue.entry.clause
    for i in range(cue.head + 1, end):
        if reading.low[i] in reading.lexicon.that and reading.dep[i] == "mark" and "dass" in takes:
            return (i, unit.stop, "dass") if i + 1 < unit.stop else None
    for child in reading.children[cue.head]:
        if not cue.head < child < unit.stop or reading.passage[child] >= 0:
            continue
        first = _leftmost(unit, child, cue.head)
        if reading.dep[child] == "ccomp" and "v2" in takes:
            return first, unit.stop, "v2"
        if reading.dep[child] == "xcomp" and "zu" in takes and reading.low[first] == "to":
            return first, unit.stop, "zu"
    return None


def _leftmost(unit: Unit, word: int, low: int) -> int:
    """Return the first word of a clause by the tree, right of `low`."""
    first, todo = word, [word]
    while todo:
        for child in unit.reading.children[todo.pop()]:
            if low < child < word:
                first = min(first, child)
                todo.append(child)
    return first


def reports_behind(unit: Unit, cue: Cue) -> bool:
    """Whether a cue's stretch is a reporting clause behind or amid what is said: ", the minister said"."""
    a, b = unit.parts[cue.stretch]
    return b - a <= SHORT and cue.finite - a <= SHORT - 2 and main_verb(unit.reading, unit.parts) != cue.finite


def according_source(unit: Unit, number: int, i: int) -> list[int]:
    """Return the source behind "according to" (its first word at `i`)."""
    reading, end = unit.reading, unit.parts[number][1]
    start = i + 2
    if start >= end or reading.low[i + 1] != "to":
        return []
    head = next((j for j in (reading.head[i], reading.head[i + 1]) if start <= j < end), -1)
    return phrase(reading, head, start, end) if head >= 0 else list(range(start, end))
