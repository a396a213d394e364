"""How a sentence says that an act is denied, to come, possible, long past or another's claim."""

import pytest
from hand_trees import german, tree, word

from lagebild.coding.mending import mend
from lagebild.coding.modes import ModeReader
from lagebild.coding.verb_phrases import clause_verb, subjunctive_one

FIN, INF = "VerbForm=Fin", "VerbForm=Inf"


def modes(parse, form, kind=""):
    return ModeReader(german()).read(word(tree(parse), form), kind)


@pytest.mark.parametrize(("parse", "form", "expected"), [
    (f"Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0/{FIN}", "droht", set()),
    (f"Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0/{FIN} nicht//PART/advmod/2", "droht", {"negated"}),
    (f"Truppen//NOUN/nsubj/2 kämpfen//VERB/ROOT/0/{FIN}", "kämpfen", set()),
    (f"Truppen//NOUN/nsubj/2 kämen/kommen/VERB/ROOT/0/{FIN}", "kämen", {"hypothetical"}),
    (f"Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0/{FIN} morgen//ADV/advmod/2 Panzer//NOUN/obj/2", "liefert", {"future"}),
    (f"Polen//PROPN/nsubj/2 lieferte/liefern/VERB/ROOT/0/{FIN} Dienstag//NOUN/obl/2 Morgen//NOUN/advmod/2 Panzer//NOUN/obj/2", "lieferte", set()),
    (f"Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0/{FIN} keine//DET/det/4 Panzer//NOUN/obj/2", "liefert", {"negated"}),
    (f"Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0/{FIN} keinen//PRON/obj/2 der//DET/det/5 Panzer//NOUN/nmod/3", "liefert", {"negated"}),
    (f"Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0/{FIN} nicht//PART/advmod/2 nur//ADV/advmod/2", "droht", set()),
    (f"Polen//PROPN/nsubj/3 wird/werden/AUX/aux/3/{FIN} angreifen//VERB/ROOT/0/{INF}", "angreifen", {"future"}),
    (f"Polen//PROPN/nsubj/3 will/wollen/AUX/aux/3/{FIN} angreifen//VERB/ROOT/0/{INF}", "angreifen", {"future"}),
    (f"Polen//PROPN/nsubj/3 könnte/können/AUX/aux/3/{FIN} angreifen//VERB/ROOT/0/{INF}", "angreifen", {"hypothetical"}),
    (f"Polen//PROPN/nsubj/3 dürfte/dürfen/AUX/aux/3/{FIN} angreifen//VERB/ROOT/0/{INF}", "angreifen", {"hypothetical"}),
    (f"Polen//PROPN/nsubj/3 würde/werden/AUX/aux/3/{FIN}|Mood=Sub angreifen//VERB/ROOT/0/{INF}", "angreifen", {"hypothetical"}),
    (f"Polen//PROPN/nsubj/4 soll/sollen/AUX/aux/4/{FIN} haben/haben/AUX/aux/4/{INF} angegriffen/angreifen/VERB/ROOT/0/VerbForm=Part", "angegriffen", {"reported"}),
    (f"Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0/{FIN} womöglich//ADV/advmod/2", "droht", {"hypothetical"}),
    (f"Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0/{FIN} angeblich//ADV/advmod/2", "droht", {"reported"}),
    (f"Polen//PROPN/nsubj/2 drohte/drohen/VERB/ROOT/0/{FIN} damals//ADV/advmod/2", "drohte", {"historical"}),
], ids=lambda value: value if isinstance(value, str) and "/" not in value else "")
def test_the_modes_of_a_verb(parse, form, expected):
    assert modes(parse, form) == expected


@pytest.mark.parametrize(("adjective", "expected"), [
    ("geplante", {"future"}), ("mögliche", {"hypothetical"}), ("angebliche", {"reported"}), ("vereitelter", {"negated"}), ("neue", set()),
])
def test_an_adjective_says_how_a_noun_stands_to_reality(adjective, expected):
    assert modes(f"{adjective}/{adjective.rstrip('er')}/ADJ/amod/2 Angriff//NOUN/ROOT/0", "Angriff") == expected


