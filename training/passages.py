"""Read the passages of our own (training/passages/*.txt): German news written for training and coded by the codebook.

A passage is a title with a date, then sentences ("S"), each followed by the events it reports ("E": type, trigger, actors,
recipients and auxiliary modes, separated by tabs). Office holders in them are invented, states, offices, parties and places are real.

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
COUNTED = re.compile(r"(.*)#(\d)")
AUX = ("negated", "future", "hypothetical", "historical")


class Fault(NamedTuple):
    """A line that says nothing usable, and why."""

    place: str
    why: str


def read(path: Path, faults: list[Fault]) -> list[dict[str, Any]]:
    """Return the passages of a file in the form benchmarks/own_gold.py yields; lines that cannot be used are left out and noted in `faults`."""
    items: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        head = HEAD.fullmatch(line.strip())
        if head:
            items.append({"id": f"{path.stem}-{number}", "title": head[1], "date": head[2], "sentences": [], "events": []})
        elif line.startswith("S ") and items:
            items[-1]["sentences"].append(line[2:].strip())
            items[-1]["events"].append([])
        elif line.startswith("E ") and items and items[-1]["sentences"]:
            event = _event(line[2:], items[-1]["sentences"][-1], place, faults)
            if event:
                items[-1]["events"][-1].append(event)
        elif line.strip():
            faults.append(Fault(place, "neither title, sentence nor event"))
    return [item for item in items if item["sentences"]]


def _event(line: str, sentence: str, place: str, faults: list[Fault]) -> dict[str, Any] | None:
    kinds, trigger, actor, recipient, aux = [*map(str.strip, line.split("\t")), "", "", "", ""][:5]
    types = [kind for kind in kinds.split("/") if kind in ontology().types]
    counted = COUNTED.fullmatch(trigger)
    trigger, count = (counted[1], int(counted[2])) if counted else (trigger, 1)
    found = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", sentence)] if trigger else []
    codes = [[code.strip() for code in side.split(";") if code.strip()] for side in (actor, recipient)]
    wrong = [code for side in codes for code in side if not CODE.fullmatch(code)]
    if not types or len(found) < count or wrong:
        faults.append(Fault(place, f"no type {kinds!r}" if not types else f"no code {wrong[0]!r}" if wrong else f"no word {trigger!r} in the sentence"))
        return None
    return {"types": types, "at": found[count - 1], "trigger": [trigger], "actor": codes[0], "recipient": codes[1], "aux": [a for a in AUX if a in aux.split(",")],
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


if __name__ == "__main__":
    main()
