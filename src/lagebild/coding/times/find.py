"""Find the time expressions of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lagebild.coding.times.calendar import interval, parse_day
from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.grammar import Grammar, Pattern, grammar, where
from lagebild.coding.times.readings import READINGS
from lagebild.coding.times.tense import ClauseTense
from lagebild.model import Article, Timex

LANGUAGES = ("de", "en")
# A word begins; "2021" in "Zapad-2021" is part of a name.
_WORD_START = re.compile(r"(?<!\w)(?<![A-Za-zÄÖÜäöüß]-(?=\d))\w")
_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_REACH = 60
_WORDS = 6
"""Characters and words from the beginning of the longest expression to its first trigger word ("seit mehr als ... Jahren")."""


def find_times(article: Article, clauses: Sequence[ClauseTense] | None = None) -> tuple[Timex, ...]:
    """Return the TIMEX3 expressions of an article's text in order, never overlapping.

    Works on the text alone; `clauses` with the tense of their finite verbs make "am Donnerstag" surer. A date
    that cannot be read counts as none: expressions then keep open values (XXXX-WXX-4). Articles in other
    languages than German and English have none; an article without a language is read as German.
    """
    language = (article.language or "de")[:2].lower()
    if language not in LANGUAGES:
        return ()
    context = Context(article.text, parse_day(article.date), grammar(language), clauses or ())
    found = []
    for pattern, reading, start, end in _read(context):
        context.mentions.append((end, reading))
        found.append(_timex(article, pattern, reading, start, end))
    return tuple(found)


def _read(context: Context) -> Iterator[tuple[Pattern, Reading, int, int]]:
    """Walk over the places where a pattern can begin and yield what can be read there."""
    rules, text, done = context.grammar, context.text, 0
    for place in _places(rules, text):
        found = _first(context, place) if place >= done and rules.scan.match(text, place) else None
        if found is None:
            continue
        if found[2] > place and (longer := _first(context, found[2])) and longer[3] > found[3]:
            # "im" + month is the context of a shorter expression than "März 1992" right behind it.
            found = longer
        done = found[3]
        if found[1].type != "NONE":
            yield found


def _places(rules: Grammar, text: str) -> Iterator[int]:
    """Yield the beginnings of the words in front of trigger words, and of the trigger words themselves."""
    lower, done = text.lower(), 0
    if len(lower) != len(text):  # "İ" grows when lowered; then only ASCII letters are lowered
        lower = text.translate(_ASCII_LOWER)
    for trigger in rules.trigger.finditer(lower):
        starts = [m.start() for m in _WORD_START.finditer(text, max(done, trigger.start() - _REACH), trigger.end())]
        yield from starts[-_WORDS:]
        done = max(done, trigger.end())


def _first(context: Context, at: int) -> tuple[Pattern, Reading, int, int] | None:
    """Return the first pattern that matches at a place and makes sense there."""
    for pattern in context.grammar.patterns:
        match = pattern.regex.match(context.text, at)
        reading = READINGS[pattern.read](match, pattern.settings, context) if match else None
        if match and reading:
            return (pattern, reading, *where(match))
    return None


def _timex(article: Article, pattern: Pattern, reading: Reading, start: int, end: int) -> Timex:
    begin, until = reading.begin, reading.until
    if begin is None and until is None and reading.type in {"DATE", "TIME"}:
        begin, until = interval(reading.value, reading.mod)
    return Timex(
        article=article.id, type=reading.type, value=reading.value, start=start, end=end, text=article.text[start:end],  # type: ignore[arg-type]
        begin=begin.isoformat() if begin else None, until=until.isoformat() if until else None,
        mod=reading.mod, anchor=reading.anchor, by=f"rule:{pattern.id}",
    )


__all__ = ["LANGUAGES", "find_times"]
