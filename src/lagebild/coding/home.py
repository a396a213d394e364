"""The state an article is at home in: whose police, courts and parties it means where it names no state at all."""

from __future__ import annotations

from urllib.parse import urlsplit

from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN
from lagebild.knowledge.actors import Actors
from lagebild.model import Article

DOMAINS = {"de": "DEU", "at": "AUT", "ch": "CHE", "uk": "GBR", "ie": "IRL"}
LANGUAGES = {"de": "DEU"}  # most German news is Germany's; English is written everywhere


def home_of(article: Article, language: str, known: Actors) -> str:
    """The country code of the outlet, else of the address, else of the language; "---" where nothing tells."""
    for entity in known.lookup(article.publication) if article.publication else ():
        if entity.kind == "outlet" and entity.code not in {*SUPRANATIONAL, UNKNOWN, ""}:
            return entity.code
    host = urlsplit(article.url).hostname if article.url else None
    return DOMAINS.get((host or "").rpartition(".")[2]) or LANGUAGES.get(language, UNKNOWN)
