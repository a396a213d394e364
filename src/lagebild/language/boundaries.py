"""Sentence boundaries by rule: end marks, quotation marks behind them, line ends, ordinals.

The parser reads one sentence at a time, so a wrong boundary costs more than a wrong tag. The rules
look at tokens only and take linear time. White space tokens carry the line ends.
"""

# ruff: noqa: SIM905 - word lists read best as lines of words
from __future__ import annotations

import re

CLOSING = frozenset({"“", "”", "«", "»", "‘", "’", "‹", "›", '"', "'", "''", ")", "]"})
OPENING = frozenset({"„", "‚", "»", "«", "“", "‘", "›", "‹", '"', "'", "``", "(", "[", "–", "—", "-", "•", "*"})
FULL = re.compile(r"[.!?…]+|\.\s?\.\s?\.")
BLANK_LINE = re.compile(r"\n\s*\n|\r\n\s*\r\n|\u2029")

MONTHS = frozenset(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Jan. Feb. Febr. "
    "Mär. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez. Jahrhundert Jahrhunderts Jh. Jahrtausend Uhr".split()
)
STARTERS = frozenset(
    "Der Die Das Dem Den Des Er Sie Es Wir Ich Ihr Man Ein Eine Einer Einem Einen In Im Am An Auf Aus Bei Beim Bis Mit Nach "
    "Seit Von Vor Zu Zum Zur Für Gegen Über Unter Um Durch Ohne Während Wegen Trotz Laut Doch Aber Und Oder Denn Auch "
    "Nun Dann Danach Dabei Dafür Damit Daher Dagegen Darum Deshalb Deswegen Trotzdem Zudem Außerdem Allerdings Jedoch "
    "Bereits Schon Noch Nur Nicht Kein Keine Heute Gestern Morgen Jetzt Hier Dort Da Wenn Weil Ob Dass Als Wie Wo Wer Was "
    "Warum Wann Diese Dieser Dieses Diesem Diesen Jene Jeder Jede Jedes Alle Viele Einige Mehrere Beide Seine Ihre Sein "
    "Unser Unsere Mein Meine So Sowohl Zwar Insgesamt Zuvor Zunächst Später Inzwischen Mittlerweile Seitdem Hinzu Dazu "
    "Davon Darauf Daraus Darin Daran Ferner Weiter Weitere The A An In On At He She It They We But And For By As If When".split()
)
NEVER_LAST = frozenset(
    "Abg. Abs. Art. bzw. ca. Chr. d.h. Dipl.-Ing. Dr. ehem. ev. evtl. exkl. geb. gegr. gest. ggf. Hr. Hrn. Fr. inkl. insb. "
    "insbes. Kap. Lt. lt. Mag. max. min. Mr. Mrs. Ms. Nr. Prof. rd. Reg. s. S. sog. St. stv. Tel. vgl. vs. z.B. z. zit. Ziff. "
    "Ing. Gen. Col. Maj. Capt. Gov. Sen. Rep. Sgt. Adm. Rev. Hon. Pres. No. Bsp. mind. Jan. Feb. Aug. Sept. Okt. Nov. Dez. Bd. Aufl.".split()
)
INITIAL = re.compile(r"[A-ZÄÖÜ]\.|(?:[A-Za-z]\.)+")
ORDINAL = re.compile(r"\d{1,3}\.")
LAST_DAY = 31
WRAPPED_AT = 60
WRAPPED_MOST = 110


def is_ordinal(texts: list[str], row: int) -> bool:
    """Tell whether the token at `row`, a number with a full stop, is an ordinal ("9. September")."""
    text = texts[row]
    after = next((x for x in texts[row + 1 : row + 3] if not x.isspace()), "")
    if not after or "\n" in "".join(texts[row + 1 : row + 2]):
        return False
    if after in MONTHS or ORDINAL.fullmatch(after):
        return True
    if after[0].islower():
        return bool(ORDINAL.fullmatch(text))
    if not after[0].isalpha() or not ORDINAL.fullmatch(text):
        return after in {"/", "-", "–"} and bool(ORDINAL.fullmatch(text))
    before = texts[row - 1] if row else ""
    article = before.lower() in {
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "am",
        "im",
        "zum",
        "zur",
        "vom",
        "beim",
        "ab",
        "bis",
        "ein",
        "seinen",
        "seinem",
        "ihrem",
        "ihren",
        "seine",
        "ihre",
    }
    if int(text[:-1]) > LAST_DAY and not article:
        return False
    return article or after not in STARTERS


