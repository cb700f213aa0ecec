# One command runs it, one command tests it. Only Python (3.11 or newer, with venv) and make are needed.

PYTHON ?= python3
UV_VERSION := 0.13.8
BIN := .venv/bin
# Never a downloaded interpreter: what runs is the machine's own.
UV := UV_PYTHON_DOWNLOADS=never $(BIN)/uv
INSTALL := $(UV) pip install --quiet --python $(BIN)/python --require-hashes
# A portal is a dozen processes and a test run more: without kept bytecode each compiles all of it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test berat uji-naik check bench gambar lock

run: .venv/run.stamp
	@LPSE_DEMO=$${LPSE_DEMO-1} exec $(BIN)/python manage.py up

test: .venv/dev.stamp
	@exec $(BIN)/python -m pytest -n logical --dist worksteal $(ARGS)

# Slow tests: whole starts and stops, browsers, full disks.
berat: .venv/dev.stamp
	@exec $(BIN)/python -m pytest -n logical --dist worksteal -m berat $(ARGS)

# The previous release's database under this tree: migrated, then the journeys both know. Needs Chromium.
uji-naik: .venv/dev.stamp
	@exec $(BIN)/python -m tests.uji_naik

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	SECRET_KEY=x AUDIT_KEY=x BASE_URL=http://localhost $(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev.stamp
	@exec $(BIN)/python -m bench $(ARGS)

# The README's pictures, of a portal with demo data that runs only for this. Needs Chromium.
gambar: .venv/dev.stamp
	@exec $(BIN)/python -m bench.gambar

# The lock names no index: pip and uv find the files by their hashes wherever this machine is set to look.
lock: .venv/uv.stamp
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 pyproject.toml -o requirements.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

.venv/run.stamp: requirements.txt .venv/uv.stamp
	@echo "Memasang pustaka …"
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/uv.stamp
	@echo "Memasang pustaka …"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

.venv/uv.stamp: Makefile
	@command -v $(PYTHON) >/dev/null || { echo "Python belum terpasang. Pasang paket python3 (3.11 atau lebih baru)." >&2; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "Python 3.11 atau lebih baru diperlukan. Tunjuk dengan PYTHON=python3.12." >&2; exit 1; }
	@$(PYTHON) -c "import venv, ensurepip" 2>/dev/null || { echo "Modul venv belum terpasang." \
		"Pasang paket python3-venv, misalnya: sudo apt install python3-venv." >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Membuat .venv …"; $(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@
