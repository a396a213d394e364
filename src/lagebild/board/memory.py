"""All acts of a store in memory, found by period, actor and pair without asking the database."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable

from lagebild.model import Act


class _Dated:
    """Acts in order of date, cut by period."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.dates: list[str] = []

    def add(self, act: Act) -> None:
        self.acts.append(act)
        self.dates.append(act.date)

    def between(self, since: str | None, until: str | None) -> list[Act]:
        first = bisect.bisect_left(self.dates, since) if since else 0
        last = bisect.bisect_right(self.dates, until) if until else len(self.dates)
        return self.acts[first:last]


class Memory:
    """Acts by date, by actor code and by pair; `found` must be in order of date."""

    def __init__(self, found: Iterable[Act]) -> None:
        self._all = _Dated()
        self._by_code: dict[str, _Dated] = defaultdict(_Dated)
        self._by_pair: dict[tuple[str, str], _Dated] = defaultdict(_Dated)
        for act in found:
            self._all.add(act)
            for code in {*act.actors, *act.recipients}:
                self._by_code[code].add(act)
            for pair in act.pairs():
                self._by_pair[pair].add(act)

    def acts(
        self, since: str | None, until: str | None, code: str | None = None, pair: tuple[str, str] | None = None
    ) -> list[Act]:
        """Return the acts of a period (days inclusive), of one actor or of one pair in either order; oldest first."""
        found: _Dated | None = self._all
        if pair is not None:
            found = self._by_pair.get((min(pair), max(pair)))
        elif code is not None:
            found = self._by_code.get(code)
        return found.between(since, until) if found else []
