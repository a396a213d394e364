"""Which words fill the roles of a verb or noun, whatever form the sentence gives it."""

import pytest
from hand_trees import german, texts, tree, word

from lagebild.coding import slots


def subjects(parsed, verb):
    return texts(slots.subject(word(parsed, verb), german()))


def objects(parsed, verb):
    return texts(slots.objects(word(parsed, verb), german()))


def phrases(parsed, form, name):
    return texts(slots.prepositional(word(parsed, form), name))


COORDINATED = tree("Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0 Belarus//PROPN/obj/2 und//CCONJ/cc/5 lieferte/liefern/VERB/conj/2 Panzer//NOUN/obj/5")
CONTROL = tree("Polen//PROPN/nsubj/3 hat/haben/AUX/aux/3/VerbForm=Fin begonnen/beginnen/VERB/ROOT/0 Panzer//NOUN/obj/6 zu//PART/mark/6 liefern//VERB/xcomp/3/VerbForm=Inf")
OBJECT_CONTROL = tree("Die//DET/det/2 EU//PROPN/nsubj/3 forderte/fordern/VERB/ROOT/0 Belarus//PROPN/obj/3 auf//ADP/compound:prt/3 Häftlinge//NOUN/obj/7 freizulassen/freilassen/VERB/xcomp/3/VerbForm=Inf")
PASSIVE = tree("Polen//PROPN/nsubj:pass/5 wurde/werden/AUX/aux:pass/5/VerbForm=Fin von//ADP/case/4 Russland//PROPN/obl:agent/5 angegriffen/angreifen/VERB/ROOT/0")
NOUN = tree("Der//DET/det/2 Angriff//NOUN/nsubj/7 Russlands/Russland/PROPN/nmod/2/Case=Gen auf//ADP/case/6 die//DET/det/6 Ukraine//PROPN/nmod/2 dauert/dauern/VERB/ROOT/0/VerbForm=Fin")


def test_a_coordinated_verb_shares_the_subject_of_the_first():
    assert subjects(COORDINATED, "lieferte") == ["Polen"]


def test_a_coordinated_verb_does_not_take_an_object_that_stands_before_it():
    assert objects(COORDINATED, "lieferte") == ["Panzer"]


def test_an_infinitive_has_the_subject_of_the_verb_above_it():
    assert subjects(CONTROL, "liefern") == ["Polen"]


def test_after_a_verb_of_demanding_the_infinitive_has_its_object_as_subject():
    assert subjects(OBJECT_CONTROL, "freizulassen") == ["Belarus"]


def test_in_a_passive_the_subject_is_the_object_and_the_von_phrase_the_agent():
    assert objects(PASSIVE, "angegriffen") == ["Polen"]
    assert texts(slots.agents(word(PASSIVE, "angegriffen"))) == ["Russland"]


def test_durch_names_an_agent_too():
    parsed = tree("Polen//PROPN/nsubj:pass/5 wurde/werden/AUX/aux:pass/5 durch//ADP/case/4 Russland//PROPN/obl/5 angegriffen/angreifen/VERB/ROOT/0")
    assert texts(slots.agents(word(parsed, "angegriffen"))) == ["Russland"]


def test_es_is_no_subject_beside_a_real_one():
    parsed = tree("Es//PRON/nsubj/2 kamen/kommen/VERB/ROOT/0 Minister//NOUN/nsubj/2")
    assert subjects(parsed, "kamen") == ["Minister"]


def test_the_genitive_of_a_noun_is_the_subject_of_its_infinitive():
    parsed = tree("Die//DET/det/2 Ankündigung//NOUN/nsubj/6 Putins/Putin/PROPN/nmod/2/Case=Gen Truppen//NOUN/obj/5 abzuziehen/abziehen/VERB/acl/2/VerbForm=Inf überrascht/überraschen/VERB/ROOT/0/VerbForm=Fin")
    assert subjects(parsed, "abzuziehen") == ["Putins"]


def test_a_finite_relative_clause_takes_no_subject_from_outside():
    parsed = tree("Panzer//NOUN/ROOT/0 die//PRON/obj/3 stehen//VERB/acl:relcl/1/VerbForm=Fin")
    assert subjects(parsed, "stehen") == []


