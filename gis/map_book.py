"""A package's sheets while they are made: their project, their paper, and the layers that several of them show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from qgis.core import QgsLayoutItemMap, QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from ..core.unit import Unit
from .crs import crs_of
from .layouts import Form, open_template
from .map_dress import LEAST_DENOMINATOR, SIZE, denominator_of, fill_surround, grid_crosses, scale_steps
from .map_frame import Bounds, wrapped
from .map_labels import place_names
from .map_layers import area_layer, name_layers, unit_layer
from .map_material import Material
from .map_paper import Drawn, Paper, drawn_of, fit_to, for_tables, lies_upright, paper_of
from .map_symbols import in_the_way, resized
from .map_words import word

NAME_POINTS, MINE_POINTS = 8.5, 12.0
"""Type sizes of the names of units and mine, as in ``styles/unit_names.qml`` and ``styles/mine_name.qml``."""
_NORTH = (20.0, 26.0)
"""Width and height of the corner that the north arrow takes, mm."""
_SIZE = "mine_restoration/size"
_LONGEST_NAME = 16.0
"""A name is broken into lines of at most so many Chinese characters."""
Entries = list[tuple[QgsMapLayer, str]]
"""Layers with their texts in the legend, top first."""


@dataclass
class Book:
    """A package's sheets while they are made: the project that holds their layers, and the running number.

    ``folder`` is where the user's own templates are. No map is at a larger scale than 1:``least_denominator``.
    ``thinned`` are the units on whose corner maps only every so many-th corner has its number.
    """

    project: QgsProject
    family: str
    material: Material
    paper: Paper = field(default_factory=lambda: paper_of("A3"))
    folder: Optional[Path] = None
    least_denominator: int = 0
    number: int = 0
    layers: dict[str, QgsVectorLayer] = field(default_factory=dict)
    thinned: dict[str, int] = field(default_factory=dict)
    _drawn: dict[str, Drawn] = field(default_factory=dict)
    _forms: dict[str, tuple[str, bool, Form]] = field(default_factory=dict)
    _free: dict[tuple[str, bool], list[Form]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        material = self.material
        for layer in (material.survey, material.survey_pale, *(zone.layer for zone in material.zones)):
            if layer is not None:
                self._sized(layer)

    def next_number(self) -> str:
        """The sheet's 图号: the year and a running number."""
        self.number += 1
        return f"{self.material.year}-{self.number:02d}"

    def open(self, kind: str, bounds: Sequence[Bounds] = (), **figures: str) -> QgsPrintLayout:
        """The template of ``kind`` with everything that all sheets have in common, on the paper that suits ``bounds``;
        without bounds it is a sheet of tables.
        """
        paper = self.paper if bounds else for_tables(self.paper)
        if kind not in self._drawn:
            layout = open_template(self.project, kind, self.family, self.folder)
            self._drawn[kind] = drawn_of(layout)
        else:
            layout = None
        portrait = lies_upright(self._drawn[kind], paper, bounds, scale_steps())
        free = self._free.setdefault((kind, portrait), [])
        if layout is None and free:
            layout = free.pop().clear()
        else:
            layout = layout or open_template(self.project, kind, self.family, self.folder)
            fit_to(layout, self._drawn[kind], paper, portrait)
            layout.setCustomProperty(LEAST_DENOMINATOR, self.least_denominator)
            layout.setCustomProperty(SIZE, paper.size)
            _keep_off_north(layout)
            self._forms[layout.name()] = (kind, portrait, Form(layout))
        fill_surround(layout, self.material, kind, self.next_number(), figures)
        return layout

    def release(self, layouts: Sequence[QgsPrintLayout]) -> None:
        """Take back layouts whose pages are done, for the next sheets of their kind."""
        for layout in layouts:
            kind, portrait, form = self._forms[layout.name()]
            self._free[kind, portrait].append(form)

    def keep(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        """Hand a layer to the project, which owns it from now on, its lines and labels in the size of the paper."""
        self.project.addMapLayer(layer, False)
        return self._sized(layer)

    def _sized(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        """A layer with lines and labels in the size of the paper; a copy of one that was sized is sized already."""
        size = float(layer.customProperty(_SIZE, 1))
        if size != self.paper.size:
            resized(layer, self.paper.size / size)
            layer.setCustomProperty(_SIZE, self.paper.size)
        return layer

    def units(self, style: str) -> QgsVectorLayer:
        """All units in a map style, made once."""
        if style not in self.layers:
            layer = unit_layer(self.material.units, crs_of(self.material.plane), style, self.family)
            self.layers[style] = self.keep(in_the_way(layer))
        return self.layers[style]

    def right(self) -> Optional[QgsVectorLayer]:
        """The mining right, made once; ``None`` where it was not given."""
        if self.material.mining_right is None:
            return None
        if "right" not in self.layers:
            layer = area_layer([self.material.mining_right], crs_of(self.material.plane), "mining_right", self.family)
            self.layers["right"] = self.keep(in_the_way(layer))
        return self.layers["right"]

    def right_entry(self) -> Entries:
        """The mining right with its text in the legend; empty where it was not given."""
        layer = self.right()
        return [] if layer is None else [(layer, word("legend", "mining_right"))]

    def mine_name(self, layout: QgsPrintLayout) -> list[QgsVectorLayer]:
        """The layers of the mine's name beside the mine, on a map where its units are too small for names."""
        right = self.material.mining_right
        ground = unary_union([unit.geometry for unit in self.material.units]) if right is None else right
        return self._named(layout, [(self.material.mine.name, ground.envelope)], MINE_POINTS, "mine_name")

    def names(self, layout: QgsPrintLayout, named: Iterable[tuple[str, Unit]]) -> list[QgsVectorLayer]:
        """The layers of texts at units, at their places on a map that is in view."""
        return self._named(layout, [(text, unit.geometry) for text, unit in named], NAME_POINTS, "unit_names")

    def _named(
        self, layout: QgsPrintLayout, named: list[tuple[str, BaseGeometry]], points: float, style: str
    ) -> list[QgsVectorLayer]:
        item: QgsLayoutItemMap = layout.itemById("map")
        view, denominator = item.extent(), denominator_of(item)
        named = [("\n".join(wrapped(text, _LONGEST_NAME)), ground) for text, ground in named]
        shown = view.xMinimum(), view.yMinimum(), view.xMaximum(), view.yMaximum()
        ground = denominator / 1000
        north = shown[2] - _NORTH[0] * ground, shown[3] - _NORTH[1] * ground, shown[2], shown[3]
        places = place_names(
            named, shown, denominator, points * self.paper.size, grid_crosses(item), [north], style != "mine_name"
        )
        return [self.keep(layer) for layer in name_layers(places, crs_of(self.material.plane), style, self.family)]


def _keep_off_north(layout: QgsPrintLayout) -> None:
    """Labels of the maps keep off the north arrow, which lies on one of them."""
    north = layout.itemById("north")
    for item_id in ("map", "map_after"):
        item = layout.itemById(item_id)
        if isinstance(item, QgsLayoutItemMap) and north is not None:
            item.addLabelBlockingItem(north)


def layers_of(entries: Entries) -> list[QgsMapLayer]:
    """The layers of legend entries."""
    return [layer for layer, _ in entries]
