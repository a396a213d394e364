"""What an article is about so far: the names it has, the countries it speaks of, whose offices are whose."""

from __future__ import annotations

from collections import Counter

from lagebild.coding.coarguments import coarguments
from lagebild.coding.criticism import FAULTING
from lagebild.coding.leanings import leaning, signs
from lagebild.coding.mending import mend
from lagebild.coding.mentions import (
    PLACE_KINDS,
    Mention,
    Names,
    country_adjective,
    find_mentions,
    is_locative,
    may_be_locative,
    prefix_entity,
)
from lagebild.coding.slots import complement, conjunct_head, lemma_of
from lagebild.coding.tree import LEAVING, Sentence, Word, preposition
from lagebild.knowledge.forms import normalise

UNKNOWN = "---"
SUPRANATIONAL = frozenset({"EUR", "UNO", "IGO", "NGO", "ISM", "MNC", "IMG"})
# States whose parties, and whose services and offices, German papers name by their letters alone; others share letters.
FAMILIAR = {"party": frozenset[str](), "institution": frozenset({"DEU", "AUT", "CHE", "USA", "RUS", "GBR", "FRA", "ISR"})}
BODIES = frozenset({"GOV", "COP", "JUD", "MIL", "LEG", "SPY"})
COMMON = frozenset({"person", "city", "outlet", "company"})  # kinds whose names may be words of every day ("Frist", "Male", "Zeit", "Bahn")
# Letters that mean one party or service wherever they stand.
FAMOUS = frozenset({"plo", "anc", "akp", "chp", "hdp", "mhp", "bjp", "kmt", "snp", "dup", "ukip", "zanu", "mdc", "fsln", "gru", "fsb", "isi", "kgb", "nkwd", "npd", "dvu"})
SHORT = 4  # letters of a party's abbreviation that several countries may share
CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "obl:agent"})
MEETS = frozenset({"gegen", "an", "mit", "von", "against", "with", "to", "by"})


LOCALITIES = ("insel", "stadt", "ort", "dorf", "provinz", "region", "küste", "hafen", "metropole", "flughafen", "gefängnis", "gebiet", "seite", "boden", "hoheitsgewässern",
              "island", "town", "city", "village", "province", "prison", "airport", "coast", "soil")
ASIDE_CLAUSES = frozenset({"advcl", "parataxis", "acl", "acl:relcl", "amod"})


# Creeds that parties of many countries are called by, with those the lexicon gives to one; the press means its own Greens and Left.
OWN_PARTIES = frozenset({"grüne", "grünen", "linke", "linken", "linkspartei", "freidemokraten"})
COMMON_PARTIES = OWN_PARTIES | {"sozialdemokraten", "liberale", "liberalen", "konservative", "konservativen", "christdemokraten", "sozialisten", "kommunisten",
                                "demokratische partei", "sozialistische partei", "kommunistische partei", "liberale partei", "konservative partei", "rechtspopulisten",
                                "republikaner", "republikanern", "republikanische partei", "demokraten"}


def creed(name: str) -> str:
    """A party's name as it stands in COMMON_PARTIES: without article and endings ("der Demokratischen Partei")."""
    return normalise(name).removeprefix("die ").replace("en partei", "e partei")


# Bodies that Austria and Switzerland name as Germany does, and other federations as we name theirs.
FEDERAL = frozenset({"bundesrat", "bundesgericht", "bundesanwaltschaft", "bundeskanzlei", "bundesheer", "bundeskriminalamt", "landeskriminalamt", "verfassungsschutz", "bundespolizei",
                     "bundesverwaltungsgericht", "naturschutzbund", "bundesregierung"})
FEDERATIONS = frozenset({"USA", "BRA", "MEX", "ARG", "BEL", "AUS", "CAN", "IND", "MYS", "NGA", "PAK", "VEN", "ARE", "ETH"})
# Parliaments and courts called as those of the United States are.
CONGRESSES = {"kongress": frozenset({"ARG", "BOL", "BRA", "CHL", "COL", "CRI", "DOM", "ECU", "ESP", "GTM", "HND", "MEX", "PAN", "PER", "PHL", "PRY", "VEN"}),
              "repräsentantenhaus": frozenset({"PHL", "IDN", "JPN", "AUS", "NZL", "LBY", "YEM", "MAR", "NGA", "BHR", "BLR", "BIH", "COL", "CYP", "THA"}),
              "supreme court": frozenset({"GBR", "IND", "PAK", "KEN", "ISR", "CAN", "IRL", "NGA", "GHA", "PHL", "NPL", "BGD", "LKA", "ZAF", "ZWE", "UGA", "MDV", "PNG", "SGP", "JPN"})}
