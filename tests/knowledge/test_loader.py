"""The loader: YAML without traps, layers, cache, errors that name file and entry."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lagebild.errors import KnowledgeError
from lagebild.knowledge import loader
from lagebild.knowledge.notation import Kinds, read_names, read_roles


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    name: str


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "extra.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_on_is_a_word_and_a_date_stays_text(tmp_path: Path) -> None:
    file = written(tmp_path, "on: [no, true]\nday: 2021-09-09\n")
    assert loader.read_yaml(file) == {"on": ["no", True], "day": "2021-09-09"}


def test_a_key_given_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="stands here twice"):
        loader.read_yaml(written(tmp_path, "a: 1\na: 2\n"))


def test_an_unknown_key_is_an_error_that_names_file_and_entry(tmp_path: Path) -> None:
    file = written(tmp_path, "- {name: A}\n- {name: B, nmae: C}\n")
    with pytest.raises(KnowledgeError, match=r"extra\.yaml: entry 2 'B'.*nmae"):
        loader.entries(str(file), loader.read_yaml(file), Entry)


def test_a_user_layer_comes_after_ours(tmp_path: Path) -> None:
    written(tmp_path, "[]").rename(tmp_path / "groups.yaml")
    files = [file for file, _ in loader.load_files("groups.yaml", [str(tmp_path)])]
    assert files[-1] == str(tmp_path / "groups.yaml")
    assert len(files) == 2


def test_layers_join_lists_and_merge_mappings(tmp_path: Path) -> None:
    written(tmp_path, "weak: [quark]\n").rename(tmp_path / "actor_words.yaml")
    merged = loader.load_yaml("actor_words.yaml", [str(tmp_path)])
    assert merged["weak"][-1] == "quark"
    assert len(merged["weak"]) > 1


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = written(tmp_path, "[1]")
    assert loader.load_yaml("extra.yaml", [str(tmp_path)]) == [1]
    file.write_text("[1, 2]", encoding="utf-8")
    assert loader.load_yaml("extra.yaml", [str(tmp_path)]) == [1, 2]


def test_a_broken_cache_only_costs_time(tmp_path: Path) -> None:
    written(tmp_path, "[1]")
    loader.load_yaml("extra.yaml", [str(tmp_path)])
    for cached in loader.cache_folder().glob("*.msgpack"):
        cached.write_bytes(b"\xc1 rubbish")
    assert loader.load_yaml("extra.yaml", [str(tmp_path)]) == [1]


def test_a_name_that_matches_no_file_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="no knowledge file matches"):
        loader.load_yaml("nothing_like_this.yaml", [])


def test_names_are_read_from_the_notation() -> None:
    names = read_names("Weißes Haus | Zeit? = White House | Q35525 | ~Haus")
    assert (names.german, names.english) == (["Weißes Haus", "Zeit"], ["White House"])
    assert (names.weak, names.wikidata, names.bare) == (frozenset({"Zeit"}), "Q35525", ["Haus"])


@pytest.mark.parametrize("part", ["hos 2001..2000", "emperor 2001..", "hos 2001-1..", "hos 2001"])
def test_a_broken_role_is_an_error_that_names_it(part: str) -> None:
    with pytest.raises(KnowledgeError, match="here"):
        read_roles(part, "DEU", Kinds.read(), "here")
