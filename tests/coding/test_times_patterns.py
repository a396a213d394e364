"""Each pattern of the time grammars has examples, and each example is a test."""

from __future__ import annotations

import pytest

from lagebild.coding.times import find_times
from lagebild.coding.times.grammar import grammar
from lagebild.model import Article

CASES = [
    pytest.param(language, pattern.id, example, id=f"{language}-{pattern.id}-{n}")
    for language in ("de", "en")
    for pattern in grammar(language).patterns
    for n, example in enumerate(pattern.examples)
]


@pytest.mark.parametrize(("language", "pattern", "example"), CASES)
def test_an_example_is_read_by_its_pattern(language, pattern, example):
    article = Article(text=example["text"], date=str(example["date"]), language=language)
    found = find_times(article)
    if example.get("none"):
        assert [t.text for t in found] == []
        return
    hit = next((t for t in found if t.text == str(example["is"])), None)
    assert hit is not None, [(t.text, t.value, t.by) for t in found]
    assert (hit.value, hit.by) == (str(example["value"]), f"rule:{pattern}")
    for key in ("mod", "begin", "until"):
        if key in example:
            assert getattr(hit, key) == str(example[key])


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_pattern_has_an_example(language):
    assert [p.id for p in grammar(language).patterns if not p.examples] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_pattern_names_are_unique(language):
    names = [p.id for p in grammar(language).patterns]
    assert len(names) == len(set(names))
