"""Are two tellings one act? Codebook rules gate, then features are weighed to a probability.

The weights are a logistic regression over the tuning half of tests/corroboration/tellings.jsonl
(`benchmarks/corroboration.py --fit`), rounded; the other half is what we report.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import msgspec

from lagebild.corroboration.tellings import Side, Telling, day, iso
from lagebild.model import Quantity

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})  # types whose sides may both stand in `actor`
# Pairs of types in which one act is told: planned and done (codebook.md, "Decisions"), an exercise whose other side one
# telling leaves out.
RELATED = {
    frozenset(pair)
    for pair in (
        ("AGREE", "CONSULT"), ("AGREE", "COOPERATE"), ("AGREE", "AID"), ("AGREE", "SUPPORT"), ("CONCEDE", "RETREAT"), ("COOPERATE", "MOBILIZE"),
    )
}
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
PLANNED = frozenset({"AGREE", "CONCEDE"})  # types that give way to the act itself once it took place
APART = 2  # days between two stated times from which on they are two acts
ROUNDING = 0.02  # "200.000" for 198.400 is no contradiction
ABOUT = 0.15  # "rund", "etwa": by how much a number may miss


_BODY = re.compile(
    r"(?i)union|nation|haus\b|armee|army|\brat\b|council|minist|regierung|government|parlament|parliament|polizei|police|partei|party|kommission"
    r"|commission|gericht|court|behörd|agen[tc]|truppen|forces|generation|republik|staaten|states|kreml|nato\b|organi[sz]ation|bund\b|bewegung"
)


class Traits(msgspec.Struct, frozen=True):
    """What is weighed for one pair, each between 0 and 1."""

    type_same: float
    stem_same: float
    meaning: float
    substance: float
    words: float
    foreign: float
    about: float
    actor: float
    recipient: float
    conflict: float
    one_sided: float
    persons: float
    day_same: float
    day_apart: float
    told_apart: float
    place_same: float
    place_apart: float
    quantity_same: float
    quantity_apart: float


WEIGHTS = Traits(
    type_same=0.4, stem_same=0.0, meaning=3.2, substance=4.8, words=3.0, foreign=0.8, about=2.0, actor=2.0, recipient=0.2, conflict=-3.4,
    one_sided=-1.5, persons=-2.0, day_same=1.0, day_apart=-2.0, told_apart=-2.6, place_same=1.5, place_apart=-3.9, quantity_same=1.4, quantity_apart=-0.9,
)
BIAS = -6.1


def type_family(event_type: str) -> frozenset[str]:
    """Return the types that can tell of the same act as `event_type`, itself among them."""
    return frozenset({event_type}).union(*(pair for pair in RELATED if event_type in pair))


def probability(one: Telling, other: Telling) -> float:
    """Return the probability that both tell of one act; 0 where a rule forbids it, 1 for a reprinted sentence."""
    if _reprinted(one, other):
        return 1.0
    found = traits(one, other)
    return 0.0 if found is None else weigh(found)


def weigh(found: Traits, weights: Traits = WEIGHTS, bias: float = BIAS) -> float:
    """Return the probability of weighed traits."""
    total = bias + sum(float(w) * float(x) for w, x in zip(msgspec.structs.astuple(weights), msgspec.structs.astuple(found), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def traits(one: Telling, other: Telling) -> Traits | None:
    """Return what is compared, None where a rule says that these are two acts."""
    if other.event.event not in type_family(one.event.event):
        return None
    if _one_sentence(one, other) and one.event.event != other.event.event and "MOBILIZE" not in (one.event.event, other.event.event):
        return None  # a sentence that tells of a meeting and of an agreement tells two acts
    gap = days_apart(one, other)
    if gap >= APART:
        return None
    if one.event.event != other.event.event and not _fulfils(one, other):
        return None
    sides = compare_sides(one, other)
    if sides is None:
        return None
    actor, recipient, conflict, persons = sides
    clause = float(one.clause @ other.clause)
    sentence = clause if _one_sentence(one, other) else float(one.sentence @ other.sentence)
    meaning = 0.5 * max(sentence, clause) + 0.25 * (sentence + clause)
    foreign = one.article.language != other.article.language
    shared = len(one.words & other.words) / max(min(len(one.words), len(other.words)), 3)
    place = compare_places(one, other)
    number = compare_quantities(one.event.quantity, other.event.quantity)
    exact = _stated_days(one) and _stated_days(other)
    return Traits(
        type_same=float(one.event.event == other.event.event), stem_same=float(one.stem == other.stem), meaning=meaning, substance=float(one.substance @ other.substance),
        words=0.0 if foreign else shared, foreign=float(foreign), about=_about(one, other), actor=actor, recipient=recipient,
        conflict=conflict, one_sided=_one_sided(one, other), persons=persons, day_same=float(exact and gap == 0), day_apart=float(gap == 1),
        told_apart=_told_apart(one, other), place_same=float(place > 0), place_apart=float(place < 0),
        quantity_same=float(number > 0), quantity_apart=float(number < 0),
    )


def days_apart(one: Telling, other: Telling) -> int:
    """Return the days between the two windows, 0 where they touch or one is unknown."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        # an act "in the past" and one of this week may be one, but not on the strength of no date at all
        return 0 if one.first is None and other.first is None else 1
    return max(one.first - other.last, other.first - one.last, 0)


