# The commands of Buurtkompas. `make start` shows it, `make test` proves it; both set up all that
# they need in .venv, which is brought up to date only when a lock or pyproject.toml changed.

PYTHON := .venv/bin/python
READY := .venv/.klaar
UV := $(shell command -v uv)
ONLY_PYPI := env -u UV_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS

.DEFAULT_GOAL := help
.PHONY: help start build test check format bench soak audit lock browser

help:
	@echo "make start   bouwt de gegevens en toont het dashboard op http://127.0.0.1:8501"
	@echo "make test    keurt alles: stijl, types, importregels, tests, ook in een echte browser"
	@echo "make build   data/ naar .store     make check    stijl, types, importregels"
	@echo "make format  zet de stijl recht    make bench    snelheid en geheugen, gemeten"
	@echo "make soak    probeert het stuk te krijgen, lang: cijfers in docs/reliability.md"
	@echo "make audit   vraagt of er lekken bekend zijn in wat requirements.lock noemt (vraagt internet)"
	@echo "make lock    vernieuwt uv.lock en requirements.lock (UPGRADE=1: nieuwste versies)"

start: build
	.venv/bin/buurtkompas serve

build: $(READY)
	.venv/bin/buurtkompas build

# A process a core: what one file's tests share is made once, the browser's tests come last.
test: check browser
	$(PYTHON) -m pytest -n logical --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

check: $(READY)
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

format: $(READY)
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

bench: $(READY) browser
	$(PYTHON) -m pytest -s tests/bench

# The long form of what "make test" does in short, and what has only a long form.
SOAK := tests/faults tests/soak

soak: $(READY) browser
	BUURTKOMPAS_SOAK=1 $(PYTHON) -m pytest -s $(SOAK)

# Beside .venv and only when asked: it needs the network, and it is no part of what we deliver.
# Strict: a package that nobody could look up counts as a fault, not as "no known leaks".
audit:
	@map=$$(mktemp -d) && trap 'rm -rf "$$map"' EXIT && python3 -m venv "$$map" && \
	  "$$map/bin/python" -m pip install --quiet --disable-pip-version-check pip-audit && \
	  "$$map/bin/pip-audit" --strict --disable-pip --require-hashes --requirement requirements.lock

# With uv from uv.lock, without it from requirements.lock: the same versions, by the same hashes.
# A .venv that has no pip (uv made it) or no python (it moved) is made anew.
$(READY): pyproject.toml uv.lock requirements.lock
ifdef UV
	@echo 'De pakketten komen in .venv, met uv.'
	uv sync --quiet --frozen --extra test
else
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Buurtkompas vraagt Python 3.11 of nieuwer als python3.' >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || python3 -m venv --clear .venv || \
	  { echo 'De map .venv kan niet gemaakt worden; op Debian: apt-get install python3-venv.' >&2; exit 1; }
	@echo 'De pakketten komen in .venv, met pip: een minuut of twee.'
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	@touch $@

# The tests drive the system's Chromium; Playwright's own download is not used.
browser:
	@test -n "$$BUURTKOMPAS_CHROMIUM" || command -v chromium >/dev/null || \
	command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -q && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -q -y chromium; } || \
	{ echo 'De browsertests vragen Chromium: apt-get install chromium, of zet BUURTKOMPAS_CHROMIUM op het pad van een Chromium of Chrome.' >&2; exit 1; }

# Only the public registry may be named in a lock, whatever this machine is set to use.
lock:
	$(ONLY_PYPI) uv lock --no-config --default-index https://pypi.org/simple $(if $(UPGRADE),--upgrade)
	{ echo '# Made by "make lock" from uv.lock, for pip: the same versions, by the same hashes.'; \
	  $(ONLY_PYPI) uv export --no-config --frozen --quiet --extra test --no-emit-project \
	    --no-header --no-annotate --format requirements.txt; } > requirements.lock
