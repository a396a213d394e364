"""Show a parse: as CoNLL-U, and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def parse_to_conllu(doc: Doc) -> str:
    """Write a parsed Doc as CoNLL-U, one block per sentence; white space tokens are left out.

    Entities stand in the last column as `NER=B-PER`, contractions are one token.
    """
    blocks = [_sentence(span, number) for number, span in enumerate(doc.sents, 1)]
    return "".join(block for block in blocks if block)


def _sentence(span: Span, number: int) -> str:
    words = [token for token in span if not token.is_space]
    if not words:
        return ""
    place = {token.i: row for row, token in enumerate(words, 1)}
    text = " ".join(span.text.split())
    lines = [f"# sent_id = {number}", f"# text = {text}"]
    lines += [_row(token, place) for token in words]
    return "\n".join(lines) + "\n\n"


def _row(token: Token, place: dict[int, int]) -> str:
    root = token.head.i == token.i or token.head.i not in place
    notes = [] if token.whitespace_ else ["SpaceAfter=No"]
    if token.ent_type_:
        notes.append(f"NER={token.ent_iob_}-{token.ent_type_}")
    columns = [
        str(place[token.i]), token.text, token.lemma_ or "_", token.pos_ or "_", token.tag_ or "_",
        str(token.morph) or "_", "0" if root else str(place[token.head.i]),
        "root" if root else token.dep_ or "_", "_", "|".join(notes) or "_",
    ]  # fmt: skip
    return "\t".join(columns)


def parse_to_svg(doc: Doc) -> str:
    """Draw the trees of a Doc, one below the other, as an SVG picture (spaCy's displaCy)."""
    from spacy import displacy

    options = {"compact": True, "distance": 110, "font": "sans-serif", "bg": "#ffffff"}
    sentences = [span.as_doc() for span in doc.sents if span.text.strip()]
    pictures = [displacy.render(one, style="dep", options=options, jupyter=False) for one in sentences]
    return pictures[0] if len(pictures) == 1 else _stack(pictures)


def _stack(pictures: list[str]) -> str:
    import re

    parts, top, wide = [], 0, 0
    for picture in pictures:
        width, height = (int(float(x)) for x in re.findall(r'(?:width|height)="([\d.]+)"', picture)[:2])
        parts.append(picture.replace("<svg ", f'<svg y="{top}" ', 1))
        top, wide = top + height, max(wide, width)
    inner = "\n".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}" height="{top}">{inner}</svg>'
