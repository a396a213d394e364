"""The event record: PLOVER's fields, and according to whom, how sure and which words."""

from __future__ import annotations

from typing import Literal

import msgspec

from lagebild.model.actor import Actor
from lagebild.model.span import Field, Span

Aux = Literal["negated", "future", "hypothetical", "historical", "reported"]
AttributionKind = Literal["direct", "indirect", "according_to", "evidential"]
Bound = Literal["exact", "at_least", "at_most", "about"]
Precision = Literal["point", "city", "region", "country", "none"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who makes a claim: an actor, an outlet or unnamed media; `kind` is actor, outlet, media or unknown."""

    kind: Literal["actor", "outlet", "media", "unknown"] = "unknown"
    name: str | None = None
    code: str = "---"
    sector: str = ""
    wikidata: str | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain from the outermost source to the innermost."""

    kind: AttributionKind
    source: Source
    field: Field = "text"
    start: int = -1
    end: int = -1
    text: str = ""
    cue: Span | None = None


class EventTime(msgspec.Struct, frozen=True, kw_only=True):
    """When the event happens: TIMEX3 `value`, the interval meant (`start`, `end` ISO dates) and its words.

    `stated` is False where no expression in the text says it and the article's date stands in.
    """

    value: str | None = None
    start: str | None = None
    end: str | None = None
    stated: bool = False
    span: Span | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the event happens: GeoNames id and coordinates where the place resolves (degrees, WGS 84)."""

    name: str
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str = "---"
    precision: Precision = "none"
    span: Span | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many: `number` of `unit` (soldiers, euros, dead, injured, arrested, demonstrators, ...)."""

    number: float | None
    unit: str
    bound: Bound = "exact"
    span: Span | None = None


class CiteInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Where the record was read."""

    publication: str | None = None
    url: str | None = None
    title: str = ""
    language: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One political event as one sentence of one article reports it (codebook.md, "Record").

    `by` says what coded it: "rule:<predicate id>", or "model" where only the second opinion found it; what that put
    into a side says so itself (`Actor.by`). `condition` is the id of the event that must happen first ("wenn ..., dann ..."). `related` links
    the event that this one is the content of (the claim a REQUEST or ACCUSE is about).
    """

    id: str
    article: str
    sentence: int
    date: str | None
    enddate: str | None
    event: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    quad_code: int = 0
    event_scale: float = 0.0
    trigger: Span
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    aux: tuple[Aux, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    time: EventTime
    place: Place | None = None
    quantity: tuple[Quantity, ...] = ()
    confidence: float = 0.5
    condition: str | None = None
    related: str | None = None
    by: str = ""
    evidence: Span | None = None
    cite_info: CiteInfo
