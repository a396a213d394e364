"""Acts of power that by their nature strike somebody: land, ships and envoys are another state's, a coup overthrows those who rule."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lagebild.coding.article_state import ENVOYS, SUPRANATIONAL, UNKNOWN
from lagebild.coding.drafts import codes
from lagebild.coding.mentions import PLACE_KINDS, country_adjective
from lagebild.coding.resolve import Resolver
from lagebild.coding.tree import Word
from lagebild.knowledge.predicates import Predicate
from lagebild.model import Actor

SHIPS = ("schiff", "tanker", "frachter", "boot", "kutter", "trawler", "yacht", "jacht", "fähre", "flottille", "ship", "vessel", "boat")
PASSAGES = ("grenze", "grenzübergang", "luftraum", "hafen", "straße", "strasse", "autobahn", "brücke", "tunnel", "bahnhof", "schule", "universität", "geschäft", "restaurant",
            "border", "airport", "airspace", "port", "road", "bridge", "school")


def sent_by_another(word: Word, actor: Sequence[Actor], recipient: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """The recipients, where envoys whom nothing but the article gave a state are not those of who expels or summons them.

    "Die Regierung in Den Haag wies zwei Diplomaten aus": they are of the state that the article names most besides, else of an unknown one.
    """
    mine = codes(actor)
    out = []
    for one in recipient:
        envoy = next((w for w in word.sentence.words if w.start == one.start and w.lemma.lower().endswith(ENVOYS)), None)
        if envoy is not None and one.code in mine and (one.field, one.start) in resolver.stateless and not envoy.kids("det:poss", "nmod:poss"):
            others = (code for code, _ in resolver.countries.most_common() if code not in {*mine, UNKNOWN, *SUPRANATIONAL})
            out.append(msgspec.structs.replace(one, code=next(others, UNKNOWN), by="context"))
        else:
            out.append(one)
    return tuple(out)


def takes_abroad(entry: Predicate, word: Word) -> bool:
    """Whether an act takes what is another's: land is not one's own, a ship at sea seldom ("annektierte", "brachte einen Tanker auf")."""
    if "seize" not in entry.mode:
        return "territory" in entry.context and "restrict" in entry.mode  # nobody enters his own airspace against its will
    return "territory" in entry.context or any(
        w.lemma.lower().endswith(SHIPS) for c in (*word.children, *((word.head,) if word.dep == "amod" and word.head is not None else ())) for w in c.group())


def shuts(entry: Predicate, word: Word, things: Sequence[Word]) -> bool:
    """Whether an act shuts what anyone might pass: it strikes nobody in particular ("die Grenzen wurden geschlossen")."""
    return entry.type == "COERCE" and "restrict" in entry.mode and any(
        w.lemma.lower().endswith(PASSAGES) for t in (*things, *word.kids("nmod")) for w in t.group())


def overthrows(entry: Predicate) -> bool:
    """Whether an act is a coup, which those who rule suffer."""
    return entry.type == "COERCE" and not entry.mode and "political_institutions" in entry.context


def other_state(word: Word, own: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """The one state of the sentence besides that of `own`, () where there is none or more than one."""
    mine = codes(own)
    named = {m.entities[0].code for m in resolver.mentions[word.sentence.index].values() if m.entities[0].kind in {"country", *PLACE_KINDS}}
    named |= {code for w in word.sentence.words if w.pos == "ADJ" and (code := country_adjective(w, resolver.names))}
    others = named - mine - SUPRANATIONAL - {UNKNOWN, ""}
    return (resolver.make(word, next(iter(others)), "GOV", by="context"),) if len(others) == 1 else ()
