"""Mends of parses that case, number and the names contradict."""

import pytest
from hand_trees import german, tree, word

from lagebild.coding import slots
from lagebild.coding.mending import mend
from lagebild.coding.mentions import find_mentions, names_of

FIN, INF = "VerbForm=Fin", "VerbForm=Inf"


def mended(parse):
    sentence = tree(parse)
    mend(sentence, find_mentions(sentence, names_of("de")))
    return sentence


def relation(sentence, form):
    found = word(sentence, form)
    return found.dep, found.head.text


def test_an_object_whose_article_is_dative_is_the_dative():
    parsed = mended("Er//PRON/nsubj/2 wohnte/wohnen/VERB/ROOT/0 der//DET/det/4/Case=Dat Trauerfeier//NOUN/obj/2/Case=Acc bei//ADP/compound:prt/2")
    assert relation(parsed, "Trauerfeier") == ("iobj", "wohnte")


def test_den_before_a_lone_object_stays_accusative():
    parsed = mended("Er//PRON/nsubj/2 empfing/empfangen/VERB/ROOT/0 den//DET/det/4/Case=Dat Präsidenten//NOUN/obj/2/Number=Plur")
    assert relation(parsed, "Präsidenten") == ("obj", "empfing")


def test_of_two_subjects_the_accusative_plural_is_the_object():
    parsed = mended("Serbien//PROPN/nsubj/2/Number=Sing entsandte/entsenden/VERB/ROOT/0/VerbForm=Fin|Number=Sing Polizisten//NOUN/nsubj/2/Case=Acc|Number=Plur")
    assert relation(parsed, "Polizisten") == ("obj", "entsandte")
    assert relation(parsed, "Serbien") == ("nsubj", "entsandte")


def test_subject_and_object_read_the_wrong_way_round_are_exchanged():
    parsed = mended("Israel//PROPN/obj/2/Number=Sing berief/berufen/VERB/ROOT/0/VerbForm=Fin|Number=Sing Reservisten//NOUN/nsubj/2/Case=Acc|Number=Plur ein//ADP/compound:prt/2")
    assert relation(parsed, "Israel") == ("nsubj", "berief")
    assert relation(parsed, "Reservisten") == ("obj", "berief")


def test_a_phrase_with_its_own_preposition_is_no_second_owner():
    parsed = mended("Die//DET/det/2 Vorwürfe//NOUN/nsubj/7 Russlands//PROPN/nmod/2/Case=Gen gegen//ADP/case/6 die//DET/det/6 Ukraine//PROPN/conj/3 wirken/wirken/VERB/ROOT/0")
    assert relation(parsed, "Ukraine") == ("nmod", "Vorwürfe")


def test_coordinated_names_stay_together():
    parsed = mended("Die//DET/det/2 Vorwürfe//NOUN/nsubj/6 Russlands//PROPN/nmod/2/Case=Gen und//CCONJ/cc/5 Chinas//PROPN/conj/3/Case=Gen wirken/wirken/VERB/ROOT/0")
    assert relation(parsed, "Chinas") == ("conj", "Russlands")


def test_the_name_of_a_state_is_no_adjective():
    parsed = mended("Die//DET/det/2 EU//PROPN/nsubj/7 hat/haben/AUX/aux/7 dem//DET/det/6 Libanon//ADJ/amod/6 Hilfe//NOUN/obl/7 versprochen/versprechen/VERB/ROOT/0")
    assert relation(parsed, "Libanon") == ("iobj", "versprochen")
    assert relation(parsed, "Hilfe") == ("obj", "versprochen")


def test_a_body_of_masculine_name_may_be_the_subject():
    parsed = mended("Der//DET/det/2/Case=Nom UN-Sicherheitsrat//NOUN/nsubj/3/Gender=Masc|Case=Nom tadelt/tadeln/VERB/ROOT/0 Nordkorea//PROPN/obj/3")
    assert [w.text for w in slots.subject(word(parsed, "tadelt"), german())] == ["UN-Sicherheitsrat"]


def test_what_stands_between_um_and_the_infinitive_is_of_its_clause():
    parsed = mended("Polen//PROPN/nsubj/2 fuhr/fahren/VERB/ROOT/0 um//SCONJ/mark/7 mit//ADP/case/5 Ungarn//PROPN/obl/2 zu//PART/mark/7 verhandeln//VERB/advcl/2/VerbForm=Inf")
    assert relation(parsed, "Ungarn") == ("obl", "verhandeln")


