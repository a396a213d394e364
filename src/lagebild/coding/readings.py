"""A word read as an entry of the lexicon, and which of competing readings of a sentence stand."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.coding import slots
from lagebild.coding.reasons import Reason
from lagebild.coding.tree import Word
from lagebild.knowledge.cues import Cues
from lagebild.knowledge.predicates import Predicate

ANSWERED = ("REJECT", "ACCUSE")  # a reproach that is denied was made


class Reading:
    """A word taken as an instance of a predicate; `used` are the words its light-verb or idiom conditions took."""

    __slots__ = ("others", "predicate", "rejected", "retold", "used", "word")

    def __init__(self, word: Word, predicate: Predicate, used: Sequence[Word] = ()) -> None:
        self.word, self.predicate = word, predicate
        self.used = list(used)
        self.rejected: Reason | None = None
        self.others: list[Reading] = []
        self.retold = False  # stands only as an earlier event told again

    def __repr__(self) -> str:
        return f"{self.word.text}:{self.predicate.id}"


def select(readings: Sequence[Reading], cues: Cues) -> list[Reading]:
    """Drop the nouns a light verb took, and a noun that only repeats the verb it hangs on."""
    taken: dict[int, list[Predicate]] = {}
    for reading in readings:
        for word in reading.used:
            if word is not reading.word:
                taken.setdefault(id(word), []).append(reading.predicate)
    kept = []
    for reading in readings:
        if reading.predicate.part in {"noun", "adj"} and any(_swallows(p, reading.predicate, reading.word) for p in taken.get(id(reading.word), ())):
            reading.rejected = Reason.TAKEN
        elif _repeats(reading, readings):
            reading.rejected = Reason.REPEATS
        elif _said_by_noun(reading, readings, cues):
            reading.rejected = Reason.NOUN_SAYS_MORE
        elif reading.predicate.type == "NONE":
            reading.rejected = Reason.NO_EVENT
        else:
            kept.append(reading)
    return kept


def _swallows(verb: Predicate, noun: Predicate, word: Word) -> bool:
    """Whether a light verb's record says what its noun says.

    "begrüßte die Freilassung" are two acts, and so is "wies die Beschwerde der Opposition zurück", whose noun has its
    own doer.
    """
    if verb.absorbs and verb.type != noun.type and noun.type in {"REQUEST", "ACCUSE"} and (slots.owners(word) or (verb.type, noun.type) == ANSWERED):
        return False
    if verb.type == "CONCEDE" and noun.type == "ACCUSE" and "legal" in noun.context:
        return False  # "stellte das Verfahren gegen den Minister ein"
    return verb.type == noun.type or verb.absorbs or verb.type in {"RETREAT", "CONCEDE", "SANCTION", "NONE"} or noun.type == "NONE"


def _said_by_noun(reading: Reading, readings: Sequence[Reading], cues: Cues) -> bool:
    """Whether a verb only carries a noun that is an event of another type by its own words ("ein gemeinsames Manöver begonnen")."""
    if reading.predicate.part != "verb" or slots.lemma_of(reading.word) not in cues.support:
        return False
    nouns = [r for r in readings if r.predicate.part == "noun" and r.predicate.when and any(r.word is w for w in reading.used)]
    return any(r.predicate.type not in {"NONE", reading.predicate.type} and "adj" in r.predicate.when and
               not _swallows(reading.predicate, r.predicate, r.word) for r in nouns)


def _repeats(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a noun only repeats the verb it hangs on ("griff im Angriff an").

    Police who search and seize do two things: "bei der Durchsuchung wurden Waffen beschlagnahmt".
    """
    if reading.predicate.part != "noun":
        return False
    verb = slots.governor(reading.word)
    return verb is not None and any(
        r.word is verb and r.predicate.type == reading.predicate.type and r.predicate.part != "noun"
        and not _spoken_of(r.predicate, reading.predicate) and not _two_acts(r.predicate, reading.predicate)
        for r in readings)


def _spoken_of(verb: Predicate, noun: Predicate) -> bool:
    """Whether what is called something or criticised is a court's doing: "kritisierte das Verfahren gegen den Minister"."""
    return "legal" in noun.context and "legal" not in verb.context and "disapprove" in verb.mode


def _two_acts(one: Predicate, other: Predicate) -> bool:
    """Whether two ways of coercion are two acts, as a raid and the arrests it led to are."""
    return one.type == "COERCE" and bool(one.mode) and bool(other.mode) and not set(one.mode) & set(other.mode)
