"""updateproject: brings the project of an earlier version of the plugin to this one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
)

from ..core.migrations import NewerStoreError
from ..core.progress import check
from ..gis import postgis
from ..gis.i18n import tr
from ..gis.migrations import ChangedMeanwhileError, NotAStoreError, TableLostError, Updated, files_of, update_store
from .base import MineRestorationAlgorithm, advanced, share_of
from .createproject import DATABASE, SCHEMA, no_connection
from .trouble import in_words

PROJECT, OUTPUT, KEPT, BEFORE, AFTER = "PROJECT", "OUTPUT", "KEPT", "BEFORE", "AFTER"


class UpdateProject(MineRestorationAlgorithm):
    """Whole or not at all; what was there before is kept under a name that says its version."""

    ID = "updateproject"
    NEEDS = ()

    def shortDescription(self) -> str:
        return tr("Brings a project that an earlier version of the plugin made to this version; keeps a copy.")

    def tags(self) -> list[str]:
        return tr("project,geopackage,version,migration,update").split(",")

    def flags(self) -> Any:
        # A QgsProject and its layers belong to the thread that made them.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        project = QgsProcessingParameterFile(
            PROJECT, tr("GeoPackage or QGIS project"), optional=True, fileFilter=tr("Projects (*.gpkg *.qgz *.qgs)")
        )
        project.setHelp(
            tr(
                "The GeoPackage of the project, or the QGIS project that opens it; of both files one is enough where "
                "they stand beside each other under the same name."
            )
        )
        database = QgsProcessingParameterProviderConnection(DATABASE, tr("Database"), "postgres", optional=True)
        database.setHelp(
            tr("For a project in PostGIS: the connection of its database; PROJECT is the QGIS project, if it has one.")
        )
        schema = QgsProcessingParameterString(SCHEMA, tr("Schema"), optional=True)
        schema.setHelp(tr("For a project in PostGIS: its schema."))
        for parameter in (project, advanced(database), advanced(schema)):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(OUTPUT, tr("GeoPackage")))
        self.addOutput(QgsProcessingOutputFile(KEPT, tr("What it was before")))
        self.addOutput(QgsProcessingOutputNumber(BEFORE, tr("Version before")))
        self.addOutput(QgsProcessingOutputNumber(AFTER, tr("Version after")))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        with in_words():
            check(share_of(feedback, 0, 1), 0)
        text = self.parameterAsFile(parameters, PROJECT, context)
        connection = self.parameterAsConnectionName(parameters, DATABASE, context)
        if not text and not connection:
            raise QgsProcessingException(tr("Give PROJECT, a file, or DATABASE and SCHEMA, a project in PostGIS."))
        path = Path(text)
        if connection:
            return self._update_database(connection, path if text else None, parameters, context, feedback)
        try:
            geopackage, project = files_of(path)
            with in_words(str(path)):
                done = update_store(geopackage, project, share_of(feedback, 0, 1))
        except NotAStoreError as cause:
            raise QgsProcessingException(
                tr(
                    "'{path}' is no project of this plugin, or not there. Choose the GeoPackage that 'Create "
                    "restoration project' made, or the QGIS project beside it."
                ).format(path=cause.path)
            ) from cause
        except NewerStoreError as cause:
            raise QgsProcessingException(_newer(str(path), cause)) from cause
        except TableLostError as cause:
            raise QgsProcessingException(
                tr(
                    "'{path}' lacks {names}, which every project has: somebody has deleted or renamed it. Nothing was "
                    "changed. Add it again under that name, or take a copy of the project that is whole."
                ).format(path=cause.path, names=cause.names)
            ) from cause
        except ChangedMeanwhileError as cause:
            raise QgsProcessingException(
                tr(
                    "Somebody saved to '{path}' while it was being updated. Nothing was changed. Close it in other "
                    "programs and run the update again."
                ).format(path=cause.path)
            ) from cause
        _tell(done, feedback)
        return {
            OUTPUT: str(done.geopackage),
            KEPT: str(done.kept[0]),
            BEFORE: done.before,
            AFTER: done.after,
        }

    def _update_database(
        self,
        connection: str,
        project: Optional[Path],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        schema = self.parameterAsString(parameters, SCHEMA, context).strip()
        try:
            if project is not None and project.suffix.lower() not in (".qgz", ".qgs"):
                raise QgsProcessingException(
                    tr("'{path}' is no QGIS project. For a project in PostGIS give its QGIS project, or none.").format(
                        path=project
                    )
                )
            with in_words():
                done = postgis.update_schema(connection, schema)
                # At once: a project that cannot be updated leaves the schema as it is here.
                feedback.pushInfo(
                    tr("Schema {schema}: version {before} to {after}. As it was before: schema {kept}.").format(
                        schema=schema, before=done.before, after=done.after, kept=done.kept or "-"
                    )
                )
                kept = postgis.update_project_file(connection, schema, project, done.before) if project else None
        except postgis.NoConnectionError as cause:
            raise QgsProcessingException(no_connection(connection, str(cause))) from cause
        except postgis.NotAStoreError as cause:
            raise QgsProcessingException(
                tr(
                    "Schema '{schema}' of the database '{database}' holds no project of this plugin, or PROJECT does "
                    "not open it. Give the schema that 'Create restoration project' made, and the QGIS project of it."
                ).format(schema=schema, database=connection)
            ) from cause
        except NewerStoreError as cause:
            raise QgsProcessingException(_newer(f"{connection}: {schema}", cause)) from cause
        except postgis.DatabaseError as cause:
            raise QgsProcessingException(
                tr(
                    "The database '{database}' refused the update: {reason}. Nothing was changed there. Ask its "
                    "administrator, or give another connection."
                ).format(database=connection, reason=cause)
            ) from cause
        if kept is not None:
            feedback.pushInfo(tr("{path} was made anew. As it was before: {kept}").format(path=project, kept=kept))
        return {OUTPUT: schema, KEPT: done.kept, BEFORE: done.before, AFTER: done.after}


def _newer(name: str, cause: NewerStoreError) -> str:
    return tr(
        "'{name}' is of version {version}, made by a newer plugin; this one knows versions up to {known}. Nothing was "
        "changed. Install the newer plugin on this computer."
    ).format(name=name, version=cause.version, known=cause.known)


def _tell(done: Updated, feedback: QgsProcessingFeedback) -> None:
    """What was done, and where the old state is."""
    feedback.pushInfo(
        tr("{path}: version {before} to {after}.").format(path=done.geopackage, before=done.before, after=done.after)
    )
    if done.added:
        feedback.pushInfo(tr("Added: {names}").format(names=", ".join(done.added)))
    if done.project is None:
        feedback.pushInfo(tr("No QGIS project stands beside the GeoPackage under its name; none was changed."))
    else:
        feedback.pushInfo(
            tr("Forms, relations, styles and map themes of {path} were made anew.").format(path=done.project)
        )
    for path in done.kept:
        feedback.pushInfo(tr("As it was before: {path}").format(path=path))
