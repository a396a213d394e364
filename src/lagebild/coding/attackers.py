"""Who attacked where the sentence names nobody: whom it blames or who owns up in it, else whose attacks on the same people the article told of."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.drafts import Draft, codes, told_before
from lagebild.coding.resolve import Resolver
from lagebild.coding.tree import Word
from lagebild.model import Actor

# Raids that only an army flies or fires: after "Die Armee rückt in Gaza vor" they are that army's.
RAIDS = ("luftangriff", "luftschlag", "beschuss", "bombardement", "bombardierung", "artilleriefeuer", "raketenangriff", "artilleriebeschuss", "airstrike", "shelling")


TOLD_AGAIN = 6  # sentences


def attackers(draft: Draft, before: Sequence[Draft]) -> tuple[Actor, ...]:
    """Whose attack a sentence tells of without saying so: of those whom the article last showed attacking the same people."""
    if draft.kind != "ASSAULT" or codes(draft.actor) or not codes(draft.recipient):
        return ()
    raid = any(c.pos == "NOUN" and c.lemma.lower().endswith(RAIDS) for c in draft.word.kids("obl"))
    for earlier in reversed(before):
        if draft.sentence.index - earlier.sentence.index > TOLD_AGAIN:
            break
        if (earlier.kind == "ASSAULT" or (raid and earlier.kind == "MOBILIZE")) and codes(earlier.actor) and codes(earlier.recipient) == codes(draft.recipient):
            return tuple(told_before(a, draft.word) for a in earlier.actor)
    return ()


PERPETRATORS = ("attentäter", "täter", "angreifer", "schütze", "bombenleger", "geiselnehmer", "entführer", "mörder", "terrorist", "bomber",
                "gunman", "attacker", "assailant", "hijacker", "kidnapper", "shooter")


def _within(actor: Actor, word: Word) -> bool:
    """Whether an actor is named inside the phrase of `word`."""
    inside = word.subtree()
    return inside[0].start <= actor.start <= inside[-1].end


def blamed(kind: str, word: Word, beside: Sequence[Draft], resolver: Resolver) -> tuple[Actor, ...]:
    """Who did an act of force whose clause names no doer: whom the sentence blames for it, else the perpetrator it tells of."""
    if kind != "ASSAULT" or word.pos != "NOUN":
        return ()
    for other in beside:
        named = [a for a in other.recipient if not _within(a, word)]  # "the attack in Kabul was condemned" blames nobody in Kabul
        if other.kind == "ACCUSE" and other.word is not word and word in other.word.subtree() and codes(named):
            return tuple(msgspec.structs.replace(a, by="clause") for a in named)
    for one in word.sentence.words:
        if one.pos == "NOUN" and one.lemma.lower().endswith(PERPETRATORS):
            found = tuple(a for a in resolver.np(one, deep=False) if a.code != UNKNOWN)
            if found:
                return tuple(msgspec.structs.replace(a, by="clause") for a in found)
    return ()
