"""Who is spoken to: gegenüber X, vor der Presse, the dative or accusative the verb asks for."""

from __future__ import annotations

from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.phrases import chain, no_subject, phrase
from lagebild.coding.quotes.reading import Reading

SPEAKERS = frozenset({"er", "sie", "ich", "wir", "es", "man"})
TALKS = frozenset({"Interview", "Gespräch", "Telefonat", "Telefongespräch", "Fernsehinterview", "Zeitungsinterview", "Radiointerview"})


def addressee(reading: Reading, cue: Cue, scope: tuple[int, int], away: set[int], said_by: list[int]) -> list[int]:
    """Return the tokens of who is spoken to; `away` is what is said, `said_by` the speaker."""
    closed = away | set(said_by) | set(cue.tokens)
    for i in range(*scope):
        if i not in away and reading.passage[i] < 0 and _addresses(reading, cue, i, scope[1]):
            found = [j for j in _after(reading, i, scope[1]) if j not in closed]
            if found:
                return found
    for child in reading.children[cue.head]:
        if scope[0] <= child < scope[1] and child not in closed and _hears(reading, cue, child):
            return [i for i in phrase(reading, child, *scope) if i not in closed]
    return []


def _addresses(reading: Reading, cue: Cue, i: int, high: int) -> bool:
    """Whether a preposition leads to the addressee: by itself, by the verb, or by a noun of listeners behind it."""
    grammar, low = reading.lexicon.grammar, reading.low[i]
    if low in grammar.addressing:
        return True
    if reading.pos[i] != "ADP":
        return False
    if low == "mit" and i and reading.words[i - 1] in TALKS:
        return True
    listens = low in grammar.listening and any(
        reading.words[j] in reading.known.listeners for j in range(i + 1, chain(reading, i + 1, high))
    )
    return listens or (low in cue.entry.to and low not in {"mit", "zu"})


def _after(reading: Reading, preposition: int, high: int) -> list[int]:
    head = reading.head[preposition]
    if reading.dep[preposition] == "case" and preposition < head < high:
        return phrase(reading, head, preposition + 1, high)
    return list(range(preposition + 1, chain(reading, preposition + 1, high)))


def _hears(reading: Reading, cue: Cue, child: int) -> bool:
    """Whether an object of the cue is the case its entry asks for; in a passive it may be the subject."""
    if reading.pos[child] not in ("NOUN", "PROPN", "PRON") or reading.tag[child] == "PRF":
        return False
    if reading.words[child] in reading.lexicon.grammar.times or any(reading.dep[i] == "nummod" for i in reading.children[child]):
        return False
    dep, wants = reading.dep[child], cue.entry.to
    bare = not any(reading.dep[below] == "case" for below in reading.children[child])
    argument = reading.fulldep[child] == "obl:arg" and bare  # an object whose case the parser did not decide
    dative = dep == "iobj" or (bare and dep in ("obj", "obl", "nsubj") and _is_dative(reading, child))
    told = cue.passive and dep == "nsubj" and reading.pos[child] == "PROPN"  # "Weber wird vorgeworfen, ..."
    if "dat" in wants and (dative or argument or told):
        return True
    return "acc" in wants and ((dep == "obj" and not dative) or argument or (cue.passive and dep == "nsubj"))


def _is_dative(reading: Reading, i: int) -> bool:
    """Whether a noun is dative by its form or article."""
    articles = {reading.low[child] for child in reading.children[i] if reading.dep[child] == "det"}
    if articles & {"dem", "einem"} or reading.low[i] in {"ihm", "ihnen", "ihr"}:
        return True
    beside = {reading.low[child] for child in reading.children[reading.head[i]] if child != i and reading.dep[child] == "nsubj"}
    spoken_by = reading.low[i] not in SPEAKERS and bool(beside & SPEAKERS) and "der" in articles  # "der Fraktion warf sie vor"
    return spoken_by or "Dat" in reading.tokens[i].morph.get("Case") or no_subject(reading, i)
