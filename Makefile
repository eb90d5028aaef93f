# make run      grade the sample class, into results/
# make course   grade a class over all lessons, into results-course/
# make test     lint, types, tests, then the real peers
# make proof    that one mistake costs one task, that each defence is needed on each kind of machine, and that nbgrader
#               gives what is recorded of it: every case, not a sample of them; control groups on another kernel
# make site     the notebooks as a web site
# make lite     the notebooks in the browser, in site/_lite
# make oldest   the quick tests of the engine with the oldest versions that pyproject.toml allows
# make newest   the same with the newest of everything, on every supported Python that can be had here
# make bench    speed beside nbgrader
# make mutants  put mistakes into the engine and count those that a test notices; ONLY=grader.mark.late for one module, ONLY=--changed to go on
# make fuzz     read bytes that somebody made up, for an hour; MINUTES=5 for less
# make coverage which lines of the engine the quick tests reach: shown, not a goal
# make lock     write the locked versions again
# make clean    take away what these made
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
SITE := .venv-site
OTTER := .venv-otter
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help oldest newest run course picture coverage mutants test lint types unit slow proof peers fuzz bench site lite chromium machine axe otter lock clean

run: $(VENV)/ready
	grader run backprop --submissions examples/submitted --output results || [ $$? -eq 1 ]

# The class of twelve over the whole course.
course: $(VENV)/ready
	grader run --submissions examples/course --output results-course || [ $$? -eq 1 ]

# The feedback page in the documentation, photographed again.
picture: $(VENV)/ready chromium
	python examples/make_picture.py

# The list above.
help:
	@sed -n '/^#/!q; s/^# //p' Makefile

# What was skipped, in any stage, is said again at the end, with the reason.
test: export SKIPPED := $(CURDIR)/.skipped
test: $(VENV)/ready
	@rm -f $(SKIPPED)
	@$(MAKE) --no-print-directory lint types unit slow peers
	@if [ -s $(SKIPPED) ]; then echo "Skipped:"; sort -u $(SKIPPED); else echo "Nothing was skipped."; fi

lint: $(VENV)/ready
	ruff check .
	ruff format --check .
	codespell

# The engine and what is run by hand write their types. Tests, answer keys and catalogues write few: what they call is
# checked all the same, but for what a test does on purpose or would notice at once, such as a stand-in or a None.
LOOSE := --allow-untyped-defs --allow-untyped-calls --allow-incomplete-defs --allow-untyped-decorators \
  --allow-any-generics --allow-subclassing-any --no-warn-return-any --no-warn-unused-ignores --implicit-reexport --explicit-package-bases \
  $(addprefix --disable-error-code=,arg-type union-attr index operator attr-defined call-overload var-annotated \
  func-returns-value comparison-overlap misc assignment list-item dict-item)
