"""The Lagebericht: one pair of actors over a period, to print and to cite, every claim with a footnote."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from lagebild.board.asking import Ask
from lagebild.board.desk import Desk
from lagebild.board.drawing import draw
from lagebild.board.pages import dyad
from lagebild.board.words import Language
from lagebild.errors import LagebildError
from lagebild.model import Event
from lagebild.situation import Step
from lagebild.store import Store

Format = Literal["html", "md", "pdf"]
SHOWN = 20
CITED = 3
"""Tellings cited for a happening: the first ones, by different outlets where there are."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PDF_SECONDS = 90


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote: an event and the day its article appeared."""

    number: int
    event: Event
    published: str | None


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """The report; `cited` gives the footnotes of each happening and statement by its id."""

    dyad: dyad.DyadView
    notes: tuple[Note, ...]
    cited: dict[str, tuple[int, ...]]
    articles: int
    outlets: int


def _chosen(events: list[Event]) -> list[Event]:
    """Return the first tellings of different outlets."""
    by_outlet: dict[str | None, Event] = {}
    for event in events:
        by_outlet.setdefault(event.cite_info.publication, event)
    return list(by_outlet.values())[:CITED]


def view(
    desk: Desk, pair: tuple[str, str], since: str | None = None, until: str | None = None, step: Step | None = None
) -> ReportView:
    """Gather the report of a pair: the page Beziehung, with footnotes."""
    page = dyad.view(desk, pair, since, until, step)
    page = msgspec.structs.replace(page, ranked=page.ranked[:SHOWN])
    tellings = desk.ask.events([key for one in page.ranked for key in one.happening.events])
    notes: list[Event] = []
    numbers: dict[str, int] = {}
    cited: dict[str, tuple[int, ...]] = {}

    def cite(key: str, events: list[Event]) -> None:
        for event in events:
            if event.id not in numbers:
                notes.append(event)
                numbers[event.id] = len(notes)
        cited[key] = tuple(numbers[event.id] for event in events)

    for one in page.ranked:
        cite(one.happening.id, _chosen([tellings[key] for key in one.happening.events if key in tellings]))
    for event in (*page.one_says, *page.other_says):
        cite(event.id, [event])
    briefs = desk.ask.briefs([event.article for event in notes])
    return ReportView(
        dyad=page, cited=cited, articles=len(briefs), outlets=len({event.cite_info.publication for event in notes}),
        notes=tuple(
            Note(number=number, event=event, published=briefs[event.article].date if event.article in briefs else None)
            for number, event in enumerate(notes, 1)
        ),
    )


def _ask(language: Language) -> Ask:
    return Ask(language=language, theme="light", json=False, path="/", query=())


def as_html(found: ReportView, language: Language = "de") -> str:
    """Return the report as one HTML file that needs nothing beside it."""
    css = "".join(files("lagebild.board").joinpath("static", name).read_text("utf-8") for name in ("board.css", "report.css"))
    return draw("report.html", _ask(language), {"view": found, "css": css})


def as_markdown(found: ReportView, language: Language = "de") -> str:
    """Return the report as Markdown, what came from articles escaped."""
    text = draw("report.md", _ask(language), {"view": found, "md": markdown})
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def markdown(text: object) -> str:
    """Escape what Markdown or HTML would take for markup."""
    plain = " ".join(str(text).split())
    return re.sub(r"([\\`*_{}\[\]<>|#~])", r"\\\1", plain)


def pdf(html: str) -> bytes:
    """Print a page with Chromium; raises LagebildError where there is none or it fails."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise LagebildError("a PDF needs Chromium and there is none; apt-get install chromium, or ask for html or md")
    with tempfile.TemporaryDirectory(prefix="lagebild-") as folder:
        source, target = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_text(html, encoding="utf-8")
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PDF_SECONDS, check=False)  # noqa: S603 - our own file
        except subprocess.TimeoutExpired:
            raise LagebildError(f"Chromium did not print within {PDF_SECONDS} s; ask for html or md instead") from None
        if not target.is_file():
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no message"]
            raise LagebildError(f"Chromium could not print the report ({last[0]}); ask for html or md instead")
        return target.read_bytes()


def pair_of(text: str) -> tuple[str, str]:
    """Return the two codes of "BLR-RUS"; raises LagebildError."""
    found = re.fullmatch(r"([A-Z]{3})-([A-Z]{3})", text.strip().upper())
    if found is None:
        raise LagebildError(f"{text!r} is no pair; write two actor codes with a hyphen, such as BLR-RUS")
    return found[1], found[2]


def report(
    store_url: str, dyad: str, begin: str | None = None, until: str | None = None, format: Format = "html",  # noqa: A002
    language: Language = "de",
) -> bytes:
    """Return the Lagebericht of a pair ("BLR-RUS") from `begin` to `until` (ISO dates) as a file's content.

    Raises StoreError for a store that cannot be opened, LagebildError for a bad pair or a PDF without Chromium.
    """
    pair = pair_of(dyad)
    desk = Desk(Store.open(store_url, create=False))
    try:
        found = view(desk, pair, begin, until)
    finally:
        desk.close()
    if format == "md":
        return as_markdown(found, language).encode()
    html = as_html(found, language)
    return pdf(html) if format == "pdf" else html.encode()
