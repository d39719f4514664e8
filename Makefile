# `make chat` opens the bot in this terminal; `make test` passes the tests. Both set themselves up.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: chat test model lock clean

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

# The brief model; without it the bot goes on with the articles' own best sentences.
model: .venv/.installed
	@$(BIN)/briefje model prepare || echo "Het model is niet klaar; de briefjes zijn nu de beste zinnen uit elk artikel." >&2

chat: model
	@$(BIN)/briefje chat

test: .venv/.installed-dev
	@$(BIN)/python -m pytest

# Renews both locks from pyproject.toml; wants uv on the path. WHEELS is a folder with a CPU build of torch, whose
# requirements differ from those of the CUDA build; the lock names neither build.
COMPILE = uv pip compile -q -U --python-version 3.11 --no-header --no-annotate --find-links $(WHEELS) --extra build
lock:
	$(COMPILE) pyproject.toml | sed 's/+cpu$$//' > requirements.lock
	$(COMPILE) --extra dev pyproject.toml | sed 's/+cpu$$//' > requirements-dev.lock

clean:
	rm -rf .venv build dist
