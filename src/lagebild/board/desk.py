"""The desk: the store, the coder and what was worked out from them, shared by all pages of one board."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from lagebild.board.memory import Memory
from lagebild.board.offices import offices_of
from lagebild.model import Act, Article, Coded
from lagebild.model.explanation import Explained
from lagebild.situation.ranking import novelties
from lagebild.store import Store
from lagebild.store.board_queries import BoardQueries

T = TypeVar("T")
Coder = Callable[[Article], Coded]
Explainer = Callable[[Article], Explained]

KEPT = 600
"""Results kept; the oldest unused goes first. A page of HTML is some 50 kB, so this is about 30 MB."""
CHECK_SECONDS = 1.0
"""How often the store is asked whether it has changed; a page is at most this much older than the store."""
IN_MEMORY = 300_000
"""Up to so many happenings are held as acts (some 400 bytes each); more are asked for period by period."""


class Kept:
    """A small cache that forgets everything when the store changes."""

    def __init__(self, size: int = KEPT) -> None:
        self._size = size
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._version = ""
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Lock] = {}

    def get(self, version: str, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` made for `key` at this version of the store, making it where it is not held.

        What several readers ask for at once is made once: the others wait for it.
        """
        with self._lock:
            if version != self._version:
                self._held.clear()
                self._version = version
            if key in self._held:
                self._held.move_to_end(key)
                return cast("T", self._held[key])
            turn = self._making.setdefault((version, key), threading.Lock())
        with turn:
            with self._lock:
                if version == self._version and key in self._held:
                    return cast("T", self._held[key])
            try:
                made = make()
            finally:
                with self._lock:
                    self._making.pop((version, key), None)
            with self._lock:
                if version == self._version:
                    self._held[key] = made
                    while len(self._held) > self._size:
                        self._held.popitem(last=False)
            return made


class Desk:
    """One store and what the pages need of it.

    `code` codes an article live, None where no coder is at hand; `explain` also says how the coding came about.
    """

    def __init__(self, store: Store, code: Coder | None = None, explain: Explainer | None = None) -> None:
        self.store = store
        self.ask = BoardQueries(store)
        self.code = code
        self.explain = explain
        self._kept = Kept()
        self._lock = threading.Lock()
        self._checked = 0.0
        self._version = ""

    def close(self) -> None:
        """Let go of the store."""
        self.ask.close()
        self.store.close()

    def version(self) -> str:
        """Return the version of the store, asked for at most once a second."""
        with self._lock:
            now = time.monotonic()
            if now - self._checked > CHECK_SECONDS or not self._version:
                self._version = self.ask.version()
                self._checked = now
            return self._version

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` made for `key` since the store last changed."""
        return self._kept.get(self.version(), key, make)

    def acts(
        self, since: str | None = None, until: str | None = None, code: str | None = None,
        pair: tuple[str, str] | None = None,
    ) -> list[Act]:
        """Return the acts of a period, of one actor or of one pair; oldest first."""
        if self.kept("happenings", self.store.count_happenings) <= IN_MEMORY:
            return self.kept("memory", lambda: Memory(self.ask.acts())).acts(since, until, code, pair)
        return self.kept(("acts", since, until, code, pair), lambda: self.ask.acts(since, until, code, pair))

    def novelty(self) -> dict[str, float] | None:
        """Return how new each act was, None where the acts are not held: like acts lie in the same pages whoever asks."""
        if self.kept("happenings", self.store.count_happenings) > IN_MEMORY:
            return None
        return self.kept("novelty", lambda: novelties(self.acts()))

    def warm(self) -> None:
        """Read what every page needs, so that the first reader does not wait for it."""
        day = self.last_day()
        self.acts(day, day)
        self.novelty()
        self.codes()
        self.outlets()
        self.kept("outlet table", self.ask.outlets)
        self.kept("coverage", self.ask.coverage)
        offices_of((), "---")  # reads the table of persons, which the first page of an actor would wait for

    def last_day(self) -> str | None:
        """Return the last day that anything was told of."""
        return self.kept("last_day", self.ask.last_day)

    def codes(self) -> list[str]:
        """Return the actor codes in the store, most events first."""
        return self.kept("codes", lambda: [one.code for one in self.store.actors(limit=400) if one.code != "---"])

    def outlets(self) -> list[str]:
        """Return the names of the outlets, most articles first."""
        return self.kept("outlets", lambda: [name for name, _ in self.store.outlets()])
