"""Score `find_times` against TimeML gold, as shared/tools/score_times.py does, through the Python API.

Usage: python benchmarks/times.py FOLDER_WITH_GOLD_TML [--show N] [--false] [--speed TEXT_FILE]
"""

from __future__ import annotations

import argparse
import html
import pathlib
import re
import time

from lagebild.coding.times import find_times
from lagebild.model import Article

TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
Spans = list[tuple[int, int, str]]


def parse(path: pathlib.Path) -> tuple[str, Spans, str]:
    """Return the text of a TimeML file, its gold spans and its date."""
    raw = path.read_text(encoding="utf8")
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    day = re.search(r"<DCT>.*?value=\"([^\"]*)\"", raw, re.DOTALL)
    assert body
    text, spans, at = "", [], 0
    for m in TIMEX.finditer(body[1]):
        text += html.unescape(re.sub(r"<[^>]+>", "", body[1][at : m.start()]))
        inner = html.unescape(re.sub(r"<[^>]+>", "", m[2]))
        value = re.search(r'value="([^"]*)"', m[1])
        spans.append((len(text), len(text) + len(inner), value[1] if value else ""))
        text += inner
        at = m.end()
    return text + html.unescape(re.sub(r"<[^>]+>", "", body[1][at:])), spans, day[1][:10] if day else ""


def squeeze(text: str, spans: Spans) -> Spans:
    """Count offsets without white space, as the shared scorer does."""
    before, n = [], 0
    for c in text:
        before.append(n)
        n += not c.isspace()
    before.append(n)
    return [(before[s], before[e], v) for s, e, v in spans]


def score(folder: pathlib.Path, show: int, *, false: bool) -> None:
    """Print precision, recall and F1 (strict, relaxed, value), and errors where asked."""
    n_gold = n_found = strict = relaxed = value = 0
    for path in sorted(folder.glob("*.tml")):
        text, gold, day = parse(path)
        found = find_times(Article(id=path.name, text=text, date=day, language="de"))
        left = [(*f[:2], f[2], t) for f, t in zip(squeeze(text, [(t.start, t.end, t.value) for t in found]), found, strict=True)]
        flat = squeeze(text, gold)
        n_gold, n_found = n_gold + len(flat), n_found + len(left)
        for (s, e, v), (rs, re_, _) in zip(flat, gold, strict=True):
            hit = next((f for f in left if f[0] < e and s < f[1]), None)
            if hit:
                left.remove(hit)
                relaxed, strict, value = relaxed + 1, strict + (hit[:2] == (s, e)), value + (hit[2] == v)
            if show and (not hit or hit[2] != v):
                show -= 1
                ctx = " ".join(f"{text[max(0, rs - 50) : rs]}[{text[rs:re_]}]{text[re_ : re_ + 40]}".split())
                print(f"  gold {v!r} found {(hit[3].value, hit[3].text, hit[3].by) if hit else None} date {day}: {ctx}")
        for *_, t in left if false else ():
            ctx = " ".join(f"{text[max(0, t.start - 50) : t.start]}[{t.text}]{text[t.end : t.end + 40]}".split())
            print(f"  FALSE {t.value} {t.by}: {ctx}")
    for label, n in (("strict", strict), ("relaxed", relaxed), ("value", value)):
        p, r = n / max(n_found, 1), n / max(n_gold, 1)
        print(f"{label:8s} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0:.3f}")


def speed(path: pathlib.Path) -> None:
    """Print how many megabytes of text a second are read, 3,000 characters an article."""
    text = path.read_text(encoding="utf8")[:3_000_000]
    parts = [text[i : i + 3000] for i in range(0, len(text), 3000)]
    find_times(Article(text="gestern", date="2021-09-12"))
    start, n = time.process_time(), 0
    for part in parts:
        n += len(find_times(Article(text=part, date="2021-09-12", language="de")))
    took = time.process_time() - start
    print(f"speed    {len(text.encode()) / took / 1e6:.2f} MB/s, {n} expressions in {len(text) / 1e6:.1f} M characters")


def main() -> None:
    """Parse the command line and run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=pathlib.Path)
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--false", action="store_true")
    options.add_argument("--speed", type=pathlib.Path)
    args = options.parse_args()
    score(args.gold, args.show, false=args.false)
    if args.speed:
        speed(args.speed)


if __name__ == "__main__":
    main()
