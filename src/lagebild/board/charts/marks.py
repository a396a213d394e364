"""Bars, ties and dots as SVG text.

A page holds hundreds of them, each drawn for the wide and the narrow chart: written here once and escaped once, they
cost a tenth of what a template takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from lagebild.board.addresses import address, bucket_end
from lagebild.board.charts.bars import Bars
from lagebild.board.charts.net import Drawing
from lagebild.board.labels import code_name
from lagebild.board.words import Words
from lagebild.situation import Bucket, Network, Step


def _link(kind: str, href: str, label: str, more: str = "") -> str:
    """Return an opened link with its name; `more` follows the name in the title."""
    named = escape(label)
    return f'<a class="{kind}" href="{escape(href)}" aria-label="{named}"><title>{named}{escape(more)}</title>'


def bar_links(buckets: Sequence[Bucket], step: Step, query: Mapping[str, object], t: Words) -> dict[str, str]:
    """Return the opened link of each bucket in which something happened, by its first day."""
    up, down, names = t("actor.cooperation"), t("actor.conflict"), [t.get("quad", quad) for quad in (1, 2, 3, 4)]
    found = {}
    for one in buckets:
        if one.total:
            more = "".join(f"\n{name}: {number}" for name, number in zip(names, one.quads, strict=True) if number)
            href = address("/search", since=one.start, until=bucket_end(one.start, step), **query)
            found[one.start] = _link("bar-link", href, f"{t.day(one.start)}: {one.cooperation} {up}, {one.conflict} {down}", more)
    return found


def bar_marks(drawn: Bars, links: Mapping[str, str]) -> Markup:
    """Return all bars, each in its link."""
    parts = []
    for bar in drawn.bars:
        if bar.segments:
            parts.append(f'{links[bar.start]}<rect class="reach" x="{bar.x - 1:g}" y="6" width="{bar.width + 2:g}" height="{drawn.height - 28:g}"/>')
            parts += [f'<rect class="b{s.quad}" x="{bar.x}" y="{s.y}" width="{bar.width}" height="{s.height}"/>' for s in bar.segments]
            parts.append("</a>")
    return Markup("".join(parts))  # noqa: S704 - numbers, and links that were escaped


def tie_links(net: Network, period: Mapping[str, object], t: Words) -> dict[tuple[str, str], str]:
    """Return the opened link of each tie."""
    mean = t("actor.mean")
    found = {}
    for tie in (edge.tie for edge in net.edges):
        names = f"{code_name(tie.one, t.language)} – {code_name(tie.other, t.language)}"
        label = f"{names}: {tie.count}, {mean} {t.number(tie.score, 1)}"
        found[tie.one, tie.other] = _link("tie", address(f"/dyad/{tie.one}-{tie.other}", **period), label)
    return found


def tie_marks(drawn: Drawing, links: Mapping[tuple[str, str], str]) -> Markup:
    """Return all ties, each in its link."""
    return Markup("".join(  # noqa: S704 - numbers, and links that were escaped
        f'{links[line.edge.tie.one, line.edge.tie.other]}<line class="edge e{line.tone}{" dashed" if line.edge.dashed else ""}" '
        f'x1="{line.x1}" y1="{line.y1}" x2="{line.x2}" y2="{line.y2}" stroke-width="{line.width}"/></a>'
        for line in drawn.lines
    ))


def dot_marks(drawn: Drawing, names: Mapping[str, str]) -> Markup:
    """Return all actors, each in its link."""
    parts = []
    for dot in drawn.dots:
        name = names.get(dot.code, dot.code)
        label = f'<text class="dot-label" x="{dot.name_x}" y="{dot.name_y}">{escape(dot.name)}</text>' if dot.name else ""
        parts.append(
            f'{_link("node", address(f"/actor/{dot.code}"), name, f": {dot.count}")}<circle class="dot" cx="{dot.x}" cy="{dot.y}" r="{dot.radius}"/>'
            f'<text class="dot-name" x="{dot.x}" y="{dot.y + 4:g}">{escape(dot.code)}</text>{label}</a>'
        )
    return Markup("".join(parts))  # noqa: S704 - numbers, and names that were escaped
