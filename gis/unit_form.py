"""The form of a unit: only the fields of its section, its areas, what was found, and the usual words.

A value of a field that the section does not have is not hidden: it stands in a box of its own, until it is emptied.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorHtmlElement,
    QgsEditFormConfig,
    QgsExpression,
    QgsVectorLayer,
)

from ..core.schema import fields_of
from ..core.vocabulary import vocabulary
from .expressions import FINDINGS_FUNCTION
from .form_parts import container, fill_page, show_if
from .i18n import is_chinese, tr

_APPROVAL = ("temp_from", "temp_to")
_IF_TEMPORARY = 'coalesce("temporary", false) or "temp_from" is not null or "temp_to" is not null'


def lay_out_units(layer: QgsVectorLayer) -> None:
    """Lay out the form of a layer of units: what it is, what is done about it, what the plugin computes."""
    config = layer.editFormConfig()
    config.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    config.clearTabs()
    root = config.invisibleRootContainer()
    page = container(tr("Unit"), root, boxed=False)
    fill_page(page, layer, [(tr("What and where"), ("unit_id", "section", "year", "name"))])
    _add_left_over(page, layer)
    for title, names in (
        (vocabulary("sections").label("damaged", is_chinese()), ("problem_type", "damage_degree")),
        (tr("Restoration"), ("land_class", "quality", "measures")),
        (tr("Temporary land"), ("temporary",)),
        (tr("Approval of the temporary land"), _APPROVAL),
        (tr("Acceptance, and last year's plan"), ("accepted", "plan_id")),
        (tr("Plan and result"), ("plan_reason",)),
    ):
        _add_box(page, layer, title, names)
    fill_page(
        page,
        layer,
        [
            (tr("Remarks"), ("note",)),
            (tr("Computed by the plugin"), ("area_ha", "area_m2", "planar_m2", "source")),
        ],
    )
    config.addTab(page)
    found = container(tr("Findings"), root, boxed=False)
    found.addChildElement(_findings(found))
    config.addTab(found)
    config.addTab(_suggestions(root))
    layer.setEditFormConfig(config)


def _add_box(page: QgsAttributeEditorContainer, layer: QgsVectorLayer, title: str, names: Sequence[str]) -> None:
    """A box with fields of the same sections, which is shown for their units only."""
    sections = next(spec.sections for spec in fields_of("unit") if spec.name in names)
    fill_page(page, layer, [(title, names)])
    conditions = [_in(sections)] if sections else []
    if tuple(names) == _APPROVAL:
        conditions.append(f"({_IF_TEMPORARY})")
    if conditions:
        show_if(page.children()[-1], " and ".join(conditions))


def _add_left_over(page: QgsAttributeEditorContainer, layer: QgsVectorLayer) -> None:
    """A box with the filled fields of other sections, which nobody would see otherwise."""
    title = tr("Filled in, but not of this section")
    box = container(title, page, boxed=True)
    conditions = []
    for spec in fields_of("unit"):
        index = layer.fields().indexOf(spec.name)
        if not spec.sections or index < 0:
            continue
        column = QgsExpression.quotedColumnRef(spec.name)
        condition = f"(not coalesce({_in(spec.sections)}, false) and coalesce(to_string({column}), '') <> '')"
        frame = show_if(container("", box, boxed=True), condition)
        frame.setShowLabel(False)
        frame.addChildElement(QgsAttributeEditorField(spec.name, index, frame))
        box.addChildElement(frame)
        conditions.append(condition)
    page.addChildElement(show_if(box, " or ".join(conditions) or "false"))


def _in(sections: Sequence[str]) -> str:
    listed = ", ".join(QgsExpression.quotedString(section) for section in sections)
    return f'"section" in ({listed})'


def _findings(page: QgsAttributeEditorContainer) -> QgsAttributeEditorHtmlElement:
    """What was found about the unit, as the plugin tells it; without the plugin the form says where it stands."""
    element = QgsAttributeEditorHtmlElement(tr("Findings of this unit"), page)
    without = tr("The plugin Mine Restoration shows here what its checks found about this unit.")
    call = f'expression.evaluate("{FINDINGS_FUNCTION}(\\"unit_id\\")")'
    element.setHtmlCode(
        f'<div id="found" style="font-family: sans-serif; font-size: 10pt">{without}</div>'
        f'<script>var found = {call}; if (found) document.getElementById("found").innerHTML = found;</script>'
    )
    element.setShowLabel(False)
    return element


def _suggestions(root: QgsAttributeEditorContainer) -> QgsAttributeEditorContainer:
    """A page with the usual words for the fields that take any text."""
    page = container(tr("Usual words"), root, boxed=False)
    lines = []
    for spec in fields_of("unit"):
        kind, _, name = spec.widget.partition(":")
        if kind == "suggest":
            groups: dict[str, list[str]] = {}
            for term in vocabulary(name).terms:
                groups.setdefault(term.group, []).append(term.value)
            lines.append(f"<h4>{spec.alias(is_chinese())}</h4>")
            lines += [f"<p>{group and group + '：'}{'、'.join(words)}</p>" for group, words in groups.items()]
    element = QgsAttributeEditorHtmlElement(tr("Usual words"), page)
    element.setHtmlCode(f'<div style="font-family: sans-serif; font-size: 10pt">{"".join(lines)}</div>')
    element.setShowLabel(False)
    page.addChildElement(element)
    return page
