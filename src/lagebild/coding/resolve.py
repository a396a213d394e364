"""From words to actors: names, roles with their country, descriptions and pronouns by what was said before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from lagebild.coding.antecedents import (
    ALLIES,
    FIGHTING,
    PERSON_PRONOUNS,
    STATE_WORDS,
    VEHICLES,
    Reference,
    is_state,
)
from lagebild.coding.article_state import (
    COMMON_PARTIES,
    FAMILIAR,
    FAMOUS,
    GERMAN,
    OWN_PARTIES,
    SHORT,
    SUPRANATIONAL,
    UNKNOWN,
    WATERS,
    creed,
    federal,
    lender,
)
from lagebild.coding.mentions import (
    PLACE_KINDS,
    Mention,
    Names,
    compound_country,
    country_adjective,
    is_former,
    is_locative,
    names_its_topic,
)
from lagebild.coding.role_nouns import ONE_A_STATE, RoleNouns
from lagebild.coding.slots import conjunct_head
from lagebild.coding.tree import NOMINAL, Sentence, Word, preposition
from lagebild.knowledge.actors import Entity
from lagebild.knowledge.forms import normalise
from lagebild.model import Actor

CONTINENT = frozenset({"Europa", "Europe"})
NEIGHBOURS = STATE_WORDS | ALLIES | {"partner", "partnerland", "rivale", "gegner", "feind", "mitgliedstaat", "mitgliedsstaat", "mitgliedsland", "golfstaat", "bruderstaat", "anrainer",
                                     "neighbour", "neighbor", "ally", "rival"}
SHARE = 3  # two in so many of the states named must be one
JOINING = ("beitritt", "mitgliedschaft", "kandidatur", "bewerbung", "austritt", "ambition", "ambitionen", "annäherung", "aufnahme")
# What is done to towns and not to persons of a town's name.
TAKING = frozenset({"einnehmen", "erobern", "zurückerobern", "rückerobern", "belagern", "beschießen", "bombardieren", "umzingeln", "einkesseln", "erstürmen", "besetzen", "räumen", "evakuieren", "überrennen"})
METROPOLIS = 500_000  # people of one that is meant though no preposition stands before it either
LARGE = 200_000  # people of a town that is meant although the name looks like a person's
OUTWEIGHS = 4  # times as often must another state be named than the one a creed's party is known from, where that is named at all
OF_NO_GENDER = "-"  # what no pronoun in the singular may mean
KNOWN_PARTIES = frozenset({"republikaner", "demokrat"})  # those of the United States need not be told whose they are
COMMON_STEMS = frozenset({c.rstrip("en") for c in COMMON_PARTIES})
# What an attack hits, named by those in it.
SITES = ("camps", "camp", "lager", "stellungen", "stellung", "posten", "stützpunkt", "versteck", "hochburg", "konvoi", "hauptquartier", "quartier", "siedlung", "unterkunft",
         "heim", "boot", "boote", "gebiet", "gefängnis", "büro", "viertel", "dorf", "ziel")
SITED = frozenset({"REB", "UAF", "PRM", "REF", "MIL", "COP", "OPP", "CRM", "JRN"})
PEERS = frozenset({"kollege", "kollegin"})
DEEP_PREPOSITIONS = ("von", "durch", "seitens", "aus", "in", "of", "by", "from", "in", "unter", "bei", "zwischen")


class Resolver(RoleNouns):
    """Resolves the words of one article; sentences must be entered in order."""

    def __init__(self, names: Names, date: str | None, home: str = UNKNOWN) -> None:
        super().__init__(names, date, home)
        self.persons: dict[str, Actor] = {}
        self._introductions: dict[str, Actor | None] = {}
        self.remembered = 0
        self._cache: dict[tuple[int, int, bool], tuple[Actor, ...]] = {}

    def hear(self, speaker_at: Callable[[int], Actor | None] | None, teller_at: Callable[[int], Actor | None]) -> None:
        """Say who speaks at an offset of the text, for "wir", "mein" and their like in direct speech, and for "man" in indirect speech."""
        self._speaker_at, self._teller_at = speaker_at, teller_at
        self._cache = {} if speaker_at is not None else {place: found for place, found in self._cache.items() if found}

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
            if mention is None and word.kids("cop"):  # "er sei ein Kriegsverbrecher" brings nobody new
                continue
            low = word.lemma.lower()
            if low in PEERS:
                for name in word.kids("appos", "flat", "nmod"):
                    self.np(name, deep=False)
            if mention is None and low.endswith(VEHICLES):
                of = next((code for c in word.kids("amod") if (code := country_adjective(c, self.names))), UNKNOWN)
                if of not in {UNKNOWN, *SUPRANATIONAL}:
                    owner = self.make(word, of, "MIL" if low.startswith(FIGHTING) else "GOV", by="adjective")
                    self.references.append(Reference(sentence.index, word.i, owner, False, OF_NO_GENDER, word.has("Number=Plur"), word.dep in {"nsubj", "nsubj:pass"}, "vehicle"))
                continue
            if mention is None and self.names.role(low) is None and low not in STATE_WORDS and not self._is_demonym(word):
                continue
            for actor in self.np(word, deep=False)[:1]:
                self._refer(sentence, word, actor, mention)
            if word.dep != "conj" and len(word.group()) > 1:
                together = [a for a in self.phrase(word, deep=False) if a.code != UNKNOWN]
                if len({a.code for a in together}) > 1:
                    self.pairs.append((sentence.index, word.i, tuple(together)))
                    if preposition(word) in {"zwischen", "between"}:
                        self.relations.append((sentence.index, word.i, tuple(together)))

    def _refer(self, sentence: Sentence, word: Word, actor: Actor, mention: Mention | None) -> None:
        kind = mention.entities[0].kind if mention else "demonym" if actor.by == "demonym" else "role"
        role = None if mention else self.names.role(word.lemma.lower())
        spoken = role or (self.names.role(word.lemma.lower()) if word.pos == "NOUN" else None)
        person = kind in {"person", "demonym"} or (role is not None and role.noun.kind == "person") or bool(actor.role)
        gender = next((g for g in ("Masc", "Fem", "Neut") if word.has(f"Gender={g}")), "")
        if kind == "person":
            gender = self._gender(word, gender)
        elif kind == "country" and gender != "Fem" and not word.has("Number=Plur"):
            gender = "Masc" if any(c.low in {"der", "den"} for c in word.kids("det")) else "Neut"  # "der Irak ... er"
        self.references.append(Reference(
            sentence.index, word.i, actor, person, gender, (word.has("Number=Plur") and not self._one_holder(word)) or len(word.group()) > 1,
            word.dep in {"nsubj", "nsubj:pass"}, kind, spoken.noun.lemma.lower() if spoken is not None else ""))

    def _one_holder(self, word: Word) -> bool:
        """Whether an office of which a state has one stands after that state's genitive ("an Russlands Präsidenten"): one man, however its form reads."""
        role = self.names.role_at(word) if word.pos == "NOUN" else None
        return role is not None and role.noun.office in ONE_A_STATE and any(
            c.i < word.i and c.pos == "PROPN" and c.dep in {"nmod", "nmod:poss", "dep"} and len(c.group()) == 1 and not preposition(c) for c in word.children)

    def _is_demonym(self, word: Word) -> bool:
        return word.text[:1].isupper() and (word.low in self.known.demonyms or word.lemma.lower() in self.known.demonyms)

    def _gender(self, word: Word, parsed: str) -> str:
        for near in [*word.children, *([word.head] if word.head is not None else [])]:
            if near.pos == "NOUN" and near.low.endswith("in") and self.names.role(near.lemma.lower()):
                return "Fem"
            if near.pos == "NOUN" and self.names.role(near.lemma.lower()):
                return "Masc"
        return parsed

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
        if mention is not None and "-" in word.text and is_state(word):  # "dem Nato-Partner" is a state, not the alliance
            found = self._description(word)
            if found:
                return found
        if mention is not None:
            own = next((c for c in word.kids("appos", "flat") if c.i == word.i + 1 and c.pos == "PROPN" and c.i in self.mentions[word.sentence.index]), None)
            found = self.named(own, self.mentions[word.sentence.index][own.i]) if own is not None and mention.entities[0].code == UNKNOWN else ()
            found = found or self.named(word, mention)
            if found:
                return found
        if word.pos in {"PRON", "DET"}:
            return self._pronoun(word)
        if word.pos == "ADJ" and word.low.rstrip("n") == "beide":
            return self._both(word)
        if word.pos in NOMINAL or word.pos in {"ADJ", "VERB"}:
            found = self._called(word)
            if found:
                return found
            if word.low in {"länder", "ländern", "staaten"} and any(c.low.startswith("beide") for c in word.children):
                return self._both_noun(word)  # or nobody, where no two were named
            if is_state(word) and any(c.dep == "det" and c.low.startswith("d") for c in word.children):
                found = self._description(word)
                if found:
                    return found
            for resolve in (self._both_noun, self._person, self._role, self._demonym, self._description):
                found = resolve(word)
                if found:
                    return found
            found = self._site(word)
            if found:
                return found
        if not deep:
            return ()
        return self.modifiers(word) or self._place(word) or self._stranger(word)

    def _stranger(self, word: Word) -> tuple[Actor, ...]:
        """A person of whom nothing is said is of the state the article is about, where it is about one."""
        if word.pos != "PROPN" or word.ent != "PER" or word.dep in {"flat", "compound", "appos"} or not self.countries:
            return ()
        code, named = self.countries.most_common(1)[0]
        if named * SHARE < sum(self.countries.values()) * 2:
            return ()
        full = " ".join(w.text for w in [word, *word.kids("flat", "flat:name")])
        return (msgspec.structs.replace(self.make(word, code, "CVL", by="context"), name=full),)

    def _site(self, word: Word) -> tuple[Actor, ...]:
        """Whose a camp, post or hideout is by the first part of its name ("Rebellenstellungen", "ein Flüchtlingslager")."""
        if word.pos != "NOUN" or not self.names.joins:
            return ()
        low = word.lemma.lower()
        end = next((e for e in SITES if low.endswith(e) and len(low) > len(e) + 2), None)
        if end is None:
            return ()
        before = low[:-len(end)].rstrip("-")
        role = next((r for form in (before, before.removesuffix("s"), before.removesuffix("n"), before.removesuffix("en"))
                     if len(form) > 3 and (r := self.names.role(form)) is not None), None)
        if role is None or role.noun.kind == "collective" or role.noun.sector.split("/")[0] not in SITED:
            return ()
        owner = self.owner(word)
        code = role.noun.code or (owner.code if owner is not None else UNKNOWN if role.noun.sector == "REF" else self.context_country(word))
        return (self.make(word, code, role.noun.sector, role=role.noun.lemma, by="role"),)

    def _place(self, word: Word) -> tuple[Actor, ...]:
        """A town that no one else stands for is its people ("beschießt Charkiw")."""
        if word.pos != "PROPN" or word.dep in {"flat", "compound"} or word.kids("flat") or (word.head is not None and word.head.low in WATERS):
            return ()
        if word.text in CONTINENT and self._acts_as_union(word):
            return (self.make(word, "EUR", "", word.text),)
        place = self.places.find(word.text, self.context())
        taken = word.dep in {"obj", "nsubj:pass"} and word.head is not None and word.head.lemma.lower() in TAKING
        if place is None or (word.ent not in {"LOC", ""} and not taken and place.population < (METROPOLIS if preposition(word) is None else LARGE)):
            return ()
        return (self.make(word, place.country, "CVL", place.name, by="town"),)

    def named(self, word: Word, mention: Mention) -> tuple[Actor, ...]:
        """The actor a name stands for, with the role held on the article's date."""
        entity = self.choose(mention)
        if entity is None:
            return ()
        if entity.kind == "outlet":
            return (self.make(word, entity.code, "JRN", entity.name, entity.wikidata),)
        if entity.kind == "city" and entity.code in SUPRANATIONAL and is_locative(word) and not self._word_from(word):
            return (self.make(word, self.town_code(mention), "", entity.name, entity.wikidata, by="place"),)
        if entity.kind in PLACE_KINDS and not entity.metonym and entity.sector != "PRE":
            return (self.make(word, entity.code, "GOV" if not is_locative(word) else "", entity.name, entity.wikidata, by="place"),)
        role = self.known.role_on(entity, self.date)
        code, sector = role.code, role.sector
        head = mention.head
        if entity.kind == "party" and creed(mention.text) == "union" and self._of_europe():
            return (self.make(word, "EUR", "", mention.text),)
        if entity.kind == "party" and creed(mention.text) in COMMON_PARTIES:
            home = self._party_home(head, code)
            if home != code:  # "die italienischen Sozialdemokraten"
                return (self.make(word, home, "PTY"),)
        if normalise(mention.text).startswith("nationalr") and code == "AUT" and self.press == "CHE":
            code = self.press
        if lender(normalise(mention.text)) and code == "USA" and any(c.low.startswith("ein") for c in head.kids("det")):
            return ()  # "ein Kongress in Tiraspol"
        if lender(normalise(mention.text)) and code == "USA":
            code = self.whose_congress(lender(normalise(mention.text)))
            if code != "USA":
                return (self.make(word, code, sector),)
        if federal(normalise(mention.text)) and (code == "DEU" or (code == "CHE" and not self.german and self.whose_federal(normalise(mention.text)) not in GERMAN)):
            code = self.whose_federal(normalise(mention.text))
            if code != "DEU":
                return (self.make(word, code, "GOV" if code == "CHE" and head.low.startswith("bundesr") else sector),)
        if is_former(head) or any(is_former(c) for c in head.children if c.dep in {"appos", "nmod", "flat"}):
            sector = "ELI" if entity.kind == "person" else sector
        if entity.kind == "person":
            beside = self._beside(head)
            if beside is not None and sector in {"", "ELI", "CVL", "UNK"} and beside.sector and not is_former(head):
                sector = beside.sector
        return (self.make(word, code, sector, entity.name, entity.wikidata, role=role.title or None),)

    def _word_from(self, word: Word) -> bool:
        """Whether what comes from a town is said or done by those who rule there: "die Kritik aus Brüssel", and not "die Touristen aus Brüssel"."""
        above = word.head
        return preposition(word) == "aus" and word.dep == "nmod" and above is not None and above.pos == "NOUN" and self.names.role_at(above) is None

    def _of_europe(self) -> bool:
        """Whether "die Union" is Europe's: the article tells of the EU and, the word itself left out, of nothing German."""
        texts = {id(m): m for found in self.mentions.values() for m in found.values()}.values()
        return self.bodies["EUR"] > 0 and not any(m.entities[0].code == "DEU" and normalise(m.text).removeprefix("die ") != "union" for m in texts)

    def _called(self, word: Word) -> tuple[Actor, ...]:
        """The states that a word for states is followed by the names of: "sein Nachbar Frankreich", "die Partnerländer Polen und Ungarn"."""
        if word.pos != "NOUN" or word.lemma.lower() not in NEIGHBOURS:
            return ()
        return next((self.phrase(c) for c in word.kids("appos", "flat") if c.i > word.i and preposition(c) is None and self.is_country(c)), ())

    def _acts_as_union(self, name: Word) -> bool:
        """Whether the continent stands beside states as one of them ("die USA und Europa", "der Handel zwischen Indien und Europa")."""
        first = conjunct_head(name)
        if is_locative(first) or preposition(first) in {"für", "über", "auf", "durch"}:
            return False
        return any(self.is_country(w) for w in first.group() if w is not name)

    def _party_home(self, word: Word, code: str) -> str:
        """The country of a party named by its creed: its adjective's, else the one most spoken of where `code` is not named, or hardly."""
        for child in word.kids("amod"):
            said = country_adjective(child, self.names)
            if said:
                return said
        own = self.press if code == "DEU" else code
        if normalise(word.text) in OWN_PARTIES:
            return self.parties.most_common(1)[0][0] if self.parties and not self.german else own
        others = {c: n for c, n in self.countries.items() if c != own}
        named = any(m.entities[0].code == own and creed(m.text).rstrip("en") not in COMMON_STEMS for found in self.mentions.values()
                    for m in {id(x): x for x in found.values()}.values())
        most = max(others.values(), default=0)
        least = OUTWEIGHS * max(self.countries[own], 1) if named or creed(word.lemma) in KNOWN_PARTIES else 1
        return max(others, key=lambda c: others[c]) if most > least else own

    def choose(self, mention: Mention) -> Entity | None:
        """The entity a name of several means here: of a country the article names, in office rather than out of it."""
        entities = mention.entities
        if len(mention.words) == 1 and normalise(mention.text) in self.strangers:
            entities = tuple(e for e in entities if e.kind != "person" or e.id in self.full)
        if normalise(mention.text) in self.known.weak and self._beside(mention.head) is None:
            entities = tuple(e for e in entities if e.id in self.full)
        if mention.text.isupper() and len(mention.text) <= SHORT and self.countries and normalise(mention.text) not in FAMOUS:  # the PPP of which country?
            entities = tuple(e for e in entities if e.kind not in FAMILIAR or e.code in {*self.countries, *FAMILIAR[e.kind], *GERMAN} or e.id in self.full)
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
        later = self._introduced(last) if word.ent == "PER" and word.dep not in {"flat", "compound"} else None
        if later is not None:
            self.persons[last] = msgspec.structs.replace(self.make(word, later.code, later.sector, full, role=later.role, by="role"), via=(later.text,))
            return (self.persons[last],)
        return ()

    def _introduced(self, surname: str) -> Actor | None:
        """Who a person is by the first role noun beside the name anywhere in the article that says whose it is."""
        if surname not in self._introductions:
            self._introductions[surname] = None
            seen = dict(self._cache)  # what is said further on is not known yet to pronouns
            names = (w if w.dep not in {"flat", "flat:name"} or w.head is None else w.head for s in self.sentences.values()
                     for w in s.words if w.pos == "PROPN" and w.text.removesuffix("s") == surname)
            self._introductions[surname] = next((role for name in names if (role := self._beside(name)) is not None
                                                 and role.code != UNKNOWN and not self._ownerless(name)), None)
            self._cache = seen
        return self._introductions[surname]

    def _ownerless(self, name: Word) -> bool:
        """Whether the role noun beside a name leaves unsaid whose it is ("Außenminister Hosni")."""
        near = [*name.kids("appos", "nmod", "flat", "compound"), *([name.head] if name.head is not None and name.dep in {"appos", "flat", "nmod"} else [])]
        roles = [w for w in near if w.pos == "NOUN" and self.names.role_at(w) is not None]
        return bool(roles) and all(self._said_owner(w) is None and compound_country(w, self.known) is None for w in roles)

    def modifiers(self, word: Word) -> tuple[Actor, ...]:
        """Actors in what modifies a noun: adjective, compound, genitive, von/durch/in phrase, possessive."""
        for child in word.children:
            if child.dep == "amod":
                code = country_adjective(child, self.names)
                if code and code != UNKNOWN:
                    return (self.make(child, code, "GOV", by="adjective"),)
        for child in word.kids("amod"):  # "der von Ruanda ausgearbeitete Plan"
            by = next((c for c in child.kids("obl", "obl:agent", "nmod") if preposition(c) == "von" and c.i < child.i), None)
            found = self.phrase(by) if by is not None and child.lemma.lower().endswith(("t", "en", "te", "n")) else ()
            if found:
                return found
        entity = compound_country(word, self.known)
        if entity is not None and word.lemma.lower().endswith(JOINING) and any(preposition(c) is None for c in word.kids("nmod")):
            entity = None  # "dem Nato-Beitritt Schwedens": of who joins
        if entity is not None and not names_its_topic(word, entity):
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


def unique(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Actors without doubles of the same code, sector and name."""
    out: dict[tuple[str, str, str | None], Actor] = {}
    for actor in actors:
        out.setdefault((actor.code, actor.sector, actor.name), actor)
    return tuple(out.values())
