"""Indirect speech: a cue and the clause it governs (dass, verb-second, ob/wh, zu-infinitive; before, behind, around)."""

from __future__ import annotations

from lagebild.coding.quotes.addressee import addressee
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
from lagebild.coding.quotes.english import clause_here, reports_behind
from lagebild.coding.quotes.phrases import no_subject
from lagebild.coding.quotes.reading import PUNCTUATION, Reading
from lagebild.coding.quotes.speaker import speaker
from lagebild.coding.quotes.unit import Unit

FARTHEST = 4  # stretches between a cue and its clause: apposition, relative clause, another apposition
COORDINATORS = frozenset({"und", "sowie", "aber", "doch", "sondern", "oder"})


def indirect_speech(unit: Unit) -> list[Draft]:
    """Return the indirect speech of a unit, the longest first."""
    drafts: list[Draft] = []
    claimed: set[int] = set()
    open_cues: list[Cue] = []
    cues = [cue for cue in unit.cues if not cue.entry.own or _is_own(unit, cue)]
    for cue in reversed(cues):  # the nearest cue on the left owns a clause
        after = _clause_after(unit, cue)
        if after is None or after[0] in claimed:
            open_cues.append(cue)
            continue
        claimed.add(after[0])
        drafts.append(drafted(unit, cue, list(range(*after[:2])), after[2]))
    for cue in open_cues:
        before = _clause_before(unit, cue)
        if before is not None:
            drafts.append(drafted(unit, cue, *before))
    return sorted(drafts, key=lambda draft: (-len(draft.quote), draft.quote))


def _is_own(unit: Unit, cue: Cue) -> bool:
    """Whether speakers tell their own thoughts or their listeners': "denke ich", "wir wissen, dass"."""
    reading, (a, b) = unit.reading, unit.parts[cue.stretch]
    verb = cue.finite if cue.finite >= 0 else cue.head
    near = range(max(a, verb - 2), min(b, verb + 3))
    return any(reading.low[i] in {"ich", "wir"} or (reading.words[i] == "Sie" and i != unit.start) for i in near)


def drafted(unit: Unit, cue: Cue, quote: list[int], kind: str) -> Draft:
    """Return the draft of a cue and its words; the frame is what else the unit holds."""
    said = set(quote)
    first = unit.parts[cue.stretch][0] - 1 if kind == "behind" else unit.start
    frame = [i for i in range(first, unit.stop) if i not in said]
    who = speaker(unit.reading, cue, unit.span, said)
    to = addressee(unit.reading, cue, unit.span, said, who)
    rule = f"indirect.{kind}:{cue.entry.id}"
    return Draft("indirect", quote, rule, speaker=who, cue=list(cue.tokens), frame=frame, addressee=to)


def _clause_after(unit: Unit, cue: Cue) -> tuple[int, int, str] | None:
    """Return (first, end, kind) of the clause a cue governs to its right."""
    parts = unit.parts
    if unit.reading.language == "en" and (here := clause_here(unit, cue)) is not None:
        return here
    for number in range(cue.stretch + 1, min(len(parts), cue.stretch + 1 + FARTHEST)):
        kind = _kind(unit.reading, parts, number, cue)
        if kind == "stop":
            return None
        if kind:
            start, end = first_word(unit.reading, parts[number][0], unit.end), _end(unit, number, cue)
            return (start, end, kind) if end > start else None
    return None


def _kind(reading: Reading, parts: list[Stretch], number: int, cue: Cue) -> str:
    """Return which clause of the cue begins at a stretch: dass, wh, zu, v2; "" none, "stop" nothing further can."""
    part, takes = parts[number], cue.entry.clause
    first = reading.low[first_real(reading, part)]
    if in_marks(reading, *part):
        return "stop" if part[1] - part[0] > 6 else ""
    if first in reading.lexicon.that:
        return "dass" if "dass" in takes else "stop"
    if "zu" in takes and is_infinitive(reading, part):
        return "zu"
    if "wh" in takes and first in reading.lexicon.questions and _is_question(reading, parts, number):
        return "wh"
    verb = is_verb_second(reading, parts, number) if "v2" in takes else -1
    if verb < 0:
        return ""
    said = reading.subjunctive[verb] > 0
    doubtful = first in COORDINATORS or cue.noun or (cue.entry.weak and not _next_to(parts, number, cue))
    if doubtful and not said:
        return "stop"
    return "v2"


