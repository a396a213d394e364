"""Every state belongs to a region of the board's filter."""

from lagebild.knowledge.loader import load_yaml
from lagebild.knowledge.regions import regions

ANTARCTIC = {"ATA", "ATF", "BVT", "HMD", "SGS"}


def test_every_state_and_territory_has_a_region():
    known = {country["code"] for country in load_yaml("countries.yaml")}
    placed = {code for codes in regions().values() for code in codes}
    assert known - placed == ANTARCTIC
    assert placed - known == {"EUR"}


def test_no_region_names_a_state_twice():
    assert all(len(codes) == len(set(codes)) for codes in regions().values())