def test_ohne_denies_its_noun():
    assert modes("ohne//ADP/case/2 Angriff//NOUN/ROOT/0", "Angriff") == {"negated"}


def test_kein_denies_its_noun():
    assert modes("kein//DET/det/2 Angriff//NOUN/ROOT/0", "Angriff") == {"negated"}


def test_a_noun_that_is_prevented_did_not_happen():
    assert "negated" in modes(f"Polen//PROPN/nsubj/2 verhindert/verhindern/VERB/ROOT/0/{FIN} Angriffe/Angriff/NOUN/obj/2", "Angriffe")


def test_an_attack_that_is_denied_is_another_claim_a_reproach_that_is_denied_was_made():
    parse = "Polen//PROPN/nsubj/2 bestritt/bestreiten/VERB/ROOT/0 den//DET/det/4 {}//NOUN/obj/2"
    assert modes(parse.format("Angriff"), "Angriff", "ASSAULT") == {"negated", "reported"}
    assert modes(parse.format("Vorwurf"), "Vorwurf", "ACCUSE") == set()


def test_a_noun_shares_the_modes_of_the_verb_that_carries_it():
    assert "future" in modes(f"Polen//PROPN/nsubj/4 wird/werden/AUX/aux/4/{FIN} Angriffe/Angriff/NOUN/obj/4 starten//VERB/ROOT/0/{INF}", "Angriffe")


def test_a_noun_does_not_share_the_negation_of_a_verb_that_is_no_carrier():
    assert modes(f"Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0/{FIN} nicht//PART/advmod/2 Angriffe/Angriff/NOUN/obj/2", "Angriffe") == set()


def test_wenn_makes_its_own_clause_and_the_main_clause_hypothetical():
    parse = f"Wenn//SCONJ/mark/3 Polen//PROPN/nsubj/3 angreift/angreifen/VERB/advcl/4/{FIN}|Tense=Pres droht/drohen/VERB/ROOT/0/{FIN} Ungarn//PROPN/nsubj/4"
    assert modes(parse, "angreift") == modes(parse, "droht") == {"hypothetical"}


def test_what_someone_plans_is_to_come():
    parse = f"Polen//PROPN/nsubj/2 plant/planen/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/4 anzugreifen/angreifen/VERB/xcomp/2/{INF}"
    assert modes(parse, "anzugreifen") == {"future"}


def test_the_danger_of_an_attack_is_hypothetical_and_its_plan_future():
    assert modes("Gefahr//NOUN/ROOT/0 eines//DET/det/3 Angriffs/Angriff/NOUN/nmod/1/Case=Gen", "Angriffs") == {"hypothetical"}
    assert modes("Pläne/Plan/NOUN/ROOT/0 eines//DET/det/3 Angriffs/Angriff/NOUN/nmod/1/Case=Gen", "Angriffs") == {"future"}


def test_konjunktiv_one_is_reported_speech():
    sei = tree("Polen//PROPN/nsubj/3 habe/haben/AUX/aux/3/Mood=Sub|Tense=Pres|VerbForm=Fin angegriffen/angreifen/VERB/ROOT/0")
    hat = tree(f"Polen//PROPN/nsubj/3 hat/haben/AUX/aux/3/{FIN} angegriffen/angreifen/VERB/ROOT/0")
    assert subjunctive_one(word(sei, "angegriffen"))
    assert not subjunctive_one(word(hat, "angegriffen"))


