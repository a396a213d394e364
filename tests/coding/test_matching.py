"""Which entries of a lexicon match a word, and which of competing readings stands."""

import time

import pytest
from hand_trees import german, small_lexicon, texts, tree, word

from lagebild.coding.matching import Matcher
from lagebild.coding.mentions import names_of
from lagebild.coding.readings import select
from lagebild.coding.reasons import Reason
from lagebild.coding.tree import definite


def matcher(*entries, kind="ACCUSE", classes=None):
    return Matcher(small_lexicon(*entries, kind=kind, classes=classes), german())


def read(found, parsed):
    return [(r.word.text, r.predicate.type) for r in select(found.read(parsed), found.cues)]


DELIVERS = tree("Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 Kampfpanzer//NOUN/obj/2/Case=Acc")
ARMS = {"verb": "liefern", "when": {"obj": ["$arms"]}, "type": "AID"}
CLASSES = {"arms": ["Panzer", "Rakete"]}
BANS = tree("Die//DET/det/2 EU//PROPN/nsubj/3 verhängt/verhängen/VERB/ROOT/0 Sanktionen/Sanktion/NOUN/obj/3 gegen//ADP/case/6 Kuba//PROPN/nmod/4")


def test_a_condition_is_met_by_a_compound_that_ends_in_its_word():
    assert read(matcher(ARMS, classes=CLASSES), DELIVERS) == [("liefert", "AID")]


def test_without_its_condition_an_entry_does_not_match():
    parsed = tree("Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 Milch//NOUN/obj/2")
    assert read(matcher(ARMS, classes=CLASSES), parsed) == []


def test_unless_blocks_an_entry():
    parsed = tree("Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 Modelle/Modell/NOUN/obj/2")
    assert read(matcher({"verb": "liefern", "unless": {"obj": ["Modell"]}}), parsed) == []


def test_a_needed_slot_must_be_filled():
    entry = {"verb": "stellen", "needs": ["hinter"]}
    parsed = tree("Polen//PROPN/nsubj/2 stellt/stellen/VERB/ROOT/0 hinter//ADP/case/4 Kiew//PROPN/obl/2")
    assert read(matcher(entry), parsed) == [("stellt", "ACCUSE")]
    assert read(matcher(entry), tree("Polen//PROPN/nsubj/2 stellt/stellen/VERB/ROOT/0")) == []


def test_the_entry_with_more_conditions_wins():
    found = matcher({"verb": "liefern", "type": "COOPERATE"}, ARMS, classes=CLASSES)
    assert read(found, DELIVERS) == [("liefert", "AID")]


def test_a_sense_that_is_no_event_blocks_the_general_one():
    parsed = tree("Er//PRON/nsubj/2 verlegt/verlegen/VERB/ROOT/0 Termine/Termin/NOUN/obj/2")
    found = matcher({"verb": "verlegen", "type": "MOBILIZE"}, {"verb": "verlegen", "when": {"obj": ["Termin"]}, "type": "NONE"})
    assert read(found, parsed) == []


def test_a_light_verb_takes_its_noun_into_its_own_record():
    found = matcher({"verb": "verhängen", "when": {"obj": ["Sanktion"]}}, {"noun": "Sanktion"}, kind="SANCTION")
    readings = found.read(BANS)
    assert read(found, BANS) == [("verhängt", "SANCTION")]
    assert [r.rejected for r in readings if r.predicate.part == "noun"] in ([None], [Reason.TAKEN])
    select(readings, found.cues)
    assert [r.rejected for r in readings if r.predicate.part == "noun"] == [Reason.TAKEN]


def test_a_noun_under_a_verb_of_another_cooperative_type_is_an_event_of_its_own():
    parsed = tree("Polen//PROPN/nsubj/2 begrüßt/begrüßen/VERB/ROOT/0 die//DET/det/4 Freilassung//NOUN/obj/2")
    found = matcher({"verb": "begrüßen", "when": {"obj": ["Freilassung"]}, "type": "SUPPORT"}, {"noun": "Freilassung", "type": "RETREAT"})
    assert read(found, parsed) == [("begrüßt", "SUPPORT"), ("Freilassung", "RETREAT")]


