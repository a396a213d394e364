"""Pictures of the board for the README: `python -m lagebild.board.screenshots OUT [STORE]` (`make screenshots`).

Without a store the sample articles of `lagebild demo` are coded into a temporary one. Needs Debian's Chromium.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lagebild.board.reporting import BROWSERS
from lagebild.errors import LagebildError
from lagebild.store import Store

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)
SIZE = {"width": 1120, "height": 960}


def chromium() -> str:
    """Return where Chromium is; raises LagebildError where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise LagebildError("pictures of the board need Chromium; run apt-get install chromium")
    return found


@contextlib.contextmanager
def running(store_url: str, **options: Any) -> Iterator[str]:
    """Serve the board on a free port of this machine for as long as the context lasts; yields its address."""
    import uvicorn

    from lagebild.board.app import app

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app(store_url, **options), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


def shots(store_url: str) -> dict[str, str]:
    """Return file names and the addresses they show: the situation, the busiest pair, the most marked article."""
    with Store.open(store_url, create=False) as store:
        dyads = store.dyads(limit=40)
        pair = next((d for d in dyads if "---" not in {d.source, d.target} and d.source != d.target), None)
        articles = store.articles(limit=50)
        best = max(articles, key=lambda one: len(store.coded(one.id).events), default=None)
    made = {"situation.png": "/"}
    if pair:
        made["dyad.png"] = f"/dyad/{min(pair.source, pair.target)}-{max(pair.source, pair.target)}"
    if best:
        made["article.png"] = f"/article/{best.id}"
    return made


def take(store_url: str, out: Path) -> list[Path]:
    """Write the pictures into `out` and return them."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    made = []
    with running(store_url) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        page = browser.new_page(viewport=SIZE, color_scheme="light", locale="de-DE")  # type: ignore[arg-type]
        for name, path in shots(store_url).items():
            page.goto(base + path)
            page.screenshot(path=out / name)
            made.append(out / name)
        browser.close()
    return made


def _sample_store(folder: str) -> str:
    """Code the sample articles into a new store and corroborate them, as `lagebild demo` does."""
    from lagebild.model import Coded
    from lagebild.pipeline import code_articles, corroborate_store
    from lagebild.samples import sample_articles

    url = f"sqlite:///{folder}/samples.db"
    with Store.open(url) as store:
        for coded in code_articles(sample_articles()):
            if isinstance(coded, Coded):
                store.add(coded, "screenshots")
        corroborate_store(store)
    return url


def main(arguments: list[str]) -> int:
    """Take the pictures and name them."""
    out = Path(arguments[0] if arguments else "docs/images")
    with tempfile.TemporaryDirectory() as folder:
        for picture in take(arguments[1] if len(arguments) > 1 else _sample_store(folder), out):
            sys.stderr.write(f"{picture} {picture.stat().st_size // 1024} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
