"""Which words of a sentence name places, and which of them say where something happens."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lagebild.coding.mentions import country_adjective, may_be_locative
from lagebild.coding.resolve import Resolver
from lagebild.coding.tree import Sentence, Word, preposition

PLACE_ENTITIES = frozenset({"city", "region", "country"})
NAMED = frozenset({"flat", "flat:name", "compound"})
BELONGS = frozenset({"nmod", "appos", "flat", "dep", "obl", "nmod:poss"})
VERBAL = frozenset({"VERB", "AUX"})
DIRECTIONS = frozenset({"norden", "süden", "osten", "westen", "nordosten", "nordwesten", "südosten", "südwesten", "zentrum",
                        "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "center", "centre"})
# "in der Stadt Homs", "vor der Küste Libyens", "in der Nähe von Kiew": the noun stands in the place of the name behind it
PLACE_NOUNS = DIRECTIONS | {
    "stadt", "hauptstadt", "großstadt", "kleinstadt", "hafenstadt", "grenzstadt", "provinzhauptstadt", "millionenstadt", "metropole",
    "altstadt", "innenstadt", "stadtteil", "vorort", "vorstadt", "viertel", "bezirk", "provinz", "region", "gebiet", "bundesstaat",
    "teilstaat", "gouvernement", "distrikt", "kreis", "kanton", "dorf", "ort", "ortschaft", "gemeinde", "insel", "halbinsel", "nähe",
    "umgebung", "küste", "grenze", "raum", "großraum", "hafen", "flughafen", "nachbarland", "land", "teil", "landesteil", "norditalien",
    "city", "town", "capital", "province", "village", "island", "coast", "border", "district", "state", "outskirts", "suburb", "part",
}
# Who sits in a place acts from there, not there: "die Regierung in Kiew", "der Botschafter in Ankara".
SEATED = frozenset({
    "regierung", "führung", "machthaber", "botschafter", "botschafterin", "staatsführung", "zentralregierung", "regime", "verantwortliche",
    "kollege", "amtskollege", "diplomat", "korrespondent", "vertreter", "vertretung", "government", "ambassador", "leadership", "ruler",
})
BESIDE = frozenset({"nahe", "unweit", "nördlich", "südlich", "östlich", "westlich", "außerhalb", "innerhalb", "rund um", "near", "outside", "around"})
OF = frozenset({"", "von", "of"})
ORIGIN = frozenset({"aus", "from"})


class Named(msgspec.Struct, frozen=True):
    """A place name in a sentence: its offsets and words, how it stands to the word it hangs on, and that word.

    `role` is "at" where the phrase says where, "object" where the name is what an act is done to ("beschoss Donezk",
    "die Belagerung von Homs"), "from" where a noun comes from there ("Truppen aus Mali"), else "". `via` is the preposition, `governor` the offset of the word it hangs on.
    """

    start: int
    end: int
    text: str
    role: str
    via: str
    governor: int
    word: int


def place_mentions(sentence: Sentence, resolver: Resolver) -> list[Named]:
    """Return the place names of a sentence in order."""
    found = []
    for words in _names(sentence, resolver):
        role, via, governor, part = _role(words)
        start, end = words[0].start if part is None else part.start, words[-1].end
        text = sentence.text[start - sentence.start:end - sentence.start].rstrip(".")
        found.append(Named(start, start + len(text), text, role, via, governor, words[0].start))
    return found


def _names(sentence: Sentence, resolver: Resolver) -> Iterator[list[Word]]:
    """Yield the words of each place name, its head first known to the gazetteer or taken for a place by the parse."""
    for word in sentence.words:
        if word.pos not in {"PROPN", "NOUN"} or (word.dep in NAMED and (word.head is None or word.head.lemma.lower() not in PLACE_NOUNS)):
            continue
        mention = resolver.mentions[sentence.index].get(word.i)
        if mention is not None:
            if mention.head is word and mention.entities[0].kind in PLACE_ENTITIES:
                yield _longer(sentence, mention.words, resolver)
        elif word.pos == "PROPN" and _is_place(word, resolver):
            rest = word.kids("flat", "flat:name")
            joined = [w for n, w in enumerate(rest, start=1) if w.i == word.i + n]
            yield _longer(sentence, [word, *joined], resolver)


def _is_place(word: Word, resolver: Resolver) -> bool:
    """Whether a name that is no actor's is a place's: the parse says so, or the gazetteer of what says where."""
    if word.ent == "LOC":
        return True
    stands = _says_where(word) or word.dep in {"obj", "nsubj:pass"} or (word.head is not None and word.head.lemma.lower() in PLACE_NOUNS)
    return stands and word.ent not in {"PER", "ORG"} and resolver.places.find(word.text, resolver.context()) is not None


def countries_named(sentence: Sentence, resolver: Resolver) -> frozenset[str]:
    """Return the countries that a sentence names otherwise than by its cities: which Tripolis, "libanesisch" says."""
    found = {m.entities[0].code for m in resolver.mentions[sentence.index].values() if m.entities[0].kind not in {"city", "region", "outlet"}}
    adjectives = (country_adjective(w, resolver.names) for w in sentence.words if w.pos == "ADJ")
    return frozenset(code for code in (*found, *adjectives) if code and len(code) == 3 and code.isupper())


def _longer(sentence: Sentence, words: list[Word], resolver: Resolver) -> list[Word]:
    """Return a name with what distinguishes it from its namesakes: "Frankfurt an der Oder", "Frankfurt (Oder)"."""
    last = max(w.i for w in words)
    for end in range(last + 3, last, -1):
        wider = sentence.words[words[0].i:end + 1]
        text = sentence.text[wider[0].start - sentence.start:wider[-1].end - sentence.start]
        joined = any(w.low in {"an", "am", "(", "/", "bei", "ob", "upon"} for w in wider) and wider[-1].low != "("
        if joined and wider[-1].i == end and resolver.places.find(text) is not None:
            return wider
    return words


def _role(words: list[Word]) -> tuple[str, str, int, Word | None]:
    """Return role, preposition and governor of a name, and the word for the part of it that is meant ("Süden")."""
    inside = {w.i for w in words}
    head = next((w for w in words if w.head is None or w.head.i not in inside), words[0])
    above = head.head
    via, governor = preposition(head) or "", above.start if above is not None else -1
    if via in ORIGIN:
        return "at" if above is not None and above.pos in VERBAL else "from", via, governor, None
    if _says_where(head):
        seated = above is not None and above.lemma.lower() in SEATED
        return "" if seated else "at", via, governor, None
    if above is not None and head.dep in BELONGS and above.lemma.lower() in PLACE_NOUNS and via in OF:
        role, _, governor, _ = _role([above])
        part = above if above.lemma.lower() in DIRECTIONS and above.start < head.start else None
        return role, "", governor, part
    if head.dep in {"obj", "nsubj:pass"} or (head.dep == "nmod" and via in OF):
        return "object", via, governor, None
    return "", via, governor, None


def _says_where(word: Word) -> bool:
    return may_be_locative(word) or preposition(word) in BESIDE


