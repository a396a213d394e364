"""An event in the making: its reading, its sides, its modes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.confidence import Judged
from lagebild.coding.readings import Reading
from lagebild.coding.tree import Sentence, Word
from lagebild.model import Actor

LEGAL = frozenset({"arrest", "investigate", "convict"})
JUSTICE = frozenset({"JUD", "COP"})  # the sectors of those who arrest and convict


class Draft:
    """An event in the making: its reading, roles and modes."""

    __slots__ = ("actor", "aux", "inherited", "judged", "kind", "reading", "recipient", "sentence")

    def __init__(self, sentence: Sentence, reading: Reading) -> None:
        self.sentence, self.reading = sentence, reading
        self.actor: tuple[Actor, ...] = ()
        self.recipient: tuple[Actor, ...] = ()
        self.aux: set[str] = set()
        self.kind = reading.predicate.type
        self.inherited = False
        self.judged: Judged | None = None

    @property
    def word(self) -> Word:
        """The trigger's head word."""
        return self.reading.word

    @property
    def legal(self) -> bool:
        """Whether it is an arrest, an investigation or a conviction."""
        return not LEGAL.isdisjoint(self.reading.predicate.mode)


def told_before(actor: Actor, word: Word, by: str = "context") -> Actor:
    """An actor that the article told of before, inferred for the event of `word`."""
    return msgspec.structs.replace(actor, field=word.sentence.field, start=word.start, end=word.end, text=word.text, via=(actor.text, *actor.via), by=by)


def codes(actors: Sequence[Actor]) -> set[str]:
    """The known codes of actors."""
    return {a.code for a in actors if a.code != UNKNOWN}
