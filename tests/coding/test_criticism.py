"""Criticism that names no critic."""

import pytest
from hand_trees import small_lexicon, tree, word

from lagebild.coding.criticism import from_anywhere, struck, upon_it

PASSIVE = "Polen//PROPN/nsubj:pass/3 wurde/werden/AUX/aux:pass/3 kritisiert/kritisieren/VERB/ROOT/0"
BY = "Polen//PROPN/nsubj:pass/5 wurde/werden/AUX/aux:pass/5 von//ADP/case/4 Bürgern/Bürger/NOUN/obl:agent/5 kritisiert/kritisieren/VERB/ROOT/0"


def entry(**given):
    return next(iter(small_lexicon(given, kind="ACCUSE").verbs.values()))[0]


@pytest.mark.parametrize(("parse", "expected"), [(PASSIVE, True), (BY, False)])
def test_a_passive_without_its_agent_leaves_the_critic_open(parse, expected):
    assert from_anywhere(word(tree(parse), "kritisiert"), entry(verb="kritisieren", actor="subj")) is expected


def test_a_suit_is_brought_at_home():
    parse = "Polen//PROPN/nsubj:pass/3 wurde/werden/AUX/aux:pass/3 kritisiert/kritisieren/VERB/ROOT/0"
    assert not from_anywhere(word(tree(parse), "kritisiert"), entry(verb="kritisieren", actor="subj", context=["legal"]))


@pytest.mark.parametrize(("before", "expected"), [("Trotz//ADP/case/2", True), ("Mit//ADP/case/2", False)])
def test_what_somebody_does_in_spite_of_criticism_is_told_by_its_preposition(before, expected):
    parse = f"{before} Kritik//NOUN/obl/3 handelt/handeln/VERB/ROOT/0 Polen//PROPN/nsubj/3"
    assert upon_it(word(tree(parse), "Kritik")) is expected


@pytest.mark.parametrize(("parse", "expected"), [
    ("Polen//PROPN/nsubj/2 verurteilt/verurteilen/VERB/ROOT/0 Angriffe/Angriff/NOUN/obj/2 auf//ADP/case/5 Ungarn//PROPN/nmod/3", True),
    ("Polen//PROPN/nsubj/2 verurteilt/verurteilen/VERB/ROOT/0 Angriffe/Angriff/NOUN/obj/2 auf//ADP/case/5 Ungarn//PROPN/obl/2", True),
    ("Polen//PROPN/nsubj/2 erhebt/erheben/VERB/ROOT/0 Vorwürfe/Vorwurf/NOUN/obj/2 gegen//ADP/case/5 Ungarn//PROPN/nmod/3", False),
])
def test_who_condemns_an_attack_does_not_accuse_whom_it_struck(parse, expected):
    assert struck(word(tree(parse), "Ungarn")) is expected
