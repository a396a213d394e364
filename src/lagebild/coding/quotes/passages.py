"""What a passage in marks looks like: a sentence, a few words, a name or a title."""

from __future__ import annotations

from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.reading import PUNCTUATION, Reading

SENTENCE = 7  # words: titles and names are shorter, sentences seldom are
CALLING = frozenset({"nennen", "sprechen", "bezeichnen", "call", "describe"})


def words(reading: Reading, tokens: list[int]) -> list[int]:
    """Return the tokens that are words, without marks and punctuation."""
    return [i for i in tokens if reading.words[i] not in PUNCTUATION and not reading.space[i]]


def lower(reading: Reading, said: list[int]) -> bool:
    """Whether the words begin small: part of a sentence, no name."""
    return bool(said) and reading.words[said[0]][:1].islower()


def has_verb(reading: Reading, said: list[int]) -> bool:
    """Whether there is a finite verb among the words."""
    return any(reading.finite[i] for i in said)


def is_sentence(reading: Reading, tokens: list[int], said: list[int]) -> bool:
    """Whether a passage is long or ends like a sentence."""
    return len(said) >= SENTENCE or any(reading.words[i] in {".", "!", "?"} for i in tokens[1:])


def is_title(reading: Reading, tokens: list[int]) -> bool:
    """Whether the noun before the mark says that a title follows: der Film „...“."""
    before = tokens[0] - 1
    if before < 0 or reading.pos[before] != "NOUN":
        return False
    titled = reading.words[before] in reading.known.titled or reading.low[before].endswith(reading.known.titled_ends)
    said = words(reading, tokens)
    return titled and len(said) < SENTENCE + 3 and not lower(reading, said)


def is_name(reading: Reading, tokens: list[int]) -> bool:
    """Whether marks hold a name: proper or foreign words in capitals, or a noun that it names right before them."""
    said = words(reading, tokens)
    if lower(reading, said) or (has_verb(reading, said) and len(said) > 3):
        return False
    proper = sum(reading.pos[i] in ("PROPN", "X") or reading.tokens[i].ent_type_ != "" for i in said)
    before = tokens[0] - 1
    return 2 * proper >= len(said) or (before >= 0 and reading.pos[before] in ("NOUN", "PROPN"))


def is_verbatim(reading: Reading, tokens: list[int]) -> bool:
    """Whether marks inside indirect speech are a word-for-word part of it, not a name or a title."""
    said = words(reading, tokens)
    if not said or is_title(reading, tokens):
        return False
    if lower(reading, said):
        return len(said) > 1 or reading.pos[said[0]] in ("ADJ", "ADV", "VERB")
    if len(said) >= SENTENCE or has_verb(reading, said):
        return True
    return len(said) > 2 and not all(reading.pos[i] in ("PROPN", "X") for i in said)


def takes(reading: Reading, cue: Cue, tokens: list[int], *, sentence: bool, colon: bool) -> bool:
    """Whether the cue has this passage as its words: a sentence for any cue, a few words only for some."""
    said, entry = words(reading, tokens), cue.entry
    if not colon and not sentence and _is_subject(reading, cue, tokens):
        return False
    if colon or tokens[-1] < cue.tokens[0] <= tokens[-1] + 3:
        return True
    if sentence and not entry.weak:
        return len(said) >= SENTENCE or not is_name(reading, tokens)
    if entry.verb == "nennen" and _named_so(reading, cue):
        return False
    if lower(reading, said):
        return entry.partial or len(said) > 2 or bool(entry.reported and cue.tokens[0] < tokens[0])
    if len(said) > 1 and not is_name(reading, tokens) and (entry.partial or _object(reading, cue, tokens)):
        return True
    return entry.partial and _predicative(reading, cue, tokens)


def _is_subject(reading: Reading, cue: Cue, tokens: list[int]) -> bool:
    """Whether marks with an article before them hold a name that acts: Die „Neue Post“ berichtete."""
    before, said = tokens[0] - 1, words(reading, tokens)
    if before < 0 or lower(reading, said):
        return False
    acts = reading.pos[before] == "DET" and cue.finite == tokens[-1] + 1 and not has_verb(reading, said)
    return acts or (reading.pos[before] in ("DET", "ADP", "NOUN") and is_name(reading, tokens))


def _named_so(reading: Reading, cue: Cue) -> bool:
    """Whether "nennen" only gives a name: auch „X“ genannt, das sich „X“ nennt."""
    near = reading.low[max(0, cue.head - 4) : cue.head + 4]
    return cue.passive or cue.finite < 0 or "sich" in near or "auch" in near


def _object(reading: Reading, cue: Cue, tokens: list[int]) -> bool:
    """Whether a passage behind a verb like "warnen" is its object, no newspaper: warnte vor „Chaos und Gewalt“."""
    return bool(cue.entry.reported) and cue.tokens[0] < tokens[0] and reading.pos[tokens[0] - 1] != "DET"


def _predicative(reading: Reading, cue: Cue, tokens: list[int]) -> bool:
    """Whether a short passage is what something is called: nannte ihn einen „Verräter“, als „Fehler“ bezeichnet."""
    return cue.entry.verb in CALLING or "als" in reading.low[max(0, tokens[0] - 3) : tokens[0]]
