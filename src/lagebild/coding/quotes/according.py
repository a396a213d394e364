"""According to: laut, nach Angaben von, zufolge, so + source, wie ... mitteilte, demnach, wonach."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch, finite_verb, first_real, is_subordinate, last_word
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.english import according_source
from lagebild.coding.quotes.phrases import NOMINAL, chain
from lagebild.coding.quotes.reading import PUNCTUATION, Reading
from lagebild.coding.quotes.sources import (
    is_source,
    names_source,
    noun_before,
    so_end,
    source_end,
    source_start,
    stands_behind,
    widened,
)
from lagebild.coding.quotes.speaker import speaker
from lagebild.coding.quotes.unit import Unit

SO_MANY = frozenset({"viel", "viele", "wenig", "wenige"})  # "so viele Menschen" names no source
PARENTHETIC = frozenset({"so", "wie", "according"})


def according_to(unit: Unit) -> list[Draft]:
    """Return what a unit says according to a source named in a phrase or parenthesis of its own."""
    found = (_in_stretch(unit, number) for number in range(len(unit.parts)))
    return [draft for draft in found if draft is not None]


def _in_stretch(unit: Unit, number: int) -> Draft | None:
    for i in range(*unit.parts[number]):
        if unit.reading.passage[i] < 0 and (draft := _phrase(unit, number, i)) is not None:
            return draft
    return _as_said(unit, number)


def _phrase(unit: Unit, number: int, i: int) -> Draft | None:
    reading, part = unit.reading, unit.parts[number]
    words, low = reading.lexicon.according, reading.low[i]
    if reading.language == "en" and low in words.before:
        who = according_source(unit, number, i)
        return _drafted(unit, number, list(range(i, who[-1] + 1)), [i, i + 1], who) if who else None
    if low in words.before and low != "gemäß":
        opens = i + 1 < part[1] and (reading.pos[i + 1] in NOMINAL or reading.passage[i + 1] >= 0)
        return _before(unit, number, i) if opens else None  # "wurde laut" is no preposition
    if _relative_source(reading, part, i):
        return _relative(unit, part, i)
    if (low in words.nach_words or low == "gemäß") and names_source(reading, i, part[1]):
        return _before(unit, number, i)
    if low in words.after or (low == "nach" and stands_behind(reading, i, part)):
        start = source_start(reading, i, part)
        return _drafted(unit, number, list(range(start, i + 1)), [i], list(range(start, i)))
    if low in words.so and i == first_real(reading, part):
        return _so(unit, number, i)
    if low in words.adverbs and _leads(reading, part, i):
        return _adverb(unit, number, i)
    return None


def _before(unit: Unit, number: int, i: int) -> Draft | None:
    """Read "laut Polizei" and "nach Angaben der Polizei": the source stands behind the preposition."""
    reading, part = unit.reading, unit.parts[number]
    end = frame_end = min(source_end(reading, i, part), part[1])
    if i == first_real(reading, part) and end == part[1]:  # nothing but the source before the comma
        end, frame_end = widened(reading, unit.parts, number)
    who = list(range(i + 1, end))
    return _drafted(unit, number, list(range(i, frame_end)), [i], who) if who else None


def _so(unit: Unit, number: int, i: int) -> Draft | None:
    """Read ", so der Minister" and ", so schätzen die Forscher"; "so dass" and "so wurde ..." name no source."""
    reading, (_, b) = unit.reading, unit.parts[number]
    if i + 1 >= b or (number == 0 and reading.passage[max(0, i - 1)] < 0):
        return None
    end = last_word(reading, i, b)
    verb = next((j for j in range(i + 1, b) if reading.finite[j]), -1)
    nominal = reading.pos[i + 1] in NOMINAL and reading.low[i + 1] not in SO_MANY
    names = any(reading.pos[j] in ("NOUN", "PROPN", "PRON") for j in range(i + 1, b))
    compares = "wie" in reading.low[i + 2 : min(b, i + 5)] and reading.pos[i + 1] not in ("DET", "NOUN", "PROPN", "PRON")
    if verb < 0 and nominal and names and not compares:  # "so brav wie bedrohlich" compares
        stop = so_end(reading, unit.parts, number, i + 1)
        return _drafted(unit, number, list(range(i, max(end, stop))), [i], list(range(i + 1, stop)))
    if verb == i + 1 and _says(reading, verb):
        who = list(range(verb + 1, max(chain(reading, verb + 1, b), verb + 1)))
        return _drafted(unit, number, list(range(i, end)), [i, verb], who)
    return None


def _says(reading: Reading, verb: int) -> bool:
    """Whether a form belongs to a verb that takes speech by itself (so lautet, so wurde do not)."""
    return any(
        entry.clause and not entry.with_ and entry.verb != "lauten"
        for lemma, _ in reading.known.verbs.get(reading.low[verb], ())
        for entry in reading.known.entries.get(lemma, ())
    )


def _leads(reading: Reading, part: Stretch, i: int) -> bool:
    """Whether an adverb of source opens its clause or follows its verb directly ("Es handelt sich demnach")."""
    if i == first_real(reading, part):
        return True
    return reading.low[i] != "danach" and any(reading.finite[j] for j in range(max(part[0], i - 3), i))


def _adverb(unit: Unit, number: int, i: int) -> Draft | None:
    reading, part = unit.reading, unit.parts[number]
    if reading.low[i] == "danach" and not any(reading.subjunctive[j] == 1 for j in range(*part)):
        return None  # "danach" mostly means afterwards
    if reading.low[i] == "wonach":
        return _relative(unit, part, i)
    return _drafted(unit, number, [i], [i], [i])


def _relative_source(reading: Reading, part: Stretch, i: int) -> bool:
    """Whether a preposition of source stands with a relative pronoun: nach denen, dem zufolge."""
    words = reading.lexicon.according
    if reading.low[i] in words.nach_words:
        return i + 1 < part[1] and reading.tag[i + 1] == "PRELS"
    return reading.low[i] in words.after and i > part[0] and reading.tag[i - 1] == "PRELS"


def _relative(unit: Unit, part: Stretch, i: int) -> Draft | None:
    """Read "Studien, nach denen ..." and "ein Bericht, wonach ...": the noun before is the source."""
    reading = unit.reading
    last = i + 1 if i + 1 < part[1] and reading.tag[i + 1] == "PRELS" else i
    said = list(range(last + 1, unit.stop))
    source = noun_before(reading, part[0], unit.start)
    tells = any(is_source(reading, j) or reading.words[j] in reading.known.nouns for j in source)
    if not said or (last > i and not tells):
        return None  # "ein Abkommen, nach dem ..." tells nothing
    frame = list(range(unit.start, last + 1))
    return Draft("according_to", said, f"according.{reading.low[i]}", speaker=source, cue=[i], frame=frame)


def _as_said(unit: Unit, number: int) -> Draft | None:
    """Read "wie der Minister mitteilte": a wie-clause whose verb is a verb of speech."""
    reading, parts, cues = unit.reading, unit.parts, unit.cues
    a = parts[number][0]
    at = first_real(reading, parts[number])
    if reading.low[at] not in reading.lexicon.according.wie or (at > 1 and reading.low[at - 2] == "so"):
        return None  # "so brav wie bedrohlich" compares
    if number and any(cue.stretch == number - 1 and "wh" in cue.entry.clause for cue in cues):
        return None  # "sagte, wie viele es sind" is a question
    for last in range(number, min(number + 3, len(parts))):  # an apposition may stand before the verb
        cue = next((c for c in cues if c.stretch == last and not c.noun and c.entry.clause and c.finite >= 0), None)
        if cue is not None:
            end = parts[last][1]
            who = speaker(reading, cue, (a, end), set())
            frame = list(range(a, last_word(reading, a, end)))
            return _drafted(unit, last, frame, list(cue.tokens), who) if cue.finite >= end - 3 else None
        if finite_verb(reading, parts[last]) >= 0:
            return None
    return None


def _drafted(unit: Unit, number: int, frame: list[int], cue: list[int], who: list[int]) -> Draft | None:
    """Return the draft whose quote is the clause around the phrase: the unit, or the subordinate clause it stands in."""
    reading = unit.reading
    if [reading.low[i] for i in who] == ["es"]:  # "so schreibt es die Financial Times": the name behind it speaks
        who = [i for i in frame if reading.pos[i] == "PROPN"]
    rule = "wie" if reading.low[frame[0]] == "wie" else reading.low[cue[0]]
    start, end = _clause(unit, number, frame)
    frame = _with_commas(reading, frame, start, end)
    away = set(frame)
    said = [j for j in range(start, last_word(reading, start, end)) if j not in away]
    while said and reading.words[said[0]] in PUNCTUATION and reading.passage[said[0]] < 0:
        said.pop(0)
    if not any(reading.words[j] not in PUNCTUATION for j in said):
        return None
    if all(reading.passage[j] >= 0 or reading.words[j] in PUNCTUATION for j in said):
        return Draft("direct", said, f"direct.{rule}", speaker=who, cue=cue, frame=frame)
    return Draft("according_to", said, f"according.{rule}", speaker=who, cue=cue, frame=frame)


def _with_commas(reading: Reading, frame: list[int], low: int, high: int) -> list[int]:
    """Return a parenthesis with the commas that set it off."""
    first, last = frame[0], frame[-1]
    parenthetic = reading.low[first] in PARENTHETIC
    opens = first > low and reading.words[first - 1] == ","
    closes = last + 1 < high and reading.words[last + 1] == ","
    before = [first - 1] if opens and (parenthetic or closes) else []
    behind = [last + 1] if closes and (parenthetic or before) else []
    return [*before, *frame, *behind]


def _clause(unit: Unit, number: int, frame: list[int]) -> Stretch:
    """Return the clause a source phrase belongs to: its subordinate clause where it stands in one, else the unit.

    A semicolon ends the clause.
    """
    reading, part = unit.reading, unit.parts[number]
    inside = number and frame[0] > first_real(reading, part) and is_subordinate(reading, part)
    if inside and finite_verb(reading, part) >= 0:
        return part
    stops = [j for j in range(*unit.span) if reading.words[j] == ";" and reading.passage[j] < 0]
    start = max((j + 1 for j in stops if j < part[0]), default=unit.start)
    return start, min((j for j in stops if j >= part[1]), default=unit.end)