@pytest.mark.parametrize(("helper", "verb", "expected"), [
    ("hätte/haben", "angegriffen/angreifen/VERB/ROOT/0/VerbForm=Part", set()),
    ("würde/werden", f"angreifen//VERB/ROOT/0/{INF}", {"future"}),
    ("könnte/können", f"angreifen//VERB/ROOT/0/{INF}", {"hypothetical"}),
])
def test_in_indirect_speech_konjunktiv_two_only_stands_for_konjunktiv_one(helper, verb, expected):
    parsed = tree(f"Polen//PROPN/nsubj/3 {helper}/AUX/aux/3/Mood=Sub|{FIN} {verb}")
    trigger = word(parsed, verb.split("/", maxsplit=1)[0])
    assert ModeReader(german()).read(trigger, indirect=True) == expected
    assert ModeReader(german()).read(trigger) == {"hypothetical"}


def test_who_does_not_confirm_an_attack_does_not_deny_it():
    parse = f"Polen//PROPN/nsubj/2 bestätigte/bestätigen/VERB/ROOT/0/{FIN} den//DET/det/4 Angriff//NOUN/obj/2 nicht//PART/advmod/2"
    assert modes(parse, "Angriff") == set()


def test_the_clause_verb_of_a_participle_before_a_noun_is_the_verb_of_the_sentence():
    parsed = tree(f"verhängte/verhängt/VERB/amod/2 Strafen/Strafe/NOUN/nsubj/3 bleiben//VERB/ROOT/0/{FIN}")
    assert clause_verb(word(parsed, "verhängte")) is word(parsed, "bleiben")


def test_wird_with_an_infinitive_is_mended_to_a_future():
    parsed = tree(f"Polen//PROPN/nsubj:pass/3 wird/werden/AUX/aux:pass/3/{FIN} eingreifen//VERB/ROOT/0/VVINF")
    mend(parsed, {})
    assert (word(parsed, "Polen").dep, word(parsed, "wird").dep) == ("nsubj", "aux")


@pytest.mark.parametrize(("participle", "lemma"), [
    ("getötet", "töten"), ("angegriffen", "angreifen"), ("festgenommen", "festnehmen"), ("beschlossen", "beschließen"),
    ("verboten", "verbieten"), ("erschossen", "erschießen"),
])
def test_wurde_with_a_participle_stays_a_passive(participle, lemma):
    parsed = tree(f"Polen//PROPN/nsubj:pass/3 wurde/werden/AUX/aux:pass/3/{FIN} {participle}/{lemma}/VERB/ROOT/0/VerbForm=Part")
    mend(parsed, {})
    assert (word(parsed, "Polen").dep, word(parsed, "wurde").dep) == ("nsubj:pass", "aux:pass")


def test_a_verb_that_only_begins_like_wuerde_is_no_possibility():
    assert modes(f"Polen//PROPN/nsubj/2 würdigte/würdigen/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2", "würdigte") == set()


@pytest.mark.parametrize(("noun", "kind", "expected"), [("Anschlag", "ASSAULT", set()), ("Treffen", "CONSULT", set()), ("Einigung", "AGREE", {"negated"})])
def test_what_fails_was_tried_but_a_failed_agreement_is_none(noun, kind, expected):
    assert modes(f"Der//DET/det/2 {noun}//NOUN/nsubj/3 scheiterte/scheitern/VERB/ROOT/0/{FIN}", noun, kind) == expected


def test_sanctions_decided_are_imposed_and_arms_decided_are_to_come():
    parse = f"Polen//PROPN/nsubj/2 beschloss/beschließen/VERB/ROOT/0/{FIN} Schritte/Schritt/NOUN/obj/2"
    assert (modes(parse, "Schritte", "SANCTION"), modes(parse, "Schritte", "AID")) == (set(), {"future"})


def test_voraussichtlich_is_expected():
    assert modes(f"Polen//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0/{FIN} voraussichtlich//ADV/advmod/2 Panzer//NOUN/obj/2", "liefert") == {"future"}


