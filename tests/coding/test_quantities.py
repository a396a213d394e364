"""Quantities: each unit's examples are read as they say."""

from __future__ import annotations

import pytest

from lagebild.coding.quantities import event_quantities, find_quantities
from lagebild.coding.quantity_words import quantity_words
from lagebild.model import Article

CASES = [
    pytest.param(language, name, text, expected, id=f"{language}-{name}-{n}")
    for language in ("de", "en")
    for name, unit in quantity_words(language).raw["units"].items()
    for n, (text, expected) in enumerate(unit["examples"].items())
]


def read(text, language="de"):
    return find_quantities(Article(text=text, language=language), (0, len(text)))


@pytest.mark.parametrize(("language", "name", "text", "expected"), CASES)
def test_an_example_is_read_with_its_unit_number_and_bound(language, name, text, expected):
    assert [(q.unit, q.number, q.bound) for q in read(text, language)] == [(name, *expected)]


@pytest.mark.parametrize("text", ["Am 12. September 2021 tagte der Rat.", "Er ist 58 Jahre alt.", "Artikel 5 gilt.",
                                  "Ein 40-jähriger Mann sprach.", "Ein Sprecher von Primark sprach.", "Ein Viertel aller Personen kam."])
def test_a_number_without_a_unit_is_no_quantity(text):
    assert read(text) == ()


def test_milliardenschwer_says_at_least_a_billion_without_a_figure():
    (found,) = read("Moskau gewährt Minsk einen milliardenschweren Kredit.")
    assert (found.number, found.unit, found.bound) == (1e9, "money", "at_least")


def test_a_range_gives_its_lower_and_its_upper_end():
    found = read("Es kamen 10.000 bis 15.000 Demonstranten.")
    assert [(q.number, q.bound) for q in found] == [(10000, "at_least"), (15000, "at_most")]


def test_the_dead_and_the_injured_of_one_sentence_stay_apart():
    found = read("Zwölf Menschen wurden getötet und rund 40 verletzt, drei Männer wurden festgenommen.")
    assert [(q.unit, q.number) for q in found if q.unit != "people"] == [("dead", 12), ("injured", 40), ("arrested", 3)]


def test_one_counts_where_somebody_was_hit():
    assert [(q.unit, q.number) for q in read("Ein Polizist wurde getötet.")] == [("dead", 1)]
    assert read("Ein Polizist sprach.") == ()


def test_spans_round_trip():
    text = "Die Nato verlegt bis zu 5.000 Soldaten nach Polen."
    (found,) = read(text)
    assert text[found.span.start : found.span.end] == found.span.text == "bis zu 5.000 Soldaten"


def test_a_quantity_belongs_to_the_nearest_event_of_its_clause():
    text = "Nach dem Abzug von 200 Soldaten demonstrierten 3000 Menschen."
    found = read(text)
    abzug, demonstrierten = (9, 14), (text.index("demonstrierten"), text.index("demonstrierten") + 14)
    clause = (0, len(text))
    assert [q.number for q in event_quantities(found, clause, abzug, other_triggers=[demonstrierten])] == [200]
    assert [q.number for q in event_quantities(found, clause, demonstrierten, other_triggers=[abzug])] == [3000]
