"""Who fills a reading's roles: from the slots the lexicon names to resolved actors."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lagebild.coding import slots
from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN
from lagebild.coding.counterparts import AGAINST, opened
from lagebild.coding.criticism import upon_it, victims
from lagebild.coding.matching import Matcher
from lagebild.coding.mending import MANY
from lagebild.coding.mentions import compound_country, country_adjective
from lagebild.coding.readings import Reading
from lagebild.coding.resolve import Resolver, unique
from lagebild.coding.slots import conjunct_head
from lagebild.coding.tree import Word, passive, preposition
from lagebild.coding.verb_phrases import clause_verb
from lagebild.knowledge.predicates import Predicate, Spec
from lagebild.model import Actor

TROOPS = frozenset({"MIL", "COP", "PRM"})
OWN = frozenset({"RETREAT", "CONCEDE", "AGREE", "MOBILIZE", "THREATEN"})
CLAUSE_PREPOSITIONS = ("mit", "gegen", "nach", "an", "with", "against", "to", "on", "from", "for", "in")

CONTENT = frozenset({"obj", "zu", "für", "auf", "um", "to", "for"})  # slots that may hold an act and not an actor
ACTIONS = ("operation", "aktion", "einsatz", "schritt", "maßnahme", "massnahme", "reaktion", "antwort", "rache", "schlag", "manöver", "werk", "tat", "erfolg", "versuch", "signal",
           "action", "response", "step", "move", "attempt")
# Stages of an event, which are the doing of whose the event is, and the verbs of those who bring them about.
STAGES = ("verlängerung", "verschärfung", "ausweitung", "erweiterung", "verhängung", "einführung", "aufrechterhaltung", "fortsetzung", "erneuerung", "ausdehnung", "wiedereinführung",
          "intensivierung", "beginn", "wiederaufnahme")
DECIDING = frozenset({"sich einigen", "einigen", "verständigen", "zustimmen", "stimmen", "billigen", "absegnen", "entscheiden", "verkünden", "bekanntgeben", "festlegen"})
TOWARD = ("gegen", "mit", "an", "gegenüber", "against", "with", "to")


VOICED = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "AGREE", "THREATEN", "AID"})
# What two sides do together: who judges it judges both ("begrüßte die Einigung Deutschlands mit der EU").
TOGETHER = ("einigung", "abkommen", "vertrag", "treffen", "deal", "kompromiss", "gespräch", "pakt", "zusammenarbeit", "kooperation", "annäherung", "vereinbarung",
            "verständigung", "waffenstillstand", "verhandlung", "bündnis")
# Nouns of bringing about: whoever is brought about or in is not asked ("fordert die Einstellung von 1000 Lehrern").
BRINGING = ("einstellung", "einrichtung", "bildung", "gründung", "schaffung", "entsendung", "einsetzung", "ernennung", "ausbildung", "stationierung", "errichtung")


# Nouns that are called by a person's name: "im Fall Skripal", "unter dem Kabinett Kurz", "am Flughafen Charles de Gaulle".
NAMED_AFTER = ("fall", "affäre", "causa", "prozess", "familie", "ehepaar", "flughafen", "platz", "straße", "kabinett", "regierung", "ära", "team",
               "lager", "stiftung", "universität", "institut", "institution", "haus", "hotel", "schule", "werk", "akte", "sache", "firma", "bericht")


def known(actor: Actor) -> bool:
    """Whether anything is known of an actor."""
    return actor.code != UNKNOWN or bool(actor.sector)


STRUCK = frozenset({"SANCTION", "COERCE", "ASSAULT", "AID"})  # what is done to people, not with them


class Roles:
    """Fills actor and recipient of readings in one article."""

    def __init__(self, matcher: Matcher, resolver: Resolver) -> None:
        self.matcher, self.resolver = matcher, resolver
        self.used: set[int] = set()
        self.taken: set[tuple[int, int]] = set()
        self.mine: set[str] = set()
        self.kind = ""

    def fill(self, reading: Reading) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Return actor and recipient of a reading; () where the text names none."""
        entry = reading.predicate
        self.used = set(map(id, reading.used))
        self.kind = entry.type
        actor = self.spec(reading.word, entry.actor)
        if entry.type == "ASSAULT" and not any(known(a) for a in actor):
            actor = self._of_attack(reading.word) or actor
        if not actor and passive(reading.word) and (entry.type == "MOBILIZE" or "withdraw" in entry.mode):
            actor = self._own_troops(reading.word)
        town = self._town_only(reading, actor)
        actor = () if town else actor
        if not actor and entry.part == "noun" and not town:
            actor = self.accused(reading.word) or self._said_to_be(reading.word)
        self.taken = taken = {(a.start, a.end) for a in actor}
        self.mine = {a.code for a in actor}
        recipient = self.spec(reading.word, entry.recipient)
        blamed = self.accused(reading.word) if entry.part == "noun" and entry.type in {"SUPPORT", "AID"} and actor and not recipient else ()
        if blamed:  # "wirft Uganda die Unterstützung der Rebellen vor": of whom it is, is whom it was given
            actor, recipient = blamed, actor
            self.taken = taken = {(a.start, a.end) for a in actor}
            self.mine = {a.code for a in actor}
        recipient = tuple(r for r in recipient if (r.start, r.end) not in taken)
        if recipient and all(r.by == "coreference" and any(r.name == a.name and r.code == a.code for a in actor) for r in recipient):
            recipient = ()  # "hat seine Grenze zu Iran geschlossen" does not strike himself
        if entry.type in OWN and recipient and {r.code for r in recipient} == self.mine and all(r.by == "role" and r.sector in {"MIL", "GOV"} for r in recipient):
            recipient = ()  # "kündigte den Abzug seiner Soldaten aus Mali an": they are the doer's own
        if town and not recipient and entry.type == "ASSAULT" and not slots.only_thought_of(reading.word):  # whose people it struck
            recipient = (self.resolver.make(reading.word, town, "CVL", by="place"),)
        if entry.type == "ASSAULT" and recipient and all(r.by == "place" for r in recipient) and slots.only_thought_of(reading.word):
            recipient = ()
        if entry.type in {"ASSAULT", "COERCE"}:  # what happens at a place happens to its people
            recipient = tuple(msgspec.structs.replace(r, sector="CVL") if r.by == "place" else r for r in recipient)
        refused = entry.type == "REJECT" and any(r.sector.split("/")[0] == "GOV" and r.by in {"", "adjective"} for r in recipient)  # another state refused it
        if not actor and entry.default.get("actor") and not refused and not self._said_otherwise(reading):
            actor = self.default(reading, recipient)
        return actor, recipient

    def _own_troops(self, verb: Word) -> tuple[Actor, ...]:
        """Whose the troops are that were moved, where nobody is said to have moved them ("80 Soldaten der UNO wurden abgezogen")."""
        found = unique([a for o in slots.objects(verb, self.matcher.cues) for a in self.resolver.phrase(o)])
        return tuple(a for a in found if a.sector.split("/")[0] in TROOPS or a.code in SUPRANATIONAL)

    def _town_only(self, reading: Reading, actor: Sequence[Actor]) -> str | None:
        """The state of the town that is all a meeting or attack names ("der Gipfel von Kopenhagen", "die Pariser Anschläge")."""
        nouns = [w for w in (reading.word, *reading.used, *reading.word.kids("obl")) if w.pos in {"NOUN", "PROPN"}]
        if reading.predicate.type not in {"CONSULT", "ASSAULT", "PROTEST"} or not actor:
            return None
        towns = [next((t for n in nouns if (t := self._venue(n, a))), None) for a in actor]
        return towns[0] if all(towns) else None

    def _venue(self, happening: Word, actor: Actor) -> str | None:
        """The state of the town that a happening is only named by, where `actor` is no more than that."""
        for child in [c for k in happening.children for c in k.group()]:
            if child.start == actor.start and (child.pos == "ADJ" or preposition(child) == "von" or preposition(conjunct_head(child)) == "von"):
                mention = self.resolver.mentions[child.sentence.index].get(child.i)
                if mention is not None:
                    return self.resolver.town_code(mention) if mention.entities[0].kind == "city" else None
                return actor.code if child.pos == "ADJ" and child.low.endswith("er") and child.text[:1].isupper() else None
        return None

    def _of_attack(self, verb: Word) -> tuple[Actor, ...]:
        """Whose attack it was in which somebody "was wounded": "bei einem Bombenanschlag der PKK", "bei US-Luftangriffen"."""
        if verb.pos != "VERB":
            return ()
        for one in verb.kids("obl", "obl:agent"):
            if one.pos != "NOUN" or preposition(one) not in {"bei", "durch", "in"}:
                continue
            entries, before = self.matcher.vocabulary.noun_entries(one)
            entry = next((e for e in entries if e.type == "ASSAULT" and self.matcher.fits(one, e, before) is not None), None)
            found = self.spec(one, entry.actor) if entry is not None else ()
            found = tuple(a for a in found if a.start >= one.subtree()[0].start)
            if found:
                return found
        return ()

    def spec(self, word: Word, spec: Spec) -> tuple[Actor, ...]:
        """The actors of the first alternative that names any."""
        for alternative in spec:
            found = [a for slot in alternative for a in self.slot(word, slot)]
            if any(known(a) for a in found):
                return unique([a for a in found if known(a)])
        return ()

    def slot(self, word: Word, slot: str) -> tuple[Actor, ...]:
        """The actors one slot of `word` names."""
        if slot == "loc":
            return self._place(word, "GOV")
        if word.pos in {"NOUN", "PROPN"}:
            if slot == "adj":
                return self._adjective(word)
            if slot == "comp":
                return self._compound(word)
            if slot == "poss":
                return self._owner(word)
            if slot == "subj" and self.kind == "ACCUSE" and upon_it(word):
                return ()
            if slot == "doer":  # the owner, an of-phrase excepted: "the killing of civilians"
                return self._owner(word, of=False)
        if slot == "clause":
            return self._clause(word)
        found: list[Actor] = []
        for filler in self.matcher.fillers(word, slot):
            if id(filler) in self.used and slot in {"obj", "dat", "iobj"}:
                found.extend(self._people(filler) or self.resolver.modifiers(filler) or self._toward(filler) or self._struck(filler))
            else:
                if slot in CONTENT and self._brought(filler):
                    continue
                doers = self._condemned(filler) if slot == "obj" and self.kind == "ACCUSE" else []
                hit = victims(filler) if slot == "obj" and self.kind in {"ACCUSE", "REQUEST", "SUPPORT"} else ()
                inside = self.resolver.phrase(filler, acting=slot == "subj") or (self._toward(filler) if slot in CONTENT else ())
                found.extend(doers or [a for a in inside if a.start not in hit])
                if slot == "obj" and found and filler.pos == "NOUN" and filler.lemma.lower().endswith(TOGETHER):
                    found.extend(a for f in slots.with_preposition(filler, "mit") for a in self.resolver.phrase(f) if known(a))
        if not found and slot in {"dat", "iobj"} and word.pos in {"VERB", "AUX"}:
            found.extend(self._bare(word))
        if not found and slot == "obj" and word.pos == "VERB" and not word.kids("obj", "nsubj:pass"):
            found.extend(self._hidden(word))
        return unique(found)

    def _people(self, noun: Word) -> tuple[Actor, ...]:
        """Those an entry asks for by name are whom its act strikes: "greift Migranten auf"."""
        role = self.resolver.names.role_at(noun) if self.kind == "COERCE" and noun.pos == "NOUN" else None
        return self.resolver.phrase(noun) if role is not None and role.noun.kind == "people" else ()

    def _struck(self, noun: Word) -> list[Actor]:
        """Those a condition named, where they are people or a name themselves: "in der Türkei wurden 200 Richter entlassen"."""
        if self.kind not in STRUCK:
            return []
        role = self.resolver.names.role_at(noun)
        people = noun.pos == "PROPN" if role is None else role.noun.kind in {"person", "collective"}
        return list(self.resolver.phrase(noun)) if people else []

    def _hidden(self, verb: Word) -> tuple[Actor, ...]:
        """The person right behind a noun that bears no names is the verb's ("hat bei einem Luftangriff Qasem Soleimani getötet")."""
        for noun in verb.kids("obl"):
            if noun.pos != "NOUN" or self.resolver.names.role_at(noun) is not None or noun.lemma.lower().endswith(NAMED_AFTER):
                continue
            for name in noun.kids("nmod", "appos", "flat"):
                if name.i == noun.i + 1 and name.pos == "PROPN" and preposition(name) is None and not name.subtree()[-1].low.endswith(("s", "’", "'")):
                    found = tuple(a for a in self.resolver.np(name, deep=False) if a.name)
                    if found:
                        return found
        return ()

    def _brought(self, noun: Word) -> bool:
        """Whether a demand is for people to be brought in, who are not asked themselves, nobody else is named."""
        return (self.kind == "REQUEST" and noun.pos == "NOUN" and noun.lemma.lower().endswith(BRINGING) and not noun.kids("amod")
                and any(c.pos == "NOUN" and preposition(c) == "von" for c in noun.kids("nmod")))

    def _condemned(self, noun: Word) -> list[Actor]:
        """Whose act it is that is condemned: "verurteilt die Unterdrückung der Albaner durch Serbien"."""
        if noun.pos != "NOUN":
            return []
        beside = noun.head.kids("obl", "obl:agent") if noun.head is not None and noun.head.pos == "VERB" and not passive(noun.head) else []
        return [a for w in (*noun.subtree(), *beside) if w is not noun and w.pos in {"NOUN", "PROPN"} and preposition(w) == "durch" for a in self.resolver.phrase(w)]

    def _toward(self, noun: Word) -> list[Actor]:
        """Whom the thing done was for or against: "lehnt Gespräche mit den USA ab", "kündigt Sanktionen gegen Iran an"."""
        inner = [noun, *noun.kids("nmod")]
        toward = [t for t in TOWARD if t not in AGAINST] if self.kind == "SUPPORT" else TOWARD
        return [a for name in toward for one in inner for f in slots.with_preposition(one, name) for a in self.resolver.phrase(f)]

    def _bare(self, verb: Word) -> tuple[Actor, ...]:
        """A name without article stands in no visible case ("wirft Russland Lügen vor"): the bare phrase that is an actor."""
        if not self.matcher.joins:  # "gave Ukraine tanks", read as a compound
            return tuple(a for o in verb.kids("obj") if id(o) in self.used for c in o.kids("compound") for a in self.resolver.np(c, deep=False))
        mentions = self.resolver.mentions[verb.sentence.index]
        bare = [c for c in verb.children if c.dep in {"obj", "obl", "iobj", "nmod", "obl:arg", "appos", "nsubj", "flat"}
                and c.pos in {"NOUN", "PROPN"} and id(c) not in self.used and preposition(c) is None]
        subject = self.matcher.fillers(verb, "subj")
        bare = [c for c in bare if c not in subject]
        for child in bare:
            found = self.resolver.np(child, deep=False)
            if found:
                return self.resolver.phrase(child)
        for owner in subject:  # "hat die EU der Ukraine Hilfe gewährt": no genitive, a name has none
            for child in owner.kids("nmod"):
                if owner.i in mentions and child.i in mentions and mentions[child.i] is not mentions[owner.i] and preposition(child) is None:
                    return self.resolver.phrase(child)
        return ()

    def _adjective(self, word: Word) -> tuple[Actor, ...]:
        found = []
        for child in word.kids("amod"):
            for one in child.group():
                code = country_adjective(one, self.resolver.names)
                if code and code != UNKNOWN:
                    found.append(self.resolver.make(one, code, "GOV", by="adjective"))
        return tuple(found)

    def _compound(self, word: Word) -> tuple[Actor, ...]:
        entity = compound_country(word, self.resolver.known)
        if entity is None:  # English writes compounds apart: "US airstrikes", "Taliban attack"
            return tuple(a for c in word.kids("compound") for a in self.resolver.np(c, deep=False))
        role = self.resolver.known.role_on(entity, self.resolver.date)
        return (self.resolver.make(word, role.code, role.sector, entity.name, entity.wikidata, by="compound"),)

    def _owner(self, word: Word, *, of: bool = True) -> tuple[Actor, ...]:
        """Whoever an event noun belongs to, as its doer: genitive, von, adjective, compound, possessive, carrier verb."""
        for filler in slots.owners(word) if of else slots.genitives(word):
            found = self.resolver.phrase(filler)
            if any(known(a) for a in found):
                return found
        for source in (self._adjective(word), self._compound(word)):
            if source:
                return source
        for child in word.kids("det:poss", "nmod:poss", "det"):
            if child.pos in {"DET", "PRON"}:
                found = self.resolver.np(child)
                if found:
                    return found
        for name in ("durch", "seitens", "zwischen", "by", "between"):
            for filler in slots.with_preposition(word, name):
                found = self.resolver.phrase(filler)
                if found:
                    return found
        return self._from_where(word) or self._carried(word) or self._staged(word)

    def _from_where(self, word: Word) -> tuple[Actor, ...]:
        """Whose words or help come from a state or camp: "wies die Vorwürfe aus Paris zurück", "Forderungen aus Brüssel"."""
        if self.kind not in VOICED:
            return ()
        verb = slots.governor(word)
        phrases = slots.with_preposition(word, "aus")
        if not phrases and verb is not None:
            comes = word.dep == "nsubj" and slots.lemma_of(verb) == "kommen"  # "aus Brüssel kam die Forderung"
            phrases = [p for p in slots.with_preposition(verb, "aus") if comes or p.subtree()[0].i == word.i + 1]
        for phrase in phrases:
            mention = self.resolver.mentions[phrase.sentence.index].get(phrase.i)
            entity = self.resolver.choose(mention) if mention is not None else None
            if entity is not None and entity.kind == "city" and (entity.metonym or entity.code in SUPRANATIONAL):  # Brussels speaks for the Union, where it lies or not
                role = self.resolver.known.role_on(entity, self.resolver.date)
                return (self.resolver.make(phrase, role.code, role.sector or "GOV", entity.name, entity.wikidata),)
            found = tuple(a for a in self.resolver.phrase(phrase) if a.code != UNKNOWN and a.by not in {"town", "place", "context"})
            if found:
                return found
        return ()

    def _staged(self, word: Word) -> tuple[Actor, ...]:
        """Whose doing a stage of the event is: "beschloss eine Verlängerung der Sanktionen", "die Verlängerung der Sanktionen durch die EU"."""
        stage = word.head
        if stage is None or word.dep != "nmod" or stage.pos != "NOUN" or not stage.lemma.lower().endswith(STAGES) or preposition(word) not in {None, "von"}:
            return ()
        by = [a for name in ("durch", "seitens") for f in slots.with_preposition(stage, name) for a in self.resolver.phrase(f)]
        verb = slots.governor(stage)
        if by or verb is None or passive(verb) or stage.dep.startswith("nsubj") or slots.lemma_of(verb) not in {*self.matcher.cues.support, *DECIDING}:
            return unique(by)
        return unique([a for f in self.matcher.fillers(verb, "subj") for a in self.resolver.phrase(f)])

    def accused(self, word: Word) -> tuple[Actor, ...]:
        """Whoever is accused of an act has done it: "beschuldigte Israel der Spionage", "warf Minsk Folter vor"."""
        verb = slots.governor(word)
        if verb is None or slots.lemma_of(verb) not in self.matcher.cues.accusing or (word.dep.startswith("nsubj") and not passive(verb)):
            return ()
        bare = [c for c in verb.kids("obl:arg") if c.pos == "PROPN" and preposition(c) is None]
        others = [w for w in [*slots.objects(verb, self.matcher.cues), *slots.dative(verb), *bare] if w is not word]
        return unique([a for w in others for a in self.resolver.phrase(w)])

    def denied_by(self, word: Word, entry: Predicate) -> tuple[Actor, ...]:
        """Whoever denies a reproach or acts upon it is whom it was made to: "wies die Vorwürfe zurück", "nach heftiger Kritik trat er ab".

        A suit is dismissed by another.
        """
        verb = slots.governor(word)
        if entry.type != "ACCUSE" or entry.part != "noun" or "legal" in entry.context or verb is None:
            return ()
        if upon_it(word):
            return self.clause_subject(word)
        if word not in verb.kids("obj"):
            return ()
        denies = any(e.type == "REJECT" for e in self.matcher.lexicon.verbs.get(slots.lemma_of(verb), ()))
        return self.clause_subject(word) if denies else ()

    def _said_to_be(self, word: Word) -> tuple[Actor, ...]:
        """Whose act an event is called: "die Beschlagnahmung ist die jüngste Operation des US-Militärs"."""
        called = word.head
        if called is None or word.dep != "nsubj" or called.pos != "NOUN" or not called.kids("cop") or not called.lemma.lower().endswith(ACTIONS):
            return ()
        return self._owner(called)

    def _carried(self, word: Word) -> tuple[Actor, ...]:
        verb = slots.governor(word)
        if verb is None or slots.lemma_of(verb) not in self.matcher.cues.support:
            return ()
        if slots.conjunct_head(word).dep not in {"obj", "nsubj:pass", "obl", "obl:arg"}:
            return ()
        if preposition(word) not in {None, "zu", "in", "mit", "auf"}:  # "nach heftiger Kritik machte er ..." is not his
            return ()
        found: list[Actor] = []
        for filler in self.matcher.fillers(verb, "subj"):
            if filler not in word.group() and word not in filler.group():
                found.extend(self.resolver.phrase(filler))
        return unique(found)

    def clause_subject(self, word: Word) -> tuple[Actor, ...]:
        """The subject of the clause a noun stands in."""
        verb = clause_verb(word) if word.pos in {"NOUN", "PROPN"} else None
        if verb is None or passive(verb):
            return ()
        return tuple(a for f in slots.subject(verb, self.matcher.cues) if word not in f.subtree() for a in self.resolver.phrase(f, deep=False))

    def _clause(self, word: Word) -> tuple[Actor, ...]:
        cues = self.matcher.cues
        verb = slots.governor(word) if word.pos == "NOUN" and word.dep in {"nsubj", "nsubj:pass"} else None  # "der Vorwurf lautet, dass ..."
        colon = opened(word) if self.kind == "ACCUSE" else None
        for clause in slots.complement(word) or (slots.complement(verb) if verb is not None else ()):
            if colon is not None and clause.start > colon:
                continue
            for fillers in (slots.subject(clause, cues), slots.dative(clause), slots.objects(clause, cues),
                            *(slots.prepositional(clause, name) for name in CLAUSE_PREPOSITIONS)):
                found = [a for f in fillers for a in self.resolver.phrase(f) if (a.start, a.end) not in self.taken and a.sector != "JRN"]
                if {a.code for a in found} <= self.mine and (not self.matcher.joins or all(a.sector in {"", "GOV", "MIL"} for a in found)):
                    continue  # "promised to withdraw its troops from Georgia": its own troops are not whom the promise is for
                if any(known(a) for a in found):
                    return unique(found)
        return ()

    def _place(self, word: Word, sector: str) -> tuple[Actor, ...]:
        code = self.resolver.place_country(word)
        return (self.resolver.make(word, code, sector, by="place"),) if code else ()

    def _said_otherwise(self, reading: Reading) -> bool:
        """Whether an active verb names a doer that nobody is known by ("Salafisten, die der Hamas Milde vorwerfen")."""
        word, entry = reading.word, reading.predicate
        if word.pos != "VERB" or word.dep == "amod" or passive(word) or entry.default["actor"] == "CVL" or ("subj",) not in entry.actor:
            return False
        found = self.matcher.fillers(word, "subj")
        found = found or slots.subject(word, self.matcher.cues)  # "man"
        return any((f.pos in {"NOUN", "PROPN"} and id(f) not in self.used and f.low not in MANY) or f.tag in {"PRELS", "PIS"} for f in found)

    def said_with(self, word: Word) -> frozenset[str]:
        """The codes of those an event noun's own phrases name ("mit dem Iran"), places of the act left out."""
        if word.pos not in {"NOUN", "PROPN"}:
            return frozenset()
        return frozenset(
            a.code for c in word.kids("nmod", "obl") if preposition(c) in {"mit", "gegen", "auf", "von", "zwischen", None}
            for a in self.resolver.phrase(c, deep=False) if a.code != UNKNOWN)

    def default(self, reading: Reading, recipient: Sequence[Actor]) -> tuple[Actor, ...]:
        """The actor nobody names: its sector from the entry, its country from recipient, place or article."""
        rule = reading.predicate.default
        place = self.resolver.place_country(reading.word)
        code = place if rule.get("country") == "loc" or place else None
        if code is None:
            struck = next((r for r in recipient if r.code not in SUPRANATIONAL and r.code != UNKNOWN), None)
            abroad = struck is not None and struck.by in {"demonym", "coreference"} and self.resolver.main_country() not in {struck.code, UNKNOWN}
            code = struck.code if struck is not None and not abroad else None  # an Australian convicted in Cairo
        if code is None:
            code = self.resolver.at_home(self.resolver.context_country(reading.word), rule["actor"])
        there = {r.code for r in recipient if r.by == "" and r.sector == "GOV"} if reading.predicate.type == "PROTEST" and not place else set()
        if code in there and any(self.resolver.is_country(w) for w in reading.word.subtree()):  # "Proteste gegen China" are seldom those in China
            code = next((c for c, _ in self.resolver.countries.most_common() if c not in there), code)
        return (self.resolver.make(reading.word, code, rule["actor"], by="default"),)
