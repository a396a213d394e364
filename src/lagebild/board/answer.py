"""One way to answer: the same value as a page or as JSON, with an ETag, kept until the store changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.exceptions import NotFoundException

from lagebild.board.asking import THEMES, Ask, ask_of
from lagebild.board.desk import Desk
from lagebild.board.drawing import draw
from lagebild.board.words import LANGUAGES

YEAR = 31_536_000
_JSON = msgspec.json.Encoder()
Ready = tuple[bytes, str, str]


def _ready(body: bytes, media: str) -> Ready:
    return body, media, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def _choices(request: Request[Any, Any, Any]) -> list[Cookie]:
    """Return the cookies that keep a language or appearance chosen in the address."""
    return [
        Cookie(key=f"lagebild_{key}", value=str(request.query_params[key]), max_age=YEAR, samesite="lax", httponly=True)
        for key, known in (("lang", LANGUAGES), ("theme", THEMES)) if request.query_params.get(key) in known
    ]


def _send(request: Request[Any, Any, Any], ready: Ready, status: int = 200) -> Response[bytes]:
    body, media, etag = ready
    headers = {"etag": etag, "cache-control": "private, no-cache", "vary": "accept, cookie"}
    if status == 200 and etag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    return Response(body, status_code=status, media_type=media, headers=headers, cookies=_choices(request))


def as_json(value: object) -> Ready:
    """Return a value as a JSON body."""
    return _ready(_JSON.encode(value), "application/json")


def page(
    request: Request[Any, Any, Any], desk: Desk, template: str, make: Callable[[], Any],
    more: Callable[[Ask], Mapping[str, Any]] | None = None,
) -> Response[bytes]:
    """Answer with the value of `make` as JSON, or drawn by `template` (which gets it as `view`).

    A value of None is 404. `more` adds what only the drawing needs.
    """
    ask = ask_of(request)

    def ready() -> Ready | None:
        value = make()
        if value is None:
            return None
        if ask.json:
            return as_json(value)
        html = draw(template, ask, {"view": value, "desk": desk, **(more(ask) if more else {})})
        return _ready(html.encode(), "text/html")

    found = desk.kept((ask, template), ready)
    if found is None:
        raise NotFoundException
    return _send(request, found)


def data(request: Request[Any, Any, Any], desk: Desk, make: Callable[[], Any]) -> Response[Any]:
    """Answer with the value of `make` as JSON, kept and with an ETag; None is 404."""
    key = ("data", request.url.path, request.scope["query_string"])

    def ready() -> Ready | None:
        value = make()
        return None if value is None else as_json(value)

    found = desk.kept(key, ready)
    if found is None:
        raise NotFoundException
    return _send(request, found)


def fresh(request: Request[Any, Any, Any], template: str, value: Any, desk: Desk) -> Response[bytes]:
    """Answer with a value that belongs to this request alone and is not kept."""
    ask = ask_of(request)
    if ask.json:
        return _send(request, as_json(value))
    return _send(request, _ready(draw(template, ask, {"view": value, "desk": desk}).encode(), "text/html"))
