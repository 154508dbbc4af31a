"""Functions for QGIS' expressions: official areas, which the forms of units keep up with their boundary, corners and
land classes for the user's own labels and layouts.

A QGIS without the plugin does not know them: an expression with one of them gives NULL there, so the area of a unit
whose boundary was changed is empty, and never that of another boundary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
    QgsGeometry,
    QgsProject,
)

from ..core.amounts import hectares, m2, mu
from ..core.landclass.classes import LandClasses, load_classes
from .i18n import tr
from .values import text

if TYPE_CHECKING:
    from shapely.geometry import MultiPolygon

    from ..core.geodesy.plane import Plane
    from ..core.unit import Area

# Geometry and its planes are imported where a function is first asked: every window begins with this module.

FINDINGS_FUNCTION = "unit_findings"
"""The expression function that a form asks for the findings of its unit."""
_MOST_DECIMALS = 8
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


@dataclass(frozen=True)
class About:
    """What the help of a function says: what it does, its arguments, and expressions with what they give."""

    text: str
    arguments: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]


def _numbered_rings(shape: MultiPolygon) -> Sequence[Any]:
    """The corners with their numbers."""
    from ..core.corners.numbering import numbered_rings

    return numbered_rings(shape)


class _Function(QgsExpressionFunction):
    """A function whose work is ``_value``; ``optional`` are its arguments that may be left out, with their defaults."""

    def __init__(self, name: str, arguments: Sequence[str], optional: Mapping[str, Any], about: About) -> None:
        parameters = [QgsExpressionFunction.Parameter(one) for one in arguments]
        parameters += [QgsExpressionFunction.Parameter(one, True, default) for one, default in optional.items()]
        syntax = ", ".join([*arguments, *(f"[{one}]" for one in optional)])
        super().__init__(name, parameters, tr("Mine Restoration"), _help(name, syntax, about), False, False, True)

    def referencedColumns(self, node: Any) -> set[str]:
        # Those of its arguments only.
        return set()

    def func(self, values: list[Any], context: QgsExpressionContext, parent: QgsExpression, node: Any) -> Any:
        try:
            return self._value(values, context)
        except _RefusedError as cause:
            parent.setEvalErrorString(str(cause))
            return None

    def _value(self, values: list[Any], context: Optional[QgsExpressionContext]) -> Any:
        raise NotImplementedError


class _RefusedError(Exception):
    """An argument cannot be used; the sentence says why and what to do."""


class _OfficialArea(_Function):
    """``name(geometry, [crs])``; NULL where there is no polygon."""

    def __init__(self, name: str, about: About, number: Callable[[Area], Decimal]) -> None:
        super().__init__(name, ["geometry"], {"crs": ""}, about)
        self._number = number

    def usesGeometry(self, node: Any) -> bool:
        return True

    def _value(self, values: list[Any], context: Optional[QgsExpressionContext]) -> Optional[float]:
        from ..core.unit import area_of

        plane = _plane(self.name(), values[1], context)
        shape = _polygons(values[0])
        return None if shape is None or not shape.is_valid else float(self._number(area_of(shape, plane)))


class _Corners(_Function):
    """A function of the corners of a polygon, numbered as in every file, table and map of the plugin."""

    def usesGeometry(self, node: Any) -> bool:
        return True


class _CornerList(_Corners):
    """``corner_list(geometry, [crs])``: a map for each corner; NULL where there is no polygon."""

    def _value(self, values: list[Any], context: Optional[QgsExpressionContext]) -> Optional[list[dict[str, Any]]]:
        _plane(self.name(), values[1], context)
        shape = _polygons(values[0])
        if shape is None:
            return None
        return [
            {"name": corner.name, "x": corner.north, "y": corner.east, "part": ring.part, "ring": ring.ring}
            for ring in _numbered_rings(shape)
            for corner in ring.corners
        ]


class _CornerText(_Corners):
    """``corner_text(geometry, [decimals], [crs])``: a line for each corner; NULL where there is no polygon."""

    def _value(self, values: list[Any], context: Optional[QgsExpressionContext]) -> Optional[str]:
        _plane(self.name(), values[2], context)
        shape, decimals = _polygons(values[0]), values[1]
        if isinstance(decimals, bool) or decimals not in range(_MOST_DECIMALS + 1):
            raise _RefusedError(
                tr("{function}: '{value}' is no number of decimals. Give one from 0 to {most}.").format(
                    function=self.name(), value=text(decimals), most=_MOST_DECIMALS
                )
            )
        decimals = int(decimals)
        if shape is None:
            return None
        rings = _numbered_rings(shape)
        return "\n".join(
            f"{corner.name}  {corner.north:.{decimals}f}  {corner.east:.{decimals}f}"
            for ring in rings
            for corner in ring.rows
        )


class _CornerName(_Corners):
    """``corner_name(geometry, point)``: the number of the corner at a point; NULL where none is."""

    def _value(self, values: list[Any], context: Optional[QgsExpressionContext]) -> Optional[str]:
        from .convert import to_shapely

        shape, point = _polygons(values[0]), values[1]
        if shape is None or not isinstance(point, QgsGeometry) or point.isEmpty():
            return None
        at = to_shapely(point)
        if at is None or at.geom_type != "Point":
            return None
        return next(
            (
                corner.name
                for ring in _numbered_rings(shape)
                for corner in ring.corners
                if (corner.east, corner.north) == (at.x, at.y)
            ),
            None,
        )


class _LandClass(_Function):
    """``name(code)``: what the class list says of a code; NULL where it does not have it."""

    def __init__(self, name: str, about: About, said: Callable[[LandClasses, str], Optional[str]]) -> None:
        super().__init__(name, ["code"], {}, about)
        self._said = said

    def _value(self, values: list[Any], context: Optional[QgsExpressionContext]) -> Optional[str]:
        classes = load_classes()
        code = text(values[0])
        return self._said(classes, code) if code in classes else None


class _UnitFindings(_Function):
    """``unit_findings(unit_id)``: what the layers of the open project say of a unit, as HTML."""

    def _value(self, values: list[Any], context: Optional[QgsExpressionContext]) -> Optional[str]:
        from .unit_findings import findings_html

        return findings_html(QgsProject.instance(), text(values[0])) or None


def _plane(function: str, code: Any, context: Optional[QgsExpressionContext]) -> Plane:
    """The plane that an argument names, or that of the layer whose feature this is. Raises ``_RefusedError``."""
    from .crs import crs_name, plane_of

    of_layer = context.variable("layer_crs") if context is not None else ""
    crs = QgsCoordinateReferenceSystem(text(code) or text(of_layer))
    plane = plane_of(crs)
    if plane is None:
        raise _RefusedError(
            tr(
                "{function}: '{crs}' is no CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554), and official areas and "
                "corners are computed in no other. Give the CRS of the units' layer."
            ).format(function=function, crs=crs_name(crs))
        )
    return plane


def _polygons(geometry: Any) -> Optional[MultiPolygon]:
    """The polygons of an argument; ``None`` where there are none."""
    from .convert import as_multipolygon, to_shapely

    if not isinstance(geometry, QgsGeometry) or geometry.isNull() or geometry.isEmpty():
        return None
    shape = as_multipolygon(to_shapely(geometry))
    return None if shape.is_empty else shape


def functions() -> tuple[QgsExpressionFunction, ...]:
    """The functions of the plugin."""
    geometry = (
        ("geometry", tr("polygons of a unit")),
        ("crs", tr("the CRS of the geometry, such as 'EPSG:4527'; without it that of the layer")),
    )
    code = (("code", tr("code of the survey classification, such as '0301'")),)
    edition = load_classes().edition
    return (
        _OfficialArea(
            "official_area_m2",
            About(
                tr("Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in m² with 2 decimals."),
                geometry,
                (("official_area_m2($geometry)", "12345.67"),),
            ),
            lambda area: m2(area.centi),
        ),
        _OfficialArea(
            "official_area_ha",
            About(
                tr("Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in hm² with 4 decimals."),
                geometry,
                (("official_area_ha($geometry, 'EPSG:4527')", "1.2346"),),
            ),
            lambda area: hectares(area.ha4),
        ),
        _OfficialArea(
            "official_area_mu",
            About(
                tr("Area on the CGCS2000 ellipsoid by TD/T 1055-2019, appendix D, in 亩 with 2 decimals."),
                geometry,
                (("official_area_mu($geometry) || '亩'", "'18.52亩'"),),
            ),
            lambda area: mu(area.centi),
        ),
        _CornerList(
            "corner_list",
            ["geometry"],
            {"crs": ""},
            About(
                tr(
                    "The corners with the numbers that files, tables and maps give them: an array of maps with name, x "
                    "(north), y (east), part and ring (1 is the outer one)."
                ),
                geometry,
                (
                    ("corner_list($geometry)[0]['name']", "'J1'"),
                    ("array_length(corner_list($geometry))", "12"),
                ),
            ),
        ),
        _CornerText(
            "corner_text",
            ["geometry"],
            {"decimals": 3, "crs": ""},
            About(
                tr("The corners as text for a label or a layout: number, X (north) and Y (east), a line each."),
                (geometry[0], ("decimals", tr("decimals of the coordinates; without it 3")), geometry[1]),
                (("corner_text($geometry, 2)", "'J1  4919700.00  44429700.00 …'"),),
            ),
        ),
        _CornerName(
            "corner_name",
            ["geometry", "point"],
            {},
            About(
                tr("The number of the corner that lies at a point; NULL where none does."),
                (geometry[0], ("point", tr("a point with the very coordinates of a corner"))),
                (("corner_name($geometry, point_n($geometry, 3))", "'J3'"),),
            ),
        ),
        _LandClass(
            "land_class_name",
            About(
                tr("The name of a land class, by the list {edition}; NULL for a code that it does not have.").format(
                    edition=edition
                ),
                code,
                (("land_class_name('0301')", "'乔木林地'"), ('land_class_name("land_class")', "'旱地'")),
            ),
            lambda classes, found: classes[found].name,
        ),
        _LandClass(
            "land_class_group",
            About(
                tr("农用地, 建设用地 or 未利用地, to which a land class belongs by the list {edition}.").format(
                    edition=edition
                ),
                code,
                (("land_class_group('0301')", "'农用地'"),),
            ),
            lambda classes, found: classes.three_class(found),
        ),
        _UnitFindings(
            FINDINGS_FUNCTION,
            ["unit_id"],
            {},
            About(
                tr("The findings and verdicts of a unit in the open project, as HTML; forms of units show it."),
                (("unit_id", tr("number of the unit")),),
                (('unit_findings("unit_id")', "'<ul><li>…'"),),
            ),
        ),
    )


def _help(name: str, syntax: str, about: About) -> str:
    """The page of a function, as QGIS shows those of its own."""
    arguments = "".join(
        f"<tr><td class='argument'>{escape(one)}</td><td>{escape(what)}</td></tr>" for one, what in about.arguments
    )
    examples = "".join(
        f"<li><code>{escape(expression)}</code> → <code>{escape(result)}</code></li>"
        for expression, result in about.examples
    )
    return (
        f"<h3>{tr('function {name}').format(name=name)}</h3><div class='description'><p>{escape(about.text)}</p></div>"
        f"<h4>{tr('Syntax')}</h4><div class='syntax'><code>{name}({escape(syntax)})</code></div>"
        f"<h4>{tr('Arguments')}</h4><div class='arguments'><table>{arguments}</table></div>"
        f"<h4>{tr('Examples')}</h4><div class='examples'><ul>{examples}</ul></div>"
    )


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
