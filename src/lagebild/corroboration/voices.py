"""Independent voices: tellings grouped by the source they go back to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagebild.corroboration.tellings import Telling
from lagebild.model import Voice


def voices(tellings: Sequence[Telling]) -> tuple[Voice, ...]:
    """Return one voice per source, the first heard first.

    Where an article (or one of its copies) both tells the act itself and says whom it has it from, the latter is its
    source; what it asserts and what it negates are looked at apart.
    """
    sourced = {(one.group, one.negated) for one in tellings if one.origin.standing in ("involved", "named", "media")}
    groups: dict[str, list[Telling]] = {}
    for one in tellings:
        own = one.origin.standing in ("author", "unnamed")
        if own and (one.group, one.negated) in sourced:
            continue
        groups.setdefault(one.origin.key, []).append(one)
    for one in tellings:  # the article's own words go with the source it names
        if one.origin.standing in ("author", "unnamed") and (one.group, one.negated) in sourced:
            source = next(o for o in tellings if (o.group, o.negated) == (one.group, one.negated) and o.origin.standing not in ("author", "unnamed"))
            groups[source.origin.key].append(one)
    return tuple(_voice(found) for found in groups.values())


def _voice(tellings: list[Telling]) -> Voice:
    kinds = [one.origin for one in tellings]
    shown = next((o for o in kinds if o.standing not in ("author", "unnamed")), kinds[0])
    return Voice(
        origin=shown.name, kind=shown.kind,
        outlets=_unique(one.article.publication or one.article.id for one in tellings),
        articles=_unique(one.article.id for one in tellings), events=tuple(one.event.id for one in tellings),
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
