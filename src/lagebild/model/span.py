"""Where a value came from: characters of an article's title or text."""

from __future__ import annotations

from typing import Literal

import msgspec

Field = Literal["title", "text"]


class Span(msgspec.Struct, frozen=True):
    """A stretch of one field of an article; `start` and `end` count Unicode code points.

    `article[field][start:end] == text` always holds (contract.md).
    """

    field: Field
    start: int
    end: int
    text: str
