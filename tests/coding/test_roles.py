"""Who fills actor and recipient of a reading, by the slots its entry names."""

import pytest
from hand_trees import codes, entered, german, small_lexicon, tree

from lagebild.coding.matching import Matcher
from lagebild.coding.readings import select
from lagebild.coding.roles import Roles


def fill(parse, *entries, kind="ACCUSE", number=0):
    parsed = tree(parse)
    matcher = Matcher(small_lexicon(*entries, kind=kind), german())
    readings = select(matcher.read(parsed), matcher.cues)
    actor, recipient = Roles(matcher, entered(parsed)).fill(readings[number])
    return codes(actor), codes(recipient)


def test_subject_and_object_of_an_active_verb():
    parse = "Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0 Ungarn//PROPN/obj/2"
    assert fill(parse, {"verb": "kritisieren", "actor": "subj", "recipient": "obj"}) == (["POL GOV"], ["HUN GOV"])


def test_a_passive_swaps_them():
    parse = "Ungarn//PROPN/nsubj:pass/5 wurde/werden/AUX/aux:pass/5 von//ADP/case/4 Polen//PROPN/obl:agent/5 kritisiert/kritisieren/VERB/ROOT/0"
    assert fill(parse, {"verb": "kritisieren", "actor": "subj", "recipient": "obj"}) == (["POL GOV"], ["HUN GOV"])


def test_the_first_slot_that_names_somebody_wins():
    parse = "Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 Waffen/Waffe/NOUN/obj/2 an//ADP/case/5 Ungarn//PROPN/obl/2"
    assert fill(parse, {"verb": "liefern", "actor": "subj", "recipient": ["dat", "an"]}, kind="AID") == (["POL GOV"], ["HUN GOV"])


def test_slots_joined_by_plus_are_taken_together():
    parse = "Polen//PROPN/nsubj/2 verhandelt/verhandeln/VERB/ROOT/0 mit//ADP/case/4 Ungarn//PROPN/obl/2"
    assert fill(parse, {"verb": "verhandeln", "actor": "subj+mit"}, kind="CONSULT") == (["POL GOV", "HUN GOV"], [])


def test_who_acts_is_not_acted_upon_too():
    parse = "Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0"
    assert fill(parse, {"verb": "kritisieren", "actor": "subj", "recipient": "subj"}) == (["POL GOV"], [])


def test_the_owner_of_a_noun_is_its_genitive():
    parse = "Der//DET/det/2 Angriff//NOUN/ROOT/0 Russlands/Russland/PROPN/nmod/2/Case=Gen auf//ADP/case/5 Polen//PROPN/nmod/2"
    assert fill(parse, {"noun": "Angriff", "actor": "poss", "recipient": "auf"}, kind="ASSAULT") == (["RUS GOV"], ["POL GOV"])


def test_the_owner_of_a_noun_is_its_country_adjective():
    parse = "Der//DET/det/3 russische/russisch/ADJ/amod/3 Angriff//NOUN/ROOT/0 auf//ADP/case/5 Polen//PROPN/nmod/3"
    assert fill(parse, {"noun": "Angriff", "actor": "poss", "recipient": "auf"}, kind="ASSAULT") == (["RUS GOV"], ["POL GOV"])


def test_the_owner_of_a_noun_stands_in_its_compound():
    parse = "Der//DET/det/2 Nato-Angriff//NOUN/ROOT/0 auf//ADP/case/4 Libyen//PROPN/nmod/2"
    assert fill(parse, {"noun": "Angriff", "actor": "poss", "recipient": "auf"}, kind="ASSAULT") == (["IGO"], ["LBY GOV"])


def test_the_owner_of_a_noun_is_the_subject_of_the_verb_that_carries_it():
    parse = "Russland//PROPN/nsubj/2 startet/starten/VERB/ROOT/0 einen//DET/det/4 Angriff//NOUN/obj/2 auf//ADP/case/6 Polen//PROPN/nmod/4"
    assert fill(parse, {"noun": "Angriff", "actor": "poss", "recipient": "auf"}, kind="ASSAULT") == (["RUS GOV"], ["POL GOV"])