def _next_to(parts: list[Stretch], number: int, cue: Cue) -> bool:
    """Whether a clause follows its cue at once: "Ich glaube, wir gewinnen", with a short subject at most between."""
    return number == cue.stretch + 1 and parts[cue.stretch][1] - cue.tokens[-1] <= 2


def in_marks(reading: Reading, start: int, end: int) -> bool:
    """Whether tokens [start, end) are all inside quotation marks (or punctuation)."""
    return all(reading.passage[i] >= 0 or reading.space[i] or reading.words[i] in PUNCTUATION for i in range(start, end))


def _is_question(reading: Reading, parts: list[Stretch], number: int) -> bool:
    """Whether a stretch that begins with a question word is an indirect question: its verb stands last."""
    part = parts[number]
    verb = finite_verb(reading, part)
    return verb > part[0] and (reading.low[part[0]] != "wie" or number + 1 >= len(parts) or verb >= part[1] - 2)


def _end(unit: Unit, number: int, cue: Cue) -> int:
    """Return where the clause ends: with the unit, or where the sentence around it goes on."""
    reading, parts = unit.reading, unit.parts
    main = main_verb(reading, parts)
    for later in parts[number + 1 :]:
        first = first_real(reading, later)
        resumes = (cue.noun and main == first) or _gives_reason(reading, later, first)
        if resumes or _goes_on(reading, later, cue):
            return last_word(reading, parts[number][0], later[0])
    return unit.stop


def _gives_reason(reading: Reading, part: Stretch, first: int) -> bool:
    """Whether the author explains in the indicative: ", denn bisher gibt es keinen Strom"."""
    verb = finite_verb(reading, part)
    return reading.low[first] == "denn" and verb >= 0 and not reading.subjunctive[verb]


def _goes_on(reading: Reading, part: Stretch, cue: Cue) -> bool:
    """Whether a stretch is coordinated with the cue's own clause: by the tree, an indicative verb beside the cue."""
    for i in range(*part):
        if reading.finite[i] and not reading.subjunctive[i]:
            head = reading.head[i] if reading.dep[i] == "aux" else i
            if reading.dep[head] == "conj" and reading.head[head] in (cue.head, cue.finite):
                return True
    return False


def _clause_before(unit: Unit, cue: Cue) -> tuple[list[int], str] | None:
    """Return the clause that stands before its cue ("Die Lage sei ernst, sagte er") or around it, and its kind."""
    reading, parts, takes = unit.reading, unit.parts, cue.entry.clause
    if not takes or cue.stretch == 0 or cue.finite < 0:
        return None
    inverted = cue.finite == first_real(reading, parts[cue.stretch])
    if not inverted and not (reading.language == "en" and reports_behind(unit, cue)):
        return None
    end = parts[cue.stretch][0]
    quote = list(range(unit.start, last_word(reading, unit.start, end)))
    first = reading.low[first_real(reading, parts[0])]
    if first in reading.lexicon.that or (first == "ob" and "wh" in takes):
        return quote, "dass"
    if _shares_subject(unit, cue):
        return None
    if main_verb(reading, parts) == cue.finite or "v2" not in takes or in_marks(reading, unit.start, end):
        return None
    if cue.entry.weak and not _is_own(unit, cue) and not any(reading.subjunctive[i] for i in quote):
        return None
    return quote + _rest(unit, cue), "behind"


def _shares_subject(unit: Unit, cue: Cue) -> bool:
    """Whether a verb is only coordinated: "SPD und Grüne lobten das Gesetz, warfen der Regierung aber Zögern vor"."""
    reading = unit.reading
    if reading.dep[cue.head] != "conj" or reading.head[cue.head] > cue.head:
        return False
    verbs = {cue.head, cue.finite}
    below = {child for verb in verbs for child in reading.children[verb] if child > cue.finite}
    return not any(reading.dep[child] == "nsubj" and not no_subject(reading, child) for child in below)


def _rest(unit: Unit, cue: Cue) -> list[int]:
    """Return what goes on behind a reporting clause in the middle: a clause, not an apposition to the speaker."""
    reading = unit.reading
    for part in unit.parts[cue.stretch + 1 :]:
        relative = is_subordinate(reading, part) and reading.low[part[0]] in reading.lexicon.relatives
        if not relative and finite_verb(reading, part) >= 0 and not _goes_on(reading, part, cue):
            return list(range(part[0], last_word(reading, part[0], unit.end)))
    return []
