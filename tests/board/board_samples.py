"""What the board's tests share: names, an article with events, and a hostile one."""

import importlib.util
from pathlib import Path

from lagebild.model import Actor, Article, CiteInfo, Coded, Event, EventTime, Quotation, Span

_spec = importlib.util.spec_from_file_location("synthetic", Path(__file__).parents[2] / "benchmarks" / "synthetic.py")
synthetic = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(synthetic)

NAMES = ("testserver", "testserver.local")
EVIL = '<script>alert("x")</script>'


def coded(text="Belarus kritisierte Polen.", key="x1", title="", **more):
    """Code "A verb B." by hand."""
    words, start = text.rstrip(".").split(), [0]
    for word in words:
        start.append(start[-1] + len(word) + 1)
    article = Article(text=text, title=title, id=key, date="2021-09-09", language="de", **more)
    event = Event(
        id=f"{key}-0", article=key, sentence=0, date="2021-09-09", enddate="2021-09-09", event="ACCUSE", quad_code=3,
        event_scale=-3.0, trigger=article.span("text", start[1], start[1] + len(words[1])),
        actor=(Actor(code="BLR", name=words[0], start=0, end=len(words[0]), text=words[0]),),
        recipient=(Actor(code="POL", name=words[2], start=start[2], end=start[2] + len(words[2]), text=words[2]),),
        aux=("reported",), time=EventTime(), evidence=Span("text", 0, len(text), text), confidence=0.8,
        cite_info=CiteInfo(publication=article.publication, url=article.url, title=title))
    said = Quotation(article=key, kind="direct", quote=((0, len(words[0])),), source=Actor(code="BLR", name=words[0]))
    return Coded(article=article, events=(event,), quotations=(said,), sentences=(article.span("text", 0, len(text)),))


def evil(url="javascript:alert(1)"):
    """Return an article that tries to break out of the page wherever it can."""
    return coded(f"{EVIL} kritisierte Polen.", "evil", title=f"{EVIL} Titel", publication=f"Blatt {EVIL}",
                 url=url, authors=(f'"><img src=x onerror=alert(1)>{EVIL}',))


