"""Attribute forms of the layers: which widget edits a field, what it accepts, how the form is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.core import (
    QgsAttributeEditorRelation,
    QgsConditionalStyle,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsRelation,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.constraints import usual_years
from ..core.landclass.classes import load_classes
from ..core.schema import FieldSpec, fields_of, schema
from ..core.vocabulary import vocabulary
from .expressions import LIVE, STALE
from .form_parts import container, fill_page
from .i18n import is_chinese, tr
from .layers import YEAR_VARIABLE
from .lists import SEARCHED, both, label_field, relate_list
from .styles import colours_of, texts_of
from .unit_form import lay_out_units

_HARD = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
_SOFT = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
_NULL_VALUE = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"
"""What QGIS' value map widget takes for NULL (QgsValueMapFieldFormatter::NULL_VALUE, not in Python)."""

_LARGEST = 1e12
"""Square metres, more than a country has."""

OFFERED = 'coalesce("offered", true)'
"""Of a list, what forms offer: who adds a row wants it."""

_FINDING_WIDTHS = {"severity": 75, "message": 640, "unit_id": 110, "source": 150, "line": 55, "corner": 60, "code": 180}
"""The columns of findings in their order, pixels."""
_LEAST_WIDTH = 100
_LAST_NARROW = 0x2E7F
"""Characters behind this one (Chinese) are twice as wide."""


def set_form(layer: QgsVectorLayer, table: str, lists: Optional[Mapping[str, QgsVectorLayer]] = None) -> None:
    """Give the layer of ``table`` its aliases, widgets, constraints and defaults; forms with many fields have groups.

    ``lists`` are the layers of a project that hold value lists, by list: fields then offer what stands there. Without
    them fields offer what the plugin's own lists hold, as a layer does that somebody takes out of its project.
    """
    for spec in fields_of(table):
        index = layer.fields().indexOf(spec.name)
        if index < 0:
            continue
        layer.setFieldAlias(index, spec.alias(is_chinese()))
        layer.setEditorWidgetSetup(index, _widget(layer, spec, lists or {}))
        _constrain(layer, index, spec)
    _constrain_rows(layer, table)
    config = layer.editFormConfig()
    for spec in fields_of(table):
        if spec.widget == "computed":
            config.setReadOnly(layer.fields().indexOf(spec.name), True)
    layer.setEditFormConfig(config)
    fid = layer.fields().indexOf("fid")
    if fid >= 0:
        layer.setEditorWidgetSetup(fid, QgsEditorWidgetSetup("Hidden", {}))
    if table == "unit":
        _keep_areas(layer)
        lay_out_units(layer)
    elif table == "mine":
        _lay_out_mine(layer)
    elif table == "verdict":
        name_values(layer)
        _lay_out_verdicts(layer)


_CODES = {"means": "means", "outcome": "outcome"}


