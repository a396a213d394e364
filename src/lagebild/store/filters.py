"""What to look for: frozen filters, and the SQL conditions they stand for. An unset field asks for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import exists, or_, select, tuple_

from lagebild.store import schema as s
from lagebild.store.text_search import articles_with, events_with

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select


class ArticleFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Articles by outlet, language, publication days (inclusive), words, story, copy group, agency or genre."""

    publication: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    story: str | None = None
    copy_group: str | None = None
    agency: str | None = None
    genre: str | None = None
    url: str | None = None


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Events by type, participants, days of the event (inclusive), certainty, words and origin.

    `source` and `target` are actor codes of a dyad: who acts on whom, or who meets whom in either order.
    `pair` takes both directions, `anyone` events in which at least one of these codes takes part (a region).
    `place` are names of places, any of them; `published` is the day of the article.
    `actor` and `recipient` are codes, `sector` a codebook sector of either; `wikidata` an item of either.
    `asserted` True leaves out what is negated, future, hypothetical or historical. `aux` asks for all of the named
    modes. `text` searches the events' sentences, `order` sorts by date (newest first unless "oldest"), by score or
    by confidence.
    """

    event: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    context: str | None = None
    source: str | None = None
    target: str | None = None
    pair: tuple[str, str] | None = None
    actor: str | None = None
    recipient: str | None = None
    participant: str | None = None
    anyone: tuple[str, ...] = ()
    sector: str | None = None
    wikidata: str | None = None
    since: str | None = None
    until: str | None = None
    asserted: bool | None = None
    reported: bool | None = None
    aux: tuple[str, ...] = ()
    confidence: float | None = None
    article: str | None = None
    publication: str | None = None
    language: str | None = None
    country: str | None = None
    place: tuple[str, ...] = ()
    published: str | None = None
    happening: str | None = None
    story: str | None = None
    text: str | None = None
    order: Literal["newest", "oldest", "score", "confidence"] = "newest"


class HappeningFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Happenings by type, participants, days, state, voices (at least), story, or with contradictions only.

    `since` and `until` bound the days of the act; `told_since` asks for what was told on or after a day; `text`
    searches the sentences that tell it.
    """

    event: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    source: str | None = None
    target: str | None = None
    participant: str | None = None
    since: str | None = None
    until: str | None = None
    told_since: str | None = None
    state: tuple[str, ...] = ()
    voices: int | None = None
    contradicted: bool | None = None
    story: str | None = None
    text: str | None = None
    order: Literal["newest", "oldest", "voices"] = "newest"


ANY_ARTICLE, ANY_EVENT, ANY_HAPPENING = ArticleFilter(), EventFilter(), HappeningFilter()


def _last(day: str) -> str:
    """Return a bound that no ISO date or time of `day` (or month, or year) exceeds."""
    return f"{day}\uffff"


def article_conditions(wanted: ArticleFilter, dialect: str) -> list[ColumnElement[bool]]:
    """Return what `wanted` asks of the articles table."""
    a = s.articles.c
    found: list[ColumnElement[bool]] = []
    for column in ("publication", "language", "copy_group", "genre", "url"):
        value = getattr(wanted, column)
        if value is not None:
            found.append(a[column] == value)
    if wanted.agency is not None:
        found.append(a.agency.contains(wanted.agency, autoescape=True))
    found += between(a.date, wanted.since, wanted.until)
    if wanted.text:
        found.append(a.number.in_(articles_with(wanted.text, dialect)))
    if wanted.story is not None:
        found.append(a.id.in_(_story_articles(wanted.story)))
    return found


def event_conditions(wanted: EventFilter, dialect: str) -> list[ColumnElement[bool]]:
    """Return what `wanted` asks of the events table."""
    e = s.events.c
    found: list[ColumnElement[bool]] = []
    if wanted.event:
        found.append(e.event.in_(wanted.event))
    if wanted.quad:
        found.append(e.quad_code.in_(wanted.quad))
    if wanted.context is not None:
        found.append((";" + e.context + ";").contains(f";{wanted.context};", autoescape=True))
    for column in ("publication", "language", "country"):
        value = getattr(wanted, column)
        if value is not None:
            found.append(e[column] == value)
    if wanted.place:
        found.append(e.place.in_(wanted.place))
    if wanted.published is not None:
        found += between(e.published, wanted.published, wanted.published)
    if wanted.confidence is not None:
        found.append(e.confidence >= wanted.confidence)
    if wanted.reported is not None:
        found.append(e.reported == wanted.reported)
    found += [e[aux].is_(True) for aux in wanted.aux]
    if wanted.asserted is not None:
        uncertain = or_(e.negated, e.future, e.hypothetical, e.historical)
        found.append(~uncertain if wanted.asserted else uncertain)
    found += _event_people(wanted)
    if wanted.article is not None:
        found.append(e.article_number.in_(select(s.articles.c.number).where(s.articles.c.id == wanted.article)))
    if wanted.happening is not None:
        told = select(s.tellings.c.event).join(s.happenings).where(s.happenings.c.id == wanted.happening)
        found.append(e.id.in_(told))
    if wanted.story is not None:
        within = select(s.articles.c.number).where(s.articles.c.id.in_(_story_articles(wanted.story)))
        found.append(e.article_number.in_(within))
    if wanted.text:
        found.append(e.number.in_(events_with(wanted.text, dialect)))
    return found + between(e.date, wanted.since, wanted.until)


