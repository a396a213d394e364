"""Search in words: FTS5 on SQLite, tsvector on PostgreSQL, one way to ask.

A query is words, all of which must occur; `"two words"` is a phrase, `Sanktion*` a beginning. Case does not matter,
umlauts do. Words are not stemmed, so that both databases find the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import column, func, literal_column, select, table

from lagebild.store import schema as s

if TYPE_CHECKING:
    from sqlalchemy import Select

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
# A tsvector holds at most 1 MB; the first quarter million characters stay below it in every script.
LONGEST = 250_000

_TOKENS = "tokenize='unicode61 remove_diacritics 0'"
# (search table, its base table, columns)
SEARCHED = (("article_search", "articles", ("title", "text")), ("event_search", "events", ("evidence",)))


def sqlite_ddl() -> list[str]:
    """Return the statements that make the FTS5 tables and keep them in step with their base tables."""
    made = []
    for search, base, columns in SEARCHED:
        names = ", ".join(columns)
        new, old = (", ".join(f"{row}.{c}" for c in columns) for row in ("new", "old"))
        remove = f"INSERT INTO {search}({search}, rowid, {names}) VALUES ('delete', old.number, {old})"  # noqa: S608
        insert = f"INSERT INTO {search}(rowid, {names}) VALUES (new.number, {new})"  # noqa: S608
        made += [
            f"CREATE VIRTUAL TABLE {search} USING fts5({names}, content='{base}', content_rowid='number', {_TOKENS})",
            f"CREATE TRIGGER {search}_insert AFTER INSERT ON {base} BEGIN {insert}; END",
            f"CREATE TRIGGER {search}_delete AFTER DELETE ON {base} BEGIN {remove}; END",
            f"CREATE TRIGGER {search}_update AFTER UPDATE OF {names} ON {base} BEGIN {remove}; {insert}; END",
        ]
    return made


def postgresql_ddl() -> list[str]:
    """Return the statements that index the same columns by their words."""
    return [
        f"CREATE INDEX ix_{base}_words ON {base} USING gin ({_vector(columns)})" for _, base, columns in SEARCHED
    ]


def articles_with(query: str, dialect: str) -> Select[tuple[int]]:
    """Return a selection of the numbers of articles whose title or text holds `query`."""
    return _found(0, query, dialect)


def events_with(query: str, dialect: str) -> Select[tuple[int]]:
    """Return a selection of the numbers of events whose sentence holds `query`."""
    return _found(1, query, dialect)


def _found(which: int, query: str, dialect: str) -> Select[tuple[int]]:
    search, base, columns = SEARCHED[which]
    if dialect == "sqlite":
        found = table(search, column("rowid"))
        return select(found.c.rowid).where(literal_column(search).op("MATCH")(fts5_query(query)))
    wanted = func.to_tsquery(literal_column("'simple'"), tsquery(query))
    return select(s.metadata.tables[base].c.number).where(literal_column(_vector(columns)).op("@@")(wanted))


def _vector(columns: tuple[str, ...]) -> str:
    words = " || ' ' || ".join(columns)
    return f"to_tsvector('simple', left({words}, {LONGEST}))"


def _terms(query: str) -> list[tuple[list[str], bool]]:
    """Return the words of each term, and whether it is only a beginning."""
    terms = []
    for phrase, word in _TERM.findall(query):
        words = _WORD.findall(phrase or word)
        if words:
            terms.append((words, word.endswith("*")))
    return terms


def fts5_query(query: str) -> str:
    """Return `query` in FTS5's language; nothing in it can be taken for an operator."""
    return " AND ".join(f'"{" ".join(words)}"{"*" * start}' for words, start in _terms(query)) or '""'


def tsquery(query: str) -> str:
    """Return `query` in the language of PostgreSQL's to_tsquery."""
    return " & ".join("(" + " <-> ".join(words) + (":*" * start) + ")" for words, start in _terms(query))
