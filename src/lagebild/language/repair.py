"""Mend subjects and objects against plain grammar, with the morphology and the words themselves.

German puts objects first ("Den Vorschlag lehnte Ungarn ab"), and a parser that has seen few of them calls them
subjects. Two facts decide: the form of the article or pronoun (den, ihn are accusative, der Masculine and er are
nominative) and, where the verb stands between the two, its number.
"""

# ruff: noqa: SIM905 - word lists read best as lines of words
from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lagebild.language.encoder import Parse

ACCUSATIVE = frozenset(
    "den einen diesen jenen keinen jeden seinen ihren unseren meinen deinen euren welchen manchen ihn mich dich".split()
)
NOMINATIVE_PRONOUNS = frozenset("er ich du wir man wer".split())
FEMININE = ("ung", "heit", "keit", "schaft", "tion", "sion", "tät", "partei", "polizei", "armee")
"""Endings of nouns that are feminine for certain."""

DASHES = (["–"], ["-"], ["—"])
"""What stands behind the place at the head of an agency's text ("Diyarbakir – Bei Einsätzen …")."""

NEAR = 3
"""Words behind the verb within which the true subject must begin and end."""


class Words(NamedTuple):
    """What the rules look at, per word."""

    forms: list[str]
    heads: list[int]
    relations: list[str]
    features: list[str]


class Clause(NamedTuple):
    """The arguments of one head, counted from 0."""

    subjects: list[int]
    objects: list[int]
    others: list[int]
    """Other arguments: obl:arg."""
    finite: list[int]
    """Finite auxiliaries and copulas."""
    closed: bool
    """Whether it has a subject of another kind (passive, clause, expletive)."""


class Repairer:
    """Mends one sentence at a time; it knows the numbers of the labels."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        """Keep the label lists."""
        self._relations, self._features, self._entities = labels["relation"], labels["features"], labels["entity"]
        self._number = {label: row for row, label in enumerate(self._relations)}
        self._arguments = frozenset(self._number[name] for name in ("nsubj", "obj"))

    def __call__(self, forms: list[str], parse: Parse) -> tuple[list[int], NDArray[np.int64]]:
        """Return heads and relations, mended where a rule is sure."""
        heads, relation = self._join_names(parse)
        numbers = relation.tolist()
        if not self._arguments.isdisjoint(numbers):
            words = Words(
                [form.lower() for form in forms],
                heads,
                [self._relations[x] for x in numbers],
                [self._features[x] for x in parse.features.tolist()],
            )
            for word, label in changes(words):
                relation[word] = self._number[label]
            for word, head in moves(words):
                heads[word] = head
                relation[word] = self._number["nsubj"]
        return heads, relation

    def _join_names(self, parse: Parse) -> tuple[list[int], NDArray[np.int64]]:
        """The parts of a person's name that hang side by side on a word outside become one: `flat`."""
        heads, relation = list(parse.heads), parse.relation
        for start, end in person_spans([self._entities[x] for x in parse.entity.tolist()]):
            outside = [word for word in range(start, end) if not start < heads[word] <= end]
            for word in outside[1:]:
                if heads[word] == heads[outside[0]] and relation[word] == relation[outside[0]]:
                    heads[word], relation[word] = outside[0] + 1, self._number["flat"]
        return heads, relation


def person_spans(labels: list[str]) -> list[tuple[int, int]]:
    """Return the spans of names of persons of two words or more."""
    spans = []
    for end, label in enumerate(labels):
        if label == "L-PER":
            start = end
            while start and labels[start] != "B-PER":
                start -= 1
            spans.append((start, end + 1))
    return spans


def moves(words: Words) -> list[tuple[int, int]]:
    """List the subjects (counted from 0) that belong to another verb, with that verb (counted from 1).

    "Das türkische Militär habe Ziele angegriffen, meldete der Sender": what stands before the verb of the words reported is
    their subject, and the noun behind the verb of saying is who says them.
    """
    found: list[tuple[int, int]] = []
    for said, label in enumerate(words.relations):
        saying = words.heads[said] - 1
        if label not in {"ccomp", "parataxis"} or saying <= said or "VerbForm=Fin" not in words.features[saying]:
            continue
        inside = [word for word, head in enumerate(words.heads) if head == said + 1]
        if any(words.relations[word] in {"nsubj", *CLOSING} for word in inside) or "," not in words.forms[said:saying]:
            continue
        above = [word for word, head in enumerate(words.heads) if head == saying + 1]
        early = [word for word in above if words.relations[word] == "nsubj" and word < said]
        late = [word for word in above if words.relations[word] in {"obj", "nsubj"} and saying < word <= saying + NEAR and not accusative(words, word)]
        if len(early) == 1 and len(late) == 1:
            found += [(early[0], said + 1), (late[0], saying + 1)]
    return found


CLOSING = frozenset({"nsubj:pass", "csubj", "csubj:pass", "expl"})


def changes(words: Words) -> list[tuple[int, str]]:
    """List the words (counted from 0) whose relation must change, with the new one."""
    heads = {words.heads[word] for word, label in enumerate(words.relations) if label in {"nsubj", "obj"}}
    found: list[tuple[int, str]] = []
    for head in heads - {0}:
        found += clause_changes(words, head, clause_of(words, head))
    return found


def clause_of(words: Words, head: int) -> Clause:
    """Collect the arguments of a head (counted from 1)."""
    children = [word for word, above in enumerate(words.heads) if above == head]
    by_label: dict[str, list[int]] = {}
    for word in children:
        by_label.setdefault(words.relations[word], []).append(word)
    finite = [
        word
        for label in ("aux", "cop", "aux:pass")
        for word in by_label.get(label, [])
        if "VerbForm=Fin" in words.features[word]
    ]
    closed = not CLOSING.isdisjoint(by_label)
    return Clause(by_label.get("nsubj", []), by_label.get("obj", []), by_label.get("obl:arg", []), finite, closed)