@pytest.mark.parametrize(("parse", "expected"), [
    ("Die//DET/det/2 Türkei//PROPN/nsubj/3 gab/geben/VERB/ROOT/0 Aserbaidschan//PROPN/nmod/5 Hilfe//NOUN/obj/3", {"Aserbaidschan": ("iobj", "gab")}),
    ("Die//DET/det/2 Türkei//PROPN/nsubj/3 sah/sehen/VERB/ROOT/0 Ungarns//PROPN/nmod/5 Hilfe//NOUN/obj/3", {"Ungarns": ("nmod", "Hilfe")}),
    (f"Polen//PROPN/nsubj/2 begann/beginnen/VERB/ROOT/0 der//DET/det/5 Ukraine//PROPN/nmod/5 Panzer//NOUN/obj/7 zu//PART/mark/7 liefern//VERB/xcomp/2/{INF}",
     {"Ukraine": ("iobj", "liefern"), "der": ("det", "Ukraine")}),
    (f"die//PRON/obj/5 Deutschland//PROPN/nsubj/5 der//DET/det/4 Ukraine//PROPN/nmod/2 liefert/liefern/VERB/ROOT/0/{FIN}", {"Ukraine": ("iobj", "liefert")}),
    (f"heute//ADV/advmod/5 wird/werden/AUX/aux/5/{FIN} Polen//PROPN/nsubj/5 Strafen//NOUN/nsubj/5 verhängen//VERB/ROOT/0/{INF}",
     {"Polen": ("nsubj", "verhängen"), "Strafen": ("obj", "verhängen")}),
    (f"Russland//PROPN/obj/2 verlegte/verlegen/VERB/ROOT/0/{FIN} Truppen//NOUN/nsubj/2/Number=Plur",
     {"Russland": ("nsubj", "verlegte"), "Truppen": ("obj", "verlegte")}),
    ("Tausende//NOUN/nsubj/3 Studenten//NOUN/appos/1 protestierten/protestieren/VERB/ROOT/0",
     {"Studenten": ("nsubj", "protestierten"), "Tausende": ("nummod", "Studenten")}),
], ids=["a bare dative", "a genitive stays", "der before a feminine", "a dative behind a name", "two subjects", "a plural subject", "a number of people"])
def test_a_phrase_stands_where_its_form_says(parse, expected):
    sentence = mended(parse)
    assert {form: relation(sentence, form) for form in expected} == expected


def test_a_preposition_hung_on_a_noun_before_it_belongs_to_the_phrase_behind_it():
    parsed = mended("Das//DET/det/2 Modell//NOUN/nsubj:pass/7 wurde//AUX/aux:pass/7 von//ADP/case/2 der//DET/det/6 Partei//NOUN/iobj/7 getadelt/tadeln/VERB/ROOT/0")
    assert relation(parsed, "von") == ("case", "Modell")  # no APPR: the tag says whether it can stand behind
    sentence = tree("Das//DET/det/2 Modell//NOUN/nsubj:pass/7 wurde//AUX/aux:pass/7 von//ADP/case/2 der//DET/det/6 Partei//NOUN/iobj/7 getadelt/tadeln/VERB/ROOT/0")
    word(sentence, "von").tag = "APPR"
    mend(sentence, {})
    assert relation(sentence, "von") == ("case", "Partei")
    assert relation(sentence, "Partei") == ("obl", "getadelt")


def test_a_preposition_before_its_noun_is_no_particle():
    parsed = mended("Sie//PRON/nsubj/2 machte/machen/VERB/ROOT/0/VerbForm=Fin Front//NOUN/obj/2 gegen//ADP/compound:prt/2 einen//DET/det/6 Beschluss//NOUN/obj/2")
    assert relation(parsed, "gegen") == ("case", "Beschluss")
    assert relation(parsed, "Beschluss") == ("obl", "machte")


def test_a_particle_stands_apart_from_a_finite_verb_only():
    parsed = mended("Mehr//ADV/nsubj/2 gekommen/kommen/VERB/ROOT/0/VVPP sind//AUX/aux/2 als//ADP/case/5 Gäste//NOUN/obl/2 zusammen//ADV/compound:prt/2")
    assert relation(parsed, "zusammen") == ("advmod", "gekommen")


def test_the_noun_behind_a_word_of_speech_is_who_speaks():
    parsed = mended("Dies//PRON/nsubj/2 urteilte/urteilen/VERB/ROOT/0/VerbForm=Fin das//DET/det/4 Gericht//NOUN/obl:arg/2")
    assert relation(parsed, "Gericht") == ("nsubj", "urteilte")
    assert relation(parsed, "Dies") == ("obj", "urteilte")


def test_a_subject_hung_on_the_copula_is_the_predicates():
    parsed = mended("Der//DET/det/2 Minister//NOUN/nsubj/3 war/sein/AUX/cop/5 zu//ADP/case/5 Gast//NOUN/ROOT/0")
    assert relation(parsed, "Minister") == ("nsubj", "Gast")


