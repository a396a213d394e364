"""The rules of reading as data: one loader for the YAML files in `rules/`."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "rules"


@functools.cache
def load(name: str) -> Any:
    """Return what `rules/<name>.yaml` says."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@functools.cache
def any_of(name: str, key: str) -> re.Pattern[str]:
    """Return one pattern for all expressions under `key` of `rules/<name>.yaml`; match it whole."""
    return re.compile("|".join(f"(?:{one})" for one in load(name)[key]), re.IGNORECASE | re.DOTALL)
