"""Where a telling goes back to: the outlet itself, its agency, the paper it cites, or the statement of an actor."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from lagebild.corroboration.cited import GENERIC, Citations
from lagebild.corroboration.credits import Credit
from lagebild.corroboration.naming import outlet_key, shown
from lagebild.model import Article, Attribution, Event, Source

# Several people are meant and none is named, whatever state they belong to.
_UNNAMED = re.compile(r"^(?:\w*[Kk]reisen?|Insidern?|Informanten|Quellen?|Augenzeugen|Beobachtern?|Experten|Diplomaten|People|Sources|Insiders)$")
Standing = Literal["author", "involved", "named", "media", "unnamed"]
NO_NAME = "Medien, ungenannt"


class Origin(msgspec.Struct, frozen=True):
    """The source a telling goes back to; tellings with one `key` count once.

    `standing` is what the claim rests on: the author's own word, an actor of the event (involved), another named
    source, another paper (media), or somebody unnamed.
    """

    key: str
    name: str
    kind: Literal["outlet", "agency", "cited", "actor"]
    standing: Standing


UNTRACED = Origin("", "", "outlet", "author")  # not looked for yet


def own_origin(founder: Article, group: str | None, credit: Credit) -> Origin:
    """Return the origin of what an article says itself: its agency, the outlet of its first copy, or its own."""
    if credit.agencies and (credit.whole or group):
        return Origin(f"agency:{credit.agencies[0]}", credit.agencies[0], "agency", "author")
    name = founder.publication or founder.url or founder.id
    return Origin(f"outlet:{outlet_key(name)}", name, "outlet", "author")


def origin_of(event: Event, own: Origin, citations: Citations) -> Origin:
    """Return what a telling goes back to; the outermost paper cited wins over whom that paper quotes.

    Two papers that both cite a third one have it from there, whoever spoke to the third.
    """
    paper = _cited(event, citations)
    if paper and outlet_key(paper) != outlet_key(own.name):
        return Origin(f"outlet:{outlet_key(paper)}", paper, "cited", "media")
    named = next((link.source for link in reversed(event.attribution) if _is_named(link)), None)
    if named:
        return _statement(named, event)
    if any(link.source.kind == "media" or GENERIC.match(link.source.name or "") for link in event.attribution):
        return Origin("media", NO_NAME, "cited", "media")
    if event.attribution:
        return msgspec.structs.replace(own, standing="unnamed")
    return own


def _cited(event: Event, citations: Citations) -> str | None:
    for link in event.attribution:
        if link.source.kind == "outlet" and link.source.name:
            return shown(link.source.name)
        if _is_named(link):
            return None  # "sagte Putin der „Bild“": the words are his
        found = citations.at(link.field, link.start) if link.start >= 0 else None
        if found:
            return found
    return citations.at(event.trigger.field, event.trigger.start)


def _is_named(link: Attribution) -> bool:
    source = link.source
    name = source.name or ""
    if source.kind != "actor" or GENERIC.match(name) or GENERIC.match(link.text) or name[:1].islower() or _UNNAMED.search(name):
        return False
    return source.code != "---" or " " in (source.name or "")  # "people", "Insider": nobody is named


def _statement(source: Source, event: Event) -> Origin:
    """Return a named source; governments speak with one voice, whoever speaks for them."""
    sector = source.sector.split("/")[0]
    if source.sector == "JRN" and source.name:
        return Origin(f"outlet:{outlet_key(source.name)}", source.name, "cited", "media")
    official = source.code != "---" and sector in ("GOV", "MIL", "")
    key = f"{source.code}:{'GOV' if sector == 'MIL' else sector}" if official else f"{source.code}:{(source.name or sector).casefold()}"
    involved = is_involved(source, event)
    return Origin(f"actor:{key}", source.name or source.code, "actor" if involved else "cited", "involved" if involved else "named")


def is_involved(source: Source, event: Event) -> bool:
    """Say whether a source is an actor or recipient of the event: the same name, or the same state's same sector."""
    for actor in (*event.actor, *event.recipient):
        if source.wikidata and source.wikidata == actor.wikidata:
            return True
        if source.name and source.name == actor.name:
            return True
        ours, theirs = source.sector.split("/")[0], actor.sector.split("/")[0]
        if source.code == actor.code != "---" and (ours == theirs or {ours, theirs} <= {"GOV", "MIL", "SPY", "COP"}):
            return True
    return False
