"""What README.md and docs/ show holds: commands exist, links lead somewhere, the sentence yields its record."""

import re
import shlex

import msgspec
import pytest
import typer
from typer.testing import CliRunner

from lagebild import pipeline
from lagebild.cli import app
from lagebild.model import Article

FENCE = re.compile(r"```(?:console|sh|bash)\n(.*?)```", re.DOTALL)
INLINE = re.compile(r"`((?:\.venv/bin/)?lagebild [a-z][^`]*)`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")



@pytest.fixture(scope="session")
def pages(root):
    """Return the text of README and every page of docs/ by its path."""
    return {path: path.read_text(encoding="utf-8") for path in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]}


def commands(text):
    """Yield the arguments of every `lagebild …` a page shows."""
    shown = [*INLINE.findall(text), *(line.removeprefix("$ ").split("#")[0] for block in FENCE.findall(text) for line in block.splitlines())]
    for line in shown:
        line = line.strip().removeprefix(".venv/bin/")
        if line.startswith("lagebild ") and "…" not in line:
            yield shlex.split(line.replace("|", " "), comments=True)[1:]


def test_the_table_of_coding_names_every_module(root):
    text = (root / "docs" / "coding.md").read_text(encoding="utf-8")
    modules = {p.name for p in (root / "src" / "lagebild" / "coding").glob("[!_]*.py")}
    assert {name for name in modules if f"`{name}`" not in text} == set()
    assert set(re.findall(r"`([a-z_]+\.py)`", text)) <= modules


def test_every_command_shown_exists_with_every_option_shown(pages):
    root = typer.main.get_command(app)
    wrong = []
    for path, text in pages.items():
        for arguments in commands(text):
            command, rest = root, list(arguments)
            while rest and hasattr(command, "commands") and not rest[0].startswith("-"):
                name = rest.pop(0)
                command = command.commands.get(name)
                if command is None:
                    wrong.append(f"{path.name}: lagebild {name}")
                    break
            options = {o for p in getattr(command, "params", []) for o in (*p.opts, *p.secondary_opts)} | {"--help", "--version"}
            wrong += [f"{path.name}: {arguments[0]} {o}" for o in rest if command and re.match(r"--?[a-z]", o) and o.split("=")[0] not in options]
    assert wrong == []


def test_every_make_target_shown_exists(pages, root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for text in pages.values():
        for block in FENCE.findall(text):
            for target in re.findall(r"^\$? ?make ([a-z]+)", block, re.MULTILINE):
                assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_link_leads_to_a_file(pages):
    missing = {t: p.name for p, text in pages.items() for t in LINK.findall(text) if not (p.parent / t).exists()}
    assert missing == {}


def test_every_command_answers_to_help():
    names = typer.main.get_command(app).commands
    for name in names:
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0, name


def test_the_sentence_of_the_readme_yields_the_record_it_shows(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    sentence = re.search(r"^> „(.+)“$", text, re.MULTILINE)[1]
    shown = msgspec.json.decode(re.search(r"```json\n(.*?)```", text, re.DOTALL)[1])
    day = re.search(r"--date (\S+)", text)[1]
    (event,) = pipeline.code(Article(id="readme", text=sentence, date=day, language="de"))
    found = msgspec.to_builtins(event)
    assert [found[key] for key in ("event", "quad_code", "event_scale", "aux", "by")] == [
        shown[key] if key != "aux" else tuple(shown[key]) for key in ("event", "quad_code", "event_scale", "aux", "by")]
    for role in ("actor", "recipient"):
        assert [(a.code, a.name) for a in getattr(event, role)] == [(a["code"], a["name"]) for a in shown[role]]
    assert event.trigger.text == shown["trigger"]["text"]
    assert (event.time.value, event.time.start, event.time.end) == tuple(shown["time"][key] for key in ("value", "start", "end"))
    assert [link.source.name for link in event.attribution] == [link["source"]["name"] for link in shown["attribution"]]
