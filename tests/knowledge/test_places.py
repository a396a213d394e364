"""Places: German names, ambiguity, words that are no places."""

from __future__ import annotations

import pytest

from lagebild.knowledge.places import places


@pytest.mark.parametrize(
    ("phrase", "name", "country"),
    [
        ("Moskau", "Moskau", "RUS"),
        ("Kiews", "Kiew", "UKR"),
        ("Mailand", "Mailand", "ITA"),
        ("Prag", "Prag", "CZE"),
        ("Falludscha", "Falludscha", "IRQ"),
        ("Ostukraine", "Ostukraine", "UKR"),
        ("Gazastreifen", "Gazastreifen", "PSE"),
        ("Berg-Karabach", "Berg-Karabach", "AZE"),
        ("Kalifornien", "Kalifornien", "USA"),
        ("Belarus", "Belarus", "BLR"),
    ],
)
def test_german_names_find_the_place(phrase: str, name: str, country: str) -> None:
    found = places("de").find(phrase)
    assert found is not None
    assert (found.name, found.country) == (name, country)
    assert found.latitude is not None


def test_a_name_of_several_places_goes_by_context_then_by_size() -> None:
    table = places("de")
    libya, lebanon = table.find("Tripoli"), table.find("Tripoli", frozenset({"LBN"}))
    assert libya is not None
    assert lebanon is not None
    assert (libya.country, lebanon.country) == ("LBY", "LBN")


@pytest.mark.parametrize("word", ["Essen", "Man", "Bar", "Mai", "Präsident", "minsk", ""])
def test_words_that_are_also_cities_are_no_places(word: str) -> None:
    assert places("de").find(word) is None


def test_the_precision_says_what_kind_of_place_it_is() -> None:
    table = places("de")
    kinds = [found.precision for name in ("Minsk", "Krim", "Polen") if (found := table.find(name))]
    assert kinds == ["city", "region", "country"]


def test_english_names_find_the_place_too() -> None:
    found = places("en").find("Moscow")
    assert found is not None
    assert found.country == "RUS"
