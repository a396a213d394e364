"""Every entry of the lexicon has an id of its own, by which a record says what coded it."""

import pytest

from lagebild.knowledge.predicates import lexicon


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_id_is_one_entrys_alone_and_begins_with_its_word(language: str) -> None:
    entries = lexicon(language).entries
    assert len({e.id for e in entries}) == len(entries) > 1000
    assert all(e.id.lower().startswith((f"{e.part}:{e.lemma}:", f"{e.part}:sich {e.lemma}:")) for e in entries)
