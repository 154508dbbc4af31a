"""What the settings are called, what they are for, and what is wrong with the file that one of them names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..core.catalogue import CatalogueError, read_json
from ..core.settings import Setting
from .data_files import broken
from .i18n import tr


def groups() -> dict[str, str]:
    """The titles of the groups, in the order in which they are shown."""
    return {
        "rules": tr("Rules"),
        "templates": tr("Templates and paper"),
        "title_block": tr("Title block of the maps and tables"),
        "survey": tr("Land survey"),
        "tolerances": tr("Tolerances"),
        "display": tr("Display"),
        "folders": tr("Folders"),
    }


def titles() -> dict[str, tuple[str, str]]:
    """Title and explanation of each setting."""
    return {
        "rules": (
            tr("Rules of the zone check"),
            tr("A rule profile of your county (JSON) that extends or replaces the national one."),
        ),
        "unit_rules": (
            tr("Rules of the unit check"),
            tr("Required fields, classes, terms of temporary land (JSON), a changed copy of the bundled file."),
        ),
        "working_days": (
            tr("Working days"),
            tr("A calendar of your own (JSON), for years that the bundled one does not have yet."),
        ),
        "form": (
            tr("Form of the annual table"),
            tr("A workbook with the named cells of the bundled one, or a form file (JSON) with a cell map."),
        ),
        "layouts": (
            tr("Templates of the map sheets"),
            tr("Folder with print layout templates (.qpt) that take the place of the plugin's, sheet by sheet."),
        ),
        "plan": (
            tr("Contents of the acceptance package"),
            tr("A package plan of your county (JSON), a changed copy of the bundled one."),
        ),
        "public_plan": (
            tr("Contents of the public copy"),
            tr("What of a package may be published (JSON), a changed copy of the bundled file."),
        ),
        "paper": (tr("Paper of the maps"), tr("Templates of your own keep their size.")),
        "area_unit": (
            tr("Unit of areas"),
            tr("In the panels and windows. Tables, forms and maps keep the unit that is prescribed for them."),
        ),
        "organisation": (
            tr("Organisation"),
            tr("编制单位 of the title block, and producer of the data in coordinate files."),
        ),
        "drawn_by": (tr("Drawn by"), tr("制图 of the title block.")),
        "checked_by": (tr("Checked by"), tr("审核 of the title block.")),
        "responsible": (tr("Person responsible"), tr("项目负责 of the title block.")),
        "secrecy": (tr("Secrecy mark"), tr("密级 at the top right of each map of this project.")),
        "review_number": (tr("Map review number"), tr("审图号 at the top left of each map of this project.")),
        "height_datum": (tr("Height datum"), tr("高程基准 below each map, as it shall stand.")),
        "contact": (
            tr("Contact for the data"),
            tr("Whom to ask about the data: goes into the metadata of new projects."),
        ),
        "folder": (tr("Folder of new projects"), tr("Where 'New project' makes them, unless you say otherwise there.")),
        "class_field": (
            tr("Field with the land class"),
            tr("Of the land survey; needed only where the field is not called DLBM and has no alias 地类编码."),
        ),
        "control": (
            tr("Areas of land classes sum to"),
            tr("Which area is the right one where both differ; the other stands beside it in every row."),
        ),
        "difference": (
            tr("Warn from this difference of the two sums"),
            tr("In per cent of the unit: its sum by TBMJ against its official area."),
        ),
        "tolerance": (
            tr("Smallest gap or overlap of the survey"),
            tr("Smaller ones under a unit are taken for digits."),
        ),
        "boundary_m": (tr("Tolerance of boundaries"), tr("How far a boundary may be off in the unit check.")),
        "gap_m": (tr("Widest gap between units"), tr("Strips up to this width are reported as gaps.")),
        "short_side_m": (tr("Short side"), tr("Sides of corner files shorter than this are findings; 0: none.")),
        "neighbour_m": (
            tr("Distance of neighbours"),
            tr("Corners nearer than this to one of a neighbour, and not on it, are findings; 0: none."),
        ),
        "arc_m": (tr("Arc tolerance"), tr("How far the straight sides that replace an arc may be from it.")),
        "same_corner_m": (
            tr("Corners are the same within"),
            tr("Corners of an annual table that are farther from those of the units are differences."),
        ),
    }


def choices(setting: Setting) -> dict[str, str]:
    """What the choices of a setting are called."""
    known = {
        "area_unit": {"ha": tr("hectares (hm²)"), "m2": tr("square metres (m²)"), "mu": tr("mu (1/15 hm²)")},
        "control": {"official": tr("the unit's official area"), "survey": tr("the survey polygons' TBMJ")},
    }
    return known.get(setting.name, {choice: choice for choice in setting.choices})


def bundled(name: str) -> str:
    """The file that holds where a setting names none, with its edition; empty for settings that are no such file."""
    from ..core.acceptance.plan import DEFAULT_PLAN
    from ..core.acceptance.public import BUNDLED as PUBLIC_PLAN
    from ..core.annual.deadlines import DEFAULT_CALENDAR
    from ..core.annual.form import DEFAULT_FORM
    from ..core.unitchecks.profile import DEFAULT as UNIT_CHECKS
    from ..core.zones.profile import NATIONAL

    files = {
        "rules": NATIONAL,
        "unit_rules": UNIT_CHECKS,
        "working_days": DEFAULT_CALENDAR,
        "form": DEFAULT_FORM,
        "plan": DEFAULT_PLAN,
        "public_plan": PUBLIC_PLAN,
    }
    if name not in files:
        return ""
    return f"{files[name].name} ({read_json(files[name]).get('edition', str)})"


def shown(setting: Setting, value: Any) -> str:
    """A value as a user reads it; where nothing is set, what that means."""
    if setting.kind == "choice":
        return choices(setting)[value]
    if setting.kind == "number":
        return tr("as the rules say") if value is None else f"{value:g} {setting.unit}"
    if not value:
        return bundled(setting.name) or _nothing(setting.name)
    return str(value)


def _nothing(name: str) -> str:
    empty = {
        "layouts": tr("the plugin's templates"),
        "class_field": tr("found by name"),
        "folder": tr("asked each time"),
    }
    return empty.get(name, tr("empty"))


def problem(setting: Setting, value: Any) -> str:
    """What is wrong with the file or folder that a setting names, with the line, and what to do; empty where nothing
    is.
    """
    if setting.kind not in ("file", "folder") or not value:
        return ""
    path = Path(value)
    if setting.kind == "folder":
        return _folder_problem(setting, path)
    if not path.is_file():
        return tr("There is no file '{path}'. Choose another one, or go back to the default.").format(path=path)
    endings = [f".{ending}" for ending in setting.endings]
    if path.suffix.lower() not in endings:
        return tr("'{path}' should end with {endings}. Choose another file.").format(
            path=path, endings=", ".join(endings)
        )
    try:
        _read(setting.name, path)
    except CatalogueError as cause:
        return broken(cause)
    return ""


def not_looked_at(setting: Setting, value: Any) -> str:
    """What of a file :func:`problem` cannot say; empty where it says all."""
    if setting.name == "form" and str(value or "").lower().endswith(".xlsx"):
        return tr("The named cells of a workbook are looked at when the annual table is made.")
    return ""


def _folder_problem(setting: Setting, path: Path) -> str:
    if not path.is_dir():
        return tr("There is no folder '{path}'. Choose another one, or go back to the default.").format(path=path)
    if setting.name == "layouts":
        from .layouts import own_names

        names = own_names()
        if not any((path / f"{name}.qpt").is_file() for name in names):
            return tr(
                "The folder '{path}' has no template that would be used. Choose another one, or name your templates "
                "(.qpt) after their sheets: {names}."
            ).format(path=path, names=", ".join(names))
    return ""


def _read(name: str, path: Path) -> None:
    """Read a data file as its user would. Raises ``CatalogueError``."""
    if name == "rules":
        from ..core.zones.profile import load_profile

        load_profile(path)
    elif name == "unit_rules":
        from ..core.unitchecks.profile import load_unit_profile

        load_unit_profile(path)
    elif name == "working_days":
        from ..core.annual.deadlines import load_calendar

        load_calendar(path)
    elif name == "plan":
        from ..core.acceptance.plan import load_plan

        load_plan(path)
    elif name == "public_plan":
        from ..core.acceptance.public import load_public_plan

        load_public_plan(path)
    elif name == "form" and path.suffix.lower() == ".json":
        from ..core.annual.form import load_form

        load_form(path)
