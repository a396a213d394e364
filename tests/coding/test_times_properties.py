"""What holds of every text: spans round-trip, nothing overlaps, values are TIMEX3, nothing crashes."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.coding.quantities import find_quantities
from lagebild.coding.times import ClauseTense, find_times
from lagebild.coding.times.calendar import VALUE, interval
from lagebild.coding.times.grammar import grammar
from lagebild.coding.times.numerals import number
from lagebild.model import Article

PIECES = [str(e["text"]) for language in ("de", "en") for p in grammar(language).patterns for e in p.examples]
WORDS = [word for piece in PIECES for word in piece.split()]
DAYS = st.one_of(st.dates().map(str), st.sampled_from(["", "gestern", "2021", "2021-13-45", "0001-01-01", "9999-12-31", None]))
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=40).map("".join),
)


def check(article):
    found = find_times(article)
    for timex in found:
        assert article.text[timex.start : timex.end] == timex.text != ""
        assert VALUE.fullmatch(timex.value), timex
        assert timex.type in {"DATE", "TIME", "DURATION", "SET"}
        assert timex.begin is None or timex.until is None or timex.begin <= timex.until
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS, st.sampled_from(["de", "en", "fr", None]))
def test_any_text_is_read_without_overlap_and_with_timex3_values(text, day, language):
    check(Article(text=text, date=day, language=language))


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_quantities_of_any_text_round_trip(text, language):
    for quantity in find_quantities(Article(text=text, language=language), (0, len(text))):
        assert text[quantity.span.start : quantity.span.end] == quantity.span.text
        assert quantity.number is None or quantity.number >= 0


def test_a_letter_that_grows_when_lowered_does_not_move_spans():
    check(Article(text="İstanbul, İzmir: Am Donnerstag hat İmamoğlu gesprochen.", date="2021-09-12"))
    (found,) = find_times(Article(text="İİİ Am Donnerstag hat er gesprochen.", date="2021-09-12"))
    assert found.text == "Donnerstag"


def test_without_a_date_values_stay_open_and_anchored_to_nothing():
    (found,) = find_times(Article(text="Am Donnerstag hat der Präsident gesprochen.", date="unbekannt"))
    assert (found.value, found.anchor, found.begin) == ("XXXX-WXX-4", "none", None)


def test_other_languages_have_no_times():
    assert find_times(Article(text="Le 12 septembre 2021", language="fr")) == ()


def test_the_clause_of_the_parse_beats_the_words():
    text = "Am Donnerstag, so hieß es, wird gewählt."
    (past,) = find_times(Article(text=text, date="2021-09-12"), [ClauseTense(0, 13, "past")])
    (coming,) = find_times(Article(text=text, date="2021-09-12"), [ClauseTense(0, len(text), "future")])
    assert (past.value, coming.value) == ("2021-09-09", "2021-09-16")


@pytest.mark.parametrize(("value", "mod", "expected"), [
    ("2021-W36", None, ("2021-09-06", "2021-09-12")),
    ("2021-W36-WE", None, ("2021-09-11", "2021-09-12")),
    ("199", None, ("1990-01-01", "1999-12-31")),
    ("18", None, ("1800-01-01", "1899-12-31")),
    ("2014-H2", None, ("2014-07-01", "2014-12-31")),
    ("2013-WI", None, ("2013-12-01", "2014-02-28")),
    ("2022", "END", ("2022-09-01", "2022-12-31")),
    ("2021-09-12TNI", None, ("2021-09-12", "2021-09-12")),
    ("T14:00", None, (None, None)),
    ("FUTURE_REF", None, (None, None)),
    ("XXXX-WXX-1", None, (None, None)),
])
def test_a_value_means_its_days(value, mod, expected):
    assert tuple(d.isoformat() if d else None for d in interval(value, mod)) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("zwölf", 12), ("hunderttausend", 100_000), ("anderthalb", 1.5), ("zweieinhalb", 2.5), ("1,5", 1.5), ("10.000", 10_000),
    ("fünfundzwanzig", 25), ("zweihundertfünfzigtausend", 250_000), ("tausend", 1000), ("Zwanzig", 20), ("10 000", 10_000),
    ("halbe", 0.5), ("zweitausendeinundzwanzig", 2021), ("Hausnummer", None), ("einst", None), ("3.5", 3.5),
])
def test_number_words(text, expected):
    assert number(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("twenty-one", 21), ("1,500", 1500), ("2.5", 2.5), ("dozen", 12), ("often", None)])
def test_english_number_words(text, expected):
    assert number(text, "en") == expected


EASTERS = {1961: "04-02", 2000: "04-23", 2008: "03-23", 2011: "04-24", 2019: "04-21", 2021: "04-04", 2024: "03-31", 2038: "04-25"}


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year, day):
    from lagebild.coding.times.calendar import easter

    assert easter(year) == date.fromisoformat(f"{year}-{day}")


def test_every_reading_named_by_a_pattern_exists():
    from lagebild.coding.times.readings import READINGS

    assert {p.read for language in ("de", "en") for p in grammar(language).patterns} <= set(READINGS)
    assert set(READINGS) == {p.read for p in grammar("de").patterns}


def test_every_example_holds_a_trigger_word():
    for language in ("de", "en"):
        rules = grammar(language)
        for pattern in rules.patterns:
            for example in pattern.examples:
                assert rules.trigger.search(re.sub("İ", "i", str(example["text"]).lower())), pattern.id
