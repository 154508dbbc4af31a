"""Sentences of the findings whose code begins with ``acceptance.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "acceptance.failed": tr("“{item}” could not be made; the lines above say why. It is listed as missing."),
        "acceptance.no_input": tr(
            "“{item}” is not in the package: the layer or table that it is made from was not given. It is listed as "
            "missing."
        ),
        "acceptance.no_units": tr("“{item}” is not in the package: there is no unit that it would show."),
        "acceptance.applicant_adds": tr(
            "{count} items are yours to add and are listed as missing until then: {items}."
        ),
    }
