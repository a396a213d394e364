"""Cutting off what on a page is not the article, before its text is taken out."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lagebild.ingest import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])")
# An element with this share of the page's paragraphs (in letters) is the article, whatever its class says.
_MOST = 0.3
_SILENT = ("script", "style", "template", "noscript", "svg", "iframe")
# A list or paragraph whose words are links to this share points to other stories.
_LINKS = 0.8
_KEEP_TAGS = {"html", "body", "main", "article"}


def pruned(page: HtmlElement) -> HtmlElement:
    """Return a copy of `page` without boilerplate elements."""
    page = copy.deepcopy(page)
    _unwrap_initials(page)
    for element in list(page.iter(*_SILENT)):
        element.drop_tree()
    whole = max(1, _told(page))
    for element in list(_unwanted(page)):
        if element.getparent() is not None and _told(element) < _MOST * whole:
            element.drop_tree()
    return page


def _unwanted(page: HtmlElement) -> Iterator[HtmlElement]:
    tags = set(rules.load("boilerplate")["tags"])
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in tags or _hidden(element) or _named_so(element) or _is_links(element):
            yield element


def _hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _named_so(element: HtmlElement) -> bool:
    if element.tag in _KEEP_TAGS:
        return False
    pattern = rules.any_of("boilerplate", "classes")
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(pattern.fullmatch(part) for name in names for part in _parts(name))


def _parts(name: str) -> Iterator[str]:
    """Yield the parts of a class name and its neighbouring pairs: "article__related-links" holds "related-links"."""
    words = [word for word in re.split(r"[-_]+", _PARTS.sub("-", name)) if word]
    yield name.lower()
    for start in range(len(words)):
        for length in (1, 2, 3):
            yield "-".join(words[start : start + length]).lower()


def _is_links(element: HtmlElement) -> bool:
    """Return whether a list or paragraph is nothing but links to other pages."""
    if element.tag not in ("ul", "ol", "p", "li"):
        return False
    size = _size(element)
    linked = sum(_size(link) for link in element.iter("a"))
    return size > 0 and linked >= _LINKS * size


def _told(element: HtmlElement) -> int:
    return sum(_size(paragraph) for paragraph in element.iter("p"))


def _size(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _unwrap_initials(page: HtmlElement) -> None:
    """Join a drop cap set in its own element to the word it begins ("<span>N</span>a endlich")."""
    for element in page.xpath("//p//span[string-length(normalize-space()) = 1] | //p//b[string-length(normalize-space()) = 1]"):
        if (element.tail or "")[:1].islower() and not len(element):
            element.text = (element.text or "").strip()
            element.drop_tag()
