"""The human view: readable tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lagebild.commands.output import named, warn
from lagebild.model import Actor, Attribution, Coded, Event, Issue, Timex


def names(actors: Iterable[Actor]) -> str:
    """Actors as one reads them: "Belarus (BLR GOV)"."""
    return ", ".join(f"{a.name or a.text} ({f'{a.code} {a.sector}'.strip()})" for a in actors) or "–"


def according(chain: Iterable[Attribution]) -> str:
    """A chain of sources, outermost first."""
    return " → ".join(link.source.name or link.text or "?" for link in chain)


def show(coded: Iterable[Coded | Issue], what: str) -> int:
    """Print a table per article; return the number of Issues."""
    from rich.console import Console

    console = Console()
    bad = 0
    for one in coded:
        if isinstance(one, Issue):
            warn(str(named(one)))
            bad += 1
        elif what == "events":
            _events(console, one)
        else:
            _quotations(console, one)
    return bad


def _events(console: Any, coded: Coded) -> None:
    from rich.table import Table
    from rich.text import Text

    article = coded.article
    console.print(Text(f"{article.title or article.id}  {article.date or ''}", style="bold"))
    by_sentence: dict[int, list[Event]] = {}
    for event in coded.events:
        by_sentence.setdefault(event.sentence, []).append(event)
    for number, events in sorted(by_sentence.items()):
        sentence = events[0].evidence.text if events[0].evidence else ""
        console.print(Text(f"\n[{number}] {' '.join(sentence.split())}"))
        table = Table(box=None, padding=(0, 2, 0, 2), header_style="dim")
        for column in ("what", "who", "to whom", "when", "said to be", "according to", "sure", "words"):
            table.add_column(column, overflow="fold")
        for e in events:
            table.add_row(
                e.event + (f" ({', '.join(e.mode)})" if e.mode else ""), names(e.actor), names(e.recipient),
                (e.time.value or "–") + ("" if e.time.stated else " *"), ", ".join(e.aux) or "fact",
                according(e.attribution) or "–", f"{e.confidence:.2f}", e.trigger.text)
        console.print(table)
    total = len(coded.events)
    console.print(Text(f"\n{total} event{'s' if total != 1 else ''}  (* no time stated: the article's date)\n", style="dim"))


def _quotations(console: Any, coded: Coded) -> None:
    from rich.table import Table

    table = Table(box=None, header_style="dim")
    for column in ("kind", "who", "says"):
        table.add_column(column, overflow="fold")
    text = coded.article.text
    for quote in coded.quotations:
        who = names([quote.source]) if quote.source else " ".join(text[s:e] for s, e in quote.speaker) or "–"
        table.add_row(quote.kind, who, " … ".join(text[s:e] for s, e in quote.quote))
    console.print(table)


def show_times(found: Iterable[Timex | Issue]) -> int:
    """Print time expressions with their values; return the number of Issues."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="dim")
    for column in ("words", "type", "value", "from", "until"):
        table.add_column(column)
    bad = 0
    for timex in found:
        if isinstance(timex, Issue):
            warn(str(timex))
            bad += 1
        else:
            table.add_row(timex.text, timex.type, timex.value, timex.begin or "", timex.until or "")
    Console().print(table)
    return bad
