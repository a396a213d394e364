"""German as Swiss papers, papers until 1996 and papers that gender spell it, turned into the dictionary's: "Strasse", "Entschluß", "Aktivist:innen"."""

from __future__ import annotations

import functools
import re

from lagebild.knowledge.loader import load_yaml

GENDERED = re.compile(r"(?<=[a-zäöüß])(?:[:*_/·]-?i(?=n)|I(?=nnen$))(n(?:nen)?)$")


@functools.cache
def _rules(part: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """One pattern that any of a part's rules fits, and the rules."""
    rules = [(rule["find"], rule["put"]) for rule in load_yaml("spelling_de.yaml")[part]]
    return re.compile("|".join(re.sub(r"\?P<\w+>", "", find) for find, _ in rules)), tuple((re.compile(find), put) for find, put in rules)


@functools.lru_cache(maxsize=200_000)
def standard(form: str) -> str:
    """Return a German word in today's spelling; most words come back as they are.

    Capitals stay where they were, as long as the word keeps its length up to there.
    """
    if form.endswith("n"):
        form = GENDERED.sub(r"i\1", form)
    if "ß" in form:
        return _respelt(form, "old")
    return _respelt(form, "swiss") if "ss" in form else form


def _respelt(form: str, part: str) -> str:
    fits, rules = _rules(part)
    low = form.lower()
    if len(low) != len(form) or fits.search(low) is None:
        return form
    for find, put in rules:
        low = find.sub(put, low)
    return form[0] + low[1:] if form[1:] == form[1:].lower() else _capitals(form, low)


def _capitals(form: str, low: str) -> str:
    """Give `low` the capitals of `form` ("EU-Aussengrenze"), counted part by part between hyphens."""
    parts = zip(form.split("-"), low.split("-"), strict=False)
    return "-".join(new if not old or old.islower() else old[0] + new[1:] if old[1:].islower() else old for old, new in parts)
