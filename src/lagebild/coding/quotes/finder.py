"""Find every quotation of an article: unit by unit, the last speaker carried on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lagebild.coding.quotes.according import according_to
from lagebild.coding.quotes.clauses import Stretch, main_verb
from lagebild.coding.quotes.direct import direct_speech
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.free import free_speech
from lagebild.coding.quotes.indirect import indirect_speech
from lagebild.coding.quotes.phrases import phrase, subject_head
from lagebild.coding.quotes.reading import Reading
from lagebild.coding.quotes.reported import reported_speech
from lagebild.coding.quotes.stray import previous_sentence, stray_subjunctive
from lagebild.coding.quotes.unit import Unit, read_unit
from lagebild.model import Actor, Article, Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Resolve = Callable[[Sequence["Token"]], Actor | None]
LANGUAGES = ("de", "en")
RUN = "free.konjunktiv"
NEAR = 50  # quotations: a run seldom holds more


def find_quotes(article: Article, doc: Doc, resolve: Resolve | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of an article in the order of their text, nested ones pointing at what they are in.

    `doc` is the parsed `article.text`; `resolve` maps the speaker's tokens to an actor (None: sources stay open).
    All spans are character offsets into `article.text`. A language other than German and English is read as German.
    """
    if not len(doc):
        return ()
    language = next((known for known in (article.language, doc.lang_) if known in LANGUAGES), "de")
    reading = Reading(article, doc, language)
    return _finished(reading, find_drafts(reading), resolve)


def find_drafts(reading: Reading) -> list[Draft]:
    """Return the drafts of all units; runs of Konjunktiv are one quotation."""
    drafts: list[Draft] = []
    carried: Draft | None = None
    heard: list[int] = []
    for span in reading.units:
        unit = read_unit(reading, span)
        found = unit_drafts(unit, carried, heard)
        if drafts and found and _same_run(drafts[-1], found[0]):
            drafts[-1].quote.extend(found[0].quote)
            drafts.extend(found[1:])
            continue
        drafts.extend(found)
        last = next((draft for draft in found if not draft.nested), None)
        carried = carried if last is None and is_short(span) else last
        heard = carried.speaker if carried is not None and carried.speaker else heard or _topic(unit)
    return drafts


def is_short(span: Stretch) -> bool:
    """Whether a unit is too short to end a run of speech (a heading, an exclamation)."""
    return span[1] - span[0] < 3


def _same_run(last: Draft, now: Draft) -> bool:
    return last.rule == now.rule == RUN and now.speaker == last.speaker


def _topic(unit: Unit) -> list[int]:
    """Return the subject of a sentence: who speaks next, where Konjunktiv follows and no one else was named."""
    reading = unit.reading
    verb = main_verb(reading, unit.parts)
    if verb >= 0 and reading.dep[verb] in ("aux", "cop"):
        verb = reading.head[verb]
    head = subject_head(reading, verb) if verb >= 0 else -1
    named = unit.start <= head < unit.end and reading.pos[head] in ("PROPN", "NOUN")
    return phrase(reading, head, *unit.span) if named else []


def unit_drafts(unit: Unit, carried: Draft | None, heard: list[int]) -> list[Draft]:
    """Return what one unit says through others: according to, indirect, free, reported, and what is in marks."""
    found = _plain(unit, carried, heard)
    direct = direct_speech(unit, found, carried)
    if not found and not direct and (reported := reported_speech(unit)) is not None:
        found = [reported]
        direct = direct_speech(unit, found, carried)
    _keep_frames_apart(found + direct)
    return found + direct


def _plain(unit: Unit, carried: Draft | None, heard: list[int]) -> list[Draft]:
    """Return the speech of a unit that needs no marks."""
    found = according_to(unit)
    indirect = indirect_speech(unit)
    if not indirect and (said := previous_sentence(unit)) is not None:
        indirect = [said]
    found += indirect
    if not any(draft.kind != "indirect" or "behind" in draft.rule or "dies" in draft.rule for draft in found):
        free = free_speech(unit, carried, heard)
        if free is not None and (not found or free.rule == RUN):
            found = [free, *(draft for draft in found if not _echo(unit.reading, draft))]
    stray = stray_subjunctive(unit) if not found else None
    return found if stray is None else [stray]


def _echo(reading: Reading, draft: Draft) -> bool:
    """Whether indirect speech inside a run only repeats its speaker: "Er gehe davon aus, dass ..."."""
    return len(draft.speaker) == 1 and reading.pos[draft.speaker[0]] == "PRON"


def _keep_frames_apart(drafts: list[Draft]) -> None:
    """Cut each frame to the part around its cue that no other quotation of the unit interrupts."""
    for draft in drafts:
        if not draft.frame or not draft.cue or draft.kind == "according_to" or draft.nested:
            continue
        own = set(draft.quote)
        others = {i for other in drafts if own.isdisjoint(other.quote) for i in other.quote} - set(draft.cue)
        low = max((i for i in others if i < min(draft.cue)), default=-1)
        high = min((i for i in others if i > max(draft.cue)), default=max(draft.frame) + 1)
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
    """Return the smallest quotation that holds all words of this one and more (it stands near in the order of starts)."""
    own = set(order[number].quote)
    near = range(max(0, number - NEAR), min(len(order), number + NEAR))
    holding = [other for other in near if other != number and own < set(order[other].quote)]
    return min(holding, key=lambda other: len(order[other].quote), default=None)
