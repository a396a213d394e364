"""The ontology as the board shows it: order of types, their quad class, score and modes."""

from __future__ import annotations

QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
TYPES = tuple(event for events in QUADS.values() for event in events)
QUAD_OF = {event: quad for quad, events in QUADS.items() for event in events}
