# Each target sets up what it needs, and nothing when it is there already. Python 3.11 with pip and venv is enough.
PYTHON ?= python3.11
PYTHON := $(shell command -v $(PYTHON) 2>/dev/null || command -v python3)
BIN := .venv/bin

.PHONY: exercises test lab bench lock clean

exercises: .venv/installed
	$(BIN)/pqteach build lessons/a-question-for-legislation.md --out exercises/lesson
	$(BIN)/pqteach make --pq 2017-03-09.social-media-national-security --n 10 --seed 1 --out exercises/seed
	$(BIN)/pqteach make --topic commitment --n 10 --seed 1 --out exercises/commitment
	@echo
	@echo "Built in exercises/: a lesson and two sheets, each with a learner's and an instructor's notebook."
	@echo "Open exercises/lesson/a-question-for-legislation.ipynb: 'make lab' starts JupyterLab for you."

test: .venv/developing
	$(BIN)/python -m pytest

bench: .venv/developing
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/lab.py

lab: .venv/installed exercises
	$(BIN)/pqteach lab exercises

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/developing: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Needs uv; writes the locks again with the newest versions that fit, for every platform, naming no registry.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade \
		pyproject.toml build-requirements.in -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade \
		--extra dev pyproject.toml build-requirements.in -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build dist exercises
