"""Pages of an invented outlet, for the tests of reading."""

import json

LEAD = "Die Außenminister beider Länder haben sich in Genf auf weitere Gespräche über das Abkommen geeinigt."
PARAGRAPHS = (
    "Der Präsident empfing am Montag den Außenminister und sprach mit ihm drei Stunden lang über die Lage im Osten des Landes.",
    "Nach dem Treffen sagte ein Sprecher, beide Seiten wollten in der kommenden Woche wieder zusammenkommen und verhandeln.",
    "Die Opposition warf der Regierung vor, das Parlament nicht über die Absprachen unterrichtet zu haben.",
)
TITLE = "Gespräche in Genf gehen weiter"


def page(*, title=TITLE, og=None, h1=None, window=None, ld=None, date="2021-09-09T10:00:00+02:00", lead=LEAD, extra="", head="", paragraphs=PARAGRAPHS):
    """Return a page; `ld` is its JSON-LD headline ("" for none), `extra` HTML inside the article."""
    said = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": ld if ld is not None else title,
            "datePublished": date, "author": [{"@type": "Person", "name": "Anna Beispiel"}], "description": lead}
    script = "" if ld == "" else f'<script type="application/ld+json">{json.dumps(said)}</script>'
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"""<!DOCTYPE html><html lang="de"><head><title>{window or title + " | Der Bote"}</title>
<meta property="og:title" content="{og or title}"><meta property="og:site_name" content="Der Bote">
<meta property="og:description" content="{lead}"><link rel="canonical" href="https://bote.example/politik/genf.html">
{head}{script}</head><body><nav><a href="/">Start</a></nav><main><article><h1>{h1 or title}</h1>
<p class="intro">{lead}</p>{body}{extra}</article></main><footer><p>Impressum und Datenschutz dieser Zeitung</p></footer></body></html>"""
