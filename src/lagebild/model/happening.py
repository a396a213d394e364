"""The happening: one act in the world, however often it is told."""

from __future__ import annotations

from typing import Literal

import msgspec

from lagebild.model.actor import Actor

State = Literal["rumoured", "expected", "reported", "confirmed", "disputed", "denied"]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One independent source of a happening: all tellings that go back to it count once.

    `origin` is the original source (an outlet, an agency, or the paper or person the tellings cite),
    `outlets` those that carry it, `articles` and `events` the ids of the tellings.
    """

    origin: str
    kind: Literal["outlet", "agency", "cited", "actor"]
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    events: tuple[str, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Tellings that cannot all be right: `about` is what (negated, quantity, actor, date), `sides` who says what.

    A side is (what is said, ids of the events that say it).
    """

    about: Literal["negated", "quantity", "actor", "date"]
    sides: tuple[tuple[str, tuple[str, ...]], ...]


class StateChange(msgspec.Struct, frozen=True, kw_only=True):
    """From `date` on the happening is in `state`, because of event `event`."""

    date: str
    state: State
    event: str


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """The same event told by one or several articles.

    `events` are the ids of its tellings in order of publication, `begin`/`until` the ISO dates of the act,
    `first_told`/`last_told` publication dates, `state` the last of `states`.
    """

    id: str
    event: str
    quad_code: int
    event_scale: float
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    begin: str | None
    until: str | None
    place: str | None
    title: str
    events: tuple[str, ...]
    voices: tuple[Voice, ...]
    first_told: str | None
    last_told: str | None
    state: State
    states: tuple[StateChange, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    story: str | None = None
