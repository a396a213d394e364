"""THE MAP: the whole way from a source to happenings, one function per station.

source --read--> Article --analyse--> Doc --code_articles--> Coded --add--> store --corroborate--> Happening
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from lagebild.errors import LanguageError
from lagebild.model import Article, Coded, Event, Issue, Quotation, Span, Timex
from lagebild.model.explanation import Explained, ExplainedSentence
from lagebild.settings import checked_tier, settings, whole_tier

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.coding.readings import Reading
    from lagebild.store import Store

BATCH = 64  # articles analysed together: enough to fill the encoder's batches, little to hold in memory
BATCH_CHARS = 400_000  # and never more text than this at once
LANGUAGES = ("de", "en")


def analyse(article: Article, *, tier: str | None = None) -> Coded:
    """Return everything read out of one article: sentences, events, quotations and times.

    Raises LanguageError for an article in a language Lagebild does not code.
    """
    for coded in code_articles([article], tier=tier):
        if isinstance(coded, Issue):
            raise LanguageError(str(coded))
        return coded
    raise LanguageError(f"{article.id}: nothing coded")


def code(article: Article, *, tier: str | None = None) -> tuple[Event, ...]:
    """Return the events of one article (codebook.md, "Record")."""
    return analyse(article, tier=tier).events


def explain(article: Article, *, tier: str | None = None) -> Explained:
    """Return what `analyse` returns, with trees, matching entries and why some of them coded nothing.

    Raises LanguageError for an article that cannot be coded.
    """
    ready = prepared(article)
    if isinstance(ready, Issue):
        raise LanguageError(str(ready))
    doc, title = _analyse([(0, ready)], ready.language or "de", tier)[0]
    trace: list[ExplainedSentence] = []
    coded = _code_one(ready, doc, title, trace, tier=tier)
    return Explained(coded=coded, sentences=tuple(trace))


def quotes(article: Article, *, tier: str | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of one article with their speakers; offsets into its text."""
    return analyse(article, tier=whole_tier(tier)).quotations


def times(article: Article) -> tuple[Timex, ...]:
    """Return the time expressions (TIMEX3) of one article's text; needs no language model."""
    from lagebild.coding.times import find_times

    return find_times(article if article.language else msgspec.structs.replace(article, language="de"))


def code_articles(articles: Iterable[Article], *, tier: str | None = None, rules_alone: bool = False) -> Iterator[Coded | Issue]:
    """Code articles in batches, in order; an article that cannot be coded yields an Issue that names it.

    `rules_alone` leaves out the second opinion on sides (docs/coding.md), whatever the settings say.
    """
    for batch in _batches(articles):
        yield from _code_batch(batch, tier, rules_alone=rules_alone)


def prepared(article: Article) -> Article | Issue:
    """Return the article with id and language filled in, or the Issue that keeps it from being coded."""
    name = (article.id or article.url or "article").encode("utf-8", "replace").decode()
    try:
        msgspec.json.encode(article)
    except UnicodeEncodeError:
        return Issue(source=name, reason="it holds half a character (a lone surrogate) and cannot be written as UTF-8; read it again from its bytes",
                     station="language")
    if not article.text.strip():
        return Issue(source=name, reason="the text is empty; give an article with text", station="language")
    size = len(article.text) + len(article.title)
    if size > settings().max_chars:
        return Issue(source=name, station="language",
                     reason=f"text and title have {size} characters, more than max_chars ({settings().max_chars}); split it or raise max_chars")
    if article.language is None:
        from lagebild.ingest import detect_language

        article = msgspec.structs.replace(article, language=detect_language(article.text))
    if article.language not in LANGUAGES:
        return Issue(source=name, station="language",
                     reason=f"the language is {article.language or 'unknown'}; Lagebild codes {', '.join(LANGUAGES)} (set \"language\" if this is wrong)")
    if not article.id:
        digest = hashlib.sha256(f"{article.url or ''}|{article.title}|{article.text}".encode()).hexdigest()[:16]
        article = msgspec.structs.replace(article, id=digest)
    return article