def test_what_is_remembered_is_history():
    assert modes("Jahrestag//NOUN/ROOT/0 des//DET/det/3 Anschlags/Anschlag/NOUN/nmod/1/Case=Gen", "Anschlags") == {"historical"}
    assert modes(f"Polen//PROPN/nsubj/2 gedachte/gedenken/VERB/ROOT/0/{FIN} des//DET/det/4 Anschlags/Anschlag/NOUN/obj/2/Case=Gen", "Anschlags") == {"historical"}


def test_a_denied_event_is_a_negated_claim():
    assert modes(f"Polen//PROPN/nsubj/2 dementierte/dementieren/VERB/ROOT/0/{FIN} die//DET/det/4 Festnahme//NOUN/obj/2", "Festnahme") == {"negated", "reported"}


def test_of_what_someone_is_accused_is_a_claim():
    assert modes(f"Polen//PROPN/nsubj/2 beschuldigt/beschuldigen/VERB/ROOT/0/{FIN} Ungarn//PROPN/obj/2 des//DET/det/5 Anschlags/Anschlag/NOUN/obl/2/Case=Gen",
                 "Anschlags") == {"reported"}


@pytest.mark.parametrize("opening", [
    "Wenn//SCONJ/mark/3 Polen//PROPN/nsubj/3 angreift/angreifen/VERB/advcl/6/VerbForm=Fin|Tense=Pres ,//PUNCT/punct/3",
    "Greift/angreifen/VERB/advcl/6/VerbForm=Fin|Tense=Pres Polen//PROPN/nsubj/1 an//ADP/compound:prt/1 ,//PUNCT/punct/1",
    "Sollte//SCONJ/mark/3 Polen//PROPN/nsubj/3 angreifen/angreifen/VERB/advcl/6/VerbForm=Inf ,//PUNCT/punct/3",
])
def test_a_condition_is_said_with_wenn_with_sollte_or_by_the_verb_in_front(opening):
    parse = f"{opening} droht/drohen/AUX/aux/6/{FIN}|Tense=Pres handeln/handeln/VERB/ROOT/0"
    verb = next(w for w in ("angreift", "Greift", "angreifen") if f"{w}/angreifen" in opening)
    assert modes(parse, verb) == modes(parse, "handeln") == {"hypothetical"}


def test_a_threat_is_made_whether_or_not_its_condition_comes_true():
    parse = f"Polen//PROPN/nsubj/2 drohte/drohen/VERB/ROOT/0/{FIN}|Tense=Past ,//PUNCT/punct/6 falls//SCONJ/mark/6 Ungarn//PROPN/nsubj/6 angreift/angreifen/VERB/advcl/2/{FIN}"
    assert (modes(parse, "drohte", "THREATEN"), modes(parse, "angreift", "ASSAULT")) == (set(), {"hypothetical"})


def test_auch_wenn_concedes_a_fact():
    parse = f"auch//ADV/advmod/4 wenn//SCONJ/mark/4 Polen//PROPN/nsubj/4 angreift/angreifen/VERB/advcl/5/{FIN} hilft/helfen/VERB/ROOT/0/{FIN}"
    assert modes(parse, "hilft") == modes(parse, "angreift") == set()


def test_what_is_announced_in_the_present_is_to_come():
    parse = f"Polen//PROPN/nsubj/2 kündigte/kündigen/VERB/ROOT/0/{FIN} an//ADP/compound:prt/2 dass//SCONJ/mark/6 es//PRON/nsubj/6 angreift/angreifen/VERB/ccomp/2/{FIN}"
    assert modes(parse, "angreift") == {"future"}


@pytest.mark.parametrize("adjective", ["möglich", "nötig", "erforderlich", "unwahrscheinlich"])
def test_what_is_only_possible_or_needed_is_hypothetical(adjective):
    parse = f"Ein//DET/det/2 Angriff//NOUN/nsubj/4 ist/sein/AUX/cop/4/{FIN} {adjective}//ADJ/ROOT/0"
    assert modes(parse, "Angriff") == {"hypothetical"}
