# `make chat` opens the bot in this terminal; `make test` passes the tests. Both set themselves up.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: chat test lock clean

# Set-up goes to stderr: what `make chat` prints on stdout is the conversation.
.venv/.installed: requirements.lock pyproject.toml
	@echo "Briefje wordt klaargezet in .venv (eenmalig)…" >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "Python 3.11 is needed, this is " + sys.version)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements.lock >&2
	@$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -q -e . >&2
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements-dev.lock >&2
	@touch $@

chat: .venv/.installed
	@$(BIN)/briefje chat

test: .venv/.installed-dev
	@$(BIN)/python -m pytest

# Renews both locks from pyproject.toml; wants uv on the path.
lock:
	uv pip compile -q -U --python-version 3.11 --no-header --no-annotate --extra build pyproject.toml -o requirements.lock
	uv pip compile -q -U --python-version 3.11 --no-header --no-annotate --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv build dist
