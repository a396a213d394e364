"""Events told again and events of the same hands: what a draft takes over from earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.drafts import JUSTICE, Draft, codes
from lagebild.coding.tree import definite
from lagebild.knowledge.ontology import ontology

MATERIAL_CONFLICT = 4
JUSTICE_ACTS = frozenset({"COERCE", "SANCTION", "ACCUSE", "RETREAT", "CONCEDE"})


def inherit(draft: Draft, before: Sequence[Draft], said: AbstractSet[str] = frozenset(), reach: int = 4) -> None:
    """Fill the roles of an event told again ("der Anschlag", "das Treffen") from its earlier telling.

    `said`: the codes that the noun's own phrases name, role or not; an earlier event without them is another one.
    """
    has_actor, has_recipient = bool(codes(draft.actor)), bool(codes([r for r in draft.recipient if r.by != "place"]))
    named_by_default = bool(draft.actor) and draft.actor[0].by == "default"
    if has_actor and has_recipient and not named_by_default:
        return
    if named_by_default and draft.kind == "PROTEST" and any(r.by == "" and r.code == draft.actor[0].code for r in draft.recipient):
        said = frozenset()  # "Protestaktionen gegen China" are not China's: of whom the article told before
    noun = draft.word.pos in {"NOUN", "PROPN"}
    known_one = noun and definite(draft.word)
    for earlier in reversed(before):
        if draft.sentence.index - earlier.sentence.index > reach:
            break
        if earlier.kind != draft.kind or earlier.word is draft.word:
            continue
        if noun and not said <= codes((*earlier.actor, *earlier.recipient)):
            continue  # "das Atomabkommen mit dem Iran" is not what was agreed with Egypt
        if named_by_default and draft.kind == "COERCE" and draft.legal and not earlier.legal and not any(a.sector in JUSTICE for a in earlier.actor):
            continue  # nor did those who hold down Tibet make the arrests in Paris
        if has_recipient and not has_actor and not codes(earlier.recipient) and earlier.word.lemma != draft.word.lemma:
            continue
        if has_recipient and codes(earlier.recipient) and codes(earlier.recipient) != codes(draft.recipient):
            continue
        if has_actor and not named_by_default and codes(earlier.actor) and codes(earlier.actor) != codes(draft.actor):
            continue
        if not (known_one or has_actor or has_recipient):
            continue
        if not has_actor or named_by_default:
            draft.actor = earlier.actor or draft.actor
        if not has_recipient and (known_one or not has_actor):
            draft.recipient = earlier.recipient or draft.recipient
        draft.inherited = True
        return


def whose_justice(draft: Draft, before: Sequence[Draft]) -> None:
    """A verdict or arrest of nobody named is that of the state whose police or court the article named at work on the same people."""
    if not draft.actor or draft.actor[0].by != "default" or draft.actor[0].sector not in JUSTICE:
        return
    for earlier in reversed(before):
        one = earlier.actor[0] if len(earlier.actor) == 1 else None
        if earlier.kind not in {"COERCE", "SANCTION", "ACCUSE"} or one is None or one.by in {"default", "context"} or one.code == UNKNOWN:
            continue
        same = codes(earlier.recipient) & codes(draft.recipient) or all(r.by == "context" for r in earlier.recipient)
        if one.sector in JUSTICE and same:
            draft.actor = (msgspec.structs.replace(draft.actor[0], code=one.code),)
            return


# People only called what anybody is, or what the law makes of them: "die Männer", "der Verdächtige".
ANYBODY = ("mann", "frau", "person", "verdächtige", "verdächtiger", "beschuldigte", "beschuldigter", "angeklagte", "angeklagter", "festgenommene", "festgenommener",
           "verhaftete", "verhafteter", "verurteilte", "verurteilter", "täter", "täterin", "jugendliche", "jugendlicher", "häftling", "gefangene", "gefangener", "inhaftierte", "inhaftierter")


def same_people(draft: Draft, before: Sequence[Draft], reach: int = 3) -> None:
    """"Die Männer", "der Angeklagte" are those whom an earlier act of justice struck, of the state they were said to be of."""
    one = draft.recipient[0] if len(draft.recipient) == 1 else None
    if one is None or one.by != "role" or draft.kind not in JUSTICE_ACTS:
        return
    word = next((w for w in draft.sentence.words if w.start == one.start), None)
    if word is None or not definite(word) or word.kids("nmod", "amod", "appos") or not word.lemma.lower().endswith(ANYBODY):
        return
    for earlier in reversed(before):
        if draft.sentence.index - earlier.sentence.index > reach:
            break
        if earlier.sentence is not draft.sentence and (earlier.kind in JUSTICE_ACTS or "arrest" in earlier.reading.predicate.mode) and codes(earlier.recipient):
            draft.recipient = (msgspec.structs.replace(one, code=min(codes(earlier.recipient)), via=(earlier.recipient[0].text, *one.via), by="coreference"),)
            return


def side_by_side(draft: Draft, before: Sequence[Draft]) -> None:
    """An act that names nobody beside another of its sentence goes between the same two ("... , es wurden Sanktionen verhängt")."""
    types = ontology().types
    for earlier in reversed(before) if draft.kind in types else ():
        if earlier.sentence is not draft.sentence:
            return
        kind = earlier.reading.predicate.negated or earlier.kind
        if types[draft.kind].quad == MATERIAL_CONFLICT and kind == "ACCUSE":
            continue  # who accuses of an attack does not attack
        if kind in types and types[kind].quad >= 3 and types[draft.kind].quad >= 3 and codes(earlier.recipient):
            draft.actor = tuple(msgspec.structs.replace(a, by="context") for a in earlier.actor)
            draft.recipient = tuple(msgspec.structs.replace(a, by="context") for a in earlier.recipient)
            return
