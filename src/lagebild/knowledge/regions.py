"""Regions of the world by the codes of the states in them, read from regions.yaml."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from lagebild.knowledge.loader import load_yaml


@functools.cache
def regions() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of each region ("eastern_europe") in the order of the file."""
    return msgspec.convert(load_yaml("regions.yaml"), dict[str, tuple[str, ...]])
