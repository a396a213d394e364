"""Inflected forms of the lexicon's verbs: found in the text whatever the lemmatiser makes of a rare one.

"verhängt" is verhängen, "griff ... an" angreifen, "vorzuwerfen" vorwerfen. Weak verbs are regular; the principal parts
of the strong ones (third person present, preterite, participle) stand in STRONG.
"""

from __future__ import annotations

from collections.abc import Iterable

PREFIXES = ("gefangen", "überein", "aneinander", "mobil", "dingfest", "schuldig", "zurück", "zusammen", "auseinander", "entgegen", "nieder", "wieder", "weiter", "herein", "hinein", "herauf",
            "heran", "heraus", "herum", "hinaus", "herab", "herbei", "hervor", "hinweg", "hinzu", "voran", "voraus", "vorbei", "vorüber",
            "bereit", "dicht", "sicher", "still", "fest", "frei", "fort", "los", "nach", "über", "statt", "teil", "weg", "vor", "zurecht",
            "ab", "an", "auf", "aus", "bei", "bloß", "dar", "durch", "ein", "gegenüber", "gleich", "hin", "her", "hoch", "kalt", "klar",
            "mit", "um", "unter", "zu", "wahr", "preis", "gut", "schlecht", "lahm", "tot", "kund", "nahe", "offen", "stand", "warm", "scharf")
INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "hinter", "wider", "voll")
STRONG: dict[str, tuple[str, str, str]] = {
    "beißen": ("beißt", "biss", "gebissen"), "bergen": ("birgt", "barg", "geborgen"),
    "bieten": ("bietet", "bot", "geboten"), "binden": ("bindet", "band", "gebunden"),
    "bitten": ("bittet", "bat", "gebeten"), "bleiben": ("bleibt", "blieb", "geblieben"),
    "brechen": ("bricht", "brach", "gebrochen"), "brennen": ("brennt", "brannte", "gebrannt"),
    "bringen": ("bringt", "brachte", "gebracht"), "denken": ("denkt", "dachte", "gedacht"),
    "dringen": ("dringt", "drang", "gedrungen"), "essen": ("isst", "aß", "gegessen"),
    "fahren": ("fährt", "fuhr", "gefahren"), "fallen": ("fällt", "fiel", "gefallen"),
    "fangen": ("fängt", "fing", "gefangen"), "finden": ("findet", "fand", "gefunden"),
    "fliegen": ("fliegt", "flog", "geflogen"), "fliehen": ("flieht", "floh", "geflohen"),
    "fließen": ("fließt", "floss", "geflossen"), "fechten": ("ficht", "focht", "gefochten"),
    "frieren": ("friert", "fror", "gefroren"), "geben": ("gibt", "gab", "gegeben"),
    "gehen": ("geht", "ging", "gegangen"), "gelten": ("gilt", "galt", "gegolten"),
    "gießen": ("gießt", "goss", "gegossen"), "graben": ("gräbt", "grub", "gegraben"),
    "greifen": ("greift", "griff", "gegriffen"), "haben": ("hat", "hatte", "gehabt"),
    "halten": ("hält", "hielt", "gehalten"), "hängen": ("hängt", "hing", "gehangen"),
    "heben": ("hebt", "hob", "gehoben"), "heißen": ("heißt", "hieß", "geheißen"),
    "helfen": ("hilft", "half", "geholfen"), "kennen": ("kennt", "kannte", "gekannt"),
    "klingen": ("klingt", "klang", "geklungen"), "kommen": ("kommt", "kam", "gekommen"),
    "laden": ("lädt", "lud", "geladen"), "lassen": ("lässt", "ließ", "gelassen"),
    "laufen": ("läuft", "lief", "gelaufen"), "leiden": ("leidet", "litt", "gelitten"),
    "leihen": ("leiht", "lieh", "geliehen"), "lesen": ("liest", "las", "gelesen"),
    "liegen": ("liegt", "lag", "gelegen"), "lügen": ("lügt", "log", "gelogen"),
    "meiden": ("meidet", "mied", "gemieden"), "messen": ("misst", "maß", "gemessen"),
    "nehmen": ("nimmt", "nahm", "genommen"), "nennen": ("nennt", "nannte", "genannt"),
    "pfeifen": ("pfeift", "pfiff", "gepfiffen"), "raten": ("rät", "riet", "geraten"),
    "reißen": ("reißt", "riss", "gerissen"), "reiten": ("reitet", "ritt", "geritten"),
    "rennen": ("rennt", "rannte", "gerannt"), "rufen": ("ruft", "rief", "gerufen"),
    "ringen": ("ringt", "rang", "gerungen"), "schaffen": ("schafft", "schuf", "geschaffen"),
    "scheiden": ("scheidet", "schied", "geschieden"), "schieben": ("schiebt", "schob", "geschoben"),
    "schießen": ("schießt", "schoss", "geschossen"), "schlafen": ("schläft", "schlief", "geschlafen"),
    "schlagen": ("schlägt", "schlug", "geschlagen"), "schließen": ("schließt", "schloss", "geschlossen"),
    "schneiden": ("schneidet", "schnitt", "geschnitten"), "schreiben": ("schreibt", "schrieb", "geschrieben"),
    "schreien": ("schreit", "schrie", "geschrien"), "schreiten": ("schreitet", "schritt", "geschritten"),
    "schweigen": ("schweigt", "schwieg", "geschwiegen"), "schwimmen": ("schwimmt", "schwamm", "geschwommen"),
    "schwören": ("schwört", "schwor", "geschworen"), "sehen": ("sieht", "sah", "gesehen"),
    "sein": ("ist", "war", "gewesen"), "senden": ("sendet", "sandte", "gesandt"),
    "singen": ("singt", "sang", "gesungen"), "sinken": ("sinkt", "sank", "gesunken"),
    "sitzen": ("sitzt", "saß", "gesessen"), "sprechen": ("spricht", "sprach", "gesprochen"),
    "springen": ("springt", "sprang", "gesprungen"), "stechen": ("sticht", "stach", "gestochen"),
    "stehen": ("steht", "stand", "gestanden"), "stehlen": ("stiehlt", "stahl", "gestohlen"),
    "steigen": ("steigt", "stieg", "gestiegen"), "sterben": ("stirbt", "starb", "gestorben"),
    "stoßen": ("stößt", "stieß", "gestoßen"), "streichen": ("streicht", "strich", "gestrichen"),
    "streiten": ("streitet", "stritt", "gestritten"), "tragen": ("trägt", "trug", "getragen"),
    "treffen": ("trifft", "traf", "getroffen"), "treiben": ("treibt", "trieb", "getrieben"),
    "treten": ("tritt", "trat", "getreten"), "trinken": ("trinkt", "trank", "getrunken"),
    "tun": ("tut", "tat", "getan"), "wachsen": ("wächst", "wuchs", "gewachsen"),
    "waschen": ("wäscht", "wusch", "gewaschen"), "weichen": ("weicht", "wich", "gewichen"),
    "weisen": ("weist", "wies", "gewiesen"), "wenden": ("wendet", "wandte", "gewandt"),
    "werben": ("wirbt", "warb", "geworben"), "werden": ("wird", "wurde", "geworden"),
    "werfen": ("wirft", "warf", "geworfen"), "wiegen": ("wiegt", "wog", "gewogen"),
    "winden": ("windet", "wand", "gewunden"), "wissen": ("weiß", "wusste", "gewusst"),
    "ziehen": ("zieht", "zog", "gezogen"), "zwingen": ("zwingt", "zwang", "gezwungen"),
    "wollen": ("will", "wollte", "gewollt"), "können": ("kann", "konnte", "gekonnt"),
    "müssen": ("muss", "musste", "gemusst"), "dürfen": ("darf", "durfte", "gedurft"),
    "mögen": ("mag", "mochte", "gemocht"), "gewinnen": ("gewinnt", "gewann", "gewonnen"),
    "genießen": ("genießt", "genoss", "genossen"), "gestehen": ("gesteht", "gestand", "gestanden"),
    "befehlen": ("befiehlt", "befahl", "befohlen"), "empfehlen": ("empfiehlt", "empfahl", "empfohlen"),
    "beginnen": ("beginnt", "begann", "begonnen"), "vergessen": ("vergisst", "vergaß", "vergessen"),
    "verlieren": ("verliert", "verlor", "verloren"), "verderben": ("verdirbt", "verdarb", "verdorben"),
    "verzeihen": ("verzeiht", "verzieh", "verziehen"), "entscheiden": ("entscheidet", "entschied", "entschieden"),
    "bewegen": ("bewegt", "bewegte", "bewegt"), "gelingen": ("gelingt", "gelang", "gelungen"),
    "geschehen": ("geschieht", "geschah", "geschehen"), "gebieten": ("gebietet", "gebot", "geboten"),
    "verschwinden": ("verschwindet", "verschwand", "verschwunden"), "betrügen": ("betrügt", "betrog", "betrogen"),
    "empfangen": ("empfängt", "empfing", "empfangen"), "erschrecken": ("erschrickt", "erschrak", "erschrocken"),
    "geraten": ("gerät", "geriet", "geraten"), "gedenken": ("gedenkt", "gedachte", "gedacht"),
    "gefallen": ("gefällt", "gefiel", "gefallen"),
}
# Verbs on a prefix that is not separable here although it looks so.
JOINED = ("überfallen", "überwachen", "unterstützen", "unterzeichnen", "untersagen", "unterbrechen", "unterbinden",
          "untersuchen", "überführen", "überfliegen", "durchsuchen", "umzingeln", "umstellen", "überweisen", "überstellen",
          "unterwerfen", "unterdrücken", "unterlaufen", "übernehmen", "überreichen", "übergeben", "überrennen", "umgehen",
          "unterlassen", "unterrichten", "durchbrechen", "durchkreuzen", "übertragen", "überprüfen", "unterhalten",
          "überlassen", "unternehmen", "unterbreiten", "widersprechen", "durchleuchten", "umarmen", "umwerben", "überraschen", "überzeugen", "übertreffen", "überwinden", "überziehen", "unterliegen", "unterstehen", "unterstellen", "unterminieren", "untergraben", "umfassen", "übersehen", "übersetzen", "überschreiten", "überblicken", "überschatten", "antworten", "urteilen", "zögern", "beichten", "widersetzen", "hintergehen", "hinterfragen", "vollstrecken", "wiederholen")


