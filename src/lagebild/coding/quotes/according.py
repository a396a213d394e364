"""According to: laut, nach Angaben von, zufolge, so + source, wie ... mitteilte, demnach, wonach."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch, finite_verb, first_real, is_subordinate, last_word
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.phrases import NAME, NOMINAL, chain, phrase
from lagebild.coding.quotes.reading import PUNCTUATION, Reading
from lagebild.coding.quotes.roles import speaker


def according_to(reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue]) -> list[Draft]:
    """Return what a unit says according to a source named in a phrase or parenthesis of its own."""
    drafts = []
    for number, (a, b) in enumerate(parts):
        for i in range(a, b):
            if reading.passage[i] >= 0:
                continue
            found = _phrase(reading, unit, parts, number, i)
            if found is not None:
                drafts.append(found)
                break
        else:
            found = _as_said(reading, unit, parts, number, cues)
            if found is not None:
                drafts.append(found)
    return drafts


def _phrase(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, i: int) -> Draft | None:
    words, low = reading.lexicon.according, reading.low[i]
    part = parts[number]
    if low in words.before and low != "gemäß":
        opens = i + 1 < part[1] and (reading.pos[i + 1] in NOMINAL or reading.passage[i + 1] >= 0)
        return _before(reading, unit, parts, number, i) if opens else None  # "wurde laut" is no preposition
    if (low in words.nach_words and i + 1 < part[1] and reading.tag[i + 1] == "PRELS") or (low in words.after and reading.tag[i - 1] == "PRELS"):
        return _relative(reading, unit, part, i)
    if low in words.nach_words or low == "gemäß":
        if _names_source(reading, i, part[1]):
            return _before(reading, unit, parts, number, i)
    if low in words.after or (low == "nach" and _opinion_before(reading, i, part)):
        return _after(reading, unit, parts, number, i)
    if low in words.so and i == first_real(reading, part):
        return _so(reading, unit, parts, number, i)
    if low in words.adverbs and (i == first_real(reading, part) or i == first_verb_follow(reading, part, i)):
        return _adverb(reading, unit, parts, number, i)
    return None


def first_verb_follow(reading: Reading, part: Stretch, i: int) -> int:
    """Return `i` where it follows the finite verb directly ("Es handelt sich demnach"), else -1."""
    return (
        i if any(reading.finite[j] for j in range(max(part[0], i - 3), i)) and reading.low[i] not in {"danach"} else -1
    )


def _is_source(reading: Reading, i: int) -> bool:
    if reading.pos[i] not in ("NOUN", "PROPN"):
        return False
    known = reading.known
    return reading.words[i] in known.sources or reading.low[i].endswith(known.source_ends)


def _names_source(reading: Reading, i: int, high: int) -> bool:
    """Whether "nach" stands before a noun of saying: nach (neuesten) Angaben, not nach Berlin."""
    j = i + 1
    while j < min(high, i + 6) and not reading.finite[j]:
        if reading.pos[j] in NAME:
            return _is_source(reading, j) or (reading.low[i] == "gemäß" and reading.tokens[j].ent_type_ in ("ORG", "PER"))
        if reading.pos[j] not in ("DET", "ADJ", "NUM", "ADV", "PRON"):
            return False
        j += 1
    return False


def _opinion_before(reading: Reading, i: int, part: Stretch) -> bool:
    """Whether "nach" stands behind its noun: ihrer Meinung nach."""
    return (
        i - 1 >= part[0] and _is_source(reading, i - 1) and not (i + 1 < part[1] and _names_source(reading, i, part[1]))
    )


def source_end(reading: Reading, i: int, part: Stretch) -> int:
    """Return the end of the source phrase behind a preposition at `i`: up to the verb where it opens the sentence."""
    a, b = part
    if i == first_real(reading, part):
        verb = next((j for j in range(i + 1, b) if reading.finite[j]), -1)
        if verb > i + 1:
            return verb
    end = max(i + 2, chain(reading, i + 1, b))
    head = reading.head[i]
    if reading.dep[i] == "case" and i < head < b and end < b and (reading.pos[end] == "ADP" or reading.low[end] in {"der", "des"}):
        tree = phrase(reading, head, i + 1, b)
        if tree and tree[0] == i + 1 and not any(reading.finite[j] for j in tree):
            end = max(end, tree[-1] + 1)
    return end


def _before(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, i: int) -> Draft | None:
    part = parts[number]
    end = min(source_end(reading, i, part), part[1])
    who = list(range(i + 1, end))
    if not who:
        return None
    frame_end = end
    if i == first_real(reading, part) and end == part[1]:  # nothing but the source before the comma
        end, frame_end = _widened(reading, parts, number, end)
        who = list(range(i + 1, end))
    return _drafted(reading, unit, parts, number, list(range(i, frame_end)), [i], who, reading.low[i])


def _widened(reading: Reading, parts: list[Stretch], number: int, end: int) -> tuple[int, int]:
    """Return the end of a source with its apposition, and the end of its phrase with the relative clauses behind it."""
    frame_end, open_ = end, True
    for part in parts[number + 1 : number + 4]:
        first = first_real(reading, part)
        if reading.finite[first]:
            return end, (frame_end if frame_end == end and not open_ else part[0])
        if is_subordinate(reading, part):
            open_ = False
        elif open_ and reading.pos[first] in ("DET", "NOUN", "PROPN", "ADJ") and not any(reading.finite[j] for j in range(*part)):
            end = frame_end = part[1]
        else:
            break
    return end, frame_end


def _after(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, i: int) -> Draft | None:
    """Read "Medienberichten zufolge" and "ihrer Meinung nach": the source stands before the word."""
    part = parts[number]
    a = part[0]
    start = i - 1
    if reading.dep[i] == "case" and a <= reading.head[i] < i:
        tree = phrase(reading, reading.head[i], a, i)
        start = tree[0] if tree and tree[-1] == i - 1 else start
    if not is_subordinate(reading, part) and not any(reading.finite[j] for j in range(a, i)):
        start = first_real(reading, part)  # it opens the sentence: one constituent stands before the verb
    while start > a and reading.pos[start - 1] in ("DET", "ADJ", "NUM") and not reading.finite[start - 1]:
        start -= 1
    who = list(range(start, i))
    return _drafted(reading, unit, parts, number, list(range(start, i + 1)), [i], who, reading.low[i]) if who else None


def _so(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, i: int) -> Draft | None:
    """Read ", so der Minister" and "so die Forscher weiter"; "so schätzen die Forscher" has a verb, "so dass" is none."""
    a, b = parts[number]
    if i + 1 >= b or number == 0 and reading.passage[max(0, i - 1)] < 0:
        return None
    nominal = reading.pos[i + 1] in ("DET", "PROPN", "NOUN", "ADJ") or (
        reading.pos[i + 1] == "PRON" and reading.tag[i + 1] == "PPER"
    )
    verb = next((j for j in range(i + 1, b) if reading.finite[j]), -1)
    if verb < 0 and nominal and reading.low[i + 1] not in {"viel", "viele", "wenig", "wenige"}:
        end = max(chain(reading, i + 1, b), _tree_end(reading, i + 1, b), i + 2)
        end = _apposition(reading, parts, number, end)
        return _drafted(reading, unit, parts, number, list(range(i, max(end, last_word(reading, i, b)))), [i], list(range(i + 1, end)), "so")
    if verb == i + 1 and any(entry.clause and not entry.with_ and entry.verb != "lauten" for lemma, _ in reading.known.verbs.get(reading.low[verb], ()) for entry in reading.known.entries.get(lemma, ())):
        end = max(chain(reading, verb + 1, b), verb + 1)
        return _drafted(reading, unit, parts, number, list(range(i, last_word(reading, i, b))), [i, verb], list(range(verb + 1, end)), "so")
    return None


def _tree_end(reading: Reading, start: int, high: int) -> int:
    """Return the end of the phrase whose first word is `start`, as the tree has it."""
    head = start
    while (
        reading.head[head] > start
        and reading.head[head] < high
        and reading.dep[head] in ("det", "amod", "nummod", "compound", "flat")
    ):
        head = reading.head[head]
    found = phrase(reading, head, start, high)
    return found[-1] + 1 if found else start


def _apposition(reading: Reading, parts: list[Stretch], number: int, end: int) -> int:
    """Widen a source over the apposition in the next stretch: so Ursula Weber, die Leiterin der Stelle."""
    if number + 1 < len(parts) and end == parts[number][1]:
        a, b = parts[number + 1]
        plain = not any(reading.finite[j] for j in range(a, b)) and reading.pos[a] in ("DET", "NOUN", "PROPN", "ADJ")
        if plain and reading.dep[reading.head[a] if reading.dep[a] in ("det", "amod") else a] == "appos":
            return last_word(reading, a, b)
    return end


def _adverb(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, i: int) -> Draft | None:
    part = parts[number]
    moods = [reading.subjunctive[j] for j in range(*part)]
    if reading.low[i] == "danach" and 1 not in moods:
        return None
    if reading.low[i] == "wonach":
        said = list(range(i + 1, last_word(reading, part[0], unit[1])))
        frame = [j for j in range(*unit) if j <= i]
        source = _noun_before(reading, i, unit[0])
        return Draft("according_to", said, "according.wonach", speaker=source, cue=[i], frame=frame) if said else None
    return _drafted(reading, unit, parts, number, [i], [i], [i], reading.low[i])


def _relative(reading: Reading, unit: Stretch, part: Stretch, i: int) -> Draft | None:
    """Read "Studien, nach denen ..." and "ein Bericht, demzufolge ...": the noun before is the source."""
    last = max(i, i + (reading.tag[i + 1 : i + 2] == ["PRELS"]))
    said = list(range(last + 1, last_word(reading, part[0], unit[1])))
    frame = [j for j in range(*unit) if j <= last]
    return Draft("according_to", said, "according.relative", speaker=_noun_before(reading, part[0], unit[0]), cue=[i], frame=frame) if said else None


def _noun_before(reading: Reading, i: int, low: int) -> list[int]:
    head = next((j for j in range(i - 1, low - 1, -1) if reading.pos[j] in NAME), -1)
    top = reading.head[head] if head >= 0 and reading.dep[head] in ("nmod", "flat", "appos") else head
    return phrase(reading, top, low, i) if top >= low else []


def _as_said(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, cues: list[Cue]) -> Draft | None:
    """Read "wie der Minister mitteilte": a wie-clause whose verb is a verb of speech."""
    a = parts[number][0]
    i = first_real(reading, parts[number])
    if reading.low[i] not in reading.lexicon.according.wie:
        return None
    if number and any(c.stretch == number - 1 and "wh" in c.entry.clause for c in cues):
        return None
    for last in range(number, min(number + 3, len(parts))):  # an apposition may stand before the verb
        cue = next((c for c in cues if c.stretch == last and not c.noun and c.entry.clause), None)
        if cue is not None and cue.finite >= 0:
            end = parts[last][1]
            if cue.finite < end - 3:
                return None
            who = speaker(reading, cue, (a, end), set())
            return _drafted(reading, unit, parts, last, list(range(a, last_word(reading, a, end))), list(cue.tokens), who, "wie")
        if finite_verb(reading, parts[last]) >= 0:
            return None
    return None


def _drafted(
    reading: Reading,
    unit: Stretch,
    parts: list[Stretch],
    number: int,
    frame: list[int],
    cue: list[int],
    who: list[int],
    rule: str,
) -> Draft | None:
    """Return the draft whose quote is the clause around the phrase: the unit, or the subordinate clause it stands in."""
    start, end = _clause(reading, unit, parts, number, frame)
    frame = with_commas(reading, frame, start, end)
    away = set(frame)
    said = [j for j in range(start, last_word(reading, start, end)) if j not in away]
    while said and reading.words[said[0]] in PUNCTUATION and reading.passage[said[0]] < 0:
        said.pop(0)
    if not any(reading.words[j] not in PUNCTUATION for j in said):
        return None
    if all(reading.passage[j] >= 0 or reading.words[j] in PUNCTUATION for j in said):
        return Draft("direct", said, f"direct.{rule}", speaker=who, cue=cue, frame=frame)
    return Draft("according_to", said, f"according.{rule}", speaker=who, cue=cue, frame=frame)


def with_commas(reading: Reading, frame: list[int], low: int, high: int) -> list[int]:
    """Return a parenthesis with the commas that set it off."""
    first, last = frame[0], frame[-1]
    if (
        first - 1 >= low
        and reading.words[first - 1] == ","
        and (reading.low[first] in {"so", "wie"} or reading.words[last + 1 : last + 2] == [","])
    ):
        frame = [first - 1, *frame]
    if (
        last + 1 < high
        and reading.words[last + 1] == ","
        and (reading.words[frame[0]] == "," or reading.low[first] in {"so", "wie"})
    ):
        frame = [*frame, last + 1]
    return frame


def _clause(reading: Reading, unit: Stretch, parts: list[Stretch], number: int, frame: list[int]) -> Stretch:
    """Return the clause a source phrase belongs to: its subordinate clause where it stands in one, else the unit."""
    start, end = unit
    part = parts[number]
    if (
        frame[0] > first_real(reading, part)
        and number
        and is_subordinate(reading, part)
        and any(reading.finite[j] for j in range(*part))
    ):
        return part[0], part[1]
    for j in range(part[0] - 1, start - 1, -1):
        if reading.words[j] == ";" and reading.passage[j] < 0:
            start = j + 1
            break
    for j in range(part[1], end):
        if reading.words[j] == ";" and reading.passage[j] < 0:
            end = j
            break
    return start, end
