# `make help` lists the targets. Each sets up what it needs first; where everything is there nothing is installed.
PYTHON := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen
WINDOWS := $(wildcard tests/qgis/test_*desktop.py) $(addprefix tests/qgis/test_,dock.py dock_postgis.py journeys.py unit_form.py)

.PHONY: help setup demo test unit qgis windows lint qt6 zip install qm ts docs screenshots sheets sample models styles format clean

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

setup: ## install what is missing (Debian 12)
	@sh scripts/setup.sh

demo: setup qm ## run the main job on the bundled sample
	@$(PYTHON) scripts/demo.py

test: setup qm ## all tests, two parts at the same time
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target qgis unit windows

unit: setup ## the domain's tests, without QGIS
	$(PYTHON) -m pytest -q tests/unit

qgis: setup qm ## the tests with QGIS: algorithms, widgets, qgis_process
	$(PYTHON) -m pytest -q tests/qgis $(addprefix --ignore=,$(WINDOWS))

windows: setup qm ## the tests that go through the plugin in a QGIS window, and those of forms
	$(PYTHON) -m pytest -q $(WINDOWS)

lint: setup ## style and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	@mkdir -p build/types && ln -sfn "$(CURDIR)" build/types/mine_restoration
	cd build/types && MYPYPATH=. ../../.venv/bin/mypy --config-file ../../pyproject.toml -p mine_restoration.core -p mine_restoration.report

qt6: build/qt6 ## names from Qt that Qt 6 has no more
	@build/qt6/bin/python scripts/check_qt6.py

build/qt6:
	@python3 -m venv $@ && $@/bin/pip install -q PyQt6 || { rm -rf $@; exit 1; }

format: setup ## put the sources into form
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

ts: ## bring the file of translations up to the sources
	$(PYTHON) scripts/update_ts.py

qm: i18n/mine_restoration_zh_CN.qm ## build the translations

i18n/%.qm: i18n/%.ts
	@PATH="$$PATH:/usr/lib/qt5/bin:/usr/lib/qt6/bin" lrelease -silent $< -qm $@

zip: setup qm ## make the installable archive
	$(PYTHON) scripts/package.py

install: setup qm ## link the checkout into the user's QGIS profile
	$(PYTHON) scripts/install.py

docs: setup qm ## make what the documents have from definitions anew
	$(PYTHON) scripts/make_docs.py

screenshots: setup qm sheets ## make the pictures of the documents anew
	$(PYTHON) scripts/screenshots.py

sheets: setup qm ## make the pictures of the map sheets anew
	$(PYTHON) scripts/make_sheets.py

sample: setup ## make the bundled sample anew
	$(PYTHON) scripts/make_sample.py

models: setup ## make the Processing model of the main job anew
	$(PYTHON) scripts/make_model.py

styles: setup ## make the styles of layers (QML) anew, land_classes.qml from the class table
	$(PYTHON) scripts/make_styles.py

clean: ## take away what was built
	rm -rf build dist i18n/*.qm
