"""Whether a source is a named outlet, media without a name, or an actor."""

from __future__ import annotations

import functools
import re

from lagebild.coding.quotes.lexicon import lexicon
from lagebild.knowledge.actors import actors
from lagebild.knowledge.forms import normalise
from lagebild.model import Actor, Source

_SEVERAL = {"de": "mehrere Medien", "en": "several media"}
_ONE = frozenset({"staatsfernsehen", "fernsehen", "rundfunk", "staatsrundfunk", "presse", "staatssender", "state television", "television"})
_NAME = r"[„“»«\"'‚‘]*(?P<name>[A-ZÄÖÜ][\w.&’'-]*(?: [A-ZÄÖÜ][\w.&’'-]*){0,3})"


def source_of(actor: Actor | None, text: str, language: str) -> Source:
    """Return who is behind the words of a source phrase, `actor` being whom it was resolved to.

    "mehrere Medien", "Medienberichten zufolge" are of kind media, with the country only where the words name it
    ("russische Medien"); Reuters and „Hürriyet“ behind "Zeitung" are outlets; all else is an actor or unknown.
    """
    phrases = _phrases(language)
    if found := phrases["media"].match(text):
        of_country = actor is not None and found["nation"]
        code = actor.code if actor and of_country else "---"
        one = found["word"].lower() in _ONE
        return Source(kind="media", name=text if one else _SEVERAL[language], code=code, sector="JRN")
    if actor is not None and actor.name and _is_outlet(actor.name, language):
        return Source(kind="outlet", name=actor.name, code=actor.code, sector=actor.sector, wikidata=actor.wikidata)
    if (actor is None or not actor.name) and (found := phrases["paper"].search(text)):
        return Source(kind="outlet", name=found["name"], code=actor.code if actor else "---", sector="JRN")
    if actor is None:
        return Source()
    return Source(kind="actor", name=actor.name or actor.text or None, code=actor.code, sector=actor.sector, wikidata=actor.wikidata)


def _is_outlet(name: str, language: str) -> bool:
    return any(entity.kind == "outlet" for entity in actors(language).names.get(normalise(name), ()))


@functools.cache
def _phrases(language: str) -> dict[str, re.Pattern[str]]:
    """Return the expressions for "(Berichten) mehrerer Medien" and for "der Zeitung „Name“"."""
    known = lexicon(language)
    media, papers = ("|".join(sorted(words, key=len, reverse=True)) for words in (known.media, known.papers))
    reports = "|".join(re.escape(word) for word in sorted(known.according.nach | {"reports", "report"}))
    nation = r"(?P<nation>[A-ZÄÖÜa-zäöüß-]*(?:isch|deutsch|sch)e[nrs]?|[A-Z][a-z]+(?:ese|ish|ian|an|i))\s"
    before = rf"(?:(?:{reports})\w{{0,2}}\s(?:(?:von|der|aus|in|by|from|of)\s)?)?"
    return {
        "media": re.compile(rf"(?:{before})(?:(?:den|die|der|the)\s)?(?:{nation}|[\w-]+\s){{0,3}}(?P<word>(?i:{media}))(?!\w)"),
        "paper": re.compile(rf"(?<!\w)(?:\w*(?i:{papers}))(?:s|en)?\s{_NAME}"),
    }
