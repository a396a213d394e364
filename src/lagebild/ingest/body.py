"""The text of a page: trafilatura finds the article, our rules take out what is not part of it."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

import trafilatura

from lagebild.ingest import rules
from lagebild.ingest.blocks import Block, clean, covered, restored, words
from lagebild.ingest.pruning import pruned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

# What trafilatura cannot use is told by our Issues; its own lines would stand between them on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_FEWEST = 60           # fewer words than this after pruning: look again without it
_TAIL = 0.12           # share of the words that may follow a line such as "Quellen:"
_SAME = 0.8            # share of words in common that makes two lines say the same


def text_of(
    page: HtmlElement, titles: Iterable[str], leads: Iterable[str], structured: str
) -> tuple[str, tuple[str, ...]]:
    """Return the article's text, paragraphs set off by an empty line, and the lines left out (credits among them).

    `titles` are lines that say the title (left out at the start), `leads` descriptions that may be the article's
    opening lines, `structured` the text as the page's own JSON-LD gives it ("" where it does not).
    """
    article = pruned(page)
    blocks = restored(_blocks(article), article)
    if sum(len(words(block.text)) for block in blocks) < _FEWEST:
        blocks = max(blocks, _blocks(page), key=lambda found: sum(len(block.text) for block in found))
    kept = _confirmed(_without_boilerplate(_without_titles(blocks, list(titles))), structured)
    lead = _lead(page, list(leads), kept)
    text = "\n\n".join([*([lead] if lead else []), *(block.text for block in kept)])
    return text, tuple(block.text for block in blocks if block not in kept)


def _blocks(page: HtmlElement) -> list[Block]:
    found = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=False, favor_precision=True, with_metadata=False,
    )
    body = getattr(found, "body", None)
    if body is None:
        return []
    blocks: list[Block] = []
    for element in body.iter("p", "head", "item", "quote", "ab"):
        if element.tag == "quote" and len(element):
            continue  # its paragraphs come by themselves
        text = clean("".join(element.itertext()))
        if text and not (blocks and blocks[-1].text == text):
            blocks.append(Block(element.tag, text))
    return blocks


def _without_titles(blocks: list[Block], titles: list[str]) -> list[Block]:
    """Leave out the lines before the text that repeat the title."""
    known = [Counter(words(title)) for title in titles if title]

    def repeats(block: Block) -> bool:
        own = Counter(words(block.text))
        return any(
            covered(block.text, title) >= _SAME and sum((own & title).values()) >= 0.6 * sum(title.values())
            for title in known
        )
    return [block for n, block in enumerate(blocks) if n > 5 or not repeats(block)]


def _without_boilerplate(blocks: list[Block]) -> list[Block]:
    out = rules.any_of("boilerplate", "paragraphs")
    end = rules.any_of("boilerplate", "ends")
    kept = []
    for n, block in enumerate(blocks):
        if end.fullmatch(block.text) and _is_tail(blocks, n):
            break
        if not out.fullmatch(block.text):
            kept.append(block)
    while kept and kept[-1].kind == "head":  # a heading with nothing under it
        kept.pop()
    return kept


def _is_tail(blocks: list[Block], start: int) -> bool:
    """Return whether hardly anything of the words comes from `start` on."""
    sizes = [len(words(block.text)) for block in blocks]
    return sum(sizes[start:]) < _TAIL * sum(sizes)


def _confirmed(blocks: list[Block], structured: str) -> list[Block]:
    """Leave out paragraphs that the page's own structured text does not have, if it is the whole article.

    Headings stay: many pages leave them out there.
    """
    known = Counter(words(structured))
    total = sum(len(words(block.text)) for block in blocks)
    agreed = sum(len(words(block.text)) for block in blocks if covered(block.text, known) >= _SAME)
    if not total or agreed < 0.7 * total:
        return blocks
    return [b for b in blocks if b.kind == "head" or covered(b.text, known) >= 0.6]


def _lead(page: HtmlElement, leads: list[str], blocks: list[Block]) -> str:
    """Return the opening lines that stand above the text, "" where the text has them already."""
    told = Counter(words(" ".join(block.text for block in blocks[:4])))
    for lead in leads:
        if len(words(lead)) < 6:
            continue
        if covered(lead, told) >= _SAME:
            return ""
        shown = _shown(page, lead)
        if shown and covered(shown, told) < _SAME:
            return shown
    return ""


def _shown(page: HtmlElement, lead: str) -> str:
    """Return the visible element that says `lead`, "" where the page shows it nowhere: then it is for machines."""
    wanted = Counter(words(lead))
    size = sum(wanted.values())
    best, score = "", 0.0
    for element in page.iter("p", "div", "span", "h2", "h3", "section", "header", "strong", "ul"):
        if len(element.text_content()) > 4 * len(lead) + 200:
            continue
        text = clean(element.text_content())
        own = Counter(words(text))
        common = sum((own & wanted).values())
        f1 = 2 * common / (size + sum(own.values()) or 1)
        if f1 > score and not any(parent.tag in ("script", "style", "noscript", "head") for parent in element.iterancestors()):
            best, score = text, f1
    return best if score >= 0.7 else ""
