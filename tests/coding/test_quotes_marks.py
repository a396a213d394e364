"""Which quotation marks belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.coding.quotes.marks import paragraphs, passages


def quoted(text):
    return [text[p.start : p.end] for p in passages(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er sagte: „Wir gehen.“ Dann ging er.", ["„Wir gehen.“"]),
        ("Er sagte: »Wir gehen.«", ["»Wir gehen.«"]),
        ("Er sagte: «Wir gehen.»", ["«Wir gehen.»"]),
        ('Er sagte: "Wir gehen."', ['"Wir gehen."']),
        ("Er sagte: “Wir gehen.”", ["“Wir gehen.”"]),
        ("Er sagte: ”Wir gehen.”", ["”Wir gehen.”"]),
        ("Er sagte: ''Wir gehen.''", ["''Wir gehen.''"]),
        ("Er sagte: ‚Wir gehen.‘", ["‚Wir gehen.‘"]),
        ('Er sagte: „Wir gehen."', ['„Wir gehen."']),
        ("„Er rief ‚Halt‘ und lief“, sagte sie.", ["„Er rief ‚Halt‘ und lief“", "‚Halt‘"]),
        ("„Eins“ und „zwei“.", ["„Eins“", "„zwei“"]),
        ('Er kam "um fünf" und ging "um sechs".', ['"um fünf"', '"um sechs"']),
    ],
)
def test_every_style_of_german_print_is_a_pair(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text", ["Das Ende “ ist nah.", "Er ging“, und kam.", "So geht's nicht, sagt's jeder.", "5'10\" groß"]
)
def test_a_closer_without_opener_and_an_apostrophe_open_nothing(text):
    assert quoted(text) == []


def test_a_mark_left_open_ends_with_its_paragraph_after_a_colon():
    assert quoted("Er sagte: „Wir gehen. Jetzt.\n\nDann ging er.") == ["„Wir gehen. Jetzt."]


def test_a_mark_left_open_in_a_sentence_ends_with_the_sentence():
    assert quoted("Sie sprach von „falschem Handeln und ging. Dann kam er.") == ["„falschem Handeln und ging"]


def test_a_hard_wrapped_line_is_no_paragraph():
    text = "Der Minister sagte am Montag in Berlin vor vielen Leuten, die\nLage sei ernst."
    assert paragraphs(text) == [(0, len(text))]


@given(st.text(alphabet="„“”\"»«‚‘'’ab .:\n", max_size=60))
def test_passages_nest_and_never_cross(text):
    found = passages(text)
    for passage in found:
        assert 0 <= passage.start < passage.end <= len(text)
    for one in found:
        for two in found:
            apart = one.end <= two.start or two.end <= one.start
            nested = (one.start <= two.start and two.end <= one.end) or (two.start <= one.start and one.end <= two.end)
            assert apart or nested
