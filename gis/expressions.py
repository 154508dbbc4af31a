"""Functions for QGIS' expressions: the official area, which the forms of units keep up with their boundary.

A QGIS without the plugin does not know them: an expression with one of them gives NULL there, so the area of a unit
whose boundary was changed is empty, and never that of another boundary.
"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
)

from ..core.amounts import hectares, m2
from ..core.unit import Area, area_of
from .convert import as_multipolygon, text, to_shapely
from .crs import crs_name, plane_of
from .i18n import tr

_GROUP = "Mine Restoration"
_CRS = "layer_property(@layer, 'crs')"
"""By @layer, not @layer_id, which QGIS looks for in the open project only."""
_PLANAR = "area(translate($geometry, -round(x_min($geometry)), -round(y_min($geometry))))"
"""Near the origin: at an easting of 44 million QGIS' own sum has lost the decimals."""
LIVE = {
    "area_ha": f"official_area_ha($geometry, {_CRS})",
    "area_m2": f"official_area_m2($geometry, {_CRS})",
    "planar_m2": f"round({_PLANAR}, 2)",
}
"""The expressions that keep the areas of a unit. The planar area is QGIS' own: it always belongs to the boundary."""
STALE = f'$geometry is not null and ("area_m2" is null or abs(coalesce("planar_m2", 0) - {_PLANAR}) > 0.011)'
"""True of a unit whose areas are of another boundary, or missing: edited where QGIS and the plugin did not see it."""


class _OfficialArea(QgsExpressionFunction):
    """``name(geometry, crs)``; NULL where there is no polygon."""

    def __init__(self, name: str, text: str, number: Any) -> None:
        super().__init__(name, 2, _GROUP, text)
        self._number = number

    def usesGeometry(self, node: Any) -> bool:
        return True

    def func(self, values: list[Any], context: QgsExpressionContext, parent: QgsExpression, node: Any) -> Any:
        geometry, code = values
        crs = QgsCoordinateReferenceSystem(text(code))
        plane = plane_of(crs)
        if plane is None:
            parent.setEvalErrorString(
                tr(
                    "{function}: '{crs}' is no CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554), and official areas are "
                    "computed in no other. Give the CRS of the units' layer."
                ).format(function=self.name(), crs=crs_name(crs))
            )
            return None
        if not hasattr(geometry, "isNull") or geometry.isNull() or geometry.isEmpty():
            return None
        shape = as_multipolygon(to_shapely(geometry))
        return None if shape.is_empty or not shape.is_valid else self._number(area_of(shape, plane))


def functions() -> tuple[QgsExpressionFunction, ...]:
    """The functions of the plugin."""
    return (
        _OfficialArea(
            "official_area_m2",
            tr("Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in m² with 2 decimals."),
            lambda area: float(m2(area.centi)),
        ),
        _OfficialArea(
            "official_area_ha",
            tr("Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in hm² with 4 decimals."),
            _hectares,
        ),
    )


def _hectares(area: Area) -> float:
    return float(hectares(area.ha4))


_registered: list[QgsExpressionFunction] = []
"""QGIS holds no reference to Python's half of a function."""


def register() -> None:
    """Make the functions known to QGIS; once is enough."""
    if not _registered:
        for function in functions():
            if QgsExpression.registerFunction(function):
                _registered.append(function)


def unregister() -> None:
    """Take the functions away again."""
    while _registered:
        QgsExpression.unregisterFunction(_registered[-1].name())
        _registered.pop()  # only then: QGIS has looked at it until here
