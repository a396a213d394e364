"""Which words of a sentence name actors: names from the knowledge, country adjectives, role nouns, persons."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from lagebild.coding.tree import Sentence, Word, preposition
from lagebild.knowledge.actors import Actors, Entity, RoleNoun
from lagebild.knowledge.forms import normalise, without_genitive
from lagebild.knowledge.places import Places

ENDINGS = ("en", "er", "es", "em", "e", "")
FORMER = frozenset({"ehemalig", "früh", "früher", "einstig", "ex", "damalig", "vormalig", "gestürzt", "abgesetzt",
                    "entmachtet", "former", "ex-", "ousted", "deposed"})
LONGEST = 60  # letters of a part of a compound: a "word" of a megabyte must not be tried letter by letter
LONG_NAMED = frozenset({"organisation", "institution", "group", "party"})
PLACE_KINDS = frozenset({"city", "region"})
MONEY = ("dollar", "-euro", "-rubel", "-franken", "-kronen")  # an amount of US dollars is not the United States'
# Those who are against, for or customers of what stands before them in a compound, and no part of it.
OPPOSED = ("gegner", "gegnerin", "kritiker", "kritikerin", "skeptiker", "nutzer", "nutzerin", "kunde", "kundin", "befürworter", "feind", "experte", "expertin")
# What a compound with a state's name is about and not done by.
TOPICAL = ("einsatz", "mission", "politik", "reise", "besuch", "krise", "krieg", "konflikt", "sanktion", "sanktionen", "hilfe", "kurs", "strategie", "frage", "debatte", "abzug",
           "embargo", "resolution", "bericht", "plan", "deal", "abkommen")


class Mention:
    """A name found in a sentence: its words, the word that heads it, and the entities it may mean."""

    __slots__ = ("entities", "head", "words")

    def __init__(self, words: Sequence[Word], entities: tuple[Entity, ...]) -> None:
        self.words = list(words)
        self.entities = entities
        inside = {w.i for w in words}
        self.head = next((w for w in words if w.head is None or w.head.i not in inside), words[0])

    @property
    def text(self) -> str:
        """The words as written."""
        first, last = self.words[0], self.words[-1]
        return self.head.sentence.text[first.start - self.head.sentence.start:last.end - self.head.sentence.start]


def within_name(word: Word, mention: Mention) -> bool:
    """Whether a noun only says what a body with a long name is for ("Organisation für das Verbot chemischer Waffen")."""
    before = [w for w in mention.words if w.i < word.i]
    return word.pos == "NOUN" and any(w.pos == "ADP" for w in before) and mention.entities[0].kind in LONG_NAMED


class Role:
    """A role noun in the text: its entry, and what stood before it in a compound ("us" of "US-Präsident")."""

    __slots__ = ("before", "noun")

    def __init__(self, noun: RoleNoun, before: str) -> None:
        self.noun = noun
        self.before = before


class Names:
    """The names of one language with what is computed from them once: first words of names, roles of lemmas."""

    def __init__(self, known: Actors, places: Places, *, joins: bool = True) -> None:
        self.known, self.places = known, places
        self.joins = joins  # whether the language writes compounds together
        self._first: dict[str, int] = {}
        self._roles: dict[str, Role | None] = {}
        self._starts: dict[str, int] = {}
        for name in known.names:
            parts = name.split()
            if parts:
                self._first[parts[0]] = max(self._first.get(parts[0], 0), len(parts))

    def longest(self, text: str) -> int:
        """How many words the longest name that begins with the token `text` has; 0 where none does."""
        if text not in self._starts:
            keys = [normalise(form).split() for form in (text, *without_genitive(text))]
            self._starts[text] = max((self._first.get(k[0], 0) for k in keys if k), default=0)
        return self._starts[text]

    def role(self, low: str) -> Role | None:
        """The role noun a lower-case lemma is or ends in, or None."""
        if low not in self._roles:
            self._roles[low] = self._find_role(low)
        return self._roles[low]

    def _find_role(self, low: str) -> Role | None:
        if low in self.known.roles:
            noun = self.known.roles[low]
            return Role(noun, "" if noun.code else self._owner_in(low))
        if low in self.known.not_compounds:
            return None
        return self._suffix(low)

    def _suffix(self, low: str) -> Role | None:
        for cut in range(max(0, len(low) - LONGEST), len(low) - 2):
            if not self.joins and cut and low[cut - 1] != "-":
                continue
            if low[cut:] in self.known.not_compounds and low[cut:] not in self.known.roles:  # "Kampfflugzeuge" are no Zeuge
                return None
            noun = self.known.roles.get(low[cut:])
            if noun is not None and (noun.suffix or cut == 0):
                return Role(noun, low[:cut].strip("-–"))
        return None


    def role_at(self, word: Word) -> Role | None:
        """The role noun that `word` heads; English ones may be of several words ("prime minister")."""
        low = word.lemma.lower()
        if not self.joins:
            before = [w.low for w in word.sentence.words[max(word.i - 2, 0):word.i]]
            for n in range(len(before)):
                for head in (low, word.low):
                    noun = self.known.roles.get(" ".join([*before[n:], head]))
                    if noun is not None:
                        return Role(noun, "")
        found = self.role(low) or (self.role(word.low) if low != "recht" else None)  # rights are no party
        if found is None and self.joins and word.low.endswith("n"):  # weak nouns: Demonstranten, Journalisten
            found = self.role(word.low.removesuffix("en")) or self.role(word.low.removesuffix("n"))
        return found

    def _owner_in(self, low: str) -> str:
        """The owner named in a compound that is a role noun as a whole ("bundes" of Bundesregierung)."""
        for cut in range(2, len(low) - 3):
            rest = low[cut:].removeprefix("s").lstrip("-")
            if (low[cut:] in self.known.roles or rest in self.known.roles) and prefix_entity(low[:cut], self.known) is not None:
                return low[:cut]
        return ""


@functools.cache
def names_of(language: str) -> Names:
    """The names of `language`, loaded once."""
    from lagebild.knowledge.actors import actors
    from lagebild.knowledge.places import places

    return Names(actors(language), places(language), joins=language == "de")


SHORTEST = 4  # letters of the country in the name of its part
BODIES = frozenset({None, "", "EUR", "UNO", "IGO", "---"})


def find_mentions(sentence: Sentence, names: Names) -> dict[int, Mention]:
    """Return the names in `sentence`, by the index of every word in them; the longest name wins."""
    found: dict[int, Mention] = {}
    known = names.known
    words, i = sentence.words, 0
    while i < len(words):
        word = words[i]
        step = 1
        if word.text[:1].isupper() or word.pos == "PROPN" or word.text[:1].isdigit() or word.low.startswith(("al-", "asch-", "ash-")):
            longest = min(names.longest(word.text), known.max_words, len(words) - i)
            for n in range(longest, 0, -1):
                phrase = sentence.text[word.start - sentence.start:words[i + n - 1].end - sentence.start]
                entities = known.lookup(phrase)
                if entities and n == 1:
                    entities = tuple(e for e in entities if (_whole_name(word, e, known) if e.kind == "person" else not _given(word)))
                    if word.pos == "NOUN" and normalise(phrase) in known.weak and not is_locative(word):  # "mehrere Male" is no Malé
                        entities = tuple(e for e in entities if e.kind != "city")
                if entities:
                    mention = Mention(words[i:i + n], entities)
                    found.update((w.i, mention) for w in mention.words)
                    step = n
                    break
            if i not in found and word.pos in {"PROPN", "NOUN"}:
                part = part_of_country(word.text, known)
                if part is not None:
                    found[i] = Mention([word], (part,))
        i += step
    return found


# Parts of a country that a name tells by where they lie ("Südserbien", "ostbosnisch"); what is left must be a country's whole name.
QUARTERS = re.compile(r"(?:nord|süd)?(?:ost|west)|nord|süd|zentral|mittel", re.IGNORECASE)
OTHER_LANDS = frozenset({"irland", "irisch", "amerikanisch", "amerika", "georgien", "mazedonien", "mazedonisch"})  # Nordirland, nordamerikanisch


def part_of_country(name: str, known: Actors) -> Entity | None:
    """The part of a country a name stands for, as a place; None for any other name."""
    quarter = QUARTERS.match(name)
    rest = name[quarter.end():] if quarter is not None else ""
    if len(rest) < SHORTEST or not rest.islower() or rest.lower().rstrip("s") in OTHER_LANDS:
        return None
    whole = next((e for e in known.lookup(rest.capitalize()) if e.kind == "country"), None)
    return None if whole is None else msgspec.structs.replace(whole, id=f"{whole.id}:{name.lower()}", kind="region", name=name, wikidata=None, metonym=False)


def _given(word: Word) -> bool:
    """Whether the name is somebody's first one: "Israel Gutierrez", "Salvador Barraza Rubio", "Paris Hilton"."""
    return word.ent == "PER" and any(c.i == word.i + 1 and c.ent == "PER" and c.pos == "PROPN" and c.dep in {"flat", "flat:name"} for c in word.children)