def _fulfils(one: Telling, other: Telling) -> bool:
    """Say whether the one of them that is a plan can be the plan of the other: told before it, and not itself done."""
    plan, act = (one, other) if one.event.event in PLANNED else (other, one)
    if plan.event.event not in PLANNED:
        return True
    ahead = "future" in plan.event.aux
    promised = plan.event.event == "CONCEDE" or bool(plan.recipient.codes and act.event.event in ("AID", "SUPPORT"))
    if not ahead and not promised:
        return False  # "haben sich auf ein Programm geeinigt" is an act of its own, not the plan of the next meeting
    done = plan.event.time.stated and plan.first is not None and not ahead and iso(plan.first) <= plan.told
    late = act.last is not None and plan.told > iso(act.last)
    return not (done or late or plan.negated != act.negated)


def compare_sides(one: Telling, other: Telling) -> tuple[float, float, float, float] | None:
    """Return agreement of actors and of recipients, conflict, and differing persons; None where nobody is shared."""
    if one.codes and other.codes and not one.codes & other.codes:
        return None
    mutual = one.event.event in RECIPROCAL and other.event.event in RECIPROCAL and not (one.recipient.keys and other.recipient.keys)
    pairs = [(_union(one), _union(other))] if mutual else [(one.actor, other.actor), (one.recipient, other.recipient)]
    grades = [agreement(a, b) for a, b in pairs]
    conflict = sum(conflicting(a, b) for a, b in pairs) / len(pairs)
    persons = max(_other_person(a, b) for a, b in pairs)
    return grades[0], grades[-1], conflict, persons


def agreement(one: Side, other: Side) -> float:
    """Return how far two sides agree: 1 the same names, then the same sectors, the same codes; 0.3 where one is unknown."""
    if not one.keys or not other.keys:
        return 0.3
    names = {(code, n) for code, ns in one.names.items() for n in ns} & {(code, n) for code, ns in other.names.items() for n in ns}
    shared = len(one.codes & other.codes) / max(len(one.codes | other.codes), 1)
    if not shared:
        return 0.0
    return shared * (1.0 if names else 0.8 if one.keys & other.keys else 0.4)


def conflicting(one: Side, other: Side) -> float:
    """Return 1 where both sides are known by name and share nobody, half where the coder inferred one of them."""
    if not one.codes or not other.codes:
        return 0.0
    if one.codes & other.codes:
        return 0.0 if one.keys & other.keys or not _sectors_apart(one, other) else 0.4
    return 1.0 if one.named and other.named else 0.5


