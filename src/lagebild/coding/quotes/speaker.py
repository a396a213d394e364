"""Who speaks: the subject of a cue, the agent of a passive, the document the words stand in, the owner of a claim."""

from __future__ import annotations

from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.phrases import NAME, NOMINAL, chain, phrase, subject_head
from lagebild.coding.quotes.reading import Reading

DUMMIES = frozenset({"es", "dies", "das", "was", "it", "this", "that"})  # subjects that stand for what is said


def speaker(reading: Reading, cue: Cue, scope: tuple[int, int], away: set[int]) -> list[int]:
    """Return the tokens of who speaks; `away` are tokens of what is said, never the speaker."""
    low, high = scope
    if cue.noun:
        return _owner(reading, cue.head, scope, away)
    if cue.passive or {cue.entry.verb, cue.entry.id} & reading.lexicon.grammar.impersonal:
        return _agent(reading, cue, scope, away)
    head = subject_head(reading, cue.head, away)
    if head < 0 and cue.finite >= 0 and cue.finite != cue.head:
        head = subject_head(reading, cue.finite, away)
    if not low <= head < high or (reading.passage[head] >= 0 and reading.pos[head] not in NAME):
        return _beside(reading, cue, scope, away)
    if reading.low[head] in {"es", "it"}:
        return _agent(reading, cue, scope, away)
    if reading.low[head] in DUMMIES:
        return _beside(reading, cue, scope, away | {head})
    return [i for i in phrase(reading, head, low, high) if i not in away and i not in cue.tokens]


def _beside(reading: Reading, cue: Cue, scope: tuple[int, int], away: set[int]) -> list[int]:
    """Return the noun phrase right behind the finite verb, else the one that ends right before it."""
    low, high = scope
    verb = cue.finite if cue.finite >= 0 else cue.head
    after = verb + 1
    while after < high and reading.low[after] in reading.lexicon.grammar.between:
        after += 1
    end = chain(reading, after, high)
    if end > after and after not in away and reading.low[after] not in DUMMIES:
        return list(range(after, end))
    start = verb
    while start > low and start - 1 not in away and _nominal(reading, start - 1):
        start -= 1
    found = list(range(start, verb))
    return found if any(reading.pos[i] in NOMINAL - {"DET", "ADJ"} for i in found) else []


def _nominal(reading: Reading, i: int) -> bool:
    return reading.pos[i] in NOMINAL or reading.words[i] in {"(", ")"}


def _owner(reading: Reading, noun: int, scope: tuple[int, int], away: set[int]) -> list[int]:
    """Return whose claim a noun of speech is: its genitive or von-phrase, its possessive, the subject of its verb."""
    low, high = scope
    grammar, after = reading.lexicon.grammar, noun + 1
    if after < high and reading.low[after] in grammar.genitive | grammar.of:
        start = after + (reading.low[after] in grammar.of)
        end = chain(reading, start, high)
        if end > start:
            return list(range(start, end))
    if after < high and reading.pos[after] == "PROPN" and reading.head[after] == noun:  # "die Ankündigung Russlands"
        return list(range(after, max(chain(reading, after, high), after + 1)))
    if noun > low and reading.pos[noun - 1] == "PROPN" and noun - 1 not in away and reading.low[noun - 1].endswith(("s", "’", "'")):
        first = noun - 1  # "Wladimir Putins Ankündigung"
        while first > low and reading.pos[first - 1] == "PROPN":
            first -= 1
        return list(range(first, noun))
    if noun > low and reading.tag[noun - 1] in ("PPOSAT", "PRP$"):
        return [noun - 1]
    head = subject_head(reading, reading.head[noun], away)
    return phrase(reading, head, low, high) if low <= head < high and head != noun else []


def _agent(reading: Reading, cue: Cue, scope: tuple[int, int], away: set[int]) -> list[int]:
    """Return the agent of a passive (von ...), else the document the words stand in (in einer Mitteilung der ...)."""
    grammar = reading.lexicon.grammar
    near = {*reading.children[cue.head], *(reading.children[cue.finite] if cue.finite >= 0 else ())}
    usable = [i for i in sorted(near) if scope[0] <= i < scope[1] and i not in away and i not in cue.tokens]
    for wanted, needs_document in ((grammar.agent, False), (grammar.inside, True)):
        for i in usable:
            if _introduced(reading, i, wanted) and (not needs_document or _is_document(reading, i)):
                return phrase(reading, i, *scope)
    return []


def _introduced(reading: Reading, i: int, prepositions: frozenset[str]) -> bool:
    """Whether a noun that is no time or place stands behind one of the prepositions."""
    if reading.pos[i] not in NAME or reading.tokens[i].ent_type_ == "LOC" or reading.words[i].isdigit():
        return False
    case = next((child for child in reading.children[i] if reading.dep[child] == "case"), -1)
    return case >= 0 and reading.low[case] in prepositions and reading.words[i] not in reading.lexicon.grammar.times


def _is_document(reading: Reading, i: int) -> bool:
    """Whether words can stand in it or come out of it: a statement, a report, circles, a ministry."""
    known = reading.known
    if reading.words[i] in known.sources or reading.words[i] in known.nouns:
        return True
    organisation: bool = reading.tokens[i].ent_type_ == "ORG"
    return organisation or reading.low[i].endswith(reading.lexicon.grammar.documents)
