"""Pages as HTML: one Jinja environment, everything escaped, the words and the labels at hand."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from lagebild.board import highlight, labels
from lagebild.board.addresses import address, bucket_end, safe_link
from lagebild.board.asking import AUX, Ask
from lagebild.board.charts import bars, marks, net, world
from lagebild.board.ontology import QUAD_OF, QUADS, TYPES
from lagebild.knowledge.regions import regions
from lagebild.model import Event
from lagebild.situation import bucket_of


def aux_of(event: Event) -> list[str]:
    """Return the modes of statement of an event in the codebook's order."""
    return [aux for aux in AUX if aux in event.aux]


@functools.cache
def environment() -> Environment:
    """Return the Jinja environment."""
    made = Environment(
        loader=PackageLoader("lagebild.board"), autoescape=select_autoescape(disabled_extensions=("md",), default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )
    made.globals.update(
        safe_link=safe_link, address=address, bucket_end=bucket_end, bucket_of=bucket_of, aux_of=aux_of,
        evidence=highlight.evidence, highlighted=highlight.article, paragraphs=highlight.paragraphs,
        bars=bars.bars, bar_links=marks.bar_links, bar_marks=marks.bar_marks, tie_links=marks.tie_links, tie_marks=marks.tie_marks,
        dot_marks=marks.dot_marks, score_line=bars.score_line, columns=bars.columns, draw_network=net.draw, world=world.world,
        tone=net.tone, actor_name=labels.actor_name, source_name=labels.source_name, chain=labels.chain,
        code_name=labels.code_name, code_names=labels.code_names, place_name=labels.place_name, side=labels.side,
        REGIONS=tuple(regions()), known_codes=labels.known_codes, QUADS=QUADS, QUAD_OF=QUAD_OF, TYPES=TYPES, AUX=AUX,
    )
    return made


def draw(template: str, ask: Ask, values: Mapping[str, Any]) -> str:
    """Return the page as HTML."""
    return environment().get_template(template).render(ask=ask, t=ask.t, lang=ask.language, **values)
