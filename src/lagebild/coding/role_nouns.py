"""Actors by their role noun: "der polnische Außenminister", "ein Sprecher des Ministeriums", "Demonstranten in Minsk"."""

from __future__ import annotations

from abc import abstractmethod

from lagebild.coding.antecedents import PAIR, Antecedents
from lagebild.coding.article_state import COMMON_PARTIES, SUPRANATIONAL, UNKNOWN, creed
from lagebild.coding.mentions import (
    OPPOSED,
    PLACE_KINDS,
    Mention,
    Names,
    compound_country,
    country_adjective,
    is_former,
    prefix_entity,
)
from lagebild.coding.tree import Word, definite, preposition
from lagebild.knowledge.actors import Entity
from lagebild.knowledge.seats import seats
from lagebild.model import Actor

CROWDS = frozenset({"OPP", "JRN", "CVL", "REB", "LAB", "EDU", "SOC", "REL"})
TOLD_REACH = 6  # sentences back to a role named in full
PERSONS_REACH = 3
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
# Sectors of those whose state is unknown unless the text says it: an attacker need not be of the country he strikes.
NAMELESS = frozenset({"UAF", "CRM"})
SEVERAL = frozenset({"alle", "allen", "aller", "viele", "vielen", "mehrere", "mehreren", "einige", "einigen", "andere", "anderen", "zahlreiche", "all", "many", "several", "other"})
STATELESS = frozenset({"UAF", "REF"})  # nor in the plural: where refugees are says nothing of whose they are
CRITICS = frozenset({"kritiker", "kritikerin", "critic"})  # nor of whom no more is said than that they criticise
# What several states keep or citizens of several states make up, where it is called international.
CHARITIES = ("hilfsorganisation", "rechtsorganisation", "schutzorganisation", "umweltorganisation", "regierungsorganisation", "hilfswerk", "rechtsgruppe", "umweltgruppe", "rights group")
BODIES = (*CHARITIES, "institution", "organisation", "geldgeber", "gläubiger", "organization", "lender", "creditor", "truppe", "streitkraft", "streitmacht", "friedenstruppe", "militärbündnis")
# Peoples and creeds that live in many states.
CREEDS = ("kurd", "islam", "muslim", "jüdisch", "christlich", "sunnit", "schiit", "jewish", "christian", "sunni", "shi")
# Those of whom a definite noun says no more than that they were named before ("die Männer", "der Verdächtige").
PERSONS = frozenset({"mann", "frau", "person", "verdächtiger", "verdächtige", "tatverdächtiger", "tatverdächtige", "festgenommener", "festgenommene", "inhaftierter",
                     "inhaftierte", "angeklagter", "angeklagte", "beschuldigter", "beschuldigte", "verurteilter", "verurteilte", "opfer", "getöteter", "getötete", "toter",
                     "tote", "häftling", "gefangener", "gefangene", "geisel", "jugendlicher", "jugendliche", "junge", "mädchen", "entführter", "entführte", "verhafteter",
                     "verhaftete", "student", "flüchtling", "man", "woman", "suspect", "detainee", "defendant", "victim", "hostage", "prisoner"})
LIKES = frozenset({"amtskollege", "amtskollegin", "kollege", "kollegin", "ministerkollege", "ministerkollegin", "gegenüber", "counterpart"})
VENUES = frozenset({"CHE", "BEL", "AUT", "USA"})  # where many meet who are not theirs
ONE_PERSON = frozenset({"mann", "frau", "angeklagter", "angeklagte", "verurteilter", "verurteilte", "beschuldigter", "beschuldigte", "verdächtiger", "verdächtige", "festgenommener",
                        "festgenommene", "inhaftierter", "inhaftierte", "man", "woman", "suspect", "defendant"})
SPOKEN_FOR = frozenset({"organisation", "group", "party", "company"})
# Offices of which a state has one: several of them ("alle Regierungschefs", "andere Staaten") are of several states.
ONE_A_STATE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "finance_minister",
                         "economy_minister", "justice_minister", "health_minister", "environment_minister", "agriculture_minister"})


