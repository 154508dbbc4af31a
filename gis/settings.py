"""What a user has set once: for all projects in the profile of QGIS, for one project in the project itself.

A value is kept as JSON, so that an empty text that somebody has set is not the same as nothing. Paths of a project are
kept as the project keeps those of layers: relative where it says so, and then they move with it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Optional

from qgis.core import (
    QgsApplication,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProject,
    QgsSettings,
)

from ..core.settings import Setting, load_settings

_SCOPE = "mine_restoration"
_PATHS = ("file", "folder")
_PROVIDER = "minerestoration"
DEFAULT, USER, PROJECT = "default", "user", "project"
"""Where a value comes from; see :func:`origin`."""

SETTINGS: tuple[Setting, ...] = load_settings()
"""All settings, in the order in which they are shown."""


@cache
def _by_name() -> dict[str, Setting]:
    return {setting.name: setting for setting in SETTINGS}


def setting_of(name: str) -> Setting:
    """The setting of this name. Raises ``KeyError``."""
    return _by_name()[name]


def value(name: str, project: Optional[QgsProject] = None) -> Any:
    """The value of a setting: the project's own, else the user's, else the default.

    Without ``project`` no project is asked. A number that nobody has set is ``None`` where it has no default; files and
    folders are whole paths, or empty. Raises ``KeyError`` for a name that is none.
    """
    return _found(setting_of(name), project)[1]


def origin(name: str, project: Optional[QgsProject] = None) -> str:
    """Where :func:`value` comes from: ``PROJECT``, ``USER`` or ``DEFAULT``."""
    return _found(setting_of(name), project)[0]


def keep(name: str, value: Any, project: Optional[QgsProject] = None) -> None:
    """Set a value for ``project``, without one for the user; ``None`` takes it away, so that what is behind it holds.

    Raises ``ValueError`` for a value that the setting does not take, or does not take there.
    """
    setting = setting_of(name)
    if value is not None and not setting.accepts(value):
        raise ValueError(f"{name}: {value!r}")
    if not (setting.for_user if project is None else setting.in_projects):
        raise ValueError(f"{name} is not kept there")
    if project is None:
        _keep_for_user(name, value)
    elif value is None:
        project.removeEntry(_SCOPE, _entry(name))
    else:
        if setting.kind in _PATHS and value:
            value = project.writePath(value)
        project.writeEntry(_SCOPE, _entry(name), json.dumps(value, ensure_ascii=False))


def own_value(name: str, project: Optional[QgsProject] = None) -> Any:
    """What is set for ``project`` itself, without one for the user; ``None`` where nothing is, or nothing usable."""
    setting = setting_of(name)
    if project is None:
        return _usable(setting, str(QgsSettings().value(_key(name)) or ""))
    found = _usable(setting, project.readEntry(_SCOPE, _entry(name))[0])
    return project.readPath(found) if found and setting.kind in _PATHS else found


def parameters_of(step_id: str, project: Optional[QgsProject] = None) -> dict[str, Any]:
    """What the dialog of an algorithm is filled with: its parameters for which somebody has set a value.

    Defaults are left out, they are the algorithm's own, and so is what a parameter would not take (a workbook where
    only a form file will do).
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"{_PROVIDER}:{step_id}")
    values: dict[str, Any] = {}
    if algorithm is None:
        return values
    for setting in SETTINGS:
        definition = algorithm.parameterDefinition(setting.parameters.get(step_id, ""))
        if definition is None or origin(setting.name, project) == DEFAULT:
            continue
        taken = _as_parameter(definition, setting, value(setting.name, project))
        if taken is not None and definition.checkValueIsAcceptable(taken):
            values[definition.name()] = taken
    return values


def _as_parameter(definition: QgsProcessingParameterDefinition, setting: Setting, found: Any) -> Any:
    """A value as a parameter takes it: of a choice its number. ``None``: nothing to fill in."""
    if isinstance(definition, QgsProcessingParameterEnum) and not definition.usesStaticStrings():
        known = definition.options()
        return known.index(found) if found in known else setting.choices.index(found)
    return None if setting.kind in _PATHS and not found else found


def _found(setting: Setting, project: Optional[QgsProject]) -> tuple[str, Any]:
    """Where a value comes from, and the value."""
    places = ((PROJECT, project, setting.in_projects and project is not None), (USER, None, setting.for_user))
    for place, asked, is_kept in places:
        found = own_value(setting.name, asked) if is_kept else None
        if found is not None:
            return place, found
    return DEFAULT, setting.default


def _usable(setting: Setting, text: str) -> Any:
    """What was kept, unless somebody has written something else there: then nothing is set."""
    try:
        found = json.loads(text) if text else None
    except ValueError:
        return None
    return found if setting.accepts(found) else None


def _keep_for_user(name: str, found: Any) -> None:
    if found is None:
        QgsSettings().remove(_key(name))
    else:
        QgsSettings().setValue(_key(name), json.dumps(found, ensure_ascii=False))


def _entry(name: str) -> str:
    return f"settings/{name}"


def _key(name: str) -> str:
    return f"{_SCOPE}/settings/{name}"
