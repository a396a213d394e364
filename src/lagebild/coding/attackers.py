"""Who attacked where the sentence names nobody: whom it blames or who owns up in it, else whose attacks on the same people the article told of."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lagebild.coding import slots
from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.drafts import Draft, codes, told_before
from lagebild.coding.resolve import Resolver, unique
from lagebild.coding.tree import Sentence, Word, passive, preposition
from lagebild.knowledge.cues import Cues
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


RESPONSIBILITY = frozenset({"verantwortung", "urheberschaft", "täterschaft"})
CLAIMING = frozenset({"übernehmen", "beanspruchen", "reklamieren", "tragen"})
TO_BLAME = frozenset({"verantwortlich", "mitverantwortlich", "beteiligt"})


def owned_up(word: Word, cues: Cues, resolver: Resolver) -> tuple[Actor, ...]:
    """Whoever owns up to an act of force has done it: "bekannten sich zu dem Anschlag"."""
    verb, how = word.head, preposition(word)
    if verb is None or word.dep.startswith("nsubj"):
        return ()
    if verb.lemma.lower() in RESPONSIBILITY and how == "für" and verb.head is not None:
        verb = verb.head
    claims = slots.lemma_of(verb) in CLAIMING and how == "für" and not passive(verb) and any(o.lemma.lower() in RESPONSIBILITY for o in verb.kids("obj"))
    confesses = how == "zu" and verb.lemma.lower().removeprefix("sich ") in {"bekennen", "bekannt"} and any(c.low == "sich" for c in verb.children)
    return unique([a for f in slots.subject(verb, cues) for a in resolver.phrase(f)]) if claims or confesses else ()


def called_responsible(word: Word, cues: Cues, resolver: Resolver) -> tuple[Actor, ...]:
    """Whoever is called responsible for an act of force: "machte den IS für den Anschlag verantwortlich"."""
    verb = word.head
    if verb is None or word.dep.startswith("nsubj") or preposition(word) not in {"für", "an"}:
        return ()
    if verb.lemma.lower() in RESPONSIBILITY and verb.head is not None:
        verb = verb.head
    if not any(c.lemma.lower() in TO_BLAME for c in (verb, *verb.kids("xcomp", "advmod", "obj"))):
        return ()
    parts = slots.objects(verb, cues) if verb.lemma.lower() in {"machen", "halten"} else slots.subject(verb, cues)
    return unique([a for part in parts for a in resolver.phrase(part)])


def responsible(word: Word, cues: Cues, resolver: Resolver) -> tuple[Actor, ...]:
    """Who did an act of force by what its own clause says: whoever owns up to it, or is called responsible for it."""
    return owned_up(word, cues, resolver) or called_responsible(word, cues, resolver)


DEEDS = ("tat", "anschlag", "angriff", "attentat", "überfall", "bluttat", "attacke", "explosion", "entführung", "massaker", "attack", "bombing")


def owned(drafts: Sequence[Draft], sentences: Sequence[Sentence], cues: Cues, resolver: Resolver) -> None:
    """Give the attacks that the article tells of before somebody owns up to them, or after, to whoever does: "Zu der Tat bekannte sich der IS".

    Of several attacks only those on the same people are meant, of several who own up nobody.
    """
    found = [(word, actors) for s in sentences for word in s.words if word.pos == "NOUN" and word.lemma.lower().endswith(DEEDS) and codes(actors := owned_up(word, cues, resolver))]
    if not found or any(codes(actors) != codes(found[0][1]) for _, actors in found):
        return
    struck = {id(d.word): codes(d.recipient) for d in drafts if d.kind == "ASSAULT"}
    for word, actors in found:
        whom = struck.get(id(word)) or set()
        for draft in drafts:
            if draft.kind == "ASSAULT" and not codes(draft.actor) and codes(draft.recipient) and abs(draft.sentence.index - word.sentence.index) <= TOLD_AGAIN and (
                    not whom or whom == codes(draft.recipient)):
                draft.actor = tuple(told_before(a, draft.word) for a in actors)