# Weak verbs on a strong-looking stem.
WEAK = frozenset({"verhängen", "verschaffen", "umringen", "bewegen", "abschrecken", "erschrecken", "schaffen", "entwaffnen", "veranlassen",
                  "beauftragen", "beantragen", "bemitleiden", "beeinflussen", "einwenden"})


# Strong verbs that are weak, too, above all behind a particle (abschaffen, aussenden, abwenden).
WEAK_TOO = frozenset({"schaffen", "senden", "wenden", "hängen", "hauen", "scheren"})


def split(verb: str) -> tuple[str, str]:
    """Separable particle and base of a verb: ("an", "greifen"); ("", verb) where it has none."""
    if verb in STRONG or verb in JOINED:
        return "", verb
    for prefix in PREFIXES:
        rest = verb.removeprefix(prefix)
        if rest != verb and len(rest) > 3 and rest.endswith("n"):
            return prefix, rest
    return "", verb


def parts(base: str) -> tuple[str, str, str, bool]:
    """Third person present, preterite, participle of a base verb, and whether it is strong."""
    if base in STRONG:
        return *STRONG[base], True
    for prefix in (*INSEPARABLE, "unter", "über", "durch", "um", "wieder"):
        rest = base.removeprefix(prefix)
        for stem in (rest, "ge" + rest):
            if rest != base and stem in STRONG and base not in WEAK:
                third, past, participle = STRONG[stem]
                return prefix + third.removeprefix("ge" if stem != rest else ""), prefix + past.removeprefix("ge" if stem != rest else ""), prefix + participle.removeprefix("ge"), True
    root = base[:-2] if base.endswith("en") else base[:-1]
    soft = "e" if root.endswith(("t", "d", "fn", "chn", "gn", "tm", "dm", "ffn", "kn")) else ""
    weak = root + soft + "t"
    joined = base.endswith("ieren") or base in JOINED or any(base.startswith(p) and len(base) - len(p) > 3 for p in INSEPARABLE)
    return weak, weak + "e", weak if joined else "ge" + weak, False


def past_participle(verb: str) -> str:
    """The past participle of a German infinitive."""
    particle, base = split(verb)
    return particle + parts(base)[2]


UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}


def finite(base: str) -> set[str]:
    """The finite forms of a base verb and its infinitive."""
    third, past, _, strong = parts(base)
    root = base[:-2] if base.endswith("en") else base[:-1]
    out = {base, root + "e", root + "est", root + "et", third, past}
    if root.endswith("el"):
        out.add(root[:-2] + "le")
    if not strong or past.endswith("te"):
        return out | {past + "n"}
    plural = past + ("n" if past.endswith("e") else "en")
    at = max(past.rfind(v) for v in "aou")
    bent = past[:at] + UMLAUT[past[at]] + past[at + 1:] if at >= 0 and past[at] in UMLAUT and not past.endswith(("ieß", "auf")) else past
    return out | {plural, bent + "e", bent + "en"}


def verb_forms(verbs: Iterable[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return (base forms, whole forms): form without particle -> base verbs, and joined form -> whole verbs.

    Base forms are what stands apart from its particle ("griff" of angreifen -> greifen); whole forms are finite forms
    at the end of a clause, participles and zu-infinitives ("angriff", "angegriffen", "anzugreifen" -> angreifen).
    """
    bases: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    for verb in verbs:
        particle, base = split(verb)
        forms = finite(base)
        for form in forms:
            bases.setdefault(form, set()).add(base)
            if particle:
                whole.setdefault(particle + form, set()).add(verb)
        if particle and base in WEAK_TOO:  # "abgeschafft", "ausgesendet"
            for form in weak_forms(base):
                bases.setdefault(form, set()).add(base)
                whole.setdefault(particle + form, set()).add(verb)
        whole.setdefault(past_participle(verb), set()).add(verb)
        whole.setdefault(particle + "zu" + base if particle else base, set()).add(verb)
    return bases, whole


def weak_forms(base: str) -> set[str]:
    """The weak preterite and participle of a verb that has both ("schaffte", "geschafft")."""
    root = base[:-2]
    soft = "e" if root.endswith(("t", "d")) else ""
    return {root + soft + "te", root + soft + "ten", "ge" + root + soft + "t"}


def verb_of_participle(verbs: Iterable[str]) -> dict[str, str]:
    """Past and present participles of `verbs`, each with its infinitive."""
    found: dict[str, str] = {}
    for verb in verbs:
        particle, base = split(verb)
        if particle and base in WEAK_TOO:
            found.setdefault(f"{particle}ge{base[:-2]}{'e' if base[-3] in 'td' else ''}t", verb)
        found.setdefault(past_participle(verb), verb)
        found.setdefault(verb + "d", verb)
    return found
