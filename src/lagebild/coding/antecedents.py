"""Whom a pronoun or a description points back to: "er", "beide Staaten", "das Land", "wir" in direct speech."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable

import msgspec

from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN, ArticleState
from lagebild.coding.coarguments import coarguments
from lagebild.coding.mentions import PLACE_KINDS, Names
from lagebild.coding.slots import antecedent, somebody
from lagebild.coding.tree import Word, is_relative, preposition
from lagebild.model import Actor

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
PERSON_PRONOUNS = {"er": "Masc", "ihm": "Masc", "ihn": "Masc", "sie": "Fem", "ihr": "Fem", "he": "Masc", "him": "Masc",
                   "she": "Fem", "her": "Fem", "dieser": "Masc", "diese": "Fem", "letzterer": "Masc", "letztere": "Fem"}
PLURAL_PRONOUNS = frozenset({"sie", "ihnen", "diese", "they", "them", "beide", "beiden"})
POSSESSIVES = {"sein": "Masc", "ihr": "Fem", "his": "Masc", "her": "Fem", "its": "Neut", "their": "Plur"}
# States that are called by where they lie while the other half is spoken of too ("Seoul", "der Norden").
HALVES = {"norden": ("PRK", "SDN"), "süden": ("KOR", "SSD"), "north": ("PRK", "SDN"), "south": ("KOR", "SSD")}
OTHER_HALF = {"PRK": "KOR", "KOR": "PRK", "SDN": "SSD", "SSD": "SDN"}
ONE_OF_THEM = frozenset({"erste", "erster", "zweite", "zweiter", "dritte", "dritter", "vierte", "vierter", "eine", "andere", "anderer"})  # "drei Iraker ... der Erste"
POINTING = ("dieser", "diese", "diesem", "diesen", "letzter", "jener", "jene")
BARE_POINTING = frozenset({"der", "die"})  # "... ein Treffen an, was die aber ablehnten"
FIRST_PERSON = frozenset({"ich", "mich", "mir", "wir", "uns", "i", "we", "us", "me"})
FIRST_POSSESSIVE = re.compile(r"(mein|unser|unsr)(e|er|es|em|en)?|my|our|ours")


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


PAIR = 2
OF_THE_LATTER = frozenset({"dessen", "deren"})
FARTHEST_BACK = 2  # sentences
POLITICAL = frozenset({"GOV", "PTY", "LEG", "OPP", "ELI", ""})


# What is done to states and hardly to what else "es" may mean.
DONE_TO_STATES = frozenset({"streichen", "angreifen", "auffordern", "unterstützen", "überfallen", "bedrohen", "warnen", "verurteilen", "kritisieren", "isolieren", "besetzen", "einladen", "drängen",
                            "beschuldigen", "bezichtigen", "verklagen", "anerkennen", "ausschließen", "mahnen", "bitten", "verteidigen", "beliefern", "boykottieren", "bombardieren"})
SIDES = frozenset({"seite", "partei", "lager", "konfliktpartei", "kriegspartei", "bürgerkriegspartei", "streitpartei", "kontrahent", "gegner", "side", "party"})
# What is of a state that an adjective names, and of the same one when it is spoken of again ("ein russisches Flugzeug ... die Maschine").
VEHICLES = ("schiff", "tanker", "frachter", "boot", "kutter", "trawler", "jacht", "yacht", "fähre", "fregatte", "zerstörer", "kreuzer", "flugzeugträger", "maschine", "flugzeug", "jet",
            "hubschrauber", "helikopter", "bomber", "flieger", "drohne")
FIGHTING = ("kriegs", "kampf", "militär", "marine", "fregatte", "zerstörer", "flugzeugträger", "u-boot", "bomber", "patrouillen", "aufklärungs")
# States on islands, which "die Insel" may mean.
ISLANDS = frozenset({"ISL", "GBR", "IRL", "CYP", "MLT", "TWN", "JPN", "LKA", "CUB", "HTI", "DOM", "JAM", "MDG", "PHL", "NZL", "BHR", "FJI", "SLB", "MDV", "TLS", "SGP", "MUS", "COM", "BHS",
                     "TTO", "VUT", "WSM", "TON", "CPV", "STP", "SYC", "PNG", "FRO", "GRL", "PRI", "GRD", "BRB", "NRU"})
ISLAND = frozenset({"insel", "inselrepublik", "inselreich", "inselkönigreich", "inselgruppe", "island"})
BLOC_NAMES = frozenset({"nato", "eu", "osze", "g7", "g8", "g20", "un", "opec", "asean", "eurozonen", "euro", "schengen", "mercosur", "golf", "brics", "au", "gus", "commonwealth"})
BLOCS = ("partner", "mitglied", "staat", "land", "mitgliedstaat", "mitgliedsstaat", "mitgliedsland", "partnerland", "verbündeter", "verbündete")


ALLIES = frozenset({"verbündeter", "verbündete", "bündnispartner", "nachbar", "erzrivale", "erzfeind"})


def is_state(word: Word) -> bool:
    """Whether a noun means one state without its name: "das Land", "dem Nato-Partner"."""
    low = word.lemma.lower()
    if low in ALLIES:
        return not word.kids("nmod", "nmod:poss", "amod", "det:poss")
    return low in STATE_WORDS or (low.rpartition("-")[0] in BLOC_NAMES and low.rpartition("-")[2] in BLOCS)


def _the(word: Word) -> bool:
    return any(c.dep == "det" and c.low[:1] in {"d", "t"} for c in word.children)


def _same(one: Actor, other: Actor, *, state: bool) -> bool:
    """Whether two mentions are of the same body or person, or of the same state where only states are asked for."""
    return one.code == other.code and (state or one.name == other.name or ((one.name is None or other.name is None) and one.sector == other.sector))


def _alike(sector: str, wanted: str) -> bool:
    """Whether somebody of `sector` may be one of "die beiden ..." of a noun of sector `wanted`: no two investigators are "die beiden Piloten"."""
    one, other = sector.split("/", maxsplit=1)[0], wanted.split("/", maxsplit=1)[0]
    return one == other or (one in POLITICAL and other in POLITICAL)


class Antecedents(ArticleState, ABC):
    """Resolves what points back to an actor named before."""

    def __init__(self, names: Names, date: str | None, home: str = UNKNOWN) -> None:
        super().__init__(names, date, home)
        self.references: list[Reference] = []
        self.pairs: list[tuple[int, int, tuple[Actor, ...]]] = []
        self.relations: list[tuple[int, int, tuple[Actor, ...]]] = []  # of the pairs, those said to be between them
        self._speaker_at: Callable[[int], Actor | None] | None = None
        self._teller_at: Callable[[int], Actor | None] | None = None

    @abstractmethod
    def np(self, word: Word, *, deep: bool = True) -> tuple[Actor, ...]:
        """The actors one noun phrase (without its coordinated ones) stands for."""

    @abstractmethod
    def phrase(self, word: Word, *, deep: bool = True, acting: bool = False) -> tuple[Actor, ...]:
        """The actors of a phrase and of all coordinated with it."""

    @abstractmethod
    def owner(self, word: Word) -> Actor | None:
        """The country or organisation a noun belongs to."""

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

    def _description(self, word: Word) -> tuple[Actor, ...]:
        low = word.lemma.lower()
        if low in HALVES and preposition(word) != "in" and not word.kids("nmod"):
            halves = next((h for h in HALVES[low] if h in self.countries and OTHER_HALF[h] in self.countries), None)
            return () if halves is None else (self.make(word, halves, "GOV", by="role"),)
        if low in ONE_OF_THEM and word.text[:1].isupper() and any(c.dep == "det" and c.low.startswith("d") for c in word.children):
            return self._back(word, lambda r: r.plural and r.kind == "demonym")
        if is_state(word):
            if word.has("Number=Plur"):  # "die Nachbarländer": the two named side by side
                return self.last_pair(word) if low.startswith("nachbar") and not word.kids("amod", "nmod", "nmod:poss") and _the(word) else ()
            definite = any(c.dep == "det" and c.low[:1] in {"d", "t"} for c in word.children)
            owner = self.owner(word)
            if owner is not None and owner.code not in SUPRANATIONAL:
                return (self.make(word, owner.code, "GOV", owner.name),)
            if "-" in low and not definite:
                return ()
            if definite:
                return (self._back(word, lambda r: r.kind == "country" or r.actor.sector == "GOV")
                        or self._back(word, lambda r: r.kind in PLACE_KINDS and r.actor.code not in SUPRANATIONAL))
            return ()
        if low in ISLAND and _the(word):
            return self._back(word, lambda r: r.kind == "country" and r.actor.code in ISLANDS)
        if low in SIDES and word.has("Number=Plur") and preposition(word) in {"zwischen", "between"} and not word.kids("amod", "nmod", "nmod:poss"):
            return self.last_pair(word, 4)  # "Deutschland hatte zwischen den Seiten vermittelt"
        if low.endswith(VEHICLES) and _the(word) and not word.kids("amod", "nmod", "appos", "acl", "acl:relcl"):
            return self._back(word, lambda r: r.kind == "vehicle" and r.plural == word.has("Number=Plur"))
        kinds = GROUP_WORDS.get(low)
        if kinds and any(c.dep == "det" and c.low[:1] in {"d", "t"} for c in word.children):
            return self._back(word, lambda r: r.kind in kinds)
        if low.endswith(("-jährige", "-jähriger", "jährige", "jähriger")):
            return self._back(word, lambda r: r.person and (bool(r.actor.name) or r.actor.sector.split("/")[0] not in {"JUD", "COP", "MED"}))
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
            found = self._both(word, persons=role is not None and role.noun.kind == "person", sector=role.noun.sector if role is not None else "")
            if role is not None and found and role.noun.sector:
                return tuple(msgspec.structs.replace(a, sector=role.noun.sector) for a in found)
            return found
        return ()

    def _both(self, word: Word, *, persons: bool = False, sector: str = "") -> tuple[Actor, ...]:
        """The last two different countries (or persons) named: "beide Staaten", "die beiden Präsidenten"."""
        pair = () if persons else self.last_pair(word)
        if len(pair) == 2 and all(a.sector == "GOV" for a in pair):
            return tuple(msgspec.structs.replace(a, by="coreference") for a in pair)
        wanted: list[Callable[[Reference], bool]] = (
            [lambda r: r.person and _alike(r.actor.sector, sector)] if persons else [lambda r: r.kind == "country", lambda r: r.actor.sector == "GOV"])
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
        return () if persons else self._main_two(word)

    def _main_two(self, word: Word) -> tuple[Actor, ...]:
        """The two states that an article is about, if it is about two: "beide Länder" where none was named just before."""
        most = self.countries.most_common(3)
        if word.lemma.lower() not in STATE_WORDS or len(most) < PAIR or (len(most) > PAIR and most[PAIR][1] * 2 > most[1][1]):
            return ()
        return tuple(self.make(word, code, "GOV", by="context") for code, _ in most[:PAIR])

    def _pronoun(self, word: Word) -> tuple[Actor, ...]:
        low = word.low
        if low in OF_THE_LATTER and _in_main_clause(word):
            return self._owner_before(word)
        if is_relative(word):
            return self._relative(word)
        if low in FIRST_PERSON or FIRST_POSSESSIVE.fullmatch(low):
            return self._speaker(word, self._speaker_at)
        if low == "man":
            return self._speaker(word, self._teller_at)
        if low.startswith("beide"):
            return self._both(word) or self._both(word, persons=True)
        if self._is_possessive(word):
            stem = word.lemma.lower() if word.lemma.lower() in POSSESSIVES else "sein" if low.startswith("sein") else "ihr"
            gender = POSSESSIVES.get(stem, "Masc")
            if stem == "sein" and self._of_stranger(word):
                return ()
            if gender == "Fem" and stem == "ihr":
                return self._back(word, lambda r: r.gender == "Fem" or r.plural or r.kind in {"organisation", "group", "party"})
            if stem in {"his", "her"}:
                return self._back(word, lambda r: r.person and r.gender in {gender, ""} and not r.plural)
            if gender == "Plur":
                return self._back(word, lambda r: r.plural or not r.person)
            return self._back(word, lambda r: r.gender in {"Masc", "Neut", ""} and not r.plural)
        if ((word.tag == "PDS" or word.dep in {"nsubj", "nsubj:pass"}) and low.startswith(POINTING)) or (
                word.tag == "PDS" and low in BARE_POINTING and word.dep == "nsubj"):
            return self._latter(word)
        plural = self._plural(word)
        if low in PLURAL_PRONOUNS and plural:
            return self._with_partners(word, self._back(word, lambda r: r.plural))
        if (low in PERSON_PRONOUNS and word.has("Person=3")) or low in {"er", "ihm", "ihn", "he", "she", "him"}:
            return self._singular(word, PERSON_PRONOUNS[low])
        if low == "es" and somebody(word):
            return self._back(word, lambda r: r.kind in {"country", "city"} and r.gender != "Fem" and not r.plural)
        if low == "es" and word.dep == "obj" and word.head is not None and word.head.lemma.lower() in DONE_TO_STATES and not word.head.kids("ccomp", "xcomp", "csubj"):
            return self._back(word, lambda r: r.kind == "country" and r.gender == "Neut" and r.subject)
        if low == "it":
            return self._back(word, lambda r: not r.person and not r.plural)
        if low == "sie":
            return self._back(word, lambda r: r.gender == "Fem" and not r.plural)
        return ()

    def _with_partners(self, word: Word, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """All who were named side by side, where "sie" points back to the first ("Ägypten und die Emirate brachen mit Katar, dem sie ... vorwerfen")."""
        first = next((r for r in reversed(self.references) if found and r.plural and found[0].via[:1] == (r.actor.text,) and r.actor.code == found[0].code), None)
        together = next((actors for sentence, i, actors in self.pairs if first is not None and (sentence, i) == (first.sentence, first.i)), ())
        return tuple(self._from(word, Reference(0, 0, a, False, "", False, False, "pair")) for a in together) or found

    def _owner_before(self, word: Word) -> tuple[Actor, ...]:
        """Whose "dessen" or "deren" is: the one named last before it ("hat Mali auf dessen Ersuchen Soldaten zugesagt")."""
        for ref in reversed(self.references):
            if word.sentence.index - ref.sentence > 1:
                break
            if (ref.sentence, ref.i) < (word.sentence.index, word.i) and (ref.gender == "Fem" or ref.plural if word.low == "deren" else not ref.plural and ref.gender != "Fem"):
                return (self._from(word, ref),)
        return ()

    def _latter(self, word: Word) -> tuple[Actor, ...]:
        """Whom "dieser" or "Letzterer" means: the one named last of its gender and number."""
        one = word.low.endswith("er") and word.dep in {"nsubj", "nsubj:pass"}  # as a subject "dieser" is a man alone, however it was read
        plural = not one and (word.has("Number=Plur") or self._verb_plural(word))
        genders = {"Masc"} if word.low.endswith(("er", "en")) else {"Fem"} if word.low.endswith("e") else {"Masc", "Neut"}
        for ref in reversed(self.references):
            if word.sentence.index - ref.sentence > 1:
                break
            if (ref.sentence, ref.i) < (word.sentence.index, word.i) and ref.plural == plural and (plural or ref.gender in genders):
                return (self._from(word, ref),)
        return ()

    @classmethod
    def _plural(cls, word: Word) -> bool:
        """Number of a pronoun: as a subject that of its finite verb, which is surer than its own."""
        if word.dep in {"nsubj", "nsubj:pass"} and word.head is not None and word.low == "sie":
            finite = [v for v in (word.head, *word.head.kids("aux", "aux:pass", "cop")) if "VerbForm=Fin" in v.feats]
            if any(v.has("Number=Sing") for v in finite):
                return False
        return word.has("Number=Plur") or cls._verb_plural(word)

    def _of_stranger(self, word: Word) -> bool:
        """Whether "sein" belongs to its clause's subject, a person that nobody is known by ("Der 51-Jährige erklärte seinen Rücktritt")."""
        verb = next((w for w in word.up() if w.pos in {"VERB", "AUX"}), None)
        for subject in verb.kids("nsubj") if verb is not None else ():
            person = (subject.pos == "PROPN" and subject.ent == "PER") or subject.low.endswith(("jährige", "jähriger"))
            if person and subject.i < word.i and not subject.has("Number=Plur") and not self.np(subject):
                return True
        return False

    @staticmethod
    def _speaker(word: Word, speaker_at: Callable[[int], Actor | None] | None) -> tuple[Actor, ...]:
        """Who says "wir", or "man" where his words are only told: the speaker of the speech it stands in."""
        said = speaker_at(word.start) if speaker_at is not None and word.sentence.field == "text" else None
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

    @staticmethod
    def _is_possessive(word: Word) -> bool:
        if word.low in {"ihm", "ihn", "ihnen"}:
            return False
        return word.has("Poss=Yes") or word.lemma.lower() in POSSESSIVES or word.low.rstrip("emnrs") in {"sein", "ihr", "ih"}

    def _relative(self, word: Word) -> tuple[Actor, ...]:
        head = antecedent(word)
        if head is None:
            return ()
        plural = word.has("Number=Plur") or self._verb_plural(word)
        return self.phrase(head) if plural and len(head.group()) > 1 else self.np(head)

    def _singular(self, word: Word, gender: str) -> tuple[Actor, ...]:
        """Whom "er" or "sie" means: a person, or a state with an article that was the subject no farther away ("der Irak erklärte, er werde")."""
        for reach in range(FARTHEST_BACK + 1):
            found = self._back(word, lambda r: r.gender == gender and not r.plural and (r.person or gender == "Fem"), reach)
            if not found and gender == "Masc":
                found = self._back(word, lambda r: r.kind == "country" and r.gender == "Masc" and r.subject and not r.plural, reach)
            if found:
                return found
        return self._back(word, lambda r: r.person and r.gender in {gender, ""} and not r.plural)

    def _back(self, word: Word, fits: Callable[[Reference], bool], reach: int = FARTHEST_BACK) -> tuple[Actor, ...]:
        """The nearest earlier reference that fits, subjects of the sentence before preferred."""
        here = word.sentence.index
        beside, state = self._beside_it(word), word.pos == "NOUN" and is_state(word)
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
            if not fits(ref) or any(_same(ref.actor, other, state=state) for other in beside):
                continue
            this = (-distance, int(ref.subject), ref.i if distance else -ref.i)
            if this > rank:
                best, rank = ref, this
        return () if best is None else (self._from(word, best),)

    def _beside_it(self, word: Word) -> list[Actor]:
        """Whom the other parts of the word's own clause name: none of them is who it points back to."""
        places = {c.i for c in coarguments(word)}
        if word.dep == "nmod" and word.head is not None and preposition(word) is None and word.pos == "NOUN" and is_state(word):
            # "Belgien setzte die Hilfe für die Polizei des Landes aus": its own it would call its own
            noun = word.head
            while noun.dep == "nmod" and noun.head is not None and noun.head.pos == "NOUN":
                noun = noun.head
            named = {(r.sentence, r.i) for r in self.references if r.kind == "country"}
            places = {c.i for c in coarguments(noun) if (c.sentence.index, c.i) in named}
        return [r.actor for r in self.references if r.sentence == word.sentence.index and r.i in places] if places else []

    def _from(self, word: Word, ref: Reference, by: str = "coreference") -> Actor:
        start, end = word.start, word.end
        return msgspec.structs.replace(ref.actor, field=word.sentence.field, start=start, end=end, text=word.text,
                                       via=(ref.actor.text, *ref.actor.via), by=by)

    def subject_before(self, word: Word) -> tuple[Actor, ...]:
        """The state or body of state that the sentence before has as the subject of its main clause."""
        said = self.sentences.get(word.sentence.index - 1)
        root = said.root if said is not None else None
        for subject in root.kids("nsubj") if root is not None else []:
            found = tuple(a for a in self.phrase(subject, deep=False) if a.code != UNKNOWN and a.sector.split("/")[0] in {"GOV", "LEG", "JUD", "MIL", ""} and a.by != "place")
            if found:
                return found
        return ()

    def last_pair(self, word: Word, reach: int = 2, *, related: bool = False) -> tuple[Actor, ...]:
        """The last two or more states or bodies named side by side ("Weißrussland und Russland") before `word`.

        `related`: only where something was said to be between them ("der Streit zwischen Mexiko und Österreich").
        """
        for sentence, i, actors in reversed(self.relations if related else self.pairs):
            distance = word.sentence.index - sentence
            if 0 <= distance <= reach and (sentence, i) < (word.sentence.index, word.i):
                return tuple(self._from(word, Reference(sentence, i, a, False, "", False, False, "pair"), by="context") for a in actors)
        return ()


def _in_main_clause(word: Word) -> bool:
    """Whether "dessen" or "deren" opens no clause: before it and its preposition stands no comma."""
    before = [w for w in word.sentence.words[max(0, word.i - 2):word.i] if w.pos != "ADP"]
    return bool(before) and before[-1].pos != "PUNCT" and word.i + 1 < len(word.sentence.words)
