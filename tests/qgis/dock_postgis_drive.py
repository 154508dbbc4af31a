"""Runs inside a QGIS window (``--code``): the first steps of the year in a project whose tables are in PostGIS.

Not a test itself: ``test_dock_postgis.py`` starts it, with a server, and judges its report.
"""

from __future__ import annotations

import os
from pathlib import Path

from driving import PREFIX, REPORT, after, dock, drive, iface, layers, picture, plugin, report, rows
from qgis.core import QgsGeometry, QgsProject, QgsProviderRegistry

STEPS = ("digitiseunits", "attachlandclasses", "checkunits", "checkzones")
CONNECTION = "county server"


def project():
    return QgsProject.instance()


def states():
    return {step: rows()[step].state_name for step in STEPS}


def make_project():
    """A project on the server, with what the sample has beside units."""
    from qgis import processing

    from mine_restoration.gis.results import add_rows
    from mine_restoration.gis.roles import mark, store_layers
    from mine_restoration.ui.sample import CRS, YEAR, copy_into, load_layers

    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    metadata.saveConnection(metadata.createConnection(os.environ["DRIVE_SERVER"], {"saveUsername": True}), CONNECTION)
    folder = REPORT.with_name("project")
    folder.mkdir()
    sample = copy_into(folder / "sample")
    made = processing.run(
        "minerestoration:createproject",
        {"FOLDER": str(folder), "CRS": CRS, "NAME": "quarry", "DATABASE": CONNECTION, "SCHEMA": "quarry", "YEAR": YEAR},
    )
    iface.addProject(made["PROJECT"])
    tables = store_layers(project())
    for role, layer in load_layers(project(), sample, without=("mine", "mining_right"), on_top=False):
        problem = add_rows(tables[role], layer, "sample")
        assert not problem, problem
        mark(project(), tables[role], role)
    return sample


def run(step, given=None):
    row = rows()[step]
    report["started"][step] = dock().start(step, given)
    yield lambda: row.state_name != "running"
    yield after(0.6)
    report["words"][step] = [row.stateText.text(), row.figures.text()]


def scenario():
    from mine_restoration.gis.roles import layer_with
    from mine_restoration.ui.sample import first_step

    yield lambda: PREFIX in __import__("qgis.utils").utils.plugins and dock() is not None
    iface.mainWindow().resize(1400, 900)
    report.update(started={}, words={})
    sample = make_project()
    yield after(1)
    for layer in project().mapLayers().values():
        layer.setName(f"改名 {len(layer.name())}")
    for step in STEPS:
        yield from run(step, first_step(Path(sample)) if step == "digitiseunits" else None)
    report["states"] = states()
    report["layers"] = layers()
    report["temporary"] = [layer.name() for layer in project().mapLayers().values() if layer.providerType() == "memory"]
    picture("dock_postgis")
    project().write()
    path = project().fileName()
    iface.newProject(False)
    yield after(1)
    report["other"] = states()
    iface.addProject(path)
    yield after(1.5)
    report["reopened"] = states()
    units = layer_with(project(), "unit")
    report["provider"] = units.providerType()
    units.startEditing()
    feature = next(units.getFeatures())
    geometry = QgsGeometry(feature.geometry())
    geometry.translate(0.5, 0)
    units.changeGeometry(feature.id(), geometry)
    yield after(1.2)
    report["edited"] = states()
    units.rollBack()
    yield after(1.2)
    report["undone"] = states()
    plugin().unload()
    yield lambda: dock() is None


drive(scenario())