def test_a_past_participle_before_a_noun_has_the_noun_as_object():
    parsed = tree("die//DET/det/3 verhängten/verhängt/ADJ/amod/3 Sanktionen/Sanktion/NOUN/ROOT/0")
    assert slots.participle(word(parsed, "verhängten")) == "past"
    assert objects(parsed, "verhängten") == ["Sanktionen"]


def test_a_present_participle_is_told_from_a_past_one():
    parsed = tree("protestierende//ADJ/amod/2 Bürger//NOUN/ROOT/0")
    assert slots.participle(word(parsed, "protestierende")) == "present"


def test_a_reflexive_pronoun_is_no_object():
    parsed = tree("Polen//PROPN/nsubj/2 verteidigt/verteidigen/VERB/ROOT/0 sich//PRON/obj/2/Reflex=Yes")
    assert objects(parsed, "verteidigt") == []


def test_of_two_objects_the_dative_is_not_the_accusative():
    parsed = tree("Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 Ungarn//PROPN/obj/2/Case=Dat Panzer//NOUN/obj/2/Case=Acc")
    assert objects(parsed, "liefert") == ["Panzer"]
    assert texts(slots.dative(word(parsed, "liefert"))) == ["Ungarn"]


def test_a_dative_behind_a_preposition_is_no_dative_object():
    parsed = tree("Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 mit//ADP/case/4 Ungarn//PROPN/obl/2/Case=Dat")
    assert slots.dative(word(parsed, "liefert")) == []


def test_genitives_stand_before_or_behind_their_noun():
    before = tree("Putins/Putin/PROPN/nmod/2/Case=Gen Angriff//NOUN/ROOT/0")
    assert texts(slots.genitives(word(before, "Angriff"))) == ["Putins"]
    assert texts(slots.genitives(word(NOUN, "Angriff"))) == ["Russlands"]


def test_a_von_phrase_owns_where_no_genitive_does():
    parsed = tree("Angriffe/Angriff/NOUN/ROOT/0 von//ADP/case/3 Rebellen/Rebell/NOUN/nmod/1")
    assert texts(slots.owners(word(parsed, "Angriffe"))) == ["Rebellen"]


def test_the_phrase_of_a_noun_hangs_on_it():
    assert phrases(NOUN, "Angriff", "auf") == ["Ukraine"]


def test_the_phrase_of_a_verb_may_hang_on_its_object():
    parsed = tree("Die//DET/det/2 USA//PROPN/nsubj/3 verhängen//VERB/ROOT/0 Sanktionen/Sanktion/NOUN/obj/3 gegen//ADP/case/6 Kuba//PROPN/nmod/4")
    assert phrases(parsed, "verhängen", "gegen") == ["Kuba"]


def test_the_phrase_of_a_noun_may_hang_on_its_verb():
    parsed = tree("Die//DET/det/2 USA//PROPN/nsubj/3 verhängen//VERB/ROOT/0 Sanktionen/Sanktion/NOUN/obj/3 gegen//ADP/case/6 Kuba//PROPN/obl/3")
    assert phrases(parsed, "Sanktionen", "gegen") == ["Kuba"]


def test_chained_phrases_that_hang_on_each_other_are_found():
    parsed = tree("Lieferung//NOUN/ROOT/0 von//ADP/case/3 Raketen/Rakete/NOUN/nmod/1 an//ADP/case/6 die//DET/det/6 Türkei//PROPN/nmod/3")
    assert phrases(parsed, "Lieferung", "an") == ["Türkei"]


def test_a_preposition_that_is_not_there_gives_nothing():
    assert phrases(NOUN, "Angriff", "mit") == []


def test_the_governor_of_a_coordinated_noun_is_the_verb_of_the_first():
    parsed = tree("Polen//PROPN/nsubj/2 fordert/fordern/VERB/ROOT/0 Gespräche/Gespräch/NOUN/obj/2 und//CCONJ/cc/5 Sanktionen/Sanktion/NOUN/conj/3")
    assert slots.governor(word(parsed, "Sanktionen")) is word(parsed, "fordert")


def test_the_antecedent_of_a_relative_pronoun_is_the_noun_its_clause_hangs_on():
    parsed = tree("Panzer//NOUN/ROOT/0 die//PRON/obj/4 Polen//PROPN/nsubj/4 liefert/liefern/VERB/acl:relcl/1")
    assert slots.antecedent(word(parsed, "die")) is word(parsed, "Panzer")


def test_the_complement_of_a_verb_is_its_clause():
    assert texts(slots.complement(word(OBJECT_CONTROL, "forderte"))) == ["freizulassen"]


