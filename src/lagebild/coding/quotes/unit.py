"""A unit with its stretches and cues: what every finder of speech looks at."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.coding.quotes.clauses import Stretch, last_word, stretches
from lagebild.coding.quotes.cues import Cue, find_cues
from lagebild.coding.quotes.reading import Reading


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens [start, end) of a reading; `parts` are its stretches, `cues` its cues."""

    reading: Reading
    start: int
    end: int
    parts: list[Stretch]
    cues: list[Cue]

    @property
    def span(self) -> Stretch:
        """First token and end."""
        return self.start, self.end

    @property
    def stop(self) -> int:
        """End without the full stop."""
        return last_word(self.reading, self.start, self.end)


def read_unit(reading: Reading, span: Stretch) -> Unit:
    """Return the unit with its stretches and cues found."""
    parts = stretches(reading, *span)
    return Unit(reading, *span, parts, find_cues(reading, parts))
