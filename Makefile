# make demo    check the agreement of Jönköping and print its report
# make test    every check that continuous integration runs
#
# Both make .venv by themselves, with uv where it is installed, else with venv and pip.
# PYTHON chooses the interpreter (make test PYTHON=python3.12), UV= turns uv off, PYTEST_ARGS goes to pytest.

PYTHON ?= python3
UV ?= uv
PYTEST_ARGS ?= -n auto
export PYTHON UV
export LOKCHECK_GOAL = $(MAKECMDGOALS)

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint types layers unit format docs lock wheel clean install install-dev

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

demo: install ## check the agreement of Jönköping and print its report
	$(BIN)/lokcheck agreements/jonkoping --fail-on never

test: lint types layers unit ## every check that continuous integration runs

lint: install-dev ## ruff: errors, style, format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: install-dev ## mypy, strict
	$(BIN)/mypy

layers: install-dev ## import-linter: who may know whom
	$(BIN)/lint-imports

unit: install-dev ## pytest
	$(BIN)/python -m pytest $(PYTEST_ARGS)

format: install-dev ## let ruff format and repair
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: install-dev ## write docs/rules/ and docs/facts.md anew from the rulebook
	$(BIN)/python -m scripts.generate_docs

wheel: install-dev ## build the wheel and the source distribution into dist/
	$(BIN)/python -m hatchling build

lock: ## renew requirements/*.lock from pyproject.toml (needs uv)
	sh scripts/lock.sh

install: ## make .venv with what the program needs
	@sh scripts/bootstrap.sh run

install-dev: ## make .venv with what the tests need too
	@sh scripts/bootstrap.sh dev

clean: ## remove .venv and what tools left behind
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
