"""What the board says, in German and English: one YAML file per language, the same keys in each."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

from lagebild.errors import KnowledgeError

Language = Literal["de", "en"]
_SWAPPED = str.maketrans(",.", ".,")
LANGUAGES: tuple[Language, ...] = ("de", "en")


class Words:
    """The words of one language; call it with a dotted key, and values for the gaps in the text."""

    def __init__(self, language: Language, tree: dict[str, Any]) -> None:
        self.language = language
        self._tree = tree
        self._flat = dict(flat(tree))

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key`; raises KnowledgeError where there is none, so that tests find it."""
        try:
            found = self._flat[key]
        except KeyError:
            raise KnowledgeError(f"words/{self.language}.yaml has no {key!r}; add it to every language") from None
        return found.format(**values) if values else found

    def get(self, group: str, key: object, default: str | None = None) -> str:
        """Return the word for a value from data (a type, a sector); the value itself where none is known."""
        return self._flat.get(f"{group}.{key}", str(key) if default is None else default)

    def list(self, key: str) -> list[str]:
        """Return a list of texts."""
        return cast("list[str]", functools.reduce(lambda tree, part: tree[part], key.split("."), self._tree))

    def group(self, key: str) -> dict[str, str]:
        """Return all words of a group by their last key."""
        return {str(one): str(text) for one, text in self._tree[key].items()}

    def count(self, key: str, number: int) -> str:
        """Return the text for a number, with the form for one where the number is one."""
        return self(f"{key}_one") if number == 1 else self(key, n=self.number(number))

    def number(self, value: float | None, digits: int = 0) -> str:
        """Return a number as the language writes it; a real minus sign, an en dash for None."""
        if value is None:
            return "–"
        text = f"{value:,.{digits}f}".replace("-", "−")
        return text if self.language == "en" else text.translate(_SWAPPED)

    def day(self, date: str | None, *, short: bool = False) -> str:
        """Return an ISO date (day, month or year) in words; what is no date comes back as it is."""
        if not date:
            return self("site.undated")
        parts = date[:10].split("-")
        if not all(part.isdigit() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
            return date
        if len(parts) == 1:
            return parts[0]
        month = self.list("months_short" if short else "months")[int(parts[1]) - 1]
        dot = "." if self.language == "de" else ""
        return " ".join([*([f"{int(parts[2])}{dot}"] if len(parts) > 2 else []), month, parts[0]])


def flat(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Return the dotted keys of a tree of words with their texts; lists are left out."""
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            found += flat(value, f"{prefix}{key}.")
        elif not isinstance(value, list):
            found.append((f"{prefix}{key}", str(value)))
    return found


@functools.cache
def words(language: Language) -> Words:
    """Return the words of a language."""
    text = files("lagebild.board.words").joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return Words(language, yaml.safe_load(text))