def sentence_starts(texts: list[str]) -> list[bool]:
    """Tell for every token (white space tokens included) whether it starts a sentence."""
    starts = [False] * len(texts)
    if not texts:
        return starts
    starts[0] = True
    soft_lines = not hard_wrapped(texts)
    pending = False
    depth_end = -1
    for row, text in enumerate(texts):
        if text.isspace():
            if line_end(texts, row, soft_lines=soft_lines):
                pending = True
            continue
        if pending or (depth_end >= 0 and row >= depth_end):
            starts[row] = starts[row] or row > 0
            pending, depth_end = False, -1
        if FULL.fullmatch(text) or (len(text) > 1 and text[-1] == "."):
            begin = after_closing(texts, row)
            if begin < len(texts) and ends_sentence(texts, row, begin):
                depth_end = begin
    return starts


def line_end(texts: list[str], row: int, *, soft_lines: bool) -> bool:
    """Tell whether the white space at `row` ends a sentence."""
    text = texts[row]
    if "\n" not in text and "\u2029" not in text and "\r" not in text:
        return False
    return soft_lines or bool(BLANK_LINE.search(text.replace("\r\n", "\n"))) or text.count("\n") > 1


def hard_wrapped(texts: list[str]) -> bool:
    """Tell whether lines are cut at a fixed width, so that a single line end means nothing."""
    lengths: list[int] = []
    length = 0
    for text in texts:
        if "\n" not in text:
            length += len(text) + 1
        elif text.count("\n") == 1:
            lengths.append(length)
            length = 0
        else:
            length = 0
    if len(lengths) < 3:
        return False
    full = sum(WRAPPED_AT <= size <= WRAPPED_MOST for size in lengths)
    return full > 0.8 * len(lengths)


def after_closing(texts: list[str], row: int) -> int:
    """Return the place after an end mark and the quotation marks and brackets that close behind it."""
    quotes_open = open_marks(texts, row)
    at = row + 1
    while at < len(texts):
        text = texts[at]
        if text.isspace() and "\n" not in text:
            at += 1
        elif text in {")", "]"} or FULL.fullmatch(text) or (text in CLOSING and quotes_open > 0):
            quotes_open -= text not in {")", "]"} and not FULL.fullmatch(text)
            at += 1
        else:
            break
    return at


WINDOW = 80


def open_marks(texts: list[str], row: int) -> int:
    """Count quotation marks still open before `row`, looking back a bounded way."""
    count = 0
    straight = 0
    for text in texts[max(0, row - WINDOW) : row]:
        if "\n" in text:
            count, straight = 0, 0
        elif text in {'"', "'"}:
            straight += 1
        elif text in {"„", "‚"}:
            count = 1
        elif text in {"»", "«"}:
            count = 0 if count else 1
        elif text in {"“", "”", "‘"}:
            count = 0 if count else int(text != "”")
    return count + straight % 2


def ends_sentence(texts: list[str], row: int, begin: int) -> bool:
    """Tell whether the end mark at `row` ends a sentence, when the next would start at `begin`."""
    text = texts[row]
    after = texts[begin]
    if after.isspace():
        return True
    follower = after
    if after in OPENING:
        follower = next((x for x in texts[begin + 1 : begin + 3] if x not in OPENING), "")
    if text[-1] == "." and not FULL.fullmatch(text):
        return abbreviation_ends(text, follower)
    if not follower:
        return True
    if follower[0].islower() or follower[0] in ",;:)":
        return False
    if text in {"…", "..", "..."} and begin == row + 1:
        return follower[0].isupper() and (follower in STARTERS or after in OPENING)
    return not (text in {"!", "?"} and begin > row + 1 and follower[0] in ",;–—-")


def abbreviation_ends(text: str, follower: str) -> bool:
    """Tell whether an abbreviation or ordinal also ends its sentence."""
    if text in NEVER_LAST or not follower:
        return False
    if ORDINAL.fullmatch(text) or INITIAL.fullmatch(text):
        return follower in STARTERS and len(text) > 2 and not ORDINAL.fullmatch(text)
    return follower in STARTERS
