"""`make gate`: measure on ../shared and fail where a figure falls below its floor in floors.yaml.

    python benchmarks/gate.py [NAME …] [--skip NAME …]

Names are those of floors.yaml (events/wikinews_de, times, pages, quotes, language/de). A benchmark whose data is not
there is left out and named, in CI (CI=true) that fails. A floor is raised when a figure rose for good; lowering one
needs its reason in the commit. Exit status 1 where anything fell.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml
from events import SHARED, measure
from own_gold import score

HERE = Path(__file__).resolve().parent
DATA = SHARED / "data"
FIGURE = re.compile(r"^(\S+)\s+P [\d.]+\s+R [\d.]+\s+F1 ([\d.]+)", re.MULTILINE)
PAGES = re.compile(r"title right ([\d.]+)  day right ([\d.]+)  text F1 ([\d.]+)")
Measure = Callable[[], dict[str, float]]


def script(name: str, *arguments: str) -> str:
    """Run a benchmark of this folder and return what it prints."""
    done = subprocess.run([sys.executable, str(HERE / name), *arguments], capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SystemExit(f"{name} failed with status {done.returncode}")
    return done.stdout


def labelled(printed: str) -> dict[str, float]:
    """Read the lines "label P … R … F1 …"."""
    return {name: float(value) for name, value in FIGURE.findall(printed)}


def events(name: str) -> Measure:
    """Measure the coding on one gold set."""
    return lambda: measure(DATA / "events" / f"{name}.jsonl")


def own_gold(part: str) -> Measure:
    """Measure the coding on a part of the items we coded ourselves."""
    return lambda: score(part)


def times() -> dict[str, float]:
    """Measure the time expressions on KRAUTS."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(DATA / "times" / "krauts-dolomiten-100.tar.gz") as packed:
        packed.extractall(folder, filter="data")
        gold = next(p.parent for p in sorted(Path(folder).rglob("*.tml")) if "heideltime" not in str(p).lower())
        return labelled(script("times.py", str(gold)))


def quotes() -> dict[str, float]:
    """Measure the quotations on Wikinews' development part."""
    return labelled(script("quotes.py", "wikinews", str(DATA / "quotes" / "wikinews-dev.jsonl.gz")))


def pages() -> dict[str, float]:
    """Measure reading on the real article pages."""
    found = PAGES.search(script("pages.py", str(DATA / "pages")))
    assert found
    return dict(zip(("title", "day", "text"), map(float, found.groups()), strict=True))


def language(code: str) -> Measure:
    """Measure the language pipeline on what training never saw."""
    def run() -> dict[str, float]:
        with tempfile.TemporaryDirectory() as folder:
            script("language.py", "--language", code, "--json", f"{folder}/out.json")
            found = json.loads(Path(folder, "out.json").read_text(encoding="utf-8"))
        return flat(found)
    return run


def flat(values: object, prefix: str = "") -> dict[str, float]:
    """Flatten nested figures: {"pud": {"las": 0.8}} is {"pud.las": 0.8}."""
    if isinstance(values, dict):
        return {k: v for key, inner in values.items() for k, v in flat(inner, f"{prefix}.{key}".strip(".")).items()}
    return {prefix: float(values)} if isinstance(values, int | float) else {}


GATES: dict[str, tuple[Path, Measure]] = {
    **{f"events/{name}": (DATA / "events" / f"{name}.jsonl", events(name)) for name in ("wikinews_de", "news_de_sample", "plover_gsr_en_sample")},
    **{f"own_gold/{part}": (DATA / "quotes" / "wikinews-train.jsonl.gz", own_gold(part)) for part in ("read", "blind")},
    "times": (DATA / "times" / "krauts-dolomiten-100.tar.gz", times),
    "quotes": (DATA / "quotes" / "wikinews-dev.jsonl.gz", quotes),
    "pages": (DATA / "pages", pages),
    "language/de": (DATA / "treebanks", language("de")),
    "language/en": (DATA / "treebanks", language("en")),
}


def fallen(name: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a line for every figure that is missing or below its floor."""
    return [f"{name}: {figure} is {figures.get(figure, float('nan')):.3f}, its floor {floor:.3f}"
            for figure, floor in floors.items() if not figures.get(figure, float("nan")) >= floor]


def main() -> int:
    """Measure all that is asked for and there; return the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("only", nargs="*", help="names of floors.yaml")
    options.add_argument("--skip", action="append", default=[])
    args = options.parse_args()
    floors: dict[str, dict[str, float]] = yaml.safe_load((HERE / "floors.yaml").read_text(encoding="utf-8"))
    wrong = []
    for name, floor in floors.items():
        if (args.only and name not in args.only) or name in args.skip:
            continue
        data, run = GATES[name]
        print(f"\n== {name}", flush=True)
        if not data.exists():
            print(f"{data} is not there: left out")
            wrong += [f"{name}: {data} is not there"] if os.environ.get("CI") == "true" else []
            continue
        wrong += fallen(name, run(), floor)
    print("\n" + ("\n".join(["FALLEN", *wrong]) if wrong else "every figure at or above its floor"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
