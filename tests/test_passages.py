"""The passages of our own that the second opinion learns from: every line of them can be used."""

import re

import pytest

from lagebild.knowledge.actors import actors
from lagebild.knowledge.checking import ORGANISATIONS, SECTORS


@pytest.fixture(scope="module")
def passages(script):
    return script("training", "passages")


def test_every_line_says_something_usable(passages):
    faults = []
    items = passages.every(faults)
    assert not faults
    assert len(items) > 5000
    firsts = [(item["title"], item["sentences"][0]) for item in items]
    assert len(set(firsts)) == len(firsts)  # no passage twice


def test_codes_are_those_of_the_codebook(passages):
    for item in passages.every([]):
        for code in (code for events in item["events"] for event in events for side in ("actor", "recipient") for code in event[side]):
            country, *sector = code.split()
            assert country in ORGANISATIONS or (len(country) == 3 and country.isupper()), (item["id"], code)
            assert all(part in SECTORS for s in sector for part in s.split("/")), (item["id"], code)


@pytest.mark.parametrize(("line", "why"), [
    ("E NOTHING\ttraf\tRUS GOV\t", "no type"), ("E CONSULT\tging\tRUS GOV\t", "no word"), ("E CONSULT\ttraf\tRussland\t", "no code"), ("Er traf ihn.", "neither"),
    ("E CONSULT/TALK\ttraf\tRUS GOV\t", "no type"), ("E CONSULT\ttraf#2\tRUS GOV\t", "no word"), ("E CONSULT\ttraf\tRUS GOV\t\tfuture, negatd", "no mode")])
def test_a_line_that_says_nothing_usable_is_named(passages, tmp_path, line, why):
    path = tmp_path / "bad.txt"
    path.write_text(f"# Treffen | 2016-01-02\nS Der Präsident traf den Kanzler.\n{line}\nS Er lobte ihn.\nE SUPPORT\tlobte\tRUS GOV\tDEU GOV\t\n", encoding="utf-8")
    faults = []
    (item,) = passages.read(path, faults)
    assert [(fault.place, fault.why.startswith(why)) for fault in faults] == [("bad.txt:3", True)]
    assert [len(events) for events in item["events"]] == [0, 1]


def test_what_stands_below_a_title_that_cannot_be_read_is_left_out(passages, tmp_path):
    path = tmp_path / "bad.txt"
    path.write_text("# Treffen | 2016-01-02\nS Er kam.\n# Ohne Datum\nS Der Präsident traf den Kanzler.\nE CONSULT\ttraf\tRUS GOV\t\n", encoding="utf-8")
    faults = []
    (item,) = passages.read(path, faults)
    assert item["sentences"] == ["Er kam."]
    assert [fault.place for fault in faults] == ["bad.txt:3"]


DEAD_OR_TITLES = {"kofi annan", "abdelaziz bouteflika", "alexej nawalny", "dalai lama", "king charles"}  # the last is a street


def test_no_living_office_holder_is_named(passages):
    living = {form for form, entities in actors("de").names.items() if " " in form
              for e in entities if e.kind == "person" and any((role.until or "9999") > "2014-02" for role in e.roles)} - DEAD_OR_TITLES
    firsts = {name.split()[0] for name in living}
    assert len(living) > 4000
    named = set()
    for item in passages.every([]):
        words = re.findall(r"[\w’'-]+", " ".join([item["title"], *item["sentences"]]))
        for at, word in enumerate(words):
            if word[:1].isupper() and word.lower() in firsts:
                named |= {one for n in (2, 3, 4) if (one := " ".join(words[at:at + n])).lower() in living}
    assert not named
