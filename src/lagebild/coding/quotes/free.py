"""Speech without a frame of its own: runs of Konjunktiv whose speaker was named before, hearsay (soll, will, angeblich)."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch, first_word, main_verb
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.reading import Reading


def free_speech(
    reading: Reading, unit: Stretch, parts: list[Stretch], carried: Draft | None, heard: list[int]
) -> Draft | None:
    """Return the unit as speech of the last speaker (Konjunktiv) or as hearsay (soll ... haben), if it is.

    `carried` is the quotation of the sentence before, `heard` the speaker last heard, however far back.
    """
    verb = main_verb(reading, parts)
    if verb < 0:
        return None
    mood = reading.subjunctive[verb]
    who = list(carried.speaker) if carried is not None else list(heard)
    if mood == 1 or (mood == 2 and carried is not None):
        return Draft("indirect", whole(reading, unit), "free.konjunktiv", speaker=who)
    lexicon = reading.lexicon.evidential
    lemma = _modal(reading, verb)
    if lemma in lexicon.rumour and not mood and hearsay(reading, unit, verb, carried):
        return Draft("evidential", whole(reading, unit), f"free.{lemma}", speaker=who)
    if lemma in lexicon.claim and perfect_infinitive(reading, unit, verb):
        return Draft("evidential", whole(reading, unit), f"free.{lemma}")
    return None


def _modal(reading: Reading, verb: int) -> str:
    known = reading.lexicon.evidential
    return next((lemma for lemma, _ in reading.known.verbs.get(reading.low[verb], ()) if lemma in known.rumour | known.claim), "")


def whole(reading: Reading, unit: Stretch) -> list[int]:
    """Return the tokens of a unit with its full stop."""
    return [i for i in range(first_word(reading, *unit), unit[1]) if not reading.space[i]]


def hearsay(reading: Reading, unit: Stretch, verb: int, carried: Draft | None) -> bool:
    """Whether "soll" means hearsay: with a perfect infinitive always, else where speech goes on from before."""
    if reading.low[verb] not in {"soll", "sollen"}:
        return False
    return perfect_infinitive(reading, unit, verb) or carried is not None


def perfect_infinitive(reading: Reading, unit: Stretch, verb: int) -> bool:
    """Whether haben or sein with a participle depends on the modal: getötet haben, gewesen sein, verletzt worden sein."""
    for i in range(verb + 1, unit[1]):
        if reading.low[i] in {"haben", "sein"} and not reading.finite[i] and i > verb + 1 and reading.passage[i] < 0:
            return reading.tag[i - 1] in ("VVPP", "VAPP", "VMPP") or reading.low[i - 1] in {"worden", "gewesen"}
    return False
