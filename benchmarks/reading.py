"""Draw a reading round: 200 random political sentences with their records, to be judged by eye.

    python benchmarks/reading.py ROUND [--source newstest|wikinews|derstandard] [--sentences 200] [--all]

Round N is drawn with seed N, so that others can read the same one; the source follows from the round where none is
given (newstest, Wikinews train, Der Standard in turn). newstest gives single lines, the others whole articles with
title and date (Der Standard carries none: 1 January 2016 is taken). Sentences without records are printed too, so that
missed events can be counted. What the rounds found is in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

from lagebild import pipeline
from lagebild.model import Actor, Article, Coded, Event

SHARED = Path(os.environ.get("LAGEBILD_SHARED") or Path(__file__).resolve().parents[2] / "shared")
SOURCES = ("newstest", "wikinews", "derstandard")
DATED = re.compile(r"^\d+ - (?P<title>.*?) *(?:\((?P<date>\d{4}-\d\d-\d\d)\))?$")
POLITICAL = re.compile(
    r"[Rr]egierung|[Pp]räsident|[Mm]inister|\bEU\b|\bUSA\b|Russland|China|Israel|Iran|Polizei|Parlament|Armee|[Gg]ericht|Opposition"
    r"|[Pp]rotest|Sanktion|Krieg|Partei|Ukraine|Syrien|Obama|Merkel|Putin|[Kk]anzler|Truppen|Rebellen|Demonstr|Senat|Bundes|Botschaft")


def newstest() -> Iterator[Article]:
    """Single lines; their dates run from 2008 to 2018, the middle is taken."""
    with gzip.open(SHARED / "data/news/newstest2008-2018.de.txt.gz", "rt", encoding="utf-8") as lines:
        for number, text in enumerate(line.strip() for line in lines):
            if 40 < len(text) < 330 and POLITICAL.search(text):
                yield Article(id=f"newstest-{number}", text=text, date="2014-06-01", language="de")


def wikinews() -> Iterator[Article]:
    """Whole articles with title and date, those that speak of politics and are not in the gold set."""
    with (SHARED / "data/events/wikinews_de.jsonl").open(encoding="utf-8") as lines:
        gold = {json.loads(line)["id"].removeprefix("wn") for line in lines}
    with gzip.open(SHARED / "data/quotes/wikinews-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            named = DATED.match(row["documentName"])
            if named and row["documentName"].split(" ")[0] not in gold and len(POLITICAL.findall(row["originalText"])) > 3:
                yield Article(id=f"wikinews-{number}", title=named["title"], text=row["originalText"], date=named["date"], language="de")


def derstandard() -> Iterator[Article]:
    """Whole articles of the international desk; the file gives neither title nor date."""
    with gzip.open(SHARED / "data/news/derstandard-articles.csv.gz", "rt", encoding="utf-8") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter=";", quotechar="'")):
            if len(row) > 1 and row[0] == "International":
                yield Article(id=f"derstandard-{number}", text=row[1], date="2016-01-01", language="de", publication="Der Standard")


def draw(source: str, seed: int) -> list[Article]:
    """Return the articles of a source in the order of the lot."""
    articles = list({"newstest": newstest, "wikinews": wikinews, "derstandard": derstandard}[source]())
    random.Random(seed).shuffle(articles)  # noqa: S311 - a lot to read, no secret
    return articles


def who(actors: tuple[Actor, ...]) -> str:
    """Return actors in short: code, sector and the words they stand on."""
    return " + ".join(f"{a.code}{' ' + a.sector if a.sector else ''} ‘{a.text or a.name}’{f' ({a.by})' if a.by else ''}" for a in actors) or "—"


def record(event: Event) -> str:
    """Return a record in one line."""
    aux = f" [{', '.join(event.aux)}]" if event.aux else ""
    return f"      {event.event} ‘{event.trigger.text}’: {who(event.actor)} → {who(event.recipient)}{aux}  {event.by.removeprefix('rule:')}"


def show(coded: Coded, wanted: int, *, every: bool = True) -> tuple[int, int]:
    """Print up to `wanted` sentences of an article with their records; return how many of each."""
    from lagebild.coding import coder
    from lagebild.language import load

    article = coded.article
    if article.title:
        print(f"## {article.title} ({article.date})")
    sentences, _ = coder("de").prepare(article, load("de", "accurate")(article.text))
    records = 0
    for sentence in sentences[:wanted]:
        events = [event for event in coded.events if event.sentence == sentence.index]
        if events or every:
            print("•", " ".join(sentence.text.split()))
        for event in events:
            print(record(event))
        records += len(events)
    return min(len(sentences), wanted), records


def main() -> None:
    """Run the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("round", type=int)
    options.add_argument("--source", choices=SOURCES)
    options.add_argument("--sentences", type=int, default=200)
    options.add_argument("--only-coded", action="store_true", help="leave out sentences without a record")
    args = options.parse_args()
    source = args.source or SOURCES[(args.round - 1) % len(SOURCES)]
    sentences = records = 0
    for article in draw(source, args.round):
        for coded in pipeline.code_articles([article], tier="accurate"):
            if isinstance(coded, Coded):
                more, found = show(coded, args.sentences - sentences, every=not args.only_coded)
                sentences, records = sentences + more, records + found
        if sentences >= args.sentences:
            break
    print(f"\nround {args.round}, {source}: {sentences} sentences, {records} records")


if __name__ == "__main__":
    main()
