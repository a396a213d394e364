#!/usr/bin/env python3
"""How quick the store is with many events: synthetic rows, then the questions the board asks.

    benchmarks/store.py [--events 1000000] [--store URL] [--add 2000]

The rows are drawn at random (fixed seed): 60 countries of which few make most of the news, eight years, ten events
to an article. Prints the middle and the worst of 20 askings of each question, in milliseconds by the clock and of the processor
(the latter says what a machine with nothing else to do would need), and how many coded articles a second `Store.add`
takes. With --ask the store is only asked.
"""

from __future__ import annotations

import argparse
import bisect
import datetime as dt
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Table, insert, text

from lagebild.model import Actor, Article, Attribution, CiteInfo, Coded, Event, EventTime, Source, Span
from lagebild.store import ArticleFilter, EventFilter, Store, rows
from lagebild.store import schema as s

CODES = ["RUS", "USA", "UKR", "DEU", "CHN", "ISR", "FRA", "GBR", "EUR", "IRN", "TUR", "BLR", "POL", "SYR", "PSE", "UNO", "AUT", "CHE", "ITA", "ESP", "HUN", "SRB", "PRK", "KOR", "JPN", "IND", "PAK", "AFG", "IRQ", "SAU", "YEM", "EGY", "LBY", "SDN", "ETH", "MLI", "NER", "NGA", "COD", "ZAF", "VEN", "BRA", "MEX", "CAN", "CUB", "ARG", "CHL", "COL", "AUS", "IGO", "NGO", "LTU", "LVA", "EST", "FIN", "SWE", "NOR", "DNK", "NLD", "BEL", "GEO", "ARM", "AZE"]
TYPES = (("AGREE", 1, 2.5), ("CONSULT", 1, 2.5), ("SUPPORT", 1, 5.0), ("COOPERATE", 2, 9.5), ("AID", 2, 10.0),
         ("REQUEST", 3, 0.0), ("ACCUSE", 3, -3.0), ("REJECT", 3, -2.0), ("THREATEN", 3, -3.5), ("PROTEST", 4, -5.0),
         ("SANCTION", 4, -6.0), ("MOBILIZE", 4, -5.5), ("COERCE", 4, -7.0), ("ASSAULT", 4, -9.0))
WORDS = ["Regierung", "Minister", "Truppen", "Grenze", "Sanktionen", "Gespräche", "Präsident", "Opposition", "Polizei", "Hauptstadt", "Abkommen", "Vorwürfe", "Angriff", "Hilfe", "Montag", "Dienstag", "Sprecher", "Behörden", "Demonstranten", "Kredit", "Waffen", "Flüchtlinge", "Botschafter", "Gipfel"]
TABLES = ("articles", "events", "participants", "dyads", "attributions")
BASE = 100_000
# five thousand made-up words after the real ones, each rarer than the one before, as in a language
WORDS += ["".join(s) for s in itertools.islice(itertools.product(("ba", "ge", "li", "mo", "tur", "sen", "ka", "der", "wi"), repeat=4), 5000)]
COMMON = list(itertools.accumulate(1 / (n + 3) for n in range(len(WORDS))))
WEIGHTS = [1 / (n + 1) for n in range(len(CODES))]
# what the weights add up to, summed once: a million draws would add them up a million times
CUMULATIVE = list(itertools.accumulate(WEIGHTS))


def code(draw: random.Random) -> str:
    """Return a country, the first of the list most often."""
    return CODES[bisect.bisect(CUMULATIVE, draw.random() * CUMULATIVE[-1])]


def coded(draw: random.Random, n: int, events: int = 10) -> Coded:
    """Return article number `n` with its events."""
    day = dt.date(2014, 1, 1) + dt.timedelta(days=draw.randrange(2922))
    sentences = [" ".join(draw.choices(WORDS, cum_weights=COMMON, k=14)) + f" {n}." for _ in range(events)]
    article = Article(id=f"s{n}", title=sentences[0][:60], text=" ".join(sentences), date=day.isoformat(), language="de",
                      publication=f"Blatt {n % 40}", url=f"https://blatt{n % 40}.example/{n}")
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span("text", at, at + len(sentence), sentence))
        at += len(sentence) + 1
    return Coded(article=article, sentences=tuple(spans), events=tuple(event(draw, article, k, one) for k, one in enumerate(spans)))


