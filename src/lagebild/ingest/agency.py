"""Agency credits: "(dpa)", "dpa/Reuters", "Mit Material von AFP"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from lagebild.ingest import rules

_HEAD, _TAIL = 300, 600  # characters of the text in which a credit line may stand


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of one agency's name (group per agency) and that of a credit with one or more of them."""
    agencies: dict[str, str] = rules.load("agencies")
    one = re.compile("|".join(f"(?P<a{n}>(?<![\\w-])(?:{said})(?![\\w-]))" for n, said in enumerate(agencies.values())))
    name = "(?:" + "|".join(agencies.values()) + ")"
    sign = r"(?:[a-zäöüA-Z]{2,5}\.?)"  # an editor's initials beside the agency: "(rha/dpa)"
    many = rf"(?:{sign}[/,;] ?){{0,3}}{name}(?:(?:[/,;] ?| und | sowie )(?:{name}|{sign}|\d[\d.]+)){{0,5}}"
    credit = re.compile(
        rf"\({many}(?:, [^()]{{0,30}})?\)|\[{many}\]"
        rf"|(?:^|\n)[^\n]{{0,60}}[,–—-] ?{many}(?= ?[–—:.-] |\n|$)"
        rf"|(?:[Mm]it (?:Material|Informationen|Agenturmaterial|Inhalten) (?:der|von|der Nachrichtenagentur(?:en)?|von den)? ?"
        rf"|[Qq]uellen?: ?[^\n]{{0,60}}?|(?:^|\n)mit |(?:^|\n)(?:Nachrichten)?[Aa]gentur(?:en)?: )(?:(?:der |den )?Nachrichtenagentur(?:en)? )?{many}"
        rf"|(?:^|\n){many}\.?(?=\n|$)|(?:^|\n)[A-Za-z]{{2,4}}/{many}(?=\n|$)"
    )
    return one, credit


def agencies_in(text: str, lines: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the agencies credited at the head or foot of `text`, or in `lines` (authors, lines left out of the text).

    A mere mention in the text ("sagte sie der Nachrichtenagentur dpa") is attribution, not a credit.
    """
    one, credit = _patterns()
    names = list(rules.load("agencies"))
    ends = (text,) if len(text) <= _HEAD + _TAIL else (text[:_HEAD], text[-_TAIL:])
    given = [found.group() for part in ends for found in credit.finditer(part)]
    given += [line for line in lines if len(line) < _TAIL]
    found = [names[int(name[1:])] for said in given for m in one.finditer(said) for name, hit in m.groupdict().items() if hit]
    return tuple(dict.fromkeys(found))
