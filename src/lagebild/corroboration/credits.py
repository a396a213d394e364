"""Credit lines: which agency a text is by, and whether the whole text is the agency's or only material in it."""

from __future__ import annotations

import re

import msgspec

from lagebild.model import Article

_SIGN = r"[a-zäöüA-Z]{2,9}"
# "Moskau/Minsk (npa) - ...", "BERLIN (dpa/AFP)": signs of agencies are short and stand before the first sentence.
# A dash, a colon or a full stop follows; without one only short lower-case signs count: "Olaf Scholz (SPD) hat".
_DATELINE = re.compile(
    rf"^[^\n.!?()]{{0,60}}(?:\((?P<signs>{_SIGN}(?:[/,] ?{_SIGN})*)\)(?=\s*[-–—.:])|\((?P<short>[a-z]{{2,5}}(?:/[a-z]{{2,5}})*)\)(?=\s*[„“\"A-ZÄÖÜ]))"
)
_FOOT = re.compile(rf"(?:^|\n)[ \t]*\(?(?P<signs>{_SIGN}(?:/{_SIGN})*)\)?[ \t]*\.?\s*$")
_MATERIAL = re.compile(
    rf"(?:[Mm]it (?:Material|Informationen|Agenturmaterial|Inhalten) (?:der |von |vom |des )*(?:Nachrichtenagentur(?:en)? )?"
    rf"|[Qq]uellen?: |[Aa]dditional reporting by )(?P<signs>{_SIGN}(?:(?:/|, | und | and ){_SIGN})*)"
)
_SPLIT = re.compile(r"/|, ?| und | and ")


class Credit(msgspec.Struct, frozen=True):
    """Agencies credited, lower-case, first named first; `whole` where the text is offered as the agency's own."""

    agencies: tuple[str, ...] = ()
    whole: bool = False


def credit(article: Article) -> Credit:
    """Return the credit of an article: what reading found (`Article.agency`) and what its first and last lines say."""
    dateline, foot = _DATELINE.search(article.text), _foot(article.text)
    material = _MATERIAL.search(article.text[-300:])
    lines = (*article.authors, article.text[-60:]) if article.agency else ()
    given = [found["signs"] for found in (foot, material) if found]
    if dateline:
        given.insert(0, dateline["signs"] or dateline["short"])
    signs = [sign for one in given for sign in _SPLIT.split(one)]
    agencies = dict.fromkeys(sign.casefold() for sign in (*article.agency, *signs))
    whole = bool(dateline or foot or (article.agency and not material and any(article.agency[0] in line for line in lines)))
    return Credit(tuple(agencies), whole)


def _foot(text: str) -> re.Match[str] | None:
    """Return a last line that is nothing but lower-case signs: "dpa/npa"."""
    found = _FOOT.search(text[-40:])
    return found if found and found["signs"][0].islower() and len(text) > 200 else None


def without_credit(text: str) -> str:
    """Return the text without dateline and credit, which differ between reprints of one report."""
    found = _DATELINE.search(text)
    text = text[found.end():] if found else text
    return _MATERIAL.sub(" ", text)

