"""The tables: one schema for SQLite and PostgreSQL.

Each record is kept twice: as columns for what is queried, and whole as JSON in `record`, so that what was put in
comes out exactly. Dates are ISO 8601 text, which sorts as time does in both databases. `number` is the store's own
short key, which joins use; `id` is the one the world sees. Text search has its own tables, see `text_search.py`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column declared INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")


def _of(table: str, one: str | None = None) -> Column[int]:
    """Return the column that says which row of `table` this one belongs to; it goes when that one goes."""
    name = f"{one or table.removesuffix('s')}_number"
    return Column(name, Key, ForeignKey(f"{table}.number", ondelete="CASCADE"), nullable=False)


def _record() -> Column[str]:
    return Column("record", Text, nullable=False)


articles = Table(
    "articles", metadata,
    Column("number", Key, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("content_hash", String(64), nullable=False, unique=True),  # outlet, day, title and text
    Column("text_hash", String(64), nullable=False),                  # the words alone: equal in exact copies
    Column("copy_group", String),                                     # near-copies share it (corroboration)
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("date", String),
    Column("language", String),
    Column("publication", String),
    Column("url", String),
    Column("agency", String),                                         # "dpa/Reuters"
    Column("genre", String),
    Column("added", String, nullable=False),
    _record(),                                                        # the Article without title and text
    Index(None, "text_hash"), Index(None, "copy_group"), Index(None, "date"), Index(None, "publication", "date"),
    Index(None, "url"), Index(None, "added"),
)

codings = Table(
    "codings", metadata,
    Column("number", Key, primary_key=True),
    _of("articles"),
    Column("version", String, nullable=False),
    Column("coded", String, nullable=False),
    Column("until", String),    # when a later coding took its place; null for the one in use
    Column("record", Text),     # the whole Coded once it is history; the tables below hold the one in use
    Index(None, "article_number", "number"), Index(None, "version"),
)

sentences = Table(
    "sentences", metadata,
    _of("articles"),
    Column("position", Integer, nullable=False),
    Column("field", String(5), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("article_number", "position"),
)

events = Table(
    "events", metadata,
    Column("number", Key, primary_key=True),
    _of("articles"),
    Column("id", String, nullable=False, unique=True),
    Column("position", Integer, nullable=False),     # in the article
    Column("event", String, nullable=False),
    Column("mode", String, nullable=False),          # "visit", or several joined by ";"
    Column("context", String, nullable=False),       # "military;economic"
    Column("quad_code", SmallInteger, nullable=False),
    Column("event_scale", Float, nullable=False),
    Column("date", String),
    Column("enddate", String),
    Column("stated", Boolean, nullable=False),       # False: the article's date stands in
    Column("published", String),                     # the article's day
    Column("negated", Boolean, nullable=False),
    Column("future", Boolean, nullable=False),
    Column("hypothetical", Boolean, nullable=False),
    Column("historical", Boolean, nullable=False),
    Column("reported", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("field", String(5), nullable=False),      # of the trigger
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("trigger", String, nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("evidence", Text, nullable=False),        # the sentence's words
    Column("by", String, nullable=False),
    Column("condition", String),
    Column("related", String),
    Column("place", String),
    Column("geonames", BigInteger),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("country", String),
    Column("publication", String),
    Column("language", String),
    Column("version", String, nullable=False),
    _record(),
    Index(None, "article_number", "position"), Index(None, "date", "number"), Index(None, "event", "date"),
    Index(None, "published"), Index(None, "country", "date"),
)

participants = Table(
    "participants", metadata,
    _of("events"),
    Column("role", String(9), nullable=False),       # actor, recipient
    Column("position", SmallInteger, nullable=False),
    Column("code", String, nullable=False),
    Column("sector", String, nullable=False),        # the first of "PTY/GOV"
    Column("sectors", String, nullable=False),       # all of them
    Column("name", String),
    Column("wikidata", String),
    Column("field", String(5), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("date", String),                          # the event's, so that one index answers "who, when"
    UniqueConstraint("event_number", "role", "position"),
    Index(None, "code", "date", "event_number", "role"), Index(None, "wikidata", "date"), Index(None, "name", "date"),
)

# Who with whom. Actor to recipient; where an event has no recipient (a meeting, an agreement), every two actors,
# in both orders and `directed` False. One row per pair of codes and event: counting rows counts events.
dyads = Table(
    "dyads", metadata,
    _of("events"),
    Column("source", String, nullable=False),
    Column("target", String, nullable=False),
    Column("directed", Boolean, nullable=False),
    Column("date", String),
    Column("event", String, nullable=False),
    Column("quad_code", SmallInteger, nullable=False),
    Column("event_scale", Float, nullable=False),
    Column("asserted", Boolean, nullable=False),     # neither negated, future, hypothetical nor historical
    UniqueConstraint("event_number", "source", "target"),
    Index(None, "source", "target", "date", "event_number"), Index(None, "target", "date"),
    # holds all that counting needs, so that a year's dyads are summed without opening the table
    Index("ix_dyads_sums", "date", "source", "target", "quad_code", "event_scale", "asserted"),
)

attributions = Table(
    "attributions", metadata,
    _of("events"),
    Column("position", SmallInteger, nullable=False),  # 0 is the outermost source
    Column("kind", String, nullable=False),            # direct, indirect, according_to, evidential
    Column("source_kind", String, nullable=False),     # actor, outlet, media, unknown
    Column("name", String),
    Column("code", String, nullable=False),
    Column("sector", String, nullable=False),
    Column("wikidata", String),
    Column("field", String(5), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("event_number", "position"),
    Index(None, "name"), Index(None, "code"),
)

quantities = Table(
    "quantities", metadata,
    _of("events"),
    Column("position", SmallInteger, nullable=False),
    Column("number", Float),
    Column("unit", String, nullable=False),
    Column("bound", String, nullable=False),
    UniqueConstraint("event_number", "position"),
    Index(None, "unit", "number"),
)

quotations = Table(
    "quotations", metadata,
    _of("articles"),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),          # of the first piece, -1 where there is none
    Column("end", Integer, nullable=False),            # of the last piece
    Column("name", String),
    Column("code", String),
    Column("sector", String),
    Column("wikidata", String),
    _record(),
    UniqueConstraint("article_number", "position"),
    Index(None, "name"), Index(None, "code"),
)

times = Table(
    "times", metadata,
    _of("articles"),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("value", String, nullable=False),
    Column("begin", String),
    Column("until", String),
    _record(),
    UniqueConstraint("article_number", "position"),
)

issues = Table(
    "issues", metadata,
    Column("number", Key, primary_key=True),
    Column("source", String, nullable=False),
    Column("line", Integer, nullable=False, server_default=text("0")),  # 0: the whole source
    Column("station", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_seen", String, nullable=False),
    Column("last_seen", String, nullable=False),
    Column("seen", Integer, nullable=False, server_default=text("1")),
    UniqueConstraint("source", "line", "station", "reason"),
)

stories = Table(
    "stories", metadata,
    Column("number", Key, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("begin", String),
    Column("until", String),
    Column("size", Integer, nullable=False),           # articles
    _record(),
    Index(None, "until"),
)

story_articles = Table(
    "story_articles", metadata,
    _of("stories", "story"),
    Column("article", String, nullable=False),         # id
    UniqueConstraint("story_number", "article"),
    Index(None, "article"),
)

happenings = Table(
    "happenings", metadata,
    Column("number", Key, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("event", String, nullable=False),
    Column("quad_code", SmallInteger, nullable=False),
    Column("event_scale", Float, nullable=False),
    Column("begin", String),
    Column("until", String),
    Column("place", String),
    Column("title", Text, nullable=False),
    Column("first_told", String),
    Column("last_told", String),
    Column("state", String, nullable=False),
    Column("story", String),
    Column("events", Integer, nullable=False),         # how many tellings
    Column("voices", Integer, nullable=False),         # how many independent ones
    Column("contradictions", Integer, nullable=False),
    _record(),
    Index(None, "begin", "number"), Index(None, "event", "begin"), Index(None, "story"), Index(None, "last_told"),
)

happening_participants = Table(
    "happening_participants", metadata,
    _of("happenings"),
    Column("role", String(9), nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("code", String, nullable=False),
    Column("sector", String, nullable=False),
    Column("name", String),
    Column("wikidata", String),
    UniqueConstraint("happening_number", "role", "position"),
    Index(None, "code", "role"), Index(None, "wikidata"),
)

happening_dyads = Table(
    "happening_dyads", metadata,
    _of("happenings"),
    Column("source", String, nullable=False),
    Column("target", String, nullable=False),
    Column("directed", Boolean, nullable=False),
    UniqueConstraint("happening_number", "source", "target"),
    Index(None, "source", "target"),
)

tellings = Table(
    "tellings", metadata,
    _of("happenings"),
    Column("position", Integer, nullable=False),
    Column("event", String, nullable=False),           # id; no foreign key, a recoding may take the event away
    UniqueConstraint("happening_number", "position"),
    Index(None, "event"),
)

voices = Table(
    "voices", metadata,
    _of("happenings"),
    Column("position", Integer, nullable=False),
    Column("origin", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("outlets", Integer, nullable=False),
    UniqueConstraint("happening_number", "position"),
    Index(None, "origin"),
)

contradictions = Table(
    "contradictions", metadata,
    _of("happenings"),
    Column("position", Integer, nullable=False),
    Column("about", String, nullable=False),
    UniqueConstraint("happening_number", "position"),
    Index(None, "about"),
)

states = Table(
    "states", metadata,
    _of("happenings"),
    Column("position", Integer, nullable=False),
    Column("date", String, nullable=False),
    Column("state", String, nullable=False),
    Column("event", String, nullable=False),
    UniqueConstraint("happening_number", "position"),
    Index(None, "date"),
)

# What fetching must remember between runs.
fetches = Table(
    "fetches", metadata,
    Column("url", String, primary_key=True),
    Column("fetched", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("etag", String),
    Column("last_modified", String),
)

# Small facts about the store itself, e.g. with which version its happenings were made.
notes = Table("notes", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))
