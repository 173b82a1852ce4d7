# `make report` and `make test` need nothing but make and Python 3.11 or later with venv. PYTHON names another one:
#     make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
READY := $(VENV)/.ready

.PHONY: report test browser check format docs picture profile bench train lowest lock clean

# The sample report, from the sample articles.
report: $(RUNS)
	$(BIN)/claimcheck report corpus/coalition -o reports/coalition

# On as many processes as there are cores, up to four; each takes whole files, so what a file sets up is set up once.
test: $(READY)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

# What the tests of the page in a real browser need beside a Chromium; without it they are skipped.
browser: $(READY)
	$(INSTALL) -r requirements-browser.lock

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# docs/cli.md is what --help says, docs/walkthrough.md what its commands print; docs/architecture.md has a picture of the imports.
docs: $(READY)
	$(BIN)/python -m claimcheck.cli.manual docs/cli.md
	$(BIN)/python -m tests.architecture
	$(BIN)/python -m tests.walkthrough

# The picture of the sample report in README.md; needs `make browser` and a Chromium.
picture: report browser
	$(BIN)/python docs/make_picture.py

# Everything that is installed is pinned with its hash. First comes the pip that takes the locks, so that nothing depends on the
# age of the one that Python brings along, then what claimcheck runs on; the package itself comes last and brings nothing along.
# The stamps are younger than what they depend on, so a second run has nothing to do.
PIP := python -m pip install --quiet --disable-pip-version-check
INSTALL := $(BIN)/$(PIP) --require-hashes
$(RUNS): requirements-install.lock requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "claimcheck needs Python 3.11 or later; name one with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements-install.lock
	$(INSTALL) -r requirements.lock
	$(BIN)/$(PIP) --no-deps --no-build-isolation -e .
	touch $@

# The rest: what the tests need and what looks the code over.
$(READY): $(RUNS) requirements-dev.lock
	$(INSTALL) -r requirements-dev.lock
	touch $@

# Where a run spends its time, as a page for a browser: make profile ARTICLES=my/articles
ARTICLES ?= corpus/coalition
profile: $(RUNS)
	$(BIN)/$(PIP) pyinstrument
	mkdir -p build
	$(BIN)/pyinstrument --renderer html --outfile build/profile.html \
		-m claimcheck report $(ARTICLES) -o build/profile --no-cache --workers 1 --quiet
	@echo "Open build/profile.html in a browser."

# Trains encoder, judge and probability anew on corpus/retold, on two cores in about two hours; docs/training.md says more. torch
# is in no lock: see pyproject.toml.
train: $(READY)
	$(BIN)/$(PIP) --no-build-isolation -e '.[train]'
	$(BIN)/python -m claimcheck.train

# What the costs are compared with. It is no part of claimcheck, so it has an environment of its own.
PEERS := $(VENV)/peers
$(PEERS)/.ready: requirements-peers.lock requirements-install.lock | $(READY)
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/$(PIP) --require-hashes -r requirements-install.lock
	$(PEERS)/bin/$(PIP) --require-hashes -r requirements-peers.lock
	touch $@

# Some minutes; benchmarks/README.md says how to read what it prints.
bench: $(READY) $(PEERS)/.ready
	PYTHONPATH=. $(PEERS)/bin/python benchmarks/extraction.py --plot build/extraction.svg
	$(BIN)/python benchmarks/networks.py
	$(BIN)/python benchmarks/report_growth.py --articles 5
	$(BIN)/python benchmarks/report_growth.py --no-judge --articles 5 50 500
	$(BIN)/python benchmarks/page.py

# Resolves the dependencies of pyproject.toml anew, for every platform and from Python 3.11 on. The extras stay in the pins:
# older pips take a pin of `coverage` as none of `coverage[toml]`, as soon as a newer release than the pinned one is out. Before 23.3
# they also take html-clean and html_clean for two extras, so that one is written as justext asks for it.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras
lock: $(RUNS)
	$(BIN)/$(PIP) uv
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group install --constraints requirements.lock -o requirements-install.lock
	$(LOCK) pyproject.toml --group dev --constraints requirements.lock --constraints requirements-install.lock -o requirements-dev.lock
	$(LOCK) --group browser --constraints requirements-dev.lock -o requirements-browser.lock
	$(LOCK) pyproject.toml --group peers --constraints requirements-dev.lock -o requirements-peers.lock
	sed -i.bak 's/^lxml\[html-clean\]/lxml[html_clean]/' requirements*.lock && rm requirements*.lock.bak

# Whether the lower bounds of pyproject.toml are true: the oldest releases that they allow, in an environment of their own, and most
# of the tests; some minutes. Left out are those that start many processes or measure, and what names the versions it was made
# with: the locks, the sample, and the page that holds what --help says.
LOWEST := $(VENV)/lowest
LEFT_OUT := benchmarks cluster determinism fault_points figures_linear kills locks pool sample walkthrough workbook_in_libreoffice
lowest: $(RUNS)
	$(BIN)/$(PIP) uv
	$(PYTHON) -m venv --clear $(LOWEST)
	$(BIN)/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct --only-binary :all: --no-binary claimcheck-news \
		-e '.[parquet,fetch,scale,serve,mcp]'
	$(BIN)/uv pip install --quiet --python $(LOWEST) pytest hypothesis openpyxl defusedxml datasette rdflib hatchling==1.33.0
	$(LOWEST)/bin/python -m pytest $(LEFT_OUT:%=--ignore=tests/test_%.py) \
		--deselect tests/test_docs.py::test_the_page_on_the_command_line_is_what_help_says

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov
