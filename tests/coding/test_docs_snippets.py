"""The Python in the pages on quotations, times, places and quantities runs and prints what it says it prints."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from lagebild.language.pipeline import MODELS

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
BLOCKS = [pytest.param(block, id=f"{page}-{n}") for page in ("quotes", "times", "places", "quantities")
          for n, block in enumerate(BLOCK.findall((DOCS / f"{page}.md").read_text(encoding="utf8")))]


@pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")
@pytest.mark.parametrize("block", BLOCKS)
def test_a_snippet_prints_what_it_says(block):
    shown = [line.removeprefix("# ") for line in block.splitlines() if line.startswith("# ")]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(block, {})
    assert shown
    assert said.getvalue().splitlines() == shown
