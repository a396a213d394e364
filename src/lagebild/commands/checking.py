"""`lagebild knowledge check`: whether every predicate's example is coded as the entry claims."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from lagebild.commands.output import warn
from lagebild.errors import LagebildError
from lagebild.knowledge.predicates import Predicate, lexicon
from lagebild.model import Article, Coded, Event, Issue

DATE = "2022-06-01"  # examples name office holders of about this time


class Claim(msgspec.Struct, frozen=True):
    """What an entry's `codes` says: country codes of actor and recipient, and modes."""

    actor: frozenset[str]
    recipient: frozenset[str]
    aux: frozenset[str]


def claim(codes: str) -> Claim:
    """Read "DEU GOV, FRA > RUS | future"."""
    who, _, aux = codes.partition("|")
    actor, _, recipient = who.partition(">")
    return Claim(_countries(actor), _countries(recipient), frozenset(a.strip() for a in aux.split(",") if a.strip()))


def _countries(text: str) -> frozenset[str]:
    return frozenset(part.split()[0] for part in text.split(",") if part.strip()) - {"---"}


def _codes(event: Event, role: str) -> frozenset[str]:
    return frozenset(a.code for a in getattr(event, role)) - {"---"}


def _named(event: Event) -> frozenset[str]:
    """The recipients the sentence itself names; an example claims nothing of what context fills in."""
    return frozenset(a.code for a in event.recipient if a.by != "context") - {"---"}


def fulfils(entry: Predicate, wanted: Claim, coded: Coded) -> str:
    """Return "" where the example yields the record claimed, else what it yields."""
    kinds = {entry.type, entry.negated} if entry.type != "NONE" else set()
    if entry.type == "NONE":
        wrong = [e for e in coded.events if e.trigger.text and entry.lemma[:4] in e.trigger.text.lower()]
        return "" if not wrong else f"coded {wrong[0].event}"
    own = [e for e in coded.events if e.event in kinds or (wanted.aux and e.event in {"AGREE", "CONCEDE"})]
    for event in own:
        if _codes(event, "actor") == wanted.actor and wanted.recipient in (_codes(event, "recipient"), _named(event)):
            return ""
    return "; ".join(
        f"{e.event} {','.join(sorted(_codes(e, 'actor')))}>{','.join(sorted(_codes(e, 'recipient')))} by {e.by}"
        for e in coded.events) or "nothing coded"


def check(language: str, tier: str | None, file: str | None, corpus: str | None) -> int:
    """Print every entry whose example fails, entries without example and doubles; return how many are wrong."""
    entries = [e for e in lexicon(language).entries if file is None or file in Path(e.file).name]
    bad = _doubles(entries)
    examples = [e for e in entries if e.example]
    for entry in entries:
        if not entry.example:
            warn(f"{Path(entry.file).name}: {entry.id}: no example")
            bad += 1
    failed: Counter[str] = Counter()
    for entry, coded in zip(examples, _coded(examples, language, tier), strict=True):
        result = fulfils(entry, claim(entry.codes), coded)
        if result:
            failed[Path(entry.file).name] += 1
            print(f"{Path(entry.file).name}: {entry.id}: {entry.example} [{entry.codes}] -> {result}")  # noqa: T201  # the command's output
    for name, count in sorted(Counter(Path(e.file).name for e in examples).items()):
        print(f"{name}: {count - failed[name]} of {count} examples coded as claimed")  # noqa: T201
    print(f"{len(entries)} entries, {sum(failed.values())} failing")  # noqa: T201
    if corpus:
        _unmatched(entries, corpus, language, tier)
    return bad + sum(failed.values())


def _doubles(entries: list[Predicate]) -> int:
    seen: dict[tuple[object, ...], Predicate] = {}
    bad = 0
    for e in entries:
        key = (e.lemma, e.part, e.reflexive, e.type, tuple(sorted((k, tuple(sorted(v))) for k, v in e.when.items())), e.needs,
               tuple(sorted(e.actor_in)), tuple(sorted(e.recipient_in)), tuple(sorted(e.unless)))
        if key in seen:
            warn(f"{Path(e.file).name}: {e.id}: written twice (also in {Path(seen[key].file).name})")
            bad += 1
        seen[key] = e
    return bad


def _coded(entries: list[Predicate], language: str, tier: str | None) -> Iterator[Coded]:
    from lagebild import pipeline

    articles = (Article(id=f"x{i}", text=entry.example, date=DATE, language=language) for i, entry in enumerate(entries))
    for coded in pipeline.code_articles(articles, tier=tier, rules_alone=True):  # it is the entry that is checked
        if isinstance(coded, Issue):
            raise LagebildError(str(coded))
        yield coded


def _unmatched(entries: list[Predicate], corpus: str, language: str, tier: str | None) -> None:
    """Print the entries that match on no line of `corpus`."""
    from lagebild import pipeline

    path = Path(corpus)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        articles = [Article(id=f"l{i}", text=line.strip(), language=language) for i, line in enumerate(lines) if line.strip()]
    used = Counter(e.by.removeprefix("rule:") for c in pipeline.code_articles(articles, tier=tier)
                   if isinstance(c, Coded) for e in c.events)
    coding = [e for e in entries if e.type != "NONE"]  # a sense that is no event leaves no record to count
    idle = [e for e in coding if e.id not in used]
    for entry in idle:
        print(f"never matched: {Path(entry.file).name}: {entry.id}")  # noqa: T201
    print(f"{len(coding) - len(idle)} of {len(coding)} entries matched on {len(articles)} lines")  # noqa: T201
