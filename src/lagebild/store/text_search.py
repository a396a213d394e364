"""Search in words: FTS5 on SQLite, tsvector on PostgreSQL, one way to ask.

A query is words, all of which must occur; `"two words"` is a phrase, `Sanktion*` a beginning. Case does not matter,
umlauts do. Words are not stemmed, so that both databases find the same. The tables and indexes asked here are made by the
migrations; what `vector` says must be what PostgreSQL's index says.
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

# (search table, its base table, columns)
SEARCHED = (("article_search", "articles", ("title", "text")), ("event_search", "events", ("evidence",)))


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
    return select(s.metadata.tables[base].c.number).where(literal_column(vector(columns)).op("@@")(wanted))


def vector(columns: tuple[str, ...]) -> str:
    """Return what PostgreSQL's index of these columns holds."""
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
