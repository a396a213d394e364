"""Speaker and addressee of a cue."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch, first_real
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.phrases import NAME, NOMINAL, chain, phrase, subject_head
from lagebild.coding.quotes.reading import Reading

AGENT = frozenset({"von", "vom", "durch", "seitens", "by"})
PLACES_OF_WORDS = frozenset({"in", "im", "aus", "auf", "bei", "beim"})
IMPERSONAL = frozenset(
    {"heißen", "hervorgehen", "verlauten", "ergeben", "werden+bekannt", "werden+laut", "herausstellen"}
)


def speaker(reading: Reading, cue: Cue, scope: tuple[int, int], away: set[int]) -> list[int]:
    """Return the tokens of who speaks; `away` are tokens of what is said, never the speaker."""
    low, high = scope
    if cue.noun:
        return _owner(reading, cue.head, low, high, away)
    if cue.passive or cue.entry.verb in IMPERSONAL or cue.entry.id in IMPERSONAL:
        return _agent(reading, cue, low, high, away)
    head = subject_head(reading, cue.head, away)
    if head < 0 and cue.finite >= 0 and cue.finite != cue.head:
        head = subject_head(reading, cue.finite, away)
    if not low <= head < high or reading.passage[head] >= 0 and reading.pos[head] not in NAME:
        return _beside(reading, cue, low, high, away)
    if reading.low[head] in {"es", "dies", "das", "was"}:
        return (
            _agent(reading, cue, low, high, away)
            if reading.low[head] == "es"
            else _beside(reading, cue, low, high, away | {head})
        )
    return [i for i in phrase(reading, head, low, high) if i not in away and i not in cue.tokens]


def _beside(reading: Reading, cue: Cue, low: int, high: int, away: set[int]) -> list[int]:
    """Return the noun phrase right behind the finite verb, else the one that ends right before it."""
    verb = cue.finite if cue.finite >= 0 else cue.head
    after = verb + 1
    while after < high and reading.low[after] in {
        "auch",
        "heute",
        "gestern",
        "zudem",
        "dazu",
        "jedoch",
        "sich",
        "nun",
        "am",
        "weiter",
    }:
        after += 1
    end = chain(reading, after, high)
    if end > after and after not in away and reading.low[after] not in {"es", "das", "dies", "sich"}:
        return list(range(after, end))
    start = verb - 1
    while start >= low and start not in away and (reading.pos[start] in NOMINAL or reading.words[start] in "()"):
        start -= 1
    found = list(range(start + 1, verb))
    return found if any(reading.pos[i] in NOMINAL - {"DET", "ADJ"} for i in found) else []


def _owner(reading: Reading, noun: int, low: int, high: int, away: set[int]) -> list[int]:
    """Return whose claim a noun of speech is: its genitive, its von-phrase or its possessive."""
    end = (
        chain(reading, noun + 1, high)
        if noun + 1 < high and reading.low[noun + 1] in {"der", "des", "von", "vom"}
        else noun + 1
    )
    skip = 1 if end > noun + 1 and reading.low[noun + 1] in {"von", "vom"} else 0
    if end > noun + 1:
        return list(range(noun + 1 + skip, end))
    if noun > low and reading.tag[noun - 1] == "PPOSAT":
        return [noun - 1]
    head = subject_head(reading, reading.head[noun], away)
    return phrase(reading, head, low, high) if low <= head < high and head != noun else []


def _agent(reading: Reading, cue: Cue, low: int, high: int, away: set[int]) -> list[int]:
    """Return the agent of a passive (von ...), else the document the words stand in (in einer Mitteilung der ...)."""
    for wanted in (AGENT, PLACES_OF_WORDS):
        for child in sorted({*reading.children[cue.head], *(reading.children[cue.finite] if cue.finite >= 0 else ())}):
            if (
                not low <= child < high
                or child in away
                or child in cue.tokens
                or reading.dep[child] not in ("obl", "nmod", "nsubj")
            ):
                continue
            case = [c for c in reading.children[child] if reading.dep[c] == "case"]
            if case and reading.low[case[0]] in wanted and reading.pos[child] in NAME and not _is_time(reading, child) and (wanted is AGENT or _is_document(reading, child)):
                return phrase(reading, child, low, high)
    return []


def _is_document(reading: Reading, i: int) -> bool:
    """Whether words can stand in it or come out of it: a statement, a report, circles, a ministry."""
    known = reading.known
    return reading.words[i] in known.sources or reading.words[i] in known.nouns or reading.low[i].endswith(DOCUMENTS) or reading.tokens[i].ent_type_ == "ORG"


def _is_time(reading: Reading, i: int) -> bool:
    return reading.words[i] in TIMES or reading.tokens[i].ent_type_ == "LOC" or reading.words[i].isdigit()


DOCUMENTS = (
    "kreisen", "mitteilung", "bericht", "schreiben", "brief", "papier", "erklärung", "dokument", "urteil", "interview", "rede",
    "meldung", "artikel", "stellungnahme", "memorandum", "zeitung", "gutachten", "antrag", "resolution", "ministerium",
    "begründung", "studie", "beschluss", "polizei", "seite",
)  # fmt: skip
TIMES = frozenset(
    (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Montag Dienstag Mittwoch Donnerstag "
        "Freitag Samstag Sonntag Sonnabend Tag Woche Monat Jahr Abend Morgen Nacht Nachmittag Vormittag Uhr Stunde Zukunft "
        "Vergangenheit Ende Anfang Mitte Rahmen Zusammenhang Hintergrund Zeit"
    ).split()
)


def addressee(reading: Reading, cue: Cue, scope: tuple[int, int], away: set[int], said_by: list[int]) -> list[int]:
    """Return the tokens of who is spoken to: gegenüber X, vor der Presse, the dative or accusative the verb asks for."""
    low, high = scope
    near = _frame_words(reading, cue, low, high, away)
    for i in near:
        if reading.low[i] == "gegenüber" or (reading.low[i] == "to" and reading.language == "en"):
            found = _after(reading, i, high, away)
            if found:
                return found
        listener = reading.low[i] in ("vor", "zu", "zur", "zum", "mit", "an") and _listens(reading, i, high)
        if listener or (
            reading.low[i] in cue.entry.to and reading.pos[i] == "ADP" and reading.low[i] not in {"mit", "zu"}
        ):
            found = _after(reading, i, high, away)
            if found:
                return found
    return _object(reading, cue, scope, away | set(said_by))


def _frame_words(reading: Reading, cue: Cue, low: int, high: int, away: set[int]) -> list[int]:
    return [i for i in range(low, high) if i not in away and reading.passage[i] < 0]


def _listens(reading: Reading, i: int, high: int) -> bool:
    end = chunk_end(reading, i + 1, high)
    return any(reading.words[j] in reading.known.listeners for j in range(i + 1, end))


def chunk_end(reading: Reading, start: int, high: int) -> int:
    """Return the end of the noun phrase chain that begins at `start`."""
    return chain(reading, start, high)


def _after(reading: Reading, preposition: int, high: int, away: set[int]) -> list[int]:
    head = reading.head[preposition]
    if reading.dep[preposition] == "case" and preposition < head < high:
        found = phrase(reading, head, preposition + 1, high)
    else:
        found = list(range(preposition + 1, chain(reading, preposition + 1, high)))
    return [i for i in found if i not in away]


def _object(reading: Reading, cue: Cue, scope: tuple[int, int], away: set[int]) -> list[int]:
    """Return the object that hears it: dative or accusative as the entry says, the subject of a passive."""
    low, high = scope
    wants = cue.entry.to
    for child in reading.children[cue.head]:
        if (
            not low <= child < high
            or child in away
            or reading.pos[child] not in ("NOUN", "PROPN", "PRON")
            or reading.tag[child] == "PRF"
        ):
            continue
        dep, case = reading.dep[child], reading.tokens[child].morph.get("Case")
        dative = dep == "iobj" or (dep in ("obj", "obl", "nsubj") and "Dat" in case and not _has_case(reading, child))
        taken = ("dat" in wants and dative) or ("acc" in wants and dep == "obj" and "Dat" not in case)
        if cue.passive and dep == "nsubj" and ("acc" in wants or ("dat" in wants and dative)):
            taken = True
        if taken:
            return [i for i in phrase(reading, child, low, high) if i not in away and i not in cue.tokens]
    return []


def _has_case(reading: Reading, i: int) -> bool:
    return any(reading.dep[child] == "case" for child in reading.children[i])


def clause_start(reading: Reading, part: Stretch) -> int:
    """Return the first real word of a stretch (re-exported for direct speech)."""
    return first_real(reading, part)
