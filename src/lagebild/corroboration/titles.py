"""A short German headline of a happening: a sentence of a telling where one is clear, else made from the codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lagebild.corroboration.tellings import Telling, sentence_of
from lagebild.model import Actor

LONGEST = 110  # characters
# type: what it is called between equals, and what links actor and recipient
_WORDS = {
    "AGREE": ("Einigung", "Zusage an"), "CONSULT": ("Gespräch", "Gespräch mit"), "SUPPORT": ("Unterstützung", "Unterstützung für"),
    "CONCEDE": ("Zugeständnis", "Zugeständnis an"), "COOPERATE": ("Zusammenarbeit", "Zusammenarbeit mit"), "AID": ("Hilfe", "Hilfe für"),
    "RETREAT": ("Rückzug", "Rückzug gegenüber"), "REQUEST": ("Forderung", "Forderung an"), "ACCUSE": ("Kritik", "Kritik an"),
    "REJECT": ("Ablehnung", "Ablehnung gegenüber"), "THREATEN": ("Drohung", "Drohung gegen"), "PROTEST": ("Protest", "Protest gegen"),
    "SANCTION": ("Sanktionen", "Sanktionen gegen"), "MOBILIZE": ("Mobilisierung", "Mobilisierung gegen"),
    "COERCE": ("Zwangsmaßnahme", "Zwangsmaßnahme gegen"), "ASSAULT": ("Angriff", "Angriff auf"),
}
_UNCLEAR = re.compile(r"^(?:Er|Sie|Es|Das|Dies|Diese[rs]?|Damit|Dabei|Dafür|Daraufhin|Auch|Beide|Zuvor|Zudem|Damals|Dort|Dazu|Laut)\b")
_TAIL = re.compile(r",? (?:wie|sagte|teilte|erklärte|berichtete|hieß es)\b[^,]*$")


def title(tellings: Sequence[Telling], event_type: str, actor: Sequence[Actor], recipient: Sequence[Actor]) -> str:
    """Return the headline; words of an article where one German sentence stands for itself, else words for the codes."""
    clear = [one for one in tellings if one.event.event == event_type and _is_clear(one)]
    if clear:
        asserted = [one for one in clear if not one.negated] or clear
        return shorten(sentence_of(min(asserted, key=_burden).event))
    return from_codes(event_type, actor, recipient, negated=all(one.negated for one in tellings))


def from_codes(event_type: str, actor: Sequence[Actor], recipient: Sequence[Actor], *, negated: bool = False) -> str:
    """Return "Russland: Hilfe für Belarus", "Belarus und Russland: Einigung"."""
    alone, linked = _WORDS.get(event_type, (event_type, f"{event_type} →"))
    what = f"{linked} {_names(recipient)}" if _names(recipient) else alone
    who = _names(actor) or "Ungenannt"
    return f"{who}: {what}" + (" (bestritten)" if negated else "")


def shorten(sentence: str) -> str:
    """Return a sentence without reporting tail and full stop, cut after a word where it is long."""
    text = sentence.strip()
    if len(text) > LONGEST:
        text = _TAIL.sub("", text)
    text = text.rstrip(".")
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def _is_clear(one: Telling) -> bool:
    sentence = sentence_of(one.event)
    named = [a for a in one.event.actor if (a.text and a.text in sentence) or (a.name and a.name.split()[-1] in sentence)]
    return one.article.language == "de" and bool(named) and len(sentence) > 20 and not _UNCLEAR.match(sentence) and not sentence.startswith(("„", "“", '"', "»"))


def _burden(one: Telling) -> tuple[bool, bool, int, str]:
    """Order sentences: whole ones before cut ones, own words before reported ones, then the shortest."""
    length = len(sentence_of(one.event))
    return length > LONGEST, bool(one.event.attribution), length, one.event.id


def _names(actors: Sequence[Actor]) -> str:
    names = list(dict.fromkeys(a.name or (a.code if a.code != "---" else a.text) for a in actors))
    names = [name for name in names if name][:3]
    return " und ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
