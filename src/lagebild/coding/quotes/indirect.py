"""Indirect speech: a cue and the clause it governs (dass, verb-second, ob/wh, zu-infinitive; before, behind, around)."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import (
    Stretch,
    finite_verb,
    first_real,
    first_word,
    is_infinitive,
    is_subordinate,
    is_verb_second,
    last_word,
    main_verb,
)
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.phrases import phrase, subject_head
from lagebild.coding.quotes.reading import PUNCTUATION, Reading
from lagebild.coding.quotes.roles import addressee, speaker

FARTHEST = 4  # stretches between a cue and its clause: apposition, relative clause, another apposition


def indirect_speech(reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue]) -> list[Draft]:
    """Return the indirect speech of a unit, outermost first."""
    drafts: list[Draft] = []
    claimed: dict[int, Cue] = {}
    for cue in reversed(cues):  # the nearest cue on the left owns a clause
        found = _clause_after(reading, unit, parts, cue)
        if found is not None and found[0] not in claimed:
            claimed[found[0]] = cue
            drafts.append(_draft(reading, unit, parts, cue, list(range(*found[:2])), found[2]))
    drafts.reverse()
    taken = set(claimed.values())
    for cue in cues:
        if cue not in taken and (behind := _clause_before(reading, unit, parts, cue)) is not None:
            drafts.append(_draft(reading, unit, parts, cue, *behind))
    if not drafts and (found := previous_sentence(reading, unit, parts, cues)) is not None:
        drafts.append(found)
    drafts.sort(key=lambda draft: -len(draft.quote))
    return drafts


def previous_sentence(reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue]) -> Draft | None:
    """Read "Dies bestätigte ein Sprecher.": the sentence before is what was said."""
    this = first_real(reading, parts[0]) if parts else unit[0]
    if reading.low[this] not in {"dies", "das", "so"} or this + 1 >= unit[1] or not reading.finite[this + 1]:
        return None
    cue = next((c for c in cues if not c.noun and c.finite == this + 1 and not c.entry.weak and c.entry.clause), None)
    before = next((known for known in reversed(reading.units) if known[1] <= unit[0]), None)
    if cue is None or before is None or before[1] < unit[0] or reading.low[this] == "so":
        return None
    quote = [i for i in range(*before) if not reading.space[i]] + [this]
    said = {*quote}
    who = speaker(reading, cue, unit, said)
    if not who:
        return None
    frame = list(range(this + 1, last_word(reading, *unit)))
    return Draft("indirect", quote, f"indirect.dies:{cue.entry.id}", speaker=who, cue=list(cue.tokens), frame=frame,
                 addressee=addressee(reading, cue, unit, said, who))  # fmt: skip


def stray_subjunctive(reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue]) -> Draft | None:
    """Read "prangert Gewalt an, die überall zunehme": a subordinate clause in Konjunktiv I is somebody's words."""
    for number, part in enumerate(parts[1:], start=1):
        verb = finite_verb(reading, part)
        if verb < 0 or reading.subjunctive[verb] != 1 or not is_subordinate(reading, part):
            continue
        start, end = first_real(reading, part), last_word(reading, *unit)
        said = set(range(start, end))
        cue = next((c for c in reversed(cues) if c.stretch < number and not c.noun), None)
        frame = [i for i in range(*unit) if i < start]
        if cue is None:
            head = subject_head(reading, main_verb(reading, parts), said)
            who = [] if head < 0 else phrase(reading, head, unit[0], start)
            return Draft("indirect", sorted(said), "indirect.konjunktiv", speaker=who, frame=frame)
        return Draft("indirect", sorted(said), f"indirect.konjunktiv:{cue.entry.id}", speaker=speaker(reading, cue, unit, said),
                     cue=list(cue.tokens), frame=frame)  # fmt: skip
    return None


def _draft(reading: Reading, unit: Stretch, parts: list[Stretch], cue: Cue, quote: list[int], kind: str) -> Draft:
    start, end = unit
    said = set(quote)
    frame = [i for i in range(start, last_word(reading, start, end)) if i not in said]
    if kind == "behind":
        frame = [i for i in frame if i >= min(cue.tokens) - 1]
    who = speaker(reading, cue, unit, said)
    return Draft(
        "indirect",
        quote,
        f"indirect.{kind}:{cue.entry.id}",
        speaker=who,
        cue=list(cue.tokens),
        frame=frame,
        addressee=addressee(reading, cue, unit, said, who),
    )