def test_a_noun_that_repeats_its_verb_is_dropped():
    parsed = tree("Polen//PROPN/nsubj/2 protestiert/protestieren/VERB/ROOT/0 mit//ADP/case/4 Protest//NOUN/obl/2")
    found = matcher({"verb": "protestieren"}, {"noun": "Protest"}, kind="PROTEST")
    assert read(found, parsed) == [("protestiert", "PROTEST")]


def test_a_separated_particle_makes_another_verb():
    parsed = tree("Polen//PROPN/nsubj/2 sagte/sagen/VERB/ROOT/0 das//DET/det/4 Treffen//NOUN/obj/2 ab//ADP/compound:prt/2")
    assert read(matcher({"verb": "absagen", "type": "REJECT"}, {"verb": "sagen"}), parsed) == [("sagte", "REJECT")]


def test_a_verb_is_found_by_its_form_where_the_lemma_is_wrong():
    parsed = tree("Polen//PROPN/nsubj/3 hat/haben/AUX/aux/3 durchsucht/durchsuchn/VERB/ROOT/0")
    assert read(matcher({"verb": "durchsuchen", "type": "COERCE"}), parsed) == [("durchsucht", "COERCE")]


def test_a_reflexive_entry_needs_sich():
    found = matcher({"verb": "sich einigen", "type": "AGREE"})
    assert read(found, tree("Sie//PRON/nsubj/2 einigen//VERB/ROOT/0 sich//PRON/obj/2")) == [("einigen", "AGREE")]
    assert read(found, tree("Sie//PRON/nsubj/2 einigen//VERB/ROOT/0 Europa//PROPN/obj/2")) == []


def test_a_participle_before_a_noun_is_the_verb():
    parsed = tree("die//DET/det/3 verhängten/verhängt/ADJ/amod/3 Strafen/Strafe/NOUN/ROOT/0")
    assert read(matcher({"verb": "verhängen", "type": "SANCTION"}), parsed) == [("verhängten", "SANCTION")]


@pytest.mark.parametrize(("compound", "expected"), [(True, [("Wirtschaftssanktionen", "SANCTION")]), (False, [])])
def test_a_compound_matches_its_last_part_unless_the_entry_forbids_it(compound, expected):
    parsed = tree("Wirtschaftssanktionen/Wirtschaftssanktion/NOUN/ROOT/0")
    assert read(matcher({"noun": "Sanktion", "compound": compound}, kind="SANCTION"), parsed) == expected


def test_a_noun_is_found_by_its_form_where_the_lemma_is_wrong():
    parsed = tree("Vorwürfe/Vorwürfe/NOUN/ROOT/0")
    assert read(matcher({"noun": "Vorwurf"}), parsed) == [("Vorwürfe", "ACCUSE")]


def test_a_condition_on_the_first_part_of_a_compound():
    found = matcher({"noun": "Übung", "when": {"comp": ["militär"]}, "type": "MOBILIZE"})
    assert read(found, tree("Militärübung//NOUN/ROOT/0")) == [("Militärübung", "MOBILIZE")]
    assert read(found, tree("Atemübung//NOUN/ROOT/0")) == []


def test_an_adjective_codes_with_a_copula():
    parsed = tree("Polen//PROPN/nsubj/3 ist/sein/AUX/cop/3 gesprächsbereit//ADJ/ROOT/0")
    assert read(matcher({"adj": "gesprächsbereit", "type": "AGREE"}), parsed) == [("gesprächsbereit", "AGREE")]


def test_a_definite_noun_without_what_it_needs_is_read_as_told_again():
    found = matcher({"noun": "Angriff", "needs": ["auf"], "type": "ASSAULT"})
    (again,) = found.read(tree("Der//DET/det/2 Angriff//NOUN/nsubj/3 dauert/dauern/VERB/ROOT/0"))
    assert again.retold
    assert found.read(tree("Ein//DET/det/2 Angriff//NOUN/nsubj/3 dauert/dauern/VERB/ROOT/0")) == []


def test_a_relative_pronoun_meets_a_condition_by_its_antecedent():
    parsed = tree("Panzer//NOUN/ROOT/0 die//PRON/obj/4/PRELS Polen//PROPN/nsubj/4 liefert/liefern/VERB/acl:relcl/1")
    assert read(matcher(ARMS, classes=CLASSES), parsed) == [("liefert", "AID")]


