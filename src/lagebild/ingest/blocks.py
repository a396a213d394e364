"""Paragraphs and headings: how they are compared, and how those between others are found again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")  # soft hyphens and zero-width signs
_HEADINGS = ("h2", "h3", "h4", "h5")
_LONGEST_HEADING = 250  # letters


class Block(NamedTuple):
    """One paragraph, heading or list item of the text."""

    kind: str
    text: str


def clean(text: str | None) -> str:
    """Return `text` on one line, without invisible characters."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text or "")).strip()


def words(text: str) -> list[str]:
    """Return the words of `text`, lower case."""
    return _WORD.findall(text.lower())


def covered(part: str, whole: Counter[str]) -> float:
    """Return the share of the words of `part` that occur in `whole`."""
    counted = Counter(words(part))
    total = sum(counted.values())
    return sum((counted & whole).values()) / total if total else 0.0


def restored(blocks: list[Block], page: HtmlElement) -> list[Block]:
    """Return `blocks` with the headings and paragraphs of `page` between them that trafilatura left out.

    A heading comes back if the next thing after it is in the text, a paragraph if its neighbours are.
    """
    shown = [(e, clean(e.text_content())) for e in page.iter("p", "li", *_HEADINGS)]
    shown = [(element, text) for element, text in shown if text]
    places = {" ".join(words(text)): n for n, (_, text) in reversed(list(enumerate(shown)))}
    found = [places.get(" ".join(words(block.text)), -1) for block in blocks]
    known = {n for n in found if n >= 0}
    homes = Counter(shown[n][0].getparent() for n in known if shown[n][0].tag == "p")
    done, last = [], -1
    for block, place in zip(blocks, found, strict=True):
        if place > last:
            between = range(last + 1, place) if last >= 0 else range(max(0, place - 1), place)
            done += [_block(shown[n]) for n in between if n not in known and _belongs(n, shown, known, homes)]
            last = place
        done.append(block)
    return done


def _block(shown: tuple[HtmlElement, str]) -> Block:
    return Block("head" if shown[0].tag in _HEADINGS else "p", shown[1])


def _belongs(n: int, shown: list[tuple[HtmlElement, str]], known: set[int], homes: Counter[HtmlElement]) -> bool:
    element, text = shown[n]
    if element.tag in _HEADINGS:
        return len(text) <= _LONGEST_HEADING and n + 1 in known
    return element.tag == "p" and homes[element.getparent()] >= 2 and len(words(text)) > 8