def clause_changes(words: Words, head: int, clause: Clause) -> list[tuple[int, str]]:
    """Decide for one clause; `head` counts from 1."""
    subjects, objects = clause.subjects, clause.objects
    if len(subjects) == 1 and len(objects) == 1:
        if wrong_way_round(words, head, subjects[0], objects[0]):
            return [(subjects[0], "obj"), (objects[0], "nsubj")]
        return []
    dative = [word for word in subjects if feminine_dative(words, word)]
    if len(subjects) > 1 and len(dative) == 1:
        return [(dative[0], "iobj")]
    if len(subjects) > 1 and words.forms[subjects[0] + 1 : subjects[0] + 2] in DASHES:
        return [(subjects[0], "parataxis")]
    marked = [word for word in subjects if accusative(words, word)]
    if len(marked) == 1 and not objects:
        return [(marked[0], "obj")]
    if subjects and not objects:
        return [(word, "obj") for word in clause.others if bare_accusative(words, word)][:1]
    if not subjects and len(objects) == 1 and lacks_subject(words, head, clause):
        return missing_subject(words, objects[0], clause.others)
    return []


def lacks_subject(words: Words, head: int, clause: Clause) -> bool:
    """Tell whether a finite clause of its own has no subject at all (a conjunct may share one)."""
    finite = clause.finite or [head - 1]
    stated = any("Mood=" in words.features[word] and "Mood=Imp" not in words.features[word] and "VerbForm=Fin" in words.features[word] for word in finite)
    third = all("Person=3" in words.features[word] for word in finite)
    return (
        stated
        and third
        and not clause.closed
        and words.relations[head - 1] in {"root", "ccomp", "advcl", "parataxis"}
    )


def missing_subject(words: Words, thing: int, others: list[int]) -> list[tuple[int, str]]:
    """Make the object the subject; an accusative called obl:arg becomes the object."""
    if accusative(words, thing) or words.forms[thing] in {"sich", "es"}:
        return []
    marked = [(word, "obj") for word in others if bare_accusative(words, word)]
    return [(thing, "nsubj"), *marked[:1]]


def wrong_way_round(words: Words, head: int, subject: int, thing: int) -> bool:
    """Tell whether subject and object must change places."""
    if accusative(words, subject) != accusative(words, thing):
        return accusative(words, subject)
    return not nominative(words, subject) and (
        words.forms[thing] in NOMINATIVE_PRONOUNS or disagrees(words, head, subject, thing)
    )


def disagrees(words: Words, head: int, subject: int, thing: int) -> bool:
    """Tell whether "Die Reform lehnen die Gewerkschaften ab" or "Zeugen sucht die Polizei": what agrees stands right behind."""
    if "PronType" in words.features[subject] + words.features[thing] or not subject < head - 1 < thing <= head + NEAR:
        return False
    commas = [place for place in range(subject, thing) if words.forms[place] == "," and words.relations[place + 1] != "case"]
    if commas or "VerbForm=Fin" not in words.features[head - 1]:
        return False
    verb, behind = feature(words.features[head - 1], "Number"), number(words, thing)
    return {verb, behind, number(words, subject)} == {"Sing", "Plur"} and verb == behind


def determiners(words: Words, word: int) -> list[int]:
    """Return the article and possessives of a noun."""
    low = max(0, word - 6)
    return [
        place for place in range(low, word)
        if words.heads[place] == word + 1 and words.relations[place].startswith("det")
    ]  # fmt: skip


def accusative(words: Words, word: int) -> bool:
    """Tell whether a form shows the accusative: "den Vorschlag" (not the plural's dative), "ihn"."""
    if words.forms[word] in ACCUSATIVE:
        return "Number=Sing" in words.features[word] or words.forms[word] in {"ihn", "mich", "dich"}
    return any(
        words.forms[place] in ACCUSATIVE and "Number=Plur" not in words.features[place]
        and "Number=Plur" not in words.features[word]
        for place in determiners(words, word)
    )  # fmt: skip


def feminine_dative(words: Words, word: int) -> bool:
    """Tell whether "der" before a noun whose ending is feminine can be no nominative ("Der Fraktion warf sie vor, ...")."""
    return words.forms[word].endswith(FEMININE) and any(words.forms[place] == "der" for place in determiners(words, word))


def bare_accusative(words: Words, word: int) -> bool:
    """Tell whether a phrase without preposition shows the accusative ("den Vorschlag" called obl:arg)."""
    cased = any(head == word + 1 and words.relations[place] == "case" for place, head in enumerate(words.heads))
    return not cased and accusative(words, word)


def nominative(words: Words, word: int) -> bool:
    """Tell whether a form shows the nominative: "der Minister" (masculine), "er"."""
    if words.forms[word] in NOMINATIVE_PRONOUNS:
        return True
    return any(
        words.forms[place] == "der" and "Gender=Masc" in words.features[place] and "Case=Nom" in words.features[place]
        for place in determiners(words, word)
    )


def number(words: Words, word: int) -> str:
    """Return Sing or Plur of a noun phrase ("" where unsure); a coordination is Plur."""
    if "conj" in (words.relations[place] for place, head in enumerate(words.heads) if head == word + 1):
        return "Plur"
    return feature(words.features[word], "Number")


def feature(text: str, name: str) -> str:
    """Read one feature."""
    _, found, rest = text.partition(name + "=")
    return rest.partition("|")[0] if found else ""
