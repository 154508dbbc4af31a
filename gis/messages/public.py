"""Sentences of the findings whose code begins with ``public.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "public.coordinate": tr(
            "“{item}” of the public copy would tell a corner coordinate: “{text}”. Take it out of the field of the "
            "unit or of the mine where it stands, and run again."
        ),
        "public.phone": tr(
            "“{item}” of the public copy would tell a telephone number: “{text}”. Take it out of the field of the "
            "unit, the mine or the title block where it stands, and run again."
        ),
        "public.mail": tr(
            "“{item}” of the public copy would tell a mail address: “{text}”. Take it out of the field of the unit, "
            "the mine or the title block where it stands, and run again."
        ),
        "public.identity": tr(
            "“{item}” of the public copy would tell somebody's identity number: “{text}”. Take it out of the field of "
            "the unit, the mine or the title block where it stands, and run again."
        ),
        "public.person": tr(
            "“{item}” of the public copy would tell a name or an address that is not for the public: “{text}”. Take it "
            "out of the field where it stands, and run again."
        ),
        "public.path": tr(
            "“{item}” of the public copy would tell where a file lies on this computer: “{text}”. Take it out of the "
            "field where it stands, and run again."
        ),
        "public.hidden": tr(
            "“{item}” of the public copy holds hidden data ({text}) that this program takes out of its files and could "
            "not take out of this one. Report it with the version of QGIS, and take the item out of the public plan "
            "until then."
        ),
        "public.not_made": tr(
            "The public copy was not written, because something in it would have told what it must not; the errors "
            "above say what and where. The package itself is complete."
        ),
        "public.no_review_number": tr(
            "No 审图号 was given: its slot on {count} maps of the public copy is empty. Maps that are published need "
            "one: enter REVIEW_NUMBER when you have it and run again before you publish them."
        ),
        "public.draft": tr(
            "The annual table is a draft, and the table of the public copy says so. Settle the open errors before you "
            "publish it."
        ),
        "public.no_input": tr(
            "“{item}” is not in the public copy: there are no images that it could show. Give IMAGE_BEFORE and "
            "IMAGE_AFTER, if the public is to see them."
        ),
        "public.no_units": tr("“{item}” is not in the public copy: there is no unit that it would show."),
    }
