"""The commands from articles to records: read, code, quotes, times, parse."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from lagebild.commands.output import opened, read_all, warn, write_lines
from lagebild.errors import LagebildError
from lagebild.model import Article, Coded, Issue

CHUNK = 32  # articles one process codes at a time: enough sentences of like length for the networks' batches
LONGEST_SENTENCE = 1_000  # words; no newspaper writes longer ones
ALONE = 40  # up to so many articles a second process costs more to start than it saves


def read(sources: list[str], output: str, date: str | None) -> int:
    """Write the articles of all sources; return how many inputs were bad."""
    _check_date(date)
    return write_lines(output, read_all(sources, date))


def code(sources: list[str], output: str, what: str, *, as_json: bool, tier: str | None, jobs: int, date: str | None) -> int:
    """Write `what` ("events" or "quotations") of all sources; a table where standard output is a terminal."""
    _check_date(date)
    if what == "quotations":
        from lagebild.settings import whole_tier

        tier = whole_tier(tier)  # a quotation may stand in any sentence
    coded = code_side_by_side(read_all(sources, date), tier, jobs)
    if output == "-" and sys.stdout.isatty() and not as_json:
        from lagebild.commands.tables import show

        return show(coded, what)
    return write_lines(output, _parts(coded, what))


def times(sources: list[str], output: str, *, as_json: bool, date: str | None) -> int:
    """Write the time expressions of all sources."""
    _check_date(date)
    found = _times(read_all(sources, date))
    if output == "-" and sys.stdout.isatty() and not as_json:
        from lagebild.commands.tables import show_times

        return show_times(found)
    return write_lines(output, found)


def parse(sources: list[str], output: str, form: str, language: str, tier: str | None) -> int:
    """Write the trees of all sources as CoNLL-U or SVG."""
    from lagebild.language import load, parse_to_conllu, parse_to_svg
    from lagebild.settings import whole_tier

    if form not in ("conllu", "svg"):
        raise LagebildError(f"--format {form}: it must be conllu or svg")
    bad = 0
    nlp = load(language, whole_tier(tier))
    with opened(output) as sink:
        for article in read_all(sources):
            if isinstance(article, Issue):
                warn(str(article))
                bad += 1
                continue
            doc = nlp(article.text)
            sink.write((parse_to_conllu(doc) if form == "conllu" else parse_to_svg(doc)).encode() + b"\n")
    return bad


def _check_date(date: str | None) -> None:
    from datetime import date as day

    if date is not None:
        try:
            day.fromisoformat(date[:10])
        except ValueError:
            raise LagebildError(f"--date {date}: no date; write it as YYYY-MM-DD") from None


def _times(articles: Iterable[Article | Issue]) -> Iterator[Any]:
    from lagebild import pipeline

    for article in articles:
        ready = pipeline.prepared(article) if isinstance(article, Article) else article
        if isinstance(ready, Issue):
            yield ready
        else:
            yield from pipeline.times(ready)


def _parts(coded: Iterable[Coded | Issue], what: str) -> Iterator[Any]:
    for one in coded:
        if isinstance(one, Issue):
            yield one
        else:
            yield from getattr(one, what)


def code_side_by_side(articles: Iterable[Article | Issue], tier: str | None, jobs: int) -> Iterator[Coded | Issue]:
    """Code articles in order, in `jobs` processes where there are enough of them; Issues pass through in place."""
    stream = iter(articles)
    first = [item for _, item in zip(range(ALONE), stream, strict=False)]
    if jobs <= 1 or len(first) < ALONE:
        yield from _passing(first, tier)
        yield from _passing(stream, tier)
        return
    yield from _pooled(first, stream, tier, jobs)


def _passing(items: Iterable[Article | Issue], tier: str | None) -> Iterator[Coded | Issue]:
    """Code in this process, a chunk at a time, keeping the order of articles and Issues."""
    chunk: list[Article | Issue] = []
    for item in items:
        chunk.append(item)
        if len(chunk) >= CHUNK * 2:
            yield from code_chunk(chunk, tier)
            chunk = []
    yield from code_chunk(chunk, tier)


def code_chunk(chunk: list[Article | Issue], tier: str | None) -> list[Coded | Issue]:
    """Code one chunk; a failure inside an article becomes an Issue that names it and the rest goes on."""
    from lagebild import pipeline

    articles = [item for item in chunk if isinstance(item, Article)]
    done = iter(_guarded(pipeline, articles, tier))
    out: list[Coded | Issue] = []
    for item in chunk:
        one = next(done) if isinstance(item, Article) else item
        out.append(one)
        if isinstance(one, Coded):
            out.extend(_too_long(one))
    return out


def _too_long(coded: Coded) -> Iterator[Issue]:
    """Name the sentences no parser reads whole, so that their missing records are no silence."""
    for number, span in enumerate(coded.sentences):
        words = span.text.count(" ") + 1
        if words > LONGEST_SENTENCE:
            yield Issue(source=coded.article.url or coded.article.id, station="language", reason=(
                f"sentence {number} has {words} words and is parsed in pieces, its records may be incomplete; "
                "give the text with its full stops and paragraphs"))


def _guarded(pipeline: Any, articles: list[Article], tier: str | None) -> list[Coded | Issue]:
    try:
        return list(pipeline.code_articles(articles, tier=tier))
    except (LagebildError, MemoryError, ImportError):
        raise
    except Exception as error:  # noqa: BLE001  # one article's fault must not end the batch; it is named below
        if len(articles) == 1:
            name = articles[0].id or articles[0].url or "article"
            return [Issue(source=name, station="coding", reason=f"coding failed ({type(error).__name__}: {error}); please report this article")]
        return [one for article in articles for one in _guarded(pipeline, [article], tier)]


def _pooled(first: list[Article | Issue], rest: Iterator[Article | Issue], tier: str | None, jobs: int) -> Iterator[Coded | Issue]:
    import itertools
    import multiprocessing
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    def chunks() -> Iterator[list[Article | Issue]]:
        stream = itertools.chain(first, rest)
        while chunk := list(itertools.islice(stream, CHUNK)):
            yield chunk

    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_settle) as pool:
        waiting: deque[Future[bytes]] = deque()
        for chunk in chunks():
            waiting.append(pool.submit(_work, chunk, tier))
            while len(waiting) > jobs * 2:
                yield from _unpack(waiting.popleft().result())
        while waiting:
            yield from _unpack(waiting.popleft().result())


def _settle() -> None:
    """Load the German knowledge in a worker and keep the garbage collector from going over it again and again."""
    import gc

    from lagebild.coding import coder

    coder("de")
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _work(chunk: list[Article | Issue], tier: str | None) -> bytes:
    """Run in a worker: values travel as MessagePack, which is quicker than pickling them."""
    done = code_chunk(chunk, tier)
    return msgspec.msgpack.encode([(isinstance(one, Coded), one) for one in done])


def _unpack(data: bytes) -> list[Coded | Issue]:
    pairs = msgspec.msgpack.decode(data, type=list[tuple[bool, msgspec.Raw]])
    return [msgspec.msgpack.decode(raw, type=Coded) if good else msgspec.msgpack.decode(raw, type=Issue) for good, raw in pairs]