def test_the_subject_of_a_verb_that_carries_nothing_is_no_owner():
    parse = "Polen//PROPN/nsubj/2 kennt/kennen/VERB/ROOT/0 den//DET/det/4 Angriff//NOUN/obj/2"
    assert fill(parse, {"noun": "Angriff", "actor": "poss"}, kind="ASSAULT") == ([], [])


def test_zwischen_gives_all_its_parts():
    parse = "Treffen//NOUN/ROOT/0 zwischen//ADP/case/3 Polen//PROPN/nmod/1 und//CCONJ/cc/5 Ungarn//PROPN/conj/3"
    assert fill(parse, {"noun": "Treffen", "actor": "zwischen"}, kind="CONSULT") == (["POL GOV", "HUN GOV"], [])


def test_an_unnamed_actor_has_the_default_sector_and_the_country_of_the_place():
    parse = "In//ADP/case/2 Minsk//PROPN/obl/5 wurden/werden/AUX/aux:pass/5 Bürger//NOUN/nsubj:pass/5 verhaftet/verhaften/VERB/ROOT/0"
    entry = {"verb": "verhaften", "actor": "subj", "recipient": "obj", "default": {"actor": "COP"}}
    assert fill(parse, entry, kind="COERCE") == (["BLR COP"], ["BLR CVL"])


def test_the_clause_as_a_slot_means_its_subject():
    parse = "Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0 dass//SCONJ/mark/5 Ungarn//PROPN/nsubj/5 schweigt/schweigen/VERB/ccomp/2/VerbForm=Fin"
    assert fill(parse, {"verb": "kritisieren", "actor": "subj", "recipient": ["obj", "clause"]}) == (["POL GOV"], ["HUN GOV"])


def test_what_happens_at_a_place_happens_to_its_people():
    parse = "Russland//PROPN/nsubj/2 bombardiert/bombardieren/VERB/ROOT/0 Ziele/Ziel/NOUN/obj/2 in//ADP/case/5 Polen//PROPN/obl/2"
    assert fill(parse, {"verb": "bombardieren", "actor": "subj", "recipient": ["obj", "loc"]}, kind="ASSAULT")[0] == ["RUS GOV"]


def test_who_orders_an_act_that_nobody_else_is_said_to_do_has_done_it():
    parse = ("Auf//ADP/case/2 Weisung//NOUN/obl/6 Polens/Polen/PROPN/nmod/2/Case=Gen wurde/werden/AUX/aux:pass/6 Ungarn//PROPN/nsubj:pass/6 "
             "kritisiert/kritisieren/VERB/ROOT/0")
    assert fill(parse, {"verb": "kritisieren", "actor": "subj", "recipient": "obj"}) == (["POL GOV"], ["HUN GOV"])


def test_an_event_that_is_called_somebodys_act_is_theirs():
    parse = ("Die//DET/det/2 Blockade//NOUN/nsubj/6 ist/sein/AUX/cop/6 die//DET/det/6 jüngste/jung/ADJ/amod/6 Operation//NOUN/ROOT/0 "
             "Russlands/Russland/PROPN/nmod/6/Case=Gen")
    assert fill(parse, {"noun": "Blockade", "actor": "durch"}, kind="COERCE") == (["RUS GOV"], [])


def test_a_stage_of_an_event_is_the_doing_of_whose_the_event_is():
    parse = ("Polen//PROPN/nsubj/2 beschließt/beschließen/VERB/ROOT/0 eine//DET/det/4 Verlängerung//NOUN/obj/2 der//DET/det/6 Sanktionen/Sanktion/NOUN/nmod/4 "
             "gegen//ADP/case/8 Ungarn//PROPN/nmod/6")
    assert fill(parse, {"noun": "Sanktion", "actor": "poss", "recipient": "gegen"}, kind="SANCTION") == (["POL GOV"], ["HUN GOV"])