GERMAN = frozenset({"DEU", "AUT", "CHE"})
WATERS = frozenset({"golf", "meer", "bucht", "straße", "meerenge", "kanal"})
MUCH = 5  # points of naming, two for a state's name
FRONT = 7  # tokens within which a dateline ends
FARTHEST = 999  # a place the sentence itself names is nearer than its dateline
# Whom a party means by them: its own state's.
GOVERNING = frozenset({"regierung", "koalition", "opposition", "regierungschef", "regierungschefin", "innenminister", "innenministerin", "finanzminister", "finanzministerin", "parlament", "minister",
                       "ministerin", "kanzler", "kanzlerin", "government", "coalition"})


def federal(form: str) -> bool:
    """Whether a name, in lower case and with its endings, is one of FEDERAL."""
    return bool({form, form.removesuffix("s"), form.removesuffix("es")} & FEDERAL)


def lender(form: str) -> str:
    """The key of CONGRESSES that a name is, "" for none."""
    return next((name for name in CONGRESSES if form in {name, name + "s", name + "es"}), "")


class Scene:
    """How many words of an article tell of public force, and how many of a mishap."""

    __slots__ = ("force", "mishap")

    def __init__(self) -> None:
        self.force = self.mishap = 0


class ArticleState:
    """The names and countries of one article; sentences must be entered in order."""

    def __init__(self, names: Names, date: str | None, home: str = UNKNOWN) -> None:
        """`home`: the state whose bodies an article means that names no state at all."""
        self.home = home
        self.names, self.known, self.places, self.date = names, names.known, names.places, date
        self.mentions: dict[int, dict[int, Mention]] = {}
        self.sentences: dict[int, Sentence] = {}
        self.countries: Counter[str] = Counter()
        self.bodies: Counter[str] = Counter()  # alliances, companies and armed groups of no one state
        self.full: set[str] = set()
        self.strangers: set[str] = set()
        self.offices: dict[str, str] = {}
        self.scene = Scene()
        self.signs: Counter[str] = Counter()
        self.shared: Counter[str] = Counter()  # what names weigh that Germany, Austria and Switzerland have in common
        self.lent: Counter[str] = Counter()  # parliaments and courts that several states call by one name
        self.parties: Counter[str] = Counter()  # by whose they are, those in common left out
        self.german = False  # whether a German-speaking state is named, those names left out
        self.press = self.home if self.home in GERMAN else "DEU"  # whose "Grünen" and whose "Bundesrat" are meant

    def lean(self) -> None:
        """Let an article that names no state be about the one its towns, money and people's names are of; settle whose the names in common are."""
        code = leaning(self.signs) if not self.countries else ""
        if code:
            self.countries[code] += 1
        for name, weight in self.lent.items():
            self.countries[self.whose_congress(name)] += weight
        self.press = max((self.press, *sorted(GERMAN)), key=lambda c: self.countries[c])
        self.german = any(self.countries[c] for c in GERMAN)
        for name, weight in self.shared.items():
            self.countries[self.whose_federal(name)] += weight

    def whose_congress(self, name: str) -> str:
        """The state whose parliament or court is meant by a name that that of the United States has, too: one the article tells more of."""
        others = [c for c, n in self.countries.most_common() if c in CONGRESSES[name] and n > self.countries["USA"]]
        return others[0] if others else "USA"

    def whose_federal(self, form: str) -> str:
        """The federation whose bodies are meant: the press's own, or one that the article tells of and of no German-speaking state.

        The government of the United States is not called so, and that of others only where much is told of them.
        """
        main = self.main_country()
        governs = form.startswith("bundesregierung") and (main == "USA" or self.countries[main] < MUCH)
        return self.press if self.german or governs or main not in FEDERATIONS else main

    def enter(self, sentence: Sentence, weight: int = 1) -> None:
        """Find the names of `sentence` and count the countries the article is about."""
        self.sentences[sentence.index] = sentence
        found = find_mentions(sentence, self.names)
        self._leave_out_strangers(sentence, found)
        self.mentions[sentence.index] = found
        mend(sentence, found)
        self.signs.update(signs(sentence, self.places, frozenset(found)))
        for mention in {id(m): m for m in found.values()}.values():
            entity, form = mention.entities[0], normalise(mention.text)
            short = mention.text.isupper() and len(mention.text) <= SHORT and form not in FAMOUS and (
                form in self.known.weak or (entity.kind in FAMILIAR and entity.code not in FAMILIAR[entity.kind]))
            common = form in self.known.weak and entity.kind in COMMON
            if form not in self.known.bare and not common and not short:
                self.full.update(e.id for e in mention.entities)
            if common and not any(e.id in self.full for e in mention.entities):
                continue  # "nur" and "mehrere Male" name no state
            if federal(form) or (entity.kind == "party" and creed(form) in COMMON_PARTIES):
                self.shared[form] += weight
                continue
            if lender(form):
                self.lent[lender(form)] += weight
                continue
            if entity.kind == "party":
                self.parties[entity.code] += weight
            if entity.code in SUPRANATIONAL and not short:
                self.bodies[entity.code] += weight
            if entity.code not in {*SUPRANATIONAL, UNKNOWN, ""} and entity.kind != "outlet" and not short and not (entity.kind == "country" and _beside(mention.head)):
                self.countries[entity.code] += weight * (2 if entity.kind == "country" else 1)
        for word in sentence.words:
            self._enter_office(word)
            if word.pos == "ADJ" and word.i not in found:
                code = country_adjective(word, self.names)
                if code and code not in {*SUPRANATIONAL, UNKNOWN}:
                    self.countries[code] += weight
            elif word.pos == "NOUN" and "-" in word.text and (role := self.names.role_at(word)) is not None and role.before:
                party = prefix_entity(role.before, self.known)  # "eine Labour-Abgeordnete"
                if party is not None and party.kind == "party" and party.code not in {*SUPRANATIONAL, UNKNOWN, ""}:
                    self.countries[party.code] += weight
            elif word.pos == "PROPN" and word.i not in found and (is_locative(word) or word.ent == "LOC"):
                place = self.places.find(_whole(word))
                if place is not None:
                    self.countries[place.country] += weight

    def _leave_out_strangers(self, sentence: Sentence, found: dict[int, Mention]) -> None:
        """Drop names that are another's: "Raif Badawi" is not the Badawi we know, nor is "Badawi" afterwards."""
        for i, mention in list(found.items()):
            if mention.entities[0].kind == "company" and _product(mention):
                del found[i]
                continue
            if mention.text.isupper() and len(mention.text) <= SHORT and i and sentence.words[i - 1].low in {"uhr", "ortszeit"}:
                del found[i]  # "14:15 Uhr PST" is a time zone and no service
                continue
            if i > 1 and sentence.words[i - 1].low == "von" and sentence.words[i - 2].low in WATERS and mention.entities[0].kind in {"country", *PLACE_KINDS}:
                del found[i]  # "der Golf von Oman" is the sea's, not Oman
                continue
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

    def context(self) -> frozenset[str]:
        """The countries the article names."""
        return frozenset(self.countries)

    def place_country(self, word: Word, *, whither: bool = True) -> str | None:
        """The country of a place named in the word's sentence ("in Minsk"), the nearest to the word.

        Without `whither`, where somebody goes ("nach Mexiko") or what troops leave ("der Abzug aus Mali") says nothing.
        """
        found: list[tuple[int, int, str]] = []
        sent = self._sent_from(word.sentence)
        if sent:
            found.append((FARTHEST, 0, sent))
        for other in word.sentence.words:
            if other.pos not in {"PROPN", "NOUN"} or not (may_be_locative(other) or _nearby(other)) or (not whither and (preposition(other) == "nach" or _left(other))):
                continue
            mention = self.mentions[other.sentence.index].get(other.i)
            if _elsewhere(word, other) or self._aimed_at(word, other):
                continue
            if mention is not None and mention.entities[0].kind in {"city", "region", "country"}:
                found.append((_far(word, other), abs(other.i - word.i), self.town_code(mention)))
            elif other.pos == "NOUN" and mention is None and other.lemma.lower().endswith(LOCALITIES):  # "auf der griechischen Insel"
                code = next((c for a in other.kids("amod") if (c := country_adjective(a, self.names))), None)
                if code is not None and code not in {*SUPRANATIONAL, UNKNOWN}:
                    found.append((_far(word, other), abs(other.i - word.i), code))
            elif other.pos == "PROPN" and mention is None:
                place = self.places.find(_whole(other), self.context())
                if place is not None:
                    found.append((_far(word, other), abs(other.i - word.i), place.country))
        return min(found)[2] if found else None

    def _aimed_at(self, word: Word, place: Word) -> bool:
        """Whether `word` does something to what lies in a place, in an article about another state: "Die Armee bombardierte Ziele in Syrien"."""
        top = conjunct_head(word)
        if top.dep != "nsubj" or top.head is None or not any(place in o.subtree() or place.subtree()[0].i - 1 == o.subtree()[-1].i for o in top.head.kids("obj")):
            return False
        mention = self.mentions[place.sentence.index].get(place.i)
        there = self.town_code(mention) if mention is not None else self.places.find(_whole(place), self.context())
        return self.main_country() not in {UNKNOWN, there if isinstance(there, str) or there is None else there.country}

    def _sent_from(self, sentence: Sentence) -> str:
        """The state of the town a report begins with: "Madrid: Die Polizei ...", "Athen (dpa) – Die Polizei ..."."""
        words = sentence.words
        if len(words) < SHORT or words[0].pos not in {"PROPN", "NOUN"} or not any(w.low in {":", "–", "—", "-", "/"} for w in words[1:FRONT]):
            return ""
        mention = self.mentions[sentence.index].get(0)
        if mention is not None:
            return self.town_code(mention) if mention.entities[0].kind == "city" and words[mention.words[-1].i + 1].low in {":", "(", "/", "–", "—", "-"} else ""
        place = self.places.find(words[0].text, self.context()) if words[1].low in {":", "(", "/"} else None
        return place.country if place is not None else ""

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
        party = self._party_beside(word) if word.lemma.lower() in GOVERNING else ""
        if party:
            return party
        leaves = any(a.low.endswith(LEAVING) for a in word.up())
        place = self.place_country(word, whither=not (person or leaves))
        guests = self._envoys(word) | self._judged(word) if person else set()
        if place in guests:
            place = None
        if place and not (person and self.countries and self.main_country() != place and len(self.countries) > 1):
            return place
        mentions = {id(m): m for m in self.mentions[word.sentence.index].values()}.values()
        facing = guests if crowd else guests | {m.entities[0].code for m in mentions if self._faces(word, m)}
        if not crowd and self.countries:
            facing |= {code for code in self._envoys(word) if len(self.countries) > 1}
        here = {m.entities[0].code for m in mentions if m.entities[0].kind == "country" and not _beside(m.head) and not _elsewhere(word, m.head) and not self._aimed_at(word, m.head) and not (leaves and _left(m.head))} - facing
        if len(here) == 1:
            only = next(iter(here))
            own = any(m.head in word.subtree() for m in mentions if m.entities[0].code == only)
            if own or self.countries[only] * 3 >= max(self.countries.values()):  # not a state that the article names in passing
                return only
        facing |= {m.entities[0].code for m in mentions if leaves and _left(m.head)}
        if not self.countries and len(self.parties) == 1:  # "die FPÖ fordert den Rücktritt des Innenministers"
            return next(iter(self.parties))
        return next((code for code, _ in self.countries.most_common() if code not in facing), self.home if guests else UNKNOWN)

    def _party_beside(self, word: Word) -> str:
        """Whose party speaks of a government or is spoken of by it, in the clause of `word`: it is the same state's."""
        for other in coarguments(word):
            mention = self.mentions[word.sentence.index].get(other.i)
            if mention is not None and mention.entities[0].kind == "party":
                form, code = creed(mention.text), mention.entities[0].code
                return self.press if form in OWN_PARTIES and code == "DEU" else "" if form in COMMON_PARTIES else code
        return ""

    def _envoys(self, word: Word) -> set[str]:
        """Whose envoys or colleagues the clause of `word` tells of: "Das Ministerium wies russische Diplomaten aus" is not Russia's."""
        found: set[str] = set()
        for other in (o for o in coarguments(word) if o.lemma.lower().endswith(ENVOYS)):
            found |= {code for a in other.kids("amod") if (code := country_adjective(a, self.names))}
            found |= {m.entities[0].code for p in other.kids("nmod") if preposition(p) == "aus" for n in p.group() if (m := self.mentions[n.sentence.index].get(n.i)) is not None}
        return found

    def _judged(self, word: Word) -> set[str]:
        """Whom the clause names that `word` finds fault with: "Die Ministerin kritisierte, dass Ungarn die Beschlüsse blockiere"."""
        verb = word.head if word.dep == "nsubj" else None
        if verb is None or lemma_of(verb) not in FAULTING:
            return set()
        subjects = [s for c in complement(verb) for n in c.kids("nsubj") for s in n.group()]
        return {m.entities[0].code for s in subjects if (m := self.mentions[s.sentence.index].get(s.i)) is not None and m.entities[0].kind in {"country", "city"}}

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

    def at_home(self, code: str, sector: str) -> str:
        """`code`, or for a body of state that nothing places the state the article is at home in; a government also where only those it deals with are named."""
        first = sector.split("/", maxsplit=1)[0]
        return self.home if code == UNKNOWN and first in ({"GOV"} if self.countries else BODIES) else code

    def main_country(self) -> str:
        """The country most named in the article, "---" where none is."""
        if not self.countries:
            return UNKNOWN
        return self.countries.most_common(1)[0][0]


