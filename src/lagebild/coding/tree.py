"""The parsed sentence as coding sees it: words with heads, children and offsets, no spaCy inside.

Rules work on these light values, so they can be tested on hand-built trees without loading a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lagebild.coding.columns import columns_of
from lagebild.knowledge.spelling import standard
from lagebild.model import Field

CONTRACTIONS = {
    "im": "in", "ins": "in", "am": "an", "ans": "an", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei",
    "aufs": "auf", "fürs": "für", "ums": "um", "übers": "über", "durchs": "durch", "vors": "vor", "hinterm": "hinter",
    "hinters": "hinter", "unterm": "unter", "unters": "unter", "überm": "über", "gen": "nach", "samt": "mit",
    "gemeinsam": "mit", "zusammen": "mit", "wider": "gegen",
}
DEFINITE = ("der", "die", "das", "des", "dem", "den", "dies", "jen", "the", "this", "that", "these")
# Nouns of going that name by "aus" what is left: "der Abzug der Truppen aus Mali" are not Mali's troops.
LEAVING = ("abzug", "rückzug", "abmarsch", "ausreise", "ausweisung", "abschiebung", "vertreibung", "evakuierung", "abberufung", "flucht")
REFLEXIVES = frozenset({"sich", "mich", "dich", "uns", "euch"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})


class Word:
    """One token of a sentence: form, analysis, and its place in the tree and in the article; `low` is in today's spelling."""

    __slots__ = ("children", "dep", "end", "ent", "feats", "head", "i", "lemma", "low", "pos", "sentence", "start", "tag",
                 "text")

    def __init__(self, i: int, text: str, lemma: str, pos: str, dep: str, feats: str = "", tag: str = "",
                 start: int = 0) -> None:
        self.i, self.text, self.lemma, self.pos, self.dep, self.tag = i, text, lemma, pos, dep, tag
        self.low = text.lower()
        self.feats = feats
        self.ent = ""  # PER, LOC, ORG, MISC or ""
        self.start, self.end = start, start + len(text)
        self.head: Word | None = None
        self.children: list[Word] = []
        self.sentence: Sentence

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    def has(self, feature: str) -> bool:
        """Whether the morphology holds `feature` ("Case=Gen")."""
        return feature in self.feats

    def kids(self, *deps: str) -> list[Word]:
        """Children with one of the relations `deps`."""
        return [c for c in self.children if c.dep in deps]

    def up(self) -> Iterator[Word]:
        """The heads above this word, nearest first."""
        seen = 0
        word = self.head
        while word is not None and seen < 60:
            yield word
            word = word.head
            seen += 1

    def subtree(self) -> list[Word]:
        """This word and all below it, in text order."""
        out, stack = [], [self]
        while stack:
            word = stack.pop()
            out.append(word)
            stack.extend(word.children)
        return sorted(out, key=lambda w: w.i)

    def group(self) -> list[Word]:
        """This word and the words coordinated with it."""
        out = [self]
        for word in out:
            out.extend(c for c in word.children if c.dep == "conj")
        return out


class Sentence:
    """The words of one sentence; `start` and `end` are its offsets in `field` of the article."""

    __slots__ = ("end", "field", "index", "start", "text", "words")

    def __init__(self, index: int, field: Field, words: Sequence[Word], text: str = "") -> None:
        self.index, self.field, self.words = index, field, list(words)
        self.start = words[0].start if words else 0
        self.end = words[-1].end if words else 0
        self.text = text
        for word in self.words:
            word.sentence = self

    @property
    def root(self) -> Word | None:
        """The word without a head."""
        return next((w for w in self.words if w.head is None), None)


def _sentence_places(blank: Sequence[bool], fresh: Sequence[bool]) -> Iterator[list[int]]:
    """The places of the tokens of each sentence, white space left out."""
    places: list[int] = []
    for place, empty in enumerate(blank):
        if fresh[place] and places:
            yield places
            places = []
        if not empty:
            places.append(place)
    if places:
        yield places


def sentences_of(doc: Any, field: Field = "text", first: int = 0) -> list[Sentence]:
    """Return the sentences of a spaCy Doc whose offsets are those of the article's `field`."""
    out: list[Sentence] = []
    read, german = columns_of(doc), doc.lang_ == "de"
    for places in _sentence_places(read.blank, read.fresh):
        words = [Word(n, read.texts[t], read.lemmas[t] or read.texts[t], read.pos[t], read.deps[t], read.features[t], read.tags[t], read.starts[t])
                 for n, t in enumerate(places)]
        number = {t: n for n, t in enumerate(places)}
        for word, t in zip(words, places, strict=True):
            word.ent = read.entities[t]
            if german:
                word.low = standard(word.text).lower()
            head = number.get(read.heads[t])
            if head is not None and head != word.i:
                word.head = words[head]
                words[head].children.append(word)
        out.append(Sentence(first + len(out), field, words, read.text[words[0].start:words[-1].end]))
    return out


def attach(word: Word, head: Word, dep: str) -> None:
    """Hang `word` on `head` by `dep`; a head that stands below `word` is refused, a tree has no circles."""
    if word is head or any(above is word for above in head.up()):
        return
    if word.head is not None:
        word.head.children.remove(word)
    word.head, word.dep = head, dep
    head.children.append(word)
    head.children.sort(key=lambda w: w.i)


