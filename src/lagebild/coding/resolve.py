"""From words to actors: names, roles with their country, descriptions and pronouns by what was said before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from lagebild.coding.mending import mend
from lagebild.coding.mentions import (
    PLACE_KINDS,
    Mention,
    Names,
    compound_country,
    country_adjective,
    find_mentions,
    is_former,
    is_locative,
    may_be_locative,
    prefix_entity,
)
from lagebild.coding.slots import antecedent, conjunct_head
from lagebild.coding.tree import NOMINAL, Sentence, Word, definite, is_relative, preposition
from lagebild.knowledge.actors import Entity
from lagebild.knowledge.forms import normalise
from lagebild.model import Actor

UNKNOWN = "---"
SUPRANATIONAL = frozenset({"EUR", "UNO", "IGO", "NGO", "ISM", "MNC", "IMG"})
CROWDS = frozenset({"OPP", "JRN", "CVL", "REB", "LAB", "EDU", "SOC", "REL"})
LARGE = 200_000  # people of a town that is meant although the name looks like a person's
STATE_WORDS = frozenset({"land", "staat", "nachbarland", "nachbarstaat", "republik", "königreich", "country", "state",
                         "inselstaat", "nation", "heimatland", "bundesstaat"})
GROUP_WORDS = {
    "organisation": {"organisation"}, "bündnis": {"organisation", "group"}, "allianz": {"organisation", "group"},
    "union": {"organisation"}, "staatenbund": {"organisation"}, "gemeinschaft": {"organisation"},
    "partei": {"party"}, "gruppe": {"group"}, "miliz": {"group"}, "terrorgruppe": {"group"}, "bewegung": {"group"},
    "konzern": {"company"}, "unternehmen": {"company"}, "firma": {"company"}, "zeitung": {"outlet"},
    "organization": {"organisation"}, "bloc": {"organisation"}, "alliance": {"organisation", "group"}, "party": {"party"},
    "group": {"group"}, "militia": {"group"}, "movement": {"group"}, "company": {"company"}, "firm": {"company"}, "newspaper": {"outlet"},
    "blatt": {"outlet"}, "sender": {"outlet"}, "agentur": {"outlet"}, "magazin": {"outlet"},
}
# Creeds that parties of many countries are called by, with those the lexicon gives to one.
COMMON_PARTIES = frozenset({"sozialdemokraten", "liberale", "liberalen", "konservative", "konservativen", "christdemokraten", "grüne", "grünen",
                            "sozialisten", "kommunisten", "linke", "linken", "linkspartei", "freidemokraten", "rechtspopulisten"})
COMMON_STEMS = frozenset({c.rstrip("en") for c in COMMON_PARTIES})
SHORT = 4  # letters of a party's abbreviation that several countries may share
TOLD_REACH = 6  # sentences back to a role named in full
BOTH = frozenset({"beide", "both", "zwei", "two"})
# Nouns that stand for those they belong to ("Vertreter der Regierung", "Teile der Armee").
INHERITING = frozenset({
    "sprecher", "sprecherin", "vertreter", "vertreterin", "mitglied", "chef", "chefin", "vorsitzende", "vorsitzender",
    "führer", "führerin", "führung", "spitze", "anhänger", "anhängerin", "teil", "gruppe", "mehrheit", "delegation",
    "mitarbeiter", "mitarbeiterin", "leiter", "leiterin", "spitzenvertreter", "angehörige", "angehöriger", "kreis", "seite", "leitung",
    "vize", "stellvertreter", "stellvertreterin", "generalsekretär", "generalsekretärin", "kämpfer", "anführer", "kommandeur", "einheit",
    "präsidium", "vorstand", "fraktion", "büro", "abordnung", "unterhändler", "gesandter", "gesandte", "sondergesandter",
    "spokesman", "spokeswoman", "spokesperson", "representative", "member", "leader", "head", "official", "faction",
    "reihe", "politiker", "politikerin", "lager", "flügel", "verband", "truppe", "soldat", "experte", "spitzenpolitiker",
})
PEERS = frozenset({"kollege", "kollegin"})
# Sectors of those whose state is unknown unless the text says it: an attacker need not be of the country he strikes.
NAMELESS = frozenset({"UAF", "CRM"})
PERSON_PRONOUNS = {"er": "Masc", "ihm": "Masc", "ihn": "Masc", "sie": "Fem", "ihr": "Fem", "he": "Masc", "him": "Masc",
                   "she": "Fem", "her": "Fem", "dieser": "Masc", "diese": "Fem", "letzterer": "Masc", "letztere": "Fem"}
PLURAL_PRONOUNS = frozenset({"sie", "ihnen", "diese", "they", "them", "beide", "beiden"})
NEUTER_PRONOUNS = frozenset({"es", "it", "dieses"})
POSSESSIVES = {"sein": "Masc", "ihr": "Fem", "his": "Masc", "her": "Fem", "its": "Neut", "their": "Plur"}
DEEP_PREPOSITIONS = ("von", "durch", "seitens", "aus", "in", "of", "by", "from", "in", "unter", "bei", "zwischen")


FIRST_PERSON = frozenset({"ich", "mich", "mir", "wir", "uns", "i", "we", "us", "me"})
FIRST_POSSESSIVE = re.compile(r"(mein|unser|unsr)(e|er|es|em|en)?|my|our|ours")
CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "obl:agent"})
MEETS = frozenset({"gegen", "an", "mit", "von", "against", "with", "to", "by"})


class Reference(msgspec.Struct, frozen=True):
    """An actor mentioned at (`sentence`, `i`): what pronouns may point back to."""

    sentence: int
    i: int
    actor: Actor
    person: bool
    gender: str
    plural: bool
    subject: bool
    kind: str
    noun: str = ""  # the role noun it was named by, lower case ("außenminister")


class Resolver:
    """Resolves the words of one article; sentences must be entered in order."""

    def __init__(self, names: Names, date: str | None) -> None:
        self.names, self.known, self.places, self.date = names, names.known, names.places, date
        self.mentions: dict[int, dict[int, Mention]] = {}
        self.references: list[Reference] = []
        self.countries: Counter[str] = Counter()
        self.persons: dict[str, Actor] = {}
        self.full: set[str] = set()
        self.strangers: set[str] = set()
        self.offices: dict[str, str] = {}
        self.remembered = 0
        self._busy: set[tuple[int, int]] = set()
        self._guessed: set[tuple[int, int]] = set()  # roles whose state only the context says
        self.pairs: list[tuple[int, int, tuple[Actor, ...]]] = []
        self._cache: dict[tuple[int, int, bool], tuple[Actor, ...]] = {}
        self._speaker_at: Callable[[int], Actor | None] | None = None

    def hear(self, speaker_at: Callable[[int], Actor | None]) -> None:
        """Say who speaks at an offset of the text, for "wir", "mein" and their like in direct speech."""
        self._speaker_at = speaker_at
        self._cache.clear()

    # --- entering sentences -------------------------------------------------------------------------------------

    def enter(self, sentence: Sentence, weight: int = 1) -> None:
        """Find the names of `sentence` and count the countries the article is about."""
        found = find_mentions(sentence, self.names)
        self._leave_out_strangers(sentence, found)
        self.mentions[sentence.index] = found
        mend(sentence, found, self.names)
        for mention in {id(m): m for m in found.values()}.values():
            entity = mention.entities[0]
            short = mention.text.isupper() and len(mention.text) <= SHORT and entity.kind == "party"
            if normalise(mention.text) not in self.known.bare and not short:
                self.full.update(e.id for e in mention.entities)
            if entity.code not in {*SUPRANATIONAL, UNKNOWN, ""} and entity.kind != "outlet" and not short:
                self.countries[entity.code] += weight * (2 if entity.kind == "country" else 1)
        for word in sentence.words:
            self._enter_office(word)
            if word.pos == "ADJ" and word.i not in found:
                code = country_adjective(word, self.names)
                if code and code not in {*SUPRANATIONAL, UNKNOWN}:
                    self.countries[code] += weight
            elif word.pos == "PROPN" and word.i not in found and is_locative(word):
                place = self.places.find(word.text)
                if place is not None:
                    self.countries[place.country] += weight

    def _leave_out_strangers(self, sentence: Sentence, found: dict[int, Mention]) -> None:
        """Drop names that are another's: "Raif Badawi" is not the Badawi we know, nor is "Badawi" afterwards."""
        for i, mention in list(found.items()):
            if len(mention.words) > 1 or mention.entities[0].kind not in {"person", *PLACE_KINDS}:
                continue
            word, surname = mention.head, normalise(mention.text)
            given = sentence.words[i - 1] if i else None
            if given is not None and i - 1 not in found and given.pos == word.pos == "PROPN" and given.ent == word.ent == "PER" and (
                    given.head is word or word.head is given) and len(given.text) > 2 and not any(
                    e.kind == "person" and any(n[:1] == given.text[:1] for n in e.name.split()[:-1]) for e in mention.entities):
                self.strangers |= {surname, surname.removesuffix("s")}
                del found[i]
            elif surname in self.strangers and not any(e.id in self.full for e in mention.entities):
                del found[i]

    def _enter_office(self, word: Word) -> None:
        """Keep whose an office is that a word gives to one state ("Bundespräsident") and the article to another's holder."""
        role = self.names.role_at(word) if word.pos == "NOUN" else None
        if role is None or not role.noun.code or role.noun.kind != "person":
            return
        near = [*word.kids("appos", "flat", "nmod"), *([word.head] if word.head is not None and word.dep in {"appos", "flat", "nmod", "dep"} else [])]
        for name in near:
            mention = self.mentions[word.sentence.index].get(name.i)
            if mention is not None and mention.entities[0].kind == "person" and mention.entities[0].code != role.noun.code:
                self.offices[role.noun.lemma] = mention.entities[0].code

    def remember(self, sentence: Sentence) -> None:
        """Keep the actors of `sentence` for the pronouns and descriptions that follow; once each, in order."""
        if 0 <= sentence.index < self.remembered:
            return
        self.remembered = max(self.remembered, sentence.index + 1)
        for word in sentence.words:
            if word.pos == "PRON" and word.dep == "nsubj" and word.low in PERSON_PRONOUNS:
                for actor in self.np(word)[:1]:
                    self.references.append(Reference(sentence.index, word.i, actor, True, PERSON_PRONOUNS[word.low],
                                                     word.has("Number=Plur"), True, "pronoun"))
                continue
            if word.pos not in {"NOUN", "PROPN"} or word.dep in {"flat", "compound", "flat:name"}:
                continue
            mention = self.mentions[sentence.index].get(word.i)
            if mention is not None and mention.head is not word:
                continue
            low = word.lemma.lower()
            if low in PEERS:
                for name in word.kids("appos", "flat", "nmod"):
                    self.np(name, deep=False)
            if mention is None and self.names.role(low) is None and low not in STATE_WORDS:
                continue
            for actor in self.np(word, deep=False)[:1]:
                self._refer(sentence, word, actor, mention)
            if word.dep != "conj" and len(word.group()) > 1:
                together = [a for a in self.phrase(word, deep=False) if a.code != UNKNOWN]
                if len({a.code for a in together}) > 1:
                    self.pairs.append((sentence.index, word.i, tuple(together)))

    def _refer(self, sentence: Sentence, word: Word, actor: Actor, mention: Mention | None) -> None:
        kind = mention.entities[0].kind if mention else "role"
        role = None if mention else self.names.role(word.lemma.lower())
        spoken = role or (self.names.role(word.lemma.lower()) if word.pos == "NOUN" else None)
        person = kind == "person" or (role is not None and role.noun.kind == "person") or bool(actor.role)
        gender = next((g for g in ("Masc", "Fem", "Neut") if word.has(f"Gender={g}")), "")
        if kind == "person":
            gender = self._gender(word, gender)
        elif kind == "country" and gender != "Fem":
            gender = "Neut" if not word.has("Number=Plur") else gender
        self.references.append(Reference(
            sentence.index, word.i, actor, person, gender, word.has("Number=Plur") or len(word.group()) > 1,
            word.dep in {"nsubj", "nsubj:pass"}, kind, spoken.noun.lemma.lower() if spoken is not None else ""))

    def _gender(self, word: Word, parsed: str) -> str:
        for near in [*word.children, *([word.head] if word.head is not None else [])]:
            if near.pos == "NOUN" and near.low.endswith("in") and self.names.role(near.lemma.lower()):
                return "Fem"
            if near.pos == "NOUN" and self.names.role(near.lemma.lower()):
                return "Masc"
        return parsed

    # --- noun phrases -------------------------------------------------------------------------------------------

    def phrase(self, word: Word, *, deep: bool = True, acting: bool = False) -> tuple[Actor, ...]:
        """The actors of a phrase and of all coordinated with it, doubles dropped.

        `acting`: the phrase is a doer; then whoever is merely from or in a place is not its state ("ein Hund aus Thailand").
        """
        out: list[Actor] = []
        for one in word.group():
            found = self.np(one, deep=deep)
            if acting and found and found[0].start > one.end and not self.np(one, deep=False) and self._local(one):
                continue
            out.extend(found)
        return unique(out)

    @staticmethod
    def _local(word: Word) -> bool:
        phrases = [c for c in word.children if c.dep in {"nmod", "obl", "appos"}]
        return bool(phrases) and all(preposition(c) in {"aus", "in", "bei", "unter", "from"} for c in phrases)

    def np(self, word: Word, *, deep: bool = True) -> tuple[Actor, ...]:
        """The actors one noun phrase (without its coordinated ones) stands for."""
        key = (word.sentence.index, word.i, deep)
        if key not in self._cache:
            self._cache[key] = ()  # a phrase that contains itself resolves to nothing
            self._cache[key] = self._np(word, deep=deep)
        return self._cache[key]

    def _np(self, word: Word, *, deep: bool) -> tuple[Actor, ...]:
        mention = self.mentions[word.sentence.index].get(word.i)
        if mention is not None:
            found = self._named(word, mention)
            if found:
                return found
        if word.pos in {"PRON", "DET"}:
            return self._pronoun(word)
        if word.pos == "ADJ" and word.low.rstrip("n") == "beide":
            return self._both(word)
        if word.pos in NOMINAL or word.pos in {"ADJ", "VERB"}:
            if word.lemma.lower() in STATE_WORDS and any(c.dep == "det" and c.low.startswith("d") for c in word.children):
                found = self._description(word)
                if found:
                    return found
            for resolve in (self._both_noun, self._person, self._role, self._demonym, self._description):
                found = resolve(word)
                if found:
                    return found
        if not deep:
            return ()
        return self.modifiers(word) or self._place(word)

    def _place(self, word: Word) -> tuple[Actor, ...]:
        """A town that no one else stands for is its people ("beschießt Charkiw")."""
        if word.pos != "PROPN" or word.dep in {"flat", "compound"} or word.kids("flat"):
            return ()
        place = self.places.find(word.text, self.context())
        if place is None or (word.ent not in {"LOC", ""} and (place.population < LARGE or preposition(word) is None)):
            return ()
        return (self.make(word, place.country, "CVL", place.name, by="town"),)

    def make(self, word: Word, code: str, sector: str, name: str | None = None, wikidata: str | None = None,
              role: str | None = None, via: tuple[str, ...] = (), by: str = "") -> Actor:
        """Make the actor that `word` (or the name it heads) stands for."""
        words = [word]
        mention = self.mentions[word.sentence.index].get(word.i)
        if mention is not None:
            words = mention.words
        start, end = words[0].start, words[-1].end
        base = word.sentence.start
        return Actor(code=code, sector="" if code in SUPRANATIONAL else sector, name=name, wikidata=wikidata, role=role,
                     field=word.sentence.field, start=start, end=end, text=word.sentence.text[start - base:end - base],
                     via=via, by=by)

    # --- names --------------------------------------------------------------------------------------------------

    def _named(self, word: Word, mention: Mention) -> tuple[Actor, ...]:
        entity = self._choose(mention)
        if entity is None:
            return ()
        if entity.kind == "outlet":
            return (self.make(word, entity.code, "JRN", entity.name, entity.wikidata),)
        if entity.kind == "city" and entity.code in SUPRANATIONAL and is_locative(word):
            return (self.make(word, self.town_code(mention), "", entity.name, entity.wikidata, by="place"),)
        if entity.kind in PLACE_KINDS and not entity.metonym and entity.sector != "PRE":
            return (self.make(word, entity.code, "GOV" if not is_locative(word) else "", entity.name, entity.wikidata, by="place"),)
        role = self.known.role_on(entity, self.date)
        code, sector = role.code, role.sector
        head = mention.head
        if entity.kind == "party" and normalise(mention.text).removeprefix("die ") in COMMON_PARTIES:
            home = self._party_home(head, code)
            if home != code:  # "die italienischen Sozialdemokraten"
                return (self.make(word, home, "PTY"),)
        if is_former(head) or any(is_former(c) for c in head.children if c.dep in {"appos", "nmod", "flat"}):
            sector = "ELI" if entity.kind == "person" else sector
        if entity.kind == "person":
            beside = self._beside(head)
            if beside is not None and sector in {"", "ELI", "CVL", "UNK"} and beside.sector and not is_former(head):
                sector = beside.sector
        return (self.make(word, code, sector, entity.name, entity.wikidata, role=role.title or None),)

    def _party_home(self, word: Word, code: str) -> str:
        """The country of a party named by its creed: its adjective's, else the one most spoken of where `code` is not named at all."""
        for child in word.kids("amod"):
            said = country_adjective(child, self.names)
            if said:
                return said
        others = {c: n for c, n in self.countries.items() if c != code}
        own = sum(m.entities[0].code == code and m.text.lower().removeprefix("die ").rstrip("en") not in COMMON_STEMS for found in self.mentions.values()
                  for m in {id(x): x for x in found.values()}.values())
        return max(others, key=lambda c: others[c]) if others and not own and max(others.values()) > 1 else code

    def _choose(self, mention: Mention) -> Entity | None:
        entities = mention.entities
        if len(mention.words) == 1 and normalise(mention.text) in self.strangers:
            entities = tuple(e for e in entities if e.kind != "person" or e.id in self.full)
        if normalise(mention.text) in self.known.weak and self._beside(mention.head) is None:
            entities = tuple(e for e in entities if e.id in self.full)
        if mention.text.isupper() and len(mention.text) <= SHORT and self.countries:  # the PPP of which country?
            entities = tuple(e for e in entities if e.kind != "party" or e.code in {*self.countries, "DEU", "AUT", "CHE"} or e.id in self.full)
        if not entities:
            return None
        if len(entities) == 1:
            return entities[0]
        known = [e for e in entities if e.code in self.countries]
        def weight(entity: Entity) -> tuple[bool, bool, int, int]:
            role = self.known.role_on(entity, self.date)
            return (entity.id in self.full, entity.kind != "person" or role.sector not in {"", "ELI"}, self.countries.get(entity.code, 0),
                    -entities.index(entity))
        return max(known or entities, key=weight)

    def _beside(self, head: Word) -> Actor | None:
        """The actor of a role noun in apposition to a name ("der polnische Außenminister X")."""
        near = [c for c in head.children if c.dep in {"appos", "nmod", "flat", "compound", "amod"} and not preposition(c)]
        if head.head is not None and head.dep in {"appos", "flat", "nmod", "compound"} and not preposition(head):
            near.append(head.head)
        for word in near:
            if (word.pos == "NOUN" or word.tag == "NNP") and word.i not in self.mentions[word.sentence.index]:
                found = self._role(word, alone=True)
                if found:
                    return found[0]
                if word.lemma.lower() in PEERS:  # "mit seinem ägyptischen Kollegen Sameh Schukri"
                    for child in word.kids("amod"):
                        code = country_adjective(child, self.names)
                        if code:
                            return self.make(word, code, "GOV", role=word.lemma, by="role")
        return None

    def _person(self, word: Word) -> tuple[Actor, ...]:
        """An unknown person by the role noun beside the name, or by that of an earlier mention."""
        if word.pos != "PROPN":
            return ()
        beside = self._beside(word)
        full = " ".join(w.text for w in [word, *word.kids("flat", "flat:name")])
        last = full.split()[-1].removesuffix("s")
        if beside is not None and not (last in self.persons and self._ownerless(word)):
            actor = self.make(word, beside.code, beside.sector, full, role=beside.role, by="role")
            self.persons[last] = actor
            return (actor,)
        for key in (word.text, word.text.removesuffix("s"), last):
            if key in self.persons:
                earlier = self.persons[key]
                return (msgspec.structs.replace(self.make(word, earlier.code, earlier.sector), name=earlier.name,
                                                role=earlier.role, via=(earlier.text,)),)
        return ()

    def _ownerless(self, name: Word) -> bool:
        """Whether the role noun beside a name leaves unsaid whose it is ("Außenminister Hosni")."""
        near = [*name.kids("appos", "nmod", "flat", "compound"), *([name.head] if name.head is not None and name.dep in {"appos", "flat", "nmod"} else [])]
        roles = [w for w in near if w.pos == "NOUN" and self.names.role_at(w) is not None]
        return bool(roles) and all(self._said_owner(w) is None and compound_country(w, self.known) is None for w in roles)

    # --- roles --------------------------------------------------------------------------------------------------

    def _role(self, word: Word, *, alone: bool = False) -> tuple[Actor, ...]:
        key = (word.sentence.index, word.i)
        if key in self._busy:  # a role that belongs to itself ("dessen Präsident") belongs to nobody
            return ()
        self._busy.add(key)
        try:
            return self._role_of(word, alone=alone)
        finally:
            self._busy.discard(key)

    def _role_of(self, word: Word, *, alone: bool) -> tuple[Actor, ...]:
        role = self.names.role_at(word)
        if role is None:
            return ()
        noun = role.noun
        code, sector, name, wikidata = noun.code, noun.sector, None, None
        owner = prefix_entity(role.before, self.known) if role.before else None
        if owner is None and role.before:
            owner = compound_country(word, self.known)
        if owner is not None and role.before.lower().startswith("bund") and owner.code == "DEU" and self.countries and "DEU" not in self.countries:
            owner = None  # other federations have a Bundesgericht too
        inherits = noun.lemma.lower() in INHERITING or not sector
        owned: Actor | None = None
        if owner is not None:
            held = self.known.role_on(owner, self.date)
            owned = self.make(word, held.code, held.sector, owner.name)
        elif not code or code in SUPRANATIONAL:
            owned = self._owner(word)
            if code and owned is not None and owned.code in SUPRANATIONAL - {code}:  # "der Kommissionspräsident der Afrikanischen Union"
                code = ""
            elif code:
                owned = None
        elif code not in SUPRANATIONAL and code != "VAT":  # "der österreichische Bundespräsident"; "der argentinische Papst" is the Vatican's
            said = next((c for c in (country_adjective(w, self.names) for w in word.kids("amod")) if c and c not in SUPRANATIONAL), None)
            code = said or self.offices.get(noun.lemma, code)
        if owned is not None:
            code = code or owned.code
            institutional = owned.sector not in {"", "GOV"} or owned.code in SUPRANATIONAL
            if owned.sector and ((inherits and not (sector == "MIL" and owned.sector == "GOV")) or (institutional and noun.kind != "people" and sector in {"GOV", "UNK", ""})):
                sector = owned.sector
        named = next((c for c in word.children if c.dep in {"appos", "flat", "nmod"} and c.pos == "PROPN"
                      and not preposition(c)), None)
        if not alone and named is not None and named.i in self.mentions[word.sentence.index]:
            person = self._named_entity(named)
            if person is not None and person.kind == "person":
                return self._named(named, self.mentions[word.sentence.index][named.i])
        if not code and named is None and not alone:
            earlier = self._told(word, noun.lemma.lower())
            if earlier is not None:
                return (earlier,)
        if not code and (sector not in NAMELESS or (word.has("Number=Plur") and sector != "UAF")):
            code = self.context_country(word, person=noun.kind == "person", crowd=sector.split("/")[0] in CROWDS and word.has("Number=Plur"))
            self._guessed.add((word.sentence.index, word.i))
            if code == "PSE" and sector == "MIL" and "ISR" in self.countries:  # the army in the West Bank
                code = "ISR"
        if sector == "JUD" and code == "NLD" and "Den Haag" in word.sentence.text:  # the courts of many nations sit there
            code = "IGO"
        code = code or UNKNOWN
        if is_former(word) and noun.kind == "person":
            sector = "ELI"
        elif named is not None and word.tag in {"NN", "NNP"} and not self.names.joins and named.dep in {"appos", "flat"}:
            name = " ".join(w.text for w in [named, *named.kids("flat", "flat:name")])  # a person we do not know, not the office's holder
        elif noun.office and code not in SUPRANATIONAL and code != UNKNOWN and not word.has("Number=Plur"):
            holder = self.known.holder(code, noun.office, self.date)
            if holder is not None:
                name, wikidata = holder.name, holder.wikidata
        if owned is not None and owned.sector == "PRE" and "PRE" not in sector:
            sector = "PRE"
        one = self.make(word, code, sector, name, wikidata, role=word.lemma, by="role")
        others = self._other_owners(word, code) if word.has("Number=Plur") or self._verb_plural(word) else ()
        return (one, *(self.make(word, other, sector, role=word.lemma, by="role") for other in others))

    def _other_owners(self, word: Word, code: str) -> tuple[str, ...]:
        """The further states that share a role noun in the plural ("die Premierminister Indiens und Japans")."""
        out: list[str] = []
        for child in word.children:
            if child.dep == "amod":
                out += [c for one in child.group()[1:] if (c := country_adjective(one, self.names))]
            elif child.dep == "nmod" and preposition(child) in {None, "von"}:
                out += [a.code for one in child.group()[1:] for a in self.np(one, deep=False) if a.code != UNKNOWN]
        return tuple(dict.fromkeys(c for c in out if c != code))

    @staticmethod
    def _many(word: Word) -> bool:
        """Whether a noun stands in the plural; the article decides where the ending does not ("gegen den Soldaten")."""
        articles = {c.low for c in word.children if c.dep == "det"}
        if articles & {"dem", "des", "das"} or ("den" in articles and preposition(word) in {"gegen", "für", "durch", "ohne", "um"}):
            return False
        return word.has("Number=Plur")

    def _told(self, word: Word, noun: str) -> Actor | None:
        """Whom "der Präsident" means after "der französische Präsident Macron": the last one named by that noun."""
        if self._many(word) or word.kids("amod") or not definite(word):
            return None
        for ref in reversed(self.references):
            distance = word.sentence.index - ref.sentence
            if distance > TOLD_REACH:
                break
            if distance >= 0 and (ref.sentence, ref.i) < (word.sentence.index, word.i) and (ref.sentence, ref.i) not in self._guessed and not ref.plural and ref.noun and (
                    ref.noun == noun or (self.names.joins and len(noun) > 4 and ref.noun.endswith(noun))) and ref.actor.code != UNKNOWN:
                return self._from(word, ref)
        return None

    def _demonym(self, word: Word) -> tuple[Actor, ...]:
        found = self.known.demonyms.get(word.low) or self.known.demonyms.get(word.lemma.lower())
        if found is None or not word.text[:1].isupper():
            return ()
        living = next((code for c in word.kids("amod") if (code := country_adjective(c, self.names))), None)
        if living is None and any(c.lemma.lower() == "ethnisch" for c in word.kids("amod")):  # "ethnische Albaner in Mazedonien"
            living = next((a.code for c in word.kids("nmod") if preposition(c) in {"in", "aus"} for a in self.np(c, deep=False)), self.context_country(word))
        return (self.make(word, living or found[0], found[1], by="demonym"),)

    def _named_entity(self, word: Word) -> Entity | None:
        mention = self.mentions[word.sentence.index].get(word.i)
        return self._choose(mention) if mention else None

    def _owner(self, word: Word) -> Actor | None:
        """The country or organisation a role belongs to: adjective, genitive, von/in/aus phrase, possessive."""
        found = self._said_owner(word)
        if found is None and word.dep == "appos" and word.head is not None and word.head.pos in {"NOUN", "PROPN"}:
            return self._owner(word.head)
        return found

    def _said_owner(self, word: Word) -> Actor | None:
        """The owner that a role noun's own phrases name."""
        for child in word.children:
            if child.dep in {"amod", "nmod", "appos", "flat", "compound"} and child.pos in {"ADJ", "PROPN", "NOUN"}:
                code = country_adjective(child, self.names) if child.pos == "ADJ" or child.tag == "NNP" else None
                if code:
                    return self.make(child, code, "")
        for child in word.children:
            if child.dep in {"det:poss", "nmod:poss", "det"} and child.pos in {"PRON", "DET"} and self._is_possessive(child):
                for actor in self._pronoun(child)[:1]:
                    return actor
        for child in word.children:
            if child.dep in {"nmod", "nmod:poss", "appos", "obl", "flat", "compound"}:
                found = self._owning(child)
                if found is not None:
                    return found
        return None

    def _owning(self, child: Word) -> Actor | None:
        prep = preposition(child)
        mention = self.mentions[child.sentence.index].get(child.i)
        if prep in {None, "von", "aus", "in", "bei", "of", "from", "für", "s", "'s"}:
            if mention is not None:
                entity = self._choose(mention)
                if entity is not None and (entity.kind != "person" or child.has("Case=Gen") or child.dep == "nmod:poss"):
                    role = self.known.role_on(entity, self.date)
                    if entity.kind == "city" and role.code == "EUR":  # the police of Brussels is Belgian
                        place = self.places.find(child.text)
                        return self.make(child, place.country if place else role.code, "")
                    return self.make(child, role.code, role.sector if entity.kind not in {"country", *PLACE_KINDS} else ("PRE" if role.sector == "PRE" else "GOV"), entity.name)
            if child.pos == "PROPN" and prep is not None:
                place = self.places.find(child.text, self.context())
                if place is not None:
                    return self.make(child, place.country, "")
            if prep is None or prep in {"von", "of", "aus", "in"}:
                found = self.np(child, deep=True)
                if found and found[0].code != UNKNOWN:
                    return found[0]
        return None

    @staticmethod
    def _is_possessive(word: Word) -> bool:
        return word.has("Poss=Yes") or word.lemma.lower() in POSSESSIVES or word.low.rstrip("emnrs") in {"sein", "ihr", "ih"}

    # --- descriptions and pronouns ------------------------------------------------------------------------------

    def _description(self, word: Word) -> tuple[Actor, ...]:
        low = word.lemma.lower()
        if low in STATE_WORDS:
            if word.has("Number=Plur"):
                return ()
            definite = any(c.dep == "det" and c.low[:1] in {"d", "t"} for c in word.children)
            owner = self._owner(word)
            if owner is not None:
                return (self.make(word, owner.code, "GOV", owner.name),)
            if definite:
                return self._back(word, lambda r: r.kind == "country" or r.actor.sector == "GOV")
            return ()
        kinds = GROUP_WORDS.get(low)
        if kinds and any(c.dep == "det" and c.low[:1] in {"d", "t"} for c in word.children):
            return self._back(word, lambda r: r.kind in kinds)
        if low.endswith(("-jährige", "-jähriger", "jährige", "jähriger")):
            return self._back(word, lambda r: r.person)
        return ()

    def _both_noun(self, word: Word) -> tuple[Actor, ...]:
        role = self.names.role(word.lemma.lower())
        if role is not None and word.has("Number=Plur"):  # "die Präsidenten beider Länder"
            for child in word.kids("nmod"):
                if child.lemma.lower() in STATE_WORDS and any(c.low.startswith("beide") for c in child.children):
                    sides = self._both(child)
                    return tuple(msgspec.structs.replace(a, sector=role.noun.sector or a.sector, name=None, wikidata=None) for a in sides)
        if any(c.lemma.lower() in {"beide", "beid"} or c.low in {"beide", "beiden", "beider", "both"} for c in word.children):
            role = self.names.role(word.lemma.lower())
            found = self._both(word, persons=role is not None and role.noun.kind == "person")
            if role is not None and found and role.noun.sector:
                return tuple(msgspec.structs.replace(a, sector=role.noun.sector) for a in found)
            return found
        return ()

    def _both(self, word: Word, *, persons: bool = False) -> tuple[Actor, ...]:
        """The last two different countries (or persons) named: "beide Staaten", "die beiden Präsidenten"."""
        wanted: list[Callable[[Reference], bool]] = (
            [lambda r: r.person] if persons else [lambda r: r.kind == "country", lambda r: r.actor.sector == "GOV"])
        for fits in wanted:
            out: list[Actor] = []
            for ref in reversed(self.references):
                if word.sentence.index - ref.sentence > 4:
                    break
                if (ref.sentence, ref.i) >= (word.sentence.index, word.i):
                    continue
                if fits(ref) and all(ref.actor.code != a.code for a in out):
                    out.append(self._from(word, ref))
                if len(out) == 2:
                    return tuple(reversed(out))
        return ()

    def _pronoun(self, word: Word) -> tuple[Actor, ...]:
        low = word.low
        if is_relative(word):
            return self._relative(word)
        if low in FIRST_PERSON or FIRST_POSSESSIVE.fullmatch(low):
            return self._speaker(word)
        if low.startswith("beide"):
            return self._both(word)
        if self._is_possessive(word):
            stem = word.lemma.lower() if word.lemma.lower() in POSSESSIVES else "sein" if low.startswith("sein") else "ihr"
            gender = POSSESSIVES.get(stem, "Masc")
            if gender == "Fem" and stem == "ihr":
                return self._back(word, lambda r: r.gender == "Fem" or r.plural or r.kind in {"organisation", "group", "party"})
            if stem in {"his", "her"}:
                return self._back(word, lambda r: r.person and r.gender in {gender, ""} and not r.plural)
            if gender == "Plur":
                return self._back(word, lambda r: r.plural or not r.person)
            return self._back(word, lambda r: r.gender in {"Masc", "Neut", ""} and not r.plural)
        plural = self._plural(word)
        if low in PLURAL_PRONOUNS and plural:
            return self._back(word, lambda r: r.plural) or ()
        if (low in PERSON_PRONOUNS and word.has("Person=3")) or low in {"er", "ihm", "ihn", "he", "she", "him"}:
            gender = PERSON_PRONOUNS[low]
            found = self._back(word, lambda r: r.gender == gender and not r.plural and (r.person or gender == "Fem"))
            return found or self._back(word, lambda r: r.person and r.gender in {gender, ""} and not r.plural)
        if low == "it":
            return self._back(word, lambda r: not r.person and not r.plural)
        if low == "sie":
            return self._back(word, lambda r: r.gender == "Fem" and not r.plural)
        return ()

    @classmethod
    def _plural(cls, word: Word) -> bool:
        """Number of a pronoun: as a subject that of its finite verb, which is surer than its own."""
        if word.dep in {"nsubj", "nsubj:pass"} and word.head is not None and word.low == "sie":
            finite = [v for v in (word.head, *word.head.kids("aux", "aux:pass", "cop")) if "VerbForm=Fin" in v.feats]
            if any(v.has("Number=Sing") for v in finite):
                return False
        return word.has("Number=Plur") or cls._verb_plural(word)

    def _speaker(self, word: Word) -> tuple[Actor, ...]:
        """Who says "wir": the speaker of the direct speech it stands in."""
        said = self._speaker_at(word.start) if self._speaker_at is not None and word.sentence.field == "text" else None
        if said is None or said.code == UNKNOWN:
            return ()
        return (msgspec.structs.replace(said, field=word.sentence.field, start=word.start, end=word.end, text=word.text,
                                        via=(said.text, *said.via), by="speaker"),)

    @staticmethod
    def _verb_plural(word: Word) -> bool:
        if word.dep not in {"nsubj", "nsubj:pass"} or word.head is None:
            return False
        verbs = [word.head, *word.head.kids("aux", "aux:pass", "cop")]
        return any("VerbForm=Fin" in v.feats and v.has("Number=Plur") for v in verbs)

    def _relative(self, word: Word) -> tuple[Actor, ...]:
        head = antecedent(word)
        if head is None:
            return ()
        plural = word.has("Number=Plur") or self._verb_plural(word)
        return self.phrase(head) if plural and len(head.group()) > 1 else self.np(head)

    def _back(self, word: Word, fits: Callable[[Reference], bool], reach: int = 2) -> tuple[Actor, ...]:
        """The nearest earlier reference that fits, subjects of the sentence before preferred."""
        here = word.sentence.index
        best: Reference | None = None
        rank = (-99, 0, 0)
        for ref in reversed(self.references):
            distance = here - ref.sentence
            if distance < 0:
                continue
            if distance > reach:
                break
            if distance == 0 and ref.i >= word.i:
                continue
            if not fits(ref):
                continue
            this = (-distance, int(ref.subject), ref.i if distance else -ref.i)
            if this > rank:
                best, rank = ref, this
        return () if best is None else (self._from(word, best),)

    def _from(self, word: Word, ref: Reference, by: str = "coreference") -> Actor:
        start, end = word.start, word.end
        return msgspec.structs.replace(ref.actor, field=word.sentence.field, start=start, end=end, text=word.text,
                                       via=(ref.actor.text, *ref.actor.via), by=by)

    def last_pair(self, word: Word, reach: int = 2) -> tuple[Actor, ...]:
        """The last two or more states or bodies named side by side ("Weißrussland und Russland") before `word`."""
        for sentence, i, actors in reversed(self.pairs):
            distance = word.sentence.index - sentence
            if 0 <= distance <= reach and (sentence, i) < (word.sentence.index, word.i):
                return tuple(self._from(word, Reference(sentence, i, a, False, "", False, False, "pair"), by="context") for a in actors)
        return ()

    # --- modifiers ----------------------------------------------------------------------------------------------

    def modifiers(self, word: Word) -> tuple[Actor, ...]:
        """Actors in what modifies a noun: adjective, compound, genitive, von/durch/in phrase, possessive."""
        for child in word.children:
            if child.dep == "amod":
                code = country_adjective(child, self.names)
                if code and code != UNKNOWN:
                    return (self.make(child, code, "GOV", by="adjective"),)
        entity = compound_country(word, self.known)
        if entity is not None:
            role = self.known.role_on(entity, self.date)
            return (self.make(word, role.code, role.sector, entity.name, entity.wikidata, by="compound"),)
        for wanted in (None, *DEEP_PREPOSITIONS):
            for child in word.children:
                if child.dep in {"nmod", "nmod:poss", "appos", "obl", "obl:agent", "conj" if wanted == "zwischen" else "nmod"} and preposition(child) == wanted:
                    found = self.phrase(child)
                    if found:
                        return found
        for child in word.children:
            if child.dep in {"det", "det:poss", "nmod:poss"} and child.pos in {"DET", "PRON"} and self._is_possessive(child):
                found = self._pronoun(child)
                if found:
                    return found
        return ()

    # --- countries by context -----------------------------------------------------------------------------------

    def context(self) -> frozenset[str]:
        """The countries the article names."""
        return frozenset(self.countries)

    def place_country(self, word: Word, *, whither: bool = True) -> str | None:
        """The country of a place named in the word's sentence ("in Minsk"), the nearest to the word.

        Without `whither`, where somebody goes ("nach Mexiko") says nothing.
        """
        found: list[tuple[int, int, str]] = []
        for other in word.sentence.words:
            if other.pos not in {"PROPN", "NOUN"} or not may_be_locative(other) or (not whither and preposition(other) == "nach"):
                continue
            mention = self.mentions[other.sentence.index].get(other.i)
            if mention is not None and mention.entities[0].kind in {"city", "region", "country"}:
                found.append((_far(word, other), abs(other.i - word.i), self.town_code(mention)))
            elif other.pos == "PROPN" and mention is None:
                place = self.places.find(other.text, self.context())
                if place is not None:
                    found.append((_far(word, other), abs(other.i - word.i), place.country))
        return min(found)[2] if found else None

    def town_code(self, mention: Mention) -> str:
        """The state a place lies in: what happens in Brussels happens in Belgium, whomever the town stands for."""
        entity = mention.entities[0]
        place = self.places.find(entity.name) if entity.kind == "city" and entity.code in SUPRANATIONAL else None
        return place.country if place is not None else entity.code

    def others_named(self, word: Word, home: str) -> bool:
        """Whether the sentence names a state or body other than `home`."""
        return any(m.entities[0].code not in {home, UNKNOWN, ""} and m.entities[0].kind not in {"outlet", *PLACE_KINDS}
                   for m in self.mentions[word.sentence.index].values())

    def is_country(self, word: Word) -> bool:
        """Whether a word is the name of a state."""
        mention = self.mentions[word.sentence.index].get(word.i)
        return mention is not None and mention.entities[0].kind == "country"

    def context_country(self, word: Word, *, person: bool = False, crowd: bool = False) -> str:
        """The country an unnamed institution or crowd belongs to: its place, its sentence's country, the article's.

        A crowd (citizens, journalists, the opposition) may be that of the state that acts on it. A person travels: the
        place of the sentence says nothing of whose minister he is while the article says more.
        """
        place = self.place_country(word, whither=not person)
        if place and not (person and self.countries and self.main_country() != place and len(self.countries) > 1):
            return place
        mentions = {id(m): m for m in self.mentions[word.sentence.index].values()}.values()
        facing = set() if crowd else {m.entities[0].code for m in mentions if self._faces(word, m)}
        here = {m.entities[0].code for m in mentions if m.entities[0].kind == "country"} - facing
        if len(here) == 1:
            only = next(iter(here))
            own = any(m.head in word.subtree() for m in mentions if m.entities[0].code == only)
            if own or self.countries[only] * 3 >= max(self.countries.values()):  # not a state that the article names in passing
                return only
        return next((code for code, _ in self.countries.most_common() if code not in facing), UNKNOWN)

    @staticmethod
    def _faces(word: Word, mention: Mention) -> bool:
        """Whether a state stands opposite `word` in one clause ("Der Präsident kritisierte Russland"): not his own."""
        head = mention.head
        if mention.entities[0].kind != "country" or head.head is None or word.head is None or head is word:
            return False
        other = conjunct_head(head)
        verb = conjunct_head(word).head
        if other.head is not verb or verb is None or verb.pos not in {"VERB", "AUX"} or conjunct_head(word).dep not in CORE:
            return False
        return other.dep in CORE or (other.dep == "obl" and preposition(other) in MEETS)

    def main_country(self) -> str:
        """The country most named in the article, "---" where none is."""
        if not self.countries:
            return UNKNOWN
        return self.countries.most_common(1)[0][0]


def _far(word: Word, place: Word) -> int:
    """How far a place stands from an event in the tree: 0 on it or its verb, 1 deeper in its clause, 2 elsewhere."""
    above = list(word.up())
    near = {id(word), *(id(a) for a in above[:2] if a.pos in {"VERB", "AUX"})}
    if place.head is not None and id(place.head) in near:
        return 0
    return 1 if any(id(a) in near for a in list(place.up())[:3]) else 2


def unique(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Actors without doubles of the same code, sector and name."""
    out: dict[tuple[str, str, str | None], Actor] = {}
    for actor in actors:
        out.setdefault((actor.code, actor.sector, actor.name), actor)
    return tuple(out.values())
