"""When what must be done is somebody's demand, and when it is told twice, asked about or only described."""

import pytest

from lagebild import pipeline
from lagebild.model import Article, Coded


def requests(text):
    """Return "actor codes > recipient codes" of each REQUEST."""
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="2016-03-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    return [" ".join([*sorted({a.code for a in e.actor}), ">", *sorted({r.code for r in e.recipient})]) for e in coded.events if e.event == "REQUEST"]


DEMANDED = {
    "said": ("Der britische Außenminister sagte, Frankreich müsse mehr Schiffe schicken.", ["GBR > FRA"]),
    "not only": ("Der britische Außenminister sagte, Frankreich müsse nicht nur Schiffe, sondern auch Truppen schicken.", ["GBR > FRA"]),
    "its verb has told it": ("Frankreich forderte, dass Italien die Schulden bezahlen müsse.", ["FRA > ITA"]),
    "what somebody wants of another": ("Frankreich will, dass Italien mehr Soldaten entsendet.", ["FRA > ITA"]),
    "somebody insists on a deed": ("Die Regierung in Ankara besteht darauf, dass Schweden die Gefangenen ausliefert.", ["TUR > SWE"]),
}


@pytest.mark.parametrize(("text", "expected"), DEMANDED.values(), ids=DEMANDED.keys())
def test_a_demand_is_told_once(text, expected):
    assert requests(text) == expected


NOT_DEMANDED = {
    "one's own plan": "Die Regierung in Wien will eine Brücke bauen.",
    "what need not be": "Der britische Außenminister sagte, Frankreich müsse keine Schiffe schicken.",
    "a guess": "Der polnische Minister sagte, Litauen müsse die Rechnung verlegt haben.",
    "a weather report": "Laut dem polnischen Ministerium müsse am Abend mit Regen gerechnet werden.",
    "only what is described": "Der polnische Minister sprach von den Schulden, die Litauen zahlen müsse.",
    "somebody insists that something is so": "Die Regierung in Ankara besteht darauf, dass die Zahlen richtig sind.",
    "which cuts": "Die vorgeschlagenen Kürzungen sind in Spanien umstritten.",
}


@pytest.mark.parametrize("text", NOT_DEMANDED.values(), ids=NOT_DEMANDED.keys())
def test_no_demand_is(text):
    assert requests(text) == []


def test_people_march_to_demand_something():
    assert len(requests("Tausende demonstrierten in Ottawa, um Neuwahlen zu fordern.")) == 1


def test_what_a_party_says_of_a_thing_is_its_demand():
    assert requests("Die Verfahren sollten bald ein Ende finden, sagte der polnische Ministerpräsident.") == ["POL >"]


def test_what_an_onlooker_says_of_a_thing_is_none():
    assert requests("Die Verfahren sollten bald ein Ende finden, sagte ein polnischer Arzt.") == []
