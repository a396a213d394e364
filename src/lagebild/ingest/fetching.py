"""Fetching pages and feeds: politely, within limits, from public addresses only."""

from __future__ import annotations

import datetime as dt
import random
import threading
import time
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urljoin

import httpcore
import httpx
import msgspec

from lagebild.errors import FetchError
from lagebild.ingest.addresses import PublicTransport, checked
from lagebild.ingest.manners import AGENT, PAUSE, Manners

LARGEST = 10_000_000      # bytes of a page, unpacked
SECONDS = 30.0            # for one page, all in all
REDIRECTS = 5
TRIES = 3
LONGEST_WAIT = 60.0       # seconds a server may ask us to wait before trying again
_AGAIN = (429, 500, 502, 503, 504)


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What came back: `url` is where the redirects ended; with status 304 the body is empty and nothing is new."""

    url: str
    status: int
    body: bytes
    charset: str | None
    etag: str | None
    last_modified: str | None


class Fetcher:
    """Fetches; one for many pages, so that it knows the hosts' rules and when it last asked them.

    `allowed` are "host:port" that need not be public, for tests alone.
    """

    def __init__(
        self, *, pause: float = PAUSE, largest: int = LARGEST, seconds: float = SECONDS, allowed: Iterable[str] = (),
        stop: threading.Event | None = None,
    ) -> None:
        """Nothing is fetched yet. `stop`, once set, ends waits and transfers."""
        self._allowed = tuple(allowed)
        self._largest, self._seconds = largest, seconds
        self._stop = stop or threading.Event()
        self._client = httpx.Client(
            transport=PublicTransport(self._allowed), follow_redirects=False, trust_env=False,
            timeout=httpx.Timeout(min(10.0, seconds)),
            headers={"user-agent": f"{AGENT}/0.1 (event data from news)", "accept-encoding": "gzip",
                     "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1"},
        )
        self._manners = Manners(self._robots, pause)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Return what is at `url`; with the validators of last time only if it has changed (status 304 if not).

        Raises FetchError with the reason: not allowed, not public, too large, too slow, or an error of the server
        after TRIES attempts.
        """
        headers = {name: value for name, value in (("if-none-match", etag), ("if-modified-since", last_modified)) if value}
        for attempt in range(1, TRIES + 1):
            wait = 2.0**attempt * (0.5 + random.random() / 2)  # noqa: S311 - only spreads the tries
            try:
                found, after = self._follow(url, headers)
                if found.status not in _AGAIN:
                    return self._good(found)
                reason, wait = f"status {found.status}", after if after is not None else wait
            except (httpx.TransportError, httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
                reason = f"{type(error).__name__}: {error}".rstrip(": ")
            if attempt == TRIES or wait > LONGEST_WAIT or self._stop.wait(wait):
                break
        raise FetchError(f"{url}: {reason} (tried {attempt} times)")

    def _good(self, found: Fetched) -> Fetched:
        if found.status != 304 and not 200 <= found.status < 300:
            raise FetchError(f"{found.url}: status {found.status}")
        return found

    def _follow(self, url: str, headers: dict[str, str]) -> tuple[Fetched, float | None]:
        """Fetch `url` and where it redirects to, each step checked as if it were the first."""
        for _ in range(REDIRECTS + 1):
            checked(url, self._allowed)
            self._manners.check(url)
            self._manners.wait(url, self._stop)
            found, response = self._once(url, headers)
            if response.status_code not in (301, 302, 303, 307, 308) or "location" not in response.headers:
                return found, _retry_after(response)
            url = urljoin(url, response.headers["location"])
        raise FetchError(f"{url}: more than {REDIRECTS} redirects")

    def _once(self, url: str, headers: dict[str, str]) -> tuple[Fetched, httpx.Response]:
        deadline = time.monotonic() + self._seconds
        body = bytearray()
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                # as it comes in, so that a trickle meets the deadline; unpacked piece by piece, so that a small body
                # that unpacks to a huge one meets the limit
                for piece in response.iter_bytes():
                    body += piece
                    self._check(url, len(body), deadline)
        except httpx.InvalidURL as error:
            raise FetchError(f"{url}: no address ({error})") from error
        except httpx.DecodingError as error:
            raise FetchError(f"{url}: the body is not what its headers say ({error})") from error
        said: Any = response.headers
        return Fetched(
            url=url, status=response.status_code, body=bytes(body), charset=response.charset_encoding,
            etag=said.get("etag"), last_modified=said.get("last-modified"),
        ), response

    def _check(self, url: str, size: int, deadline: float) -> None:
        if size > self._largest:
            raise FetchError(f"{url}: larger than {self._largest / 1e6:g} MB; not read")
        if time.monotonic() > deadline:
            raise FetchError(f"{url}: slower than {self._seconds:g} seconds; given up")
        if self._stop.is_set():
            raise FetchError(f"{url}: stopped")

    def _robots(self, url: str) -> tuple[int, str]:
        for _ in range(REDIRECTS + 1):
            try:
                found, response = self._once(checked(url, self._allowed), {})
            except (httpx.TransportError, httpcore.NetworkError, httpcore.TimeoutException) as error:
                raise FetchError(f"{url}: {error}") from error
            if response.is_redirect:
                url = urljoin(url, response.headers["location"])
                continue
            return found.status, found.body.decode("utf-8", "replace")
        return 404, ""


def _retry_after(response: httpx.Response) -> float | None:
    """Return the seconds a server asks us to wait, None where it does not."""
    asked = response.headers.get("retry-after", "")
    if asked.isdigit():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
