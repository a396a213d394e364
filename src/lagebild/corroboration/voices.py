"""Independent voices: tellings grouped by the source they go back to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagebild.corroboration.naming import outlet_key
from lagebild.corroboration.origins import Origin, Standing
from lagebild.corroboration.tellings import Telling
from lagebild.model import Voice

OWN: frozenset[Standing] = frozenset({"author", "unnamed"})
TRACED: frozenset[Standing] = frozenset({"involved", "media"})


def voices(tellings: Sequence[Telling]) -> tuple[Voice, ...]:
    """Return one voice per source, the first heard first.

    Inside one article (or its copies) what is asserted and what is negated are looked at apart. Where it names an actor
    involved or another paper as its source, its own words go back there too; where it tells the act on its own word,
    a third party that mentions it in a quotation is no voice of its own.
    """
    inside: dict[tuple[str, bool], list[Telling]] = {}
    for one in tellings:
        inside.setdefault((one.group, one.negated), []).append(one)
    cited = {one.origin.key: one.origin for one in tellings if one.origin.kind == "cited" and one.origin.standing == "media"}
    source = {one.event.id: _source(one, inside[one.group, one.negated]).origin for one in tellings}
    for one in tellings:  # the cited paper's own report is that paper's voice, whomever it quotes
        own = cited.get(f"outlet:{outlet_key(one.article.publication or '')}")
        source[one.event.id] = own or source[one.event.id]
    groups: dict[str, list[tuple[Telling, Origin]]] = {}
    for one in tellings:
        groups.setdefault(source[one.event.id].key, []).append((one, source[one.event.id]))
    return tuple(_voice([one for one, _ in found], [origin for _, origin in found]) for found in groups.values())


def _source(one: Telling, others: Sequence[Telling]) -> Telling:
    """Return the telling of the same article whose source stands for this one's."""
    if one.origin.standing in OWN:
        return next((other for other in others if other.origin.standing in TRACED), one)
    if one.origin.standing == "named":
        return next((other for other in others if other.origin.standing == "author"), one)
    return one


def _voice(tellings: Sequence[Telling], origins: Sequence[Origin]) -> Voice:
    shown = next((origin for origin in origins if origin.standing not in OWN), origins[0])
    return Voice(
        origin=shown.name, kind=shown.kind,
        outlets=_unique(one.article.publication or one.article.id for one in tellings),
        articles=_unique(one.article.id for one in tellings), events=tuple(one.event.id for one in tellings),
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