def event(draw: random.Random, article: Article, n: int, sentence: Span) -> Event:
    """Return one event of `article`."""
    kind, quad, score = draw.choice(TYPES)
    trigger = article.span("text", sentence.start, sentence.start + 8)
    people = [Actor(code=code(draw), sector=draw.choice(("GOV", "MIL", "CVL", "")), name=None, start=sentence.start,
                    end=sentence.start + 5, text=sentence.text[:5]) for _ in range(2)]
    both = kind in ("CONSULT", "AGREE")
    said = (Attribution(kind="indirect", source=Source(kind="actor", name="ein Sprecher", code=people[0].code)),) if n % 3 == 0 else ()
    return Event(
        id=f"{article.id}-{n}", article=article.id, sentence=n, date=article.date, enddate=article.date, event=kind,
        quad_code=quad, event_scale=score, trigger=trigger, actor=tuple(people if both else people[:1]),
        recipient=() if both else (people[1],), aux=("future",) if n % 7 == 0 else (), attribution=said,
        time=EventTime(value=article.date, start=article.date, end=article.date), confidence=0.8, by="rule:x",
        evidence=sentence, cite_info=CiteInfo(publication=article.publication, url=article.url, title=article.title, language="de"),
    )


def fill(store: Store, events: int) -> None:
    """Put in `events` synthetic events: a hundred thousand drawn, the rest copies of them under other numbers and ids."""
    base = min(events, BASE)
    drawn(store, base)
    for copy in range(1, events // base):
        with store.writing() as connection:
            for name in TABLES:
                connection.execute(text(copied(s.metadata.tables[name], copy, base)))
    if store.dialect == "postgresql":  # its counters have not seen the numbers given here
        with store.writing() as connection:
            for name in ("articles", "events"):
                connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'number'), max(number)) FROM {name}"))  # noqa: S608
    store.analyze()
    if store.dialect == "sqlite":  # what the large transactions left in the log goes into the file
        with store._engine.connect() as connection:  # noqa: SLF001
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")


