"""Sentences of the findings whose code begins with ``glyphs.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "glyphs.lacking": tr(
            "The Chinese typeface of this computer has no “{character}”: in PDFs and maps an empty box stands for it, "
            "as in “{text}” (texts with it: {count}). Write it in another way where it was entered, and run again."
        ),
    }
