"""Mend subjects and objects against plain grammar, with the morphology and the words themselves.

German puts objects first ("Den Vorschlag lehnte Ungarn ab"), and a parser that has seen few of them calls them
subjects. Two facts decide: the form of the article or pronoun (den, ihn are accusative, der Masculine and er are
nominative) and, where the verb stands between the two, its number.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lagebild.language.encoder import Parse

ACCUSATIVE = frozenset(
    "den einen diesen jenen keinen jeden seinen ihren unseren meinen deinen euren welchen manchen ihn mich dich".split()
)
NOMINATIVE_PRONOUNS = frozenset("er ich du wir man wer".split())
NEAR = 3
"""Words behind the verb within which the true subject must begin and end."""


class Words(NamedTuple):
    """What the rules look at, per word."""

    forms: list[str]
    heads: list[int]
    relations: list[str]
    features: list[str]


class Repairer:
    """Mends the relations of one sentence at a time; it knows the numbers of the labels."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        """Keep the label lists."""
        self._relations, self._features = labels["relation"], labels["features"]
        self._number = {label: row for row, label in enumerate(self._relations)}
        self._subject, self._object = self._number["nsubj"], self._number["obj"]

    def __call__(self, forms: list[str], parse: Parse) -> NDArray[np.int64]:
        """Return the relations, mended where a rule is sure."""
        relation = parse.relation
        subjects = np.flatnonzero(relation == self._subject).tolist()
        if not subjects and not (relation == self._object).any():
            return relation
        words = Words(
            [form.lower() for form in forms],
            parse.heads,
            [self._relations[x] for x in relation.tolist()],
            [self._features[x] for x in parse.features.tolist()],
        )
        for word, label in changes(words):
            relation[word] = self._number[label]
        return relation


def changes(words: Words) -> list[tuple[int, str]]:
    """List the words (counted from 0) whose relation must change, with the new one."""
    clauses: dict[int, tuple[list[int], list[int]]] = {}
    for word, label in enumerate(words.relations):
        if label == "nsubj":
            clauses.setdefault(words.heads[word], ([], []))[0].append(word)
        elif label == "obj":
            clauses.setdefault(words.heads[word], ([], []))[1].append(word)
    found: list[tuple[int, str]] = []
    for head, (subjects, objects) in clauses.items():
        if head:
            found += clause_changes(words, head, subjects, objects)
    return found


def clause_changes(words: Words, head: int, subjects: list[int], objects: list[int]) -> list[tuple[int, str]]:
    """Decide for one clause; `head` counts from 1, subjects and objects from 0."""
    if len(subjects) == 1 and len(objects) == 1:
        if wrong_way_round(words, head, subjects[0], objects[0]):
            return [(subjects[0], "obj"), (objects[0], "nsubj")]
        return []
    marked = [word for word in subjects if accusative(words, word)]
    if len(marked) == 1 and not objects:
        return [(marked[0], "obj")]
    return []


def wrong_way_round(words: Words, head: int, subject: int, thing: int) -> bool:
    """Tell whether subject and object must change places."""
    if accusative(words, subject) != accusative(words, thing):
        return accusative(words, subject)
    return not nominative(words, subject) and (
        words.forms[thing] in NOMINATIVE_PRONOUNS or disagrees(words, head, subject, thing)
    )


def disagrees(words: Words, head: int, subject: int, thing: int) -> bool:
    """Tell whether "Die Reform lehnen die Gewerkschaften ab": singular, plural verb, plural right behind it."""
    if "PronType" in words.features[subject] + words.features[thing] or not subject < head - 1 < thing <= head + NEAR:
        return False
    if "," in words.forms[subject:thing] or "VerbForm=Fin" not in words.features[head - 1]:
        return False
    plural = feature(words.features[head - 1], "Number") == "Plur" == feature(words.features[thing], "Number")
    return plural and number(words, subject) == "Sing"


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
