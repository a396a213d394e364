"""What holds of every text and every parse, however wrong: spans lie in the text, nesting is sound, nothing crashes."""

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from lagebild.coding.quotes import attribution_of, find_quotes
from lagebild.coding.quotes.lexicon import lexicon
from lagebild.model import Article

VOCABS = {language: spacy.blank(language).vocab for language in ("de", "en")}
TAGS = [
    "ART",
    "NN",
    "NE",
    "VVFIN",
    "VAFIN",
    "VMFIN",
    "VVPP",
    "VVINF",
    "VVIZU",
    "PTKZU",
    "PTKVZ",
    "KOUS",
    "PRELS",
    "APPR",
    "$,",
    "$.",
    "ADJA",
    "PPER",
]
POS = ["DET", "NOUN", "PROPN", "VERB", "AUX", "ADP", "PUNCT", "ADJ", "PRON", "ADV", "SCONJ"]
DEPS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "ccomp",
    "xcomp",
    "conj",
    "case",
    "det",
    "punct",
    "aux",
    "aux:pass",
    "compound:prt",
    "appos",
    "flat",
    "nmod",
    "mark",
    "acl",
]
SIGNS = ["„", "“", '"', "»", "«", ",", ".", ":", ";", "(", ")", "–", "nach", "zufolge", "laut", "so", "wie", "wonach", "soll", "according", "to"]
WORDS = {
    language: sorted(
        {word for verb in lexicon(language).verbs for word in verb.example.rstrip(".").split()} | {*SIGNS, "\n\n"}
    )
    for language in ("de", "en")
}


@st.composite
def docs(draw):
    language = draw(st.sampled_from(["de", "en"]))
    words = draw(st.lists(st.one_of(st.sampled_from(WORDS[language]), st.text(min_size=1, max_size=4)), max_size=40))
    size = len(words)

    def column(choices):
        return draw(st.lists(st.sampled_from(choices), min_size=size, max_size=size))

    heads = [draw(st.integers(max(0, i - 4), min(size - 1, i + 4))) for i in range(size)]
    heads = [i if _cyclic(heads, i) else head for i, head in enumerate(heads)]
    return language, Doc(
        VOCABS[language], words=words, spaces=draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        tags=column(TAGS), pos=column(POS), deps=column(DEPS), heads=heads,
    )  # fmt: skip


def _cyclic(heads, start):
    seen, at = {start}, heads[start]
    while at not in seen:
        seen.add(at)
        if heads[at] == at:
            return False
        at = heads[at]
    return True


def check(article, found):
    size = len(article.text)
    for number, quotation in enumerate(found):
        assert quotation.quote
        assert quotation.by.startswith("rule:")
        for role in (quotation.quote, quotation.speaker, quotation.cue, quotation.frame, quotation.addressee):
            assert all(0 <= start < end <= size for start, end in role)
            assert all(one[1] <= two[0] for one, two in itertools.pairwise(role))
        assert quotation.inside is None or (quotation.inside != number and quotation.inside < len(found))
    for at in range(0, size, 7):
        attribution_of(found, article, at, min(size, at + 3))


@settings(max_examples=400, deadline=None)
@given(docs())
def test_any_parse_gives_sound_quotations(case):
    language, doc = case
    article = Article(text=doc.text, language=language)
    check(article, find_quotes(article, doc))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "„“", "„", "“", "...", "„„““", "a" * 5000, ": „", ", so", "nach", "laut ,"]
)
def test_odd_texts_are_no_error(text):
    doc = spacy.blank("de")(text)
    article = Article(text=text, language="de")
    check(article, find_quotes(article, doc))