@pytest.mark.parametrize(("given", "wanted"), [("Xi//PROPN/obl/5", "nsubj:pass"), ("Ferne//NOUN/obl/5", "nsubj")])
def test_a_name_behind_von_makes_a_form_that_is_both_a_participle(given, wanted):
    parsed = mended(f"Duda//PROPN/nsubj/5 wird/werden/AUX/aux/5 von//ADP/case/4 {given} empfangen/empfangen/VERB/ROOT/0/VerbForm=Inf")
    assert relation(parsed, "Duda") == (wanted, "empfangen")


def test_the_town_a_report_is_sent_from_gives_its_place_to_the_subject():
    parsed = mended("Warschau//PROPN/nsubj/6 –//PUNCT/punct/1 Präsident//NOUN/dep/1 Duda//PROPN/appos/3 hat/haben/AUX/aux/6 gewarnt/warnen/VERB/ROOT/0")
    assert relation(parsed, "Präsident") == ("nsubj", "gewarnt")
    assert relation(parsed, "Warschau") == ("dep", "gewarnt")


def test_an_act_in_front_of_its_verb_is_what_the_noun_behind_does():
    parsed = mended("Scharfe//ADJ/amod/2 Kritik/Kritik/NOUN/nsubj/3 übte/üben/VERB/ROOT/0/VerbForm=Fin die//DET/det/5 Opposition//NOUN/obj/3 an//ADP/case/7 Bern//PROPN/obl/3")
    assert relation(parsed, "Kritik") == ("obj", "übte")
    assert relation(parsed, "Opposition") == ("nsubj", "übte")


def test_an_act_that_meets_with_another_keeps_its_subject():
    parsed = mended("Kritik/Kritik/NOUN/nsubj/2 erreichte/erreichen/VERB/ROOT/0/VerbForm=Fin die//DET/det/4 Opposition//NOUN/obj/2")
    assert relation(parsed, "Kritik") == ("nsubj", "erreichte")


def test_what_begins_at_a_time_is_no_particle():
    parsed = mended("Sie//PRON/nsubj/2 führt/führen/VERB/ROOT/0/VerbForm=Fin ab//ADP/compound:prt/2 heute//ADV/advmod/2 Gespräche//NOUN/obj/2")
    assert relation(parsed, "ab") == ("case", "heute")


def test_ab_before_a_time_is_no_particle():
    parsed = mended("Die//DET/det/2 Ministerin//NOUN/nsubj/3 führt/führen/VERB/ROOT/0/VerbForm=Fin ab//ADP/compound:prt/3 heute//ADV/advmod/3 Gespräche//NOUN/obj/3")
    assert relation(parsed, "ab") == ("case", "heute")


def test_ab_at_the_end_of_the_clause_stays_a_particle():
    parsed = mended("Polizisten//NOUN/nsubj/2 führten/führen/VERB/ROOT/0/VerbForm=Fin ihn//PRON/obj/2 heute//ADV/advmod/2 ab//ADP/compound:prt/2")
    assert relation(parsed, "ab") == ("compound:prt", "führten")


def test_aus_behind_a_place_with_von_leaves_the_object_alone():
    parsed = mended("Rebellen//NOUN/nsubj/2 schossen/schießen/VERB/ROOT/0/VerbForm=Fin vom/von/ADP/case/4 Libanon//PROPN/obl/2 aus//ADP/case/6 "
                    "Raketen//NOUN/obl/2/Number=Plur auf//ADP/case/8 Israel//PROPN/obl/2 ab//ADP/compound:prt/2")
    assert relation(parsed, "aus") == ("case", "Libanon")
    assert relation(parsed, "Raketen") == ("obj", "schossen")


def test_aus_without_a_place_before_it_keeps_its_noun():
    parsed = mended("Rebellen//NOUN/nsubj/2 kamen/kommen/VERB/ROOT/0/VerbForm=Fin am//ADP/case/4 Montag//NOUN/obl/2 aus//ADP/case/6 Dörfern//NOUN/obl/2/Number=Plur")
    assert relation(parsed, "aus") == ("case", "Dörfern")


def test_two_adjectives_with_nothing_between_them_are_the_nouns():
    parsed = mended("Der//DET/det/4 neue/neu/ADJ/amod/4 niederländische/niederländisch/ADJ/conj/2 Regierungschef//NOUN/nsubj/5 kommt/kommen/VERB/ROOT/0")
    assert relation(parsed, "niederländische") == ("amod", "Regierungschef")


def test_who_is_joined_to_a_name_is_joined_to_the_man():
    parsed = mended("Außenminister//NOUN/nsubj/6/Number=Sing Westerwelle//PROPN/appos/1 und//CCONJ/cc/5 sein//DET/det:poss/5 Kollege//NOUN/conj/2/Number=Sing "
                    "sprachen/sprechen/VERB/ROOT/0")
    assert relation(parsed, "Kollege") == ("conj", "Außenminister")
