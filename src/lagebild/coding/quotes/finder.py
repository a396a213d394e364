"""Find every quotation of an article: unit by unit, the last speaker carried on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lagebild.coding.quotes.according import according_to
from lagebild.coding.quotes.clauses import Stretch, main_verb, stretches
from lagebild.coding.quotes.cues import find_cues
from lagebild.coding.quotes.direct import direct_speech
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.free import free_speech
from lagebild.coding.quotes.indirect import indirect_speech, stray_subjunctive
from lagebild.coding.quotes.phrases import phrase, subject_head
from lagebild.coding.quotes.reading import Reading
from lagebild.coding.quotes.reported import reported_speech
from lagebild.model import Actor, Article, Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Resolve = Callable[[Sequence["Token"]], Actor | None]


def find_quotes(article: Article, doc: Doc, resolve: Resolve | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of an article in the order of their text, nested ones pointing at what they are in.

    `doc` is the parsed `article.text`; `resolve` maps the speaker's tokens to an actor (None: sources stay open).
    All spans are character offsets into `article.text`.
    """
    if not len(doc):
        return ()
    language = (
        article.language if article.language in ("de", "en") else doc.lang_ if doc.lang_ in ("de", "en") else "de"
    )
    reading = Reading(article, doc, language)
    return _finished(reading, find_drafts(reading), resolve)


def find_drafts(reading: Reading) -> list[Draft]:
    """Return the drafts of all units; runs of Konjunktiv are one quotation."""
    drafts: list[Draft] = []
    carried: Draft | None = None
    heard: list[int] = []
    for unit in reading.units:
        found = unit_drafts(reading, unit, carried, heard)
        if drafts and found and _same_run(drafts[-1], found[0]):
            drafts[-1].quote.extend(found[0].quote)
            found = found[1:]
            drafts.extend(found)
            continue
        drafts.extend(found)
        carried = next((draft for draft in found if not draft.nested), None) or (carried if unit_is_short(unit) else None)
        heard = carried.speaker if carried is not None and carried.speaker else heard or _topic(reading, unit)
    return drafts


def _topic(reading: Reading, unit: Stretch) -> list[int]:
    """Return the subject of a sentence: who speaks in the next one where that is in Konjunktiv and no one else is named."""
    parts = stretches(reading, *unit)
    verb = main_verb(reading, parts)
    head = subject_head(reading, reading.head[verb] if verb >= 0 and reading.dep[verb] in ("aux", "cop") else verb) if verb >= 0 else -1
    if not unit[0] <= head < unit[1] or reading.pos[head] not in ("PROPN", "NOUN"):
        return []
    return phrase(reading, head, *unit)


def unit_is_short(unit: Stretch) -> bool:
    """Whether a unit is too short to end a run of speech (a heading, an exclamation)."""
    return unit[1] - unit[0] < 3


def _same_run(last: Draft, now: Draft) -> bool:
    return last.rule == now.rule == "free.konjunktiv" and now.speaker == last.speaker


def unit_drafts(reading: Reading, unit: Stretch, carried: Draft | None, heard: list[int]) -> list[Draft]:
    """Return what one unit says through others: according to, indirect, free, reported, and what is in marks."""
    parts = stretches(reading, *unit)
    cues = find_cues(reading, parts)
    found = according_to(reading, unit, parts, cues)
    found += indirect_speech(reading, unit, parts, cues)
    if not found or all(draft.rule.startswith("indirect.") and not draft.rule.startswith("indirect.behind") for draft in found):
        free = free_speech(reading, unit, parts, carried, heard)
        if free is not None and (not found or free.rule == "free.konjunktiv"):
            found = [free] + [draft for draft in found if not _echo(reading, draft)]
    if not found and (stray := stray_subjunctive(reading, unit, parts, cues)) is not None:
        found.append(stray)
    direct = direct_speech(reading, unit, parts, cues, found, carried)
    if not found and not direct:
        reported = reported_speech(reading, unit, parts, cues)
        if reported is not None:
            found.append(reported)
            direct = direct_speech(reading, unit, parts, cues, found, carried)
    _keep_frames_apart(found + direct)
    return found + direct


def _echo(reading: Reading, draft: Draft) -> bool:
    """Whether indirect speech inside a run only repeats its speaker: "Er gehe davon aus, dass ..."."""
    return len(draft.speaker) == 1 and reading.pos[draft.speaker[0]] == "PRON"


def _keep_frames_apart(drafts: list[Draft]) -> None:
    """Cut each frame to the part around its cue that no other quotation of the unit interrupts."""
    for draft in drafts:
        if not draft.frame or not draft.cue or draft.kind == "according_to" or draft.nested:
            continue
        own = set(draft.quote)
        others = {i for other in drafts if other is not draft for i in other.quote if not own & set(other.quote)}
        others -= set(draft.cue)
        if not others:
            continue
        first, last = min(draft.cue), max(draft.cue)
        low = max((i for i in others if i < first), default=-1)
        high = min((i for i in others if i > last), default=max(draft.frame) + 1)
        draft.frame = [i for i in draft.frame if low < i < high]


def _finished(reading: Reading, drafts: list[Draft], resolve: Resolve | None) -> tuple[Quotation, ...]:
    order = sorted((draft for draft in drafts if draft.quote), key=lambda draft: (min(draft.quote), -len(draft.quote)))
    return tuple(
        Quotation(
            article=reading.article.id,
            kind=draft.kind,
            quote=reading.span(draft.quote),
            speaker=reading.span(draft.speaker),
            cue=reading.span(draft.cue),
            frame=reading.span(draft.frame),
            addressee=reading.span(draft.addressee),
            source=_source(reading, draft, resolve),
            inside=_inside(order, number),
            by=f"rule:{draft.rule}",
        )
        for number, draft in enumerate(order)
    )


def _source(reading: Reading, draft: Draft, resolve: Resolve | None) -> Actor | None:
    if resolve is None or not draft.speaker:
        return None
    return resolve([reading.tokens[i] for i in sorted(draft.speaker)])


def _inside(order: list[Draft], number: int) -> int | None:
    """Return the smallest quotation that holds all of this one's words and frame."""
    own = set(order[number].quote)
    best: int | None = None
    for other, draft in enumerate(order):
        if other != number and own < set(draft.quote) and (best is None or len(draft.quote) < len(order[best].quote)):
            best = other
    return best
