"""From hand-made parses to records: types by mode, absorbed content, evidence, ids."""

import pytest
from hand_trees import codes, entered, german, small_lexicon, tree

from lagebild.coding.events import Coder
from lagebild.coding.matching import Matcher
from lagebild.coding.mentions import names_of
from lagebild.model import Article

ENTRIES = (
    {"verb": "kritisieren", "actor": "subj", "recipient": "obj", "type": "ACCUSE"},
    {"verb": "angreifen", "actor": "subj", "recipient": "obj", "type": "ASSAULT"},
    {"noun": "Angriff", "actor": "poss", "recipient": "auf", "type": "ASSAULT"},
    {"verb": "liefern", "actor": "subj", "recipient": "dat", "type": "AID"},
    {"verb": "auffordern", "actor": "subj", "recipient": "obj", "type": "REQUEST", "mode": ["yield"]},
    {"verb": "freilassen", "actor": "subj", "recipient": "obj", "type": "RETREAT"},
    {"verb": "anerkennen", "actor": "subj", "recipient": "obj", "type": "SUPPORT", "negated": "REJECT"},
    {"verb": "verurteilen", "actor": "subj", "recipient": "obj", "type": "SANCTION", "actor_in": ["JUD"]},
    {"verb": "verurteilen", "actor": "subj", "recipient": "obj", "type": "ACCUSE"},
    {"noun": "Bereitschaft", "actor": "poss", "recipient": "zu", "type": "AGREE"},
    {"noun": "Gespräch", "actor": "poss+mit", "type": "CONSULT"},
    {"noun": "Aufforderung", "actor": "poss", "recipient": "an", "type": "REQUEST"},
    {"noun": "Sanktion", "actor": "poss", "recipient": "gegen", "type": "SANCTION"},
    {"verb": "loben", "actor": "subj", "recipient": "obj", "type": "SUPPORT", "actor_known": True},
    {"verb": "demonstrieren", "actor": "subj", "recipient": "gegen", "type": "PROTEST"},
    {"verb": "reisen", "needs": ["nach"], "actor": "subj", "recipient": "nach", "type": "CONSULT", "mode": ["visit"]},
    {"verb": "verhandeln", "actor": "subj+mit", "type": "CONSULT"},
    {"noun": "Verbot", "recipient": "gen", "type": "COERCE", "default": {"actor": "GOV"}},
    {"verb": "zwingen", "actor": "subj", "recipient": "obj", "type": "COERCE"},
    {"verb": "vermitteln", "actor": "subj", "recipient": "zwischen", "type": "CONSULT", "mode": ["third-party"]},
)
FIN, INF = "VerbForm=Fin", "VerbForm=Inf"


@pytest.fixture(scope="module")
def coder():
    made = Coder("de", names_of("de"))
    made.matcher = Matcher(small_lexicon(*ENTRIES), german())
    return made


@pytest.fixture
def code(coder):
    def run(*parses, date="2022-06-01"):
        sentences, text = [], ""
        for parse in parses:
            sentences.append(tree(parse, len(sentences), len(text) + bool(text)))
            text = f"{text} {sentences[-1].text}".strip()
        resolver = entered(*sentences, date=date)
        resolver.remembered = 0
        resolver.references.clear()
        article = Article(id="a", text=text, date=date, language="de")
        events = coder.code(article, sentences, resolver)
        for event in events:
            spans = [event.trigger, event.evidence, *(a for a in (*event.actor, *event.recipient) if a.text)]
            assert all(text[s.start:s.end] == s.text for s in spans)
        return events
    return run


def short(event):
    return event.event, codes(event.actor), codes(event.recipient), list(event.aux)


