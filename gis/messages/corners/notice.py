"""Sentences about corners in the sentences of notices."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.notice_pair_broken": tr(
            "This is no corner: '{text}'. A corner has two labels with a number behind each, such as X=4920000.00, "
            "Y=44500000.00; complete it after the original."
        ),
        "corners.notice_areas": tr(
            "The text was parted into {count} parcels, by titles and by corner numbers that begin anew; the second "
            "begins here. Check that."
        ),
        "corners.notice_no_corners": tr(
            "No corner with two labels was found, such as X=4920000.00, Y=44500000.00. Write the corners so, or as a "
            "list."
        ),
    }
