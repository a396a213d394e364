"""Fighting between two sides: both do it and nobody merely suffers it, whichever of them the sentence names."""

from __future__ import annotations

from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.readings import Reading
from lagebild.coding.resolve import Resolver, unique
from lagebild.coding.slots import prepositional
from lagebild.coding.tree import Word
from lagebild.model import Actor

# Ends of the nouns that tell of it; an "Angriffskrieg" has a direction.
FIGHTS = ("kampf", "kampfhandlung", "gefecht", "krieg", "zusammenstoß", "zusammenstoss", "zusammenprall", "straßenschlacht", "schusswechsel", "scharmützel", "handgemenge",
          "gerangel", "rangelei", "tumult", "auseinandersetzung", "schießerei", "schlacht", "konfrontation", "clash", "firefight", "skirmish", "fighting", "shootout")
ONE_SIDED = ("angriffskrieg", "vernichtungskrieg", "eroberungskrieg", "drohnenkrieg", "luftkrieg", "drogenkrieg")


def fight(reading: Reading) -> Word | None:
    """The noun of a reading that calls its act fighting, None where none does."""
    if reading.predicate.type != "ASSAULT":
        return None
    nouns = (w for w in (reading.word, *reading.used) if w.pos == "NOUN")
    return next((w for w in nouns if w.lemma.lower().endswith(FIGHTS) and not w.lemma.lower().endswith(ONE_SIDED)), None)


def fighting_with(noun: Word, reading: Reading, resolver: Resolver) -> tuple[Actor, ...]:
    """Who the other side is: "Zusammenstöße mit der Polizei"."""
    words = prepositional(noun, "mit") or (prepositional(reading.word, "mit") if reading.word is not noun else [])
    return unique([a for w in words for a in resolver.phrase(w) if a.code != UNKNOWN or a.sector])