def test_a_relative_clause_is_no_complement_of_its_noun():
    parsed = tree("Panzer//NOUN/ROOT/0 die//PRON/obj/3 fahren//VERB/acl:relcl/1/VerbForm=Fin")
    assert slots.complement(word(parsed, "Panzer")) == []


@pytest.mark.parametrize(("form", "expected"), [("dagegen", True), ("darauf", False)])
def test_a_pronominal_adverb_stands_for_its_preposition(form, expected):
    parsed = tree(f"Polen//PROPN/nsubj/2 protestiert/protestieren/VERB/ROOT/0 {form}//ADV/advmod/2")
    assert slots.through_pronominal(word(parsed, "protestiert"), "gegen") is expected


def test_the_lemma_of_a_verb_carries_its_particle():
    assert slots.lemma_of(word(OBJECT_CONTROL, "forderte")) == "auffordern"


def test_an_object_may_hang_on_what_is_said_of_it():
    parsed = tree("Polen//PROPN/nsubj/2 nennt/nennen/VERB/ROOT/0 das//DET/det/4 Vorgehen//NOUN/obj/5 inakzeptabel//ADJ/xcomp/2")
    assert objects(parsed, "nennt") == ["Vorgehen"]


def test_a_plural_without_article_may_be_the_object():
    parsed = tree("Italien//PROPN/nsubj/2 schult/schulen/VERB/ROOT/0 Polizisten//NOUN/obl:arg/2/Case=Acc|Number=Plur")
    assert objects(parsed, "schult") == ["Polizisten"]


def test_how_long_something_lasts_is_no_object():
    parsed = tree("Der//DET/det/2 Streik//NOUN/nsubj/3 dauerte/dauern/VERB/ROOT/0 Wochen//NOUN/obl/3/Case=Acc|Number=Plur")
    assert objects(parsed, "dauerte") == []


def test_a_phrase_of_place_may_hang_on_the_nouns_genitive():
    parsed = tree("Der//DET/det/2 Hilfseinsatz//NOUN/nsubj/7 der//DET/det/4 Bundeswehr//PROPN/nmod/2/Case=Gen in//ADP/case/6 Haiti//PROPN/nmod/4 endete/enden/VERB/ROOT/0")
    assert phrases(parsed, "Hilfseinsatz", "in") == ["Haiti"]


def test_a_phrase_of_place_right_behind_the_subject_is_its_own():
    parsed = tree("Die//DET/det/2 Hilfsaktion//NOUN/nsubj/5 im//ADP/case/4 Sudan//PROPN/obl/5 läuft/laufen/VERB/ROOT/0 in//ADP/case/7 Ruhe//NOUN/obl/5")
    assert phrases(parsed, "Hilfsaktion", "in") == ["Sudan"]


def test_a_phrase_on_the_predicate_right_behind_the_subject_is_its_own():
    parsed = tree("Der//DET/det/2 Wunsch//NOUN/nsubj/6 nach//ADP/case/4 Frieden//NOUN/obl/6 ist/sein/AUX/cop/6 alt//ADJ/ROOT/0")
    assert phrases(parsed, "Wunsch", "nach") == ["Frieden"]


@pytest.mark.parametrize(("parse", "wanted"), [
    ("Familien//NOUN/nsubj/4 mit//ADP/case/3 Kindern//NOUN/nmod/1 drohen/drohen/VERB/ROOT/0/VerbForm=Fin Nachteile//NOUN/obj/4", []),
    ("Nun//ADV/advmod/2 sprach/sprechen/VERB/ROOT/0/VerbForm=Fin Duda//PROPN/nsubj/2 mit//ADP/case/5 Xi//PROPN/nmod/3", ["Xi"]),
])
def test_what_stands_with_the_subject_before_a_finite_verb_is_not_the_verbs(parse, wanted):
    parsed = tree(parse)
    assert [w.text for w in slots.prepositional(next(w for w in parsed.words if w.dep == "ROOT"), "mit")] == wanted


def test_das_beside_a_noun_is_what_is_said():
    parsed = tree("Das//PRON/nsubj/2 wies/weisen/VERB/ROOT/0/VerbForm=Fin die//DET/det/4 Regierung//NOUN/nsubj/2 zurück//ADP/compound:prt/2")
    assert [w.text for w in slots.subject(word(parsed, "wies"), german())] == ["Regierung"]
