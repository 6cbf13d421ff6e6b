# Two commands: `make run` starts the site with the Nerima example, `make test` checks everything.
.DEFAULT_GOAL := run
.PHONY: run test quick postgresql install install-test reset check proof fuzz sbom bench lock messages audit

PORT ?= 8000
YORISOI_DATA ?= $(CURDIR)/var
PYTHON ?= python3
export YORISOI_DATA

BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)

run: install
	@YORISOI_EXAMPLE=1 $(BIN)/yorisoi run --example kits --port $(PORT)

install: .venv/installed-run

# Both cores for everything without a browser; what lives in the database again on PostgreSQL;
# then the site is walked, by one browser; then every claim of docs/security is held against what passed.
test: quick postgresql
	@$(BIN)/pytest -m journey --junit-xml build/tests/journeys.xml
	@$(BIN)/python scripts/asvs.py check --junit build/tests/quick.xml build/tests/journeys.xml
	@$(BIN)/python scripts/advisories.py check

# The rooms that speak to the database, on a throw-away server, with tables as migrations make them.
# The engines, the page components and the walks over the source know no database.
ON_POSTGRESQL := tests/journal tests/people tests/programme tests/stages tests/web tests/cli \
	tests/postgresql tests/repository/test_scope.py
postgresql: install-test
	@scripts/with-postgresql $(BIN)/pytest -m "not journey" -n 2 --dist loadfile --migrations $(ON_POSTGRESQL)

quick: install-test check
	@$(BIN)/pytest -m "not journey" -n 2 --dist loadfile --junit-xml build/tests/quick.xml

check: install-test
	@$(BIN)/python scripts/messages.py compile
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy src
	@$(BIN)/lint-imports
	@$(BIN)/semgrep scan --quiet --error --metrics=off --disable-version-check --config .semgrep src

# The written proof: tables, lists of components and licences, from their sources.
proof: install-test sbom
	@$(BIN)/python scripts/licences.py
	@$(BIN)/python scripts/asvs.py page

sbom: install-test
	@$(BIN)/python scripts/sbom.py

# For a machine that reaches an advisory database: ask it, take its answer as the snapshot, and fail for
# every package that nobody audited. pip-audit lives in a folder of its own, with nothing of the site.
audit: install-test
	@$(if $(UV),uv venv -q --allow-existing --python $(PYTHON) build/audit,$(PYTHON) -m venv build/audit)
	@$(if $(UV),uv pip install -q --python build/audit/bin/python pip-audit,build/audit/bin/pip install -q pip-audit)
	@build/audit/bin/pip-audit --require-hashes --disable-pip -r requirements/run.txt --format json -o build/audit/report.json || test -s build/audit/report.json
	@$(BIN)/python scripts/advisories.py take build/audit/report.json --date $$(date +%F) --source "pip-audit, PyPI" || true
	@$(BIN)/python scripts/advisories.py check --strict

# Every parser for SECONDS each; what breaks one is kept in build/fuzz.
SECONDS ?= 20
fuzz: install-test
	@for target in $$($(BIN)/python fuzz/targets.py); do $(BIN)/python fuzz/run.py $$target $(SECONDS) || exit 1; done

install-test: .venv/installed-test

# Both lists are hashed and name no address, so uv and plain pip install the same.
.venv/installed-%: requirements/%.txt pyproject.toml $(wildcard src/yorisoi/locale/*/LC_MESSAGES/*.po)
	@scripts/system-packages $*
	@test -x $(BIN)/python || $(if $(UV),uv venv -q --python $(PYTHON) .venv,$(PYTHON) -m venv .venv)
ifdef UV
	@uv pip install -q --python $(BIN)/python --require-hashes -r $<
	@uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
else
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	@$(BIN)/python scripts/messages.py compile
	@touch $@

reset:
	@rm -rf "$(YORISOI_DATA)"
	@echo "$(YORISOI_DATA) is empty; make run starts anew."

lock:
	@uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras -o requirements/run.txt
	@uv pip compile -q pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras -o requirements/test.txt

bench: install
	@$(BIN)/python bench/timings.py

messages: install
	@$(BIN)/python scripts/messages.py gather
