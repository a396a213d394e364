"""Speech without a frame of its own: runs of Konjunktiv whose speaker was named before, hearsay (soll, will, angeblich)."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import first_word, main_verb
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.phrases import phrase, subject_head
from lagebild.coding.quotes.reading import Reading
from lagebild.coding.quotes.unit import Unit

PARTICIPLES = frozenset({"VVPP", "VAPP", "VMPP"})


def free_speech(unit: Unit, carried: Draft | None, heard: list[int]) -> Draft | None:
    """Return the unit as speech of the last speaker (Konjunktiv) or as hearsay (soll ... haben), if it is.

    `carried` is the quotation of the sentence before, `heard` the speaker last heard, however far back.
    """
    verb = main_verb(unit.reading, unit.parts)
    if verb < 0:
        return None
    mood = unit.reading.subjunctive[verb]
    who = list(carried.speaker) if carried is not None else list(heard)
    if mood == 1 or (mood == 2 and carried is not None and not _of_anyone(unit, verb)):
        return Draft("indirect", whole(unit), "free.konjunktiv", speaker=who)
    return _hearsay(unit, verb, carried, who) or _allegation(unit)


def _of_anyone(unit: Unit, verb: int) -> bool:
    """Whether the author himself weighs what one may say: "Man könnte auch sagen"."""
    return "man" in unit.reading.low[max(unit.start, verb - 2) : verb + 3]


def _hearsay(unit: Unit, verb: int, carried: Draft | None, who: list[int]) -> Draft | None:
    """Read "Er soll geflohen sein" (someone says so) and "Sie will ihn gesehen haben" (she says so).

    "soll" with a plain infinitive may be a plan or a duty: it counts only where speech goes on from before.
    """
    reading, modals = unit.reading, unit.reading.lexicon.evidential
    lemma = _modal(reading, verb)
    perfect = perfect_infinitive(unit, verb)
    if lemma in modals.rumour and reading.low[verb] in {"soll", "sollen"} and (perfect or carried is not None):
        return Draft("evidential", whole(unit), f"free.{lemma}", speaker=who, cue=[verb])
    if lemma in modals.claim and perfect and not reading.subjunctive[verb]:
        head = subject_head(reading, verb)
        claims = phrase(reading, head, *unit.span) if unit.start <= head < unit.end else []
        return Draft("evidential", whole(unit), f"free.{lemma}", speaker=claims, cue=[verb])
    return None


def _allegation(unit: Unit) -> Draft | None:
    """Read "Angeblich wurden Geiseln genommen": somebody says so, nobody says who."""
    reading = unit.reading
    cue = [
        i for i in range(*unit.span) if reading.low[i] in reading.lexicon.evidential.adverbs and reading.passage[i] < 0
    ]
    return Draft("evidential", whole(unit), f"free.{reading.low[cue[0]]}", cue=cue[:1]) if cue else None


def _modal(reading: Reading, verb: int) -> str:
    modals = reading.lexicon.evidential.rumour | reading.lexicon.evidential.claim
    return next((lemma for lemma, _ in reading.known.verbs.get(reading.low[verb], ()) if lemma in modals), "")


def whole(unit: Unit) -> list[int]:
    """Return the tokens of a unit with its full stop."""
    return [i for i in range(first_word(unit.reading, *unit.span), unit.end) if not unit.reading.space[i]]


def perfect_infinitive(unit: Unit, verb: int) -> bool:
    """Whether haben or sein with a participle depends on the modal: getötet haben, gewesen sein, verletzt worden sein."""
    reading = unit.reading
    for i in range(verb + 2, unit.end):
        if reading.low[i] in {"haben", "sein"} and not reading.finite[i] and reading.passage[i] < 0:
            return reading.tag[i - 1] in PARTICIPLES or reading.low[i - 1] in {"worden", "gewesen"}
    return False
