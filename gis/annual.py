"""The annual plan on its way out of QGIS: drafts with their open findings, forms that a user has registered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsApplication

from ..core.annual.draft import draft_of
from ..core.annual.record import AnnualRecord
from ..core.findings import Finding, Severity, count, warning
from .i18n import in_chinese
from .messages import message


def as_draft(record: AnnualRecord, findings: Sequence[Finding]) -> AnnualRecord:
    """The record as a draft that carries ``findings``, in Chinese as all of the form."""
    with in_chinese():
        return replace(record, draft=draft_of(findings, record.form, message))


def for_package(record: AnnualRecord, findings: Sequence[Finding]) -> tuple[AnnualRecord, list[Finding]]:
    """The record for a package, which is made whatever is open: a draft, and a finding that says so, with errors."""
    errors = count(findings, Severity.ERROR)
    if not errors:
        return record, []
    return as_draft(record, findings), [warning("annual.package_draft", count=errors)]


def forms_folder() -> Path:
    """Where a user's own form files lie: ``mine_restoration/forms`` in the QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "mine_restoration" / "forms"


def registered_forms() -> dict[str, Path]:
    """The user's own form files, by their names without ending."""
    folder = forms_folder()
    return {path.stem: path for path in sorted(folder.glob("*.json"))} if folder.is_dir() else {}
