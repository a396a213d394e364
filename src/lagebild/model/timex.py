"""When: a time expression in the sense of TIMEX3."""

from __future__ import annotations

from typing import Literal

import msgspec

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3 expression of the article's text.

    `value` is the TIMEX3 value ("2021-09-09", "2021-W36", "P20Y", "PRESENT_REF"). `begin` and `until` are the
    ISO dates of the interval it means, both inclusive, None where open or unknown. `mod` is a TIMEX3 modifier
    (START, MID, END, APPROX, ...), `anchor` says what the value was computed from: article, earlier or none.
    """

    article: str
    type: TimexType
    value: str
    start: int
    end: int
    text: str
    begin: str | None = None
    until: str | None = None
    mod: str | None = None
    anchor: str = "none"
    by: str = ""