def _sectors_apart(one: Side, other: Side) -> bool:
    """Say whether the shared codes act in sectors that are not one state's own ("": unsaid, GOV, MIL, COP)."""
    state = {"", "GOV", "MIL", "COP", "SPY", "JUD"}
    left, right = ({s for _, s in side.keys} for side in (one, other))
    return not (left & right or (left <= state and right <= state))


def _other_person(one: Side, other: Side) -> float:
    """Return 1 where the same state is there in two different persons."""
    for code in one.codes & other.codes:
        left, right = ({n for n in side.names.get(code, ()) if _is_person(n)} for side in (one, other))
        if left and right and not left & right:
            return 1.0
    return 0.0


def _about(one: Telling, other: Telling) -> float:
    """Return how near the two articles are; one article and its copies tell of many acts, which says nothing."""
    return 0.5 if one.group == other.group else float(one.about @ other.about)


def _one_sided(one: Telling, other: Telling) -> float:
    """Return 1 where one telling has both sides agree and the other has one side promise the other something."""
    if {one.event.event, other.event.event} & {"CONSULT", "ASSAULT"} or one.event.event not in RECIPROCAL:
        return 0.0  # a visitor and the host meet as much as two who meet
    mutual = [len(t.actor.codes) > 1 and not t.recipient.codes for t in (one, other)]
    directed = [bool(t.recipient.codes) and len(t.actor.codes) == 1 for t in (one, other)]
    return float((mutual[0] and directed[1]) or (mutual[1] and directed[0]))


def _is_person(name: str) -> bool:
    """Say whether a name is a person's: two words, none of them that of a body."""
    return " " in name and not _BODY.search(name)


def _union(one: Telling) -> Side:
    a, r = one.actor, one.recipient
    names = {code: a.names.get(code, frozenset()) | r.names.get(code, frozenset()) for code in (*a.names, *r.names)}
    return Side(codes=a.codes | r.codes, keys=a.keys | r.keys, names=names, named=a.named | r.named)


def compare_places(one: Telling, other: Telling) -> int:
    """Return 1 for the same place, -1 for two different ones, 0 where one is unknown or holds the other."""
    a, b = one.event.place, other.event.place
    if a is None or b is None:
        return 0
    if a.name == b.name or (a.geonames and a.geonames == b.geonames):
        return 1
    if "country" in (a.precision, b.precision) and a.country == b.country:
        return 0
    return -1


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the lowest and highest number a quantity allows."""
    n = quantity.number or 0.0
    slack = ABOUT if quantity.bound == "about" else ROUNDING
    low = 0.0 if quantity.bound == "at_most" else n * (1 - slack)
    return low, math.inf if quantity.bound == "at_least" else n * (1 + slack)


def compare_quantities(one: Iterable[Quantity], other: Iterable[Quantity]) -> int:
    """Return 1 where a number of one unit is compatible, -1 where none is, 0 where nothing can be compared."""
    mine = [q for q in one if q.number is not None]
    pairs = [(bounds(q), bounds(p)) for p in other if p.number is not None for q in mine if q.unit == p.unit]
    if not pairs:
        return 0
    return 1 if any(a[0] <= b[1] and b[0] <= a[1] for a, b in pairs) else -1


def _stated_days(one: Telling) -> bool:
    return one.event.time.stated and one.first is not None and one.last is not None and one.last - one.first <= 1


def _told_apart(one: Telling, other: Telling) -> float:
    """Return how far apart both were told, 1 from a week on: news is told again within days."""
    if not one.article.date or not other.article.date:
        return 0.0
    return min(abs((day(one.told) or 0) - (day(other.told) or 0)), 7) / 7


def _one_sentence(one: Telling, other: Telling) -> bool:
    return one.article.id == other.article.id and one.event.sentence == other.event.sentence


def _reprinted(one: Telling, other: Telling) -> bool:
    """Say whether both stand in the same sentence of two copies."""
    if one.group != other.group or one.event.event != other.event.event or one.event.trigger.text != other.event.trigger.text:
        return False
    return one.article.id != other.article.id and float(one.sentence @ other.sentence) > 0.97
