"""A telling: one event of one article with everything that is compared, computed once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.corroboration.embedding import Meanings, Vector
from lagebild.corroboration.origins import UNTRACED, Origin
from lagebild.corroboration.substance import substance
from lagebild.model import Actor, Article, Event

UNSTATED = 3  # days around publication in which an act without a stated time may lie
AHEAD = 90  # days ahead in which a planned act without a stated time may lie
SCRAP = 40  # characters; "Belarus ist bereit, ..." cut off there says too little
LONG = 400  # days; a longer window says nothing
INFERRED = frozenset({"context", "default", "clause"})  # how the coder marks actors no word of the clause names
_CLAUSE = re.compile(r"[,;:–—]| und | sowie | and | while | während ")
_DATELINE = re.compile(r"^[^\n.!?()]{0,60}\([a-zäöüA-Z/, ]{2,30}\)\s*[-–—:.]\s*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = frozenset(
    ["aber", "alle", "auch", "beim", "dabei", "damit", "dass", "dem", "denen", "deren", "dies", "diese", "diesem", "dieser", "doch", "eine", "einem", "einen", "einer", "eines", "habe", "haben", "hatte", "hatten", "heute", "ihre", "ihrem", "ihren", "ihrer", "ihres", "kann", "keine", "mehr", "nach", "nicht", "noch", "oder", "ohne", "sagte", "sagten", "seien", "sein", "seine", "seinem", "seinen", "seiner", "seit", "sich", "sind", "soll", "sollen", "sowie", "über", "unter", "vom", "vor", "waren", "weiter", "weitere", "wenn", "werde", "werden", "will", "wird", "wollen", "worden", "wurde", "wurden", "zum", "zur", "zwischen", "about", "after", "also", "been", "before", "from", "have", "into", "said", "that", "their", "them", "they", "this", "were", "which", "will", "with", "would", "over", "more", "than", "nachdem", "angaben", "mitteilte", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "präsident", "president", "regierung", "government", "minister"]
)


@dataclass(frozen=True, slots=True)
class Side:
    """Actors or recipients of an event as compared: codes, full keys (code and sector), names of the named ones."""

    codes: frozenset[str]
    keys: frozenset[tuple[str, str]]
    names: dict[str, frozenset[str]]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as it is compared; `first` and `last` are day numbers of its window, None where nothing is known."""

    event: Event
    article: Article
    group: str
    told: str
    origin: Origin
    actor: Side
    recipient: Side
    first: int | None
    last: int | None
    stem: str
    words: frozenset[str]
    sentence: Vector
    clause: Vector
    substance: Vector
    about: Vector

    @property
    def codes(self) -> frozenset[str]:
        """Codes of everybody in it."""
        return self.actor.codes | self.recipient.codes

    @property
    def negated(self) -> bool:
        """Say whether it is said not to have happened."""
        return "negated" in self.event.aux


def sentence_of(event: Event) -> str:
    """Return the evidence sentence without dateline; the trigger alone where there is none."""
    return _DATELINE.sub("", event.evidence.text) if event.evidence else event.trigger.text


def clause_of(event: Event) -> str:
    """Return the stretch of the evidence between punctuation or "und" that holds the trigger and says a little."""
    if event.evidence is None or event.evidence.field != event.trigger.field:
        return sentence_of(event)
    text, at = event.evidence.text, event.trigger.start - event.evidence.start
    cuts = sorted({0, *(m.start() for m in _CLAUSE.finditer(text)), len(text)})
    low = max((i for i, cut in enumerate(cuts) if cut <= at), default=0)
    high = min(low + 1, len(cuts) - 1)
    while cuts[high] - cuts[low] < SCRAP and (low, high) != (0, len(cuts) - 1):
        low, high = (low, high + 1) if high < len(cuts) - 1 else (low - 1, high)
    return _DATELINE.sub("", text[cuts[low]:cuts[high]]).strip(" ,;:–—")


def telling_texts(event: Event) -> tuple[str, str, str]:
    """Return all texts of an event whose meaning is compared."""
    sentence = sentence_of(event)
    return sentence, clause_of(event), substance(sentence, event)


def day(date: str | None) -> int | None:
    """Return the number of a day given as an ISO date or datetime, None where it is none."""
    try:
        return dt.date.fromisoformat(date[:10]).toordinal() if date else None
    except ValueError:
        return None


def iso(number: int) -> str:
    """Return the ISO date of a day number."""
    return dt.date.fromordinal(number).isoformat()


def telling(event: Event, article: Article, group: str, about: Vector, meanings: Meanings) -> Telling:
    """Return the event with everything that is compared; its origin is found when all articles are there."""
    first, last = window(event, article)
    sentence = sentence_of(event)
    return Telling(
        event=event, article=article, group=group, told=(article.date or "")[:10], origin=UNTRACED,
        actor=_side(event.actor), recipient=_side(event.recipient), first=first, last=last,
        stem=event.trigger.text.casefold()[:5], words=_content(sentence, event),
        sentence=meanings.of(sentence), clause=meanings.of(clause_of(event)),
        substance=meanings.of(substance(sentence, event)), about=about,
    )


def window(event: Event, article: Article) -> tuple[int | None, int | None]:
    """Return first and last day on which the act may lie: as stated, else around publication."""
    first, last = day(event.time.start), day(event.time.end)
    if event.time.stated and (first or last):
        first, last = first or last, last or first
        return (first, last) if first and last and last - first <= LONG else (None, None)
    told = day(article.date)
    if told is None or "historical" in event.aux:
        return None, None
    return told - UNSTATED, told + (AHEAD if "future" in event.aux or event.event == "AGREE" else UNSTATED)


def _side(actors: Iterable[Actor]) -> Side:
    known = [a for a in actors if a.code != "---" or a.name]
    names: dict[str, set[str]] = {}
    for actor in known:
        if actor.name:
            names.setdefault(actor.code, set()).add(actor.name)
    return Side(
        codes=frozenset(a.code for a in known if a.code != "---"), keys=frozenset(a.key for a in known),
        names={code: frozenset(found) for code, found in names.items()},
        named=frozenset(a.code for a in known if a.by not in INFERRED and a.code != "---"),
    )


def _content(sentence: str, event: Event) -> frozenset[str]:
    """Return stems of the words that say what it is about: without names of the actors and empty words."""
    names = " ".join(f"{a.name or ''} {a.text}" for a in (*event.actor, *event.recipient)).casefold()
    words = (w.casefold() for w in _WORD.findall(sentence))
    return frozenset(w[:6] for w in words if w not in _STOP and w not in names)
