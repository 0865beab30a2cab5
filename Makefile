# One virtual environment, .venv, holds the locked versions; the stamps in it say which lock is installed.

PYTHONS := python3.11 python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
export DENO_DIR := $(CURDIR)/.venv/deno
# Tests start hundreds of processes, each of which would compile us anew.
unexport PYTHONDONTWRITEBYTECODE
# e.g. make lock LOCK_ARGS=--upgrade
LOCK_ARGS ?=
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(LOCK_ARGS) pyproject.toml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve site check test types scripts style layers records bench mutants faults fuzz late exits oracles browsers screenshots lock vendored clean

help: ## 列出全部命令 · list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s  %s\n", $$1, $$2 }' Makefile

serve: .venv/.site ## 检查并预览，改动后自动刷新 · check and serve with live reload
	$(BIN)/casebook serve

site: .venv/.site ## 生成网站 · build the site
	$(BIN)/casebook build

check: .venv/.site ## 只检查内容 · check the content only
	$(BIN)/casebook check

test: .venv/.test ## 检查代码与内容并跑全部测试 · lint, type-check and test everything
	$(BIN)/python -m tests.browser.chromium
	$(MAKE) --no-print-directory --jobs=2 $(SYNC) types scripts style layers records
	$(BIN)/pytest

# Each of them needs one core, so two run beside one another.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync)
types:
	$(BIN)/mypy
scripts:
	$(BIN)/oxlint generator/assets
	$(BIN)/deno check --quiet generator/assets
style:
	$(BIN)/ruff check
layers:
	$(BIN)/lint-imports --no-logo
records:
	$(BIN)/casebook check

bench: .venv/.test ## 测速度、体积和内存 · measure speed, size and memory
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.edits
	$(BIN)/python -m tests.bench.phone
	$(BIN)/python -m tests.bench.thirty

mutants: .venv/.mutants ## 改坏代码，看测试能不能发现 · see whether the tests notice broken code
	$(BIN)/python -m tests.mutants

faults: .venv/.test ## 生成中途被杀、磁盘写满、同时生成 · kill builds, fill disks, build at the same time
	$(BIN)/python -m tests.faults

late: .venv/.test ## 浏览器测试，网慢机器也慢 · browser tests, with a slow network and a slow machine
	$(BIN)/python -m tests.browser.chromium
	CASEBOOK_LATE=1 $(BIN)/pytest -m browser

exits: .venv/.test ## 换掉 Material 的几条路，每条路走一遍六件事 · build by other engines, do six jobs in each
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.exits

oracles: .venv/.oracles ## 把导出的文件交给别人的程序读 · give what is exported to the programs of others
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest tests/oracles

browsers: .venv/.engines ## 在三种浏览器里把主要的事做一遍 · do the main jobs in three browser engines
	$(BIN)/python -m tests.engines
fuzz: .venv/.test ## 弄坏十万次记录，看有没有话没说清、字没显示 · mangle records, see whether all is told or shown
	$(BIN)/python -m tests.fuzz
	$(BIN)/python -m tests.keeping

screenshots: .venv/.test ## 重拍 README 里的三张截图 · take README's screenshots again
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.screenshots

lock: $(BIN)/pip ## 按 pyproject.toml 重新锁定依赖版本 · lock the dependencies again
	$(PIP) install 'uv>=0.9'
	$(LOCK) --group build --output-file requirements/site.txt
	$(LOCK) --all-extras --group test --constraint requirements/site.txt --output-file requirements/test.txt
	$(LOCK) --all-extras --group mutants --constraint requirements/test.txt --output-file requirements/mutants.txt
	$(LOCK) --all-extras --group engines --constraint requirements/test.txt --output-file requirements/engines.txt
	$(LOCK) --all-extras --group oracles --group test --constraint requirements/test.txt --output-file requirements/oracles.txt

YAML := generator/assets/on-demand/yaml
vendored: .venv/.test ## 重新打包浏览器里的 YAML 库 · bundle the YAML library for the browser again
	printf 'import { parseDocument } from "npm:yaml@2.9.1";\nglobalThis.casebook.parseYaml = parseDocument;\n' > $(YAML)/entry.mjs
	$(BIN)/deno bundle --lock $(YAML)/deno.lock --frozen --platform browser --minify --format iife --output $(YAML)/bundled.js $(YAML)/entry.mjs
	{ echo '// @ts-nocheck: made by make vendored'; echo '/*! npm yaml 2.9.1'; cat $(YAML)/LICENSE; echo '*/'; \
	  cat $(YAML)/bundled.js; } > $(YAML)/yaml.js
	rm $(YAML)/entry.mjs $(YAML)/bundled.js

clean: ## 删除生成的网站和缓存，保留 .venv · remove what was built, keep .venv
	rm -rf site build dist .casebook .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

.venv/.site: requirements/site.txt pyproject.toml | $(BIN)/pip
	@echo '正在安装锁定的依赖…… installing the locked dependencies'
	$(PIP) install --require-hashes -r requirements/site.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.site
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

.venv/.mutants: requirements/mutants.txt .venv/.test
	$(PIP) install --require-hashes -r requirements/mutants.txt
	@touch $@

.venv/.oracles: requirements/oracles.txt .venv/.test
	$(PIP) install --require-hashes --no-deps -r requirements/oracles.txt # older pips find no hash for an extra
	@touch $@

.venv/.engines: requirements/engines.txt .venv/.test
	$(PIP) install --require-hashes -r requirements/engines.txt
	@touch $@

# Each candidate is run, not only looked up: a version manager's shim can exist and still refuse.
$(BIN)/pip:
	@for python in $(PYTHONS) ''; do \
	  $${python:-false} -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ -z "$$python" ]; then \
	  echo '没有找到 Python 3.11 或更高版本，请先安装。 Python 3.11 or later is needed.' >&2; exit 1; \
	fi; \
	if ! $$python -c 'import ensurepip' 2>/dev/null; then \
	  package=$$($$python -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	  if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	    echo "$$python 缺少 venv 组件，请先安装 $$package。 Install $$package first." >&2; exit 1; \
	  fi; \
	  apt-get -qq update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "$$package" </dev/null || exit 1; \
	fi; \
	$$python -m venv .venv