types: $(VENV)/ready
	mypy
	MYPYPATH=benchmarks:examples:shared mypy --explicit-package-bases --allow-untyped-calls --exclude '(examples/second-course|site/_[a-z]+)/' benchmarks examples site
	MYPYPATH=shared mypy $(LOOSE) --exclude 'tests/(grader/hostile|grader/farmers|hidden|public|wrong)/' tests
	@for folder in solutions/* tests/hidden/* tests/public/* $(addprefix examples/second-course/,solutions/* tests/hidden/*); do \
	  echo "mypy $$folder"; MYPYPATH=$$folder:shared mypy $(LOOSE) --no-error-summary $$folder || exit 1; done

unit: $(VENV)/ready
	pytest -n 2 --dist loadgroup

# The lessons other than backprop, and the corpora of attacks.
slow: $(VENV)/ready
	pytest -m "slow and not proof" -n 2 --dist loadgroup

# What the engine and the public interface need, in the oldest versions that pyproject.toml allows.
oldest: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(PYTHON) -m venv .venv-oldest
	uv pip install --quiet --compile-bytecode --python .venv-oldest/bin/python --resolution lowest-direct --editable ".[teacher]" hypothesis==6.100.0 pytest-randomly==3.15.0 pytest-timeout==2.3.1 pytest-xdist==3.6.1 pyseccomp==0.1.2
	.venv-oldest/bin/python -W ignore::DeprecationWarning -m pytest -W ignore::DeprecationWarning -n 2 tests/grader/execute tests/grader/judge tests/grader/mark tests/grader/init tests/grader/checks

# The same tests with the newest of everything, on each Python; one that cannot be had is skipped by name.
newest: $(VENV)/ready
	@for version in 3.11 3.12 3.13 3.14; do tests/e2e/newest $$version || exit 1; done

# Every case of the properties of which `make test` tries a sample, and another kernel: an hour or more.
proof: $(VENV)/ready machine
	pytest -m proof -n 2 --timeout 7200 tests/course tests/e2e tests/grader

peers: $(VENV)/ready chromium axe otter
	pytest -m "peers and not proof" -n 3 --dist loadfile tests/e2e tests/course tests/grader

# A browser for the last stage of the tests: installed as root, or with sudo where that asks nothing.
chromium:
	@command -v chromium >/dev/null || tests/e2e/install_chromium

# Another kernel and an emulator to start it in, for make proof, installed in the same way.
machine:
	@test -e .machine/vmlinuz && command -v qemu-system-x86_64 >/dev/null || tests/e2e/install_machine $(CURDIR)/.machine

# axe-core, which looks for barriers in our pages, for the same stage; without npm its tests are skipped by name.
AXE := 4.14.1
axe:
	@test -e .axe/$(AXE) || ! command -v npm >/dev/null || \
	  { npm install --silent --no-save --no-audit --no-fund --prefix .axe axe-core@$(AXE) && touch .axe/$(AXE); } || \
	  echo "axe-core could not be installed: its tests are skipped."

# The real Otter-Grader, in an environment of its own: its pins differ from ours. Without it its test is skipped by name.
otter:
	@test -e $(OTTER)/ready || $(MAKE) --no-print-directory $(OTTER)/ready || echo "Otter-Grader cannot be installed here."

$(OTTER)/ready: requirements/otter.lock
	$(PYTHON) -m venv $(OTTER)
	$(OTTER)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/otter.lock
	touch $@

# Mistakes in the engine that no test notices.
mutants: $(VENV)/ready
	python tests/mutants.py $(ONLY)

# Bytes at which a reader of foreign bytes stumbles. What is found lies in .fuzz; it becomes a test and is mended.
# Not locked: each version of atheris has wheels for some versions of Python only.
fuzz: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "atheris>=3"
	python tests/fuzz.py --minutes $(or $(MINUTES),60)

# The figures of the README, but for those of grader verify and grader protect --drill; an hour.
# One at a time: python benchmarks/NAME.py --help
bench: $(VENV)/ready
	for one in peers second submission before check memory install any collecting hostile lite class_page naming lessons machines jobs scale; do \
	  echo "== $$one"; python benchmarks/$$one.py || exit 1; done

$(VENV)/ready: requirements/dev.lock pyproject.toml
	@echo "Installing into $(VENV), once: this takes a minute or two."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -q grader
	touch $@

# All notebooks as web pages in site/_build/html, by Jupyter Book in an environment of its own: its pins differ from ours.
site: $(VENV)/ready $(SITE)/ready
	python site/run.py
	$(SITE)/bin/jupyter-book build site/_source --config site/_config.yml --path-output site --all -W --keep-going

# The course in the browser, with nothing installed: site/_lite is for any web server. PYODIDE names a copy of Pyodide.
lite: $(VENV)/ready
	grader release --lite site/_lite $(if $(PYODIDE),--pyodide $(PYODIDE))

$(SITE)/ready: requirements/site.lock
	$(PYTHON) -m venv $(SITE)
	$(SITE)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/site.lock
	touch $@

# Which lines the quick tests reach; in a browser: htmlcov/index.html.
coverage: $(VENV)/ready
	coverage erase
	coverage run -m pytest -q -p no:cacheprovider
	coverage combine --quiet
	coverage report
	coverage html --quiet

# Write the locked versions again; what is locked stays unless pyproject.toml asks for something else.
lock: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	uv pip compile --universal --python-version 3.11 --no-header pyproject.toml -o requirements/core.lock
	uv pip compile --universal --python-version 3.11 --no-header pyproject.toml --all-extras --group dev -c requirements/core.lock -o requirements/dev.lock
	uv pip compile --universal --python-version 3.11 --no-header --group site -o requirements/site.lock
	uv pip compile --universal --python-version 3.11 --no-header --group otter -o requirements/otter.lock

clean:
	rm -rf $(VENV) .venv-oldest .venv-newest-* .debian-* $(SITE) $(OTTER) .machine .axe .fuzz .mutants.json results results-course site/_source site/_build site/_lite
