"""Whether a draft is an event at all: purposes, duties, sport, private doings and wrong sectors are none."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from lagebild.coding import slots
from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.drafts import Draft
from lagebild.coding.reasons import Reason
from lagebild.coding.roles import known
from lagebild.coding.tree import Word
from lagebild.coding.verb_phrases import owed
from lagebild.model import Actor

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
PRIVATE = frozenset({"CVL", "UNK"})
NOT_BY_DUTY = frozenset({"AGREE", "CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "REQUEST", "MOBILIZE", "ASSAULT"})
PURPOSE = frozenset({"um", "damit"})
COMING = frozenset({"werden", "wollen", "dürfen", "können", "sollen", "will", "would", "can", "could", "to", "going", "may"})


def objection(draft: Draft, sport: AbstractSet[str]) -> Reason | None:
    """Why a draft is no event, None where nothing speaks against it; `sport`: names of clubs and leagues."""
    entry = draft.reading.predicate
    if draft.word.dep in {"advcl", "acl"} and any(m.low in PURPOSE for m in draft.word.kids("mark")):
        return Reason.PURPOSE
    if draft.reading.retold and not draft.inherited:
        return Reason.NOT_THERE
    if draft.kind in NOT_BY_DUTY and owed(draft.word):
        return Reason.OWED
    if draft.kind == "AGREE" and "clause" in entry.needs and not promises(draft.word):
        return Reason.ASSERTED
    named = [a for a in (*draft.actor, *draft.recipient) if a.name]
    if named and all(a.name in sport for a in named):
        return Reason.SPORT
    if draft.kind in MUTUAL and draft.actor and all(a.code == UNKNOWN or a.by == "role" for a in draft.actor) and all(
            a.sector in PRIVATE for a in (*draft.actor, *draft.recipient)):
        return Reason.PRIVATE
    if entry.actor_known and not any(known(a) for a in draft.actor):
        return Reason.NO_ACTOR
    if entry.actor_in and not any(_sectors(a) & entry.actor_in for a in draft.actor):
        return Reason.ACTOR_SECTOR
    if entry.recipient_in and not any(_sectors(a) & entry.recipient_in for a in draft.recipient):
        return Reason.RECIPIENT_SECTOR
    return None


def promises(word: Word) -> bool:
    """Whether the complement of "versichern", "garantieren" speaks of what is to come; what is so is only asserted."""
    clauses = slots.complement(word)
    return not clauses or any(
        "VerbForm=Inf" in c.feats or any(k.low == "zu" or k.lemma.lower() in COMING or "VerbForm=Inf" in k.feats for k in c.children)
        or slots.lemma_of(c) in COMING or c.tag in {"VVIZU", "VB"} for c in clauses)


def _sectors(actor: Actor) -> set[str]:
    return set(actor.sector.split("/")) | ({"GOV"} if not actor.sector or (len(actor.code) == 3 and actor.code in {"EUR", "UNO", "IGO"}) else set())
