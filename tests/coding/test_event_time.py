"""The time of an event is the expression of its clause; without one the article's date, marked as not stated."""

from __future__ import annotations

from lagebild.coding.times import event_time, find_times
from lagebild.model import Article


def when(text, trigger, *clauses, date="2021-09-12"):
    article = Article(text=text, date=date, language="de")
    times, at = find_times(article), text.index(trigger)
    spans = [(text.index(c), text.index(c) + len(c)) for c in clauses or (text,)]
    steps = [[t for t in times if a <= t.start and t.end <= b] for a, b in spans]
    return event_time(article, steps, (at, at + len(trigger)))


def test_the_nearest_expression_of_the_clause():
    found = when("Am Donnerstag traf er Putin, am Freitag reiste er ab.", "reiste", "am Freitag reiste er ab")
    assert (found.value, found.stated, found.span.text) == ("2021-09-10", True, "Freitag")


def test_an_expression_of_another_clause_is_not_taken():
    found = when("Er reiste ab, nachdem am Freitag geschossen worden war.", "reiste", "Er reiste ab")
    assert (found.value, found.stated) == ("2021-09-12", False)


def test_a_clause_around_lends_its_date():
    found = when("Am Freitag gab es Proteste, bei denen geschossen wurde.", "geschossen", "bei denen geschossen wurde",
                 "Am Freitag gab es Proteste")
    assert (found.value, found.stated) == ("2021-09-10", True)


def test_a_clause_around_lends_no_length_of_time():
    found = when("Vor 20 Jahren gab es Proteste, bei denen geschossen wurde.", "geschossen", "bei denen geschossen wurde",
                 "Vor 20 Jahren gab es Proteste")
    assert found.stated is False


def test_a_length_of_time_with_known_ends_says_when():
    found = when("Vor 20 Jahren marschierten sie ein.", "marschierten")
    assert (found.value, found.start, found.end) == ("2001", "2001-01-01", "2001-12-31")


def test_a_length_of_time_without_ends_does_not():
    assert when("Sie verhandelten drei Tage.", "verhandelten").stated is False


def test_a_date_beats_a_vague_reference():
    assert when("Damals, im Mai 1992, wurde verhandelt.", "verhandelt").value == "1992-05"


def test_a_vague_reference_beats_nothing():
    assert when("Demnächst wird verhandelt.", "verhandelt").value == "FUTURE_REF"


def test_without_a_date_of_the_article_nothing_is_invented():
    found = when("Sie verhandelten.", "verhandelten", date=None)
    assert (found.value, found.start, found.end, found.stated) == (None, None, None, False)
