"""Who: states, organisations, groups and persons in a role."""

from __future__ import annotations

import msgspec

from lagebild.model.span import Field


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as coded (codebook.md, "Who"), with the words that named it.

    `code` is ISO 3166-1 alpha-3, EUR, UNO, IGO, NGO, ISM, MNC, IMG or "---" (unknown). `sector` is one or more
    codebook sectors joined by "/" ("PTY/GOV"), "" where none is needed or known. `name` is the resolved entity,
    `via` the chain of words by which a pronoun or description was resolved (outermost first).
    `by` says how it was found (docs/coding.md, "What `by` says"): "" for a name, "model" for the second opinion.
    """

    code: str
    sector: str = ""
    name: str | None = None
    wikidata: str | None = None
    role: str | None = None
    field: Field = "text"
    start: int = -1
    end: int = -1
    text: str = ""
    via: tuple[str, ...] = ()
    by: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Code and first sector: what is compared when actors are counted."""
        return self.code, self.sector.split("/")[0]