def test_one_verb_makes_one_record_with_its_evidence(code):
    (event,) = code(f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2")
    assert short(event) == ("ACCUSE", ["POL GOV"], ["HUN GOV"], [])
    assert (event.trigger.text, event.evidence.text, event.sentence) == ("kritisierte", "Polen kritisierte Ungarn", 0)
    assert event.by.startswith("rule:verb:kritisieren")


def test_a_cooperative_act_to_come_is_a_promise(code):
    (event,) = code(f"Polen//PROPN/nsubj/5 wird/werden/AUX/aux/5/{FIN} Ungarn//PROPN/iobj/5/Case=Dat Panzer//NOUN/obj/5 liefern//VERB/ROOT/0/{INF}")
    assert short(event) == ("AGREE", ["POL GOV"], ["HUN GOV"], ["future"])


def test_conflict_to_come_keeps_its_type(code):
    (event,) = code(f"Polen//PROPN/nsubj/4 wird/werden/AUX/aux/4/{FIN} Ungarn//PROPN/obj/4 angreifen//VERB/ROOT/0/{INF}")
    assert short(event) == ("ASSAULT", ["POL GOV"], ["HUN GOV"], ["future"])


def test_negation_that_makes_another_type_leaves_no_mark(code):
    (event,) = code(f"Polen//PROPN/nsubj/2 erkennt/erkennen/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2 nicht//PART/advmod/2 an//ADP/compound:prt/2")
    assert short(event) == ("REJECT", ["POL GOV"], ["HUN GOV"], [])


def test_other_negation_is_a_mark(code):
    (event,) = code(f"Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2 nicht//PART/advmod/2")
    assert short(event) == ("ACCUSE", ["POL GOV"], ["HUN GOV"], ["negated"])


def test_what_is_demanded_is_no_event_of_its_own(code):
    (event,) = code(f"Polen//PROPN/nsubj/2 forderte/fordern/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2 auf//ADP/compound:prt/2 Häftlinge//NOUN/obj/6 freizulassen/freilassen/VERB/xcomp/2/{INF}")
    assert (event.event, event.mode, event.event_scale) == ("REQUEST", ("yield",), -1)


def test_what_is_criticised_is_a_record_of_its_own(code):
    events = code(f"Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0/{FIN} Angriffe/Angriff/NOUN/obj/2 Russlands/Russland/PROPN/nmod/3/Case=Gen auf//ADP/case/6 Ungarn//PROPN/nmod/3")
    assert [short(e)[:3] for e in events] == [("ACCUSE", ["POL GOV"], ["RUS GOV"]), ("ASSAULT", ["RUS GOV"], ["HUN GOV"])]


@pytest.mark.parametrize(("main", "purpose", "expected"), [
    (f"fuhr/fahren/VERB/ROOT/0/{FIN}", "demonstrieren", ["PROTEST"]),
    (f"fuhr/fahren/VERB/ROOT/0/{FIN}", "verhandeln", ["CONSULT"]),
    (f"fuhr/fahren/VERB/ROOT/0/{FIN}", "angreifen", []),
    (f"schrieb/schreiben/VERB/ROOT/0/{FIN}", "demonstrieren", []),
    (f"reiste/reisen/VERB/ROOT/0/{FIN}", "verhandeln", ["CONSULT"]),
    (f"reiste/reisen/VERB/ROOT/0/{FIN}", "vermitteln", ["CONSULT", "CONSULT"]),
], ids=["gone to protest", "gone to negotiate", "gone to attack", "written to protest", "the visit says it", "mediation is another act"])
def test_what_people_came_for_is_their_act_where_the_main_clause_only_says_that_they_came(code, main, purpose, expected):
    preposition = {"demonstrieren": "gegen", "verhandeln": "mit", "angreifen": "in", "vermitteln": "zwischen"}[purpose]
    events = code(f"Polen//PROPN/nsubj/2 {main} nach//ADP/case/4 Ungarn//PROPN/obl/2 um//SCONJ/mark/9 {preposition}//ADP/case/7 "
                  f"Russland//PROPN/obl/9 zu//PART/mark/9 {purpose}//VERB/advcl/2/{INF}")
    assert [e.event for e in events] == expected


def test_who_only_wants_to_come_has_not_done_what_for(code):
    events = code(f"Polen//PROPN/nsubj/3 will/wollen/AUX/aux/3/{FIN} kommen//VERB/ROOT/0/{INF} um//SCONJ/mark/8 gegen//ADP/case/6 "
                  f"Russland//PROPN/obl/8 zu//PART/mark/8 demonstrieren//VERB/advcl/3/{INF}")
    assert events == ()


def test_an_entry_for_courts_wants_a_court_and_else_gives_way(code):
    parse = "{}//NOUN/nsubj/2 verurteilte/verurteilen/VERB/ROOT/0/VerbForm=Fin Ungarn//PROPN/obj/2"
    assert [e.event for e in code(parse.format("Polen").replace("NOUN/nsubj", "PROPN/nsubj"))] == ["ACCUSE"]
    assert [e.event for e in code("Das//DET/det/3 polnische/polnisch/ADJ/amod/3 Gericht//NOUN/nsubj/4 verurteilte/verurteilen/VERB/ROOT/0/VerbForm=Fin Ungarn//PROPN/obj/4")] == ["SANCTION"]


def test_a_general_word_codes_only_with_a_known_actor(code):
    assert code(f"Studie//NOUN/nsubj/2 lobt/loben/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2") == ()


def test_an_event_told_again_keeps_its_sides_and_is_no_surer(code):
    first, again = code(
        f"Polen//PROPN/nsubj/3 hat/haben/AUX/aux/3/{FIN} angegriffen/angreifen/VERB/ROOT/0 Ungarn//PROPN/obj/3",
        f"Der//DET/det/2 Angriff//NOUN/nsubj/3 dauert/dauern/VERB/ROOT/0/{FIN}")
    assert short(again) == ("ASSAULT", ["POL GOV"], ["HUN GOV"], [])
    assert again.confidence <= first.confidence


def test_the_same_article_gives_the_same_ids_and_no_id_twice(code):
    parses = [f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2"] * 3
    first, second = [[e.id for e in code(*parses)] for _ in range(2)]
    assert first == second
    assert len(set(first)) == 3


def test_a_date_nobody_states_is_the_articles_and_says_so(code):
    (event,) = code(f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2")
    assert (event.date, event.time.stated) == ("2022-06-01", False)


def test_quad_and_score_follow_the_type(code):
    (event,) = code(f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2")
    assert (event.quad_code, event.event_scale) == (3, -3)


def test_what_somebody_is_ready_for_is_no_event_of_its_own(code):
    events = code("Die//DET/det/2 Bereitschaft//NOUN/nsubj/8 Polens/Polen/PROPN/nmod/2/Case=Gen zu//ADP/case/5 Gesprächen/Gespräch/NOUN/nmod/2 mit//ADP/case/7 Ungarn//PROPN/nmod/5 wächst/wachsen/VERB/ROOT/0/VerbForm=Fin")
    assert [e.event for e in events] == ["AGREE"]



@pytest.mark.parametrize(("result", "wanted"), [("3:2", 0), ("Siegen", 1)])
def test_a_result_against_an_opponent_is_sport(code, result, wanted):
    events = code(f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2 "
                  f"nach//ADP/case/5 {result}//NOUN/obl/2 gegen//ADP/case/7 Kuba//PROPN/nmod/5")
    assert len(events) == wanted


@pytest.mark.parametrize(("asked", "wanted"), [("Passanten/Passant", 0), ("Minister/Minister", 1)])
def test_what_a_person_in_the_street_asks_of_another_is_no_event(code, asked, wanted):
    events = code(f"Ein//DET/det/2 Passant//NOUN/nsubj/3 forderte/fordern/VERB/ROOT/0/{FIN} einen//DET/det/5 {asked}/NOUN/obj/3 auf//ADP/compound:prt/3")
    assert len(events) == wanted


@pytest.mark.parametrize(("before", "wanted"), [("infolge//ADP/case/3 dieser//DET/det/3", 0), ("mit//ADP/case/3 einer//DET/det/3", 1)])
def test_a_demand_of_nobody_that_a_phrase_points_back_to_is_no_event(code, before, wanted):
    events = code(f"{before} Aufforderung//NOUN/obl/4 ging/gehen/VERB/ROOT/0/{FIN} es//PRON/expl/4 los//ADP/compound:prt/4")
    assert len(events) == wanted


@pytest.mark.parametrize(("more", "expected"), [("", []), (" gegen//ADP/case/3 Ungarn//PROPN/nmod/1", [("SANCTION", [], ["HUN GOV"], [])])])
def test_a_measure_that_names_nobody_is_only_a_topic(code, more, expected):
    assert [short(e) for e in code(f"Sanktionen/Sanktion/NOUN/ROOT/0{more}")] == expected


def test_what_a_body_is_named_for_is_no_event(code):
    parse = ("Die//DET/det/2 Organisation//NOUN/nsubj/7 für//ADP/case/5 das//DET/det/5 Verbot//NOUN/nmod/2 chemischer//ADJ/amod/8 sitzt/sitzen/VERB/ROOT/0 "
             "hier//ADV/advmod/7")
    whole = ("Die//DET/det/2 Organisation//NOUN/nsubj/8 für//ADP/case/5 das//DET/det/5 Verbot//NOUN/nmod/2 chemischer/chemisch/ADJ/amod/7 "
             "Waffen/Waffe/NOUN/nmod/5 tagt/tagen/VERB/ROOT/0")
    assert [e.trigger.text for e in code(parse)] == ["Verbot"]
    assert code(whole) == ()


def test_who_feels_forced_is_forced_by_nobody(code):
    felt = (f"Polen//PROPN/nsubj/2 sah/sehen/VERB/ROOT/0/{FIN} sich//PRON/expl:pv/2/Reflex=Yes gezwungen/zwingen/VERB/xcomp/2/VVPP")
    assert code(felt) == ()
    (event,) = code(f"Polen//PROPN/nsubj/4 hat/haben/AUX/aux/4/{FIN} Ungarn//PROPN/obj/4 gezwungen/zwingen/VERB/ROOT/0")
    assert event.event == "COERCE"