def name_values(layer: QgsVectorLayer, groups: Mapping[str, str] = _CODES) -> None:
    """Show what codes stand for, in the colours of the map; ``groups`` are those of ``symbols.json`` by field."""
    for field, group in groups.items():
        index = layer.fields().indexOf(field)
        if index < 0:
            continue
        layer.setEditorWidgetSetup(index, _choice([(text, value) for value, text in texts_of(group).items()], False))
        styles = []
        for value, colour in colours_of(group).items():
            style = QgsConditionalStyle(f"\"{field}\" = '{value}'")
            style.setBackgroundColor(QColor(*((part + 255) // 2 for part in colour.getRgb()[:3])))
            style.setTextColor(QColor("#202020"))
            styles.append(style)
        layer.conditionalStyles().setFieldStyles(field, styles)


def name_columns(layer: QgsVectorLayer, table: str) -> None:
    """Give the fields of a result their aliases, and its columns room for them; the table of findings shows severity,
    sentence and place at once.
    """
    for spec in fields_of(table):
        index = layer.fields().indexOf(spec.name)
        if index >= 0:
            layer.setFieldAlias(index, spec.alias(is_chinese()))
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    if table != "finding":
        headings = {field.name(): field.displayName() for field in layer.fields()}
        for index, column in enumerate(config.columns()):
            config.setColumnWidth(index, _heading_width(headings.get(column.name, "")))
        layer.setAttributeTableConfig(config)
        return
    order = {name: place for place, name in enumerate(_FINDING_WIDTHS)}
    columns = sorted(config.columns(), key=lambda column: order.get(column.name, len(order)))
    for column in columns:
        column.width = _FINDING_WIDTHS.get(column.name, column.width)
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def _heading_width(text: str) -> int:
    """Pixels that a column needs for its heading, as QGIS' own columns at least."""
    return max(_LEAST_WIDTH, 25 + sum(15 if ord(char) > _LAST_NARROW else 8 for char in text))


def add_results(layer: QgsVectorLayer, title: str, relations: list[QgsRelation]) -> None:
    """Add a page called ``title`` with the rows that belong to a row (findings, verdicts, units ...) to a form."""
    config = layer.editFormConfig()
    page = container(title, config.invisibleRootContainer(), boxed=False)
    for relation in relations:
        group = container(relation.name(), page, boxed=True)
        table = QgsAttributeEditorRelation(relation, group)
        table.setRelationWidgetTypeId("relation_editor")
        table.setShowLabel(False)
        group.addChildElement(table)
        page.addChildElement(group)
    config.addTab(page)
    layer.setEditFormConfig(config)


def _widget(layer: QgsVectorLayer, spec: FieldSpec, lists: Mapping[str, QgsVectorLayer]) -> QgsEditorWidgetSetup:
    kind, _, name = spec.widget.partition(":")
    list_name = "land_classes" if kind == "land_class" else name
    listed = lists.get(list_name)
    if listed is not None and kind in ("choose", "land_class"):
        relation = relate_list(layer, spec.name, listed) if list_name in SEARCHED else ""
        return _searched(relation) if relation else _related(listed)
    if kind in ("required", "choose"):
        terms = [
            (term.zh if is_chinese() else both(term.en, term.value), term.value) for term in vocabulary(name).terms
        ]
        return _choice(terms, optional=kind == "choose")
    if kind == "land_class":
        classes = load_classes()
        codes = sorted(item.code for item in classes if classes.is_polygon_class(item.code))
        return _choice([(f"{code} {classes[code].name}", code) for code in codes], optional=True)
    if kind == "suggest":
        return QgsEditorWidgetSetup("UniqueValues", {"Editable": True})
    if kind == "year":
        first, last = usual_years()
        limits = {"Min": first, "Max": last, "Step": 1, "Style": "SpinBox", "AllowNull": True}
        return QgsEditorWidgetSetup("Range", limits)
    if kind == "computed" and spec.kind == "double":
        # A field of a GeoPackage has no decimals of its own: a text would show 1.05 where the area is 1.0500.
        return QgsEditorWidgetSetup(
            "Range", {"Style": "SpinBox", "Precision": spec.precision, "Min": 0, "Max": _LARGEST, "AllowNull": True}
        )
    if spec.kind == "bool":
        # Not a check box: it cannot say that nobody has said it.
        return _choice([(tr("Yes"), "true"), (tr("No"), "false")], optional=True)
    if spec.kind == "date":
        shown = {"display_format": "yyyy-MM-dd", "field_format": "yyyy-MM-dd", "calendar_popup": True}
        return QgsEditorWidgetSetup("DateTime", {**shown, "allow_null": True})
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": kind == "long"})


def _choice(entries: list[tuple[str, str]], optional: bool) -> QgsEditorWidgetSetup:
    """A list to choose from; NULL can be chosen where ``optional``."""
    null: list[dict[str, Any]] = [{"": _NULL_VALUE}] if optional else []
    return QgsEditorWidgetSetup("ValueMap", {"map": null + [{label: value} for label, value in entries]})


def _searched(relation: str) -> QgsEditorWidgetSetup:
    """A list that is searched by typing: part of a code, of a name, of a word. What stands in a field and is not in the
    list stays, in brackets. (The completer of a value relation takes it away, and finds beginnings only.)
    """
    return QgsEditorWidgetSetup(
        "RelationReference",
        {
            "Relation": relation,
            "FilterExpression": OFFERED,
            "AllowNULL": True,
            "OrderByValue": True,
            "ShowForm": False,
            "ShowOpenFormButton": False,
            "MapIdentification": False,
            "AllowAddFeatures": False,
            "ReadOnly": False,
        },
    )


def _related(listed: QgsVectorLayer) -> QgsEditorWidgetSetup:
    """A choice of the rows of a list's table that are offered, by their label."""
    return QgsEditorWidgetSetup(
        "ValueRelation",
        {
            "Layer": listed.id(),
            "LayerName": listed.name(),
            "LayerSource": "",  # a path of this machine; the layer is found by its id
            "LayerProviderName": listed.providerType(),
            "Key": "value",
            "Value": label_field(),
            "FilterExpression": OFFERED,
            "AllowNull": True,
            "AllowMulti": False,
            "OrderByValue": False,
            "OrderByField": True,
            "OrderByFieldName": "position",
            "NofColumns": 1,
            "UseCompleter": False,
        },
    )


def _constrain(layer: QgsVectorLayer, index: int, spec: FieldSpec) -> None:
    kind = spec.widget.partition(":")[0]
    constraint = QgsFieldConstraints.Constraint
    if kind in ("key", "year", "required"):
        layer.setFieldConstraint(index, constraint.ConstraintNotNull, _HARD)
    if kind == "key":
        layer.setFieldConstraint(index, constraint.ConstraintUnique, _HARD)
    if kind == "year":
        first, last = usual_years()
        expression = f'"{spec.name}" >= {first} and "{spec.name}" <= {last}'
        layer.setConstraintExpression(index, expression, tr("A year with four digits"))
        layer.setFieldConstraint(index, constraint.ConstraintExpression, _SOFT)
    if kind == "money":
        expression = f'"{spec.name}" is null or regexp_match("{spec.name}", \'^[0-9]+([.][0-9]{{1,4}})?$\')'
        layer.setConstraintExpression(index, expression, tr("A number in 10,000 CNY with up to 4 decimals, no unit"))
        layer.setFieldConstraint(index, constraint.ConstraintExpression, _SOFT)


def _constrain_rows(layer: QgsVectorLayer, table: str) -> None:
    """What fields owe to other fields and rows: a value that is there once, a last day that is not before the first."""
    constraint = QgsFieldConstraints.Constraint
    for spec in (one for one in schema().layers if one.name == table):
        for name in spec.unique:
            index = layer.fields().indexOf(name)
            if index >= 0:
                layer.setFieldConstraint(index, constraint.ConstraintUnique, _HARD)
        for first, last in spec.ordered:
            index = layer.fields().indexOf(last)
            if index >= 0 and layer.fields().indexOf(first) >= 0:
                expression = f'"{first}" is null or "{last}" is null or "{last}" >= "{first}"'
                layer.setConstraintExpression(index, expression, tr("A day that is not before the first day"))
                layer.setFieldConstraint(index, constraint.ConstraintExpression, _SOFT)


def _keep_areas(layer: QgsVectorLayer) -> None:
    """Compute the areas of a unit whenever its boundary changes, and mark those that are of another boundary."""
    for name, expression in LIVE.items():
        index = layer.fields().indexOf(name)
        if index < 0:
            continue
        layer.setDefaultValueDefinition(index, QgsDefaultValue(expression, True))
        layer.setConstraintExpression(
            index,
            f"not ({STALE})",
            tr("The areas are missing or those of another boundary. Edit the unit in QGIS with this plugin."),
        )
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintExpression, _SOFT)
        style = QgsConditionalStyle(STALE)
        style.setBackgroundColor(QColor("#f6c7c7"))
        style.setTextColor(QColor("#a00000"))
        layer.conditionalStyles().setFieldStyles(name, [style])
    year = layer.fields().indexOf("year")
    if year >= 0:
        layer.setDefaultValueDefinition(year, QgsDefaultValue(f"to_int(@{YEAR_VARIABLE})", False))


def _lay_out_mine(layer: QgsVectorLayer) -> None:
    """The form of the mine's year: who, the money, and the texts of the plan on a page of their own."""
    config = layer.editFormConfig()
    config.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    config.clearTabs()
    root = config.invisibleRootContainer()
    specs = fields_of("mine")
    texts = [spec.name for spec in specs if spec.widget == "long"]
    money = [spec.name for spec in specs if spec.widget == "money"]
    rest = [spec.name for spec in specs if spec.name not in texts and spec.name not in money]
    pages: list[tuple[str, tuple[tuple[str, list[str]], ...]]] = [
        (tr("Mine"), ((tr("Mining right and contact"), rest), (tr("Money (10,000 CNY)"), money)))
    ]
    if texts:
        pages.append((tr("Texts of the plan"), ((tr("Texts of the plan"), texts),)))
    for title, groups in pages:
        page = container(title, root, boxed=False)
        fill_page(page, layer, groups)
        config.addTab(page)
    layer.setEditFormConfig(config)


def _lay_out_verdicts(layer: QgsVectorLayer) -> None:
    """The form of a verdict: the reviewer's mark first, then what it is about, which cannot be edited."""
    specs = {spec.name: spec for spec in fields_of("verdict")}
    marks = [name for name in specs if name.startswith("mark")]
    for name in ("meaning", "parameters", "basis", "marked_verdict"):
        layer.setEditorWidgetSetup(
            layer.fields().indexOf(name), QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True})
        )
    config = layer.editFormConfig()
    config.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    config.clearTabs()
    title = next(one.title(is_chinese()) for one in schema().layers if one.name == "verdict")
    page = container(title, config.invisibleRootContainer(), boxed=False)
    groups = (
        (specs["mark"].alias(is_chinese()), marks),
        (title, [name for name in specs if name not in marks]),
    )
    fill_page(page, layer, groups)
    config.addTab(page)
    layer.setEditFormConfig(config)
