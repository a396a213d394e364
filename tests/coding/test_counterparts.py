"""The side of an act that its sentence leaves unsaid."""

from types import SimpleNamespace

from hand_trees import codes, entered, tree, word

from lagebild.coding.attackers import blamed
from lagebild.coding.counterparts import both_sides, counterpart, defendant, doer, of_the_state
from lagebild.model import Actor

POL, HUN, RUS = (Actor(code=c, sector="GOV", name=c) for c in ("POL", "HUN", "RUS"))
HOME = "In//ADP/case/2 Polen//PROPN/obl/3 protestieren//VERB/ROOT/0 Bürger//NOUN/nsubj/3"
OPPOSED = HOME.replace("Bürger//", "Regierungsgegner//")
CLASH = tree("Polen//PROPN/nsubj/2 kritisiert/kritisieren/VERB/ROOT/0 Ungarn//PROPN/obj/2")


def earlier(actor, recipient, index=0, kind="ACCUSE"):
    return SimpleNamespace(actor=(actor,), recipient=(recipient,), kind=kind, word=word(tree("kritisiert//VERB/ROOT/0", index), "kritisiert"))


def later(index=1):
    parsed = tree("droht/drohen/VERB/ROOT/0", index, 50)
    return parsed, word(parsed, "droht")


def test_whoever_stood_opposite_in_an_earlier_event_is_the_other_side():
    parsed, verb = later()
    (found,) = counterpart("THREATEN", verb, [POL], [earlier(POL, HUN)], entered(CLASH, parsed))
    assert (found.code, found.by, found.text) == ("HUN", "context", "droht")


def test_the_other_side_may_have_been_the_actor():
    parsed, verb = later()
    assert codes(counterpart("THREATEN", verb, [HUN], [earlier(POL, HUN)], entered(CLASH, parsed))) == ["POL GOV"]


def test_an_event_too_far_back_says_nothing():
    parsed, verb = later(9)
    assert counterpart("THREATEN", verb, [POL], [earlier(POL, HUN)], entered(CLASH, parsed)) == ()


def protest(text, *before):
    parsed = tree(text, len(before))
    people = Actor(code="POL", sector="CVL")
    return codes(counterpart("PROTEST", word(parsed, "protestieren"), [people], before, entered(parsed)))


def test_a_protest_of_the_governments_opponents_is_directed_at_it():
    assert protest(OPPOSED) == ["POL GOV"]


def test_a_protest_against_an_act_of_state_is_directed_at_the_government():
    assert protest(HOME + " gegen//ADP/case/6 Rentenreform//NOUN/obl/3") == ["POL GOV"]


def test_a_protest_against_something_else_has_no_recipient():
    assert protest(OPPOSED + " gegen//ADP/case/6 Lärm//NOUN/obl/3") == []


def test_a_protest_that_says_nothing_of_those_who_rule_has_no_recipient():
    assert protest(HOME) == []


def test_who_occupies_the_seat_of_power_means_the_government():
    assert protest(HOME + " Regierungsgebäude//NOUN/obj/3") == ["POL GOV"]


def test_a_protest_told_again_is_directed_at_whom_it_was_before():
    assert protest(HOME, earlier(Actor(code="POL", sector="CVL"), HUN, kind="PROTEST")) == ["HUN GOV"]


def test_whom_the_protesters_stood_against_otherwise_is_not_whom_they_protest_against():
    assert protest(HOME, earlier(Actor(code="POL", sector="CVL"), HUN, kind="SUPPORT")) == []


def test_the_other_of_two_states_said_to_have_a_dispute_is_the_other_side():
    dispute = tree("Es//PRON/expl/2 gibt/geben/VERB/ROOT/0 Streit//NOUN/obj/2 zwischen//ADP/case/5 Polen//PROPN/nmod/3 und//CCONJ/cc/7 Ungarn//PROPN/conj/5")
    verb = tree("fordert/fordern/VERB/ROOT/0", 1, 90)
    assert codes(counterpart("REQUEST", word(verb, "fordert"), [POL], [], entered(dispute, verb))) == ["HUN GOV"]


