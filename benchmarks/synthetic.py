"""Invented articles, events and happenings with their spans right, for the board's tests and load figures.

    python benchmarks/synthetic.py sqlite:////tmp/load.db --happenings 50000

Names of states are real, what they do is drawn by lot (seeded): nothing here is news. Each happening is told about
four times by outlets with different care: as fact, by hearsay, as possible, or denied.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from lagebild.corroboration.contradictions import DENIED, SAID, wording
from lagebild.model import (
    Actor,
    Article,
    Attribution,
    CiteInfo,
    Coded,
    Contradiction,
    Event,
    EventTime,
    Happening,
    Place,
    Quantity,
    Quotation,
    Source,
    Span,
    StateChange,
    Timex,
    Voice,
)
from lagebild.store import Store

COUNTRIES = {
    "BLR": ("Belarus", "Minsk", 53.9, 27.57), "RUS": ("Russland", "Moskau", 55.75, 37.62),
    "POL": ("Polen", "Warschau", 52.23, 21.01), "LTU": ("Litauen", "Vilnius", 54.69, 25.28),
    "DEU": ("Deutschland", "Berlin", 52.52, 13.41), "FRA": ("Frankreich", "Paris", 48.85, 2.35),
    "UKR": ("Ukraine", "Kiew", 50.45, 30.52), "EUR": ("Brüssel", "Brüssel", 50.85, 4.35),
    "USA": ("Washington", "Washington", 38.9, -77.04), "CHN": ("China", "Peking", 39.91, 116.4),
    "TUR": ("Ankara", "Ankara", 39.92, 32.85), "GBR": ("London", "London", 51.51, -0.13),
    "IRN": ("Iran", "Teheran", 35.69, 51.42), "ISR": ("Israel", "Jerusalem", 31.77, 35.22),
    "SYR": ("Syrien", "Damaskus", 33.51, 36.29), "JPN": ("Japan", "Tokio", 35.69, 139.69),
    "IND": ("Indien", "Delhi", 28.65, 77.23), "BRA": ("Brasilien", "Brasília", -15.78, -47.93),
    "EGY": ("Ägypten", "Kairo", 30.06, 31.25), "NGA": ("Nigeria", "Abuja", 9.06, 7.49),
    "LVA": ("Lettland", "Riga", 56.95, 24.11), "EST": ("Estland", "Tallinn", 59.44, 24.75),
    "AUT": ("Wien", "Wien", 48.21, 16.37), "ITA": ("Italien", "Rom", 41.89, 12.51),
    "SRB": ("Serbien", "Belgrad", 44.8, 20.47), "ARM": ("Armenien", "Eriwan", 40.18, 44.51),
    "AZE": ("Aserbaidschan", "Baku", 40.38, 49.89), "PAK": ("Pakistan", "Islamabad", 33.72, 73.04),
    "KOR": ("Seoul", "Seoul", 37.57, 126.98), "UNO": ("New York", "New York", 40.71, -74.01),
}
# type: (past, "soll … haben", infinitive for "könnte", negated), each with the gap {R}; "|" bounds the trigger
PHRASES = {
    "AGREE": ("|einigte| sich mit {R}", "sich mit {R} |geeinigt| haben", "sich mit {R} |einigen|", "|einigte| sich nicht mit {R}"),
    "CONSULT": ("|traf| sich mit {R}", "sich mit {R} |getroffen| haben", "sich mit {R} |treffen|", "|traf| sich nicht mit {R}"),
    "SUPPORT": ("|lobte| {R}", "{R} |gelobt| haben", "{R} |unterstützen|", "|unterstützte| {R} nicht"),
    "COOPERATE": ("|begann| ein Manöver mit {R}", "ein Manöver mit {R} |begonnen| haben", "ein Manöver mit {R} |beginnen|", "|begann| kein Manöver mit {R}"),
    "AID": ("|gewährte| {R} einen Kredit", "{R} einen Kredit |gewährt| haben", "{R} einen Kredit |gewähren|", "|gewährte| {R} keinen Kredit"),
    "RETREAT": ("|zog| Soldaten aus {R} ab", "Soldaten aus {R} |abgezogen| haben", "Soldaten aus {R} |abziehen|", "|zog| keine Soldaten aus {R} ab"),
    "REQUEST": ("|forderte| Zugeständnisse von {R}", "Zugeständnisse von {R} |gefordert| haben", "Zugeständnisse von {R} |fordern|", "|forderte| nichts von {R}"),
    "ACCUSE": ("|kritisierte| {R}", "{R} |kritisiert| haben", "{R} |kritisieren|", "|kritisierte| {R} nicht"),
    "REJECT": ("|lehnte| den Vorschlag von {R} ab", "den Vorschlag von {R} |abgelehnt| haben", "den Vorschlag von {R} |ablehnen|", "|lehnte| den Vorschlag von {R} nicht ab"),
    "THREATEN": ("|drohte| {R} mit Folgen", "{R} mit Folgen |gedroht| haben", "{R} mit Folgen |drohen|", "|drohte| {R} nicht"),
    "SANCTION": ("|verhängte| Sanktionen gegen {R}", "Sanktionen gegen {R} |verhängt| haben", "Sanktionen gegen {R} |verhängen|", "|verhängte| keine Sanktionen gegen {R}"),
    "MOBILIZE": ("|verlegte| Truppen an die Grenze zu {R}", "Truppen an die Grenze zu {R} |verlegt| haben", "Truppen an die Grenze zu {R} |verlegen|", "|verlegte| keine Truppen an die Grenze zu {R}"),
    "ASSAULT": ("|beschoss| Stellungen von {R}", "Stellungen von {R} |beschossen| haben", "Stellungen von {R} |beschießen|", "|beschoss| keine Stellungen von {R}"),
}
TYPES = tuple(PHRASES)
SCORES = {"AGREE": (1, 2.5), "CONSULT": (1, 2.5), "SUPPORT": (1, 5.0), "COOPERATE": (2, 9.5), "AID": (2, 10.0),
          "RETREAT": (2, 6.5), "REQUEST": (3, 0.0), "ACCUSE": (3, -3.0), "REJECT": (3, -2.0), "THREATEN": (3, -3.5),
          "SANCTION": (4, -6.0), "MOBILIZE": (4, -5.5), "ASSAULT": (4, -9.0)}
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
OUTLETS = ("Nordkurier am Abend", "Der Morgenbote", "Rundblick", "Südwest-Zeitung", "Wochenschau", "Hansa-Post",
           "Europa-Magazin für Politik und Wirtschaft", "Tagwerk", "Neue Donauzeitung", "Radio Elbe")
AGENCIES = ("Agentur Mitte", "Fernschreiber")
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MANNERS = ("fact", "fact", "fact", "hearsay", "possible", "denied", "quoted")
UNTIL = dt.date(2021, 9, 30)


class Text:
    """A text that grows and remembers where its parts are."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> Span:
        """Append words and return their span."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span("text", start, self.length, words)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)


class Plan(msgspec.Struct):
    """What happens, before anyone tells it."""

    id: str
    event: str
    actor: str
    recipient: str
    day: dt.date
    number: int | None


def plan(count: int, rng: random.Random, days: int = 730) -> Iterator[Plan]:
    """Yield happenings, some pairs dealing with each other far more often than others, with a crisis at the end."""
    codes = list(COUNTRIES)
    weights = [1 / (1 + n) ** 0.8 for n in range(len(codes))]
    for n in range(count):
        actor = rng.choices(codes, weights)[0]
        recipient = rng.choices([c for c in codes if c != actor], [w for c, w in zip(codes, weights, strict=True) if c != actor])[0]
        back = int(rng.betavariate(1.2, 1.6) * days) if rng.random() < 0.97 else rng.randrange(12)
        number = rng.choice((50, 120, 2000, 12800, 200000)) if rng.random() < 0.25 else None
        yield Plan(f"h{n:06d}", rng.choice(TYPES), actor, recipient, UNTIL - dt.timedelta(days=back), number)


def _actor(code: str, span: Span) -> Actor:
    sector = "" if code in ("EUR", "UNO") else "GOV"
    return Actor(code=code, sector=sector, name=COUNTRIES[code][0], start=span.start, end=span.end, text=span.text, by="synthetic")


def tell(one: Plan, manner: str, into: tuple[Text, Article, int], rng: random.Random) -> tuple[Event, list[Quotation], Timex]:
    """Write one sentence about a happening into a text of an article, and return what is to be read out of it."""
    text, article, position = into
    begin, (past, perfect, infinitive, denied) = text.length, PHRASES[one.event]
    aux: list[str] = []
    attribution: tuple[Attribution, ...] = ()
    quotes: list[Quotation] = []
    phrase = {"fact": past, "hearsay": perfect, "possible": infinitive, "denied": denied, "quoted": perfect}[manner]
    if manner == "quoted":
        source = text.add(rng.choice(AGENCIES))
        cue = text.add(" berichtet")
        text.add(": „")
        attribution = (Attribution(kind="direct", source=Source(kind="outlet", name=source.text), start=source.start,
                                   end=source.end, text=source.text, cue=Span("text", cue.start + 1, cue.end, "berichtet")),)
        aux = ["reported"]
    quote_start = text.length
    who = text.add(COUNTRIES[one.actor][0])
    if manner in ("hearsay", "quoted"):
        text.add(" soll")
        aux = ["reported"]
    if manner == "possible":
        text.add(" könnte")
        aux = ["hypothetical", "future"]
    if manner == "denied":
        aux = ["negated"]
    before, trigger_text, after = phrase.split("|")
    when_text = f" am {DAYS[one.day.weekday()]} "
    inside = f"{before}\x00{after}"
    head, _, tail = inside.partition("{R}")
    pieces = {}
    text.add(when_text[:4] if manner not in {"fact", "denied"} else " ")
    if manner not in ("fact", "denied"):
        pieces["when"] = text.add(DAYS[one.day.weekday()])
        text.add(" ")
    for chunk, role in ((head, "R"), (tail, "")):
        left, mark, right = chunk.partition("\x00")
        text.add(left)
        if mark:
            pieces["trigger"] = text.add(trigger_text)
            if "when" not in pieces:
                text.add(" am ")
                pieces["when"] = text.add(DAYS[one.day.weekday()])
            text.add(right)
        if role:
            pieces["R"] = text.add(COUNTRIES[one.recipient][0])
    place = None
    if rng.random() < 0.7:
        name, _, latitude, longitude = COUNTRIES[rng.choice((one.actor, one.recipient))]
        city = next(v[1] for v in COUNTRIES.values() if v[0] == name)
        text.add(" in ")
        at = text.add(city)
        code = next(k for k, v in COUNTRIES.items() if v[0] == name)
        place = Place(name=city, latitude=latitude, longitude=longitude, country=code, precision="city", span=at)
    quantity: tuple[Quantity, ...] = ()
    if one.number:
        text.add(", beteiligt waren ")
        figure = text.add(f"{round(one.number * rng.choice((1, 1, 1, 0.8)))}")
        text.add(" Soldaten")
        quantity = (Quantity(number=float(figure.text), unit="soldiers", span=figure),)
    if manner == "quoted":
        quotes.append(Quotation(article=article.id, kind="direct", quote=((quote_start, text.length),),
                                speaker=((attribution[0].start, attribution[0].end),),
                                source=Actor(code="---", sector="JRN", name=attribution[0].source.name)))
        text.add("“")
    text.add(".")
    end = text.length
    when = pieces["when"]
    day = one.day.isoformat()
    meeting = one.event in MUTUAL
    people = (_actor(one.actor, who), _actor(one.recipient, pieces["R"]))
    quad, score = SCORES[one.event]
    made = Event(
        id=f"{article.id}-{position}", article=article.id, sentence=position, date=day, enddate=day, event=one.event,
        context=("military",) if one.event in ("COOPERATE", "MOBILIZE", "ASSAULT") else ("diplomatic",),
        quad_code=quad, event_scale=score, trigger=pieces["trigger"], actor=people if meeting else people[:1],
        recipient=() if meeting else people[1:], aux=tuple(aux), attribution=attribution,  # type: ignore[arg-type]
        time=EventTime(value=day, start=day, end=day, stated=True, span=when), place=place, quantity=quantity,
        confidence=round(rng.uniform(0.45, 0.98), 2), by=f"rule:{one.event.lower()}",
        evidence=Span("text", begin, end, text.text[begin:end]),
        cite_info=CiteInfo(publication=article.publication, url=article.url, title=article.title, language="de"),
    )
    timex = Timex(article=article.id, type="DATE", value=day, start=when.start, end=when.end, text=when.text, begin=day, until=day)
    return made, quotes, timex


def write(article: Article, plans: list[Plan], rng: random.Random) -> tuple[Coded, list[tuple[Plan, Event, str]]]:
    """Write one article about several happenings."""
    text, events, quotes, times, told, sentences = Text(), [], [], [], [], []
    for position, one in enumerate(plans):
        if position:
            text.add("\n\n" if position % 3 == 0 else " ")
        manner = rng.choice(MANNERS)
        event, said, when = tell(one, manner, (text, article, position), rng)
        events.append(event)
        quotes += said
        times.append(when)
        sentences.append(event.evidence)
        told.append((one, event, manner))
    lead = events[0].evidence.text if events[0].evidence else ""
    title = lead.split(",")[0].strip("„“.")[:90]
    done = msgspec.structs.replace(article, text=text.text, title=title)
    events = [msgspec.structs.replace(e, cite_info=msgspec.structs.replace(e.cite_info, title=title)) for e in events]
    told = [(p, e, m) for (p, _, m), e in zip(told, events, strict=True)]
    coded = Coded(article=done, sentences=tuple(s for s in sentences if s), events=tuple(events), quotations=tuple(quotes), times=tuple(times))
    return coded, told


def happening(one: Plan, told: list[tuple[Event, str, Article]]) -> Happening:
    """Join the tellings of one plan as corroboration would."""
    told = sorted(told, key=lambda t: (t[2].date or "", t[0].id))
    voices: dict[str, list[tuple[Event, Article]]] = defaultdict(list)
    for event, manner, article in told:
        origin = event.attribution[0].source.name if manner == "quoted" else (article.agency[0] if article.agency else article.publication)
        voices[origin or "?"].append((event, article))
    manners = {m for _, m, _ in told}
    state = ("disputed" if "denied" in manners and manners & {"fact", "quoted"} else "denied" if manners == {"denied"}
             else "confirmed" if "fact" in manners and len(voices) > 1 else "reported" if manners & {"fact", "quoted"}
             else "rumoured" if "hearsay" in manners else "expected")
    first = told[0][0]
    yes = tuple(e.id for e, m, _ in told if m != "denied")
    no = tuple(e.id for e, m, _ in told if m == "denied")
    figures: dict[str, list[str]] = defaultdict(list)
    for event, _, _ in told:
        for quantity in event.quantity:
            figures[wording(quantity)].append(event.id)
    against = []
    if yes and no:
        against.append(Contradiction(about="negated", sides=((SAID, yes), (DENIED, no))))
    if len(figures) > 1:
        against.append(Contradiction(about="quantity", sides=tuple((k, tuple(v)) for k, v in figures.items())))
    days = [t[2].date or "" for t in told]
    changes = [StateChange(date=days[0], state="reported" if state != "rumoured" else "rumoured", event=first.id)]
    if state not in ("reported", "rumoured"):
        changes.append(StateChange(date=days[-1], state=state, event=told[-1][0].id))  # type: ignore[arg-type]
    return Happening(
        id=one.id, event=one.event, quad_code=first.quad_code, event_scale=first.event_scale, actor=first.actor,
        recipient=first.recipient, begin=first.date, until=first.enddate, place=first.place.name if first.place else None,
        title=first.evidence.text if first.evidence else "", events=tuple(t[0].id for t in told),
        voices=tuple(Voice(origin=o, kind="agency" if o in AGENCIES else "outlet",
                           outlets=tuple(dict.fromkeys(a.publication or "?" for _, a in v)),
                           articles=tuple(a.id for _, a in v), events=tuple(e.id for e, _ in v)) for o, v in voices.items()),
        first_told=days[0], last_told=days[-1], state=state, states=tuple(changes), contradictions=tuple(against),  # type: ignore[arg-type]
    )


def situation(count: int, seed: int = 7, days: int = 730) -> tuple[list[Coded], list[Happening]]:
    """Return articles and happenings, `count` happenings told about four times each."""
    rng = random.Random(seed)  # noqa: S311 - data to try things on
    plans = list(plan(count, rng, days))
    slots: dict[tuple[dt.date, str], list[Plan]] = defaultdict(list)
    for one in plans:
        for outlet in rng.sample(OUTLETS, rng.choice((1, 2, 3, 4, 4, 5, 6, 7))):
            slots[one.day + dt.timedelta(days=rng.choice((0, 0, 1, 1, 2))), outlet].append(one)
    coded, tellings = [], defaultdict(list)
    for (day, outlet), inside in sorted(slots.items(), key=lambda slot: (slot[0][0], slot[0][1])):
        for start in range(0, len(inside), 4):
            number = len(coded)
            article = Article(
                text="", id=f"a{number:06d}", date=day.isoformat(), language="de", publication=outlet,
                url=f"https://beispiel.example/{number}", genre="news", authors=("Redaktion",),
                agency=(rng.choice(AGENCIES),) if rng.random() < 0.3 else (),
            )
            made, told = write(article, inside[start : start + 4], rng)
            coded.append(made)
            for one, event, manner in told:
                tellings[one.id].append((event, manner, made.article))
    return coded, [happening(one, tellings[one.id]) for one in plans]


def fill(url: str, count: int, seed: int = 7, days: int = 730) -> None:
    """Write a situation of `count` happenings into the store at `url`."""
    coded, happenings = situation(count, seed, days)
    with Store.open(url) as store:
        for one in coded:
            store.add(one, "synthetic")
        store.replace_happenings(happenings)
        store.analyze()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--happenings", type=int, default=2000)
    parser.add_argument("--days", type=int, default=730)
    arguments = parser.parse_args()
    fill(arguments.url, arguments.happenings, days=arguments.days)
