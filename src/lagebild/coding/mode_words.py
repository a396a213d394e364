"""The words beside an act that say how it stands to reality: negation, auxiliaries, adverbs, adjectives."""

from __future__ import annotations

import re

from lagebild.coding import slots
from lagebild.coding.tree import Word
from lagebild.coding.verb_phrases import VERBAL, finite, infinitive, modal
from lagebild.knowledge.cues import Cues

UNREAL = ("wär", "hätt", "käm", "gäb", "ließe")
UNREAL_FORM = re.compile(rf"(?:{'|'.join(UNREAL)})(?:e|en|est|et|n|st|t)?")  # "kämen", not "kämpfen"
UNNEGATED = frozenset({"nur", "zuletzt", "allein", "einmal", "only", "just", "least"})  # behind nicht: "nicht nur"


def stems(word: Word) -> set[str]:
    """Lemma and inflectional stems of an adjective or adverb."""
    low = word.low
    return {word.lemma.lower(), low, low.removesuffix("e"), low[:-2] if low.endswith(("en", "er", "es", "em")) else low}


def negated(verb: Word, cues: Cues) -> bool:
    """Whether a clause is denied: nicht, kein, niemand, ohne, weder ... noch."""
    for child in verb.children:
        if child.low in cues.negators and child.dep in {"advmod", "det", "obl", "nsubj", "cc", "obj", "neg", "nsubj:pass", "iobj"}:
            following = next((w for w in verb.sentence.words[child.i + 1:child.i + 2]), None)
            if child.low in {"nicht", "not"} and following is not None and following.low in UNNEGATED:
                continue
            return True
        if child.dep in {"obj", "nsubj", "nsubj:pass", "obl"} and (child.low.startswith("kein") or any(
                k.dep == "det" and (k.low.startswith("kein") or k.low == "no") for k in child.children)):
            return True  # "nahm keinen Demonstranten fest", "nahm keine der Frauen fest"
        if child.dep == "mark" and child.low in {"ohne", "without"}:
            return True
        if child.dep in {"aux", "cop"} and any(k.low in cues.negators for k in child.children):
            return True
        if child.dep in {"obj", "nsubj", "nsubj:pass", "obl", "iobj"} and any(k.low == "weder" for k in child.children):
            return True  # "Weder Georgien noch die EU erkennen die Wahl an"
    if verb.dep == "conj" and verb.head is not None and not verb.kids("nsubj") and verb.head.pos in VERBAL:
        return any(c.low == "weder" for c in verb.head.children)
    return False


def refused(verb: Word, cues: Cues) -> bool:
    """Whether a verb or what belongs to its idiom is negated ("kommt nicht in Frage", "lässt das nicht gelten")."""
    return negated(verb, cues) or any(
        k.low in cues.negators for c in verb.kids("xcomp", "obl", "obl:arg", "advmod", "compound:prt") for k in c.children)


def denial(word: Word, cues: Cues) -> bool:
    """Whether what a verb says is that something is not so ("beteuert, nie geliefert zu haben")."""
    return any(negated(c, cues) for c in slots.complement(word))


def modals(verb: Word, found: set[str], cues: Cues) -> None:
    """Add what the auxiliaries say: werden and wollen are future, könnte is possible, soll ... haben is a claim."""
    inf = infinitive(verb) or any("VerbForm=Inf" in c.feats for c in verb.kids("aux", "aux:pass"))
    first = finite(verb)
    subjunctive = first is not None and first.has("Mood=Sub")
    over = any(c.lemma.lower() in {"haben", "sein"} and ("VerbForm=Inf" in c.feats or c.tag == "VAINF")
               for c in verb.kids("aux", "aux:pass"))
    werden = modal(verb, frozenset({"werden"}))
    if werden is not None and inf and (not subjunctive or werden.low.startswith("werd")) and (
            werden.dep == "aux" or werden is first) and ("VerbForm=Inf" in verb.feats or verb.tag in {"VVINF", "VAINF"} or sum(
            c.lemma.lower() == "werden" for c in verb.kids("aux", "aux:pass")) > 1):
        found.add("future")
    helper = modal(verb, cues.modal_future - {"werden"})
    if helper is not None:
        found.add("future")
    helper = modal(verb, cues.modal_claim)
    if helper is not None:
        if over or verb.lemma.lower() == "sein" or verb.kids("cop"):
            found.add("reported")
        elif helper.has("Mood=Sub") or helper.low.startswith("sollte"):
            found.add("hypothetical")
        else:
            found.add("future")
    helper = modal(verb, cues.modal_possible)
    if helper is not None and helper.tag == "MD":
        found.add("hypothetical")
    if helper is not None and (helper.low.startswith(("könnte", "dürfte")) or helper.low in {"kann", "können", "mag"}):
        found.add("hypothetical")
    if first is not None and (UNREAL_FORM.fullmatch(first.low) or (first.low.startswith("würd") and first.lemma.lower() == "werden")):
        found.add("hypothetical")


def adverbs(verb: Word, found: set[str], cues: Cues) -> None:
    """Add what adverbs say ("womöglich", "angeblich", "damals")."""
    for child in verb.kids("advmod", "obl", "discourse"):
        if child.low in cues.possible_adverbs:
            found.add("hypothetical")
        elif child.low in cues.reported_adverbs:
            found.add("reported")
        elif child.low in cues.future_adverbs and child.pos not in {"NOUN", "PROPN"}:  # "Dienstag Morgen" is a time of day
            found.add("future")
        elif child.low in cues.historical_adverbs:
            found.add("historical")


def adjectives(word: Word, found: set[str], cues: Cues, skip: Word | None = None) -> None:
    """Add what the adjectives and adverbs on a noun say ("geplante", "angebliche"), `skip` left out."""
    for child in word.kids("amod", "advmod"):
        if child is skip:
            continue
        forms = stems(child)
        if forms & cues.future_adjectives:
            found.add("future")
        if forms & cues.hypothetical_adjectives:
            found.add("hypothetical")
        if forms & cues.reported_adjectives:
            found.add("reported")
        if forms & cues.negated_adjectives:
            found.add("negated")
        if forms & cues.historical_adjectives:
            found.add("historical")
    head = word.head if word.dep == "nsubj" and word.pos in {"NOUN", "PROPN"} else None
    if head is not None and head.pos in {"ADJ", "ADV"} and head.kids("cop") and stems(head) & (cues.hypothetical_adjectives | cues.hypothetical_predicates):
        found.add("hypothetical")  # "ein Angriff ist möglich", "die Zustimmung ist nötig"
