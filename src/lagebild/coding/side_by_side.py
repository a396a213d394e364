"""Names side by side: the parser reads one as the other's part, an adjective or an article where each is a phrase."""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.coding.mentions import Mention
from lagebild.coding.tree import Word, attach, preposition

RELATIVE = {"den": "obj", "die": "obj", "das": "obj", "dem": "iobj", "denen": "iobj"}


def name_not_adjective(word: Word, mention: Mention) -> None:
    """"hat dem Libanon Hilfe versprochen": the name of a state is no adjective of the noun behind it."""
    noun = word.head
    if noun is None or noun.head is None or len(mention.words) > 1 or mention.entities[0].kind != "country" or not word.text[0].isupper():
        return
    if noun.head.pos != "VERB" or noun.i < word.i or word.lemma.lower().endswith("isch"):
        return
    for article in [c for c in noun.kids("det") if c.i < word.i]:
        attach(article, word, "det")
    if noun.dep in {"obl", "iobj"} and preposition(noun) is None:
        noun.dep = "obj"
    word.pos = "PROPN"
    attach(word, noun.head, "iobj")


def genitive_before(owner: Word, noun: Word) -> None:
    """"nach Gesprächen mit Dänemarks Ministerpräsident": the preposition rules the noun, not the genitive before it."""
    case = next((c for c in owner.kids("case") if c.i == owner.i - 1), None)
    if case is None or not owner.low.endswith(("s", "’", "'")) or preposition(noun) is not None:
        return
    attach(case, noun, "case")
    before = noun.sentence.words[case.i - 1] if case.i else None
    if before is not None and before.pos == "NOUN" and before is not noun.head:
        attach(noun, before, "nmod")


def two_names(word: Word, head: Word, mentions: Mapping[int, Mention]) -> None:
    """Two different names side by side are two phrases ("gewährte Moskau Minsk einen Kredit")."""
    here, there = mentions.get(word.i), mentions.get(head.i)
    if here is None or there is None or here is there or head.head is None or here.words[0] is not word:
        return
    if there.entities[0].code == "---" and word.head is head:  # "die Staatengemeinschaft ECOWAS"
        return
    kinds = {here.entities[0].kind, there.entities[0].kind}
    if kinds <= {"country", "city", "organisation"} and word.head is head:
        attach(word, head.head, "iobj" if head.head.pos in {"VERB", "AUX"} else head.dep)
    elif here.entities[0].kind in {"country", "organisation"} and there.entities[0].kind == "person":  # "hat Präsident Bush Russland gedroht"
        verb = next((a for a in word.up() if a.pos in {"VERB", "AUX"}), None)
        if verb is not None and not word.children:
            attach(word, verb, "iobj")


def name_before_object(word: Word, mentions: Mapping[int, Mention]) -> None:
    """"gab Aserbaidschan Rückendeckung": a bare name before an object is its genitive only with -s, else a dative."""
    noun = word.head
    if noun is None or noun.i <= word.i or noun.dep != "obj" or noun.head is None or noun.head.pos != "VERB" or noun.i in mentions:
        return
    if word.low.endswith(("s", "x", "z", "ß", "’", "'")) or any(c.dep in {"det", "case", "det:poss"} for c in [*word.children, *noun.children]):
        return
    if mentions[word.i].entities[0].kind in {"country", "city", "organisation"} and "-" not in word.low and not noun.head.kids("iobj"):
        attach(word, noun.head, "iobj")


def relative_pronoun(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """"..., den Moskau Minsk gewährt hat": an article before a name without one is the relative pronoun."""
    words = verb.subtree()
    first = next((w for w in words if w.pos != "PUNCT"), None)
    if first is None or first.dep != "det" or first.low not in RELATIVE or first.head is None or first.head.i != first.i + 1:
        return
    name = first.head
    mention = mentions.get(name.i)
    if mention is None or mention.entities[0].kind not in {"country", "city", "person"} or mention.entities[0].code in {"USA", "CHE", "TUR", "UKR", "IRN", "IRQ"}:
        return
    first.feats += "|PronType=Rel"
    first.pos, first.tag = "PRON", "PRELS"
    attach(first, verb, RELATIVE[first.low])
    if name.head is verb and not verb.kids("nsubj", "nsubj:pass"):
        name.dep = "nsubj"


def neither_nor(word: Word) -> None:
    """"Weder Georgien noch die EU erkennen das an": both are the subject, whatever the parser makes of "weder"."""
    first = word.head
    if first is None or word.dep == "advmod" or first.pos not in {"NOUN", "PROPN"} or first.head is None or first.head.pos != "VERB":
        return
    word.dep = "cc"
    verb = first.head
    other = next((c for c in verb.kids("nsubj", "nsubj:pass") if c is not first and c.i > first.i), None)
    if other is not None and first.dep in {"obl", "obl:arg", "dep"} and any(w.low == "noch" for w in word.sentence.words[first.i + 1:other.i]):
        role = other.dep
        attach(other, first, "conj")
        first.dep = role
