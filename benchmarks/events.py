"""Measure the coding of events, with the functions of shared/tools/score_events.py but without a process per set.

    python benchmarks/events.py [GOLD.jsonl …] [--show N] [--tier fast]

Without files: wikinews_de, news_de_sample and the English PLOVER sample of ../shared/data/events. The first two give
micro precision, recall and F1 of type, dyad (type and the countries of both sides) and auxiliary modes; the last, one
gold record a sentence, recall only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import msgspec

from lagebild import pipeline
from lagebild.model import Article, Coded

SHARED = Path(os.environ.get("LAGEBILD_SHARED") or Path(__file__).resolve().parents[2] / "shared")
SETS = ("wikinews_de", "news_de_sample", "plover_gsr_en_sample")
DATE = "2018-06-01"  # of items that carry none, as the shared scorer has it


def scorer(tier: str | None = None) -> tuple[ModuleType, dict[str, float]]:
    """Return the shared scorer with its process replaced by this one, and the figures it will fill in."""
    spec = importlib.util.spec_from_file_location("score_events", SHARED / "tools" / "score_events.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    figures: dict[str, float] = {}
    shown = module.report

    def run(_: str, articles: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {a["id"]: [] for a in articles}
        for coded in pipeline.code_articles(msgspec.convert(articles, list[Article]), tier=tier):
            if isinstance(coded, Coded):
                found[coded.article.id] = [msgspec.to_builtins(event) for event in coded.events]
        return found

    def report(name: str, hits: int, gold: int, coded: int) -> None:
        precision, recall = hits / max(coded, 1), hits / max(gold, 1)
        figures[name] = 2 * precision * recall / (precision + recall) if hits else 0.0
        shown(name, hits, gold, coded)

    module.run, module.report = run, report  # type: ignore[attr-defined]
    return module, figures


def measure(gold: Path, *, show: int = 0, tier: str | None = None) -> dict[str, float]:
    """Print the figures of one gold set and return them by name (F1, or recall for the PLOVER records)."""
    module, figures = scorer(tier)
    items = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    options = SimpleNamespace(lagebild="", show=show, date=DATE)
    print(f"\n{gold.stem}: {len(items)} items")
    if "sentences" in items[0]:
        module.score_news(items, options)
    else:
        figures.update(recall(module, items))
    return figures


def recall(module: ModuleType, items: list[dict[str, Any]]) -> dict[str, float]:
    """Print and return the recall of type and dyad where each sentence has one gold record."""
    printed: list[str] = []
    module.print = lambda *parts: printed.append(" ".join(map(str, parts)))  # type: ignore[attr-defined]
    module.score_gsr(items, SimpleNamespace(lagebild=""))
    print("\n".join(printed))
    return {line.split(" recall ")[0].strip(): float(line.split(" recall ")[1].split()[0]) for line in printed if " recall " in line}


def main() -> None:
    """Run the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="*", type=Path)
    options.add_argument("--show", type=int, default=0, help="print so many sentences coded wrong")
    options.add_argument("--tier", choices=("mixed", "fast", "accurate"))
    args = options.parse_args()
    for gold in args.gold or [SHARED / "data" / "events" / f"{name}.jsonl" for name in SETS]:
        measure(gold, show=args.show, tier=args.tier)


if __name__ == "__main__":
    main()
