"""Numbers belong to the event they hang on, and persons an act is done to share its fate."""

from __future__ import annotations

import pytest
from hand_trees import tree, word

from lagebild.coding.amounts import own_quantities
from lagebild.coding.quantities import find_quantities
from lagebild.model import Article


def counted(parse, text, trigger, *mates):
    """Read quantities in the text of a hand-made parse whose numbers are written into it."""
    sentence = tree(parse)
    assert sentence.text == text
    article = Article(text=text, language="de")
    found = find_quantities(article, (0, len(text)))
    own = own_quantities(found, word(sentence, trigger), [word(sentence, m) for m in mates], (0, len(text)), "de")
    return [(q.number, q.unit) for q in own]


SENTENCE = "Er wurde zu 25 Jahren Haft für Ermordung von 30 Menschen verurteilt"
PARSE = ("Er//PRON/nsubj:pass/12 wurde/werden/AUX/aux:pass/12 zu//ADP/case/5 25//NUM/nummod/5 Jahren/Jahr/NOUN/obl/12 Haft//NOUN/nmod/5 "
         "für//ADP/case/8 Ermordung//NOUN/obl/12 von//ADP/case/11 30//NUM/nummod/11 Menschen/Mensch/NOUN/nmod/8 verurteilt/verurteilen/VERB/root/0")


def test_a_number_belongs_to_the_trigger_it_hangs_on():
    assert counted(PARSE, SENTENCE, "verurteilt", "Ermordung") == [(25, "years")]


def test_persons_share_the_fate_of_the_act_done_to_them():
    assert counted(PARSE, SENTENCE, "Ermordung", "verurteilt") == [(30, "dead")]


def test_a_number_in_what_was_said_is_not_the_speakers():
    text = "Er forderte , 20 Soldaten zu schicken"
    parse = ("Er//PRON/nsubj/2 forderte/fordern/VERB/root/0 ,//X/punct/7 20//NUM/nummod/5 Soldaten/Soldat/NOUN/obj/7 zu//PART/mark/7 "
             "schicken//VERB/ccomp/2")
    assert counted(parse, text, "schicken", "forderte") == [(20, "soldiers")]
    assert counted(parse, text, "forderte", "schicken") == []


@pytest.mark.parametrize(("text", "numbers"), [
    ("Bei dem Anschlag wurden 56 Menschen getötet und 200 verletzt.", [(56, "dead"), (200, "injured")]),
    ("Er fuhr 200 verletzt nach Hause.", []),
])
def test_persons_named_before_may_be_left_out(text, numbers):
    found = find_quantities(Article(text=text, language="de"), (0, len(text)))
    assert [(q.number, q.unit) for q in found] == numbers
