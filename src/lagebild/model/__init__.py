"""Frozen values, one file per station of the way; every other folder may import these."""

from lagebild.model.act import Act
from lagebild.model.actor import Actor
from lagebild.model.analysis import Coded
from lagebild.model.article import Article
from lagebild.model.event import Attribution, Aux, CiteInfo, Event, EventTime, Place, Quantity, Source
from lagebild.model.happening import Contradiction, Happening, StateChange, Voice
from lagebild.model.issue import Issue
from lagebild.model.quotation import Quotation, QuoteKind
from lagebild.model.span import Field, Span
from lagebild.model.story import Story
from lagebild.model.timex import Timex, TimexType

__all__ = [
    "Act", "Actor", "Article", "Attribution", "Aux", "CiteInfo", "Coded", "Contradiction", "Event", "EventTime", "Field",
    "Happening", "Issue", "Place", "Quantity", "Quotation", "QuoteKind", "Source", "Span", "StateChange", "Story", "Timex",
    "TimexType", "Voice",
]
