"""The board as an ASGI application, and the server that runs it."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

import msgspec
from litestar import Litestar, Request, Response
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from lagebild.board.answer import as_json
from lagebild.board.api import API
from lagebild.board.asking import ask_of, event_filter
from lagebild.board.desk import Coder, Desk, Explainer
from lagebild.board.drawing import draw
from lagebild.board.guard import LOOPBACK, Guard
from lagebild.board.routes import PAGES
from lagebild.errors import LagebildError, SettingsError
from lagebild.store import Store

log = logging.getLogger(__name__)
THREADS = 3
"""Pages worked out at once in one process: more only take turns, and each then answers later."""
BODY_LIMIT = 200_000
"""Bytes of a request body; the longest text the page Satz takes is a tenth of that."""


class Fault(msgspec.Struct, frozen=True):
    """What went wrong, as it is sent."""

    status_code: int
    detail: str


def _fault(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer an error as a page or as JSON; what is inside an unexpected one stays in the log."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    extra = getattr(error, "extra", None)
    if isinstance(extra, list):  # which parameter is wrong, and how
        detail = "; ".join(f"{one.get('key', '')}: {one.get('message', '')}" for one in extra) or detail
    if isinstance(error, LagebildError):
        detail = str(error)
    if status >= 500:
        log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    value, ask = Fault(status, detail), ask_of(request)
    if ask.json or request.url.path.startswith("/api/"):
        body, media, _ = as_json(value)
    else:
        body, media = draw("error.html", ask, {"view": value, "desk": None}).encode(), "text/html"
    return Response(body, status_code=status, media_type=media, headers={"cache-control": "no-store"})


def _litestar(desk: Desk) -> Litestar:
    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="board"))
        warming = loop.run_in_executor(None, desk.warm)
        yield
        await warming
        desk.close()

    static = files("lagebild.board").joinpath("static")
    return Litestar(
        route_handlers=[*PAGES, *API, create_static_files_router("/static", directories=[str(static)], cache_control=None)],
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False), "wanted": Provide(event_filter, sync_to_thread=False),
        },
        state=State({"desk": desk}), lifespan=[lifespan], request_max_body_size=BODY_LIMIT,
        exception_handlers={HTTPException: _fault, Exception: _fault},
        openapi_config=OpenAPIConfig(
            title="Lagebild", version="1", path="/schema", render_plugins=[JsonRenderPlugin()],
            description="Political events from the news, down to the words they rest on.",
        ),
        logging_config=None,
    )


def app(
    store_url: str, token: str | None = None, code: Coder | None = None, names: Iterable[str] = (),
    explain: Explainer | None = None,
) -> ASGIApp:
    """Return the board over the store at `store_url` as an ASGI application.

    With `token` every request must carry it; without, only requests to 127.0.0.1, localhost or one of `names` are
    answered. `code` codes an article for the page Satz, `explain` says there how the coding came about. Raises StoreError where the store cannot be opened.
    """
    return Guard(_litestar(Desk(Store.open(store_url), code, explain)), token, frozenset(names))


def _worker() -> ASGIApp:
    """Return the board of one of several processes, as `serve` left word in the environment."""
    from lagebild.pipeline import analyse, explain

    return app(os.environ["LAGEBILD_BOARD_STORE"], os.environ.get("LAGEBILD_BOARD_TOKEN") or None, analyse, explain=explain)


def serve(
    store_url: str, host: str = "127.0.0.1", port: int = 8321, *, token: str | None = None, code: Coder | None = None,
    workers: int | None = None,
) -> None:
    """Run the board until interrupted, in `workers` processes (two where there are two cores).

    `code` is the pipeline's unless given; a coder of one's own cannot be handed to other processes, so there is one then.
    Raises SettingsError where it would be open to the network without a token.
    """
    import uvicorn

    if host not in LOOPBACK and not token:
        raise SettingsError(
            f"the board would be open to everyone who reaches {host}; set a token (LAGEBILD_BOARD_TOKEN or --token), "
            "or leave --host at 127.0.0.1"
        )
    options: dict[str, Any] = {
        "host": host, "port": port, "log_level": "warning", "access_log": False, "server_header": False,
        "limit_concurrency": 200, "timeout_keep_alive": 20,
    }
    if workers is None:
        workers = min(2, os.cpu_count() or 1)
    if workers > 1 and code is None:
        os.environ["LAGEBILD_BOARD_STORE"] = store_url
        os.environ["LAGEBILD_BOARD_TOKEN"] = token or ""
        uvicorn.run("lagebild.board.app:_worker", factory=True, workers=workers, **options)
        return
    from lagebild.pipeline import analyse, explain

    uvicorn.run(app(store_url, token, code or analyse, explain=None if code else explain), **options)
