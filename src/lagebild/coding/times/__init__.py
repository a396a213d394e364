"""When: the time expressions of an article (TIMEX3) and the time of an event.

`find_times` reads an article's text, `clause_tenses` tells it the tenses of the parse, `event_time` picks the expression
that says when an event happened.
"""

from lagebild.coding.times.clauses import clause_tenses
from lagebild.coding.times.events import event_time
from lagebild.coding.times.find import find_times
from lagebild.coding.times.tense import ClauseTense

__all__ = ["ClauseTense", "clause_tenses", "event_time", "find_times"]
