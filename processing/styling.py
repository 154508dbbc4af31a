"""The looks of results that QGIS loads when an algorithm has finished."""

from __future__ import annotations

from collections import deque

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from ..gis.forms import name_columns, name_values, set_form
from ..gis.lists import lists_for
from ..gis.styles import style_layer

LOOKS = {
    "UNITS": "unit",
    "CORNERS": "corner",
    "PARTS": "survey_part",
    "SUMMARY": "survey_summary",
    "TOTALS": "survey_total",
    "CHANGES": "class_change",
    "HITS": "zone_hit",
    "VERDICTS": "verdict",
    "FINDINGS": "finding",
    "VISIBLE_RANGE": "visible_range",
    "YEAR_COMPARISON": "year_comparison",
}
"""Output name, the same in all algorithms, to the kind of layer it holds; the last two are an OUTPUT of one."""


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer the look of its kind."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if isinstance(layer, QgsVectorLayer):
            style_layer(layer, self._kind)
            name_columns(layer, self._kind)  # before the widgets: in QGIS 3.22 a new alias takes a field's widget away
            project = layer.project()
            if self._kind == "unit" and project is not None:
                set_form(layer, self._kind, lists_for(project))
            elif self._kind == "verdict":
                set_form(layer, self._kind)  # reviewers mark verdicts in it
            elif self._kind == "year_comparison":
                name_values(layer, {"outcome": "plan_outcome", "matched_by": "matched_by", "relation": "relation"})
            elif self._kind == "zone_hit":
                name_values(layer)


_kept: deque[_Styler] = deque(maxlen=100)
"""The stylers of the last runs. QGIS deletes a styler with its context, but does not keep Python's half of it alive."""


def style_output(context: QgsProcessingContext, layer_id: str, output: str, title: str = "") -> None:
    """Have the layer ``layer_id`` of the output named ``output`` styled and called ``title``, if QGIS will load it."""
    if not layer_id or not context.willLoadLayerOnCompletion(layer_id):
        return
    details = context.layerToLoadOnCompletionDetails(layer_id)
    if title:
        details.name = title
    if output in LOOKS:
        styler = _Styler(LOOKS[output])
        _kept.append(styler)
        details.setPostProcessor(styler)
