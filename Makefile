# make demo   set everything up and read examples/ into a ledger
# make test   set everything up and run the tests
.DEFAULT_GOAL := help
.PHONY: help demo test browser lint bench bench-floors train lock clean

PYTHON ?= $(shell for p in python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRAIN_VENV := .venv-train
DEMO := .cache/demo.db

help:
	@echo "make demo   set everything up and read the example reports into a ledger"
	@echo "make test   set everything up and run the tests"
	@echo "make browser  the tests in a real browser; needs Chromium (Debian, Ubuntu: apt install chromium)"
	@echo "make lint   ruff, mypy --strict and the import rule"
	@echo "make bench  accuracy and speed, with DATA=folder of the corpora (see bench/README.md)"
	@echo "make train  train, calibrate, export and measure the model, with DATA=... (see train/README.md)"
	@echo "make lock   resolve requirements.lock anew"
	@echo "make clean  remove what was set up and cached"

$(READY): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "Sayso needs Python 3.12 or later and found none on the PATH; install it, or name it: make demo PYTHON=/path/to/python3.12" >&2; exit 1; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) (once, a minute or two)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)
	$(BIN)/sayso doctor
	$(BIN)/sayso extract --format table examples/05*
	@mkdir -p .cache && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/sayso read --ledger $(DEMO) examples/[01]*
	@echo; echo "The first of them in full:"; echo
	@$(BIN)/sayso show --ledger $(DEMO) $$($(BIN)/sayso claims --ledger $(DEMO) --json --limit 1 2>/dev/null | sed 's/^{"id": *"\([^"]*\)".*/\1/')

test: $(READY)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

browser: $(READY)
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		echo "Chromium is missing; on Debian and Ubuntu: apt install chromium" >&2; exit 1; }
	$(BIN)/python -m pytest -m browser

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_imports.py

bench: $(READY)
	@test -n "$(DATA)" || { echo "make bench needs the corpora: make bench DATA=/folder (see bench/README.md)" >&2; exit 1; }
	$(BIN)/python -m bench --data "$(DATA)"

bench-floors: $(READY)
	@test -n "$(DATA)" || { echo "make bench-floors needs the corpora: make bench-floors DATA=/folder" >&2; exit 1; }
	$(BIN)/python -m bench --data "$(DATA)" --check articles windows nested affair affair_claims affair_ledger \
		confidence examples claims examples_ledger speakers factuality times places

$(TRAIN_VENV)/.ready: train/requirements.lock train/pyproject.toml
	@$(PYTHON) -m venv --clear $(TRAIN_VENV)
	@$(TRAIN_VENV)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r train/requirements.lock
	@$(TRAIN_VENV)/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . -e train
	@touch $@

train: $(TRAIN_VENV)/.ready
	@test -n "$(DATA)" || { echo "make train needs the corpora: make train DATA=/folder (see train/README.md)" >&2; exit 1; }
	$(TRAIN_VENV)/bin/python -m sayso_train --data "$(DATA)" --run train/runs/latest

lock:
	uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.12 --no-header --no-annotate -q -o requirements.lock
	uv pip compile train/pyproject.toml pyproject.toml --generate-hashes --python-version 3.12 --no-header --no-annotate -q -o train/requirements.lock

clean:
	rm -rf $(VENV) $(TRAIN_VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
