"""Why a reading codes nothing; the board has each in its languages (`explain_note`)."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What speaks against a reading or the event made of it."""

    TAKEN = "taken by a light verb"
    REPEATS = "repeats its verb"
    NOUN_SAYS_MORE = "its noun says more"
    NO_EVENT = "a sense that is no event"
    CONTENT = "content of the event above it"
    PURPOSE = "a purpose, not an act"
    NOT_THERE = "what it needs is not there"
    OWED = "only said to be needed"
    ASSERTED = "asserts and does not promise"
    SPORT = "sport"
    PRIVATE = "between private persons"
    MISHAP = "a mishap"
    NO_FORCE = "the article speaks of no force"
    NO_ACTOR = "no known actor"
    ACTOR_SECTOR = "actor of another sector"
    RECIPIENT_SECTOR = "recipient of another sector"
    DEMANDED = "demanded by who says it"
    HISTORY = "before 1900"
    DENIED = "denied, and nothing is left of it"
    UNHEARD = "the network hears nothing of the kind"
    NOT_CHOSEN = "not chosen"
