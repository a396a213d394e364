"""Read the passages of our own (training/passages/*.txt): German news written for training and coded by the codebook.

A passage is a title with a date, then sentences ("S"), each followed by the events it reports ("E": type, trigger, actors,
recipients and auxiliary modes, separated by tabs). States, offices, bodies and places in them are real, plots and office holders invented.

    python training/passages.py            # checks all files and counts
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from lagebild.knowledge.ontology import ontology

FOLDER = Path(__file__).parent / "passages"
HEAD = re.compile(r"# (.*?)\s*\|\s*(\d{4}-\d\d-\d\d)")
CODE = re.compile(r"(---|[A-Z]{3})( [A-Z]{3}(/[A-Z]{3})?)?")
COUNTED = re.compile(r"(.*)#([1-9])")
AUX = ("negated", "future", "hypothetical", "historical")


class Fault(NamedTuple):
    """A line that says nothing usable, and why."""

    place: str
    why: str


def read(path: Path, faults: list[Fault]) -> list[dict[str, Any]]:
    """Return the passages of a file in the form benchmarks/own_gold.py yields; lines that cannot be used are left out and noted in `faults`."""
    items: list[dict[str, Any]] = []
    item: dict[str, Any] | None = None  # None below a title that cannot be read
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        head = HEAD.fullmatch(line.strip())
        if head:
            item = {"id": f"{path.stem}-{number}", "title": head[1], "date": head[2], "sentences": [], "events": []}
            items.append(item)
        elif line.startswith("#"):
            faults.append(Fault(place, "no title with a date behind a bar; the passage is left out"))
            item = None
        elif line.startswith("S ") and item:
            item["sentences"].append(line[2:].strip())
            item["events"].append([])
        elif line.startswith("E ") and item and item["sentences"]:
            event = _event(line[2:], item["sentences"][-1], place, faults)
            if event:
                item["events"][-1].append(event)
        elif line.strip() and (item or not line.startswith(("S ", "E "))):
            faults.append(Fault(place, "neither title, sentence nor event"))
    return [item for item in items if item["sentences"]]


def _event(line: str, sentence: str, place: str, faults: list[Fault]) -> dict[str, Any] | None:
    kinds, trigger, actor, recipient, aux = [*map(str.strip, line.split("\t")), "", "", "", ""][:5]
    counted = COUNTED.fullmatch(trigger)
    trigger, count = (counted[1], int(counted[2])) if counted else (trigger, 1)
    types, modes, *codes = ([one.strip() for one in part.split(sign) if one.strip()] for part, sign in ((kinds, "/"), (aux, ","), (actor, ";"), (recipient, ";")))
    found = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", sentence)] if trigger else []
    why = [f"no type {kinds!r}"] if not types or set(types) - set(ontology().types) else []
    why += [f"no mode {mode!r}" for mode in modes if mode not in AUX]
    why += [f"no code {code!r}" for side in codes for code in side if not CODE.fullmatch(code)]
    why += [f"no word {trigger!r} in the sentence"] if len(found) < count else []
    if why:
        faults.append(Fault(place, why[0]))
        return None
    return {"types": types, "at": found[count - 1], "trigger": [trigger], "actor": codes[0], "recipient": codes[1], "aux": modes,
            "actor_alt": None, "recipient_alt": None, "aux_alt": [], "optional": False}


def every(faults: list[Fault]) -> list[dict[str, Any]]:
    """All passages of all files."""
    return [item for path in sorted(FOLDER.glob("*.txt")) for item in read(path, faults)]


def main() -> None:
    """Check all files."""
    faults: list[Fault] = []
    items = every(faults)
    for fault in faults:
        print(*fault)
    print(len(items), "passages,", sum(len(i["sentences"]) for i in items), "sentences,", sum(len(e) for i in items for e in i["events"]), "events")
    if faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
