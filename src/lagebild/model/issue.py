"""What could not be done: an input that could not be read or coded, with the reason."""

from __future__ import annotations

import msgspec


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """One bad input: where it is, what is wrong, likely why and what to do."""

    source: str
    reason: str
    line: int | None = None
    station: str = "ingest"

    def __str__(self) -> str:
        """Return the one line shown on standard error."""
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.reason}"
