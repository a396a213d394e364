"""What is history, and which times belong to another word of the sentence than the event."""

import pytest
from hand_trees import german, tree, word

from lagebild.coding.background import Background
from lagebild.coding.conditions import conditions
from lagebild.model import Timex

FIN = "VerbForm=Fin"


def kept(parse, form, text):
    """Return the times left for the event at `form` of a sentence in which `text` is the only time."""
    sentence = tree(parse)
    start = sentence.text.index(text)
    time = Timex(article="a", type="DATE", value="2004", start=start, end=start + len(text), text=text, begin="2004-01-01", until="2004-12-31", by="test")
    return Background(german()).of_event([time], word(sentence, form))


@pytest.mark.parametrize(("parse", "form", "text", "left"), [
    (f"Polen//PROPN/nsubj/2 drohte/drohen/VERB/ROOT/0/{FIN} 2004//NUM/obl/2", "drohte", "2004", 1),
    (f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} das//DET/det/4 Abkommen//NOUN/obj/2 von//ADP/case/6 2004//NUM/nmod/4", "kritisierte", "2004", 0),
    (f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} den//DET/det/6 2004//NUM/obl/5 begonnenen/beginnen/VERB/amod/6 Prozess//NOUN/obj/2", "kritisierte", "2004", 0),
    (f"Polen//PROPN/nsubj/2 kritisierte/kritisieren/VERB/ROOT/0/{FIN} den//DET/det/6 2004//NUM/obl/5 begonnenen/beginnen/VERB/amod/6 Prozess//NOUN/obj/2", "begonnenen", "2004", 1),
], ids=["the verb's", "of a noun", "of a participle", "the participle's own"])
def test_a_time_that_describes_another_noun_is_not_the_events(parse, form, text, left):
    assert len(kept(parse, form, text)) == left


def test_what_happened_in_a_period_that_is_over_is_history():
    war = tree("Polen//PROPN/nsubj:pass/5 wurde/werden/AUX/aux:pass/5 im//ADP/case/4 Weltkrieg//NOUN/obl/5 angegriffen/angreifen/VERB/ROOT/0")
    now = tree("Polen//PROPN/nsubj:pass/5 wurde/werden/AUX/aux:pass/5 im//ADP/case/4 Sommer//NOUN/obl/5 angegriffen/angreifen/VERB/ROOT/0")
    assert Background(german()).past(word(war, "angegriffen"))
    assert not Background(german()).past(word(now, "angegriffen"))


@pytest.mark.parametrize(("count", "past"), [("zwölf//NUM/nummod/2 Jahre/Jahr/NOUN/obl/4", True), ("drei//NUM/nummod/2 Tage/Tag/NOUN/obl/4", False)])
def test_years_after_an_event_it_is_history(count, past):
    parsed = tree(f"{count} nach//ADP/case/4 Putsch//NOUN/obl/5 demonstrierten/demonstrieren/VERB/ROOT/0")
    assert Background(german()).past(word(parsed, "Putsch")) is past


def test_a_clause_depends_on_the_condition_of_the_clause_above_it():
    parsed = tree(f"falls//SCONJ/mark/3 Polen//PROPN/nsubj/3 angreift/angreifen/VERB/advcl/4/{FIN} plant/planen/VERB/ROOT/0/{FIN} Ungarn//PROPN/nsubj/4 einzugreifen/eingreifen/VERB/xcomp/4")
    assert [w.text for w in conditions(word(parsed, "einzugreifen"))] == ["angreift"]
