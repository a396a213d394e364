# On a fresh Debian or Ubuntu with Python >= 3.11 and make: `make demo`, `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TESTS ?= tests

.PHONY: demo test lint types tests gate golden screenshots clean
.DEFAULT_GOAL := help

help:
	@echo "make demo         code the sample articles and open the board"
	@echo "make test         lint, types and tests, as CI runs them"
	@echo "make gate         measure on ../shared and fail below the pinned floors"
	@echo "make golden       rewrite the golden articles' events (review the diff)"
	@echo "make screenshots  pictures of the board for the README"

$(BIN)/python:
	@sh .ci/python $(PYTHON) $(VENV)

$(STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(STAMP)

demo: $(STAMP)
	$(BIN)/lagebild demo

lint: $(VENV)/.dev
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

tests: $(VENV)/.dev
	$(BIN)/python -m pytest $(TESTS)

test: lint types tests

gate: $(VENV)/.dev
	$(BIN)/python benchmarks/gate.py

golden: $(VENV)/.dev
	$(BIN)/python tests/golden/rewrite.py

screenshots: $(VENV)/.dev
	.ci/chromium
	$(BIN)/python -m lagebild.board.screenshots docs/images

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
