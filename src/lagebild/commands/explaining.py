"""`lagebild explain`: why a sentence is coded as it is."""

from __future__ import annotations

import sys

from lagebild.commands.tables import according, names
from lagebild.model import Article, Event


def explain(text: str, language: str, date: str | None, tier: str | None) -> int:
    """Print tree, readings (kept and rejected) and records of a text."""
    from lagebild import pipeline

    found = pipeline.explain(Article(id="explain", text=text, date=date, language=language), tier=tier)
    for number, sentence in enumerate(found.sentences):
        sys.stdout.write(f"\n[{number}] {sentence.text}\n")
        for w in sentence.words:
            sys.stdout.write(f"  {w.i:>3} {w.text:<22} {w.lemma:<20} {w.pos:<6} {w.dep:<12} ← {w.head:<18} {w.actor}\n")
        for r in sentence.readings:
            sys.stdout.write(f"  {'+' if r.kept else '-'} {r.word:<20} {r.entry:<44} {r.type:<10} {r.note}\n")
    sys.stdout.write("\n")
    for event in found.coded.events:
        sys.stdout.write(line(event) + "\n")
    if not found.coded.events:
        sys.stdout.write("no event\n")
    return 0


def line(event: Event) -> str:
    """One record in one line."""
    mode = f" ({', '.join(event.mode)})" if event.mode else ""
    aux = f" [{', '.join(event.aux)}]" if event.aux else ""
    source = f"  according to {according(event.attribution)}" if event.attribution else ""
    place = f"  in {event.place.name}" if event.place else ""
    amount = "".join(f"  {q.bound} {q.number:g} {q.unit}" if q.number is not None else f"  {q.unit}" for q in event.quantity)
    return (f"{event.event}{mode}: {names(event.actor)} → {names(event.recipient)}{aux}  on {event.time.value or 'no date'}"
            f"{'' if event.time.stated or not event.time.value else ' (not stated)'}{place}{amount}{source}  sure {event.confidence:.2f}  by {event.by}")