def _batches(articles: Iterable[Article]) -> Iterator[list[Article | Issue]]:
    batch: list[Article | Issue] = []
    size = 0
    for article in articles:
        ready = prepared(article)
        batch.append(ready)
        size += len(ready.text) if isinstance(ready, Article) else 0
        if len(batch) >= BATCH or size >= BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _code_batch(batch: list[Article | Issue], tier: str | None, *, rules_alone: bool = False) -> Iterator[Coded | Issue]:
    docs: dict[int, tuple[Doc, Doc | None]] = {}
    for language in LANGUAGES:
        these = [(i, a) for i, a in enumerate(batch) if isinstance(a, Article) and a.language == language]
        if these:
            docs.update(_analyse(these, language, tier))
    for i, article in enumerate(batch):
        if isinstance(article, Issue):
            yield article
        else:
            yield _code_one(article, *docs[i], tier=tier, rules_alone=rules_alone)


def _analyse(these: list[tuple[int, Article]], language: str, tier: str | None) -> dict[int, tuple[Doc, Doc | None]]:
    """Parse texts and titles of one language together."""
    texts = [a.text for _, a in these]
    titles = [(i, a.title) for i, a in these if a.title.strip()]
    parsed = _parsed([*texts, *(t for _, t in titles)], language, checked_tier(tier))
    headed = {i: doc for (i, _), doc in zip(titles, parsed[len(texts):], strict=True)}
    return {i: (doc, headed.get(i)) for (i, _), doc in zip(these, parsed[:len(texts)], strict=True)}


def _parsed(texts: list[str], language: str, tier: str) -> list[Doc]:
    """Parse texts of one language: with one network, or ("mixed") the sentences that may hold an event with the better one."""
    from lagebild.coding import candidates, coder
    from lagebild.language import load, mixed

    threads = settings().threads
    if tier != "mixed":
        return list(load(language, whole_tier(tier), threads=threads).pipe(texts))
    rules = coder(language)
    return mixed(language, threads).parse(texts, lambda docs: [candidates(rules, doc) for doc in docs])


def _code_one(article: Article, doc: Doc, title: Doc | None, trace: list[ExplainedSentence] | None = None, *, tier: str | None = None,
              rules_alone: bool = False) -> Coded:
    """Code one article; `trace` takes what the rules saw of each sentence."""
    from lagebild.coding import coder
    from lagebild.coding.explaining import explained
    from lagebild.coding.quotes import find_quotes
    from lagebild.coding.times import clause_tenses, find_times
    from lagebild.language import context_encoder

    rules = coder(article.language or "de")
    sentences, resolver = rules.prepare(article, doc, title)
    quotations = find_quotes(article, doc, rules.speaker(sentences, resolver))
    timexes = find_times(article, clause_tenses(sentences) if article.language == "de" else None)
    read: list[Reading] | None = None if trace is None else []
    reader = None if rules_alone or checked_tier(tier) == "fast" or not settings().second_opinion else context_encoder(article.language or "de", settings().threads)
    found = rules.code(article, sentences, resolver, quotations, timexes, read=read, rules_alone=rules_alone, reader=reader.read if reader else None)
    if trace is not None and read is not None:
        trace += explained(sentences, read, resolver, found)
    spans = tuple(Span("text", s.start, s.end, article.text[s.start:s.end]) for s in sentences)
    return Coded(article=article, sentences=spans, events=found, quotations=quotations, times=timexes)


def record(value: Any) -> bytes:
    """Return a frozen value as one line of JSON (contract.md)."""
    return msgspec.json.encode(value)


class Joined(msgspec.Struct, frozen=True):
    """What one run of corroboration found in a store; `new` happenings were not there before."""

    articles: int
    events: int
    copies: int
    stories: int
    happenings: int
    new: int
    several: int

    def __str__(self) -> str:
        """Return the summary line."""
        return (f"{counted(self.articles, 'article')}: {counted(self.events, 'event')}, {counted(self.new, 'new happening')} of {self.happenings}, "
                f"{self.several} told by several voices, {self.copies} copies, {self.stories} stories")


def counted(number: int, what: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def corroborate_store(store: Store) -> Joined:
    """Find copies, stories and happenings among everything in `store` and write them back."""
    from lagebild.corroboration import corroborated

    found = corroborated(store.all_coded(order="published"), settings().corroborate_days or None)
    before = {happening.id for happening in store.happenings(limit=None)}
    store.set_copy_groups(dict(found.copy_groups))
    store.replace_stories(found.stories)
    store.replace_happenings(found.happenings)
    return Joined(
        articles=len(found.copy_groups), events=sum(len(h.events) for h in found.happenings), copies=found.copies, stories=len(found.stories),
        happenings=len(found.happenings), new=sum(h.id not in before for h in found.happenings),
        several=sum(len(h.voices) > 1 for h in found.happenings))
