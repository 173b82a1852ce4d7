# `make report` and `make test` need nothing but make and Python 3.11 or later with venv. PYTHON names another one:
#     make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: report test browser check format docs picture bench lock clean

# The sample report, from the sample articles.
report: $(READY)
	$(BIN)/claimcheck report corpus/coalition -o reports/coalition

test: $(READY)
	$(BIN)/python -m pytest

# What the tests of the page in a real browser need beside a Chromium; without it they are skipped.
browser: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-browser.lock

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# docs/cli.md is what --help says, docs/walkthrough.md what its commands print.
docs: $(READY)
	$(BIN)/python -m claimcheck.cli.manual docs/cli.md
	$(BIN)/python -m tests.walkthrough

# The picture of the sample report in README.md; needs `make browser` and a Chromium.
picture: report browser
	$(BIN)/python docs/make_picture.py

# Everything that is installed is pinned with its hash; the package itself comes last and brings nothing along.
# The stamp is younger than what it depends on, so a second run has nothing to do.
$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "claimcheck needs Python 3.11 or later; name one with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# What the costs are compared with. It is no part of claimcheck, so it has an environment of its own.
PEERS := $(VENV)/peers
$(PEERS)/.ready: requirements-peers.lock | $(READY)
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-peers.lock
	touch $@

# Some minutes; benchmarks/README.md says how to read what it prints.
bench: $(READY) $(PEERS)/.ready
	PYTHONPATH=. $(PEERS)/bin/python benchmarks/extraction.py --plot build/extraction.svg
	$(BIN)/python benchmarks/matching.py
	$(BIN)/python benchmarks/report_growth.py
	$(BIN)/python benchmarks/page.py

# Resolves the dependencies of pyproject.toml anew, for every platform and from Python 3.11 on. The extras stay in the pins:
# pip before 23.3 takes a pin for `coverage` as none for `coverage[toml]` as soon as a newer release is out. It also takes
# html-clean and html_clean for two extras, so that one is written as justext asks for it.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -o requirements-dev.lock
	$(LOCK) --group browser --constraints requirements-dev.lock -o requirements-browser.lock
	$(LOCK) pyproject.toml --group peers --constraints requirements-dev.lock -o requirements-peers.lock
	sed -i.bak 's/^lxml\[html-clean\]/lxml[html_clean]/' requirements*.lock && rm requirements*.lock.bak

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov
