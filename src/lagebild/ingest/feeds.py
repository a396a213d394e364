"""RSS and Atom: entries as articles, or as addresses to fetch."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from lagebild.errors import ReadError
from lagebild.ingest.blocks import clean
from lagebild.ingest.outlets import host_of, outlet_of
from lagebild.ingest.records import completed
from lagebild.model import Article, Issue

_LOOKS = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<\?xml-stylesheet[^>]*>\s*)*(<!DOCTYPE[^<\[>]*(\[.*?\])?\s*>\s*)?<(rss|feed|rdf:RDF)\b", re.DOTALL)
_BREAKS = re.compile(r"</(p|div|li|h\d|blockquote)>|<br ?/?>", re.IGNORECASE)


def is_feed(text: str) -> bool:
    """Return whether `text` begins as RSS or Atom."""
    return bool(_LOOKS.match(text[:4000]))


def entries(text: str, source: str) -> list[dict[str, Any]]:
    """Return the entries of a feed. Raises ReadError where it is none, or declares XML entities (never needed)."""
    if "<!ENTITY" in text[:20_000]:
        raise ReadError("the feed declares XML entities, which can blow up or read files; not parsed")
    import feedparser

    found = feedparser.parse(text.encode("utf-8", "surrogatepass"), response_headers={"content-type": "application/xml; charset=utf-8"})
    if not found.entries and (found.bozo or not found.version):
        raise ReadError(f"not readable as RSS or Atom ({found.get('bozo_exception') or 'no feed'})")
    site = found.feed.get("link") or source
    return [{**entry, "site": site, "site_title": found.feed.get("title")} for entry in found.entries]


def articles_of(text: str, source: str) -> Iterator[Article | Issue]:
    """Yield an article for each entry: the full text where the feed has it, else the summary it gives."""
    for entry in entries(text, source):
        article = _article(entry)
        if article is None:
            yield Issue(source=entry.get("link") or source, reason="the feed's entry has no text; fetch its page instead")
        else:
            yield completed(article)


def _article(entry: dict[str, Any]) -> Article | None:
    texts = [one.get("value", "") for one in entry.get("content", ())] + [entry.get("summary", "")]
    text = max((_text(one) for one in texts), key=len)
    if not text:
        return None
    link = entry.get("link")
    outlet = outlet_of(host_of(link or entry["site"]), entry["site_title"])
    authors = tuple(dict.fromkeys(one["name"] for one in entry.get("authors", ()) if one.get("name")))
    return Article(
        text=text, title=clean(_text(entry.get("title", ""))), date=entry_date(entry), url=link,
        publication=outlet.name, authors=authors,
    )


def entry_date(entry: dict[str, Any]) -> str | None:
    """Return when the entry was published (UTC), None where the feed does not say."""
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", when) if when else None


def _text(markup: str) -> str:
    """Return the words of a piece of HTML, a line per paragraph."""
    if "<" not in markup:
        return clean(markup)
    if not markup.strip():
        return ""
    from lxml import html

    root = html.fragment_fromstring(_BREAKS.sub(r"\g<0>\n", markup), create_parent="div")
    for element in list(root.iter("script", "style")):
        element.drop_tree()
    return "\n\n".join(line for line in map(clean, root.text_content().split("\n")) if line)