def drawn(store: Store, events: int) -> None:
    """Put in `events` events drawn at random, a thousand articles to a transaction."""
    draw = random.Random(1)  # noqa: S311 - made-up data
    number = 0
    for first in range(0, events // 10, 1000):
        made: dict[str, list[rows.Row]] = {name: [] for name in TABLES}
        for n in range(first, min(first + 1000, events // 10)):
            one = coded(draw, n)
            made["articles"].append({"number": n + 1, **rows.article_row(one.article)})
            for position, e in enumerate(one.events):
                number += 1
                made["events"].append({"number": number, **rows.event_row(e, n + 1, position, one, "0")})
                for name, parts in (("participants", rows.participant_rows), ("dyads", rows.dyad_rows), ("attributions", rows.attribution_rows)):
                    made[name] += [{"event_number": number, **row} for row in parts(e)]
        with store.writing() as connection:
            for name in TABLES:
                connection.execute(insert(s.metadata.tables[name]), made[name])


def copied(table: Table, copy: int, base: int) -> str:
    """Return the statement that copies the drawn rows of `table` under other numbers and ids."""
    numbers = {"articles": ("number", base // 10), "events": ("number", base)}
    key, step = numbers.get(table.name, ("event_number", base))
    changed = {key: f"{key} + {copy * step}", "id": f"id || '~{copy}'"}
    if table.name == "events":
        changed["article_number"] = f"article_number + {copy * base // 10}"
    if table.name == "articles":
        changed["content_hash"] = f"substr(content_hash, 1, 60) || '~{copy}'"
    names = [f'"{column.name}"' for column in table.columns]
    values = [changed.get(column.name, f'"{column.name}"') for column in table.columns]
    return f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table.name} WHERE {key} <= {step} ORDER BY {key}"  # noqa: S608


def measured(name: str, ask: Callable[[int], object], times: int = 20) -> None:
    """Print how long `ask` takes, in milliseconds: by the clock, and of the processor."""
    took, worked = [], []
    for n in range(times):
        start, begun = time.perf_counter(), time.process_time()
        ask(n)
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - begun) * 1000)
    numbers = (statistics.median(took), max(took), statistics.median(worked), max(worked))
    print(f"{name:58} " + " ".join(f"{n:9.1f}" for n in numbers), flush=True)


def questions(store: Store) -> None:
    """Ask what the board asks."""
    draw = random.Random(2)  # noqa: S311 - made-up data
    pairs = [(code(draw), code(draw)) for _ in range(20)]
    months = [f"{draw.randrange(2014, 2022)}-{draw.randrange(1, 13):02}" for _ in range(20)]
    years = [str(2014 + n % 8) for n in range(20)]
    print(f"{'question':58} {'middle ms':>9} {'worst ms':>9} {'mid. CPU':>9} {'worst CPU':>9}")
    measured("events of a dyad in a month (any dyad)", lambda n: store.events(EventFilter(source=pairs[n][0], target=pairs[n][1], since=months[n], until=months[n])))
    measured("events of the busiest dyad in a month", lambda n: store.events(EventFilter(source="RUS", target="USA", since=months[n], until=months[n]), limit=None))
    measured("events of the busiest dyad, first page of all years", lambda n: store.events(EventFilter(source="RUS", target="USA"), offset=n))
    measured("newest events, first page", lambda n: store.events(offset=n))
    measured("events of an actor in a month", lambda n: store.events(EventFilter(participant=pairs[n][0], since=months[n], until=months[n])))
    measured("events with two words", lambda n: store.events(EventFilter(text=f"{WORDS[n]} {WORDS[n + 40]}")))
    measured("articles with a rare word", lambda n: store.articles(ArticleFilter(text=str(5000 + n))))
    measured("dyads of a year, 100 most", lambda n: store.dyads(EventFilter(since=years[n], until=years[n])), 8)
    measured("dyads of a month, 100 most", lambda n: store.dyads(EventFilter(since=months[n], until=months[n])), 8)
    measured("time line of a dyad by month", lambda n: store.timeline(EventFilter(source=pairs[n][0], target=pairs[n][1])), 8)
    measured("one event by its id", lambda n: store.event(f"s{n * 4}-3"))
    measured("one article with all its events", lambda n: store.coded(f"s{n * 4}"))


def additions(url: str, articles: int) -> None:
    """Print how many coded articles a second one process adds, each in its own transaction."""
    draw = random.Random(3)  # noqa: S311 - made-up data
    made = [coded(draw, 10_000_000 + n) for n in range(articles)]
    with Store.open(url) as store:
        for what in ("add", "add again, all known"):
            start, begun = time.perf_counter(), time.process_time()
            for one in made:
                store.add(one, "0")
            took, worked = time.perf_counter() - start, time.process_time() - begun
            print(f"{what}: {articles / took:.0f} articles/s of 10 events; {1000 * worked / articles:.1f} ms CPU an article")


def addresses(given: str | None) -> Iterator[str]:
    """Yield the store asked for, or a new SQLite file."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.db"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--store")
    options.add_argument("--add", type=int, default=2000)
    options.add_argument("--ask", action="store_true")
    args = options.parse_args()
    for url in addresses(args.store):
        with Store.open(url) as store:
            start = time.perf_counter()
            if not args.ask:
                fill(store, args.events)
            print(f"{store.dialect}: {store.counts().events} events in {time.perf_counter() - start:.0f} s", flush=True)
            questions(store)
        additions(url, args.add)
        if url.startswith("sqlite"):
            size = Path(url.removeprefix("sqlite:///")).stat().st_size
            print(f"file: {size / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
