"""From bytes to text: byte order marks, UTF-8, and Windows-1252 where it is not UTF-8, line by line."""

from __future__ import annotations

import codecs
import re

from lagebild.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.IGNORECASE)
# Characters no text has: control signs other than tab, line ends and form feed.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_TOO_MANY = 0.01  # share of control signs from which on bytes are no text
_SAMPLE = 20_000


def decoded(raw: bytes, declared: str | None = None) -> str:
    """Return the text of `raw`; `declared` is the encoding its sender names. Raises ReadError where it is no text.

    Without a byte order mark UTF-8 is tried first, whatever is declared: bytes of another encoding are hardly ever
    valid UTF-8. Then comes the declared encoding, then Windows-1252 for those lines alone that are not UTF-8, for
    files put together from both. Control signs are left out.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _text(raw[len(mark):].decode(encoding, errors="replace"))
    try:
        return _text(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return _text(_in_declared(raw, declared) or _line_by_line(raw))


def _in_declared(raw: bytes, declared: str | None) -> str | None:
    found = _DECLARED.search(raw[:4096])
    name = declared or (next(g for g in found.groups() if g).decode("ascii") if found else None)
    if not name or name.lower().replace("_", "-") in ("utf-8", "utf8", "us-ascii"):
        return None
    try:
        # browsers read Latin-1 as Windows-1252, and so do the pages' authors
        return raw.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _line_by_line(raw: bytes) -> str:
    return "".join(_line(line) for line in raw.splitlines(keepends=True))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _text(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _TOO_MANY * len(sample):
        raise ReadError("not text but binary data; give a page, a text or an archive Lagebild knows (docs/ingest.md)")
    return _CONTROL.sub("", text).replace("\r\n", "\n")
