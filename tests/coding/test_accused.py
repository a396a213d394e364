"""Whom an accusation hits that names nobody anew, and who makes it."""

import pytest

from lagebild import pipeline
from lagebild.model import Article, Coded


def records(text, date="2016-03-01"):
    """Return "TYPE actor codes > recipient codes" of each record."""
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date=date, language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    return [" ".join([e.event, *sorted({a.code for a in e.actor}), ">", *sorted({r.code for r in e.recipient})]) for e in coded.events]


LAST = {
    "the men are those arrested": ("Die Polizei in Deutschland nahm drei Iraker fest. Die Männer werden beschuldigt, gelogen zu haben.", "ACCUSE DEU > IRQ"),
    "of the state of its court": ("Die Staatsanwaltschaft in Ankara ermittelt gegen eine Oppositionspartei.", "ACCUSE TUR > TUR"),
    "a quotation is no target": ("Der italienische Innenminister kritisierte den Plan: „Frankreich und Familien mit Kindern leiden.“", "ACCUSE ITA >"),
    "a clause says who is reproached": ("Vorwürfe werden laut, dass Russland lügt.", "ACCUSE > RUS"),
}


@pytest.mark.parametrize(("text", "expected"), LAST.values(), ids=LAST.keys())
def test_the_last_record(text, expected):
    assert records(text)[-1:] == [expected]


@pytest.mark.usefixtures("rules_alone")  # the second opinion thinks of Iran
def test_whose_deed_it_was():
    text = "Die USA kündigten das Abkommen mit Iran. Der französische Präsident kritisierte die Entscheidung scharf."
    assert records(text)[-1:] == ["ACCUSE FRA > USA"]


def test_an_unknown_name_is_no_court():
    (coded,) = pipeline.code_articles([Article(id="a", text="In Pakistan wirft Chan der Regierung Betrug vor.", date="2016-03-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    (event,) = coded.events
    assert event.event == "ACCUSE"
    assert all(a.sector != "JUD" for a in event.actor)


def test_the_deed_that_is_praised_at_home_is_that_of_who_did_it():
    text = "Die Polizei nahm am Abend in der Innenstadt drei Verdächtige fest. Der Minister lobte den Einsatz."
    praise = pipeline.code(Article(id="a", text=text, date="2024-05-01", language="de"), tier="accurate")[-1]
    assert (praise.event, [a.sector for a in praise.recipient]) == ("SUPPORT", ["COP"])
