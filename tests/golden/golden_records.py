"""Golden articles: short German texts of ours, each with the records it must yield (the stable fields of them)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lagebild import pipeline
from lagebild.model import Actor, Article, Coded, Event

FOLDER = Path(__file__).parent / "articles"


def files() -> list[Path]:
    """Return the golden files in order of their names."""
    return sorted(FOLDER.glob("*.json"))


def load(path: Path) -> dict[str, Any]:
    """Return one golden article: rule, date, title, text, events."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def coded(golden: dict[str, Any], *, rules_alone: bool = True) -> list[dict[str, Any]]:
    """Code a golden article, by the rules or with the second opinion too, and return the stable fields of its records."""
    article = Article(id="golden", title=golden.get("title", ""), text=golden["text"], date=golden["date"], language="de")
    (one,) = pipeline.code_articles([article], rules_alone=rules_alone)
    assert isinstance(one, Coded), one
    return [stable(event) for event in one.events]


def stable(event: Event) -> dict[str, Any]:
    """Return what of a record a golden file keeps; `time` is "" where none is stated."""
    return {
        "sentence": event.sentence, "event": event.event, "trigger": event.trigger.text,
        "actor": _codes(event.actor), "recipient": _codes(event.recipient), "aux": list(event.aux),
        "attribution": [link.source.name or "?" for link in event.attribution],
        "time": (event.time.value or "") if event.time.stated else "",
    }


def _codes(actors: Iterable[Actor]) -> list[str]:
    return sorted(f"{a.code} {a.sector}".strip() for a in actors)


def write(path: Path, golden: dict[str, Any]) -> None:
    """Write a golden article, one record a line so that a diff reads well."""
    head = {key: golden[key] for key in ("rule", "date", "title", "text") if golden.get(key)}
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in head.items()]
    rows = [f"    {json.dumps(event, ensure_ascii=False)}" for event in golden["events"]]
    events = "[\n" + ",\n".join(rows) + "\n  ]" if rows else "[]"
    path.write_text("{\n" + "\n".join(lines) + f'\n  "events": {events}\n}}\n', encoding="utf-8")
