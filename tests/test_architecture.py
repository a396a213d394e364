"""Imports go downwards only, and stations never import each other (design.md)."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "lagebild"
STATIONS = {"ingest", "language", "coding", "corroboration", "situation"}
LEVEL = {
    "cli": 6, "__main__": 6, "commands": 6, "board": 5, "scale": 5, "pipeline": 4, **dict.fromkeys(STATIONS, 3),
    "knowledge": 2, "store": 2, "samples": 2, "model": 1, "settings": 1, "errors": 0,
}
HTTP = {"httpx", "urllib.request", "requests"}
SPACY_HOMES = {"language", "coding", "commands", "pipeline"}


def room(path):
    part = path.relative_to(SOURCE).parts[0]
    return part.removesuffix(".py")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            if node.module == "lagebild":
                yield from (f"lagebild.{alias.name}" for alias in node.names)


def files():
    return [p for p in SOURCE.rglob("*.py") if p.name != "__init__.py" or p.parent != SOURCE]


def test_every_room_is_on_the_map():
    assert {room(p) for p in files()} <= set(LEVEL)


def test_imports_go_downwards_and_stations_do_not_import_each_other():
    wrong = []
    for path in files():
        here = room(path)
        for name in imports(path):
            if not name.startswith("lagebild."):
                continue
            there = name.split(".")[1]
            if there == here or there not in LEVEL:
                continue
            if LEVEL[there] > LEVEL[here] or (here in STATIONS and there in STATIONS):
                wrong.append(f"{path.relative_to(SOURCE)} imports {name}")
            if {here, there} == {"knowledge", "store"}:
                wrong.append(f"{path.relative_to(SOURCE)} imports {name}")
    assert wrong == []


def test_libraries_stay_in_their_rooms():
    homes = {"sqlalchemy": {"store"}, "alembic": {"store"}, "httpx": {"ingest"}, "spacy": SPACY_HOMES, "litestar": {"board"},
             "torch": set()}
    wrong = [f"{path.relative_to(SOURCE)} imports {name}" for path in files() for name in imports(path)
             if name.split(".")[0] in homes and room(path) not in homes[name.split(".")[0]]]
    assert wrong == []