class RoleNouns(Antecedents):
    """Resolves role nouns and demonyms to whom they belong."""

    def __init__(self, names: Names, date: str | None, home: str = UNKNOWN) -> None:
        super().__init__(names, date, home)
        self._busy: set[tuple[int, int]] = set()
        self._guessed: set[tuple[int, int]] = set()  # roles whose state only the context says
        self.stateless: set[tuple[str, int]] = set()  # those of them that no place of their sentence belongs to, by field and offset

    @abstractmethod
    def named(self, word: Word, mention: Mention) -> tuple[Actor, ...]:
        """The actor a name stands for."""

    @abstractmethod
    def choose(self, mention: Mention) -> Entity | None:
        """The entity a name means here."""

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
            return self._international(word)
        noun = role.noun
        code, sector, name, wikidata = noun.code, noun.sector, None, None
        owner = prefix_entity(role.before, self.known) if role.before else None
        if owner is None and role.before:
            owner = compound_country(word, self.known)
        if owner is not None and role.before.lower().startswith("bund") and owner.code == "DEU" and self.countries and "DEU" not in self.countries:
            owner = None  # other federations have a Bundesgericht too
        if owner is not None and owner.kind not in {"person", "party"} and noun.lemma.lower().endswith(OPPOSED):
            owner, code = None, ""  # "EU-Gegner", "Twitter-Nutzer" are not the Union or the company
        inherits = noun.lemma.lower() in INHERITING or not sector
        owned: Actor | None = None
        if owner is not None:
            held = self.known.role_on(owner, self.date)
            owned = self.make(word, held.code, held.sector, owner.name)
        elif not code or code in SUPRANATIONAL:
            owned = self.owner(word)
            if code and owned is not None and owned.code in SUPRANATIONAL - {code}:  # "der Kommissionspräsident der Afrikanischen Union"
                code = ""
            elif code:
                owned = None
            elif owned is not None and noun.lemma.lower() in LIKES and self._his(word):
                code = self._other_state(word, owned.code)
        elif code not in SUPRANATIONAL and code != "VAT":  # "der österreichische Bundespräsident"; "der argentinische Papst" is the Vatican's
            said = next((c for c in (country_adjective(w, self.names) for w in word.kids("amod")) if c and c not in SUPRANATIONAL), None)
            own = self.press if code == "DEU" and noun.lemma.lower().startswith("bundes") else code
            code = said or self.offices.get(noun.lemma, own)
        if owned is not None:
            code = code or owned.code
            institutional = owned.sector not in {"", "GOV"} or owned.code in SUPRANATIONAL
            if owned.sector and ((inherits and not (sector == "MIL" and owned.sector in {"GOV", "CVL"})) or (institutional and noun.kind != "people" and sector in {"GOV", "UNK", ""})):
                sector = owned.sector
        if not code and noun.office and noun.lemma.lower().startswith("kanzler") and self.press in {"DEU", "AUT"} and definite(word):
            code = self.press  # no other state's papers and offices say so
        named = next((c for c in word.children if c.dep in {"appos", "flat", "nmod"} and c.pos == "PROPN"
                      and not preposition(c)), None)
        if not alone and named is not None and named.i in self.mentions[word.sentence.index]:
            person = self._entity(named)
            if person is not None and person.kind == "person":
                return self.named(named, self.mentions[word.sentence.index][named.i])
        if not code and named is None and not alone and owned is None and noun.office == "spokesperson" and not role.before:
            body = self._body_before(word)
            if body is not None:
                return (body,)
        if not code and named is None and not alone:
            earlier = self._told(word, noun.lemma.lower()) or (self._person_told(word) if word.lemma.lower() in PERSONS else None)
            if earlier is not None:
                return (earlier,)
        if not code and owned is None and word.lemma.lower().endswith(CHARITIES):  # of no one state, unless the text says so
            return (self.make(word, "NGO", "", role=word.lemma, by="role"),)
        placed = True
        several = word.has("Number=Plur") and noun.office in ONE_A_STATE
        open_to_all = several or sector in STATELESS or noun.lemma.lower() in CRITICS or self._of_any_state(word, noun.lemma.lower(), sector)
        many = self._international(word) if not code and owned is None else ()
        if many:
            return many
        if not code and not open_to_all and (sector not in NAMELESS or word.has("Number=Plur")):
            code = self.context_country(word, person=noun.kind == "person", crowd=sector.split("/")[0] in CROWDS and (
                word.has("Number=Plur") or (noun.kind == "person" and word.dep in {"obj", "nsubj:pass"})))
            if not alone and named is None:  # a person called by name may be of any state
                code, placed = self.at_home(code, sector), code != UNKNOWN
            self._guessed.add((word.sentence.index, word.i))
            if self.place_country(word) is None:
                self.stateless.add((word.sentence.field, word.start))
            if sector == "MIL":  # the army in the West Bank
                other = seats().armies.get(code)
                code = other if other is not None and other in self.countries else code
        if sector == "JUD" and owner is None:
            code = seats().court_of(code, word.sentence.text)
        code = code or UNKNOWN
        if is_former(word) and noun.kind == "person":
            sector = "ELI"
        elif named is not None and (word.tag in {"NN", "NNP"} or self.names.joins) and named.dep in {"appos", "flat"} and named.i not in self.mentions[word.sentence.index]:
            name = " ".join(w.text for w in [named, *named.kids("flat", "flat:name")])  # a person we do not know, not the office's holder
        elif noun.office and placed and code not in SUPRANATIONAL and code != UNKNOWN and not word.has("Number=Plur"):
            holder = self.known.holder(code, noun.office, self.date)
            if holder is not None:
                name, wikidata = holder.name, holder.wikidata
        if owned is not None and owned.sector == "PRE" and "PRE" not in sector:
            sector = "PRE"
        one = self.make(word, code, sector, name, wikidata, role=word.lemma, by="role" if placed or code == UNKNOWN else "context")
        others = self._other_owners(word, code) if word.has("Number=Plur") or self._verb_plural(word) else ()
        return (one, *(self.make(word, other, sector, role=word.lemma, by="role") for other in others))

    def _of_any_state(self, word: Word, noun: str, sector: str) -> bool:
        """Whether a noun in the plural leaves open whose it is: refugees come from elsewhere, states are many ("195 Staaten", "alle Länder")."""
        if sector == "REF":
            return True
        counted = word.kids("nummod", "amod") or any(c.low in SEVERAL for c in word.children)
        return word.has("Number=Plur") and (noun.endswith(("staat", "state")) or (noun.endswith(("land", "country", "nation")) and bool(counted)))

    def _international(self, word: Word) -> tuple[Actor, ...]:
        """Bodies of several states or of their citizens, by their adjective: "internationale Institutionen", "internationale Hilfsorganisationen"."""
        low = word.lemma.lower()
        if word.pos != "NOUN" or not low.endswith(BODIES) or not any(c.lemma.lower() in {"international", "multinational"} for c in word.kids("amod")):
            return ()
        return (self.make(word, "NGO" if low.endswith(CHARITIES) else "IGO", "", role=word.lemma, by="role"),)

    def _other_owners(self, word: Word, code: str) -> tuple[str, ...]:
        """The further states that share a role noun in the plural ("die Premierminister Indiens und Japans")."""
        out: list[str] = []
        for child in word.children:
            if child.dep == "amod":
                out += [c for one in child.group()[1:] if (c := country_adjective(one, self.names))]
            elif child.dep == "nmod" and preposition(child) in {None, "von", "in", "aus"}:
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

    def _his(self, word: Word) -> bool:
        """Whether a noun belongs to somebody by a pronoun alone: "seinen Amtskollegen"."""
        return any(self._is_possessive(c) for c in word.kids("det:poss", "nmod:poss", "det")) and not any(country_adjective(c, self.names) for c in word.kids("amod"))

    def _other_state(self, word: Word, own: str) -> str:
        """Of which state his like is: that of the capital they meet in, or the other of two that the article is about; of his own never."""
        place = self.place_country(word)
        if place is not None and place not in {own, *VENUES, *SUPRANATIONAL}:
            return place
        pair = {a.code for a in self.last_pair(word)}
        others = pair - {own} if own in pair else {code for code, _ in self.countries.most_common(PAIR + 1)} - {own}
        return next(iter(others)) if len(others) == 1 else UNKNOWN

    def _body_before(self, word: Word) -> Actor | None:
        """For whom "ein Sprecher" of whom no more is said speaks: the body that the sentence before has as a subject ("Die Taliban ... Ein Sprecher sagte")."""
        if word.kids("amod", "nmod", "det:poss", "nmod:poss") or self._many(word):
            return None
        ref = next((r for r in reversed(self.references) if r.sentence == word.sentence.index - 1 and r.subject), None)
        return self._from(word, ref) if ref is not None and ref.kind in SPOKEN_FOR and ref.actor.code != UNKNOWN else None

    def _person_told(self, word: Word) -> Actor | None:
        """Whom "die Männer" means after "drei Iraker": the last ones named by their nationality, as many."""
        if word.kids("amod", "nmod", "acl", "acl:relcl", "nummod") or not definite(word):
            return None
        many = self._many(word)
        for ref in reversed(self.references):
            distance = word.sentence.index - ref.sentence
            if distance > PERSONS_REACH:
                break
            if distance >= 0 and (ref.sentence, ref.i) < (word.sentence.index, word.i) and ref.kind == "demonym" and ref.plural == many and ref.actor.code != UNKNOWN:
                return self._from(word, ref)
        # "... hat einen Mitarbeiter des syrischen Geheimdienstes verurteilt. Der Mann ..."
        done_to = next((r for r in reversed(self.references) if r.sentence == word.sentence.index - 1 and r.person and not r.subject and not r.plural and r.kind == "role"
                        and (r.sentence, r.i) not in self._guessed and r.actor.code != UNKNOWN), None) if not many and word.sentence.field == "text" else None
        return self._from(word, done_to) if done_to is not None and word.lemma.lower() in ONE_PERSON else None

    def _demonym(self, word: Word) -> tuple[Actor, ...]:
        found = self.known.demonyms.get(word.low) or self.known.demonyms.get(word.lemma.lower())
        if found is None or not word.text[:1].isupper():
            return ()
        living = next((code for c in word.kids("amod") if (code := country_adjective(c, self.names))), None)
        if living is None and any(c.lemma.lower() == "ethnisch" for c in word.kids("amod")):  # "ethnische Albaner in Mazedonien"
            living = next((a.code for c in word.kids("nmod") if preposition(c) in {"in", "aus"} for a in self.np(c, deep=False)), self.context_country(word))
        return (self.make(word, living or found[0], found[1], by="demonym"),)

    def owner(self, word: Word) -> Actor | None:
        """The country or organisation a role belongs to: adjective, genitive, von/in/aus phrase, possessive."""
        found = self._said_owner(word)
        if found is None and word.dep == "appos" and word.head is not None and word.head.pos in {"NOUN", "PROPN"}:
            return self.owner(word.head)
        return found

    def _said_owner(self, word: Word) -> Actor | None:
        """The owner that a role noun's own phrases name."""
        role = self.names.role_at(word)
        settled = role is not None and role.noun.sector not in NAMELESS | STATELESS
        fled = role is not None and role.noun.sector == "REF" and not word.low.startswith("binnen")
        for child in word.children:
            if child.dep in {"amod", "nmod", "appos", "flat", "compound"} and child.pos in {"ADJ", "PROPN", "NOUN"}:
                code = country_adjective(child, self.names) if child.pos == "ADJ" or child.tag == "NNP" else None
                if code and not (code == UNKNOWN and settled and child.low.rsplit("-", 1)[-1].startswith(CREEDS)):  # of which state the article says
                    return self.make(child, code, "")
        for child in word.children:
            if child.dep in {"det:poss", "nmod:poss", "det"} and child.pos in {"PRON", "DET"} and self._is_possessive(child):
                for actor in self._pronoun(child)[:1]:
                    return actor
        for child in word.children:
            named = child.dep == "amod" and child.pos == "PROPN" and child.i in self.mentions[child.sentence.index]  # "Staaten der Europäischen Union"
            if named or (child.dep in {"nmod", "nmod:poss", "appos", "obl", "flat", "compound"} and not (fled and preposition(child) in {"in", "bei"})):
                found = self._owning(child)
                if found is not None:
                    return found
        return None

    def _owning(self, child: Word) -> Actor | None:
        prep = preposition(child)
        mention = self.mentions[child.sentence.index].get(child.i)
        if prep in {None, "von", "aus", "in", "bei", "of", "from", "für", "s", "'s"}:
            if mention is not None:
                entity = self.choose(mention)
                if entity is not None and (entity.kind != "person" or child.has("Case=Gen") or child.dep == "nmod:poss"):
                    role = self.known.role_on(entity, self.date)
                    if entity.kind == "city" and role.code == "EUR":  # the police of Brussels is Belgian
                        place = self.places.find(child.text)
                        return self.make(child, place.country if place else role.code, "")
                    if entity.kind == "party" and creed(mention.text) in COMMON_PARTIES:  # "Funktionäre der Demokratischen Partei" of Thailand
                        return next(iter(self.np(child, deep=False)), None)
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

    def _entity(self, word: Word) -> Entity | None:
        mention = self.mentions[word.sentence.index].get(word.i)
        return self.choose(mention) if mention else None
