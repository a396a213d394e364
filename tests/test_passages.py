"""The passages of our own that the second opinion learns from: every line of them can be used."""

import sys

import pytest


@pytest.fixture(scope="module")
def passages(root):
    sys.path.insert(0, str(root / "training"))
    try:
        import passages
    finally:
        sys.path.pop(0)
    return passages


def test_every_line_says_something_usable(passages):
    faults = []
    items = passages.every(faults)
    assert not faults
    assert len(items) > 2000
    assert len({item["id"] for item in items}) == len(items)


def test_triggers_stand_where_they_are_said_to(passages):
    for item in passages.every([]):
        for sentence, events in zip(item["sentences"], item["events"], strict=True):
            assert all(sentence[event["at"]:].startswith(event["trigger"][0]) for event in events), item["id"]


@pytest.mark.parametrize(("line", "why"), [
    ("E NOTHING\ttraf\tRUS GOV\t", "no type"), ("E CONSULT\tging\tRUS GOV\t", "no word"), ("E CONSULT\ttraf\tRussland\t", "no code"), ("Er traf ihn.", "neither")])
def test_a_line_that_says_nothing_usable_is_named(passages, tmp_path, line, why):
    path = tmp_path / "bad.txt"
    path.write_text(f"# Treffen | 2016-01-02\nS Der Präsident traf den Kanzler.\n{line}\nS Er lobte ihn.\nE SUPPORT\tlobte\tRUS GOV\tDEU GOV\t\n", encoding="utf-8")
    faults = []
    (item,) = passages.read(path, faults)
    assert [(fault.place, fault.why.startswith(why)) for fault in faults] == [("bad.txt:3", True)]
    assert [len(events) for events in item["events"]] == [0, 1]
