"""Ten sample articles of ours, and how to read them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import msgspec

from lagebild.model import Article


def sample_articles() -> Iterator[Article]:
    """Yield the sample articles (src/lagebild/samples/README.md)."""
    decoder = msgspec.json.Decoder(Article)
    for line in resources.files(__name__).joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines():
        yield decoder.decode(line)
