"""The title: which of the headlines a page gives, without the outlet's name and the section around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagebild.ingest.blocks import words

if TYPE_CHECKING:
    from lagebild.ingest.metadata import Metadata

_BREAK = re.compile(r"\s+[|›»•·–—-]\s+|\s*[|›]\s*")
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")
_MOST_SUFFIX = 4  # words in one part of a suffix; more is part of the headline


def title_of(said: Metadata, outlet: str | None, host: str, preference: str | None = None) -> str:
    """Return the article's title.

    Pages give up to four: JSON-LD headline, OpenGraph title, the visible h1 and the window's title. The window's is
    mostly written for search engines; so where JSON-LD and OpenGraph differ, the one that differs from the window's
    title is the editors', and else JSON-LD's. `preference` (of the outlet: "headline", "og", "heading") overrules that.
    """
    names = _names(said, outlet, host)
    known = (said.headline, said.og_title, said.heading, said.twitter_title, said.page_title, said.alternative)
    headline, og, heading, twitter, page, alternative = (stripped(text, names, known) for text in known)
    chosen = {"headline": headline, "og": og, "heading": heading}.get(preference or "")
    if chosen:
        return chosen
    if og and words(headline) == words(page) != words(og):
        return _without_kicker(og, alternative)
    return headline or og or twitter or heading or page


def _without_kicker(og: str, alternative: str) -> str:
    """Return `og` without its kicker where the page itself sets that off ("Kicker - Title" against "Kicker: Title")."""
    for mark in (" - ", " – "):
        kicker, found, rest = alternative.partition(mark)
        if found and og in (f"{kicker}: {rest}", f"{kicker} {rest}"):
            return rest
    return og


def stripped(title: str, names: set[str], known: tuple[str, ...] = ()) -> str:
    """Return `title` without suffixes such as " - Panorama - derStandard.at" or " | DW | 28.04.2023".

    A last part goes if it names the outlet or is a date; and then, and where another headline of the page ends there,
    so do the short parts before it.
    """
    parts = _BREAK.split(title)
    if len(parts) == 1:
        return title
    cut, at = False, len(title)
    breaks = list(_BREAK.finditer(title))
    for mark, part in zip(reversed(breaks), reversed(parts), strict=False):
        head = title[: mark.start()]
        is_name = _plain(part) in names or _DATE.fullmatch(part.strip()) is not None
        is_section = len(words(part)) <= _MOST_SUFFIX and (
            mark.group().strip() in "|›»" or (cut and any(words(head) == words(other) for other in known))
        )
        if not (is_name or is_section):
            break
        cut, at = True, mark.start()
    return title[:at].strip() or title


def _names(said: Metadata, outlet: str | None, host: str) -> set[str]:
    name = host.rsplit(".", 1)[0]
    given = {said.site or "", outlet or "", host, name, f"www.{host}", f"{outlet or name} online"}
    # the part that ends every title of the page's window is the outlet, however it writes itself
    *head, last = _BREAK.split(said.page_title)
    before = words(" ".join(head))
    heads = [words(other) for other in (said.headline, said.og_title, said.heading) if other]
    if before and len(words(last)) <= _MOST_SUFFIX and any(before[: len(other)] == other for other in heads):
        given.add(last)
    return {_plain(one) for one in given if one}


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
