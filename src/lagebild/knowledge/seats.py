"""Whose a court or an army is that a text tells only by where it sits or stands (`data/seats.yaml`)."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from lagebild.knowledge.loader import load_yaml


class Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Towns of one land in which courts sit that are not the land's own."""

    town: tuple[str, ...]
    lies_in: str
    of: str


class Seats(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Towns of courts, and lands in which another state's army stands."""

    courts: tuple[Seat, ...]
    armies: Mapping[str, str]

    def court_of(self, code: str, text: str) -> str:
        """Whose a court is that lies in the country `code`, in a sentence of the words `text`."""
        return next((s.of for s in self.courts if s.lies_in == code and any(t in text for t in s.town)), code)


@functools.cache
def seats() -> Seats:
    """The seats, loaded once."""
    return msgspec.convert(load_yaml("seats.yaml"), Seats)