def _whole_name(word: Word, entity: Entity, known: Actors) -> bool:
    """Whether a lone surname may be that person: not "in Lagos", nor part of another's name ("Paul Nitze", "Alejandro Rivera")."""
    if normalise(word.text) not in known.bare:
        return not _given(word)  # "Henri" is the Grand Duke, "Henri Massé" is not
    if preposition(word) in {"in", "aus"} and word.ent != "PER":
        return False
    given = entity.name.split()[0][:3].lower()
    around = [c for c in word.children if c.dep in {"flat", "flat:name"} and c.pos == "PROPN" and c.i == word.i + 1]
    if word.head is not None and word.dep in {"flat", "flat:name"} and word.head.pos == "PROPN" and word.head.ent == "PER":
        around.append(word.head)
    return all(other.text[:3].lower() == given or len(other.text.rstrip(".")) < 2 for other in around)


def stem(low: str) -> list[str]:
    """Forms of an inflected adjective without its ending, the shortest ending last."""
    low = low.replace("ß", "ss")
    return [low[: len(low) - len(e)] if e else low for e in ENDINGS if low.endswith(e)]


def country_adjective(word: Word, names: Names) -> str | None:
    """The country code an adjective stands for ("russische", "Berliner", "US-amerikanischen"), or None."""
    if word.pos not in {"ADJ", "NOUN", "PROPN", "X", "DET"}:
        return None
    known, places = names.known, names.places
    if word.head is not None and word.head.low in {"meer", "meeres"}:  # "das Südchinesische Meer" is no state's
        return None
    for form in stem(word.low):
        if form in known.adjectives:
            return known.adjectives[form]
        tail = form.rsplit("-", 1)[-1]
        if "-" in form and tail in known.adjectives:
            return known.adjectives[tail]
        quarter = QUARTERS.match(form)
        rest = form[quarter.end():] if quarter is not None else ""
        if len(rest) >= SHORTEST and rest not in OTHER_LANDS and known.adjectives.get(rest) not in BODIES:
            return known.adjectives[rest]
    if word.text[:1].isupper() and word.low.endswith("er") and word.pos == "ADJ":
        for name in (word.text[:-2], word.text[:-2] + "en", word.text[:-2] + "e", word.text[:-2] + "a"):
            entities = [e for e in known.lookup(name) if e.kind in {"city", "region", "country"}]
            if entities:
                return entities[0].code
            place = places.find(name)
            if place is not None:
                return place.country
    return None


