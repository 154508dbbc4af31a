"""Layers that are a plain file and nothing more, and how GDAL opens them.

A layer of the project may only be looked at in the main thread, so :func:`survey_file_of` takes down there what this
door needs to know; the file itself is opened when it is read, for reading only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Optional

from osgeo import gdal, ogr
from qgis.core import QgsProviderRegistry, QgsVectorLayer

from .columns import Unreadable, listening

SHAPEFILE, GEOPACKAGE = "ESRI Shapefile", "GPKG"


@dataclass(frozen=True)
class SurveyFile:
    """A layer in a file, as GDAL opens it. ``layer`` is its name or its number.

    ``columns`` are the fields that come from the file, as QGIS names them, in the file's order; ``encoding`` is set
    where the user has chosen one for the layer.
    """

    path: str
    format: str
    layer: Any = 0
    options: tuple[str, ...] = ()
    subset: str = ""
    columns: tuple[str, ...] = ()
    encoding: str = ""


@dataclass(frozen=True)
class OpenFile:
    """An opened layer: with the fields wanted (field of the survey -> field of the file), and no others, read.

    ``declared`` is the encoding that a shapefile states. ``dataset`` has to live as long as ``layer``.
    """

    dataset: gdal.Dataset
    layer: ogr.Layer
    file: SurveyFile
    names: Mapping[str, str]
    declared: str = field(default="UTF-8")

    @property
    def number_column(self) -> str:
        return self.layer.GetFIDColumn() or "OGC_FID"

    @property
    def geometry_column(self) -> str:
        return self.layer.GetGeometryColumn() or "wkb_geometry"


def survey_file_of(layer: Optional[QgsVectorLayer]) -> Optional[SurveyFile]:
    """The file behind a layer; ``None`` where the file is not all there is to the layer. To be called in its thread."""
    if layer is None or not layer.isValid() or layer.providerType() != "ogr" or layer.isModified():
        return None
    if not hasattr(ogr.Layer, "GetArrowStreamAsNumPy"):  # GDAL 3.6 has it
        return None
    provider = layer.dataProvider()
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    if parts.get("geometryType") or parts.get("authcfg") or not parts.get("path"):
        return None
    file = SurveyFile(
        path=f"{parts.get('vsiPrefix') or ''}{parts['path']}{parts.get('vsiSuffix') or ''}",
        format=provider.storageType(),
        layer=parts.get("layerName") or parts.get("layerId") or 0,
        options=tuple(parts.get("openOptions") or ()),
        subset=layer.subsetString(),
        columns=tuple(provider.fields().names()),
    )
    if file.format != SHAPEFILE:
        return file
    # What GDAL is told to take for Latin letters cannot be compared with the text of a filter.
    return None if file.subset else replace(file, encoding=_chosen_encoding(layer))


def _chosen_encoding(layer: QgsVectorLayer) -> str:
    """The encoding that the user set for a layer, empty where it is what QGIS takes by itself."""
    chosen = layer.dataProvider().encoding()
    again = QgsVectorLayer(layer.source(), "", "ogr")
    return chosen if again.isValid() and chosen != again.dataProvider().encoding() else ""


def opened(file: SurveyFile, names: Mapping[str, str]) -> Optional[OpenFile]:
    """The file, ready to read the fields ``names`` (field of the survey -> field of the layer).

    ``None`` where this door is no way to all of it: then QGIS has to read the layer.
    """
    if file.subset.lstrip().upper().startswith("SELECT") or not set(names.values()) <= set(file.columns):
        return None
    # A byte of ISO-8859-1 is a character and back again: this is how the bytes of a shapefile get here unharmed.
    options = [*file.options, *(["ENCODING=ISO-8859-1"] if file.format == SHAPEFILE else [])]
    try:
        with listening():
            dataset = gdal.OpenEx(
                file.path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[file.format], open_options=options
            )
            layer = dataset.GetLayerByName(file.layer) if isinstance(file.layer, str) else dataset.GetLayer(file.layer)
            definition = layer.GetLayerDefn()
    except Unreadable:
        return None
    own = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
    before = len(file.columns) - len(own)  # QGIS puts the feature number before the fields, where it has a name
    if before not in (0, 1) or not layer.TestCapability(ogr.OLCStringsAsUTF8):
        return None
    by_layer = dict(zip(file.columns[before:], own))
    wanted = {key: by_layer.get(name, "") for key, name in names.items()}
    result = OpenFile(dataset, layer, file, wanted, _declared(layer) if file.format == SHAPEFILE else "UTF-8")
    if not all(wanted.values()) or {result.number_column, result.geometry_column} & set(own):
        return None
    layer.SetIgnoredFields([name for name in own if name not in wanted.values()])
    return result


def _declared(layer: ogr.Layer) -> str:
    said = layer.GetMetadata("SHAPEFILE")
    return str(said.get("ENCODING_FROM_CPG") or said.get("CPG_VALUE") or said.get("ENCODING_FROM_LDID") or "")
