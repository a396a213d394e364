"""What an article tells of: public force, a mishap, or neither; deaths in a train crash and a robbery are no political acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lagebild.coding.article_state import UNKNOWN, Scene
from lagebild.coding.drafts import Draft
from lagebild.coding.reasons import Reason
from lagebild.coding.roles import known
from lagebild.coding.slots import conjunct_head
from lagebild.coding.tree import Sentence
from lagebild.knowledge.cues import Cues
from lagebild.model import Actor

# Sectors of those who may be robbed, beaten or killed as mere private persons.
HOUSES = frozenset({"MED", "EDU", "JRN", "REL", "LEG", "GOV", "JUD"})
PRIVATE = frozenset({"", "CVL", "UNK", "UAF", "CRM", "BUS", "LAB", "AGR", "MED", "EDU"})
PUBLIC = frozenset({"EUR", "UNO", "IGO", "NGO", "ISM"})  # bodies whose people are no mere private persons
GUESSED = frozenset({"role", "context", "default", "place", "town", "clause", "coreference"})


class Tells:
    """Hears from an article's words whether it is about public force or a mishap; silent for a language without these words."""

    def __init__(self, force: Iterable[str], mishap: Iterable[str]) -> None:
        self._force, self._mishap = (re.compile("|".join(map(str.lower, stems))) if stems else None for stems in (list(force), list(mishap)))

    def hear(self, sentence: Sentence, scene: Scene) -> None:
        """Add what the words of a sentence tell."""
        if self._force is None or self._mishap is None:
            scene.force += 1
            return
        for word in sentence.words:
            if word.pos in {"NOUN", "PROPN", "ADJ"}:
                scene.force += self._force.search(word.low) is not None
                scene.mishap += self._mishap.search(word.low) is not None

    @staticmethod
    def objection(draft: Draft, scene: Scene) -> Reason | None:
        """Why an act of force is none, None where nothing speaks against it."""
        if draft.kind != "ASSAULT" or scene.force:
            return None
        if scene.mishap and not any(a.code != UNKNOWN and a.by not in GUESSED for a in draft.actor):
            return Reason.MISHAP
        if draft.reading.predicate.amid_force:
            return Reason.NO_FORCE
        sides = (*draft.actor, *draft.recipient)
        if any(known(a) for a in sides) and all(_private(a) for a in sides) and not _raid(draft):
            return Reason.PRIVATE
        return None


def _raid(draft: Draft) -> bool:
    """Whether armed men strike a house of the public ("Bewaffnete stürmten ein Fernsehstudio")."""
    return any(a.sector == "UAF" for a in draft.actor) and any(set(a.sector.split("/")) & HOUSES for a in draft.recipient)


def _private(actor: Actor) -> bool:
    """Whether somebody is only a person, of no office, body, creed or people that the text names."""
    return actor.name is None and actor.sector in PRIVATE and actor.code not in PUBLIC and (actor.code == UNKNOWN or actor.by in GUESSED)


def counts_harm(draft: Draft, told: Sequence[Draft], cues: Cues) -> bool:
    """Whether a draft only counts the wounded of an act beside it ("fünf wurden getötet und zehn verletzt").

    Wounded of another people are another record: "zwei Palästinenser getötet und vier Israelis verletzt".
    """
    if draft.kind != "ASSAULT" or draft.reading.predicate.lemma not in cues.toll:
        return False
    clause = {id(w) for w in conjunct_head(draft.word).group()}
    hurt = {r.code for r in draft.recipient if r.by not in GUESSED} - {UNKNOWN}
    return any(d is not draft and d.kind == "ASSAULT" and id(d.word) in clause and d.reading.predicate.lemma not in cues.toll
               and hurt <= {r.code for r in d.recipient} for d in told)