def preposition(word: Word) -> str | None:
    """The preposition (contractions undone) that heads `word`'s phrase, or None."""
    for child in word.children:
        if child.dep == "case" and child.pos in {"ADP", "PART", "ADV", "SCONJ", "CCONJ"}:
            low = child.low
            if child.tag == "POS":  # English 's
                continue
            if low == "mit" and any(c.dep == "case" and c.i == child.i + 1 for c in word.children):  # "mit in den Tod"
                continue
            return CONTRACTIONS.get(low, low)
    return None


def definite(word: Word) -> bool:
    """Whether a noun names something known ("der Anschlag", "im Prozess")."""
    return word.pos in {"NOUN", "PROPN"} and any(
        (c.dep == "det" and c.low.startswith(DEFINITE) and c.low not in {"deren", "derer"})
        or (c.dep == "case" and c.low in CONTRACTIONS and c.low not in {"gen", "samt"})
        for c in word.children)


def prepositions(word: Word) -> set[str]:
    """All prepositions on `word` ("bis zu", "von ... aus")."""
    return {CONTRACTIONS.get(c.low, c.low) for c in word.children if c.dep == "case"}


def particle(word: Word) -> str:
    """The separable particle of a verb ("ab" of "lehnte ... ab"), lower case, or ""."""
    for child in word.children:
        if child.dep == "compound:prt":
            return child.low
    return ""


def reflexive(word: Word) -> bool:
    """Whether a verb stands with a reflexive pronoun."""
    return any(c.low in REFLEXIVES and c.pos == "PRON" and (c.low == "sich" or c.dep in {"expl", "expl:pv", "obj"})
               for c in word.children)


def is_relative(word: Word) -> bool:
    """Whether a pronoun is a relative one."""
    return word.tag in {"PRELS", "PRELAT"} or ("PronType=" in word.feats and "Rel" in word.feats)


# Verbs of motion and change make their perfect with sein and have no passive.
UNPASSIVE = ("treten", "marschieren", "treffen", "reisen", "kehren", "gehen", "kommen", "fliehen", "steigen", "scheiden", "brechen", "rücken",
             "eingetroffen", "ziehen", "explodieren", "detonieren", "einschlagen", "landen", "laufen", "rollen", "rasen", "dringen", "fallen", "stürzen",
             "sinken", "springen", "flüchten", "sterben", "geraten", "gelangen", "tauchen", "stoßen", "scheitern", "verunglücken", "ertrinken", "eilen")


INTRANSITIVE = ("sterben", "fallen", "fliegen", "fahren", "laufen", "scheitern", "weichen", "springen", "tauchen", "eskalieren", "kentern", "rutschen", "landen",
                "schwinden", "wachsen", "sinken", "stürzen", "einstürzen", "explodieren", "starten", "bleiben", "geschehen", "gelingen", "bersten")


UNSTRESSED = ("er", "ver", "be", "ent", "zer")  # "Soldaten erschossen": participle and past look the same


def headline(word: Word) -> bool:
    """Whether a participle stands alone as the predicate, as headlines have it ("Zwei Männer in Riga festgenommen")."""
    alike = word.low.startswith(UNSTRESSED) and word.low.endswith("en") and (not word.low.endswith("ten") or word.low.endswith("boten"))
    bare = word.tag == "VVPP" or (word.tag == "VVFIN" and "Tense=Past" in word.feats and alike)
    if not bare or word.dep not in {"ROOT", "parataxis", "conj"} or not word.kids("nsubj", "nsubj:pass"):
        return False
    if word.kids("aux", "aux:pass", "cop", "obj", "obl:arg", "ccomp", "xcomp", "expl", "expl:pv", "compound:prt"):
        return False
    return word.dep != "conj" or (word.head is not None and headline(word.head))


def passive(word: Word) -> bool:
    """Whether a verb stands in the passive (werden or sein with a participle)."""
    if any(c.dep == "aux:pass" and c.lemma.lower() != "sein" for c in word.children):
        return True
    if headline(word):
        return not word.lemma.lower().endswith((*UNPASSIVE, *INTRANSITIVE))
    if word.dep == "conj" and word.head is not None and word.tag == word.head.tag == "VVPP" and not word.kids("aux", "aux:pass", "nsubj", "obj"):
        return passive(word.head)  # "wurde festgenommen und wieder freigelassen"
    marked = any(c.dep in {"aux:pass", "nsubj:pass"} for c in word.children)
    return marked and not (word.lemma.lower().endswith(UNPASSIVE) and any(c.lemma.lower() == "sein" for c in word.children))


def clause_words(verb: Word) -> list[Word]:
    """The words of a verb's own clause, without its embedded clauses."""
    out, stack = [], [verb]
    while stack:
        word = stack.pop()
        out.append(word)
        stack.extend(c for c in word.children
                     if c.dep not in {"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"}
                     and not (c.dep == "conj" and c.pos in {"VERB", "AUX"}))
    return sorted(out, key=lambda w: w.i)