def test_the_subject_slot_of_a_passive_is_its_agent():
    parsed = tree("Polen//PROPN/nsubj:pass/5 wurde/werden/AUX/aux:pass/5 von//ADP/case/4 Russland//PROPN/obl:agent/5 angegriffen/angreifen/VERB/ROOT/0")
    found = matcher({"verb": "angreifen"})
    assert texts(found.fillers(word(parsed, "angegriffen"), "subj")) == ["Russland"]
    assert texts(found.fillers(word(parsed, "angegriffen"), "obj")) == ["Polen"]


def test_a_contraction_makes_a_noun_definite():
    parsed = tree("Im//ADP/case/2 Prozess//NOUN/ROOT/0")
    assert definite(word(parsed, "Prozess"))
    assert not definite(word(tree("Ein//DET/det/2 Prozess//NOUN/ROOT/0"), "Prozess"))


def test_a_participle_with_sein_may_be_an_adjective_of_the_lexicon():
    parsed = tree("Polen//PROPN/nsubj:pass/3 ist/sein/AUX/aux:pass/3 entsetzt/entsetzen/VERB/ROOT/0")
    assert read(matcher({"adj": "entsetzt", "actor": "subj"}), parsed) == [("entsetzt", "ACCUSE")]


def test_a_participle_with_werden_is_none():
    parsed = tree("Polen//PROPN/nsubj:pass/3 wurde/werden/AUX/aux:pass/3 entsetzt/entsetzen/VERB/ROOT/0")
    assert read(matcher({"adj": "entsetzt", "actor": "subj"}), parsed) == []


def test_a_name_whose_case_nothing_shows_may_be_the_dative_needed():
    entry = {"verb": "drohen", "needs": ["dat"], "actor": "subj", "recipient": "dat"}
    assert read(matcher(entry), tree("Nordkorea//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0 Südkorea//PROPN/obj/2")) == [("droht", "ACCUSE")]
    assert read(matcher(entry), tree("Nordkorea//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0")) == []


@pytest.mark.parametrize("thing", [
    "eine//DET/det/4 Reihe//NOUN/obj/2 von//ADP/case/6 Panzern/Panzer/NOUN/nmod/4",
    "einen//DET/det/4 Teil//NOUN/obj/2 seiner//DET/det:poss/6 Panzer//NOUN/nmod/4/Case=Gen",
    "ein//DET/det/4 Dutzend//NOUN/obj/2 Panzer//NOUN/appos/4",
])
def test_a_word_of_quantity_does_not_hide_what_it_measures(thing):
    parsed = tree(f"Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 {thing}")
    assert read(matcher(ARMS, classes=CLASSES), parsed) == [("liefert", "AID")]


def test_the_ending_ungen_is_no_compound_of_lunge():
    entry = {"verb": "treffen", "when": {"obj": ["Lunge"]}}
    assert read(matcher(entry), tree("Polen//PROPN/nsubj/2 trifft/treffen/VERB/ROOT/0 Stellungen/Stellung/NOUN/obj/2")) == []
    assert read(matcher(entry), tree("Polen//PROPN/nsubj/2 trifft/treffen/VERB/ROOT/0 Raucherlunge//NOUN/obj/2")) == [("trifft", "ACCUSE")]


def test_a_bare_name_is_the_dative_a_verb_needs_that_takes_no_accusative():
    parsed = tree("Israel//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0 Syrien//PROPN/obj/2")
    assert read(matcher({"verb": "drohen", "needs": ["dat"], "recipient": "dat"}, kind="THREATEN"), parsed) == [("droht", "THREATEN")]
    assert read(matcher({"verb": "drohen", "needs": ["dat"], "recipient": ["dat", "obj"]}, kind="THREATEN"), parsed) == []


def test_a_carrier_verb_gives_way_to_a_noun_that_says_more():
    found = matcher({"verb": "beginnen", "when": {"obj": ["Manöver"]}, "type": "MOBILIZE"},
                    {"noun": "Manöver", "when": {"adj": ["gemeinsam"]}, "type": "COOPERATE"})
    joint = tree("Polen//PROPN/nsubj/2 begann/beginnen/VERB/ROOT/0 ein//DET/det/5 gemeinsames/gemeinsam/ADJ/amod/5 Manöver//NOUN/obj/2")
    alone = tree("Polen//PROPN/nsubj/2 begann/beginnen/VERB/ROOT/0 ein//DET/det/4 Manöver//NOUN/obj/2")
    assert read(found, joint) == [("Manöver", "COOPERATE")]
    assert read(found, alone) == [("begann", "MOBILIZE")]


