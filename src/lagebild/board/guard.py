"""Who may ask, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
from typing import Any
from urllib.parse import parse_qs

from litestar.datastructures import MutableScopeHeaders
from litestar.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
COOKIE = "lagebild_token"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _host(scope: Scope) -> str:
    host = _header(scope, b"host")
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _offered(scope: Scope) -> tuple[str, bool]:
    """Return the token a request carries, and whether it is in the address."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token")
    if asked:
        return asked[0], True
    bearer = _header(scope, b"authorization")
    if bearer.lower().startswith("bearer "):
        return bearer[7:].strip(), False
    cookies = dict(part.strip().partition("=")[::2] for part in _header(scope, b"cookie").split(";"))
    return cookies.get(COOKIE, ""), False


class Guard:
    """ASGI layer around the board: token or loopback names only, security headers on every answer, `.json` twins.

    Without a token only requests to a loopback name are answered: a page on the web that points its own name at
    127.0.0.1 (DNS rebinding) gets nothing. `names` are further host names to answer to.
    """

    def __init__(self, app: ASGIApp, token: str | None = None, names: frozenset[str] = frozenset()) -> None:
        self.app = app
        self._token = token
        self._names = LOOPBACK | names

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer one request, or hand the server's own messages through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given, in_address = _offered(scope)
        right = self._token is not None and hmac.compare_digest(given.encode(), self._token.encode())
        await self._answer(scope, receive, _dressed(send, given if right and in_address else None), right=right)

    async def _answer(self, scope: Any, receive: Receive, send: Send, *, right: bool) -> None:
        if self._token is None and _host(scope) not in self._names:
            await _plain(send, 421, "This board answers to 127.0.0.1 and localhost only; start it with a token to share it.")
        elif self._token is not None and not right and not scope["path"].startswith("/static/"):
            await _plain(send, 401, "This board asks for a token: add ?token=... or send it as a bearer token.")
        else:
            await self.app(_twin(scope), receive, send)


def _twin(scope: Any) -> Any:
    """Return the scope of a page asked for as NAME.json: the page itself, wanted as JSON."""
    path = scope["path"]
    if not path.endswith(".json") or path.startswith(("/api/", "/schema", "/static/")):
        return scope
    bare = path.removesuffix(".json").removesuffix("/index") or "/"
    headers = [(k, v) for k, v in scope["headers"] if k != b"accept"] + [(b"accept", b"application/json")]
    return {**scope, "path": bare, "raw_path": bare.encode(), "headers": headers}


def _dressed(send: Send, token: str | None) -> Send:
    """Return a send that adds the security headers, and the token's cookie where it came in the address."""
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            for key, value in HEADERS.items():
                headers[key] = value
            if token is not None:
                headers.add("set-cookie", f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict")
        await send(message)
    return dressed


async def _plain(send: Send, status: int, text: str) -> None:
    body = text.encode()
    head: Any = {
        "type": "http.response.start", "status": status,
        "headers": [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())],
    }
    await send(head)
    await send({"type": "http.response.body", "body": body, "more_body": False})
