"""Mine Restoration (矿区生态修复): from corner coordinates to the annual table and the acceptance map package."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin import MineRestorationPlugin

# Switched off and on again, or brought up to date, the plugin begins with modules of its own only. QGIS forgets those
# that import statements brought, not those of importlib: their classes would not be equal to the new ones.
for _name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
    del sys.modules[_name]


def classFactory(iface: Any) -> MineRestorationPlugin:  # noqa: N802 - the name is QGIS' own
    """The plugin object; ``iface`` is ``None`` in qgis_process. Imported late: ``core`` is usable without QGIS."""
    from .core.geos import load_shapely

    load_shapely()
    from .plugin import MineRestorationPlugin

    return MineRestorationPlugin(iface)
