"""What attribute forms are laid out with: pages, boxes, fields in them, and what makes them visible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsExpression,
    QgsOptionalExpression,
    QgsVectorLayer,
)


def container(title: str, parent: QgsAttributeEditorContainer, boxed: bool) -> QgsAttributeEditorContainer:
    """A page of its own, or a box on a page."""
    made = QgsAttributeEditorContainer(title, parent)
    if Qgis.QGIS_VERSION_INT >= 33200:
        kinds = Qgis.AttributeEditorContainerType
        made.setType(kinds.GroupBox if boxed else kinds.Tab)
    else:
        made.setIsGroupBox(boxed)
    return made


def fill_page(
    page: QgsAttributeEditorContainer, layer: QgsVectorLayer, groups: Iterable[tuple[str, Sequence[str]]]
) -> None:
    """Put boxes of fields on a page: title and names of each; a field that the layer does not have is left out."""
    for title, names in groups:
        group = container(title, page, boxed=True)
        for name in names:
            index = layer.fields().indexOf(name)
            if index >= 0:
                group.addChildElement(QgsAttributeEditorField(name, index, group))
        page.addChildElement(group)


def show_if(part: QgsAttributeEditorContainer, expression: str) -> QgsAttributeEditorContainer:
    """Show a page or box only where an expression of the form's values is true."""
    part.setVisibilityExpression(QgsOptionalExpression(QgsExpression(expression)))
    return part
