"""Indirect speech without a clause of its own cue: "Dies bestätigte ...", and subordinate clauses in Konjunktiv."""

from __future__ import annotations

from lagebild.coding.quotes.addressee import addressee
from lagebild.coding.quotes.clauses import finite_verb, first_real, is_subordinate, main_verb
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.phrases import phrase, subject_head
from lagebild.coding.quotes.speaker import speaker
from lagebild.coding.quotes.unit import Unit

THIS = frozenset({"dies", "das"})


def previous_sentence(unit: Unit) -> Draft | None:
    """Read "Dies bestätigte ein Sprecher.": the sentence before is what was said."""
    reading = unit.reading
    this = first_real(reading, unit.parts[0]) if unit.parts else unit.start
    if reading.low[this] not in THIS or this + 1 >= unit.end or not reading.finite[this + 1]:
        return None
    told = (cue for cue in unit.cues if cue.finite == this + 1 and cue.entry.clause and not cue.entry.weak)
    cue = next(told, None)
    before = next((span for span in reversed(reading.units) if span[1] == unit.start), None)
    if cue is None or before is None:
        return None
    quote = [i for i in range(*before) if not reading.space[i]] + [this]
    who = speaker(reading, cue, unit.span, set(quote))
    if not who:
        return None
    to = addressee(reading, cue, unit.span, set(quote), who)
    frame, rule = list(range(this + 1, unit.stop)), f"indirect.dies:{cue.entry.id}"
    return Draft("indirect", quote, rule, speaker=who, cue=list(cue.tokens), frame=frame, addressee=to)


def stray_subjunctive(unit: Unit) -> Draft | None:
    """Read "prangert Gewalt an, die überall zunehme": a subordinate clause in Konjunktiv I is somebody's words."""
    reading = unit.reading
    for number, part in enumerate(unit.parts[1:], start=1):
        verb = finite_verb(reading, part)
        if verb < 0 or reading.subjunctive[verb] != 1 or not is_subordinate(reading, part):
            continue
        start = first_real(reading, part)
        said, frame = list(range(start, unit.stop)), list(range(unit.start, start))
        cue = next((cue for cue in reversed(unit.cues) if cue.stretch < number and not cue.noun), None)
        if cue is None:
            return Draft("indirect", said, "indirect.konjunktiv", speaker=_subject(unit, start), frame=frame)
        who, rule = speaker(reading, cue, unit.span, set(said)), f"indirect.konjunktiv:{cue.entry.id}"
        return Draft("indirect", said, rule, speaker=who, cue=list(cue.tokens), frame=frame)
    return None


def _subject(unit: Unit, high: int) -> list[int]:
    head = subject_head(unit.reading, main_verb(unit.reading, unit.parts), range(high, unit.end))
    return phrase(unit.reading, head, unit.start, high) if unit.start <= head < high else []
