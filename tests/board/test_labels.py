"""Names and sides of a contradiction in the reader's language."""

import pytest

from lagebild.board.labels import place_name, side
from lagebild.board.offices import offices_of
from lagebild.board.words import words
from lagebild.corroboration.contradictions import DENIED, SAID, wording
from lagebild.model import Quantity


@pytest.mark.parametrize(("about", "said", "english"), [
    ("negated", SAID, "said"), ("negated", DENIED, "denied"), ("date", "2021-09-09 bis 2021-09-11", "9 September 2021 – 11 September 2021"),
    ("quantity", wording(Quantity(number=12800, unit="soldiers", bound="at_least")), "at least 12,800 soldiers"),
    ("quantity", wording(Quantity(number=1.5, unit="percent")), "1.5 percent"),
    ("quantity", wording(Quantity(number=3, unit="hostages", bound="about")), "about 3 hostages"),
    ("actor", "Moskau", "Moscow"), ("actor", "Alexander Lukaschenko", "Alexander Lukaschenko"),
])
def test_a_contradiction_is_told_in_english_too(about, said, english):
    assert side(about, said, words("en")) == english


def test_a_figure_in_german_is_as_corroboration_wrote_it():
    said = wording(Quantity(number=12800, unit="soldiers", bound="at_most"))
    assert side("quantity", said, words("de")) == said == "höchstens 12.800 Soldaten"


def test_capitals_have_their_names_in_both_languages():
    assert (place_name("Warschau", words("en")), place_name("Warsaw", words("de"))) == ("Warsaw", "Warschau")
    assert place_name("Bielefeld", words("en")) == "Bielefeld"
    assert place_name(None, words("en")) == ""


def test_offices_are_those_of_the_persons_in_that_state_latest_first():
    found = offices_of(["Wladimir Putin", "Moskau", "Niemand Niemals"], "RUS")
    assert list(found) == ["Wladimir Putin"]
    assert found["Wladimir Putin"][0].office == "head_of_state"
    assert [one.since for one in found["Wladimir Putin"]] == sorted((one.since for one in found["Wladimir Putin"]), reverse=True)
    assert offices_of(["Wladimir Putin"], "POL") == {}
