"""What the rules saw: trees, matching entries, and why those that coded nothing did not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lagebild.coding.readings import Reading
from lagebild.coding.reasons import Reason
from lagebild.coding.tree import Sentence
from lagebild.model import Actor, Event, explanation


def named(actors: Iterable[Actor]) -> str:
    """Actors as one reads them: "Belarus (BLR GOV)"; "" for nobody."""
    return ", ".join(f"{a.name or a.text} ({f'{a.code} {a.sector}'.strip()})" for a in actors)


def explained(sentences: Iterable[Sentence], read: Sequence[Reading], resolver: Any, events: Iterable[Event]) -> tuple[explanation.ExplainedSentence, ...]:
    """Return the trees of sentences and the readings that were considered in coding them to `events`."""
    coded = {(event.trigger.start, event.by.removeprefix("rule:")) for event in events}
    return tuple(
        explanation.ExplainedSentence(
            text=one.text, words=tuple(_word(word, resolver) for word in one.words),
            readings=tuple(_reading(r, coded) for r in _once(read) if r.word.sentence is one))
        for one in sentences
    )


def _once(read: Iterable[Reading]) -> list[Reading]:
    """Each entry once per word: entries of one name are choices for the same event."""
    return list({(one.word.start, one.predicate.id): one for one in read}.values())


def _word(word: Any, resolver: Any) -> explanation.Word:
    actors = resolver.np(word, deep=False) if word.pos in {"NOUN", "PROPN", "PRON"} else ()
    return explanation.Word(i=word.i, text=word.text, lemma=word.lemma, pos=word.pos, dep=word.dep,
                            head=word.head.text if word.head else "·", actor=named(actors or ()))


def _reading(reading: Reading, coded: set[tuple[int, str]]) -> explanation.Reading:
    kept = (reading.word.start, reading.predicate.id) in coded
    return explanation.Reading(
        kept=kept, word=reading.word.text, entry=reading.predicate.id, type=reading.predicate.type,
        note="" if kept else (reading.rejected or Reason.NOT_CHOSEN).value)
