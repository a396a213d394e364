"""The command line: each command a thin layer over a documented function (contract.md)."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

app = typer.Typer(
    name="lagebild", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="From German news to checkable political event data: who did what to whom, when, according to whom, and how sure.")
knowledge_app = typer.Typer(help="Check and show the knowledge the coding rests on.", no_args_is_help=True)
app.add_typer(knowledge_app, name="knowledge")

Sources = Annotated[list[str] | None, typer.Argument(help="files, folders, globs, URLs, or - for standard input", show_default=False)]
Input = Annotated[str | None, typer.Option("--input", "-i", help="articles to read (a file, a URL, or - for standard input)")]
Output = Annotated[str, typer.Option("--output", "-o", help="where the records go (- is standard output)")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines even on a terminal")]
Tier = Annotated[str | None, typer.Option(help="which parser: mixed (as set), accurate or fast")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="processes that code side by side")]
Date = Annotated[str | None, typer.Option(help="publication date of articles that carry none (ISO 8601)")]
StoreUrl = Annotated[str | None, typer.Option("--store", help="sqlite:///FILE or postgresql://…")]


@app.command()
def read(sources: Sources = None, output: Output = "-", date: Date = None) -> None:
    """Read pages, feeds, archives and files as articles."""
    from lagebild.commands import articles

    _leave(articles.read(sources or ["-"], output, date))


@app.command()
def code(sources: Sources = None, input: Input = None, output: Output = "-", json: Json = False, tier: Tier = None,  # noqa: A002  # contract.md names the option
         jobs: Jobs = 2, date: Date = None) -> None:
    """Code articles: one event record a line, or a readable table on a terminal."""
    from lagebild.commands import articles

    _leave(articles.code(_inputs(sources, input), output, "events", as_json=json, tier=tier, jobs=jobs, date=date))


@app.command()
def quotes(sources: Sources = None, input: Input = None, output: Output = "-", json: Json = False, tier: Tier = None,  # noqa: A002
           jobs: Jobs = 2, date: Date = None) -> None:
    """Find who says what: quotations and reported speech with their speakers."""
    from lagebild.commands import articles

    _leave(articles.code(_inputs(sources, input), output, "quotations", as_json=json, tier=tier, jobs=jobs, date=date))


@app.command()
def times(sources: Sources = None, input: Input = None, output: Output = "-", json: Json = False, date: Date = None) -> None:  # noqa: A002
    """Find time expressions (TIMEX3) and the dates they mean."""
    from lagebild.commands import articles

    _leave(articles.times(_inputs(sources, input), output, as_json=json, date=date))


@app.command()
def parse(sources: Sources = None, output: Output = "-", format: Annotated[str, typer.Option(help="conllu or svg")] = "conllu",  # noqa: A002
          language: Annotated[str, typer.Option(help="de or en")] = "de", tier: Tier = None) -> None:
    """Show the dependency trees of a text (CoNLL-U, or a picture)."""
    from lagebild.commands import articles

    _leave(articles.parse(sources or ["-"], output, format, language, tier))


@app.command()
def explain(text: Annotated[str, typer.Argument(help="a sentence or a short text")],
            language: Annotated[str, typer.Option(help="de or en")] = "de", date: Date = None, tier: Tier = None) -> None:
    """Show why a sentence is coded as it is: tree, matching entries, what was rejected and why."""
    from lagebild.commands import explaining

    _leave(explaining.explain(text, language, date, tier))


@app.command()
def add(sources: Sources = None, store: StoreUrl = None, tier: Tier = None, jobs: Jobs = 2, date: Date = None) -> None:
    """Read, code and store; what is already there is not added twice."""
    from lagebild.commands import storing

    _leave(storing.add(sources or ["-"], store, tier, jobs, date))


@app.command()
def watch(feeds: Annotated[str, typer.Argument(help="a YAML file of feeds")], store: StoreUrl = None,
          every: Annotated[str, typer.Option(help="how often: 30s, 15m, 2h")] = "15m", tier: Tier = None,
          once: Annotated[bool, typer.Option("--once", help="one round, then stop")] = False) -> None:
    """Poll feeds, add what is new; stop and start at any moment."""
    from lagebild.commands import storing

    _leave(storing.watch(feeds, store, every, tier, once=once))


@app.command()
def recode(store: StoreUrl = None, tier: Tier = None, jobs: Jobs = 2) -> None:
    """Code the stored articles again with this version; the old coding is kept as history."""
    from lagebild.commands import storing

    _leave(storing.recode(store, tier, jobs))


@app.command()
def corroborate(store: StoreUrl = None) -> None:
    """Join the records of one act told by several articles into happenings."""
    from lagebild.commands import storing

    _leave(storing.corroborate(store))


@app.command()
def stories(store: StoreUrl = None, limit: Annotated[int, typer.Option(help="how many")] = 50) -> None:
    """List the stories: articles about one matter."""
    from lagebild.commands import storing

    _leave(storing.stories(store, limit))


@app.command()
def issues(store: StoreUrl = None, limit: Annotated[int, typer.Option(help="how many")] = 200) -> None:
    """List what could not be read or coded, and why."""
    from lagebild.commands import storing

    _leave(storing.issues(store, limit))


@app.command()
def export(store: StoreUrl = None, format: Annotated[str, typer.Option(help="plover, csv, parquet or gdelt")] = "plover",  # noqa: A002
           output: Output = "-") -> None:
    """Write the stored events for other tools."""
    from lagebild.commands import storing

    _leave(storing.export(store, format, output))


@app.command()
def board(store: StoreUrl = None, host: Annotated[str, typer.Option(help="address to bind")] = "127.0.0.1",
          port: Annotated[int, typer.Option(help="port")] = 8321, token: Annotated[str | None, typer.Option(help="needed when bound elsewhere")] = None) -> None:
    """Serve the web board and its API."""
    from lagebild.commands import showing

    _leave(showing.board(store, host, port, token))


@app.command()
def report(dyad: Annotated[str, typer.Option(help="two codes, as in BLR-RUS")], begin: Annotated[str, typer.Option("--from", help="first day")],
           until: Annotated[str, typer.Option("--until", help="last day")], store: StoreUrl = None, output: Output = "-",
           format: Annotated[str, typer.Option(help="html, pdf or md")] = "html") -> None:  # noqa: A002
    """Write a printable Lagebericht on two actors."""
    from lagebild.commands import showing

    _leave(showing.report(dyad, begin, until, store, format, output))


@app.command()
def demo(store: StoreUrl = None, port: Annotated[int, typer.Option(help="port of the board")] = 8321) -> None:
    """Code the sample articles, corroborate them and open the board."""
    from lagebild.commands import showing

    _leave(showing.demo(store, port))


@knowledge_app.command()
def check(language: Annotated[str, typer.Option(help="de or en")] = "de", tier: Tier = None,
          file: Annotated[str | None, typer.Option(help="only entries of files whose name holds this")] = None,
          corpus: Annotated[str | None, typer.Option(help="a text file (.gz): report entries never matched on its lines")] = None) -> None:
    """Code every entry's example; report those without one, those not coded as they claim, and doubles."""
    from lagebild.commands import checking

    _leave(checking.check(language, tier, file, corpus))


@app.callback(invoke_without_command=True)
def version(show: Annotated[bool, typer.Option("--version", help="print the version and stop")] = False) -> None:
    """Lagebild."""
    if show:
        import importlib.metadata

        typer.echo(importlib.metadata.version("lagebild"))
        raise typer.Exit


def _inputs(sources: list[str] | None, given: str | None) -> list[str]:
    return [*(sources or []), *([given] if given else [])] or ["-"]


def _leave(bad: int) -> None:
    """Exit with 1 where inputs were bad; they are named on standard error by now."""
    if bad:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; Lagebild's own errors become one line on standard error and status 1."""
    from lagebild.errors import LagebildError, SettingsError

    # NumPy's products here are small: its threads would only wait for each other, in every worker (two to three times the CPU time).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except SettingsError as error:
        sys.stderr.write(f"lagebild: {error}\n")
        sys.exit(2)
    except LagebildError as error:
        sys.stderr.write(f"lagebild: {error}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


