"""The errors of Lagebild, one tree.

    LagebildError
    ├── SettingsError        lagebild.toml or the environment holds something unusable
    ├── KnowledgeError       an entry of the YAML knowledge is wrong (names file and entry)
    ├── ReadError            a source could not be read as an article (names the source)
    │   └── FetchError       a page or feed could not be fetched
    ├── LanguageError        no pipeline for a language, or its model files are missing
    └── StoreError           the store could not be opened or written

A message says what happened, likely why, and what to do.
"""


class LagebildError(Exception):
    """Anything Lagebild raises on purpose."""


class SettingsError(LagebildError):
    """lagebild.toml or the environment holds something unusable."""


class KnowledgeError(LagebildError):
    """An entry of the YAML knowledge is wrong."""


class ReadError(LagebildError):
    """A source could not be read as an article."""


class FetchError(ReadError):
    """A page or feed could not be fetched."""


class LanguageError(LagebildError):
    """There is no pipeline for a language, or its model files are missing."""


class StoreError(LagebildError):
    """The store could not be opened or written."""
