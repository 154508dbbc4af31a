"""createproject: the GeoPackage and the QGIS project of one mining right."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
)

from ..core.catalogue import CatalogueError
from ..core.constraints import usual_years
from ..core.files import safe_name
from ..core.progress import check
from ..gis import postgis
from ..gis.crs import crs_name, plane_of
from ..gis.i18n import tr
from ..gis.project_file import About
from ..gis.store import StoreExistsError, create_store, store_in
from .base import MineRestorationAlgorithm, advanced, share_of
from .trouble import in_words

FOLDER, CRS, NAME, OUTPUT, PROJECT = "FOLDER", "CRS", "NAME", "OUTPUT", "PROJECT"
YEAR, CONTACT, DATABASE, SCHEMA = "YEAR", "CONTACT", "DATABASE", "SCHEMA"
_FIRST_YEAR, _LAST_YEAR = usual_years()
_DEFAULT_NAME = "mine_restoration"


class CreateProject(MineRestorationAlgorithm):
    """Makes an empty project; never overwrites one."""

    ID = "createproject"
    NEEDS = ()

    def shortDescription(self) -> str:
        return tr("Makes the GeoPackage and the QGIS project of one mining right, with forms, styles and relations.")

    def tags(self) -> list[str]:
        return tr("project,geopackage,template,forms,mining right").split(",")

    def flags(self) -> Any:
        # A QgsProject and its layers belong to the thread that made them.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        folder = QgsProcessingParameterFile(FOLDER, tr("Folder"), QgsProcessingParameterFile.Behavior.Folder)
        folder.setHelp(tr("Folder of the new project; it is made where it is not there yet."))
        crs = QgsProcessingParameterCrs(CRS, tr("CRS of the project"), "EPSG:4532")
        crs.setHelp(tr("A CGCS2000 Gauss-Krüger plane, the one of the mining licence: EPSG:4491 to 4554."))
        name = QgsProcessingParameterString(NAME, tr("Name"), _DEFAULT_NAME, optional=True)
        name.setHelp(tr("Name of both files, for example the name of the mine."))
        year = QgsProcessingParameterNumber(YEAR, tr("Year"), optional=True, minValue=_FIRST_YEAR, maxValue=_LAST_YEAR)
        year.setHelp(
            tr(
                "Year of the plan that is being worked on: new units get it, and map themes show its units. It is the "
                "variable mine_year of the project and can be changed there; without it themes show the last year "
                "that there is."
            )
        )
        contact = QgsProcessingParameterString(CONTACT, tr("Contact"), optional=True)
        contact.setHelp(tr("Whom to ask about the data, for the metadata of the layers."))
        database = QgsProcessingParameterProviderConnection(DATABASE, tr("Database"), "postgres", optional=True)
        database.setHelp(
            tr(
                "Connection to a PostGIS database, for several people who work together: the tables are made there "
                "instead of in a GeoPackage, and the QGIS project in FOLDER opens them."
            )
        )
        schema = QgsProcessingParameterString(SCHEMA, tr("Schema"), optional=True)
        schema.setHelp(
            tr(
                "Schema of the database that takes the tables, one a mining right. It is made where it is missing; "
                "without it, it is called as NAME."
            )
        )
        for parameter in (folder, crs, name, year, advanced(contact), advanced(database), advanced(schema)):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(OUTPUT, tr("GeoPackage, or schema of the database")))
        self.addOutput(QgsProcessingOutputFile(PROJECT, tr("QGIS project")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        if plane_of(crs) is None:
            return False, _wrong_crs(crs)
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        if plane_of(crs) is None:
            raise QgsProcessingException(_wrong_crs(crs))
        with in_words():
            check(share_of(feedback, 0, 1), 0)
        title = self.parameterAsString(parameters, NAME, context).strip() or _DEFAULT_NAME
        year = self.parameterAsInt(parameters, YEAR, context) if parameters.get(YEAR) is not None else None
        contact = self.parameterAsString(parameters, CONTACT, context).strip()
        folder = Path(self.parameterAsFile(parameters, FOLDER, context))
        store = store_in(folder, safe_name(title, _DEFAULT_NAME))
        about = About(title, year, contact)
        connection = self.parameterAsConnectionName(parameters, DATABASE, context)
        if connection:
            wanted = self.parameterAsString(parameters, SCHEMA, context).strip() or title
            schema = self._create_in_database(connection, wanted, store.project, crs, about, feedback)
            return {OUTPUT: schema, PROJECT: str(store.project)}
        try:
            create_store(store, crs, about)
        except StoreExistsError as cause:
            raise QgsProcessingException(_is_there(cause.path)) from cause
        except CatalogueError as cause:
            with in_words():
                raise cause
        except OSError as cause:
            raise QgsProcessingException(_cannot_write(folder, cause)) from cause
        feedback.pushInfo(tr("Open the project in QGIS: {path}").format(path=store.project))
        return {OUTPUT: str(store.geopackage), PROJECT: str(store.project)}

    def _create_in_database(
        self,
        connection: str,
        wanted: str,
        project: Path,
        crs: QgsCoordinateReferenceSystem,
        about: About,
        feedback: QgsProcessingFeedback,
    ) -> str:
        """Make the tables in a database; the name of their schema."""
        schema = postgis.schema_name(wanted)
        if not schema:
            raise QgsProcessingException(
                tr(
                    "'{schema}' cannot be the name of a schema: give a name of up to 63 bytes (21 Chinese characters) "
                    "that is not 'public' and does not begin with 'pg_'."
                ).format(schema=wanted)
            )
        try:
            styles = postgis.create_project(connection, schema, project, crs, about)
        except StoreExistsError as cause:
            raise QgsProcessingException(_is_there(cause.path)) from cause
        except postgis.SchemaTakenError as cause:
            raise QgsProcessingException(
                tr(
                    "Schema '{schema}' of the database '{database}' holds tables already and is not overwritten. Give "
                    "another SCHEMA, or an empty one."
                ).format(schema=schema, database=connection)
            ) from cause
        except postgis.NoConnectionError as cause:
            raise QgsProcessingException(no_connection(connection, str(cause))) from cause
        except postgis.DatabaseError as cause:
            raise QgsProcessingException(
                tr(
                    "The database '{database}' refused to make the project: {reason}. Nothing was left there. Check "
                    "that it has PostGIS and that you may create a schema in it, or ask its administrator for an empty "
                    "schema that you may use."
                ).format(database=connection, reason=cause)
            ) from cause
        except CatalogueError as cause:
            with in_words():
                raise cause
        except OSError as cause:
            raise QgsProcessingException(_cannot_write(project.parent, cause)) from cause
        if not styles:
            feedback.pushWarning(
                tr(
                    "The styles are in the QGIS project only: you may not write the table public.layer_styles of the "
                    "database. Ask its administrator for that right if layers shall look the same in other projects."
                )
            )
        feedback.pushInfo(
            tr("Schema {schema} was made. Open the project in QGIS: {path}").format(schema=schema, path=project)
        )
        feedback.pushInfo(tr("The project holds no password; QGIS asks for it, or takes it from the configuration."))
        return schema


def no_connection(name: str, reason: str) -> str:
    """What to say of a connection that cannot be used."""
    return tr(
        "The database connection '{name}' cannot be used: {reason}. Check it in the Browser panel (PostgreSQL), or "
        "choose another."
    ).format(name=name, reason=reason)


def _is_there(path: Path) -> str:
    return tr("'{path}' is there already and is not overwritten. Choose another folder or another name.").format(
        path=path
    )


def _cannot_write(folder: Path, cause: OSError) -> str:
    return tr("The project cannot be written to folder '{folder}': {reason}. Choose a folder you may write to.").format(
        folder=folder, reason=cause.strerror or cause
    )


def _wrong_crs(crs: QgsCoordinateReferenceSystem) -> str:
    return tr(
        "{crs} is not a CGCS2000 Gauss-Krüger plane, and official areas are computed in no other. Choose the plane of "
        "the mining licence, EPSG:4491 to 4554, for example EPSG:4532 for the 3-degree zone of 132° E."
    ).format(crs=crs_name(crs))
