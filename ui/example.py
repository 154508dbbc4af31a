"""The worked example as a project of its own: made, opened, and filled with the sample's layers."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QStandardPaths

from ..gis.i18n import tr
from ..gis.results import add_rows
from ..gis.roles import mark, store_layers
from .sample import CRS, YEAR, copy_into, first_step, load_layers
from .steps import PROVIDER

_SAMPLE = "sample"
"""Folder of the sample's files beside the example's project."""
_OWN = ("mine", "mining_right")
"""What of the sample goes into the project's own tables."""


def free_folder() -> Path:
    """A folder for the example that is not there yet, among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
    return next(
        path
        for number in itertools.count(1)
        for path in [Path(documents) / f"mine_restoration_example_{number}"]
        if not path.exists()
    )


def make_example(iface: Any, project: QgsProject, folder: Optional[Path] = None) -> bool:
    """Make the example in ``folder`` and open it; whether it is open. The user may want to keep what is open.

    Raises ``OSError`` and ``QgsProcessingException`` where it cannot be made.
    """
    from qgis import processing

    if not iface.newProject(True):
        return False
    folder = folder or free_folder()
    folder.mkdir(parents=True, exist_ok=True)
    sample = copy_into(folder / _SAMPLE)
    made = processing.run(
        f"{PROVIDER}:createproject",
        {"FOLDER": str(folder), "CRS": CRS, "NAME": "example", "YEAR": YEAR},
    )
    if not iface.addProject(made["PROJECT"]):
        raise OSError(made["PROJECT"])
    tables = store_layers(project)
    for role, layer in load_layers(project, sample, without=_OWN, on_top=False):
        problem = add_rows(tables[role], layer, tr("Worked example"))
        if problem:
            raise OSError(problem)
        mark(project, tables[role], role)
    project.write()
    return True


def given_first(project: QgsProject) -> dict[str, Any]:
    """What the example's first step is run with: the sample's files beside the project."""
    return first_step(Path(project.homePath()) / _SAMPLE)
