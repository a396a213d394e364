"""Whose a story is that names no state: its towns, its money, its people's names."""

from collections import Counter

import pytest
from hand_trees import entered, tree, word

from lagebild.coding.counterparts import within_one_state
from lagebild.coding.leanings import leaning, signs
from lagebild.coding.mentions import names_of
from lagebild.knowledge.places import places

NAMED = "{0}//PROPN/nsubj/2 zahlte/zahlen/VERB/ROOT/0 hundert//NUM/nummod/4 {1}//NOUN/obj/2"


def read(name, money, entity):
    parsed = tree(NAMED.format(name, money))
    word(parsed, name).ent = entity
    return signs(parsed, places("de"))


@pytest.mark.parametrize(("name", "money", "entity", "expected"), [
    ("Karratha", "Bußen", "LOC", "AUS"),  # a small town of one country only
    ("Neustadt", "Bußen", "LOC", ""),
    ("Meier", "Forint", "PER", "HUN"),
    ("György", "Bußen", "PER", ""),  # one name is not enough
    ("Nováková", "Rubel", "PER", "RUS"),
])
def test_towns_and_money_lean_and_one_name_does_not(name, money, entity, expected):
    assert leaning(read(name, money, entity)) == expected


def test_two_names_lean_unless_another_country_is_told_as_loudly():
    two = read("György", "Bußen", "PER") + read("Őze", "Bußen", "PER")
    assert leaning(two) == "HUN"
    assert leaning(two + Counter({"CZE": 2})) == ""


def test_a_name_that_is_known_leans_nowhere():
    parsed = tree(NAMED.format("Karratha", "Bußen"))
    word(parsed, "Karratha").ent = "LOC"
    assert signs(parsed, places("de"), frozenset({0})) == Counter()


def test_an_article_that_names_a_state_is_about_that_one():
    resolver = entered(tree("Italien//PROPN/nsubj/2 zahlte/zahlen/VERB/ROOT/0 hundert//NUM/nummod/4 Forint//NOUN/obj/2"))
    resolver.lean()
    assert resolver.main_country() == "ITA"
    other = entered(tree("Man//PRON/nsubj/2 zahlte/zahlen/VERB/ROOT/0 hundert//NUM/nummod/4 Forint//NOUN/obj/2"))
    other.lean()
    assert other.main_country() == "HUN"


def test_what_names_nobody_happens_within_the_one_state_of_the_article():
    parsed = tree("In//ADP/case/2 Polen//PROPN/obl/4 wurden//AUX/aux:pass/4 erhoben/erheben/VERB/ROOT/0 Vorwürfe/Vorwurf/NOUN/nsubj:pass/4")
    charge = word(parsed, "Vorwürfe")
    (found,) = within_one_state("ACCUSE", charge, entered(parsed))
    assert (found.code, found.by) == ("POL", "context")
    assert within_one_state("THREATEN", charge, entered(parsed)) == ()
    abroad = tree("Ungarn//PROPN/nsubj/2 schweigt/schweigen/VERB/ROOT/0", 1, 90)
    assert within_one_state("ACCUSE", charge, entered(parsed, abroad)) == ()


@pytest.mark.parametrize(("region", "code"), [("Queensland", "AUS"), ("Kalabrien", "ITA"), ("Sinaloa", "MEX"), ("Guangdong", "CHN"), ("Borno", "NGA")])
def test_regions_of_the_world_are_known(region, code):
    (entity,) = names_of("de").known.lookup(region)
    assert (entity.kind, entity.code) == ("region", code)
