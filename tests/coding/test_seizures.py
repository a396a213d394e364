"""Acts that by their nature strike another state or those who rule."""

import pytest
from hand_trees import codes, entered, tree, word

from lagebild.coding.counterparts import counterpart, doer
from lagebild.coding.seizures import sent_by_another
from lagebild.knowledge.predicates import _one
from lagebild.model import Actor

RUS = Actor(code="RUS", sector="GOV")
LAND = {"verb": "besetzen", "mode": ["seize"], "context": ["territory"], "actor": "subj", "recipient": "obj"}
GOODS = {"verb": "beschlagnahmen", "mode": ["seize"], "actor": "subj", "recipient": "obj"}
COUP = {"noun": "Putsch", "context": ["political_institutions"], "recipient": "gegen"}


def entry(raw):
    return _one(raw, "COERCE", {}, "test.yaml", 1)


def struck(parse, form, raw):
    parsed = tree(parse)
    return codes(counterpart("COERCE", word(parsed, form), [RUS], [], entered(parsed), entry(raw)))


def test_land_is_taken_from_the_other_state_of_the_sentence():
    assert struck("Die//DET/det/2 Ukraine//PROPN/nsubj/3 verteidigt/verteidigen/VERB/ROOT/0 die//DET/det/6 besetzten/besetzen/VERB/amod/6 Gebiete/Gebiet/NOUN/obj/3",
                  "besetzten", LAND) == ["UKR GOV"]


def test_land_is_never_taken_from_oneself():
    assert struck("Russland//PROPN/nsubj/2 besetzt/besetzen/VERB/ROOT/0 ein//DET/det/4 Dorf//NOUN/obj/2", "besetzt", LAND) == []


@pytest.mark.parametrize(("thing", "expected"), [("Tanker", []), ("Waffen", ["RUS CVL"])])
def test_a_ship_that_is_seized_is_not_ones_own(thing, expected):
    assert struck(f"Soldaten//NOUN/nsubj/2 beschlagnahmten/beschlagnahmen/VERB/ROOT/0 {thing}//NOUN/obj/2", "beschlagnahmten", GOODS) == expected


def test_a_coup_strikes_the_government():
    assert struck("Der//DET/det/2 Putsch//NOUN/nsubj/3 gelang/gelingen/VERB/ROOT/0", "Putsch", COUP) == ["RUS GOV"]


def test_who_annexed_is_the_other_state_of_the_sentence():
    parsed = tree("Die//DET/det/2 Annexion//NOUN/nsubj/3 belastet/belasten/VERB/ROOT/0 Russland//PROPN/obj/3")
    ukraine = Actor(code="UKR", sector="GOV")
    assert codes(doer("COERCE", word(parsed, "Annexion"), [ukraine], [], entered(parsed), entry({**LAND, "noun": "Annexion", "verb": None}))) == ["RUS GOV"]


@pytest.mark.parametrize(("thing", "expected"), [("Grenzen/Grenze", []), ("Zeitungen/Zeitung", ["RUS CVL"])])
def test_what_anyone_might_pass_is_shut_for_nobody_in_particular(thing, expected):
    raw = {"verb": "schließen", "mode": ["restrict"], "actor": "subj", "recipient": "obj"}
    assert struck(f"Soldaten//NOUN/nsubj/2 schließen//VERB/ROOT/0 {thing}/NOUN/obj/2", "schließen", raw) == expected


ENVOYS = "Belgien//PROPN/nsubj/2 wies/weisen/VERB/ROOT/0 {}zwei//NUM/nummod/{} Diplomaten/Diplomat/NOUN/obj/2"


@pytest.mark.parametrize(("own", "expected"), [("", ["IRN"]), ("seine//DET/det:poss/5 ", ["BEL"])])
def test_envoys_are_not_those_of_who_expels_them(own, expected):
    parsed = tree(ENVOYS.format(own, 5 if own else 4))
    resolver = entered(parsed)
    resolver.countries.update({"BEL": 2, "IRN": 1})
    envoy = word(parsed, "Diplomaten")
    resolver.stateless.add((parsed.field, envoy.start))
    sent = sent_by_another(word(parsed, "wies"), [Actor(code="BEL", sector="GOV")], [resolver.make(envoy, "BEL", "GOV", by="role")], resolver)
    assert [a.code for a in sent] == expected