def test_an_army_does_not_strike_its_own_people_where_another_state_is_named():
    parsed = tree("Polens/Polen/PROPN/nmod/2/Case=Gen Armee//NOUN/nsubj/3 beginnt/beginnen/VERB/ROOT/0 Angriffe/Angriff/NOUN/obj/3 wegen//ADP/case/6 Ungarn//PROPN/obl/3")
    army = Actor(code="POL", sector="MIL", start=7, end=12)
    assert counterpart("ASSAULT", word(parsed, "Angriffe"), [army], [], entered(parsed)) == ()


def test_a_type_that_strikes_nobody_gets_no_recipient():
    parsed = tree(HOME)
    assert counterpart("CONSULT", word(parsed, "protestieren"), [POL], [], entered(parsed)) == ()


def test_without_a_known_actor_nothing_is_guessed():
    parsed = tree(HOME)
    assert counterpart("PROTEST", word(parsed, "protestieren"), [Actor(code="---")], [], entered(parsed)) == ()


def test_an_actor_of_the_clause_that_no_role_took_is_the_other_side():
    parsed = tree("Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0 mit//ADP/case/4 Ungarn//PROPN/obl/2")
    actor = Actor(code="POL", sector="GOV", start=0, end=5)
    assert codes(counterpart("THREATEN", word(parsed, "droht"), [actor], [], entered(parsed))) == ["HUN GOV"]


def test_a_place_is_not_the_other_side():
    parsed = tree("Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0 in//ADP/case/4 Ungarn//PROPN/obl/2")
    actor = Actor(code="POL", sector="GOV", start=0, end=5)
    assert "HUN GOV" not in codes(counterpart("THREATEN", word(parsed, "droht"), [actor], [], entered(parsed)))


def test_an_unknown_attacker_stays_unknown():
    parsed, verb = later()
    assert doer("ASSAULT", verb, [HUN], [earlier(POL, HUN)], entered(CLASH, parsed)) == ()


def test_the_doer_of_a_passive_is_whoever_faced_its_recipient():
    parsed, verb = later()
    assert codes(doer("ACCUSE", verb, [HUN], [earlier(POL, HUN)], entered(CLASH, parsed))) == ["POL GOV"]


def test_a_meeting_with_somebody_takes_its_other_side_from_the_subject():
    parsed = tree("Beim//ADP/case/2 Treffen//NOUN/obl/5 mit//ADP/case/4 Ungarn//PROPN/nmod/2 lobte/loben/VERB/ROOT/0 Russland//PROPN/nsubj/5")
    assert codes(both_sides("CONSULT", word(parsed, "Treffen"), [HUN], [RUS], entered(parsed))) == ["HUN GOV", "RUS GOV"]


def test_a_one_sided_act_stays_one_sided():
    parsed, verb = later()
    assert both_sides("ACCUSE", verb, [HUN], [RUS], entered(CLASH, parsed)) == (HUN,)


def test_a_mutual_act_without_names_has_the_two_states_named_side_by_side():
    first = tree("Polen//PROPN/nsubj/4 und//CCONJ/cc/3 Ungarn//PROPN/conj/1 verhandeln//VERB/ROOT/0")
    second = tree("Eine//DET/det/2 Einigung//NOUN/nsubj/3 naht/nahen/VERB/ROOT/0", 1, 60)
    assert codes(both_sides("AGREE", word(second, "Einigung"), [], [], entered(first, second))) == ["POL GOV", "HUN GOV"]


def test_whom_a_state_bans_or_arrests_is_its_own_where_nothing_says_otherwise():
    somebody = Actor(code="---", sector="REL")
    assert codes(of_the_state("COERCE", [POL], [somebody])) == ["POL REL"]
    assert codes(of_the_state("ASSAULT", [POL], [somebody])) == ["--- REL"]
    assert codes(of_the_state("COERCE", [POL], [HUN])) == ["HUN GOV"]
    assert of_the_state("COERCE", [POL], []) == ()


def test_who_was_hit_is_not_blamed_by_those_who_condemn_it():
    parsed = tree("Der//DET/det/2 Anschlag//NOUN/nsubj:pass/6 in//ADP/case/4 Polen//PROPN/nmod/2 wurde/werden/AUX/aux:pass/6 verurteilt/verurteilen/VERB/ROOT/0")
    resolver = entered(parsed)
    hit = resolver.np(word(parsed, "Polen"))
    condemned = SimpleNamespace(actor=(), recipient=hit, kind="ACCUSE", word=word(parsed, "verurteilt"))
    assert blamed("ASSAULT", word(parsed, "Anschlag"), [condemned], resolver) == ()


