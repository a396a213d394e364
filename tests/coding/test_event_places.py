"""The event's own place is chosen by the parse and resolved by its context."""

from __future__ import annotations

import pytest

from lagebild.coding.event_places import PlaceMention, event_place, resolve


def mention(text, start, *, locative=True, clause=True, governor=-1):
    return PlaceMention(start, start + len(text), text, locative, clause, governor)


def test_no_locative_no_place():
    assert event_place([mention("Moskau", 0, locative=False)], (10, 15)) is None


def test_the_place_that_hangs_on_the_trigger_comes_first():
    found = event_place([mention("Berlin", 0), mention("Homs", 30, governor=20)], (20, 27))
    assert found is not None
    assert (found.name, found.country, found.precision) == ("Homs", "SYR", "city")


def test_the_finest_of_equals_is_taken():
    found = event_place([mention("Syrien", 40), mention("Homs", 30)], (60, 66))
    assert found is not None
    assert found.name == "Homs"


def test_a_place_of_the_clause_beats_one_of_the_rest():
    found = event_place([mention("Berlin", 0, clause=False), mention("Minsk", 40)], (4, 9))
    assert found is not None
    assert found.country == "BLR"


@pytest.mark.parametrize(("country", "expected"), [("LBN", "LBN"), ("LBY", "LBY")])
def test_tripolis_is_told_by_its_context(country, expected):
    found = event_place([mention("Tripolis", 0)], (20, 25), context_countries=[country])
    assert found is not None
    assert found.country == expected


def test_a_country_named_beside_decides():
    found = event_place([mention("Tripolis", 0), mention("Libanon", 40, locative=False)], (20, 25), context_countries=["LBY"])
    assert found is not None
    assert found.country == "LBN"


def test_an_unknown_name_keeps_its_text_and_no_coordinates():
    found = event_place([mention("Hinterobergurglbach", 0)], (20, 25))
    assert found is not None
    assert (found.name, found.precision, found.latitude, found.country) == ("Hinterobergurglbach", "none", None, "---")


def test_paris_is_in_france_even_in_american_news():
    for context in ((), ("USA",)):
        entry = resolve("Paris", frozenset(context))
        assert entry is not None
        assert entry.country == "FRA"


def test_birmingham_is_told_by_its_context():
    assert [e.country for c in ((), ("USA",)) if (e := resolve("Birmingham", frozenset(c)))] == ["GBR", "USA"]


@pytest.mark.parametrize(("name", "country", "precision"), [("Nordsyrien", "SYR", "region"), ("Ostukraine", "UKR", "region"),
                                                            ("Kiel", "DEU", "city"), ("Georgia", "USA", "region"),
                                                            ("Georgien", "GEO", "country")])
def test_parts_of_countries_and_cities_named_like_words(name, country, precision):
    entry = resolve(name, frozenset())
    assert entry is not None
    assert (entry.country, entry.precision) == (country, precision)