# Those who are sent to another state or are the like of its own.
ENVOYS = ("botschafter", "botschafterin", "diplomat", "diplomatin", "gesandter", "gesandte", "konsul", "konsulin", "geschäftsträger", "militärattaché", "botschaft",
          "konsulat", "amtskollege", "amtskollegin", "kollege", "kollegin", "ambassador", "diplomat", "envoy", "consul", "embassy", "consulate", "counterpart")


def _whole(name: Word) -> str:
    """A town's name with all its words ("Novi Sad")."""
    return " ".join(w.text for w in [name, *name.kids("flat")])


def _beside(name: Word) -> bool:
    """Whether a state is only named for what lies at its border: "nahe der Elfenbeinküste", "die Grenze zu Mali"."""
    above = name.head
    return preposition(name) in {"nahe", "unweit", "near"} or (
        preposition(name) in {"zu", "mit", "to", "with"} and above is not None and above.lemma.lower().endswith(("grenze", "grenzgebiet", "grenzregion", "grenzübergang", "border")))


def _product(mention: Mention) -> bool:
    """Whether a company's name is that of a thing it made ("sein roter Toyota Corolla", "in einem VW Golf")."""
    head = mention.head
    return any(c.pos == "PROPN" and c.i == mention.words[-1].i + 1 for c in head.kids("flat", "appos")) and any(
        c.dep in {"det:poss", "nmod:poss", "amod"} or (c.dep == "det" and c.low.startswith(("ein", "sein", "ihr"))) for c in head.children)


