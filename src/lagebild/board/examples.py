"""What the OpenAPI description shows as examples: one invented sentence and what is read out of it."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Example

from lagebild.model import (
    Actor,
    Article,
    Attribution,
    CiteInfo,
    Coded,
    Event,
    EventTime,
    Happening,
    Quotation,
    Source,
    Span,
    StateChange,
    Timex,
    Voice,
)
from lagebild.store import ActorCount, DyadCount

TEXT = "Laut Financial Times will die EU im Oktober weitere Sanktionen gegen Belarus verhängen."
ARTICLE = Article(id="a-1", text=TEXT, title="Neue Sanktionen geplant", date="2021-09-09", language="de",
                  publication="Beispielblatt", url="https://beispiel.example/1")


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span("text", start, start + len(words), words)


def _actor(code: str, name: str, words: str, sector: str = "") -> Actor:
    span = _span(words)
    return Actor(code=code, sector=sector, name=name, start=span.start, end=span.end, text=words)


_PAPER, _BODY, _STATE = _span("Financial Times"), _actor("EUR", "Europäische Union", "EU"), _actor("BLR", "Belarus", "Belarus", "GOV")
EVENT = Event(
    id="a-1-0", article="a-1", sentence=0, date="2021-10-01", enddate="2021-10-31", event="SANCTION", context=("economic",), quad_code=4,
    event_scale=-6.0, trigger=_span("verhängen"), actor=(_BODY,), recipient=(_STATE,), aux=("future", "reported"),
    attribution=(Attribution(kind="according_to", source=Source(kind="outlet", name="Financial Times", code="GBR", sector="JRN"),
                             start=_PAPER.start, end=_PAPER.end, text=_PAPER.text, cue=_span("Laut")),),
    time=EventTime(value="2021-10", start="2021-10-01", end="2021-10-31", stated=True, span=_span("Oktober")), confidence=0.85,
    by="rule:verb:verhängen:SANCTION:obj", evidence=_span(TEXT),
    cite_info=CiteInfo(publication="Beispielblatt", url="https://beispiel.example/1", title=ARTICLE.title, language="de"),
)
HAPPENING = Happening(
    id="h-1", event="SANCTION", quad_code=4, event_scale=-6.0, actor=(_BODY,), recipient=(_STATE,), begin="2021-10-01", until="2021-10-31",
    place=None, title=TEXT, events=("a-1-0",), first_told="2021-09-09", last_told="2021-09-09", state="expected",
    voices=(Voice(origin="Financial Times", kind="cited", outlets=("Beispielblatt",), articles=("a-1",), events=("a-1-0",)),),
    states=(StateChange(date="2021-09-09", state="expected", event="a-1-0"),),
)
QUOTATION = Quotation(article="a-1", kind="according_to", quote=((21, len(TEXT) - 1),), speaker=((_PAPER.start, _PAPER.end),), cue=((0, 4),))
_OCTOBER = _span("Oktober")
CODED = Coded(
    article=ARTICLE, sentences=(_span(TEXT),), events=(EVENT,), quotations=(QUOTATION,),
    times=(Timex(article="a-1", type="DATE", value="2021-10", start=_OCTOBER.start, end=_OCTOBER.end, text="Oktober",
                 begin="2021-10-01", until="2021-10-31"),),
)
ACTOR_COUNT = ActorCount(code="BLR", sector=None, name=None, wikidata=None, events=41, as_actor=23, as_recipient=18)
DYAD_COUNT = DyadCount(source="EUR", target="BLR", events=12, score=-3.4, quads=(1, 0, 7, 4), first_day="2021-09-06", last_day="2021-10-31")


def answers(kind: Any, value: Any, *, page: bool = False) -> dict[int, ResponseSpec]:
    """Return what 200 and 400 look like: `value` alone, or on a page of records."""
    plain = msgspec.to_builtins(value)
    example = {"page": 1, "size": 50, "more": False, "records": [plain]} if page else plain
    wrong = {"status_code": 400, "detail": "since='gestern' is no date; write it as 2021-09-09"}
    return {
        200: ResponseSpec(kind, generate_examples=False, description="What was asked for", examples=[Example(value=example)]),
        400: ResponseSpec(dict[str, Any], generate_examples=False, description="What is wrong with the question", examples=[Example(value=wrong)]),
    }


def shown(*values: Any) -> list[Example]:
    """Return examples of a parameter or body."""
    return [Example(value=value) for value in values]
