"""FORM and TEMPLATE: which form an annual table is in, the official one, a registered one, or one in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingParameterEnum

from ..gis.annual import registered_forms
from ..gis.i18n import tr
from .base import Helped, MineRestorationAlgorithm, advanced

FORM, TEMPLATE = "FORM", "TEMPLATE"


def form_input() -> Helped:
    """The parameter FORM. Its values are texts: a model keeps its choice when there are more forms."""
    form = QgsProcessingParameterEnum(
        FORM, tr("Registered form"), list(registered_forms()), optional=True, usesStaticStrings=True
    )
    return (
        advanced(form),
        tr("A form file from the folder mine_restoration/forms of your QGIS profile. Empty: the official form."),
    )


def form_file(
    algorithm: MineRestorationAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Optional[Path]:
    """The file that FORM or TEMPLATE names; ``None`` for the official form. Raises ``QgsProcessingException``."""
    name = algorithm.parameterAsEnumString(parameters, FORM, context)
    template = algorithm.parameterAsFile(parameters, TEMPLATE, context)
    if name and template:
        raise QgsProcessingException(
            tr("Both FORM ('{form}') and TEMPLATE ('{template}') are given. Choose one of them.").format(
                form=name, template=template
            )
        )
    return Path(template) if template else registered_forms().get(name)
