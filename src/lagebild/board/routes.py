"""The pages and their addresses. Each answers as a page, or as JSON by `Accept` or `.json`."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar import Response, get, post
from litestar.exceptions import ValidationException
from litestar.params import FromQuery, PathParameter, QueryParameter, URLEncodedBody

from lagebild.board import reporting
from lagebild.board.answer import fresh, page
from lagebild.board.asking import Code, Day, Region, check_day, check_period, codes_of
from lagebild.board.examples import shown
from lagebild.board.pages import actor, article, codebook, dyad, happening, search, sentence, situation, sources
from lagebild.board.wiring import Ask, TheDesk, Wanted
from lagebild.errors import LagebildError

Key = Annotated[str, PathParameter(max_length=300)]
ActorCode = Annotated[str, PathParameter(pattern=r"^([A-Z]{3}|---)$", examples=shown("BLR"))]
PairCode = Annotated[str, PathParameter(pattern=r"^([A-Z]{3}|---)-([A-Z]{3}|---)$", description="Two actor codes", examples=shown("BLR-RUS"))]
Steps = FromQuery[Literal["day", "week", "month"] | None]


@get("/", sync_to_thread=True, summary="Situation: what is new, who with whom, where")
def show_situation(
    request: Ask, desk: TheDesk, *, since: Day = None, until: Day = None, participant: Code = None, region: Region = None,
) -> Response[bytes]:
    """Lage."""
    first, last = check_period(since, until)
    codes_of(region)
    return page(request, desk, "situation.html", lambda: situation.view(desk, first, last, participant or None, region or None))


@get("/dyad/{pair:str}", sync_to_thread=True, summary="Two actors over time")
def show_dyad(request: Ask, desk: TheDesk, pair: PairCode, *, since: Day = None, until: Day = None, step: Steps = None) -> Response[bytes]:
    """Beziehung."""
    first, last = check_period(since, until)
    one, other = pair[:3], pair[4:]
    return page(request, desk, "dyad.html", lambda: dyad.view(desk, (one, other), first, last, step))


@get("/dyad/{pair:str}/report", sync_to_thread=True, summary="Two actors over time, to print")
def show_report(request: Ask, desk: TheDesk, pair: PairCode, *, since: Day = None, until: Day = None, step: Steps = None) -> Response[bytes]:
    """Lagebericht."""
    first, last = check_period(since, until)
    one, other = pair[:3], pair[4:]
    return page(request, desk, "report.html", lambda: reporting.view(desk, (one, other), first, last, step), lambda _: {"css": ""})


@get("/actor/{code:str}", sync_to_thread=True, summary="One actor")
def show_actor(request: Ask, desk: TheDesk, code: ActorCode, *, since: Day = None, until: Day = None, step: Steps = None) -> Response[bytes]:
    """Akteur."""
    first, last = check_period(since, until)
    return page(request, desk, "actor.html", lambda: actor.view(desk, code, first, last, step))


@get("/happening/{key:str}", sync_to_thread=True, summary="One happening with its tellings")
def show_happening(request: Ask, desk: TheDesk, key: Key) -> Response[bytes]:
    """Geschehen."""
    return page(request, desk, "happening.html", lambda: happening.view(desk, key))


@get("/article/{key:str}", sync_to_thread=True, summary="One article with what was read out of it")
def show_article(request: Ask, desk: TheDesk, key: Key) -> Response[bytes]:
    """Artikel."""
    return page(request, desk, "article.html", lambda: article.view(desk, key))


@get("/search", sync_to_thread=True, summary="Events by filters")
def show_search(request: Ask, desk: TheDesk, wanted: Wanted, page_number: Annotated[int, QueryParameter(name="page", ge=1, le=2000)] = 1) -> Response[bytes]:
    """Suche."""
    return page(request, desk, "search.html", lambda: search.view(desk, wanted, page_number))


@get("/sources", sync_to_thread=True, summary="Outlets, reprints, issues, coverage")
def show_sources(request: Ask, desk: TheDesk) -> Response[bytes]:
    """Quellen."""
    return page(request, desk, "sources.html", lambda: sources.view(desk))


@get("/codebook", sync_to_thread=True, summary="The ontology and what every sign means")
def show_codebook(request: Ask, desk: TheDesk) -> Response[bytes]:
    """Codebuch."""
    return page(request, desk, "codebook.html", codebook.view)


# Litestar 2.25 wraps a threaded handler twice where two handlers share a path; this one needs no thread.
@get("/sentence", summary="The form for coding a text")
async def show_sentence(request: Ask, desk: TheDesk) -> Response[bytes]:
    """Satz, empty."""
    return page(request, desk, "sentence.html", lambda: sentence.view(desk))


@post("/sentence", sync_to_thread=True, status_code=200, summary="Code a text and show it", include_in_schema=False)
def code_sentence(
    request: Ask, desk: TheDesk,
    data: URLEncodedBody[dict[str, str]],
) -> Response[bytes]:
    """Satz, coded."""
    text, title = data.get("text", ""), data.get("title", "")
    if len(text) + len(title) > sentence.MAX_CHARS:
        raise ValidationException(f"text has {len(text)} characters; at most {sentence.MAX_CHARS} are coded here")
    try:
        value = sentence.view(desk, text.replace("\r\n", "\n"), title, check_day(data.get("date"), "date"))
    except LagebildError as error:  # a language that is not coded, a model that is missing: the reader can mend it
        raise ValidationException(str(error)) from error
    return fresh(request, "sentence.html", value, desk)


PAGES = [show_situation, show_dyad, show_report, show_actor, show_happening, show_article, show_search, show_sources, show_codebook,
         show_sentence, code_sentence]
