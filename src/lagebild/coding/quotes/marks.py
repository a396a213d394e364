"""Quotation marks: which pairs of them enclose a passage, in every style German print uses.

„…“ ‚…‘ »…« «…» “…” ‘…’ "…" ''…''  and what mixed keyboards make of them („…" „…”). The sign “ (U+201C) closes
in German and opens in English: it opens only where nothing is open and a word follows. A mark that is never
closed ends with its paragraph, or with its sentence where it only quotes a few words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SIGN = re.compile(r"„|“|”|\"|»|«|‚|‘|’|›|‹|''|``|'")
CLOSERS = {
    "„": '“”"',
    "“": '”“"',
    "”": "”",
    '"': '"“”',
    "»": "«",
    "«": "»",
    "‚": "‘’",
    "‘": "’‘",
    "›": "‹",
    "‹": "›",
    "''": "''",
    "``": "''",
    "'": "'",
}
SINGLE = frozenset("'‘’‚‹›")
LONGEST_SINGLE = 300  # characters; an apostrophe must not pair with another a paragraph on
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")


class Passage(NamedTuple):
    """A quoted stretch of text with its marks: `start` and `end` include them, `depth` is 0 for the outermost."""

    start: int
    end: int
    depth: int
    closed: bool

    def inner(self, text: str) -> str:
        """Return what stands between the marks."""
        return text[self.start : self.end].strip(" „“”\"»«‚‘’›‹'`")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of paragraphs: blank lines, lines ending in a full stop, and short lines end one.

    A line break inside a sentence (hard-wrapped text) ends none.
    """
    found, start, line = [], 0, 0
    for match in re.finditer(r"\n", text):
        at = match.start()
        words = text[line:at].strip()
        short = len(words) < 50  # a heading; wrapped lines are longer
        if not words or short or words[-1] in '.!?:“”"»«)':
            if text[start:at].strip():
                found.append((start, at))
            start = at + 1
        line = at + 1
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def passages(text: str) -> list[Passage]:
    """Return the quoted passages of `text` in order of their start; they nest but never cross."""
    found = []
    for start, end in paragraphs(text):
        found.extend(_in_paragraph(text, start, end))
    return sorted(found, key=lambda passage: (passage.start, -passage.end))


def _in_paragraph(text: str, start: int, end: int) -> list[Passage]:
    found: list[Passage] = []
    opened: list[tuple[str, int]] = []
    for match in SIGN.finditer(text, start, end):
        sign, at = match.group(), match.start()
        level = _closes(text, sign, match, opened)
        if level is not None:
            found.append(Passage(opened[level][1], match.end(), level, closed=True))
            del opened[level:]
        elif _opens(text, sign, match, end):
            opened.append((sign, at))
    if opened:
        found.extend(_unclosed(text, opened, found, start, end))
    return found


def _closes(text: str, sign: str, match: re.Match[str], opened: list[tuple[str, int]]) -> int | None:
    """Return the level of the open mark that `sign` closes."""
    for level in range(len(opened) - 1, -1, -1):
        mark, at = opened[level]
        if sign in CLOSERS[mark].replace("''", "") or (sign == "''" and CLOSERS[mark] == "''"):
            if sign in SINGLE and _inside_word(text, match):
                return None
            if mark == sign and sign not in "“”" and _opening_place(text, match) and not _closing_place(text, match):
                return None
            if match.start() > at + len(mark):
                return level
    return None


def _inside_word(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before.isalnum() and after.isalnum()


def _opening_place(text: str, match: re.Match[str]) -> bool:
    before, after = (
        text[match.start() - 1 : match.start()] if match.start() else "",
        text[match.end() : match.end() + 1],
    )
    return (not before or before.isspace() or before in '([{-–—/:„“"»«‚') and bool(after) and not after.isspace()


def _closing_place(text: str, match: re.Match[str]) -> bool:
    before, after = (
        text[match.start() - 1 : match.start()] if match.start() else "",
        text[match.end() : match.end() + 1],
    )
    return bool(before) and not before.isspace() and (not after or not after.isalnum())


def _opens(text: str, sign: str, match: re.Match[str], end: int) -> bool:
    if sign in "„»«":
        return bool(text[match.end() : match.end() + 1].strip()) or sign == "„"
    if sign == "’" or not _opening_place(text, match):
        return False
    if sign in SINGLE:
        return _closed_soon(text, sign, match, end)
    return True


def _closed_soon(text: str, sign: str, match: re.Match[str], end: int) -> bool:
    limit = min(end, match.end() + LONGEST_SINGLE)
    closers = "".join(re.escape(closer) for closer in CLOSERS[sign])
    return re.search(rf"(?<=\S)[{closers}](?!\w)", text[match.end() : limit]) is not None


def _unclosed(text: str, opened: list[tuple[str, int]], found: list[Passage], start: int, end: int) -> list[Passage]:
    """Close the outermost mark that stayed open: with the paragraph after a colon or at its start, else the sentence."""
    sign, at = opened[0]
    if sign in SINGLE or sign in {'"', "''", "``"}:
        return []
    limit = min([passage.start for passage in found if passage.start > at], default=end)
    before = text[start:at].rstrip()
    if before and before[-1] != ":":
        stop = SENTENCE_END.search(text, at + 1, limit)
        limit = stop.start() if stop else limit
    last = at + len(text[at:limit].rstrip())
    return [Passage(at, last, 0, closed=False)] if last > at + 1 else []
