"""Sentences parsed by hand: "word/lemma/POS/relation/head[/feats]", heads counted from 1, 0 is the root."""

from __future__ import annotations

from functools import cache

from lagebild.coding.mentions import names_of
from lagebild.coding.resolve import Resolver
from lagebild.coding.tree import Sentence, Word
from lagebild.knowledge.cues import cues
from lagebild.knowledge.predicates import Lexicon, _index, _one

TAGS = {"PRELS": "PRELS", "VVINF": "VVINF", "VVPP": "VVPP"}


def tree(parse, index=0, start=0):
    """Build the sentence of a hand-written parse; an empty lemma is the word itself."""
    cells = [cell.split("/") for cell in parse.split()]
    words, at, text = [], start, ""
    for n, cell in enumerate(cells):
        form, lemma, pos, dep = cell[:4]
        feats = cell[5] if len(cell) > 5 else ""
        tag = next((t for t in TAGS if t in feats), "")
        if text and pos != "PUNCT":
            text += " "
        at = start + len(text)
        words.append(Word(n, form, lemma or form, pos, dep, feats, tag, at))
        text += form
    for word, cell in zip(words, cells, strict=True):
        if int(cell[4]):
            word.head = words[int(cell[4]) - 1]
            word.head.children.append(word)
    return Sentence(index, "text", words, text)


def word(sentence, form):
    """Return the first word with that form."""
    return next(w for w in sentence.words if w.text == form)


def texts(words):
    """Return the forms of words."""
    return [w.text for w in words]


def german():
    """Return the German cue words."""
    return cues("de")


@cache
def _names():
    return names_of("de")


def entered(*sentences, date="2022-06-01"):
    """Return a resolver that has read the sentences, all but the last remembered."""
    resolver = Resolver(_names(), date)
    for sentence in sentences:
        resolver.enter(sentence)
    for sentence in sentences[:-1]:
        resolver.remember(sentence)
    return resolver


def small_lexicon(*entries, kind="ACCUSE", classes=None):
    """Return a lexicon of entries as written in YAML."""
    found = [_one(entry, kind, classes or {}, "test.yaml", n) for n, entry in enumerate(entries, 1)]
    return Lexicon(_index(found, "verb"), _index(found, "noun"), _index(found, "adj"), tuple(found))


def codes(actors):
    """Return "CCC SEC" of actors."""
    return [f"{a.code} {a.sector}".strip() for a in actors]