def _elsewhere(word: Word, place: Word) -> bool:
    """Whether a place stands in a side clause that the word is no part of ("..., nachdem Kollegen in Kabul gestorben seien")."""
    above = {id(a) for a in (word, *word.up())}
    for one in (place, *place.up()):
        if id(one) in above:
            return False
        if one.dep in ASIDE_CLAUSES and one.pos in {"VERB", "AUX", "ADJ"}:
            return True
    return False


def _left(place: Word) -> bool:
    """Whether a place is what somebody leaves: "der Abzug der Truppen aus Mali"."""
    return preposition(place) == "aus" and place.head is not None and place.head.low.endswith(LEAVING)


def _nearby(place: Word) -> bool:
    """Whether a place is said to be near: "in der Nähe von Minsk", "nahe Minsk"."""
    above = place.head
    return (preposition(place) in {"von", None} and above is not None and above.lemma.lower() in {"nähe", "umgebung", "umland", "vorort", "stadtteil", "norden", "süden", "osten", "westen", "zentrum", "innenstadt"}
            and preposition(above) == "in")


def _far(word: Word, place: Word) -> int:
    """How far a place stands from an event in the tree: 0 on it or its verb, 1 deeper in its clause, 2 elsewhere."""
    above = list(word.up())
    near = {id(word), *(id(a) for a in above[:2] if a.pos in {"VERB", "AUX"})}
    if place.head is not None and id(place.head) in near:
        return 0
    return 1 if any(id(a) in near for a in list(place.up())[:3]) else 2
