"""Direct speech: which passages in marks are speech, and the frame that says whose."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch, finite_verb, first_real, last_word
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.phrases import phrase
from lagebild.coding.quotes.reading import PUNCTUATION, Reading
from lagebild.coding.quotes.roles import addressee, speaker

SENTENCE = 7  # words: titles and names are shorter, sentences seldom are


def direct_speech(
    reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue], around: list[Draft], carried: Draft | None
) -> list[Draft]:
    """Return the passages of a unit that are speech; `around` is what else of the unit is speech."""
    drafts: list[Draft] = []
    for number in dict.fromkeys(reading.passage[i] for i in range(*unit) if reading.passage[i] >= 0):
        tokens = [i for i in range(*unit) if reading.passage[i] == number]
        outer = next((draft for draft in reversed(around) if set(tokens) <= set(draft.quote)), None)
        own = _own_cue(reading, parts, cues, tokens) if outer is not None and (not outer.frame or outer.rule.startswith("indirect.dies")) else None
        if outer is not None and own is None:
            if outer.kind != "direct" and _nested(reading, tokens):
                drafts.append(
                    Draft(
                        "direct",
                        tokens,
                        "direct.nested",
                        speaker=list(outer.speaker),
                        cue=list(outer.cue if outer.frame else []),
                        frame=list(outer.frame),
                        addressee=list(outer.addressee) if outer.frame else [],
                        nested=True,
                    )
                )
            continue
        found = _framed(reading, unit, parts, cues, tokens, carried, drafts)
        if found is not None:
            drafts.append(found)
    return drafts


def _own_cue(reading: Reading, parts: list[Stretch], cues: list[Cue], tokens: list[int]) -> Cue | None:
    """Return the cue that takes a few quoted words in its own stretch: nannte sie „reine Spekulation“."""
    for cue in cues:
        if (cue.entry.partial or cue.entry.reported) and parts[cue.stretch][0] <= tokens[0] < parts[cue.stretch][1]:
            return cue
    return None


def words(reading: Reading, tokens: list[int]) -> list[int]:
    """Return the tokens that are words, without marks and punctuation."""
    return [i for i in tokens if reading.words[i] not in PUNCTUATION and not reading.space[i]]


def _lower(reading: Reading, said: list[int]) -> bool:
    return bool(said) and reading.words[said[0]][:1].islower()


def _nested(reading: Reading, tokens: list[int]) -> bool:
    """Whether marks inside speech are a word-for-word part of it, not a name or a title."""
    said = words(reading, tokens)
    if not said or _title(reading, tokens):
        return False
    if len(said) >= SENTENCE or (_lower(reading, said) and len(said) > 1):
        return True
    if _lower(reading, said):
        return reading.pos[said[0]] in ("ADJ", "ADV", "VERB")
    return any(reading.finite[i] for i in said) or (
        len(said) > 2 and not all(reading.pos[i] in ("PROPN", "X") for i in said)
    )


def _title(reading: Reading, tokens: list[int]) -> bool:
    """Whether a noun or article before the mark says that a name follows: der Film „...“, die „Zeit“."""
    before = tokens[0] - 1
    if before < 0:
        return False
    named = (
        (reading.words[before] in reading.known.titled or any(reading.low[before].endswith(noun.lower()) for noun in reading.lexicon.titled if len(noun) > 3))
        and reading.pos[before] == "NOUN"
    )
    said = words(reading, tokens)
    return named and len(said) < SENTENCE + 3 and not _lower(reading, said)


def _named(reading: Reading, tokens: list[int]) -> bool:
    """Whether marks hold a name: foreign words or proper names in capitals, or an article and noun before them."""
    said = words(reading, tokens)
    if _lower(reading, said):
        return False
    if any(reading.finite[i] for i in said) and len(said) > 3:
        return False
    proper = sum(reading.pos[i] in ("PROPN", "X") or reading.tokens[i].ent_type_ != "" for i in said)
    before = tokens[0] - 1
    return 2 * proper >= len(said) or (before >= 0 and reading.pos[before] in ("NOUN", "PROPN"))


def _framed(
    reading: Reading,
    unit: Stretch,
    parts: list[Stretch],
    cues: list[Cue],
    tokens: list[int],
    carried: Draft | None,
    earlier: list[Draft],
) -> Draft | None:
    said = words(reading, tokens)
    if not said:
        return None
    quoted = set(tokens)
    outside = [
        i for i in range(*unit) if i not in quoted and not reading.space[i] and reading.words[i] not in {".", "!", "?"}
    ]
    cue = _cue(reading, parts, cues, tokens)
    sentence = len(said) >= SENTENCE or any(reading.words[i] in ".!?" for i in tokens[1:])
    clause = any(reading.finite[i] for i in said)
    colon = reading.words[tokens[0] - 1] == ":" if tokens[0] else False
    if not any(reading.words[i] not in PUNCTUATION for i in outside if reading.passage[i] < 0):
        return _alone(reading, tokens, carried, sentence, earlier)
    if _title(reading, tokens) and not (colon and sentence):
        return None
    if cue is not None and _speaks(reading, cue, tokens, said, sentence or (clause and len(said) > 3), colon):
        return _with_cue(reading, unit, tokens, outside, cue)
    if colon and (sentence or clause):
        return _after_colon(reading, unit, tokens, outside)
    if sentence and clause:
        return _loose(reading, unit, parts, cues, tokens, outside)
    if _lower(reading, said) and len(said) > 4:
        return _loose(reading, unit, parts, cues, tokens, outside)
    return None


def _cue(reading: Reading, parts: list[Stretch], cues: list[Cue], tokens: list[int]) -> Cue | None:
    """Return the cue of a passage: right behind it (", sagte"), else the nearest before it, else in its own clause."""
    verbs = [cue for cue in cues if not cue.noun]
    first, last = tokens[0], tokens[-1]
    behind = [cue for cue in verbs if last < cue.tokens[0] <= last + 3]
    if behind:
        return behind[0]
    same = [cue for cue in verbs if any(parts[cue.stretch][0] <= i < parts[cue.stretch][1] for i in (first, last))]
    before = [cue for cue in verbs if cue.tokens[0] < first]
    strong = [cue for cue in same if not cue.entry.weak or cue.entry.partial]
    return (strong or same or before[-1:] or verbs or [None])[0]


def _speaks(reading: Reading, cue: Cue, tokens: list[int], said: list[int], sentence: bool, colon: bool) -> bool:
    """Whether the cue takes this passage as its words: a sentence for any cue, a few words only for some."""
    last = tokens[-1]
    if colon or (last < cue.tokens[0] <= last + 3):
        return True
    if sentence and not cue.entry.weak:
        return len(said) >= SENTENCE or not _named(reading, tokens)
    if cue.entry.verb == "nennen" and (cue.passive or cue.finite < 0 or any(reading.low[i] in {"sich", "auch"} for i in range(cue.head - 4, cue.head + 4) if 0 <= i < len(reading))):
        return False
    if cue.entry.partial:
        return _lower(reading, said) or (len(said) > 1 and not _named(reading, tokens)) or _predicative(reading, cue, tokens)
    if cue.entry.reported and cue.tokens[0] < tokens[0]:
        return _lower(reading, said) or (len(said) > 1 and not _named(reading, tokens) and reading.pos[tokens[0] - 1] != "DET")
    return _lower(reading, said) and len(said) > 2


def _predicative(reading: Reading, cue: Cue, tokens: list[int]) -> bool:
    """Whether a short passage is what something is called: nannte ihn einen „Verräter“, als „Fehler“ bezeichnet."""
    near = [reading.low[i] for i in range(max(0, tokens[0] - 3), tokens[0])]
    return cue.entry.verb in {"nennen", "sprechen", "bezeichnen"} or "als" in near


def _with_cue(reading: Reading, unit: Stretch, tokens: list[int], outside: list[int], cue: Cue) -> Draft:
    said = set(tokens)
    who = speaker(reading, cue, unit, said)
    frame = _frame(reading, unit, tokens, outside)
    fixed = [i for i in range(max(unit[0], tokens[0] - 3), tokens[0]) if reading.low[i] in {"als", "von", "vom", "vor"}]
    wanted = cue.entry.reported
    takes = [i for i in fixed if reading.low[i].replace("vom", "von") in wanted][-1:]
    return Draft(
        "direct", tokens, f"direct:{cue.entry.id}", speaker=who, cue=sorted({*cue.tokens, *takes}), frame=frame,
        addressee=addressee(reading, cue, unit, said, who),
    )


def _frame(reading: Reading, unit: Stretch, tokens: list[int], outside: list[int]) -> list[int]:
    """Return the reporting clause: what of the unit is outside the passage, without the full stop."""
    end = last_word(reading, *unit)
    return [i for i in outside if i < end or i <= tokens[-1]]


def _after_colon(reading: Reading, unit: Stretch, tokens: list[int], outside: list[int]) -> Draft:
    """Read "Der Trainer war zufrieden: „...“": the colon is the cue, the subject speaks."""
    frame = [i for i in outside if i < tokens[0]] or outside
    subject = next((i for i in frame if reading.dep[i] == "nsubj"), -1)
    who = phrase(reading, subject, frame[0], tokens[0]) if subject >= 0 else []
    colon = [i for i in frame if reading.words[i] == ":"][-1:]
    return Draft("direct", tokens, "direct.colon", speaker=who, cue=colon, frame=frame)


def _loose(
    reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue], tokens: list[int], outside: list[int]
) -> Draft:
    """Read a whole sentence in marks without a verb of speech: the subject of the clause around it speaks."""
    frame = _frame(reading, unit, tokens, outside)
    subject = next((i for i in frame if reading.dep[i] == "nsubj"), -1)
    who = phrase(reading, subject, *unit) if subject >= 0 else []
    verb = next((finite_verb(reading, part) for part in parts if finite_verb(reading, part) in frame), -1)
    return Draft("direct", tokens, "direct.marks", speaker=who, cue=[verb] if verb >= 0 else [], frame=frame)


def _alone(
    reading: Reading, tokens: list[int], carried: Draft | None, sentence: bool, earlier: list[Draft]
) -> Draft | None:
    """Read a unit that is all in marks: the last speaker goes on."""
    if not sentence:
        return None
    who = earlier[-1].speaker if earlier else carried.speaker if carried is not None else []
    return Draft("direct", tokens, "direct.alone", speaker=list(who))
