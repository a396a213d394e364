"""GDELT 2.0's event table: its 61 columns in its order, tab-separated, no header, for tools that read GDELT.

What does not fit is said in docs/store.md: PLOVER types stand as CAMEO codes, GoldsteinScale is PLOVER's score,
countries are ISO 3166-1 alpha-3, and what is negated, future or hypothetical is left out, for GDELT cannot say so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

from lagebild.model import Actor, Event, Place
from lagebild.store.export.lines import Line

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{c}" for c in _ACTOR), *(f"Actor2{c}" for c in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{c}" for who in ("Actor1", "Actor2", "Action") for c in _GEO), "DATEADDED", "SOURCEURL",
)
MORE = ("Outlet", "Published", "Evidence")  # after GDELT's own

# PLOVER type -> CAMEO code; the root is its first two digits.
CAMEO = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "087",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15",
    "SANCTION": "16", "COERCE": "17", "ASSAULT": "18",
}
# (type, mode) where a mode has a code of its own
CAMEO_MODES = {
    ("CONSULT", "visit"): "042", ("CONSULT", "phone"): "041", ("CONSULT", "third-party"): "045",
    ("RETREAT", "release"): "0841", ("RETREAT", "ceasefire"): "0871", ("RETREAT", "withdraw"): "0874",
    ("ACCUSE", "investigate"): "09", ("ACCUSE", "disapprove"): "111", ("PROTEST", "demo"): "141",
    ("PROTEST", "hunger"): "142", ("PROTEST", "strike"): "143", ("PROTEST", "obstruct"): "144", ("PROTEST", "riot"): "145",
    ("MOBILIZE", "police"): "151", ("MOBILIZE", "troops"): "154", ("SANCTION", "expel"): "166",
    ("COERCE", "seize"): "171", ("COERCE", "arrest"): "173", ("COERCE", "deport"): "174", ("COERCE", "cyber"): "176",
    ("ASSAULT", "abduct"): "181", ("ASSAULT", "suicide-attack"): "1831", ("ASSAULT", "targeted"): "186",
    ("ASSAULT", "firearms"): "193", ("ASSAULT", "heavy-weapons"): "194", ("ASSAULT", "aerial"): "195",
    ("ASSAULT", "drone"): "195", ("ASSAULT", "unconventional"): "204",
}
_GROUPS = ("EUR", "UNO", "IGO", "NGO", "ISM", "MNC", "IMG")
_GEO_TYPES = {"country": "1", "region": "5", "city": "4", "point": "4", "none": "0"}


def write(rows: Iterator[Line], sink: BinaryIO) -> int:
    """Write the 61 columns, and after them outlet, publication date and sentence."""
    return _write(rows, sink, more=True)


def write_bare(rows: Iterator[Line], sink: BinaryIO) -> int:
    """Write the 61 columns alone."""
    return _write(rows, sink, more=False)


def _write(rows: Iterator[Line], sink: BinaryIO, *, more: bool) -> int:
    count = 0
    for line in rows:
        if not {"negated", "future", "hypothetical"}.isdisjoint(line.event.aux):
            continue
        extra = [line.outlet or "", line.published or "", line.evidence] if more else []
        for n, (first, second) in enumerate(_pairs(line.event)):
            cells = [*_when(line, n), *_who(first), *_who(second), *_what(line), *_where(line)]
            assert len(cells) == len(COLUMNS)
            sink.write(("\t".join(" ".join(cell.split()) for cell in [*cells, *extra]) + "\n").encode())
            count += 1
    return count


def _pairs(event: Event) -> list[tuple[Actor | None, Actor | None]]:
    """Return who stands in GDELT's two slots: each actor with each recipient, or each two actors once."""
    if event.recipient:
        return [(a, r) for a in event.actor or (None,) for r in event.recipient]
    if len(event.actor) > 1:
        return [(a, b) for n, a in enumerate(event.actor) for b in event.actor[n + 1 :]]
    return [(event.actor[0] if event.actor else None, None)]


def _when(line: Line, n: int) -> list[str]:
    number = str(line.number * 100 + n)
    try:
        day = dt.date.fromisoformat((line.event.date or line.published or "")[:10])
    except ValueError:
        return [number, "", "", "", ""]
    # GDELT counts the year as 12 months of 30 days here
    fraction = day.year + (day.month * 30 + day.day) / 365
    return [number, f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{fraction:.4f}"]


def _who(actor: Actor | None) -> list[str]:
    if actor is None:
        return [""] * len(_ACTOR)
    code = "" if actor.code == "---" else actor.code
    sectors = [sector for sector in actor.sector.split("/") if sector][:3]
    is_group = code in _GROUPS
    return [
        code + "".join(sectors), actor.name or actor.text, "" if is_group else code, code if is_group else "", "", "", "",
        *[*sectors, "", "", ""][:3],
    ]


def cameo(event: Event) -> str:
    """Return the CAMEO code that comes nearest to the event's type and modes."""
    return next((CAMEO_MODES[event.event, m] for m in event.mode if (event.event, m) in CAMEO_MODES), CAMEO.get(event.event, ""))


def _what(line: Line) -> list[str]:
    code = cameo(line.event)
    return ["1", code, code[:3], code[:2], str(line.event.quad_code), f"{line.event.event_scale:g}", str(line.tellings),
            str(line.voices), str(line.tellings), ""]


def _where(line: Line) -> list[str]:
    nowhere = ["0", *[""] * (len(_GEO) - 1)]
    added = "".join(c for c in line.added[:19] if c.isdigit())
    return [*nowhere, *nowhere, *_place(line.event.place, nowhere), added, line.url or ""]


def _place(place: Place | None, nowhere: list[str]) -> list[str]:
    if place is None:
        return nowhere
    country = "" if place.country == "---" else place.country
    numbers = [f"{n:g}" if n is not None else "" for n in (place.latitude, place.longitude)]
    return [_GEO_TYPES[place.precision], place.name, country, "", "", *numbers, str(place.geonames or "")]