def dyad_conditions(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """Return what `wanted` asks of the dyads table: the pair, the days, certainty."""
    d = s.dyads.c
    found: list[ColumnElement[bool]] = [d[end] == value for end, value in (("source", wanted.source), ("target", wanted.target)) if value]
    if wanted.asserted is not None:
        found.append(d.asserted.is_(wanted.asserted))
    return found + between(d.date, wanted.since, wanted.until)


def happening_conditions(wanted: HappeningFilter, dialect: str) -> list[ColumnElement[bool]]:
    """Return what `wanted` asks of the happenings table."""
    h = s.happenings.c
    found: list[ColumnElement[bool]] = []
    for column, values in (("event", wanted.event), ("quad_code", wanted.quad), ("state", wanted.state)):
        if values:
            found.append(h[column].in_(values))
    if wanted.voices is not None:
        found.append(h.voices >= wanted.voices)
    if wanted.contradicted is not None:
        found.append(h.contradictions > 0 if wanted.contradicted else h.contradictions == 0)
    if wanted.story is not None:
        found.append(h.story == wanted.story)
    if wanted.told_since is not None:
        found.append(h.last_told >= wanted.told_since)
    if wanted.since is not None:
        found.append(h.until >= wanted.since)
    if wanted.until is not None:
        found.append(h.begin <= _last(wanted.until))
    if wanted.text:
        said = select(s.events.c.id).where(s.events.c.number.in_(events_with(wanted.text, dialect)))
        found.append(h.number.in_(select(s.tellings.c.happening_number).where(s.tellings.c.event.in_(said))))
    if wanted.participant is not None:
        p = s.happening_participants.c
        found.append(h.number.in_(select(p.happening_number).where(p.code == wanted.participant)))
    d = s.happening_dyads.c
    pair = [d[end] == value for end, value in (("source", wanted.source), ("target", wanted.target)) if value]
    if pair:
        found.append(h.number.in_(select(d.happening_number).where(*pair)))
    return found


def _event_people(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """Return the conditions on who takes part; the dates go in, so that one index answers who and when."""
    number, d = s.events.c.number, s.dyads.c
    found: list[ColumnElement[bool]] = []
    pair = [d[end] == value for end, value in (("source", wanted.source), ("target", wanted.target)) if value]
    if pair:
        found.append(number.in_(select(d.event_number).where(*pair, *between(d.date, wanted.since, wanted.until))))
    if wanted.pair is not None:
        both = tuple_(d.source, d.target).in_([wanted.pair, wanted.pair[::-1]])
        found.append(number.in_(select(d.event_number).where(both, *between(d.date, wanted.since, wanted.until))))
    p = s.participants.c
    for role, code in (("actor", wanted.actor), ("recipient", wanted.recipient), (None, wanted.participant)):
        if code is not None:
            who = [p.code == code, *([p.role == role] if role else [])]
            found.append(number.in_(select(p.event_number).where(*who, *between(p.date, wanted.since, wanted.until))))
    if wanted.anyone:
        who = [p.code.in_(wanted.anyone), *between(p.date, wanted.since, wanted.until)]
        found.append(number.in_(select(p.event_number).where(*who)))
    if wanted.sector is not None:
        found.append(exists().where(p.event_number == number, p.sector == wanted.sector))
    if wanted.wikidata is not None:
        found.append(number.in_(select(p.event_number).where(p.wikidata == wanted.wikidata)))
    return found


def between(column: ColumnElement[str], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions that keep a column of days within bounds, both inclusive."""
    lower = [column >= since] if since is not None else []
    return lower + ([column <= _last(until)] if until is not None else [])


def _story_articles(story: str) -> Select[tuple[str]]:
    return select(s.story_articles.c.article).join(s.stories).where(s.stories.c.id == story)
