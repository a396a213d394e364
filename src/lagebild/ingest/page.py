"""A page: HTML in, Article out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from lagebild.errors import ReadError
from lagebild.ingest.body import text_of
from lagebild.ingest.dates import publication_date
from lagebild.ingest.metadata import metadata
from lagebild.ingest.outlets import host_of, outlet_of
from lagebild.ingest.records import completed
from lagebild.ingest.titles import title_of
from lagebild.model import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PICTURE = re.compile(r"(foto|bild|grafik|photo|video|©)|quelle: ?\w+$", re.IGNORECASE)
_LONGEST_CREDIT = 120  # letters; a longer line left out is a teaser, and the agencies it names are none of ours
_FEWEST = 20  # words; less is a page without an article (an index, a consent wall)


def article_from_page(text: str, url: str | None = None) -> Article:
    """Return the article of the page `text`; `url` is where it was fetched from. Raises ReadError without one."""
    page = parsed(text)
    said = metadata(page)
    url = url or said.url
    host = host_of(url)
    outlet = outlet_of(host, said.site)
    title = title_of(said, outlet.name, host, outlet.title)
    lines = (title, said.headline, said.og_title, said.heading, said.alternative)
    body, left_out = text_of(page, lines, said.descriptions, said.body)
    if len(body.split()) < _FEWEST:
        raise ReadError("no article text on this page; it may be an index, a consent wall or built by scripts")
    article = Article(
        title=title, text=body, date=publication_date(page, (*said.dates, *_ending(said.page_title))), url=url,
        publication=outlet.name, authors=said.authors,
    )
    given = tuple(line for line in left_out if len(line) <= _LONGEST_CREDIT and not _PICTURE.match(line))
    return completed(article, given, said.kinds, said.section)


def _ending(title: str) -> list[str]:
    """Return the date that ends a window's title ("... | DW | 28.04.2023")."""
    return [part for part in title.split("|")[1:] if part.strip()[:1].isdigit()]


def parsed(text: str) -> HtmlElement:
    """Return the page as a tree; nothing outside it is loaded."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.encode("utf-8", "surrogatepass"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(f"not readable as HTML ({error})") from error
    return page
