"""What a reader asks for: language, appearance, page or data, and the period and filters in the address."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, cast
from urllib.parse import parse_qsl, quote, urlencode

import msgspec
from litestar import Request
from litestar.exceptions import ValidationException
from litestar.params import FromQuery, QueryParameter

from lagebild.board.examples import shown
from lagebild.board.words import LANGUAGES, Language, Words, words
from lagebild.knowledge.regions import regions
from lagebild.store import EventFilter

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
LONGEST_QUERY = 400
FIRST_DAY, LAST_DAY = "1900-01-01", "2100-12-31"
DAY = r"^\d{4}-\d{2}-\d{2}$"
CODE = r"^(---|[A-Z]{3})$"
MAX_PAGE = 2000
MAX_SIZE = 500


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """How a page is to be answered; `path` and `query` are its address without language and appearance."""

    language: Language
    theme: Theme
    json: bool
    path: str
    query: tuple[tuple[str, str], ...]

    @property
    def t(self) -> Words:
        """The words of the language."""
        return words(self.language)

    def url(self, **changes: object) -> str:
        """Return this page's address with some query values changed; None takes one away."""
        kept = [(key, value) for key, value in self.query if key not in changes]
        kept += [(key, str(value)) for key, value in changes.items() if value is not None]
        return f"{quote(self.path)}?{urlencode(kept)}" if kept else quote(self.path)

    def all(self, key: str) -> list[str]:
        """Return all values of a query key."""
        return [value for name, value in self.query if name == key]

    def value(self, key: str, default: str = "") -> str:
        """Return the first value of a query key."""
        return next(iter(self.all(key)), default)


def _choice(request: Request[Any, Any, Any], key: str, known: tuple[str, ...]) -> str:
    for value in (request.query_params.get(key), request.cookies.get(f"lagebild_{key}")):
        if value in known:
            return str(value)
    return known[0]


def ask_of(request: Request[Any, Any, Any]) -> Ask:
    """Read how a request is to be answered. German and the system's appearance unless asked otherwise."""
    raw = request.scope["query_string"].decode("latin-1")
    pairs = parse_qsl(raw, keep_blank_values=False, errors="replace")
    accept = request.headers.get("accept", "")
    return Ask(
        language=cast("Language", _choice(request, "lang", LANGUAGES)),
        theme=cast("Theme", _choice(request, "theme", THEMES)),
        json="application/json" in accept and "text/html" not in accept,
        path=request.url.path,
        query=tuple((key, value) for key, value in pairs if key not in {"lang", "theme", "token"}),
    )


def check_day(value: str | None, name: str) -> str | None:
    """Return an ISO date or None; raises ValidationException (400) with what is wrong."""
    if not value:
        return None
    try:
        day = dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValidationException(f"{name}={value!r} is no date; write it as 2021-09-09") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationException(f"{name}={day} lies outside {FIRST_DAY} to {LAST_DAY}; older history is not coded")
    return day


def check_period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return a period whose end is not before its begin; raises ValidationException (400)."""
    first, last = check_day(since, "since"), check_day(until, "until")
    if first and last and first > last:
        raise ValidationException(f"since={first} lies after until={last}; swap them")
    return first, last


def codes_of(region: str | None) -> tuple[str, ...]:
    """Return the actor codes of a region, () for none; raises ValidationException (400) for one that is unknown."""
    if not region:
        return ()
    if region not in regions():
        raise ValidationException(f"region={region!r} is unknown; use one of {', '.join(regions())}")
    return regions()[region]


Day = Annotated[str | None, QueryParameter(required=False, max_length=10, description="ISO date", examples=shown("2021-09-09"))]
Code = Annotated[str | None, QueryParameter(required=False, max_length=3, description="Actor code", examples=shown("BLR", "EUR"))]
Region = Annotated[str | None, QueryParameter(required=False, max_length=40, description="Region", examples=shown("eastern_europe"))]
Names = Annotated[list[str] | None, QueryParameter(required=False, max_items=20)]
Short = Annotated[str | None, QueryParameter(required=False, max_length=LONGEST_QUERY)]
Page = Annotated[int, QueryParameter(ge=1, le=MAX_PAGE, required=False, description="Page, from 1")]
Size = Annotated[int, QueryParameter(ge=1, le=MAX_SIZE, required=False, description="Records on a page")]
Order = FromQuery[Literal["newest", "oldest", "score", "confidence"]]
AUX = ("negated", "future", "hypothetical", "historical", "reported")


def _known(values: list[str] | None, known: tuple[str, ...], name: str) -> tuple[str, ...]:
    found = tuple(value for value in values or () if value)
    for value in found:
        if value not in known:
            raise ValidationException(f"{name}={value!r} is unknown; use one of {', '.join(known)}")
    return found


def event_filter(
    event: Names = None, quad: Names = None, context: Short = None, source: Code = None, target: Code = None,
    pair: Annotated[str | None, QueryParameter(pattern=r"^([A-Z]{3})-([A-Z]{3})$", required=False, description="Two codes, either direction", examples=shown("BLR-RUS"))] = None,
    actor: Code = None, recipient: Code = None, participant: Code = None, sector: Code = None,
    since: Day = None, until: Day = None, asserted: FromQuery[bool | None] = None, aux: Names = None,
    confidence: Annotated[float | None, QueryParameter(ge=0, le=1, required=False)] = None,
    publication: Short = None, country: Code = None, text: Short = None, order: Order = "newest",
    region: Region = None, place: Annotated[list[str] | None, QueryParameter(required=False, max_items=20, description="Names of places")] = None,
    published: Day = None,
) -> EventFilter:
    """Return the filter that query parameters ask for; raises ValidationException (400)."""
    from lagebild.board.ontology import TYPES

    first, last = check_period(since, until)
    return EventFilter(
        event=_known(event, TYPES, "event"), quad=tuple(int(q) for q in _known(quad, ("1", "2", "3", "4"), "quad")),
        context=context or None, source=source or None, target=target or None,
        pair=(pair[:3], pair[4:]) if pair else None, actor=actor or None,
        recipient=recipient or None, participant=participant or None, sector=sector or None, since=first, until=last,
        asserted=asserted, aux=_known(aux, AUX, "aux"), confidence=confidence or None, publication=publication or None,
        country=country or None, text=text or None, order=order, anyone=codes_of(region),
        place=tuple(name[:LONGEST_QUERY] for name in place or () if name), published=check_day(published, "published"),
    )
