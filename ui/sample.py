"""The bundled sample in the project: its layers with their roles, and the first step filled."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

from ..core.catalogue import RESOURCES
from ..core.landclass.classes import load_classes
from ..gis.i18n import tr
from ..gis.layers import different_values
from ..gis.roles import SURVEY, ZONE, mark
from ..gis.styles import land_class_renderer, style_layer

CRS = "EPSG:4532"
YEAR = 2026
"""Plan year of the sample's units."""
_ZONE_STYLES = {
    "STBHHX": "red_line",
    "YJJBNTBHTB": "farmland",
    "CZKFBJ": "town_boundary",
    "ZRBHD": "nature_reserve",
    "road": "road",
    "river": "river",
    "settlement": "settlement",
}
"""Layers of the sample's zones to the style file of their kind."""


def load_sample(project: QgsProject) -> dict[str, Any]:
    """Bring the sample's layers into ``project``; the parameters of the first step.

    They are opened in a copy: QGIS writes into a GeoPackage as soon as it opens it. Raises ``OSError`` where the copy
    cannot be made or a layer of it not be opened.
    """
    sample = _copy(Path(QgsApplication.qgisSettingsDirPath()) / "mine_restoration")
    if not project.mapLayers():
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
    load_layers(project, sample)
    return first_step(sample)


def load_layers(
    project: QgsProject, sample: Path, without: tuple[str, ...] = (), on_top: bool = True
) -> list[tuple[str, QgsVectorLayer]]:
    """Bring the layers of a copy of the sample into ``project``, in a group of their own, with their roles.

    The group is ``on_top`` of the other layers, or below them. Layers of the roles ``without`` are opened and given
    back with their role instead. Raises ``OSError``.
    """
    group = project.layerTreeRoot().insertGroup(0 if on_top else -1, tr("Sample (fictional)"))
    left = []
    for role, uri, name in _layers(sample):
        layer = QgsVectorLayer(uri, name, "ogr")
        if not layer.isValid():
            raise FileNotFoundError(uri)
        if role in without:
            left.append((role, layer))
            continue
        _style(layer, role, name)
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setExpanded(False)
        node.setItemVisibilityChecked(role not in ("coverage", "other_unit"))
        mark(project, layer, role)
    return left


def first_step(sample: Path) -> dict[str, Any]:
    """The parameters of the first step with a copy of the sample."""
    return {
        "INPUT": [str(path) for path in sorted((sample / "units").glob("*.txt"))],
        "CRS": QgsCoordinateReferenceSystem(CRS),
        "ATTRIBUTES": str(sample / "attributes.csv"),
        "YEAR": YEAR,
    }


def copy_into(folder: Path) -> Path:
    """A copy of the sample in ``folder``, which is new. Raises ``OSError``."""
    shutil.copytree(RESOURCES / "sample", folder)
    return folder


def _copy(folder: Path) -> Path:
    """A whole copy of the sample in the user's profile: the one of last time, else a new one beside it."""
    origin = RESOURCES / "sample"
    for number in itertools.count(1):
        copy = folder / f"sample_{number}"
        if not copy.exists():
            folder.mkdir(parents=True, exist_ok=True)
            half = Path(tempfile.mkdtemp(dir=folder))
            shutil.copytree(origin, half, dirs_exist_ok=True)
            half.rename(copy)
            return copy
        if all(
            (copy / path.relative_to(origin)).is_file()
            and (copy / path.relative_to(origin)).stat().st_size == path.stat().st_size
            for path in origin.rglob("*")
            if path.is_file()
        ):
            return copy
    raise AssertionError


def _layers(sample: Path) -> list[tuple[str, str, str]]:
    """Role, source and name of each layer, in the order of the layer tree from the top."""
    zones = sample / "zones.gpkg"
    return [
        ("mine", str(sample / "mine.csv"), tr("Mine")),
        ("mining_right", str(sample / "mining_right.gpkg"), tr("Mining right")),
        ("other_unit", str(sample / "last_year_units.gpkg"), tr("Units of the year before")),
        *((ZONE, f"{zones}|layername={name}", name) for name in _ZONE_STYLES),
        ("coverage", f"{zones}|layername=coverage", tr("Coverage of the zone layers")),
        (SURVEY, f"{sample / 'survey.gpkg'}|layername=DLTB", "DLTB"),
    ]


def _style(layer: QgsVectorLayer, role: str, name: str) -> None:
    if role == SURVEY:
        codes = different_values(layer, layer.fields().indexOf("DLBM"))
        layer.setRenderer(land_class_renderer(load_classes(), "DLBM", codes))
    elif name in _ZONE_STYLES:
        layer.loadNamedStyle(str(RESOURCES / "styles" / f"{_ZONE_STYLES[name]}.qml"))
    else:
        style_layer(layer, role)