def test_a_crowd_whose_state_is_only_guessed_belongs_to_the_state_that_arrests_it():
    crowd = Actor(code="HUN", sector="REB", field="text", start=20, end=27, by="role")
    assert codes(of_the_state("COERCE", [POL], [crowd], {("text", 20)})) == ["POL REB"]
    assert codes(of_the_state("COERCE", [POL], [crowd])) == ["HUN REB"]
    assert codes(of_the_state("ACCUSE", [POL], [crowd], {("text", 20)})) == ["HUN REB"]


def test_who_imposed_sanctions_is_who_imposed_them_before():
    parsed, verb = later()
    before = [earlier(POL, HUN, kind="SANCTION"), earlier(RUS, HUN, kind="SUPPORT")]
    assert codes(doer("SANCTION", verb, [HUN], before, entered(CLASH, parsed))) == ["POL GOV"]


def test_a_trial_is_against_whom_its_own_clause_says():
    parsed = tree("Prozess//NOUN/nsubj/5 gegen//ADP/case/3 Ungarn//PROPN/nmod/1 gestern//ADV/advmod/5 begann/beginnen/VERB/ROOT/0")
    assert codes(defendant(word(parsed, "Prozess"), [], entered(parsed))) == ["HUN GOV"]


def test_against_whom_another_clause_goes_is_not_on_trial():
    parsed = tree("Prozess//NOUN/nsubj/2 begann/beginnen/VERB/ROOT/0 während//SCONJ/mark/6 gegen//ADP/case/5 Ungarn//PROPN/obl/6 protestierten/protestieren/VERB/advcl/2")
    assert defendant(word(parsed, "Prozess"), [], entered(parsed)) == ()


def test_whom_an_earlier_event_shows_as_a_friend_is_not_who_quarrels():
    parsed, verb = later()
    assert doer("ACCUSE", verb, [POL], [earlier(HUN, POL, kind="SUPPORT")], entered(parsed)) == ()
    assert codes(doer("ACCUSE", verb, [POL], [earlier(HUN, POL, kind="REJECT")], entered(parsed))) == ["HUN GOV"]


def test_who_condemned_a_crime_did_not_commit_it():
    parsed, verb = later()
    assert "HUN GOV" not in codes(doer("COERCE", verb, [POL], [earlier(HUN, POL)], entered(parsed)))
    assert codes(doer("COERCE", verb, [POL], [earlier(HUN, POL, kind="ASSAULT")], entered(parsed))) == ["HUN GOV"]


def test_refugees_a_state_turns_back_are_not_its_own():
    refugees = [Actor(code="---", sector="REF")]
    assert codes(of_the_state("COERCE", [POL], refugees)) == ["--- REF"]
    assert codes(of_the_state("COERCE", [POL], [Actor(code="---", sector="CVL")])) == ["POL CVL"]


def refusal(what):
    parsed = tree(f"{what} lehnt/lehnen/VERB/ROOT/0 Ungarn//PROPN/nsubj/2 ab//ADP/compound:prt/2", 1, 50)
    return codes(counterpart("REJECT", word(parsed, "lehnt"), [HUN], [earlier(POL, RUS)], entered(CLASH, parsed)))


def test_das_answers_whoever_the_sentence_before_told_of():
    assert refusal("Das//PRON/obj/2") == ["POL GOV"]
    assert refusal("Rabatte//NOUN/obj/2") == []


def demand(verb):
    parsed = tree(f"Ungarn//PROPN/nsubj/2 {verb}/VERB/ROOT/0 Polens//PROPN/nmod/4/Case=Gen Forderung//NOUN/obj/2")
    return counterpart("REQUEST", word(parsed, "Forderung"), [POL], (), entered(parsed))


def test_whoever_obeys_or_refuses_a_demand_is_who_it_was_made_of():
    (found,) = demand("erfüllt/erfüllen")
    assert (found.code, found.by) == ("HUN", "clause")


def test_whoever_is_asked_for_help_by_the_police_is_of_the_same_state():
    witness = Actor(code="---", sector="CVL", by="role")
    police = Actor(code="POL", sector="COP")
    (found,) = of_the_state("REQUEST", [police], [witness])
    assert found.code == "POL"
    assert of_the_state("REQUEST", [POL], [witness]) == (witness,)
