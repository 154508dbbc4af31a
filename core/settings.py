"""What a user can set once instead of in every dialog: names, kinds, limits and defaults of the settings.

They are data (``resources/settings.json``). Where values are kept is the caller's matter; this says which values there
may be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from .catalogue import RESOURCES, Node, read_json

DEFAULT_SETTINGS = RESOURCES / "settings.json"
KINDS = ("text", "file", "folder", "choice", "number")
SCOPES = ("project", "user", "both")
_KEYS = (
    *("name", "group", "kind", "default", "scope", "parameters"),
    *("choices", "endings", "minimum", "maximum", "decimals", "unit"),
)


@dataclass(frozen=True)
class Setting:
    """One setting. ``default`` is what holds where nobody has set anything; ``None`` or empty: what the algorithms do
    by themselves.

    ``parameters`` are those that it fills, by algorithm. A file ends with one of ``endings``, a number lies between
    ``minimum`` and ``maximum`` and is shown with ``decimals`` and ``unit``.
    """

    name: str
    group: str
    kind: str
    default: Any
    scope: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    minimum: float = 0.0
    maximum: float = 0.0
    decimals: int = 0
    unit: str = ""

    @property
    def in_projects(self) -> bool:
        """Whether a project may have a value of its own."""
        return self.scope in ("project", "both")

    @property
    def for_user(self) -> bool:
        """Whether a user may have a value for all projects."""
        return self.scope in ("user", "both")

    def accepts(self, value: Any) -> bool:
        """Whether ``value`` can be kept: of the right type, one of the choices, between the limits. Files are not
        looked for: they may be on a drive that is not there today.
        """
        if self.kind == "number":
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            return is_number and math.isfinite(value) and self.minimum <= value <= self.maximum
        return isinstance(value, str) and (self.kind != "choice" or value in self.choices)


def load_settings(path: Path = DEFAULT_SETTINGS) -> tuple[Setting, ...]:
    """The settings in ``path``, in the order in which they are shown. Raises ``CatalogueError``."""
    top = read_json(path)
    top.only("edition", "note", "settings")
    found: dict[str, Setting] = {}
    for node in top.items("settings"):
        setting = _setting(node)
        if setting.name in found:
            raise node.fail("'{key}' is there twice; only one can count", key=setting.name)
        found[setting.name] = setting
    return tuple(found.values())


def _setting(node: Node) -> Setting:
    node.only(*_KEYS)
    kind, scope = _one_of(node, "kind", KINDS), _one_of(node, "scope", SCOPES)
    parameters = node.child("parameters") if node.has("parameters") else None
    setting = Setting(
        name=node.get("name", str),
        group=node.get("group", str),
        kind=kind,
        default=node.child("default").value,
        scope=scope,
        parameters={key: parameters.get(key, str) for key in parameters.value} if parameters else {},
        choices=node.texts("choices"),
        endings=node.texts("endings"),
        minimum=_number(node, "minimum"),
        maximum=_number(node, "maximum"),
        decimals=node.get("decimals", int, 0),
        unit=node.get("unit", str, ""),
    )
    if not (setting.accepts(setting.default) or (setting.default is None and kind == "number")):
        raise node.child("default").fail("is no value that this setting takes")
    return setting


def _one_of(node: Node, key: str, known: tuple[str, ...]) -> str:
    value: str = node.get(key, str)
    if value not in known:
        raise node.child(key).fail("'{value}' is none of {known}", value=value, known=", ".join(known))
    return value


def _number(node: Node, key: str) -> float:
    value: Optional[float] = node.get(key, (int, float), 0)
    return float(value or 0)
