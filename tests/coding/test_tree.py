"""The sentence as coding sees it: heads, children, particles, prepositions, offsets."""

import pytest
import spacy
from hand_trees import texts, tree, word
from spacy.tokens import Doc

from lagebild import pipeline
from lagebild.coding.tree import (
    attach,
    clause_words,
    particle,
    passive,
    preposition,
    prepositions,
    reflexive,
    sentences_of,
)
from lagebild.model import Article

ATTACK = tree("Russland//PROPN/nsubj/4 hat/haben/AUX/aux/4 Polen//PROPN/obj/4 angegriffen/angreifen/VERB/ROOT/0 .//PUNCT/punct/4")
WEISS = tree("Polen//PROPN/nsubj/2 wies/weisen/VERB/ROOT/0 die//DET/det/4 Kritik//NOUN/obj/2 zurück//ADV/compound:prt/2")


def test_the_root_is_the_word_without_a_head():
    assert ATTACK.root is word(ATTACK, "angegriffen")


def test_a_contraction_counts_as_its_preposition():
    parsed = tree("Er//PRON/nsubj/2 sprach/sprechen/VERB/ROOT/0 zum//ADP/case/4 Volk//NOUN/obl/2 beim//ADP/case/6 Treffen//NOUN/obl/2")
    assert (preposition(word(parsed, "Volk")), preposition(word(parsed, "Treffen"))) == ("zu", "bei")


def test_a_word_without_a_preposition_has_none():
    assert preposition(word(ATTACK, "Polen")) is None


def test_all_prepositions_of_a_phrase_are_found():
    parsed = tree("bis//ADP/case/3 zu//ADP/case/3 Soldaten//NOUN/ROOT/0")
    assert prepositions(word(parsed, "Soldaten")) == {"bis", "zu"}


def test_a_particle_that_stands_apart_belongs_to_its_verb():
    assert (particle(word(WEISS, "wies")), particle(word(ATTACK, "angegriffen"))) == ("zurück", "")


def test_sich_makes_a_verb_reflexive_and_an_object_does_not():
    parsed = tree("Sie//PRON/nsubj/2 einigten/einigen/VERB/ROOT/0 sich//PRON/obj/2")
    assert reflexive(word(parsed, "einigten"))
    assert not reflexive(word(WEISS, "wies"))


def test_werden_with_a_participle_is_a_passive():
    parsed = tree("Polen//PROPN/nsubj:pass/3 wurde/werden/AUX/aux:pass/3 angegriffen/angreifen/VERB/ROOT/0")
    assert passive(word(parsed, "angegriffen"))
    assert not passive(word(ATTACK, "angegriffen"))


def test_a_group_holds_all_coordinated_words():
    parsed = tree("Polen//PROPN/nsubj/6 ,//PUNCT/punct/3 Ungarn//PROPN/conj/1 und//CCONJ/cc/5 Italien//PROPN/conj/1 schweigen//VERB/ROOT/0")
    assert texts(word(parsed, "Polen").group()) == ["Polen", "Ungarn", "Italien"]


def test_a_subtree_is_in_text_order():
    assert texts(word(WEISS, "wies").subtree()) == texts(WEISS.words)


def test_a_clause_ends_where_an_embedded_clause_begins():
    parsed = tree("Polen//PROPN/nsubj/2 sagt/sagen/VERB/ROOT/0 dass//SCONJ/mark/5 Ungarn//PROPN/nsubj/5 droht/drohen/VERB/ccomp/2")
    assert texts(clause_words(word(parsed, "sagt"))) == ["Polen", "sagt"]
    assert texts(clause_words(word(parsed, "droht"))) == ["dass", "Ungarn", "droht"]


def test_a_tree_with_a_cycle_ends():
    parsed = tree("a//NOUN/nmod/2 b//NOUN/nmod/1")
    assert len(list(word(parsed, "a").up())) == 60


def test_white_space_tokens_are_dropped_and_offsets_stay_those_of_the_text():
    doc = Doc(spacy.blank("de").vocab, words=["Polen", "\n ", "droht", "."], spaces=[True, False, False, False],
              heads=[2, 0, 2, 2], deps=["nsubj", "dep", "ROOT", "punct"], pos=["PROPN", "SPACE", "VERB", "PUNCT"])
    (sentence,) = sentences_of(doc)
    assert texts(sentence.words) == ["Polen", "droht", "."]
    assert all(doc.text[w.start:w.end] == w.text for w in sentence.words)
    assert word(sentence, "Polen").head is word(sentence, "droht")


def test_sentences_of_a_title_are_counted_backwards():
    doc = Doc(spacy.blank("de").vocab, words=["Polen", "droht"], heads=[1, 1], deps=["nsubj", "ROOT"], pos=["PROPN", "VERB"])
    assert [s.index for s in sentences_of(doc, "title", first=-1)] == [-1]


@pytest.mark.parametrize(("parse", "form", "tag", "expected"), [
    ("Zwei//NUM/nummod/2 Männer//NOUN/nsubj/3 festgenommen/festnehmen/VERB/ROOT/0", "festgenommen", "VVPP", True),
    ("Zwei//NUM/nummod/2 Männer//NOUN/nsubj/3 erschossen/erschießen/VERB/ROOT/0/Tense=Past", "erschossen", "VVFIN", True),
    ("Soldaten//NOUN/nsubj/2 erschossen/erschießen/VERB/ROOT/0/Tense=Past Männer//NOUN/obj/2", "erschossen", "VVFIN", False),
    ("Staaten//NOUN/nsubj/2 verhandelten/verhandeln/VERB/ROOT/0/Tense=Past", "verhandelten", "VVFIN", False),
    ("Minister//NOUN/nsubj/2 gestorben/sterben/VERB/ROOT/0", "gestorben", "VVPP", False),
    ("Polen//PROPN/nsubj/3 hat//AUX/aux/3 angegriffen/angreifen/VERB/ROOT/0", "angegriffen", "VVPP", False),
])
def test_a_participle_alone_is_the_passive_of_a_headline(parse, form, tag, expected):
    parsed = tree(parse)
    word(parsed, form).tag = tag
    assert passive(word(parsed, form)) is expected


def test_participles_joined_by_und_share_the_passive():
    parsed = tree("Er//PRON/nsubj:pass/3 wurde/werden/AUX/aux:pass/3 festgenommen/festnehmen/VERB/ROOT/0 und//CCONJ/cc/5 freigelassen/freilassen/VERB/conj/3")
    for form in ("festgenommen", "freigelassen"):
        word(parsed, form).tag = "VVPP"
    assert passive(word(parsed, "freigelassen"))


def test_a_word_is_never_hung_below_itself():
    parsed = tree("Das//DET/det/2 Werk//NOUN/nsubj/4 in//ADP/case/4 Ziel//NOUN/ROOT/0")
    attach(word(parsed, "Ziel"), word(parsed, "Werk"), "nmod")
    attach(word(parsed, "Werk"), word(parsed, "Werk"), "nmod")
    assert (word(parsed, "Ziel").head, word(parsed, "Werk").head) == (None, word(parsed, "Ziel"))


def test_two_names_as_subject_and_predicate_are_coded_without_end():
    text = "Laut der Presse wäre auch die Anlage in Natans Angriffsziel."
    assert len(list(pipeline.code_articles([Article(id="a", text=text, date="2015-06-01", language="de")], tier="accurate"))) == 1