DENIES = {"verb": "beteuern", "needs": ["denial"], "type": "REJECT"}
CLAIM = "Polen//PROPN/nsubj/2 beteuert/beteuern/VERB/ROOT/0 {} Panzer//NOUN/obj/6/Case=Acc zu//PART/mark/6 liefern/liefern/VERB/xcomp/2/VVINF"


@pytest.mark.parametrize(("word_before", "wanted"), [("nie//ADV/advmod/6", [("beteuert", "REJECT")]), ("gern//ADV/advmod/6", [])])
def test_a_denial_is_asked_of_what_is_said(word_before, wanted):
    assert read(matcher(DENIES), tree(CLAIM.format(word_before))) == wanted


@pytest.mark.parametrize(("word_before", "wanted"), [("nicht//PART/advmod/2", [("denkt", "REJECT")]), ("noch//ADV/advmod/2", [])])
def test_a_negation_is_asked_of_the_clause_itself(word_before, wanted):
    parsed = tree(f"Polen//PROPN/nsubj/2 denkt/denken/VERB/ROOT/0 {word_before} daran//ADV/advmod/2")
    assert read(matcher({"verb": "denken", "needs": ["negation"], "type": "REJECT"}), parsed) == wanted


@pytest.mark.parametrize(("preposition", "wanted"), [("Bei", [("Sitzung", "CONSULT")]), ("Für", [])])
def test_the_preposition_of_a_noun_is_a_condition(preposition, wanted):
    parsed = tree(f"{preposition}//ADP/case/3 der//DET/det/3 Sitzung//NOUN/obl/4 fehlte/fehlen/VERB/ROOT/0 Polen//PROPN/nsubj/4")
    assert read(matcher({"noun": "Sitzung", "when": {"case": ["bei"]}, "type": "CONSULT"}), parsed) == wanted


@pytest.mark.parametrize(("dative", "wanted"), [("iobj", [("verwehrt", "REJECT")]), ("obl", [])])
def test_es_beside_dative_and_object_is_somebody(dative, wanted):
    parsed = tree(f"verwehrt/verwehren/VERB/ROOT/0 es//PRON/expl/1 Gästen/Gast/NOUN/{dative}/1 Zutritt//NOUN/obj/1")
    assert read(matcher({"verb": "verwehren", "needs": ["subj"], "type": "REJECT"}), parsed) == wanted


def test_a_word_without_end_is_read_as_fast_as_its_last_part():
    found = matcher({"noun": "Sanktion"}, {"verb": "liefern", "when": {"obj": ["$arms"]}}, classes=CLASSES)
    begun = time.process_time()
    endless = "Polen-" * 50_000
    assert read(found, tree(f"Die//DET/det/2 {endless}Sanktionen//NOUN/ROOT/0"))[0][1] == "ACCUSE"
    assert len(read(found, tree(f"Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 {endless}Panzer//NOUN/obj/2"))) == 1
    assert read(found, tree(f"{endless}//NOUN/ROOT/0")) == []
    assert names_of("de").role(endless.lower()) is None
    assert time.process_time() - begun < 5


CURBS = {"verb": "einschränken", "type": "COERCE", "needs": ["obj"]}


def test_a_participle_with_sein_that_is_a_verb_of_the_lexicon_is_its_passive():
    parsed = tree("Der//DET/det/2 Zugang//NOUN/nsubj/4 ist/sein/AUX/cop/4 eingeschränkt//ADJ/ROOT/0")
    assert read(matcher(CURBS), parsed) == [("eingeschränkt", "COERCE")]


def test_whoever_has_resigned_did_it_himself():
    parsed = tree("Der//DET/det/3 zurückgetretene//ADJ/amod/3 Minister//NOUN/nsubj/4 schwieg/schweigen/VERB/ROOT/0")
    assert texts(matcher().fillers(word(parsed, "zurückgetretene"), "subj")) == ["Minister"]
