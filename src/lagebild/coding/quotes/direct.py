"""Direct speech: which passages in marks are speech, and the frame that says whose."""

from __future__ import annotations

from lagebild.coding.quotes.addressee import addressee
from lagebild.coding.quotes.clauses import finite_verb
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.passages import has_verb, is_sentence, is_title, is_verbatim, lower, takes, words
from lagebild.coding.quotes.phrases import phrase
from lagebild.coding.quotes.reading import PUNCTUATION
from lagebild.coding.quotes.speaker import speaker
from lagebild.coding.quotes.unit import Unit

WITH_CUE = frozenset({"als", "von", "vom", "vor", "as"})  # belongs to the cue: als „X“ bezeichnen


def direct_speech(unit: Unit, around: list[Draft], carried: Draft | None) -> list[Draft]:
    """Return the passages of a unit that are speech; `around` is what else of the unit is speech."""
    reading, drafts = unit.reading, list[Draft]()
    inside = [i for i in range(*unit.span) if reading.passage[i] >= 0]
    for number in dict.fromkeys(reading.passage[i] for i in inside):
        tokens = [i for i in inside if reading.passage[i] == number]
        outer = next((draft for draft in reversed(around) if set(tokens) <= set(draft.quote)), None)
        if outer is None or (not _frames_inside(outer) and _own_cue(unit, tokens)):
            found = _framed(unit, tokens, drafts[-1] if drafts else carried)
        else:
            found = _nested(unit, tokens, outer)
        if found is not None:
            drafts.append(found)
    return drafts


def _frames_inside(outer: Draft) -> bool:
    return bool(outer.frame) and not outer.rule.startswith("indirect.dies")


def _own_cue(unit: Unit, tokens: list[int]) -> bool:
    """Whether a cue takes a few quoted words in its own stretch: nannte sie „reine Spekulation“."""
    return any(
        (cue.entry.partial or cue.entry.reported) and _holds(unit, cue, tokens[0]) for cue in unit.cues if not cue.noun
    )


def _holds(unit: Unit, cue: Cue, i: int) -> bool:
    a, b = unit.parts[cue.stretch]
    return a <= i < b


def _nested(unit: Unit, tokens: list[int], outer: Draft) -> Draft | None:
    """Return a passage inside other speech, with the roles of that speech."""
    if outer.kind == "direct" or not is_verbatim(unit.reading, tokens):
        return None
    draft = Draft("direct", tokens, "direct.nested", speaker=list(outer.speaker), nested=True)
    if outer.frame:
        draft.cue, draft.frame, draft.addressee = list(outer.cue), list(outer.frame), list(outer.addressee)
    return draft


def _framed(unit: Unit, tokens: list[int], before: Draft | None) -> Draft | None:
    """Return a passage with the frame around it; `before` is the speech right before it."""
    reading = unit.reading
    said = words(reading, tokens)
    outside = _outside(unit, tokens)
    sentence, clause = is_sentence(reading, tokens, said), has_verb(reading, said)
    colon = tokens[0] > 0 and reading.words[tokens[0] - 1] == ":"
    if not said or (is_title(reading, tokens) and not (colon and sentence)):
        return None
    if not any(reading.words[i] not in PUNCTUATION for i in outside if reading.passage[i] < 0):
        speaks = list(before.speaker) if before is not None else []
        return Draft("direct", tokens, "direct.alone", speaker=speaks) if sentence else None
    cue = _cue(unit, tokens)
    if cue is not None and takes(reading, cue, tokens, sentence=sentence or (clause and len(said) > 3), colon=colon):
        return _with_cue(unit, tokens, outside, cue)
    if colon and (sentence or clause):
        return _after_colon(unit, tokens, outside)
    loose = (sentence and clause) or (lower(reading, said) and len(said) > 4)
    return _loose(unit, tokens, outside) if loose else None


def _outside(unit: Unit, tokens: list[int]) -> list[int]:
    """Return the reporting clause: what of the unit is outside the passage, without the full stop."""
    reading, quoted = unit.reading, set(tokens)
    return [
        i
        for i in range(unit.start, max(unit.stop, tokens[-1]))
        if i not in quoted and not reading.space[i] and reading.words[i] not in {".", "!", "?"}
    ]


def _cue(unit: Unit, tokens: list[int]) -> Cue | None:
    """Return the cue of a passage: right behind it (", sagte"), else in its own clause, else the nearest before it."""
    verbs = [cue for cue in unit.cues if not cue.noun]
    first, last = tokens[0], tokens[-1]
    behind = [cue for cue in verbs if last < cue.tokens[0] <= last + (3 if unit.reading.language == "de" else 7)]
    same = [cue for cue in verbs if _holds(unit, cue, first) or _holds(unit, cue, last)]
    strong = [cue for cue in same if not cue.entry.weak or cue.entry.partial]
    before = [cue for cue in verbs if cue.tokens[0] < first][-1:]
    return next(iter([*behind, *strong, *same, *before, *verbs]), None)


def _with_cue(unit: Unit, tokens: list[int], outside: list[int], cue: Cue) -> Draft:
    reading, said = unit.reading, set(tokens)
    who = speaker(reading, cue, unit.span, said)
    to = addressee(reading, cue, unit.span, said, who)
    near = [i for i in range(max(unit.start, tokens[0] - 3), tokens[0]) if reading.low[i] in WITH_CUE]
    fixed = [i for i in near if reading.low[i].replace("vom", "von") in cue.entry.reported][-1:]
    return Draft(
        "direct", tokens, f"direct:{cue.entry.id}", speaker=who, cue=sorted({*cue.tokens, *fixed}), frame=outside, addressee=to
    )  # fmt: skip


def _after_colon(unit: Unit, tokens: list[int], outside: list[int]) -> Draft:
    """Read "Der Trainer war zufrieden: „...“": the colon is the cue, the subject speaks."""
    frame = [i for i in outside if i < tokens[0]] or outside
    colon = [i for i in frame if unit.reading.words[i] == ":"][-1:]
    return Draft("direct", tokens, "direct.colon", speaker=_subject(unit, frame), cue=colon, frame=frame)


def _loose(unit: Unit, tokens: list[int], outside: list[int]) -> Draft:
    """Read a sentence in marks without a verb of speech: the subject of the clause around it speaks."""
    verbs = (finite_verb(unit.reading, part) for part in unit.parts)
    cue = [verb for verb in verbs if verb in outside][:1]
    return Draft("direct", tokens, "direct.marks", speaker=_subject(unit, outside), cue=cue, frame=outside)


def _subject(unit: Unit, frame: list[int]) -> list[int]:
    head = next((i for i in frame if unit.reading.dep[i] == "nsubj"), -1)
    return phrase(unit.reading, head, unit.start, frame[-1] + 1) if head >= 0 else []
