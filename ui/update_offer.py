"""Opening a project that an earlier version of the plugin made: an offer to update it, with a button."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import Qgis, QgsDataSourceUri, QgsProcessingException, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QPushButton

from ..core.schema import schema
from ..gis.i18n import tr
from ..gis.roles import layers_with
from .steps import PROVIDER

_ALGORITHM = f"{PROVIDER}:updateproject"


class UpdateOffer(QObject):
    """Looks at each project that is opened; ``iface`` gives it the message bar."""

    def __init__(self, iface: Any, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._project = QgsProject.instance()
        self._project.readProject.connect(self._look_later)
        self._look_later()

    def close_down(self) -> None:
        """Look at no more projects."""
        self._project.readProject.disconnect(self._look_later)

    def _look_later(self, *_args: Any) -> None:
        # QGIS clears its message bar while it opens a project.
        QTimer.singleShot(0, self.look)

    def look(self) -> Optional[QPushButton]:
        """Say what is the matter with the open project, if anything; the button of the offer."""
        from ..gis.project_file import version_in

        version, known = version_in(self._project), schema().version
        if version is None or version == known:
            return None
        if version > known:
            self._say(
                tr(
                    "This project is of version {version}, made by a newer plugin; this one knows versions up to "
                    "{known}. Install the newer plugin on this computer before you work in it."
                ).format(version=version, known=known),
                Qgis.MessageLevel.Warning,
            )
            return None
        bar = self._iface.messageBar()
        item = bar.createMessage(
            tr("Mine Restoration"),
            tr(
                "An earlier version of the plugin made this project. An update adds what it lacks and keeps a copy of "
                "how it was."
            ),
        )
        button = QPushButton(tr("Update"), item)
        button.setObjectName("mine_restoration_update")
        button.clicked.connect(lambda: self.update(item))
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Info, 0)
        return button

    def update(self, item: Any = None) -> bool:
        """Update the open project and open it again; whether that was done.

        A project with changes that are not saved stays as it is: they would be lost, or would undo the update.
        """
        if item is not None:
            self._iface.messageBar().popWidget(item)
        unit = next((one for one in layers_with(self._project, "unit") if isinstance(one, QgsVectorLayer)), None)
        if unit is not None and unit.providerType() == "postgres":
            self._open_dialog({"SCHEMA": QgsDataSourceUri(unit.source()).schema(), "PROJECT": self._project.fileName()})
            return False
        edited = [layer for layer in self._project.mapLayers().values() if layer.isEditable()]
        if edited or self._project.isDirty():
            self._say(
                tr(
                    "Save the project and end editing its layers first; then update it ('Update restoration project' "
                    "in the toolbox, or open the project again)."
                ),
                Qgis.MessageLevel.Warning,
            )
            return False
        from qgis import processing

        path = self._project.fileName()
        try:
            done = processing.run(_ALGORITHM, {"PROJECT": path})
        except QgsProcessingException as cause:
            self._say(str(cause), Qgis.MessageLevel.Critical)
            return False
        self._iface.addProject(path)
        self._say(
            tr("The project was updated. As it was before: {path}").format(path=done["KEPT"]),
            Qgis.MessageLevel.Success,
        )
        return True

    def _open_dialog(self, values: dict[str, str]) -> None:
        """A project in PostGIS: only the user knows by which connection its tables may be changed."""
        from qgis import processing

        processing.createAlgorithmDialog(_ALGORITHM, values).show()

    def _say(self, text: str, level: Any) -> None:
        self._iface.messageBar().pushMessage(tr("Mine Restoration"), text, level, 0)
