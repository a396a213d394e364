"""What a speaker says well of another, without a verb of praise."""

import pytest

from lagebild import pipeline
from lagebild.model import Article, Coded


def praise(text):
    """Return (actor codes, recipient codes, trigger, aux) of each SUPPORT."""
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="2016-03-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    return [({a.code for a in e.actor}, {r.code for r in e.recipient}, e.trigger.text, e.aux) for e in coded.events if e.event == "SUPPORT"]


SAID = {
    "an adjective": ("„Die Entscheidung Kanadas ist richtig“, sagte der ukrainische Ministerpräsident.", ({"UKR"}, {"CAN"}, "richtig", ())),
    "a noun": ("Der Bericht der Vereinten Nationen sei ein Meilenstein, sagte der norwegische Außenminister.", ({"NOR"}, {"UNO"}, "Meilenstein", ())),
    "good of its kind": ("Das Gesetz sei ein wichtiger Schritt der polnischen Regierung, sagte der deutsche Außenminister.", ({"DEU"}, {"POL"}, "Schritt", ())),
}
UNSAID = {
    "not good of its kind": "Das Gesetz sei der nächste Schritt der polnischen Regierung, sagte der deutsche Außenminister.",
    "denied": "Die Entscheidung Kanadas sei nicht richtig, sagte der ukrainische Ministerpräsident.",
    "of oneself": "Die ukrainische Regierung sei ein Vorbild, sagte der ukrainische Präsident.",
    "partners in trade": "Kanada sei der neunte Handelspartner, sagte der norwegische Außenminister.",
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_who_says_it_backs(text, expected):
    assert praise(text) == [expected]


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID.keys())
def test_no_praise(text):
    assert praise(text) == []
