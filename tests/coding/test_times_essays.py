"""Long newspaper texts: invented sentences with the TIMEX3 values that the annotation guidelines ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagebild.coding.times import find_times
from lagebild.model import Article

LINES = Path(__file__).with_name("times_essays.tsv").read_text(encoding="utf8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("date", "sentence", "expected"), CASES, ids=[case[1][:40] for case in CASES])
def test_an_expression_has_the_value_the_guidelines_ask_for(date, sentence, expected):
    found = {t.text: t.value for t in find_times(Article(text=sentence, date=date, language="de"))}
    if expected == "-":
        assert found == {}
        return
    for wanted in expected.split(";"):
        text, values = wanted.split("=")
        assert found.get(text) in values.split("|"), found
