"""Past participles of the lexicon's verbs: "verhängt" of verhängen, "angegriffen" of angreifen."""

from __future__ import annotations

from collections.abc import Iterable

PREFIXES = ("zurück", "zusammen", "auseinander", "entgegen", "nieder", "wieder", "weiter", "herein", "hinein", "herauf",
            "heran", "heraus", "hinaus", "herab", "herbei", "hervor", "hinweg", "hinzu", "voran", "voraus", "vorbei", "vorüber", "umher",
            "bereit", "sicher", "still", "fest", "frei", "fort", "los", "nach", "über", "statt", "teil", "weg", "vor",
            "ab", "an", "auf", "aus", "bei", "bloß", "dar", "durch", "ein", "gegenüber", "gleich", "hin", "her", "hoch", "kalt", "klar",
            "mit", "um", "unter", "zu", "wahr", "preis", "gut", "schlecht", "lahm", "tot", "kund", "nahe", "offen")
INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "hinter", "wider")
STRONG = {
    "beißen": "gebissen", "bergen": "geborgen", "bieten": "geboten", "binden": "gebunden", "bitten": "gebeten",
    "bleiben": "geblieben", "brechen": "gebrochen", "brennen": "gebrannt", "bringen": "gebracht", "denken": "gedacht",
    "dringen": "gedrungen", "essen": "gegessen", "fahren": "gefahren", "fallen": "gefallen", "fangen": "gefangen",
    "finden": "gefunden", "fliegen": "geflogen", "fliehen": "geflohen", "fließen": "geflossen", "fechten": "gefochten",
    "frieren": "gefroren", "geben": "gegeben", "gehen": "gegangen", "gelten": "gegolten", "gießen": "gegossen",
    "graben": "gegraben", "greifen": "gegriffen", "haben": "gehabt", "halten": "gehalten", "hängen": "gehangen",
    "heben": "gehoben", "heißen": "geheißen", "helfen": "geholfen", "kennen": "gekannt", "klingen": "geklungen",
    "kommen": "gekommen", "laden": "geladen", "lassen": "gelassen", "laufen": "gelaufen", "leiden": "gelitten",
    "leihen": "geliehen", "lesen": "gelesen", "liegen": "gelegen", "lügen": "gelogen", "meiden": "gemieden",
    "messen": "gemessen", "nehmen": "genommen", "nennen": "genannt", "pfeifen": "gepfiffen", "raten": "geraten",
    "reißen": "gerissen", "reiten": "geritten", "rennen": "gerannt", "rufen": "gerufen", "ringen": "gerungen",
    "schaffen": "geschaffen", "scheiden": "geschieden", "schieben": "geschoben", "schießen": "geschossen",
    "schlafen": "geschlafen", "schlagen": "geschlagen", "schließen": "geschlossen", "schneiden": "geschnitten",
    "schreiben": "geschrieben", "schreien": "geschrien", "schreiten": "geschritten", "schweigen": "geschwiegen",
    "schwimmen": "geschwommen", "schwören": "geschworen", "sehen": "gesehen", "sein": "gewesen", "senden": "gesandt",
    "singen": "gesungen", "sinken": "gesunken", "sitzen": "gesessen", "sprechen": "gesprochen", "springen": "gesprungen",
    "stechen": "gestochen", "stehen": "gestanden", "stehlen": "gestohlen", "steigen": "gestiegen", "sterben": "gestorben",
    "stoßen": "gestoßen", "streichen": "gestrichen", "streiten": "gestritten", "tragen": "getragen", "treffen": "getroffen",
    "treiben": "getrieben", "treten": "getreten", "trinken": "getrunken", "tun": "getan", "wachsen": "gewachsen",
    "waschen": "gewaschen", "weichen": "gewichen", "weisen": "gewiesen", "wenden": "gewandt", "werben": "geworben",
    "werfen": "geworfen", "wiegen": "gewogen", "winden": "gewunden", "wissen": "gewusst", "ziehen": "gezogen",
    "zwingen": "gezwungen", "löschen": "gelöscht", "stimmen": "gestimmt",
}
# Verbs on a prefix that is not separable here although it looks so.
JOINED = ("überfallen", "überwachen", "unterstützen", "unterzeichnen", "untersagen", "unterbrechen", "unterbinden",
          "untersuchen", "überführen", "überfliegen", "durchsuchen", "umzingeln", "umstellen", "überweisen", "überstellen",
          "unterwerfen", "unterdrücken", "unterlaufen", "übernehmen", "überreichen", "übergeben", "überrennen", "umgehen",
          "unterlassen", "unterrichten", "durchbrechen", "durchkreuzen", "übertragen", "überprüfen", "unterhalten",
          "überlassen", "unternehmen", "unterbreiten", "widersprechen", "widersetzen", "hintergehen", "hinterfragen", "vollstrecken", "wiederholen")


def past_participle(verb: str) -> str:
    """The past participle of a German infinitive."""
    if verb.endswith(("ieren",)):
        base = verb[:-2] + "t"
        return base
    if verb in JOINED:
        return _joined(verb)
    for prefix in PREFIXES:
        rest = verb.removeprefix(prefix)
        if verb.startswith(prefix) and len(rest) > 3 and not _inseparable(verb):
            return prefix + (past_participle(rest) if rest in STRONG or not _inseparable(rest) else _joined(rest))
    if _inseparable(verb):
        return _joined(verb)
    return STRONG.get(verb) or "ge" + _weak(verb)


def _inseparable(verb: str) -> bool:
    return verb not in STRONG and any(verb.startswith(p) and len(verb) - len(p) > 3 for p in INSEPARABLE) and not verb.startswith(("gegen", "geh"))


def _weak(verb: str) -> str:
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    return stem + ("et" if stem.endswith(("t", "d", "fn", "chn", "gn", "tm", "dm")) else "t")


def _joined(verb: str) -> str:
    for prefix in (*INSEPARABLE, "unter", "über", "durch", "um", "voll", "wieder"):
        rest = verb.removeprefix(prefix)
        if verb.startswith(prefix) and rest in STRONG:
            return prefix + STRONG[rest].removeprefix("ge")
        if verb.startswith(prefix) and "ge" + rest in STRONG:
            return prefix + STRONG["ge" + rest].removeprefix("ge")
    irregular = {"gewinnen": "gewonnen", "genießen": "genossen", "geraten": "geraten", "gestehen": "gestanden",
                 "befehlen": "befohlen", "empfehlen": "empfohlen", "beginnen": "begonnen", "vergessen": "vergessen",
                 "verlieren": "verloren", "verderben": "verdorben", "verzeihen": "verziehen", "entscheiden": "entschieden",
                 "erlöschen": "erloschen", "erschrecken": "erschreckt", "bewegen": "bewegt", "gelingen": "gelungen",
                 "geschehen": "geschehen", "gebieten": "geboten", "verschwinden": "verschwunden", "betrügen": "betrogen"}
    return irregular.get(verb) or _weak(verb)


def verb_of_participle(verbs: Iterable[str]) -> dict[str, str]:
    """Past and present participles of `verbs`, each with its infinitive."""
    found: dict[str, str] = {}
    for verb in verbs:
        found.setdefault(past_participle(verb), verb)
        found.setdefault(verb + "d", verb)
    return found
