"""Noun phrases: who speaks, to whom; from the tree, mended by what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.coding.quotes.reading import PUNCTUATION, Reading

OUTSIDE = frozenset({"acl", "advcl", "parataxis", "cop", "ccomp", "csubj", "discourse", "aux", "mark", "xcomp"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
NAME = frozenset({"NOUN", "PROPN"})


def descendants(reading: Reading, head: int, low: int, high: int) -> set[int]:
    """Return the words of the noun phrase at `head` within [low, high), without clauses that hang on it."""
    found, todo = {head}, [head]
    while todo:
        for child in reading.children[todo.pop()]:
            if low <= child < high and child not in found and not _leaves(reading, child, head):
                found.add(child)
                todo.append(child)
    return found


def _leaves(reading: Reading, child: int, head: int) -> bool:
    """Whether a dependent is no part of the phrase: clauses, the preposition, adverbs and negation at its edge."""
    dep = reading.dep[child]
    if dep in OUTSIDE or (dep == "case" and reading.head[child] == head and child < head):
        return True
    if dep == "conj" and any(reading.finite[x] for x in (child, *reading.children[child])):
        return True
    return dep in ("advmod", "obl", "cc") and reading.head[child] == head and (dep != "cc" or child < head)


def phrase(reading: Reading, head: int, low: int, high: int) -> list[int]:
    """Return the tokens of the noun phrase around `head` within [low, high), without its preposition."""
    members = descendants(reading, head, low, high)
    first = last = head
    while first > low and (first - 1 in members or _modifier(reading, first - 1)):
        first -= 1
    while first < head and (
        reading.pos[first] == "ADP" or reading.words[first] in PUNCTUATION - {"„", '"', "»", "“", "("}
    ):
        first += 1
    while (step := max(_next(reading, last, members, high), _attached(reading, last, high))) > last or (
        step := _apposition(reading, last, high)
    ) > last:
        last = step
    return _balanced(reading, list(range(first, last + 1)), low, high)


def _attached(reading: Reading, last: int, high: int) -> int:
    """Return the last word of the genitives and von-phrases right behind a noun or name (Weber vom Institut in Mainz)."""
    if reading.pos[last] not in NAME | {"PRON", "NUM"} or last + 2 >= high:
        return last
    after = last + 1
    if (
        reading.low[after] in reading.lexicon.grammar.of
        and reading.dep[after] == "case"
        and after < reading.head[after] < high
    ):
        members = descendants(reading, reading.head[after], after, high)
        at = after
        while at + 1 < high and at + 1 in members and reading.words[at + 1] not in PUNCTUATION:
            at += 1
        return at if at > after else last
    if reading.low[after] in {"der", "des"} and not _nominative(reading, after):
        end = chunk(reading, after, high)
        return end - 1 if end > after + 1 and reading.head[after] < end else last
    return last


def _apposition(reading: Reading, last: int, high: int) -> int:
    """Return the end of what stands in apposition behind a comma (Beck, Spieler von Mainz), else `last`."""
    start = last + 2
    if start >= high or reading.words[last + 1] != "," or reading.pos[start] not in ("DET", "NOUN", "PROPN", "ADJ"):
        return last
    if reading.tag[start] == "PRELS" or (reading.pos[last] not in NAME and reading.words[last] != ")"):
        return last
    end = start
    while end < high and reading.words[end] not in PUNCTUATION and not reading.finite[end]:
        end += 1
    closes = end >= high or reading.words[end] in PUNCTUATION - {"(", ":"} or reading.finite[end]
    names = reading.pos[last] == "PROPN" or reading.pos[start] == "PROPN"
    plain = chain(reading, start, high) >= end or any(reading.dep[i] == "appos" for i in range(start, end))
    finite_behind = end < high and reading.finite[end] and reading.words[end - 1] != ","
    return end - 1 if closes and names and plain and not finite_behind and end > start else last


def _modifier(reading: Reading, i: int) -> bool:
    return reading.tag[i] in ("ART", "PPOSAT", "PDAT", "PIAT", "ADJA", "CARD", "DT", "PRP$") and reading.passage[i] < 0


def _next(reading: Reading, last: int, members: set[int], high: int) -> int:
    """Return how far the phrase goes on after `last`: its own words, its apposition, a name, a party in brackets."""
    i = last + 1
    if i >= high:
        return last
    if i in members and reading.words[i] not in PUNCTUATION:
        return i
    if reading.pos[i] == "PROPN" and reading.pos[last] in NAME and reading.passage[i] < 0:
        return i
    if reading.words[i] == "(":
        close = next((j for j in range(i, min(high, i + 8)) if reading.words[j] == ")"), -1)
        return close if close > 0 and not any(reading.finite[i:close]) else last
    if reading.passage[i] >= 0 and any(j in members for j in range(i, min(i + 4, high))):
        j = i
        while j + 1 < high and reading.passage[j + 1] == reading.passage[i]:
            j += 1
        return j if j - i < 12 else last
    if reading.words[i] in PUNCTUATION and i + 1 < high and i + 1 in members:
        return i + 1
    return last


def _balanced(reading: Reading, span: list[int], low: int, high: int) -> list[int]:
    """Widen a phrase that ends or starts inside marks, and drop punctuation at its end."""
    while (
        span
        and span[-1] + 1 < high
        and reading.passage[span[-1]] >= 0
        and reading.passage[span[-1] + 1] == reading.passage[span[-1]]
    ):
        span.append(span[-1] + 1)
    while (
        span
        and span[0] - 1 >= low
        and reading.passage[span[0]] >= 0
        and reading.passage[span[0] - 1] == reading.passage[span[0]]
    ):
        span.insert(0, span[0] - 1)
    while len(span) > 1 and reading.words[span[-1]] in ",;:–-":
        span.pop()
    return span


def chunk(reading: Reading, start: int, high: int) -> int:
    """Return the end of the simple noun phrase (article, adjectives, nouns, names) that begins at `start`."""
    i = start
    while (i < high and reading.pos[i] in ("DET", "ADJ", "NUM")) or (
        i < high and i == start and reading.pos[i] == "PRON"
    ):
        i += 1
    first = i
    while i < high and (reading.pos[i] in NAME or reading.tag[i] == "CARD" or (quoted_name(reading, i) and i >= start)):
        if i > first and _other_noun(reading, i):
            break
        i += 1
    return i


def _other_noun(reading: Reading, i: int) -> bool:
    """Whether a common noun behind a common noun begins a phrase of its own: laut Opposition Giftgas eingesetzt."""
    common = reading.tag[i] == "NN" and reading.tag[i - 1] == "NN" and reading.passage[i] < 0
    return common and reading.head[i] != i - 1 and reading.head[i - 1] != i


def quoted_name(reading: Reading, i: int) -> bool:
    """Whether a word stands in marks that hold a name: the paper „Die Welt“."""
    number = reading.passage[i]
    if number < 0:
        return False
    passage = reading.outer[number]
    inner = passage.inner(reading.text)
    return inner[:1].isupper() and len(inner.split()) <= 5


def chain(reading: Reading, start: int, high: int) -> int:
    """Return the end of a noun phrase with the genitives and von-phrases that follow it."""
    end = chunk(reading, start, high)
    while end > start and end < high:
        if (reading.low[end] in reading.lexicon.grammar.genitive and not _nominative(reading, end)) or reading.low[
            end
        ] in reading.lexicon.grammar.of:
            further = chunk(reading, end + (reading.low[end] in reading.lexicon.grammar.of), high)
        elif reading.words[end] == "(":
            further = next((j + 1 for j in range(end, min(high, end + 8)) if reading.words[j] == ")"), end)
        else:
            break
        if further <= end + (reading.low[end] in reading.lexicon.grammar.of):
            break
        end = further
    return end


def _nominative(reading: Reading, article: int) -> bool:
    """Whether "der" begins a new phrase: with a masculine noun in the singular it is no genitive."""
    noun = reading.head[article]
    if reading.low[article] != "der" or noun <= article:
        return False
    morph = reading.tokens[noun].morph
    return "Masc" in morph.get("Gender") and "Sing" in morph.get("Number") and "Gen" not in morph.get("Case")


def no_subject(reading: Reading, i: int) -> bool:
    """Whether its preposition or article keeps a noun from being a subject: dem, den, des, and der with a feminine."""
    if any(reading.dep[child] == "case" for child in reading.children[i]):
        return True
    article = next((child for child in reading.children[i] if reading.dep[child] == "det" and child < i), -1)
    if article < 0:
        return False
    if reading.low[article] in {"dem", "den", "des", "einem", "einen", "eines"}:
        return True
    morph = reading.tokens[i].morph
    return reading.low[article] == "der" and "Fem" in morph.get("Gender") and "Sing" in morph.get("Number")


def subject_head(reading: Reading, verb: int, forbidden: Iterable[int] = ()) -> int:
    """Return the subject of a verb by the tree: its own, else that of the verb it is coordinated with or opens up from."""
    away = set(forbidden)
    at, seen = verb, set()
    while at not in seen:
        seen.add(at)
        subjects = [
            child
            for child in reading.children[at]
            if reading.dep[child] == "nsubj" and child not in away and reading.pos[child] in NOMINAL and not no_subject(reading, child)
        ]
        if subjects:  # of two, the one that can be nothing else: "der Fraktion warf sie vor"
            return next((child for child in subjects if reading.low[child] in {"er", "ich", "wir", "sie"}), subjects[0])
        if reading.dep[at] in ("conj", "xcomp", "aux", "advcl", "cop", "ccomp") and reading.head[at] != at:
            at = reading.head[at]
        else:
            break
    return -1
