"""Help pages shipped with the plugin, and the button that opens one."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..core.catalogue import RESOURCES
from ..gis.i18n import is_chinese, tr


def help_button(page: str, parent: QWidget) -> QToolButton:
    """A button that opens the help page ``page`` (a name without ending)."""
    button = QToolButton(parent)
    button.setIcon(QgsApplication.getThemeIcon("/mActionHelpContents.svg"))
    button.setToolTip(tr("Open the help page"))
    button.setAccessibleName(tr("Help"))
    button.setObjectName(f"mine_restoration_help_{page}")
    button.clicked.connect(lambda: open_page(page))
    return button


def open_page(page: str) -> None:
    """Open a help page in the user's language."""
    path = RESOURCES / "help" / ("zh" if is_chinese() else "en") / f"{page}.html"
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
