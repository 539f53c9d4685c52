# The two commands are `make run` and `make test`; each does its own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet install --require-hashes
NODE_STAMP := tests/browser/node_modules/install.stamp
# What asks most of Django: migrations, forms, the admin, querysets, middleware, templates.
OF_DJANGO := tests/test_migrations.py tests/certifications tests/cities/test_admin*.py tests/cities/test_city_form.py \
	tests/cities/test_models.py tests/cities/test_triggers.py tests/cities/desk/test_groups.py \
	tests/cities/pages/test_home.py tests/cities/pages/test_city.py \
	tests/wwc_site/test_health.py tests/wwc_site/test_logs.py
PROVEN := tests/certifications/history tests/wwc_site/test_never_stale.py
# The checker of HTML needs Node.js 20.19, and Debian 12 has 18.
NPM := $(shell node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b > 18) ? 0 : 1)' \
	2>/dev/null && command -v npm)
CHROMIUM := $(shell command -v chromium 2>/dev/null || command -v chromium-browser 2>/dev/null)
LACKING := $(if $(NPM),,npm with Node.js 20.19 or newer) $(if $(CHROMIUM),,chromium)

.PHONY: run dev test test-sqlite test-postgresql test-django6 coverage proofs fuzz browser-tools screenshots bench \
	slow-clients announcement-day lint format fixtures lock outdated clean

run: $(VENV)/run.stamp  ## serve the directory on http://127.0.0.1:$PORT
	@$(BIN)/python -m wwc_site.gunicorn_conf  # says at once if the port is taken
	@$(BIN)/python manage.py prepare
	@exec $(BIN)/gunicorn --config wwc_site/gunicorn_conf.py wwc_site.wsgi

dev: $(VENV)/test.stamp  ## the workshop: reload, debug toolbar, /design/; on http://127.0.0.1:$PORT
	@$(BIN)/python manage.py prepare
	@DJANGO_SETTINGS_MODULE=wwc_site.dev_settings exec $(BIN)/python manage.py runserver 127.0.0.1:$${PORT:-8000}

test: lint test-postgresql test-django6 test-sqlite  ## everything a developer must pass

lint: $(VENV)/test.stamp
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 --check {} +
	@$(BIN)/mypy --no-error-summary

test-sqlite: $(VENV)/test.stamp browser-tools  ## and, once, in a real browser
	@echo "== Tests on $(if $(DATABASE_URL),the database of DATABASE_URL,SQLite), and in a browser"
	@$(BIN)/python -m pytest $(PYTEST)

test-postgresql: $(VENV)/test.stamp  ## on a throw-away PostgreSQL cluster of its own
	@.ci/with-postgresql $(BIN)/python -m pytest -m "not browser and not once" $(PYTEST)

coverage: $(VENV)/test.stamp  ## whether the tests on SQLite go through 95 % of the branches
	@$(BIN)/python -m pytest -m "not browser" --cov --cov-report=term --cov-fail-under=95

test-django6:  ## a part of them on the newest Django, where its Python is found
	@.ci/with-django6 -m pytest -m "not browser and not once" $(or $(PYTEST),$(OF_DJANGO))

proofs: $(VENV)/test.stamp  ## a thousand edits undone, four editors, two thousand writes, on both databases
	@PROOF_EDITS=1000 PROOF_ROUNDS=100 PROOF_WRITES=2000 $(BIN)/python -m pytest $(PROVEN)
	@PROOF_EDITS=1000 PROOF_ROUNDS=100 PROOF_WRITES=2000 .ci/with-postgresql $(BIN)/python -m pytest -m "not once" \
		$(PROVEN)

fuzz: $(VENV)/test.stamp  ## 50,000 random requests; FUZZ_SEED=N makes the same ones, FUZZ_ONLY=M one of them
	@FUZZ_REQUESTS=$${FUZZ_REQUESTS:-50000} FUZZ_SEED=$${FUZZ_SEED:-$$(date +%s)} \
		$(BIN)/python -m pytest -n 0 -s tests/fuzz

browser-tools: $(if $(NPM),$(NODE_STAMP))  ## what the browser tests need, or what it is that lacks
ifneq ($(strip $(LACKING)),)
	@echo "== NOT TESTED IN A BROWSER: not found: $(strip $(LACKING)) (Debian: apt-get install chromium nodejs npm)." >&2
	@[ "$(CI)" != true ]
endif

screenshots: $(VENV)/test.stamp  ## docs/screenshots/*.png, for the README
	@$(BIN)/python -m tests.browser.screenshots

bench: $(VENV)/test.stamp  ## the site beside bare gunicorn, nginx and Datasette, in some minutes
	@$(BIN)/python -m bench.bench

slow-clients: $(VENV)/test.stamp  ## how long readers wait beside 200 clients who are slow
	@$(BIN)/python -m bench.slow_clients

announcement-day: $(VENV)/test.stamp  ## 50,000 readers a second around an embargo's minute, behind a CDN
	@$(BIN)/python -m bench.announcement_day

format: $(VENV)/test.stamp
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} +

fixtures: $(VENV)/run.stamp  ## build what is built: fixtures/*.json and the sprite of the map
	@$(BIN)/python manage.py build_fixtures
	@$(BIN)/python manage.py build_map

lock: $(VENV)/python.stamp  ## renew the lock files from pyproject.toml, and sbom.cdx.json from them
	@$(BIN)/pip --disable-pip-version-check --quiet install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --upgrade \
		--extra postgres --extra redis --extra sentry pyproject.toml --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --upgrade \
		--extra postgres --extra redis --extra sentry --group test --group dev --constraints requirements.lock \
		pyproject.toml --output-file requirements-test.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-deps \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --upgrade \
		--group django6 --output-file requirements-django6.lock
	@$(BIN)/python .ci/sbom.py

outdated: $(VENV)/test.stamp  ## what is newer than the locks, and than the scripts in static/vendor
	@echo "== Python (requirements-test.lock)"
	@$(BIN)/pip --disable-pip-version-check list --outdated
	@echo "== Node (tests/browser/package.json)"
	@npm outdated --prefix tests/browser || true  # it ends with 1 where it lists any
	@echo "== static/vendor"
	@for script in htmx:htmx.org combobox-nav:@github/combobox-nav; do \
		echo "$$(ls static/vendor | grep "^$${script%%:*}.*js"), newest: $$(npm view $${script#*:} version)"; done

clean:
	rm -rf $(VENV) .venv-django6 tests/browser/node_modules

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; %s is %d.%d. Set PYTHON=..." % (sys.executable, *sys.version_info[:2]) if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements.lock | $(VENV)/python.stamp
	@echo "Installing what the site needs ..."
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/test.stamp: requirements-test.lock | $(VENV)/python.stamp
	@echo "Installing what the tests need ..."
	@$(PIP) --no-compile -r requirements-test.lock  # what is imported is compiled then
	@touch $@

$(NODE_STAMP): tests/browser/package-lock.json
	@echo "Installing what the browser tests need ..."
	@if npm ci --prefix tests/browser --loglevel error >/dev/null; then touch $@; else \
		rm -rf tests/browser/node_modules; \
		echo "== NOT TESTED WITH axe, html-validate AND vnu: npm could not install them." >&2; \
		[ "$(CI)" != true ]; \
	fi