def prefix_entity(before: str, known: Actors) -> Entity | None:
    """The entity the first part of a compound names ("us", "kreml", "bundes", "israel")."""
    form = before.strip("-–").lower()
    for candidate in (form, form.removesuffix("s"), form.split("-")[0], form.removesuffix("-s")):
        if candidate and candidate in known.prefixes:
            return known.prefixes[candidate]
    for cut in range(min(len(form) - 1, LONGEST), 2, -1):
        if form[:cut] in known.prefixes and (form[cut:] in {"s", "es", "n", "en"} or form[cut] == "-"):
            return known.prefixes[form[:cut]]
    return None


def compound_country(word: Word, known: Actors) -> Entity | None:
    """The entity in the first part of a compound noun ("EU-Sanktionen", "Nato-Angriff", "Israel-Besuch")."""
    low = word.low
    if ("-" in low or "–" in low) and not low.endswith(MONEY):
        first = low.replace("–", "-").split("-")[0]
        return known.prefixes.get(first) or next(
            (e for e in known.lookup(word.text.replace("–", "-").split("-")[0]) if e.kind != "person"), None)
    return None


def names_its_topic(word: Word, entity: Entity) -> bool:
    """Whether a compound says with a state's name where or about whom, and not whose ("der Afghanistan-Einsatz der Bundeswehr")."""
    if word.lemma.lower().endswith(OPPOSED):
        return entity.kind not in {"person", "party"}
    return entity.kind in {"country", *PLACE_KINDS} and word.lemma.lower().endswith(TOPICAL) and not word.text.partition("-")[0].isupper()


def is_former(word: Word) -> bool:
    """Whether a role is held no longer ("der frühere Präsident", "Ex-Kanzler", "Altkanzler")."""
    if word.low.startswith(("ex-", "alt-", "altkanzler", "altbundes", "expräsident", "exkanzler", "former")):
        return True
    return any(c.dep in {"amod", "advmod"} and (c.lemma.lower() in FORMER or c.low in FORMER or
               any(s in FORMER for s in stem(c.low))) for c in word.children)


def is_locative(word: Word) -> bool:
    """Whether a phrase says where ("in Minsk", "aus Teheran")."""
    return preposition(word) in {"in", "aus", "bei", "nach", "at", "near", "from"}


def may_be_locative(word: Word) -> bool:
    """Whether a phrase may say where if its noun is a place ("auf Kreta", "vor Tripolis")."""
    return is_locative(word) or preposition(word) in {"auf", "vor", "an", "um", "on", "off"}
