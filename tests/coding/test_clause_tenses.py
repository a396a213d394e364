"""The tense of a clause by its parse decides whether a weekday is the last or the next."""

from __future__ import annotations

from hand_trees import tree

from lagebild.coding.times import clause_tenses, find_times
from lagebild.model import Article

PAST, PRESENT = "Mood=Ind|Tense=Past|VerbForm=Fin", "Mood=Ind|Tense=Pres|VerbForm=Fin"


def day(parse):
    sentence = tree(parse)
    article = Article(text=sentence.text, date="2021-09-12", language="de")  # a Sunday
    return find_times(article, clause_tenses([sentence]))[0].value


def test_perfekt_is_past():
    assert day("Am//ADP/case/2 Donnerstag//PROPN/obl/5 hat/haben/AUX/aux/5/" + PRESENT + " Rom//PROPN/nsubj/5 "
               "zugestimmt/zustimmen/VERB/root/0/VerbForm=Part") == "2021-09-09"


def test_will_with_an_infinitive_is_future():
    assert day("Rom//PROPN/nsubj/5 will/wollen/AUX/aux/5/" + PRESENT + " am//ADP/case/4 Donnerstag//PROPN/obl/5 "
               "zustimmen//VERB/root/0/VerbForm=Inf") == "2021-09-16"


def test_the_passive_of_the_present_is_future():
    assert day("Der//DET/det/2 Prozess//NOUN/nsubj:pass/6 wird/werden/AUX/aux:pass/6/" + PRESENT + " am//ADP/case/5 "
               "Donnerstag//PROPN/obl/6 eröffnet/eröffnen/VERB/root/0/VerbForm=Part") == "2021-09-16"


def test_a_planned_thing_is_future():
    assert day("Das//DET/det/2 Treffen//NOUN/nsubj/6 ist/sein/AUX/aux/6/" + PRESENT + " am//ADP/case/5 Donnerstag//PROPN/obl/6 "
               "geplant/planen/VERB/root/0/VerbForm=Part") == "2021-09-16"


def test_soll_with_a_perfect_infinitive_looks_back():
    assert day("Er//PRON/nsubj/5 soll/sollen/AUX/aux/5/" + PRESENT + " am//ADP/case/4 Donnerstag//PROPN/obl/5 "
               "geflohen/fliehen/VERB/root/0/VerbForm=Part sein//AUX/aux/5/VerbForm=Inf") == "2021-09-09"


def test_the_present_looks_ahead():
    assert day("Sie//PRON/nsubj/2 tagen//VERB/root/0/" + PRESENT + " am//ADP/case/4 Donnerstag//PROPN/obl/2") == "2021-09-16"


def test_a_participle_before_a_noun_has_its_own_tense():
    assert day("Sie//PRON/nsubj/2 liest/lesen/VERB/root/0/" + PRESENT + " die//DET/det/7 am//ADP/case/5 Donnerstag//PROPN/obl/6 "
               "veröffentlichte//ADJ/amod/7 Studie//NOUN/obj/2") == "2021-09-09"


def test_a_planned_meeting_is_to_come_though_it_was_cancelled():
    assert day("Das//DET/det/5 am//ADP/case/3 Donnerstag//PROPN/obl/4 geplante/geplant/ADJ/amod/5 Treffen//NOUN/nsubj:pass/7 "
               "wurde/werden/AUX/aux:pass/7/" + PAST + " abgesagt/absagen/VERB/root/0/VerbForm=Part") == "2021-09-16"


def test_a_preterite_that_the_tagger_took_for_a_present_is_past():
    assert day("Am//ADP/case/2 Donnerstag//PROPN/obl/3 verliehen/verleihen/VERB/root/0/" + PRESENT + " sie//PRON/nsubj/3 "
               "Orden//NOUN/obj/3") == "2021-09-09"


def test_what_one_is_asked_to_do_is_to_come():
    assert day("Sie//PRON/nsubj/2 bat/bitten/VERB/root/0/" + PAST + " ihn//PRON/obj/2 ,//PUNCT/punct/9 am//ADP/case/7 nächsten//ADJ/amod/7 "
               "Donnerstag//PROPN/obl/9 zu//PART/mark/9 kommen//VERB/xcomp/2/VerbForm=Inf") == "2021-09-16"


def test_konjunktiv_leaves_it_open():
    sentence = tree("Er//PRON/nsubj/2 komme/kommen/VERB/root/0/Mood=Sub|Tense=Pres|VerbForm=Fin am//ADP/case/4 Donnerstag//PROPN/obl/2")
    assert clause_tenses([sentence]) == ()
