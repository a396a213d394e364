"""Whose the names are that Germany, Austria and Switzerland have in common, and who is meant where only a place or a house tells."""

import pytest

from lagebild import pipeline
from lagebild.model import Article, Coded

pytestmark = pytest.mark.usefixtures("rules_alone")


def records(text, **more):
    """Return "TYPE actor codes > recipient codes" of each record."""
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="2015-10-01", language="de", **more)], tier="accurate")
    assert isinstance(coded, Coded)
    return [" ".join([e.event, *sorted({a.code for a in e.actor}), ">", *sorted({r.code for r in e.recipient})]) for e in coded.events]


WHOSE = {
    "the Greens beside Austria's parties": ("Die Grünen haben den Rücktritt des Ministers gefordert. Die FPÖ lehnt das ab. Auch die Neos kritisierten die Regierung.", {}, "REQUEST AUT > AUT"),
    "the Greens of an Austrian paper": ("Die Grünen kritisierten die Türkei scharf.", {"publication": "Der Standard"}, "ACCUSE AUT > TUR"),
    "the Greens of a German paper on another state": ("Die Grünen kritisierten die Türkei. In der Türkei wurden Journalisten verhaftet.", {}, "ACCUSE DEU > TUR"),
    "the Left of a German paper on two other states": ("Die Linke kritisierte Saudi-Arabien. Saudi-Arabien bombardierte Sanaa.", {}, "ACCUSE DEU > SAU"),
    "the Greens of a state whose other parties are named": ("Die Grünen kritisierten den Parti socialiste. Der Front National gewann in Frankreich.", {}, "ACCUSE FRA > FRA"),
    "a creed is the state's that is told of": ("Die Liberalen kritisierten die Sozialdemokraten. In Dänemark wurde gewählt. Dänemark bekommt eine neue Regierung.", {}, "ACCUSE DNK > DNK"),
    "the Federal Council of Switzerland": ("Die Grünen kritisierten den Bundesrat. Der Ständerat lehnt die Vorlage ab. Die Kantonspolizei Zürich ermittelt.", {}, "ACCUSE CHE > CHE"),
    "a National Councillor of Switzerland": ("Nationalrat Alfred Sennhauser kritisierte Italien. Bern schweigt, die Schweiz wartet ab.", {}, "ACCUSE CHE > ITA"),
    "a party means its own government": ("Die Grünen fordern von der Regierung mehr Geld für Syrien. In Syrien wird gekämpft.", {}, "REQUEST DEU > DEU"),
    "what comes from Brussels is the Union's": ("Italien lehnt die Forderungen aus Brüssel ab.", {}, "REJECT ITA > EUR"),
    "an army strikes elsewhere": ("In Israel wird gewählt. Israel trauert. Die Armee bombardierte Ziele in Syrien.", {}, "ASSAULT ISR > SYR"),
}


@pytest.mark.parametrize(("text", "more", "expected"), WHOSE.values(), ids=WHOSE.keys())
def test_whose_it_is(text, more, expected):
    assert expected in records(text, **more)


@pytest.mark.parametrize(("text", "expected"), [
    ("Bei einem Anschlag in Nizza wurden 84 Menschen getötet. Zu der Tat bekannte sich der IS.", "ASSAULT IMG > FRA"),
    ("In Kabul wurden neun Menschen getötet. Zu dem Anschlag bekannten sich die Taliban.", "ASSAULT AFG >"),
    ("Bei einem Anschlag in Nizza wurden 84 Menschen getötet. Frankreich machte Libyen für die Tat verantwortlich.", "ASSAULT > FRA"),
    ("Bei einem Anschlag in Nizza wurden 84 Menschen getötet. Zu der Tat bekannten sich der IS und die Taliban. Zu dem Attentat bekannte sich auch die PKK.", "ASSAULT > FRA"),
])
def test_whoever_owns_up_to_an_attack_made_it_unless_it_is_only_said_of_him(text, expected):
    assert records(text)[0].startswith(expected)


@pytest.mark.parametrize(("text", "expected"), [
    ("Tausende demonstrierten vor der deutschen Botschaft in Athen.", "PROTEST GRC > DEU"),
    ("Rund 200 Menschen versammelten sich aus Protest vor dem Innenministerium in Wien.", "PROTEST AUT > AUT"),
    ("In Athen demonstrierten Tausende vor der Post.", "PROTEST GRC >"),
])
def test_in_front_of_whose_house_one_protests(text, expected):
    assert records(text) == [expected]


@pytest.mark.parametrize("front", ["Madrid:", "Madrid (dpa) –", "Madrid –"])
def test_a_report_tells_of_where_it_is_sent_from(front):
    assert records(f"Libyen trauert. In Libyen wird gekämpft. {front} Die Polizei hat am Abend zehn Demonstranten festgenommen.")[-1] == "COERCE ESP > ESP"


def test_the_union_is_not_thought_to_have_attacked_its_seat():
    (coded,) = pipeline.code_articles([Article(id="a", text="Bei den Anschlägen von Brüssel starben viele. Die EU trauert.", date="2016-04-01", language="de")])
    assert not any(a.code == "EUR" for e in coded.events if e.event == "ASSAULT" for a in e.actor)


@pytest.mark.parametrize(("text", "expected"), [
    ("Guatemalas Präsident steht unter Verdacht. Der Kongress in Guatemala kritisierte ihn scharf.", "ACCUSE GTM > GTM"),
    ("Der Kongress kritisierte Kuba scharf.", "ACCUSE USA > CUB"),
    ("In Nairobi hat der Supreme Court die Wahl annulliert. Der Supreme Court kritisierte Kenias Wahlkommission.", "ACCUSE KEN > KEN"),
    ("In Brasilien protestieren Tausende. Die Bundespolizei ermittelt gegen Lula.", "ACCUSE BRA > BRA"),
    ("Wien – Die ÖVP tagt. Der Bundespräsident kritisierte die Bundesregierung.", "ACCUSE AUT > AUT"),
    ("In Bern tagte die SVP, die Schweiz stimmt ab. Die Bundesanwaltschaft kritisierte Italien.", "ACCUSE CHE > ITA"),
    ("Die Bundesregierung kritisierte Italien.", "ACCUSE DEU > ITA"),
])
def test_bodies_that_several_states_call_by_one_name(text, expected):
    assert expected in records(text)


def test_a_party_in_the_genitive_is_one_too():
    assert records("Die führenden Funktionäre der Demokratischen Partei kritisierten die Regierung in Thailand.") == ["ACCUSE THA > THA"]


def test_arrests_at_a_protest_are_not_made_by_whom_it_is_against():
    text = ("In Paris protestierten Tausende gegen China. Das Land wird für sein Vorgehen in Tibet kritisiert. Am Rande kam es zu 37 Festnahmen in Paris.")
    assert records(text)[-1] == "COERCE FRA > FRA"


def test_people_march_and_not_the_government_an_adjective_names():
    (coded,) = pipeline.code_articles([Article(id="a", text="In der thailändischen Hauptstadt kam es zu Massenprotesten gegen Thaksin Shinawatra.", date="2006-03-26", language="de")])
    assert [(a.code, a.sector) for e in coded.events for a in e.actor] == [("THA", "CVL")]
