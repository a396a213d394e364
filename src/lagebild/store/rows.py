"""From values to table rows: plain functions, no database here."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from lagebild.model import Actor, Article, Coded, Event, Happening, Quotation, Story

Row = dict[str, object]
_SPACE = re.compile(r"\s+")


def now() -> str:
    """Return this second in UTC, ISO 8601."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def record(value: msgspec.Struct) -> str:
    """Return the whole value as JSON."""
    return msgspec.json.encode(value).decode()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(_SPACE.sub(" ", part).strip() for part in parts).encode()).hexdigest()


def host(url: str | None) -> str:
    """Return the host of `url` without "www.", "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://[half an address"
        return ""


def content_hash(article: Article) -> str:
    """Return what makes two articles the same one: outlet, day, title and words (spacing does not count).

    The address does not count: one article has many. The outlet does: the same agency text in two papers is two.
    """
    outlet = article.publication or host(article.url)
    return _digest(outlet, (article.date or "")[:10], article.title, article.text)


def text_hash(article: Article) -> str:
    """Return the hash of the words alone, equal in exact copies."""
    return _digest(article.text)


def article_row(article: Article) -> Row:
    """Return the row of the articles table."""
    bare = msgspec.structs.replace(article, title="", text="")
    return {
        "id": article.id, "content_hash": content_hash(article), "text_hash": text_hash(article),
        "title": _plain(article.title), "text": _plain(article.text), "date": article.date, "language": article.language,
        "publication": article.publication, "url": article.url, "agency": "/".join(article.agency) or None,
        "genre": article.genre, "added": now(), "record": record(bare),
    }


def _plain(text: str) -> str:
    """Return `text` without the zero sign, which PostgreSQL cannot hold; offsets stay as they are."""
    return text.replace("\x00", "\ufffd")


def article_of(row: Any) -> Article:
    """Return the Article that a row of the articles table holds."""
    bare = msgspec.json.decode(row.record, type=Article)
    return msgspec.structs.replace(bare, title=row.title, text=row.text)


def event_row(event: Event, article: int, position: int, coded: Coded, version: str) -> Row:
    """Return the row of the events table for the event at `position` of article number `article`."""
    place, told = event.place, coded.article
    return {
        "article_number": article, "id": event.id, "position": position, "event": event.event,
        "mode": ";".join(event.mode), "context": ";".join(event.context), "quad_code": event.quad_code,
        "event_scale": event.event_scale, "date": event.date, "enddate": event.enddate, "stated": event.time.stated,
        "published": told.date[:10] if told.date else None,
        **{aux: aux in event.aux for aux in ("negated", "future", "hypothetical", "historical", "reported")},
        "confidence": event.confidence, "field": event.trigger.field, "start": event.trigger.start,
        "end": event.trigger.end, "trigger": event.trigger.text, "sentence": event.sentence,
        "evidence": evidence(event, coded), "by": event.by, "condition": event.condition, "related": event.related,
        "place": place.name if place else None, "geonames": place.geonames if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "country": place.country if place else None, "publication": told.publication, "language": told.language,
        "version": version, "record": record(event),
    }


def evidence(event: Event, coded: Coded) -> str:
    """Return the words of the event's sentence, its trigger's where the sentence is not known."""
    if event.evidence is not None:
        return event.evidence.text
    for sentence in coded.sentences:
        if sentence.field == event.trigger.field and sentence.start <= event.trigger.start < sentence.end:
            return sentence.text
    return event.trigger.text


def participant_rows(event: Event) -> list[Row]:
    """Return one row per actor and recipient."""
    return [
        {"role": role, "position": position, "code": one.code, "sector": one.key[1], "sectors": one.sector,
         "name": one.name, "wikidata": one.wikidata, "field": one.field, "start": one.start, "end": one.end,
         "text": one.text, "date": event.date}
        for role, people in (("actor", event.actor), ("recipient", event.recipient))
        for position, one in enumerate(people)
    ]


def pairs(actor: tuple[Actor, ...], recipient: tuple[Actor, ...]) -> dict[tuple[str, str], bool]:
    """Return who deals with whom, as codes; True where it is directed from actor to recipient."""
    if recipient:
        return {(a.code, r.code): True for a in actor for r in recipient}
    return {(a.code, b.code): False for a, b in itertools.permutations(actor, 2)}


def dyad_rows(event: Event) -> list[Row]:
    """Return one row per pair of codes."""
    uncertain = {"negated", "future", "hypothetical", "historical"}
    return [
        {"source": source, "target": target, "directed": directed, "date": event.date, "event": event.event,
         "quad_code": event.quad_code, "event_scale": event.event_scale,
         "asserted": uncertain.isdisjoint(event.aux)}
        for (source, target), directed in pairs(event.actor, event.recipient).items()
    ]


def attribution_rows(event: Event) -> list[Row]:
    """Return one row per link of the chain of sources."""
    return [
        {"position": position, "kind": link.kind, "source_kind": link.source.kind, "name": link.source.name,
         "code": link.source.code, "sector": link.source.sector, "wikidata": link.source.wikidata,
         "field": link.field, "start": link.start, "end": link.end}
        for position, link in enumerate(event.attribution)
    ]


def quantity_rows(event: Event) -> list[Row]:
    """Return one row per quantity."""
    return [
        {"position": position, "number": one.number, "unit": one.unit, "bound": one.bound}
        for position, one in enumerate(event.quantity)
    ]


def sentence_rows(coded: Coded, article: int) -> list[Row]:
    """Return one row per sentence."""
    return [
        {"article_number": article, "position": position, "field": one.field, "start": one.start, "end": one.end}
        for position, one in enumerate(coded.sentences)
    ]


def quotation_row(quotation: Quotation, article: int, position: int) -> Row:
    """Return the row of the quotations table."""
    source, quote = quotation.source, quotation.quote
    return {
        "article_number": article, "position": position, "kind": quotation.kind,
        "start": quote[0][0] if quote else -1, "end": quote[-1][1] if quote else -1,
        "name": source.name if source else None, "code": source.code if source else None,
        "sector": source.sector if source else None, "wikidata": source.wikidata if source else None,
        "record": record(quotation),
    }


def time_rows(coded: Coded, article: int) -> list[Row]:
    """Return one row per time expression."""
    return [
        {"article_number": article, "position": position, "type": one.type, "value": one.value,
         "begin": one.begin, "until": one.until, "record": record(one)}
        for position, one in enumerate(coded.times)
    ]


def happening_row(happening: Happening) -> Row:
    """Return the row of the happenings table."""
    same = ("id", "event", "quad_code", "event_scale", "begin", "until", "place", "title", "first_told", "last_told",
            "state", "story")
    return {
        **{name: getattr(happening, name) for name in same}, "events": len(happening.events),
        "voices": len(happening.voices), "contradictions": len(happening.contradictions), "record": record(happening),
    }


def happening_parts(happening: Happening) -> dict[str, list[Row]]:
    """Return the rows that belong to a happening, by table."""
    people = (("actor", happening.actor), ("recipient", happening.recipient))
    return {
        "happening_participants": [
            {"role": role, "position": n, "code": a.code, "sector": a.key[1], "name": a.name, "wikidata": a.wikidata}
            for role, those in people for n, a in enumerate(those)
        ],
        "happening_dyads": [
            {"source": source, "target": target, "directed": directed}
            for (source, target), directed in pairs(happening.actor, happening.recipient).items()
        ],
        "tellings": [{"position": n, "event": event} for n, event in enumerate(happening.events)],
        "voices": [
            {"position": n, "origin": v.origin, "kind": v.kind, "outlets": len(v.outlets)}
            for n, v in enumerate(happening.voices)
        ],
        "contradictions": [{"position": n, "about": c.about} for n, c in enumerate(happening.contradictions)],
        "states": [
            {"position": n, "date": c.date, "state": c.state, "event": c.event}
            for n, c in enumerate(happening.states)
        ],
    }


def story_row(story: Story) -> Row:
    """Return the row of the stories table."""
    return {"id": story.id, "title": story.title, "begin": story.begin, "until": story.until,
            "size": len(story.articles), "record": record(story)}
