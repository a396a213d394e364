"""Putting values in. Each function is one transaction's work on an open connection; `Store` opens and commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from lagebild.model import Article, Coded, Event, Happening, Issue, Story
from lagebild.store import rows
from lagebild.store import schema as s
from lagebild.store.reading import coded_at
from lagebild.store.renaming import renamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def _many(connection: Connection, table: Table, values: Sequence[rows.Row]) -> None:
    if values:
        connection.execute(insert(table), list(values))


def number_of(connection: Connection, article: Article) -> int | None:
    """Return the number of the article with the same content, None where there is none."""
    same = s.articles.c.content_hash == rows.content_hash(article)
    return connection.execute(select(s.articles.c.number).where(same)).scalar()


def add(connection: Connection, coded: Coded, version: str) -> bool:
    """Store one coded article; False (and nothing done) where the same content is there already."""
    coded = _with_free_id(connection, coded)
    new = _insert(connection, s.articles).values(rows.article_row(coded.article))
    new = new.on_conflict_do_nothing(index_elements=["content_hash"])
    number = connection.execute(new.returning(s.articles.c.number)).scalar()
    if number is None:
        return False
    _begin_coding(connection, number, version)
    _put_coding(connection, number, coded, version)
    return True


def _with_free_id(connection: Connection, coded: Coded) -> Coded:
    """Return `coded`, renamed where its id is missing or another article has it (or one of its events' ids)."""
    given, content = coded.article.id, rows.content_hash(coded.article)
    if not given:
        return renamed(coded, f"a{content[:16]}")
    holder = connection.execute(select(s.articles.c.content_hash).where(s.articles.c.id == given)).scalar()
    if holder == content:
        return coded
    taken = select(s.events.c.id).where(s.events.c.id.in_([event.id for event in coded.events])).limit(1)
    if holder is None and connection.execute(taken).scalar() is None:
        return coded
    return renamed(coded, f"{given}~{content[:12]}")


def recode(connection: Connection, coded: Coded, version: str) -> bool:
    """Put a new coding of a stored article in the old one's place, which is kept whole as history.

    False where the article is not in the store. The article's words stay as they are: only what was read out of
    them changes.
    """
    number = number_of(connection, coded.article)
    if number is None:
        return False
    stored = coded_at(connection, number)
    coded = coded if coded.article.id == stored.article.id else renamed(coded, stored.article.id)
    history = update(s.codings).where(s.codings.c.article_number == number, s.codings.c.until.is_(None))
    connection.execute(history.values(until=rows.now(), record=rows.record(stored)))
    for table in (s.sentences, s.events, s.quotations, s.times):
        connection.execute(delete(table).where(table.c.article_number == number))
    _begin_coding(connection, number, version)
    _put_coding(connection, number, coded, version)
    return True


def _begin_coding(connection: Connection, number: int, version: str) -> None:
    connection.execute(insert(s.codings).values(article_number=number, version=version, coded=rows.now()))


def _put_coding(connection: Connection, number: int, coded: Coded, version: str) -> None:
    _many(connection, s.sentences, rows.sentence_rows(coded, number))
    _many(connection, s.quotations, [rows.quotation_row(q, number, n) for n, q in enumerate(coded.quotations)])
    _many(connection, s.times, rows.time_rows(coded, number))
    put_events(connection, [(e, rows.event_row(e, number, n, coded, version)) for n, e in enumerate(coded.events)])


def put_events(connection: Connection, made: Sequence[tuple[Event, rows.Row]]) -> None:
    """Store events (each with its row) and all that belongs to them."""
    if not made:
        return
    new = insert(s.events).returning(s.events.c.number, sort_by_parameter_order=True)
    numbers = connection.execute(new, [row for _, row in made]).scalars().all()
    parts = (
        (s.participants, rows.participant_rows), (s.dyads, rows.dyad_rows),
        (s.attributions, rows.attribution_rows), (s.quantities, rows.quantity_rows),
    )
    for table, rows_of in parts:
        _many(connection, table, [
            {"event_number": number, **row}
            for number, (event, _) in zip(numbers, made, strict=True) for row in rows_of(event)
        ])


def add_issue(connection: Connection, issue: Issue) -> None:
    """Store one bad input; the same one again only counts up."""
    now = rows.now()
    new = _insert(connection, s.issues).values(
        source=issue.source, line=issue.line or 0, station=issue.station, reason=issue.reason,
        first_seen=now, last_seen=now,
    )
    connection.execute(new.on_conflict_do_update(
        index_elements=["source", "line", "station", "reason"],
        set_={"last_seen": now, "seen": s.issues.c.seen + 1},
    ))


def clear_issues(connection: Connection, source: str | None = None) -> int:
    """Forget the issues of `source` (of all sources where None); returns how many."""
    gone = delete(s.issues)
    return connection.execute(gone if source is None else gone.where(s.issues.c.source == source)).rowcount


def set_copy_groups(connection: Connection, groups: dict[str, str | None]) -> None:
    """Say which articles (ids) are near-copies of each other: those with one group id."""
    for article, group in groups.items():
        connection.execute(update(s.articles).where(s.articles.c.id == article).values(copy_group=group))


def replace_happenings(connection: Connection, happenings: Iterable[Happening]) -> int:
    """Put these happenings in the place of all there were, in one transaction; returns how many."""
    connection.execute(delete(s.happenings))
    return add_happenings(connection, happenings)


def add_happenings(connection: Connection, happenings: Iterable[Happening]) -> int:
    """Store happenings; one with the id of a stored one takes its place. Returns how many."""
    count = 0
    for happening in happenings:
        connection.execute(delete(s.happenings).where(s.happenings.c.id == happening.id))
        new = insert(s.happenings).values(rows.happening_row(happening)).returning(s.happenings.c.number)
        number = connection.execute(new).scalar_one()
        for table, parts in rows.happening_parts(happening).items():
            _many(connection, s.metadata.tables[table], [{"happening_number": number, **part} for part in parts])
        count += 1
    return count


def replace_stories(connection: Connection, stories: Iterable[Story]) -> int:
    """Put these stories in the place of all there were; returns how many."""
    connection.execute(delete(s.stories))
    count = 0
    for story in stories:
        new = insert(s.stories).values(rows.story_row(story)).returning(s.stories.c.number)
        number = connection.execute(new).scalar_one()
        members = dict.fromkeys(story.articles)
        _many(connection, s.story_articles, [{"story_number": number, "article": article} for article in members])
        count += 1
    return count


def remember_fetch(
    connection: Connection, url: str, status: int, etag: str | None = None, last_modified: str | None = None
) -> None:
    """Keep what a server said of `url`, for the next conditional request."""
    said = {"fetched": rows.now(), "status": status, "etag": etag, "last_modified": last_modified}
    new = _insert(connection, s.fetches).values(url=url, **said)
    connection.execute(new.on_conflict_do_update(index_elements=["url"], set_=said))


def set_note(connection: Connection, key: str, value: object) -> None:
    """Keep a small fact about the store under `key`, as JSON."""
    said = {"value": msgspec.json.encode(value).decode()}
    new = _insert(connection, s.notes).values(key=key, **said)
    connection.execute(new.on_conflict_do_update(index_elements=["key"], set_=said))


def analyze(connection: Connection) -> None:
    """Let the database count its rows, so that it plans well; worth it after adding many."""
    connection.exec_driver_sql("ANALYZE")