def test_who_was_hurt_in_an_attack_was_hurt_by_those_whose_attack_it_was():
    parse = ("Bei//ADP/case/2 Angriffen/Angriff/NOUN/obl/6 Polens/Polen/PROPN/nmod/2/Case=Gen wurden/werden/AUX/aux:pass/6 Ungarn//PROPN/nsubj:pass/6 "
             "getötet/töten/VERB/ROOT/0")
    verb, noun = {"verb": "töten", "actor": "subj", "recipient": "obj"}, {"noun": "Angriff", "actor": "poss"}
    assert fill(parse, verb, noun, kind="ASSAULT") == (["POL GOV"], ["HUN GOV"])


def test_protests_against_a_state_are_by_those_of_the_other_state_the_article_is_about():
    parse = "Proteste/Protest/NOUN/nsubj/4 gegen//ADP/case/3 China//PROPN/nmod/1 störten/stören/VERB/ROOT/0 Polens/Polen/PROPN/nmod/6/Case=Gen Feier//NOUN/obj/4"
    entry = {"noun": "Protest", "actor": "poss", "recipient": "gegen", "default": {"actor": "CVL"}}
    assert fill(parse, entry, kind="PROTEST") == (["POL CVL"], ["CHN GOV"])


@pytest.mark.parametrize(("before", "expected"), [("Der//DET/det/2", ["POL CVL"]), ("Geplanter/geplant/ADJ/amod/2", [])])
def test_an_attack_only_planned_strikes_nobody_at_its_place(before, expected):
    parse = f"{before} Anschlag//NOUN/nsubj/5 in//ADP/case/4 Polen//PROPN/nmod/2 beschäftigt/beschäftigen/VERB/ROOT/0"
    assert fill(parse, {"noun": "Anschlag", "actor": "von", "recipient": "loc"}, kind="ASSAULT")[1] == expected


def test_a_plural_noun_may_be_asked_for():
    entry = {"noun": "Unruhe", "needs": ["plural"], "default": {"actor": "CVL"}}
    matcher = Matcher(small_lexicon(entry, kind="PROTEST"), german())
    found = [len(list(matcher.read(tree(f"Die//DET/det/2 {form}/Unruhe/NOUN/nsubj/3/Number={n} wächst/wachsen/VERB/ROOT/0")))) for form, n in (("Unruhe", "Sing"), ("Unruhen", "Plur"))]
    assert found == [0, 1]


KRITIK = {"noun": "Kritik", "actor": ["poss", "subj"], "recipient": ["an", "gegen"]}


def test_whoever_acts_after_criticism_has_not_uttered_it():
    parse = "Nach//ADP/case/2 Kritik//NOUN/obl/3 handelte/handeln/VERB/ROOT/0 Polen//PROPN/nsubj/3"
    assert fill(parse, KRITIK) == ([], [])


def test_whoever_acts_after_his_own_criticism_has():
    parse = "Nach//ADP/case/3 seiner/sein/DET/det:poss/3/Poss=Yes Kritik//NOUN/obl/4 handelte/handeln/VERB/ROOT/0 Polen//PROPN/nsubj/4"
    assert fill(parse, KRITIK) == (["POL GOV"], [])


def test_words_come_from_the_state_they_are_said_to_come_from():
    parse = "Ungarn//PROPN/nsubj/2 weist/weisen/VERB/ROOT/0 die//DET/det/4 Kritik//NOUN/obj/2 aus//ADP/case/6 Polen//PROPN/obl/2 zurück//ADV/compound:prt/2"
    assert fill(parse, {"noun": "Kritik", "actor": "poss"}) == (["POL GOV"], [])


