"""What the board says: the same in both languages, numbers and dates as each writes them."""

from pathlib import Path

import pytest

from lagebild.board.labels import code_name
from lagebild.board.ontology import TYPES
from lagebild.board.words import words
from lagebild.errors import KnowledgeError
from lagebild.knowledge.loader import load_yaml
from lagebild.knowledge.ontology import ontology
from lagebild.knowledge.regions import regions


def test_both_languages_say_the_same_things():
    assert set(words("de")._flat) == set(words("en")._flat)
    assert len(words("de").list("codebook.limit_list")) == len(words("en").list("codebook.limit_list"))


@pytest.mark.parametrize("key", sorted(words("de")._flat))
def test_gaps_have_the_same_names(key):
    import string

    def gaps(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    assert gaps(words("de")._flat[key]) == gaps(words("en")._flat[key])


def test_every_type_sector_and_context_of_the_ontology_has_a_word():
    known = ontology()
    assert set(known.types) == set(TYPES)
    for language in ("de", "en"):
        assert set(words(language).group("sector")) == set(known.sectors)
        assert set(words(language).group("context")) == set(known.contexts)


def test_every_mode_unit_office_and_region_has_a_word():
    modes = {mode for kind in ontology().types.values() for mode in kind.modes}
    units = {unit for language in ("de", "en") for unit in load_yaml(f"quantities_{language}.yaml")["units"]}
    offices = {one["office"] for one in load_yaml("office_kinds.yaml")}
    for language in ("de", "en"):
        known = words(language)
        assert set(known.group("mode")) == modes
        assert set(known.group("unit")) >= units
        assert set(known.group("office")) == offices
        assert set(known.group("region")) == set(regions())


def test_every_reason_an_entry_was_rejected_for_has_words_and_is_given():
    from lagebild.coding import reasons

    source = "".join(path.read_text(encoding="utf-8") for path in Path(reasons.__file__).parent.glob("*.py"))
    assert {one for one in reasons.Reason if f"Reason.{one.name}" not in source} == set()
    for language in ("de", "en"):
        assert set(words(language).group("explain_note")) == {one.replace(" ", "_") for one in reasons.Reason}


def test_an_unknown_key_is_named():
    with pytest.raises(KnowledgeError, match=r"no\.such"):
        words("de")("no.such")


@pytest.mark.parametrize(("language", "value", "digits", "text"), [
    ("de", 1234.5, 1, "1.234,5"), ("en", 1234.5, 1, "1,234.5"), ("de", -3, 1, "−3,0"), ("de", None, 0, "–"),
])
def test_numbers(language, value, digits, text):
    assert words(language).number(value, digits) == text


@pytest.mark.parametrize(("date", "text"), [
    ("2021-09-09", "9. September 2021"), ("2021-09", "September 2021"), ("2021", "2021"), ("2021-W36", "2021-W36"),
    (None, "ohne Datum"), ("2021-13-01", "2021-13-01"), ("2021-09-09T12:00:00", "9. September 2021"),
])
def test_dates(date, text):
    assert words("de").day(date) == text


@pytest.mark.parametrize(("code", "name"), [("BLR", "Belarus"), ("EUR", "Europäische Union"), ("DEU", "Deutschland"), ("QQQ", "QQQ"), ("XKX", "Kosovo")])
def test_codes_have_names(code, name):
    assert code_name(code, "de") == name
