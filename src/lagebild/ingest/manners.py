"""Manners: robots.txt, and one request to a host at a time with a pause between."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from lagebild.errors import FetchError

AGENT = "Lagebild"
PAUSE = 1.0          # seconds between two requests to one host
LONGEST_PAUSE = 30.0  # what a robots.txt may ask for
FRESH = 3600.0       # seconds a robots.txt is believed


class Manners:
    """What hosts allow and when they were last asked; `get` fetches a robots.txt: (status, text)."""

    def __init__(self, get: Callable[[str], tuple[int, str]], pause: float = PAUSE) -> None:
        """Start with nothing asked yet."""
        self._get = get
        self._pause = pause
        self._rules: dict[str, tuple[float, RobotFileParser]] = {}
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def check(self, url: str) -> None:
        """Raise FetchError where the host's robots.txt does not allow `url`."""
        if not self._rules_for(url).can_fetch(AGENT, url):
            raise FetchError(f"{url}: robots.txt does not allow it")

    def wait(self, url: str, stop: threading.Event | None = None) -> None:
        """Wait for this request's turn at its host; `stop` ends the wait."""
        host = urlsplit(url).netloc
        asked = self._rules_for(url).crawl_delay(AGENT)
        pause = max(self._pause, min(float(asked or 0), LONGEST_PAUSE))
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, 0.0))
            self._next[host] = turn + pause
        if turn > now:
            (stop or threading.Event()).wait(turn - now)

    def _rules_for(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = self._rules.get(root)
        if known and time.monotonic() - known[0] < FRESH:
            return known[1]
        rules = self._read(f"{root}/robots.txt")
        with self._lock:
            self._rules[root] = (time.monotonic(), rules)
        return rules

    def _read(self, url: str) -> RobotFileParser:
        """Return the rules: all is allowed where there are none (4xx), nothing where the server fails (RFC 9309)."""
        rules = RobotFileParser(url)
        status, text = self._get(url)
        if status >= 500:
            raise FetchError(f"{url}: status {status}; without robots.txt nothing is fetched, try again later")
        rules.parse(text.splitlines() if status < 400 else [])
        return rules
