"""What a page says about itself: JSON-LD, OpenGraph and other meta elements."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

import msgspec

from lagebild.ingest.blocks import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(News|Reportage|Analysis|Opinion|Background|Review|Report|Satirical|Advertiser|Scholarly)?"
                      r"(Article|NewsArticle|ContentArticle)|BlogPosting|LiveBlogPosting|Report|Review|ClaimReview")
_TRAILING = re.compile(r",\s*([}\]])")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """The page's own claims; lists hold them in order of trust."""

    headline: str = ""
    alternative: str = ""
    og_title: str = ""
    twitter_title: str = ""
    heading: str = ""
    page_title: str = ""
    descriptions: tuple[str, ...] = ()
    body: str = ""
    dates: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    url: str | None = None
    site: str | None = None
    language: str | None = None
    section: str = ""
    kinds: tuple[str, ...] = ()


def metadata(page: HtmlElement) -> Metadata:
    """Return what `page` says about itself."""
    meta = _meta(page)
    said = next(_articles(page), {})
    kinds = said.get("@type") or ()
    descriptions = (said.get("description"), meta.get("og:description"), meta.get("description"), meta.get("twitter:description"))
    dates = (
        said.get("datePublished"), meta.get("article:published_time"), meta.get("og:article:published_time"),
        meta.get("og:published_time"), meta.get("datepublished"), meta.get("date"), meta.get("dc.date"),
        meta.get("dc.date.issued"), meta.get("dcterms.created"), meta.get("publishdate"), meta.get("pubdate"),
        meta.get("publish-date"), meta.get("publication_date"), meta.get("sailthru.date"), meta.get("parsely-pub-date"),
        meta.get("cxenseparse:recs:publishtime"), meta.get("last-modified-date"), said.get("dateCreated"),
    )
    modified = (said.get("dateModified"), meta.get("article:modified_time"), meta.get("last-modified"))
    return Metadata(
        headline=_plain(said.get("headline") or said.get("name")), alternative=_plain(said.get("alternativeHeadline")),
        og_title=_plain(meta.get("og:title")), twitter_title=_plain(meta.get("twitter:title")),
        heading=_heading(page), page_title=_plain(" ".join(page.xpath("//head/title[1]//text()"))),
        descriptions=tuple(dict.fromkeys(text for text in map(_plain, descriptions) if text)),
        body=_plain(said.get("articleBody")), dates=_texts(dates), modified=_texts(modified),
        authors=_authors(said, meta), url=_address(page, meta), site=_plain(meta.get("og:site_name")) or None,
        language=(page.get("lang") or meta.get("og:locale") or "")[:2].lower() or None,
        section=_plain(_first(said.get("articleSection")) or meta.get("article:section")),
        kinds=tuple(map(str, kinds)) if isinstance(kinds, list) else (str(kinds),),
    )


def _plain(value: Any) -> str:
    """Return text without the markup and character references that pages leave in their metadata."""
    if not isinstance(value, str):
        return ""
    return clean(re.sub(r"</?[a-z][^>]{0,200}>", " ", html.unescape(value)))


def _texts(values: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if isinstance(value, str) and value.strip()))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _meta(page: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.lower(), content)
    return found


def _heading(page: HtmlElement) -> str:
    found = [clean(element.text_content()) for element in page.iter("h1")]
    return next((text for text in found if text), "")


def _articles(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the page's JSON-LD articles; one with a headline and a date comes first."""
    found = []
    for script in page.xpath('//script[contains(@type, "ld+json")]'):
        found += [one for one in _dicts(_parsed(script.text or "")) if _is_article(one)]
    yield from sorted(found, key=lambda one: not (one.get("headline") and one.get("datePublished")))


def _parsed(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)  # raw line ends inside strings are common
        except (ValueError, RecursionError):
            continue
    return None


def _dicts(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _dicts(one, depth + 1)


def _is_article(value: dict[str, Any]) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _ARTICLE.fullmatch(one) for one in kinds)


def _authors(said: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    given = said.get("author")
    names: list[Any] = []
    for one in given if isinstance(given, list) else [given]:
        name = one.get("name") if isinstance(one, dict) else one
        names += name if isinstance(name, list) else [name]
    names = names if any(names) else [meta.get("author") or meta.get("article:author")]
    cleaned = (_plain(name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and not name.startswith("http")))


def _address(page: HtmlElement, meta: dict[str, str]) -> str | None:
    links = page.xpath('//link[@rel="canonical"]/@href')
    for url in (meta.get("og:url"), *links):  # papers of one house name the same canonical page
        if url and url.startswith(("http://", "https://")):
            return str(url).strip()
    return None
