"""`lagebild explain`: why a sentence is coded as it is."""

from __future__ import annotations

import sys
from typing import Any

from lagebild.commands.tables import according, names
from lagebild.model import Article, Event


def explain(text: str, language: str, date: str | None, tier: str | None) -> int:
    """Print tree, readings (kept and rejected) and records of a text."""
    result = explanation(text, language, date, tier)
    for number, sentence in enumerate(result["sentences"]):
        sys.stdout.write(f"\n[{number}] {sentence['text']}\n")
        for word in sentence["words"]:
            sys.stdout.write("  {i:>3} {text:<22} {lemma:<20} {pos:<6} {dep:<12} ← {head:<18} {actor}\n".format(**word))
        for reading in sentence["readings"]:
            sys.stdout.write("  {mark} {word:<20} {entry:<44} {type:<10} {note}\n".format(**reading))
    sys.stdout.write("\n")
    for event in result["events"]:
        sys.stdout.write(line(event) + "\n")
    if not result["events"]:
        sys.stdout.write("no event\n")
    return 0


def line(event: Event) -> str:
    """One record in one line."""
    mode = f" ({', '.join(event.mode)})" if event.mode else ""
    aux = f" [{', '.join(event.aux)}]" if event.aux else ""
    source = f"  according to {according(event.attribution)}" if event.attribution else ""
    place = f"  in {event.place.name}" if event.place else ""
    amount = "".join(f"  {q.bound} {q.number:g} {q.unit}" if q.number is not None else f"  {q.unit}" for q in event.quantity)
    return (f"{event.event}{mode}: {names(event.actor)} → {names(event.recipient)}{aux}  on {event.time.value}"
            f"{'' if event.time.stated else ' (not stated)'}{place}{amount}{source}  sure {event.confidence:.2f}  by {event.by}")


def explanation(text: str, language: str = "de", date: str | None = None, tier: str | None = None) -> dict[str, Any]:
    """Return the analysis of a text: for each sentence words and readings, and the records.

    A reading has `mark` ("+" kept, "-" rejected), the word, the entry's id, its type and why it was rejected.
    """
    from lagebild import pipeline
    from lagebild.coding import coder
    from lagebild.language import load
    from lagebild.settings import settings

    article = Article(id="explain", text=text, date=date, language=language)
    doc = load(language, tier or settings().tier)(text)  # type: ignore[arg-type]
    rules = coder(language)
    sentences, resolver = rules.prepare(article, doc)
    for sentence in sentences:
        resolver.remember(sentence)
    kept_events = pipeline.code(article, tier=tier)
    out = []
    for sentence in sentences:
        words = [{
            "i": w.i, "text": w.text, "lemma": w.lemma, "pos": w.pos, "dep": w.dep,
            "head": w.head.text if w.head else "·",
            "actor": names(resolver.np(w, deep=False)) if w.pos in {"NOUN", "PROPN", "PRON"} and resolver.np(w, deep=False) else "",
        } for w in sentence.words]
        out.append({"text": sentence.text, "words": words, "readings": _readings(rules, sentence, kept_events)})
    return {"sentences": out, "events": kept_events}


def _readings(rules: Any, sentence: Any, events: tuple[Event, ...]) -> list[dict[str, str]]:
    from lagebild.coding.events import drop_absorbed

    readings = rules.matcher.read(sentence)
    selected = drop_absorbed(rules.matcher.select(readings))
    coded = {(e.trigger.start, e.by.removeprefix("rule:")) for e in events}
    out = []
    for reading in readings:
        good = (reading.word.start, reading.predicate.id) in coded
        note = "" if good else reading.rejected or ("roles not filled as the entry demands" if reading in selected else "not chosen")
        out.append({"mark": "+" if good else "-", "word": reading.word.text, "entry": reading.predicate.id,
                    "type": reading.predicate.type, "note": note})
    return out
