"""Measure the coding of events on German news that we coded by hand ("gold/events.jsonl", "gold/coded.jsonl").

    python benchmarks/own_gold.py [read|blind|held|spare|train] [--source wn|ds|nt|pg] [--show N] [--tier fast]

The files hold no text: an item names a source in ../shared/data (wn: Wikinews of the quotation set, ds: Der Standard,
nt: five lines of newstest, pg: an article page), where its sentences lie in it, and what each reports by codebook.md.
"read": 204 items whose errors were read and mended, "blind": 68 that nobody looked at while mending. 7,157 further items
were coded once, without second readings: "held" are 484 and "spare" 1,315 (ds, pg) on which nothing was trained or mended, only
the limits of the second opinion and of confidence chosen; "train" the others. Prints the figures of ../shared/tools/score_events.py.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from events import SHARED, measure

from lagebild.model import Article, Event
from lagebild.pipeline import analyse

GOLD = Path(__file__).resolve().parent / "gold"
FILES = {"read": "events.jsonl", "blind": "events.jsonl", "held": "coded.jsonl", "spare": "coded.jsonl", "train": "coded.jsonl"}
DATA = SHARED / "data"
LONGEST = 9000  # characters of a source that were read
WORD = re.compile(r"[\w-]+|.")
WIKINEWS = re.compile(r"(\d+) - (.*) \((\d{4}-\d\d-\d\d)\)")
Source = tuple[str, str, str]  # text, title, date


def sources() -> dict[str, Source]:
    """Every text an item may come from, by the item's id."""
    return {**_wikinews(), **_standard(), **_newstest(), **_pages()}


def _wikinews() -> dict[str, Source]:
    out = {}
    for line in (*_lines("quotes/wikinews-train.jsonl.gz"), *_lines("quotes/wikinews-dev.jsonl.gz")):
        found = json.loads(line)
        named = WIKINEWS.match(found["documentName"])
        if named:
            out[f"wn{named[1]}"] = (found["originalText"][:LONGEST], named[2], named[3])
    return out


def _standard() -> dict[str, Source]:
    rows = [line.split(";", 1)[1].strip().strip("'") for line in _lines("news/derstandard-articles.csv.gz") if ";" in line]
    return {f"ds{number}": (text[:LONGEST], "", "2015-10-01") for number, text in enumerate(rows)}


def _newstest() -> dict[str, Source]:
    rows = [line.strip() for line in _lines("news/newstest2008-2018.de.txt.gz")]
    return {f"nt{number}": ("\n".join(rows[number:number + 5]), "", "2015-06-01") for number in range(len(rows) - 4)}


def _pages() -> dict[str, Source]:
    out = {}
    for file in sorted((DATA / "pages").glob("*.json")):
        for version, page in json.loads(file.read_text(encoding="utf-8")).items():
            body = page.get("body") or {}
            parts = [*body.get("summary", []), *(p for s in body.get("sections", []) for p in s["paragraphs"])]
            name = "pg" + re.sub(r"\W", "", file.stem + version)
            out[name] = (" ".join(parts)[:LONGEST], page.get("title") or "", str(page.get("publishing_date") or "2024-06-01")[:10])
    return out


def _lines(name: str) -> list[str]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as opened:
        return list(opened)


def items(part: str, source: str = "") -> list[dict[str, Any]]:
    """The items of a part in the form the shared scorer reads; raises KeyError where ../shared lacks a source."""
    texts, out = sources(), []
    for line in (GOLD / FILES[part or "read"]).read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if (part and item["part"] != part) or not item["id"].startswith(source):
            continue
        text, title, date = texts[item["id"]]
        sentences = [text[a:b] for a, b in item["sentences"]]
        events: list[list[dict[str, Any]]] = [[] for _ in sentences]
        for event in item["events"]:
            filled = {"actor_alt": None, "recipient_alt": None, "aux_alt": [], "optional": False, **event}
            number = filled.pop("sentence")
            if "at" in filled:
                filled["trigger"] = [found[0] for found in [WORD.match(sentences[number], filled["at"])] if found]
            events[number].append(filled)
        name = f"{item['id']}.{item['sentences'][0][0]}"  # two parts of one article may have been coded
        out.append({"id": name, "title": title, "date": date, "sentences": sentences, "events": events})
    return out


def coded(parts: Sequence[str], number: int = 0, of: int = 1) -> Iterator[tuple[str, dict[str, Any], tuple[Event, ...], list[tuple[int, int]]]]:
    """Code the items of `parts` (every `of`th, from `number`); yield part, item, its events, and where its sentences lie in the text coded."""
    for part in parts:
        for item in items(part)[number::of]:
            ends = list(itertools.accumulate(len(sentence) + 1 for sentence in item["sentences"]))
            text = " ".join(item["sentences"])
            article = Article(id=item["id"], title=item["title"], text=text, date=item["date"], language="de")
            spans = [(end - 1 - len(sentence), end - 1) for end, sentence in zip(ends, item["sentences"], strict=True)]
            yield part, item, analyse(article, tier="accurate").events, spans


def score(part: str, source: str = "", show: int = 0, tier: str | None = None) -> dict[str, float]:
    """Measure one part; return the figures by name."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{part or 'all'}.jsonl"
        file.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items(part, source)), encoding="utf-8")
        return measure(file, show=show, tier=tier)


def main() -> None:
    """Run from the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("part", nargs="?", default="", choices=["", *FILES])
    options.add_argument("--source", default="", choices=["", "wn", "ds", "nt", "pg"])
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--tier")
    chosen = options.parse_args()
    score(chosen.part, chosen.source, chosen.show, chosen.tier)


if __name__ == "__main__":
    main()
