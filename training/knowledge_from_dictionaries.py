"""Draw office holders and their terms from the TABARI dictionaries (MIT) into offices/dictionaries.yaml.

    python training/knowledge_from_dictionaries.py /work/shared/data/dictionaries src/lagebild/knowledge/data

Facts only: name, country, sector, term. Who is in a hand-written offices file under the same name is left out there.
Names stay in the dictionaries' English transliteration; Cyrillic and Arabic ones also get a German spelling.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

TERM = re.compile(r"^\[([A-Z]{3})([A-Z]*)\s*([<>]?)\s*(\d{6,8})?(?:-(\d{6,8}))?\]$")
SECTORS = ("GOV", "MIL", "LEG", "JUD", "SPY", "REB", "OPP", "COP")
SHORT = {
    "GOV": "govt",
    "MIL": "mil",
    "LEG": "leg",
    "JUD": "jud",
    "SPY": "spy",
    "REB": "reb",
    "OPP": "opp",
    "COP": "cop",
}
TITLES = re.compile(
    r"^(PRESIDENT|PRIME MINISTER|(?:FOREIGN|DEFENSE|DEFENCE|INTERIOR|FINANCE|ACTING|DEPUTY)? ?(?:PRIME )?MINISTER|MR|DR|GENERAL|GEN|KING|"
    r"SHEIKH|PRINCE|COLONEL|COL|CHANCELLOR|SENATOR|GOVERNOR|AMBASSADOR|SECRETARY|SIR|JUSTICE|AYATOLLAH|MULLAH)\b"
)
SLAVIC = {"RUS", "BLR", "UKR", "KAZ", "KGZ", "TJK", "UZB", "TKM", "BGR", "GEO", "ARM", "AZE"}
GERMAN = (("shch", "schtsch"), ("zh", "sch"), ("kh", "ch"), ("ts", "z"), ("ch", "tsch"), ("sh", "sch"), ("v", "w"), ("yu", "ju"), ("ya", "ja"), ("y", "i"))  # fmt: skip
CODES = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "SCG": "SRB", "YUG": "SRB", "GBR": "GBR"}
SINCE = "1990"
END = "2014-01-30"  # when the dictionaries were made: actors.DICTIONARIES_END


def date(text: str) -> str:
    """Return 970811 or 19970811 as an ISO date."""
    if len(text) == 6:
        text = ("20" if int(text[:2]) <= 20 else "19") + text
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}"


def term(line: str) -> tuple[str, str, str | None, str | None] | None:
    """Return (code, sector, begin, until) of a term line of the wanted sectors, None for others."""
    match = TERM.match(line)
    if match is None:
        return None
    sector = match[2][:3]
    if sector not in SECTORS:
        return None
    first, last = (match[4] and date(match[4])), (match[5] and date(match[5]))
    begin, until = (None, first) if match[3] == "<" else (first, last)
    return CODES.get(match[1], match[1]), sector, begin, until


def blocks(lines: list[str]) -> list[tuple[str, list[str], list[str]]]:
    """Return (name, synonyms, term lines) of every entry."""
    found: list[tuple[str, list[str], list[str]]] = []
    for raw in lines:
        line = re.split(r"\s[;#]", raw)[0].strip()
        if not line or line.startswith(("#", ";", "<")):
            continue
        if line.startswith("[") and found:
            found[-1][2].append(re.sub(r"\s*[;#].*$", "", line))
        elif line.startswith("+") and found:
            found[-1][1].append(line[1:])
        else:
            found.append((line, [], []))
    return found


def spelled(name: str) -> str:
    """Return ABDUL_QADIR_ as Abdul Qadir."""
    words = name.strip("_ ").replace("_", " ").split()
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)


def german(name: str) -> str:
    """Return the German transliteration of an English one of a Slavic name."""
    lower = name.lower()
    for english, own in GERMAN:
        lower = lower.replace(english, f"\0{GERMAN.index((english, own))}\0")
    for number, (_, own) in enumerate(GERMAN):
        lower = lower.replace(f"\0{number}\0", own)
    return " ".join(word.capitalize() for word in lower.split())


def usable(name: str) -> bool:
    """Say whether it is a full personal name: two to five words, no title, no digits or signs."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and not TITLES.match(name.upper())
        and all(re.fullmatch(r"[A-Za-z][A-Za-z'.-]*", word) for word in words)
        and len(words[-1]) > 2
    )


def notable(terms: list[tuple[str, str, str | None, str | None]]) -> bool:
    """Say whether somebody held office for three years or more in all: the rest is hardly ever in the news abroad."""
    years = 0.0
    for _, _, begin, until in terms:
        start, end = (begin or "1985-01-01"), (until or END)
        years += (int(end[:4]) - int(start[:4])) + (int(end[5:7]) - int(start[5:7])) / 12
    return years >= 3


def known(folder: Path) -> set[str]:
    """Return every name the hand-written files have, folded."""
    found = set()
    for file in (folder / "offices").glob("*.yaml"):
        if file.name != "dictionaries.yaml":
            text = file.read_text(encoding="utf-8")
            for line in text.splitlines():
                names = line.strip().split(": ")[0]
                found.update(name.strip().casefold() for name in names.split("|"))
    return found


def drawn(source: Path, have: set[str], codes: set[str]) -> dict[str, dict[str, str]]:
    """Return {code: {names: roles}} in the notation of the offices files."""
    people: dict[str, dict[str, str]] = {}
    text = gzip.decompress((source / "Phoenix.Countries.actors.txt.gz").read_bytes()).decode("utf-8", "replace")
    for raw, synonyms, lines in blocks(text.splitlines()):
        name = spelled(raw)
        terms = [found for line in lines if (found := term(line)) and (found[2] or found[3])]
        recent = [found for found in terms if (found[3] or "9999") >= SINCE]
        if not usable(name) or name.casefold() in have or not recent:
            continue
        code = recent[0][0]
        if code not in codes:
            continue
        roles = []
        for _, sector, begin, until in recent:
            if begin and until and until < begin:
                continue
            # an open end is the dictionaries' last look (January 2014), no claim about later years
            roles.append(f"{SHORT[sector]} {begin or ''}..{until or END}" if not (begin or "") > END else "")
        roles = [role for role in dict.fromkeys(roles) if role]
        if not roles:
            continue
        if not notable(recent):
            continue
        names = [name, *(other for other in map(spelled, synonyms) if usable(other))]
        if code in SLAVIC:
            names.append(german(name))
        names = list(dict.fromkeys(other for other in names if other.casefold() not in have))
        people.setdefault(code, {}).setdefault(" | ".join(names), ", ".join(roles))
    return people


def main() -> None:
    """Write offices/dictionaries.yaml."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    codes = set(
        re.findall(r"^- \{code: ([A-Z]{3})", (folder / "countries.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    )
    people = drawn(source, known(folder), codes)
    lines = [
        "# Drawn from the TABARI dictionaries (MIT, Open Event Data Alliance) by training/knowledge_from_dictionaries.py;",
        "# edit the hand-written files, not this one. Open terms end where the dictionaries do, in January 2014.",
    ]
    for code in sorted(people):
        lines.append(f"{code}:")
        lines += [f'  "{names}": {roles}' for names, roles in sorted(people[code].items())]
    (folder / "offices" / "dictionaries.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(sum(map(len, people.values())), "persons of", len(people), "states")


if __name__ == "__main__":
    main()
