"""What the rules saw: trees, matching entries, and why those that coded nothing did not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lagebild.coding.content import drop_absorbed
from lagebild.coding.readings import select
from lagebild.model import Actor, Event
from lagebild.model.explanation import ExplainedSentence, Reading, Word

UNFILLED, NOT_CHOSEN = "roles not filled as the entry demands", "not chosen"


def named(actors: Iterable[Actor]) -> str:
    """Actors as one reads them: "Belarus (BLR GOV)"; "" for nobody."""
    return ", ".join(f"{a.name or a.text} ({f'{a.code} {a.sector}'.strip()})" for a in actors)


def explained(rules: Any, sentences: Iterable[Any], resolver: Any, events: Iterable[Event]) -> tuple[ExplainedSentence, ...]:
    """Return trees and readings of prepared sentences, given the events that were coded from them."""
    coded = {(event.trigger.start, event.by.removeprefix("rule:")) for event in events}
    return tuple(
        ExplainedSentence(text=one.text, words=tuple(_word(word, resolver) for word in one.words), readings=_readings(rules, one, coded))
        for one in sentences
    )


def _word(word: Any, resolver: Any) -> Word:
    actors = resolver.np(word, deep=False) if word.pos in {"NOUN", "PROPN", "PRON"} else ()
    return Word(i=word.i, text=word.text, lemma=word.lemma, pos=word.pos, dep=word.dep,
                head=word.head.text if word.head else "·", actor=named(actors or ()))


def _readings(rules: Any, sentence: Any, coded: set[tuple[int, str]]) -> tuple[Reading, ...]:
    readings = rules.matcher.read(sentence)
    selected = drop_absorbed(select(readings, rules.cues))
    out = []
    for reading in readings:
        kept = (reading.word.start, reading.predicate.id) in coded
        note = "" if kept else reading.rejected or (UNFILLED if reading in selected else NOT_CHOSEN)
        out.append(Reading(kept=kept, word=reading.word.text, entry=reading.predicate.id, type=reading.predicate.type, note=note))
    return tuple(out)
