"""Coded articles made by hand, for the tests of the store and of exports."""

from lagebild.model import (
    Actor,
    Article,
    Attribution,
    CiteInfo,
    Coded,
    Event,
    EventTime,
    Happening,
    Place,
    Quantity,
    Quotation,
    Source,
    Span,
    Timex,
    Voice,
)

TITLE = "Lukaschenko trifft Putin"
TEXT = "Präsident Lukaschenko traf am 9. September in Moskau Putin. Die EU verhängte Sanktionen gegen Belarus, meldet dpa."


def article(key="x1", **more):
    said = {"title": TITLE, "text": TEXT, "date": "2021-09-09T10:00:00+02:00", "publication": "Bote", "language": "de",
            "url": "https://bote.example/a?x=1", "authors": ("A. B.",), "agency": ("dpa",), "genre": "news"}
    return Article(id=key, **(said | more))


def person(told, word, code, sector="GOV"):
    start = told.text.index(word)
    return Actor(code=code, sector=sector, name=word, wikidata="Q1", start=start, end=start + len(word), text=word, via=("er",))


def event(told, n, word, kind, quad, score, actor, recipient=(), **more):
    start = told.text.index(word)
    spans = [span for span in sentences(told) if span.start <= start < span.end]
    return Event(
        id=f"{told.id}-{n}", article=told.id, sentence=n, date="2021-09-09", enddate="2021-09-09", event=kind, quad_code=quad,
        event_scale=score, trigger=told.span("text", start, start + len(word)), actor=actor, recipient=recipient,
        time=EventTime(value="2021-09-09", start="2021-09-09", end="2021-09-09", stated=True), confidence=0.75,
        by="rule:x", evidence=spans[0], cite_info=CiteInfo(publication=told.publication, url=told.url, title=told.title, language="de"),
        **more)


def sentences(told):
    cut = told.text.index(". Die") + 1
    return (told.span("text", 0, cut), told.span("text", cut + 1, len(told.text)))


def coded(key="x1", **more):
    told = article(key, **more)
    if ". Die" not in told.text:
        return Coded(article=told)
    source = Attribution(kind="indirect", source=Source(kind="outlet", name="dpa"), text="dpa", cue=told.span("text", 0, 3))
    return Coded(
        article=told, sentences=(Span("title", 0, len(told.title), told.title), *sentences(told)),
        events=(
            event(told, 0, "traf", "CONSULT", 1, 4.0, (person(told, "Lukaschenko", "BLR"), person(told, "Putin", "RUS")),
                  mode=("visit",), context=("diplomatic",), place=Place(name="Moskau", geonames=524901, latitude=55.75, longitude=37.62, country="RUS", precision="city")),
            event(told, 1, "Sanktionen", "SANCTION", 4, -6.0, (person(told, "EU", "EUR", ""),), (person(told, "Belarus", "BLR", "GOV"),),
                  attribution=(source,), aux=("reported",), quantity=(Quantity(number=200000, unit="euros", bound="at_most"),)),
        ),
        quotations=(Quotation(article=told.id, kind="indirect", quote=((60, 80),), source=person(told, "EU", "EUR")),),
        times=(Timex(article=told.id, type="DATE", value="2021-09-09", start=30, end=42, text="9. September", begin="2021-09-09", until="2021-09-09"),),
    )


def happening(key="h1", events=("x1-0", "x2-0"), **more):
    told = article()
    said = {"event": "CONSULT", "quad_code": 1, "event_scale": 4.0,
            "actor": (person(told, "Lukaschenko", "BLR"), person(told, "Putin", "RUS")), "recipient": (),
            "begin": "2021-09-09", "until": "2021-09-09", "place": "Moskau", "title": TITLE, "events": events,
            "voices": (Voice(origin="dpa", kind="agency", outlets=("Bote", "Blatt"), articles=("x1", "x2"), events=events),),
            "first_told": "2021-09-09", "last_told": "2021-09-10", "state": "reported"}
    return Happening(id=key, **(said | more))
