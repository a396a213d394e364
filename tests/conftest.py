"""What every test may use: the shared data, the sample articles coded once, and the rule about missing data in CI."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("LAGEBILD_SHARED") or ROOT.parent / "shared")


def pytest_runtest_setup(item):
    """A test marked `shared` runs where ../shared is; without it CI fails and a developer's machine skips."""
    if item.get_closest_marker("shared") is None or SHARED.is_dir():
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{SHARED} is not there; CI must provide it (or set LAGEBILD_SHARED)", pytrace=False)
    pytest.skip(f"{SHARED} is not there")


@pytest.fixture(scope="session")
def root():
    """Return the repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def script():
    """Return a function that imports a script of benchmarks/ or training/, which are no packages, as those scripts import each other."""
    def found(folder, name):
        sys.path.insert(0, str(ROOT / folder))
        try:
            return importlib.import_module(name)
        finally:
            sys.path.pop(0)
    return found


@pytest.fixture(scope="session")
def shared():
    """Return the folder of the shared data; only for tests marked `shared`."""
    return SHARED


@pytest.fixture(scope="session")
def coded_samples():
    """Return the sample articles as coded by the shipped pipeline, once for all tests."""
    from lagebild import pipeline
    from lagebild.samples import sample_articles

    return list(pipeline.code_articles(sample_articles()))


@pytest.fixture
def rules_alone(monkeypatch):
    """Leave the second opinion out: for tests of what the rules do by themselves."""
    from lagebild.settings import settings

    monkeypatch.setenv("LAGEBILD_SECOND_OPINION", "false")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()
