"""The commands that show: board, report, demo."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal, cast

from lagebild.commands.output import opened, warn
from lagebild.commands.storing import add_articles, opened_store, store_url
from lagebild.errors import LagebildError
from lagebild.settings import settings


def board(url: str | None, host: str, port: int, token: str | None) -> int:
    """Serve the board until stopped."""
    from lagebild.board import serve

    opened_store(url, create=True).close()
    serve(store_url(url), host=host, port=port, token=token or settings().board_token)
    return 0


def report(dyad: str, begin: str, until: str, url: str | None, form: str, output: str) -> int:
    """Write the report on two actors."""
    from lagebild.board import report as write

    if form not in ("html", "md", "pdf"):
        raise LagebildError(f"--format {form}: it must be html, pdf or md")
    content = write(store_url(url), dyad, begin, until, cast("Literal['html', 'md', 'pdf']", form))
    with opened(output) as sink:
        sink.write(content)
    return 0


def demo(url: str | None, port: int) -> int:
    """Code the sample articles, corroborate them, and open the board on them."""
    from lagebild import pipeline
    from lagebild.samples import sample_articles

    where = url or f"sqlite:///{Path(tempfile.mkdtemp(prefix='lagebild-')) / 'demo.db'}"
    articles = list(sample_articles())
    warn(f"Coding {len(articles)} sample articles (Belarus and Russia, September 2021) into {where}")
    with opened_store(where) as store:
        warn(str(add_articles(store, articles, None, 1)))
        warn(str(pipeline.corroborate_store(store)))
    base = f"http://127.0.0.1:{port}"
    sys.stdout.write(f"\nThree places worth a first look:\n  {base}/\n  {base}/dyad/BLR-RUS\n  {base}/article/sample-05\n\n")
    sys.stdout.flush()
    if settings().no_browser:
        sys.stdout.write(f"Not opening a browser (LAGEBILD_NO_BROWSER). Later: lagebild board --store {where}\n")
        return 0
    return _serve_with_browser(where, base, port)


def _serve_with_browser(where: str, base: str, port: int) -> int:
    import threading
    import webbrowser

    from lagebild.board import serve

    threading.Timer(1.5, webbrowser.open, [base]).start()
    serve(where, host="127.0.0.1", port=port, workers=1)
    return 0
