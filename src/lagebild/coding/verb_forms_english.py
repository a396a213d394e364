"""English verb forms by rule, the irregular ones listed: for tokens whose lemma is poor, participles as adjectives, phrasal verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagebild.coding.tree import Word

PARTICLES = frozenset({"out", "off", "up", "down", "back", "away", "over", "in", "on", "aside", "apart", "together", "forward", "through"})
# Nouns that stand for what their of-phrase names.
MEASURES = frozenset({"part", "number", "series", "hundred", "thousand", "dozen", "million", "billion", "ton", "tonne", "kg", "kilogram", "amount", "lot",
                      "majority", "half", "most", "some", "all", "many", "several", "one", "two", "three", "batch", "worth", "group", "round", "piece",
                      "form", "member", "set", "wave", "string", "spate", "host", "handful", "scores", "score", "rest", "quarter", "kind", "type", "pair"})
REACH = 6  # words from a verb to the particle behind its object ("called the talks off")
# Past and participle where they are no "-ed".
IRREGULAR: dict[str, tuple[str, str]] = {
    "be": ("was", "been"), "beat": ("beat", "beaten"), "become": ("became", "become"), "begin": ("began", "begun"), "bind": ("bound", "bound"),
    "bite": ("bit", "bitten"), "blow": ("blew", "blown"), "break": ("broke", "broken"), "bring": ("brought", "brought"), "build": ("built", "built"),
    "burn": ("burnt", "burnt"), "buy": ("bought", "bought"), "cast": ("cast", "cast"), "catch": ("caught", "caught"), "choose": ("chose", "chosen"),
    "come": ("came", "come"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"), "do": ("did", "done"), "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"), "fall": ("fell", "fallen"), "feed": ("fed", "fed"), "fight": ("fought", "fought"), "find": ("found", "found"),
    "fly": ("flew", "flown"), "forbid": ("forbade", "forbidden"), "forgive": ("forgave", "forgiven"), "freeze": ("froze", "frozen"), "get": ("got", "gotten"),
    "give": ("gave", "given"), "go": ("went", "gone"), "hang": ("hung", "hung"), "have": ("had", "had"), "hear": ("heard", "heard"), "hit": ("hit", "hit"),
    "hold": ("held", "held"), "keep": ("kept", "kept"), "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"), "lend": ("lent", "lent"),
    "let": ("let", "let"), "lose": ("lost", "lost"), "make": ("made", "made"), "meet": ("met", "met"), "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid", "paid"), "plead": ("pled", "pled"), "put": ("put", "put"), "quit": ("quit", "quit"), "read": ("read", "read"),
    "rebuild": ("rebuilt", "rebuilt"), "ride": ("rode", "ridden"), "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"),
    "see": ("saw", "seen"), "seek": ("sought", "sought"), "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"),
    "shake": ("shook", "shaken"), "shoot": ("shot", "shot"), "shut": ("shut", "shut"), "sit": ("sat", "sat"), "sink": ("sank", "sunk"), "overrun": ("overran", "overrun"), "beseech": ("besought", "besought"), "slay": ("slew", "slain"),
    "speak": ("spoke", "spoken"), "spend": ("spent", "spent"), "split": ("split", "split"), "spread": ("spread", "spread"), "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"), "stick": ("stuck", "stuck"), "strike": ("struck", "struck"), "swear": ("swore", "sworn"), "take": ("took", "taken"),
    "teach": ("taught", "taught"), "tear": ("tore", "torn"), "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"),
    "undergo": ("underwent", "undergone"), "undertake": ("undertook", "undertaken"), "uphold": ("upheld", "upheld"), "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"), "write": ("wrote", "written"), "bid": ("bid", "bid"),
    "bomb": ("bombed", "bombed"), "grow": ("grew", "grown"), "know": ("knew", "known"), "shed": ("shed", "shed"), "sweep": ("swept", "swept"),
    "foresee": ("foresaw", "foreseen"), "forgo": ("forwent", "forgone"), "mislead": ("misled", "misled"), "oversee": ("oversaw", "overseen"),
}
# Verbs of more than one syllable that double their last letter.
DOUBLED = frozenset({"commit", "permit", "admit", "submit", "expel", "repel", "rebel", "compel", "propel", "occur", "refer", "prefer", "deter",
                     "cancel", "shell", "quarrel", "patrol", "control", "allot", "regret", "rebut", "abet", "quit", "kidnap", "handicap", "model",
                     "channel", "label", "counsel", "travel", "defer", "confer", "transfer", "equip", "incur", "dispel", "concur", "eavesdrop", "wiretap", "acquit", "airdrop", "outbid"})
VOWELS = frozenset("aeiou")


def _doubles(verb: str) -> bool:
    if verb in DOUBLED:
        return not verb.endswith("ll")
    short = sum(a in VOWELS and b not in VOWELS for a, b in zip(verb, verb[1:] + "x", strict=True)) == 1
    return short and len(verb) > 2 and verb[-1] not in VOWELS | set("wxy") and verb[-2] in VOWELS and verb[-3] not in VOWELS


def forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, gerund, past and past participle of a verb."""
    soft = verb.endswith("y") and verb[-2:-1] not in VOWELS
    third = verb[:-1] + "ies" if soft else verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    root = verb + verb[-1] if _doubles(verb) else verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    past = verb[:-1] + "ied" if soft else verb + "d" if verb.endswith("e") else root + "ed"
    return third, root + "ing", *IRREGULAR.get(verb, (past, past))


def verb_forms(verbs: Iterable[str]) -> dict[str, set[str]]:
    """Every form of `verbs` (of the first word of phrasal ones) with the base verbs it may belong to."""
    found: dict[str, set[str]] = {}
    for base in {verb.split()[0] for verb in verbs}:
        regular = forms(base)
        for form in {*regular, *_british(base)}:
            found.setdefault(form, set()).add(base)
    return found


def _british(base: str) -> tuple[str, ...]:
    """The other spelling of doubled letters ("canceled", "cancelled")."""
    return (base + "ed", base + "ing", base + base[-1] + "ed", base + base[-1] + "ing") if base.endswith("l") else ()


def singulars(form: str) -> list[str]:
    """What a plural noun may be the plural of."""
    return [form[:-1], *([form[:-2]] if form.endswith("es") else []), *([form[:-3] + "y"] if form.endswith("ies") else [])] if form.endswith("s") else []


def verb_of_participle(verbs: Iterable[str]) -> dict[str, str]:
    """Past and present participles of `verbs` of one word, each with its infinitive."""
    found: dict[str, str] = {}
    for verb in verbs:
        if " " not in verb:
            _, gerund, _, past = forms(verb)
            found.setdefault(past, verb)
            found.setdefault(gerund, verb)
    return found


def with_particles(word: Word, bases: Sequence[str]) -> list[str]:
    """The candidates for a verb, with a particle near it first ("pull out", "call off")."""
    words = word.sentence.words
    near = [w.low for w in words[word.i + 1:word.i + 1 + REACH]
            if w.low in PARTICLES and (w.i == word.i + 1 or (w.head is word and w.dep in {"compound:prt", "advmod"}))]
    plain = [b.split()[0] for b in bases[2:] or bases[:2]]  # the forms know better than the lemma
    if len(bases) > 2:
        bases = [b for b in bases if b.split()[0] in plain]
    return [*(f"{base} {particle}" for particle in near for base in dict.fromkeys(plain)), *dict.fromkeys([*bases, *plain])]