def test_sanctions_against_a_state_are_not_its_support():
    parse = "Polen//PROPN/nsubj/2 begrüßt/begrüßen/VERB/ROOT/0 Sanktionen/Sanktion/NOUN/obj/2 gegen//ADP/case/5 Ungarn//PROPN/nmod/3"
    welcome = {"verb": "begrüßen", "actor": "subj", "recipient": "obj"}
    assert fill(parse, welcome, kind="SUPPORT") == (["POL GOV"], [])
    assert fill(parse, welcome, kind="REJECT") == (["POL GOV"], ["HUN GOV"])


def test_whoever_judges_an_agreement_judges_both_sides():
    parse = ("Polen//PROPN/nsubj/2 begrüßt/begrüßen/VERB/ROOT/0 die//DET/det/4 Einigung//NOUN/obj/2 Ungarns/Ungarn/PROPN/nmod/4/Case=Gen "
             "mit//ADP/case/7 Russland//PROPN/nmod/4")
    assert fill(parse, {"verb": "begrüßen", "actor": "subj", "recipient": "obj"}, kind="SUPPORT") == (["POL GOV"], ["HUN GOV", "RUS GOV"])


def test_whoever_is_to_be_brought_in_is_not_asked():
    parse = ("Polen//PROPN/nsubj/2 fordert/fordern/VERB/ROOT/0 die//DET/det/4 Entsendung//NOUN/obj/2 von//ADP/case/6 Polizisten/Polizist/NOUN/nmod/4/Number=Plur "
             "in//ADP/case/8 Ungarn//PROPN/nmod/6")
    assert fill(parse, {"verb": "fordern", "actor": "subj", "recipient": "obj"}, kind="REQUEST") == (["POL GOV"], [])


def test_another_state_than_the_one_that_asked_has_refused():
    parse = "Der//DET/det/2 Antrag//NOUN/nsubj:pass/5 Ungarns/Ungarn/PROPN/nmod/2/Case=Gen wurde/werden/AUX/aux:pass/5 abgelehnt/ablehnen/VERB/ROOT/0"
    refuse = {"verb": "ablehnen", "actor": "subj", "recipient": "obj", "default": {"actor": "GOV"}}
    assert fill(parse, refuse, kind="REJECT") == ([], ["HUN GOV"])


def test_what_a_mission_is_called_after_is_not_whose_it_is():
    parse = ("Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0 den//DET/det/4 Russland-Einsatz//NOUN/obj/2 Ungarns/Ungarn/PROPN/nmod/4/Case=Gen")
    assert fill(parse, {"verb": "kritisieren", "actor": "subj", "recipient": "obj"}) == (["POL GOV"], ["HUN GOV"])


def test_dollars_are_not_the_united_states():
    parse = "Polen//PROPN/nsubj/2 verlangt/verlangen/VERB/ROOT/0 Lohn//NOUN/obj/2 von//ADP/case/6 15//NUM/nummod/6 US-Dollar//NOUN/nmod/3"
    assert fill(parse, {"verb": "verlangen", "actor": "subj", "recipient": "obj"}, kind="REQUEST") == (["POL GOV"], [])


def test_a_demand_that_comes_from_a_capital_is_its_governments():
    parse = "Aus//ADP/case/2 Warschau//PROPN/obl/3 kam/kommen/VERB/ROOT/0 die//DET/det/5 Forderung//NOUN/nsubj/3"
    assert fill(parse, {"noun": "Forderung", "actor": "poss"}, kind="REQUEST") == (["POL GOV"], [])


def test_people_that_a_condition_names_are_struck_themselves():
    parse = "In//ADP/case/3 der//DET/det/3 Türkei//PROPN/obl/6 wurden/werden/AUX/aux:pass/6 Richter//NOUN/nsubj:pass/6 entlassen//VERB/ROOT/0"
    entry = {"verb": "entlassen", "when": {"obj": ["Richter"]}, "actor": "subj", "recipient": "obj"}
    assert fill(parse, entry, kind="SANCTION")[1] == ["TUR JUD"]
    assert fill(parse, entry, kind="RETREAT")[1] == []
