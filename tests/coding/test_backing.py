"""Praise and support: what is called good, who backs nobody told, what is called for and what is only demanded."""

import pytest

from lagebild import pipeline
from lagebild.model import Article, Coded


def records(text):
    """Return "TYPE actor codes > recipient codes" of each record."""
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="2016-03-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    return [" ".join([e.event, *sorted({a.code for a in e.actor}), ">", *sorted({r.code for r in e.recipient})]) for e in coded.events]


CODED = {
    "what it is called, and how": ("Der polnische Präsident bezeichnete die Reformen der Ukraine als wichtigen Schritt.", ["SUPPORT POL > UKR"]),
    "an object as before": ("Der polnische Präsident nannte die Reformen der Ukraine einen wichtigen Schritt.", ["SUPPORT POL > UKR"]),
    "a step is not yet praise": ("Der polnische Präsident bezeichnete die Reformen der Ukraine als ersten Schritt.", []),
    "people who back nobody told": ("In Polen bot ein Passant seine Unterstützung an.", []),
    "a government that does": ("Die Regierung in Polen unterstützt die Ukraine.", ["SUPPORT POL > UKR"]),
    "a strike called for is a strike": ("Die Gewerkschaften in Belgien riefen die Beschäftigten zu einem Warnstreik auf.", ["REQUEST BEL > BEL", "PROTEST BEL >"]),
    "what is demanded did not happen": ("Die Demonstranten fordern den Rücktritt des Regierungschefs.", []),
}


@pytest.mark.parametrize(("text", "expected"), CODED.values(), ids=CODED.keys())
def test_backing(text, expected):
    assert records(text) == expected
