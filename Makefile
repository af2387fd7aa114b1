# Each target does the set-up that it needs; a fresh machine needs Python 3.11+ and make.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
SECONDS ?= 240
WORKERS ?=
VENV := .venv
BIN := $(VENV)/bin
FLASK := $(BIN)/flask --app service
SERVES := $(VENV)/.serves
READY := $(VENV)/.ready
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) --group build pyproject.toml
SERVE = exec $(FLASK) serve --host $(HOST) --port $(PORT) --workers "$(WORKERS)"

.PHONY: help install develop serve run dev test test-all check lock look attack bench bench-desk soak

help:  ## Say what there is to do
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

install: $(SERVES)  ## Set up what the service needs, in .venv, without tools of development

develop: $(READY)  ## Set up what development needs beside it

$(SERVES): pyproject.toml .ci/production.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r .ci/production.txt
	$(INSTALL) --no-index --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q service  # the first start need not wait for it
	touch $@

$(READY): $(SERVES) .ci/development.txt
	$(INSTALL) --require-hashes -r .ci/development.txt
	touch $@

serve: $(SERVES)  ## Serve the site at http://127.0.0.1:8000/ (PORT=… for another port)
	@$(SERVE)

run:  ## Serve it with what is installed: sets nothing up (for a service unit)
	@$(SERVE)

dev: $(READY)  ## Serve with templates that are read again at each request
	$(FLASK) run --debug --port $(PORT)

# Each process reads the site and has a browser of its own: more than four gain little.
PYTEST = $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

test: $(READY)  ## Run the tests (ARGS='-k search' for some of them)
	@bash .ci/browser
	$(PYTEST) $(ARGS)

test-all: $(READY)  ## Run the tests on every page in every language, too (up to 40 minutes)
	@bash .ci/browser
	$(PYTEST) -m "" $(ARGS)

check: $(READY)  ## Check code, content and catalogs
	$(BIN)/ruff check service tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(FLASK) content check
	$(FLASK) catalogs check

lock: $(READY)  ## Write .ci/*.txt again after a change of pyproject.toml (UPGRADE=1: newest versions)
	$(LOCK) --output-file .ci/production.txt
	$(LOCK) --output-file .ci/development.txt --extra dev --constraint .ci/production.txt

look: $(READY)  ## Measure how long drug pages are on a phone and on paper (ARGS='--locales ja')
	@bash .ci/browser
	$(BIN)/python -m tests.look $(ARGS)

attack: $(READY)  ## Attack files, translations and a served copy (some minutes; ARGS='--seed 7 --seconds 600')
	$(BIN)/python -m tests.attack $(ARGS)

bench: $(READY)  ## Measure speed, memory and sizes (some ten minutes)
	$(BIN)/python -m tests.bench

bench-desk: $(READY)  ## Measure readers while 64 people are at the desk and things go wrong (4 minutes; ARGS='--seconds 20')
	$(BIN)/python -m tests.bench.desk $(ARGS)

soak: $(READY)  ## Serve 64 readers under faults (SECONDS=… for another time than 240)
	$(BIN)/python -m tests.bench.soak --seconds $(SECONDS)
