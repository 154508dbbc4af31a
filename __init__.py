"""Mine Restoration (矿区生态修复): from corner coordinates to the annual table and the acceptance map package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin import MineRestorationPlugin


def classFactory(iface: Any) -> MineRestorationPlugin:  # noqa: N802 - the name is QGIS' own
    """The plugin object; ``iface`` is ``None`` in qgis_process. Imported late: ``core`` is usable without QGIS."""
    from .core.geos import load_shapely

    load_shapely()
    from .plugin import MineRestorationPlugin

    return MineRestorationPlugin(iface)