def _clause_after(reading: Reading, unit: Stretch, parts: list[Stretch], cue: Cue) -> tuple[int, int, str] | None:
    """Return (first, end, kind) of the clause a cue governs to its right."""
    for number in range(cue.stretch + 1, min(len(parts), cue.stretch + 1 + FARTHEST)):
        kind = _kind(reading, parts, number, cue)
        if kind == "stop":
            return None
        if kind:
            start = first_word(reading, parts[number][0], unit[1])
            end = _end(reading, unit, parts, number, cue)
            return (start, end, kind) if end > start else None
    return None


def _kind(reading: Reading, parts: list[Stretch], number: int, cue: Cue) -> str:
    """Return which clause of the cue begins at a stretch: dass, wh, zu, v2; "" none, "stop" nothing further can."""
    a, b = parts[number]
    first = reading.low[first_real(reading, parts[number])]
    takes = cue.entry.clause
    if all(reading.passage[i] >= 0 or reading.words[i] in PUNCTUATION for i in range(a, b)):
        return "stop" if b - a > 6 else ""
    if first in reading.lexicon.that:
        return "dass" if "dass" in takes else "stop"
    if "zu" in takes and is_infinitive(reading, (a, b)):
        return "zu"
    if "wh" in takes and first in reading.lexicon.questions and is_question(reading, parts, number):
        return "wh"
    if "v2" not in takes:
        return ""
    verb = is_verb_second(reading, parts, number)
    if verb < 0:
        return ""
    if first in {"und", "sowie", "aber", "doch", "sondern", "oder"} and not reading.subjunctive[verb]:
        return "stop"
    if cue.entry.weak and not _said(reading, verb):
        return "stop"
    return "v2"


def is_question(reading: Reading, parts: list[Stretch], number: int) -> bool:
    """Whether a stretch that begins with a question word is an indirect question: its verb stands last."""
    part = parts[number]
    verb = finite_verb(reading, part)
    return verb > part[0] and (reading.low[part[0]] != "wie" or number + 1 >= len(parts) or verb >= part[1] - 2)


def _said(reading: Reading, verb: int) -> bool:
    return reading.subjunctive[verb] > 0


def _end(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, cue: Cue) -> int:
    """Return where the clause ends: with the unit, or where the sentence around it goes on."""
    end = last_word(reading, *unit)
    for later in parts[number + 1 :]:
        first = first_real(reading, later)
        if cue.noun and cue.finite < 0 and reading.finite[first] and main_verb(reading, parts) == first:
            return last_word(reading, parts[number][0], later[0])
        if _goes_on(reading, later, cue):
            return last_word(reading, parts[number][0], later[0])
    return end


def _goes_on(reading: Reading, part: Stretch, cue: Cue) -> bool:
    """Whether a stretch is coordinated with the cue's own clause: by the tree, an indicative verb beside the cue."""
    for i in range(*part):
        if reading.finite[i] and not reading.subjunctive[i]:
            head = i if reading.dep[i] == "conj" else reading.head[i] if reading.dep[i] == "aux" else -1
            if head >= 0 and reading.dep[head] == "conj" and reading.head[head] in (cue.head, cue.finite):
                return True
    return False


def _clause_before(reading: Reading, unit: Stretch, parts: list[Stretch], cue: Cue) -> tuple[list[int], str] | None:
    """Return the clause that stands before its cue ("Die Lage sei ernst, sagte er") or around it, and its kind."""
    a, b = parts[cue.stretch]
    takes = cue.entry.clause
    if not takes or cue.stretch == 0 or cue.finite < 0 or cue.finite != first_real(reading, parts[cue.stretch]):
        return None
    before = parts[: cue.stretch]
    first = reading.low[first_real(reading, before[0])]
    if first in reading.lexicon.that or (first == "ob" and "wh" in takes):
        return list(range(unit[0], last_word(reading, unit[0], a))), "dass"
    if main_verb(reading, parts) == cue.finite or "v2" not in takes:
        return None
    if all(reading.passage[i] >= 0 or reading.words[i] in PUNCTUATION for i in range(unit[0], a)):
        return None
    if cue.entry.weak and not any(reading.subjunctive[i] for i in range(unit[0], a)):
        return None
    quote = list(range(unit[0], last_word(reading, unit[0], a)))
    quote += _rest(reading, unit, parts, cue)
    return quote, "behind"


def _rest(reading: Reading, unit: Stretch, parts: list[Stretch], cue: Cue) -> list[int]:
    """Return what goes on behind a reporting clause in the middle: a clause, not an apposition to the speaker."""
    for number in range(cue.stretch + 1, len(parts)):
        part = parts[number]
        if is_subordinate(reading, part) and reading.low[part[0]] in reading.lexicon.relatives:
            continue
        if finite_verb(reading, part) >= 0 and not _goes_on(reading, part, cue):
            return list(range(part[0], last_word(reading, part[0], unit[1])))
    return []
