"""Lemmas as edit scripts: what to strip from and add to both ends of a lower-cased word form.

A script reads `case|strip-left|add-left|strip-right|add-right`, for example `l|2|ab|1|en`... A script that
starts with `=` gives the whole lemma. Case is `l` (lower), `U` (capitalised), `A` (all capitals)
or `x` (as written).
"""

from __future__ import annotations

import functools


@functools.lru_cache(maxsize=200_000)
def make_script(form: str, lemma: str) -> str:
    """Return the script that turns `form` into `lemma` around their longest common part."""
    small, target = form.lower(), lemma.lower()
    size, start, at = _longest_common(small, target)
    if size == 0:
        return "=" + lemma
    case = _case_of(lemma)
    tail = len(small) - start - size
    return f"{case}|{start}|{target[:at]}|{tail}|{target[at + size :]}"


def apply_script(form: str, script: str) -> str:
    """Apply a script; a script that does not fit returns the form unchanged."""
    if script[:1] == "=":
        return script[1:]
    parts = script.split("|")
    if len(parts) != 5:
        return form
    case, left, prefix, right, suffix = parts
    start, end = int(left), len(form) - int(right)
    if start >= end:
        return form
    unchanged = script[1:] == "|0||0|"
    if unchanged and (case == "x" or (case == "U" and form[:1].isupper() and not form.isupper())):
        return form
    middle = form[start:end]
    if case != "U" or form.isupper():
        middle = middle.lower()
    return _set_case(prefix + middle + suffix, case)


def _set_case(text: str, case: str) -> str:
    if case == "U":
        return text[:1].upper() + text[1:]
    return text.upper() if case == "A" else text


def _case_of(lemma: str) -> str:
    if len(lemma) > 1 and lemma.isupper():
        return "A"
    if lemma[:1].isupper():
        return "U"
    return "l" if lemma.islower() or not lemma[:1].isalpha() else "x"


def _longest_common(one: str, two: str) -> tuple[int, int, int]:
    best = (0, 0, 0)
    for start in range(len(one)):
        for at in range(len(two)):
            size = 0
            while start + size < len(one) and at + size < len(two) and one[start + size] == two[at + size]:
                size += 1
            if size > best[0]:
                best = (size, start, at)
    return best
