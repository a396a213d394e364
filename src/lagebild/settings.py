"""One frozen Settings, read once from lagebild.toml and the environment."""

from __future__ import annotations

import functools
import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from lagebild.errors import SettingsError

TIERS = ("mixed", "accurate", "fast")


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may set; each key also as LAGEBILD_<KEY> in the environment, which wins.

    `tier` says which network parses for coding: "accurate" (the encoder), "fast" (the small one) or "mixed" (the fast
    one, and the encoder again for every sentence that may hold an event). `knowledge_paths` are folders of YAML
    laid over the package's own knowledge. `threads` is the number of threads one process gives the encoder.
    `second_opinion` lets trained networks change the sides that the rules found and add events (docs/coding.md).
    `max_chars` is the longest article, text and title, that is coded (code points). `corroborate_days` is for how many days after it
    was last told a happening or story can still be joined; older ones leave memory (docs/corroboration.md), 0 holds all.
    """

    tier: str = "mixed"
    knowledge_paths: tuple[str, ...] = ()
    threads: int = 1
    second_opinion: bool = True
    max_chars: int = 2_000_000
    corroborate_days: Annotated[int, msgspec.Meta(ge=0)] = 365
    store: str = "sqlite:///lagebild.db"
    no_browser: bool = False
    board_token: str | None = None


def _from_environment() -> dict[str, object]:
    found: dict[str, object] = {}
    for key in Settings.__struct_fields__:
        value = os.environ.get(f"LAGEBILD_{key.upper()}")
        if value is not None:
            found[key] = value.split(os.pathsep) if key == "knowledge_paths" else value
    return found


@functools.cache
def settings(path: str = "lagebild.toml") -> Settings:
    """Return the settings: defaults, then `path` if it is there, then the environment.

    Raises SettingsError with the key and what it may be.
    """
    values: dict[str, object] = {}
    file = Path(path)
    if file.is_file():
        try:
            values.update(tomllib.loads(file.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: not readable as TOML ({error}); mend or remove the file") from error
    values.update(_from_environment())
    try:
        found = msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path} or LAGEBILD_* environment: {error}") from error
    _check_tier(found.tier)
    return found


def checked_tier(tier: str | None) -> str:
    """Return a tier to code with, that of the settings for None; raises SettingsError for one there is none of."""
    return settings().tier if tier is None else _check_tier(tier)


def _check_tier(tier: str) -> str:
    if tier not in TIERS:
        raise SettingsError(f"tier is {tier!r}; it must be one of {', '.join(TIERS)}")
    return tier


def whole_tier(tier: str | None) -> Literal["fast", "accurate"]:
    """Return the one network that reads whole texts where `tier` is asked for: "accurate" where it is "mixed"."""
    return "fast" if checked_tier(tier) == "fast" else "accurate"
