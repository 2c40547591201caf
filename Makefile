# Everything a person needs: `make teach` to teach, `make test` to be sure. `make help` lists the rest.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
LANGUAGE ?= th

# An environment does not survive being moved to another folder: it is made again there.
ifneq ($(shell cat $(VENV)/ready 2>/dev/null),$(shell pwd -P))
$(shell rm -f $(VENV)/ready $(VENV)/ready-*)
endif

.DEFAULT_GOAL := help
.PHONY: help teach hub test bounds soak slides site docs check format bench clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(VENV)/ready: pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "ต้องใช้ Python 3.11 ขึ้นไป เครื่องนี้มี $$($(PYTHON) --version 2>&1) ติดตั้งรุ่นใหม่แล้วลอง make PYTHON=python3.12 teach"; \
	  echo "situtor needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Install one and try: make PYTHON=python3.12 teach"; exit 1; }
	@echo "กำลังติดตั้ง ครั้งแรกใช้เวลาสองสามนาที · Installing; the first time takes a few minutes"
	@$(PYTHON) -m venv $(VENV)
	@sh tools/install.sh $(BIN)/python --upgrade pip
	@sh tools/install.sh $(BIN)/python --editable .
	@pwd -P > $@

$(VENV)/ready-test: $(VENV)/ready
	@sh tools/install.sh $(BIN)/python --group test --group check --group docs
	sh tools/browser.sh $(BIN)/python
	@touch $@

$(VENV)/ready-hub: $(VENV)/ready
	@sh tools/install.sh $(BIN)/python --group hub
	PATH="$$PWD/$(BIN):$$PATH" $(BIN)/npm install --silent --prefix $(VENV) configurable-http-proxy
	@touch $@

teach: $(VENV)/ready ## Open JupyterLab on the course (LANGUAGE=en for English)
	$(BIN)/situtor teach --lang $(LANGUAGE)

hub: $(VENV)/ready-hub ## Open a class on one server (HUB="--port 9000" passes options on)
	PATH="$$PWD/$(BIN):$$PWD/$(VENV)/node_modules/.bin:$$PATH" $(BIN)/python deploy/jupyterhub/start.py --lang $(LANGUAGE) $(HUB)

test: $(VENV)/ready-test $(VENV)/ready-hub ## Run every check and test, in a real browser too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/situtor check
	$(BIN)/python -m pytest --numprocesses auto --dist loadscope

bounds: $(VENV)/ready-test ## Run the tests with the lowest versions of all packages
	@sh tools/install.sh $(BIN)/python --group bounds
	sh tools/bounds.sh "$(CURDIR)/$(BIN)/python"

soak: $(VENV)/ready-test ## Kill the kernel 200 times; no answer shown as saved may be lost
	SITUTOR_SOAK=200 $(BIN)/python -m pytest tests/browser/test_answers_survive.py -s --timeout 7200

slides: $(VENV)/ready ## Export all slides to slides/
	$(BIN)/situtor slides

site: $(VENV)/ready ## Make the course site in site/: open index.html, no internet needed
	$(BIN)/situtor site

docs: $(VENV)/ready-test ## Make the documentation in build/docs
	$(BIN)/python -m sphinx -q -W -c docs . build/docs

check: $(VENV)/ready ## Check data, exercises and lessons
	$(BIN)/situtor check

format: $(VENV)/ready-test ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/ready-test ## Measure this and what others use, into benchmarks/README.md
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/decks.py
	$(BIN)/python benchmarks/peers.py

clean: ## Remove what was made
	rm -rf $(VENV) build dist slides site student .pytest_cache .mypy_cache .ruff_cache situtor/slides/vendor
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
