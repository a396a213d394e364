"""The API: records as they are, a page at a time, with the filters of the pages."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar, cast

import msgspec
from litestar import Response, get, post
from litestar.exceptions import HTTPException, ValidationException
from litestar.params import BodyKwarg, FromQuery, PathParameter, QueryParameter
from litestar.response import Stream

from lagebild.board import downloads
from lagebild.board.answer import data as answer
from lagebild.board.asking import Code, Day, Names, Short, Size, check_day, check_period
from lagebild.board.examples import (
    ACTOR_COUNT,
    ARTICLE,
    CODED,
    DYAD_COUNT,
    EVENT,
    HAPPENING,
    QUOTATION,
    TEXT,
    answers,
    shown,
)
from lagebild.board.ontology import TYPES
from lagebild.board.pages.sentence import MAX_CHARS
from lagebild.board.wiring import Ask, TheDesk, Wanted
from lagebild.errors import LagebildError
from lagebild.model import Article, Coded, Event, Happening, Quotation
from lagebild.store import ActorCount, ArticleFilter, DyadCount, HappeningFilter

T = TypeVar("T")
PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=2000, description="Page, from 1")]
STATES = ("rumoured", "expected", "reported", "confirmed", "disputed", "denied")


class Listing(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One page of records; `more` says whether there is a next one."""

    page: int
    size: int
    more: bool
    records: list[T]


class ToCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to be coded; `date` is the day of publication."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_CHARS)]
    title: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    date: Annotated[str, msgspec.Meta(max_length=10)] | None = None


def _listing(found: list[T], page: int, size: int) -> Listing[T]:
    """Make a page of what was asked for with one record more than it holds."""
    return Listing(page=page, size=size, more=len(found) > size, records=found[:size])


def _window(page: int, size: int) -> tuple[int, int]:
    return size + 1, (page - 1) * size


@get("/api/events", sync_to_thread=True, summary="Events, newest first", responses=answers(Listing[Event], EVENT, page=True))
def list_events(request: Ask, desk: TheDesk, wanted: Wanted, page_number: PageNumber = 1, size: Size = 50) -> Response[Listing[Event]]:
    """Take the filters of the page Suche."""
    def make() -> Listing[Event]:
        return _listing(desk.store.events(wanted, *_window(page_number, size)), page_number, size)
    return answer(request, desk, make)


@get("/api/events/export/{kind:str}", sync_to_thread=True, summary="Events as a file: csv, jsonl or parquet")
def export_events(desk: TheDesk, wanted: Wanted, kind: Annotated[str, PathParameter(pattern="^(csv|jsonl|parquet)$")]) -> Stream:
    """Take the same filters; send at most a quarter of a million events."""
    chosen = cast("downloads.Kind", kind)
    name = {"content-disposition": f'attachment; filename="lagebild.{kind}"'}
    return Stream(downloads.download(desk, wanted, chosen), media_type=downloads.MEDIA[kind], headers=name)


@get("/api/events/{key:str}", sync_to_thread=True, summary="One event", responses=answers(Event, EVENT))
def one_event(request: Ask, desk: TheDesk, key: Annotated[str, PathParameter(max_length=300)]) -> Response[Event]:
    """By its id."""
    return answer(request, desk, lambda: desk.store.event(key))


@get("/api/happenings", sync_to_thread=True, summary="Happenings, newest first", responses=answers(Listing[Happening], HAPPENING, page=True))
def list_happenings(
    request: Ask, desk: TheDesk, *, event: Names = None, participant: Code = None, source: Code = None, target: Code = None,
    since: Day = None, until: Day = None, told_since: Day = None,
    in_state: Annotated[list[str] | None, QueryParameter(name="state", required=False, max_items=6)] = None,
    voices: Annotated[int | None, QueryParameter(ge=1, le=10_000, required=False)] = None,
    contradicted: FromQuery[bool | None] = None, page_number: PageNumber = 1, size: Size = 50,
) -> Response[Listing[Happening]]:
    """By type, participant, pair, period, state and number of independent voices (at least)."""
    first, last = check_period(since, until)
    for given, known, name in ((event, TYPES, "event"), (in_state, STATES, "state")):
        for one in given or ():
            if one not in known:
                raise ValidationException(f"{name}={one!r} is unknown; use one of {', '.join(known)}")
    wanted = HappeningFilter(
        event=tuple(event or ()), participant=participant, source=source, target=target, since=first, until=last,
        told_since=check_day(told_since, "told_since"), state=tuple(in_state or ()), voices=voices, contradicted=contradicted,
    )

    def make() -> Listing[Happening]:
        return _listing(desk.store.happenings(wanted, *_window(page_number, size)), page_number, size)
    return answer(request, desk, make)


@get("/api/happenings/{key:str}", sync_to_thread=True, summary="One happening", responses=answers(Happening, HAPPENING))
def one_happening(request: Ask, desk: TheDesk, key: Annotated[str, PathParameter(max_length=300)]) -> Response[Happening]:
    """By its id."""
    return answer(request, desk, lambda: desk.store.happening(key))


@get("/api/actors", sync_to_thread=True, summary="Actors, most events first", responses=answers(Listing[ActorCount], ACTOR_COUNT, page=True))
def list_actors(request: Ask, desk: TheDesk, wanted: Wanted, page_number: PageNumber = 1, size: Size = 50) -> Response[Listing[ActorCount]]:
    """Codes with the number of their events."""
    def make() -> Listing[ActorCount]:
        limit, offset = _window(page_number, size)
        return _listing(desk.store.actors(wanted, "code", limit, offset), page_number, size)
    return answer(request, desk, make)


@get("/api/dyads", sync_to_thread=True, summary="Pairs of actors, most events first", responses=answers(Listing[DyadCount], DYAD_COUNT, page=True))
def list_dyads(request: Ask, desk: TheDesk, wanted: Wanted, page_number: PageNumber = 1, size: Size = 50) -> Response[Listing[DyadCount]]:
    """Who deals with whom, with counts by quad class and the mean score."""
    def make() -> Listing[DyadCount]:
        return _listing(desk.store.dyads(wanted, *_window(page_number, size)), page_number, size)
    return answer(request, desk, make)


@get("/api/articles", sync_to_thread=True, summary="Articles, newest first", responses=answers(Listing[Article], ARTICLE, page=True))
def list_articles(
    request: Ask, desk: TheDesk, *, since: Day = None, until: Day = None, publication: Short = None, text: Short = None,
    story: Short = None, page_number: PageNumber = 1, size: Annotated[int, QueryParameter(ge=1, le=100)] = 20,
) -> Response[Listing[Article]]:
    """With their texts."""
    first, last = check_period(since, until)
    wanted = ArticleFilter(since=first, until=last, publication=publication, text=text, story=story)

    def make() -> Listing[Article]:
        return _listing(desk.store.articles(wanted, *_window(page_number, size)), page_number, size)
    return answer(request, desk, make)


@get("/api/quotes", sync_to_thread=True, summary="Quotations, newest article first", responses=answers(Listing[Quotation], QUOTATION, page=True))
def list_quotes(request: Ask, desk: TheDesk, speaker: Short = None, page_number: PageNumber = 1, size: Size = 50) -> Response[Listing[Quotation]]:
    """Of one speaker (by name) or of all."""
    def make() -> Listing[Quotation]:
        return _listing(desk.store.quotations(speaker, *_window(page_number, size)), page_number, size)
    return answer(request, desk, make)


@post("/api/code", sync_to_thread=True, status_code=200, summary="Code a text; nothing is stored", responses=answers(Coded, CODED))
def code_text(desk: TheDesk, data: Annotated[ToCode, BodyKwarg(examples=shown({"text": TEXT, "date": "2021-09-09"}))]) -> Coded:
    """Return everything read out of the text: sentences, events, quotations, times."""
    if desk.code is None:
        raise HTTPException(status_code=503, detail="no coder is attached to this board")
    if not data.text.strip():
        raise ValidationException("text is empty; send at least one sentence")
    article = Article(text=data.text, title=data.title, date=check_day(data.date, "date"), id="live")
    try:
        return desk.code(article)
    except LagebildError as error:
        raise ValidationException(str(error)) from error


API = [list_events, export_events, one_event, list_happenings, one_happening, list_actors, list_dyads, list_articles, list_quotes, code_text]
