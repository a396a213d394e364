"""Which paper a text cites: "Das berichtet die Zeitung „X“", "laut dem Bericht", "the X reported"."""

from __future__ import annotations

import re
from collections.abc import Callable

from lagebild.corroboration.naming import outlet_key, shown
from lagebild.model import Span

_NOUN = (
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Zz]eitung|[Mm]agazin|[Bb]latt|[Ss]ender|[Pp]ortal|[Aa]gentur|[Zz]eitschrift|[Rr]undfunk|newspaper|magazine"
    r"|broadcaster|agency|daily|paper)s?"
)
_QUOTED = r"[„“\"»](?P<{0}>[^„“”\"«»]{{2,40}})[“”\"«]"
_SAYS = r"(?:berichte\w*|schreib\w*|schrieb\w*|melde\w*|zufolge|reported|reports|wrote|writes)"
_BEFORE = (
    r"(?:[Ll]aut|[Nn]ach (?:Informationen|Berichten|Angaben|Recherchen)|[Bb]ericht\w*|[Bb]erufung auf|[Ww]ie|[Aa]ccording to"
    r"|reported by|reports? (?:by|in)|citing)"
)
_CITED = (
    re.compile(rf"\b{_NOUN} {_QUOTED.format('name')}"),
    re.compile(rf"{_BEFORE} (?:(?:der|die|das|des|dem|den|von|vom|the) )?{_QUOTED.format('name')}"),
    re.compile(rf"{_QUOTED.format('name')} (?:hat |habe )?{_SAYS}\b"),
)
_PLAIN = re.compile(
    rf"(?:{_BEFORE} (?:(?:der|die|das|des|dem|den|the) )?(?:{_NOUN} )?(?P<after>[A-ZÄÖÜ][\w.]*(?: [A-ZÄÖÜ][\w.]*){{0,3}}))"
    rf"|(?P<name>[A-ZÄÖÜ][\w.]*(?: [A-ZÄÖÜ][\w.]*){{0,3}}) (?:has |had )?{_SAYS}\b"
)
# "Laut dem Bericht", "die Zeitung schrieb weiter": the paper named last.
_AGAIN = re.compile(
    r"(?:[Ll]aut|[Nn]ach|in|according to|[Ss]o|heißt es in) (?:dem|diesem|the|this|der|dieser) (?:\w*[Bb]ericht\w*|[Zz]eitung|[Mm]agazin|[Bb]latt"
    r"|[Ss]ender|report|newspaper|paper|magazine)\b|[Dd]em Bericht zufolge|[Dd](?:as Blatt|ie Zeitung|as Magazin|er Sender) (?:schreibt|berichtet|schrieb)"
    r"|[Tt]he (?:report|newspaper|paper) (?:said|says|also said|added)"
)
GENERIC = re.compile(rf"^(?:(?:mehrere|verschiedene|several) )?(?:[Mm]edien\w*|[Mm]edia|[Pp]resse|{_NOUN}|\w*[Bb]erichte?n?s?|[Rr]eports?)$")
Known = Callable[[str], bool]


def cited_in(sentence: str, known: Known) -> str | None:
    """Return the paper a sentence cites, as written; a name without quotation marks only where `known` says it is one."""
    for pattern in _CITED:
        found = pattern.search(sentence)
        if found:
            return shown(found["name"])
    for found in _PLAIN.finditer(sentence):
        name = found["after"] or found["name"]
        for candidate in (name, name.partition(" ")[2]):  # "The Meridian Courier": the first word may be an article
            if candidate and known(outlet_key(candidate)):
                return shown(candidate)
    return None


class Citations:
    """The papers one article cites, sentence by sentence; "laut dem Bericht" is the one named last."""

    def __init__(self, sentences: tuple[Span, ...], known: Known) -> None:
        self._rows: list[tuple[Span, str | None]] = []
        last: str | None = None
        for sentence in sentences:
            named = cited_in(sentence.text, known)
            last = named or last
            self._rows.append((sentence, named or (last if last and _AGAIN.search(sentence.text) else None)))

    def at(self, field: str, start: int) -> str | None:
        """Return the paper cited by the sentence that holds this character."""
        for sentence, name in self._rows:
            if sentence.field == field and sentence.start <= start < sentence.end:
                return name
        return None
