"""A map sheet of the package shown in QGIS' layout window, before the package is made."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ..gis.i18n import tr
from ..gis.sheet_listeners import listen, unlisten

ALGORITHM = "previewsheet"


class SheetPreview(QObject):
    """Listens for sheets that ``previewsheet`` makes and opens their layouts; ``iface`` has the windows."""

    def __init__(self, iface: Any, dock: Any) -> None:
        super().__init__(dock)
        self._iface = iface
        self._dock = dock
        self._windows: list[tuple[Any, Any]] = []
        listen(self.show)
        dock.sheet_preview = self

    def close_down(self) -> None:
        """Close the windows and listen no more."""
        unlisten(self.show)
        self._dock.sheet_preview = None
        for window, _ in self._windows:
            if not sip.isdeleted(window):
                window.close()
        self._windows.clear()

    def ask(self) -> Optional[Any]:
        """Let the user choose a sheet; its layout is shown when it is made."""
        return self._dock.run(ALGORITHM)

    def show(self, preview: Any) -> None:
        """Open the layouts of a sheet. They go when their windows are closed; nothing of them is in the project."""
        self._windows = [(window, kept) for window, kept in self._windows if not sip.isdeleted(window)]
        for layout in preview.layouts:
            layout.setName(tr("{title} (preview)").format(title=preview.title))
            window = self._iface.openLayoutDesigner(layout)
            # The preview owns the project that the layout lives in: it is kept as long as the window is.
            self._windows.append((window, preview))
