"""The way through the room: a package that somebody else handed in, checked from its bytes to its verdicts.

:func:`begun` opens the package and reads its unit data, so that the caller can put the reviewer's own layers to these
units; :func:`verified` compares all else. What stands in the unit data's geometry is what everything is measured by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Optional

from ...findings import note, warning
from ...geodesy.moving import Move
from ...landclass.rows import POLYGON_CONTROL, ClassTotal
from ...progress import Progress, check, go_on, span
from ...zones.verdicts import ZoneCheck
from ..package import MANIFEST
from ..plan import PackagePlan, load_plan
from .annual import check_annual_tables
from .changes import check_change_tables
from .classes import ClassTable, check_class_tables
from .container import Container, Unreadable, opened
from .context import Context
from .coordinates import check_coordinate_files
from .corner_table import check_corner_tables
from .files import check_files, check_plan
from .listing import check_lists
from .manifest import Stated, read_manifest
from .record import At, Log, Verification
from .shapefile import check_shapefiles
from .survey import check_survey
from .unitdata import DataUnreadable, UnitData, check_unit_data, read_unit_data
from .zone_report import ZoneTable, check_own_zones, day_of_report, read_zone_tables

_COMPARED = (
    "annual_table_xlsx",
    "corner_table",
    "class_table",
    "class_change_table",
    "zone_report_xlsx",
    "coordinate_file",
    "unit_data",
    "unit_shapefile",
    "package_list",
)
"""Items whose content is compared; of all others only the bytes are."""


@dataclass(frozen=True)
class Begun:
    """An opened package: its manifest, its plan, which files can be read, and its units (``None``: none can be)."""

    container: Container
    stated: Stated
    plan: PackagePlan
    readable: frozenset[str]
    data: Optional[UnitData]
    log: Log


@dataclass(frozen=True)
class Own:
    """What the reviewer's own layers say of the units of the package; ``None`` where none were given.

    ``classes`` are under unit control; ``by_polygon`` makes those under polygon control, where a package has such.
    """

    classes: Optional[Sequence[ClassTotal]] = None
    zones: Optional[ZoneCheck] = None
    by_polygon: Optional[Callable[[], Sequence[ClassTotal]]] = None


@contextmanager
def begun(path: Path, progress: Progress = go_on, plan: Optional[PackagePlan] = None) -> Iterator[Begun]:
    """The package at ``path`` (folder or zip), its bytes compared and its units read. ``plan`` is what it should hold,
    and the words of its tables; without one the bundled plan.

    Raises :class:`.container.Refused` where it cannot be opened, ``OSError`` where the disk is full, and
    :class:`Stopped`.
    """
    log = Log()
    with opened(path) as container:
        stated, plan = read_manifest(container), plan or load_plan()
        readable = check_files(container, stated, log, span(progress, 0, 0.9))
        data = None
        if _is_public(stated):
            log.not_checked(At("data", MANIFEST), note("verify.not_public"))
            log.findings.append(warning("verify.public_copy", source=container.name, package=container.name))
        else:
            check_plan(stated, plan, log)
            data = _data(container, stated, readable, log, lambda _part: progress(0.95))
        check(progress, 1)
        yield Begun(container, stated, plan, frozenset(readable), data, log)


def _is_public(stated: Stated) -> bool:
    """Whether this is a public copy. What calls itself one and holds tables or data of a package is a package."""
    return stated.public and not any(file.item in _COMPARED for file in stated.files)


def _data(container: Container, stated: Stated, readable: set[str], log: Log, progress: Progress) -> Optional[UnitData]:
    """The unit data, from a copy."""
    files = [
        file
        for file in stated.of_item("unit_data")
        if file.path in readable and PurePosixPath(file.path).suffix.lower() == ".gpkg"
    ]
    if not files:
        log.not_checked(At("data", MANIFEST), note("verify.not_data"))
        return None
    for file in files[1:]:
        log.not_checked(At("data", file.path), note("verify.not_second", first=files[0].path))
    with TemporaryDirectory(prefix="package-") as folder:
        copy = Path(folder) / "unit.gpkg"
        try:
            container.copy(files[0].path, copy, progress)
            data = read_unit_data(copy, files[0].path, progress)
        except Unreadable as cause:
            log.not_checked(At("data", files[0].path), note("verify.not_readable", reason=str(cause)))
            return None
        except DataUnreadable as cause:
            check(progress, 0)
            log.findings.append(cause.finding)
            log.not_checked(At("data", files[0].path), note("verify.not_readable", reason=cause.finding))
            return None
    check_unit_data(data, stated.year, log)
    return data


def stated_day(package: Begun) -> Optional[date]:
    """The day for which the rules of the package's zone report were in force; ``None`` where it names none."""
    for file in package.stated.of_item("zone_report_xlsx"):
        if file.path in package.readable:
            day = day_of_report(package.container, file.path)
            if day is not None:
                return day
    return None


def verified(package: Begun, own: Own, move: Move, progress: Progress = go_on) -> Verification:
    """All tables of the package against its units, and against the reviewer's ``own`` layers where there are any.

    ``move`` brings corners of the annual table into the plane of the units. Raises :class:`Stopped`,
    :class:`.container.Refused`.
    """
    log, data = package.log, package.data
    if data is None:
        _nothing_to_measure_by(package)
    else:
        context = Context(
            package.container,
            package.stated,
            package.readable,
            data.plane,
            data.usable,
            frozenset(item.unit.unit_id for item in data.units),
            data.areas(),
            log,
        )
        check_lists(context, package.plan)
        _crs(context, package)
        check(progress, 0.1)
        check_corner_tables(context, package.plan)
        check(progress, 0.3)
        check_coordinate_files(context, span(progress, 0.3, 0.5))
        check_shapefiles(context, data)
        check(progress, 0.55)
        classes = check_class_tables(context)
        check_change_tables(context, classes)
        check(progress, 0.6)
        check_annual_tables(context, classes, move, span(progress, 0.6, 0.9))
        zones = read_zone_tables(context)
        _own(context, own, classes, zones)
    _only_hashed(package)
    check(progress, 1)
    return log.result()


def _crs(context: Context, package: Begun) -> None:
    """The CRS that the manifest names is that of the unit data."""
    epsg = f"EPSG:{context.plane.epsg}"
    at = At("fields", MANIFEST, "crs")
    if epsg in package.stated.crs:
        package.log.same(at)
    else:
        package.log.differs(at, warning("verify.field_differs", field="crs"), package.stated.crs, epsg)


def _own(context: Context, own: Own, classes: Sequence[ClassTable], zones: Sequence[ZoneTable]) -> None:
    """What the reviewer's own layers say."""
    log = context.log
    if own.classes is None:
        log.not_checked(At("survey", MANIFEST), note("verify.not_survey"))
    elif not classes:
        log.not_checked(At("survey", MANIFEST), note("verify.not_class_table"))
    else:
        for table in classes:
            other = table.control == POLYGON_CONTROL and own.by_polygon is not None
            check_survey(context, table, own.by_polygon() if other and own.by_polygon else own.classes)
    if own.zones is None:
        log.not_checked(At("own_zones", MANIFEST), note("verify.not_zones"))
        return
    if not zones:
        log.not_checked(At("own_zones", MANIFEST), note("verify.not_zone_report"))
    editions = "；".join(own.zones.profile.editions)
    if zones and editions != context.stated.editions.get("zone_rules", ""):
        stated = context.stated.editions.get("zone_rules", "") or "-"
        log.findings.append(warning("verify.rules_edition", source=MANIFEST, stated=stated, own=editions))
    for report in zones:
        check_own_zones(context, report, own.zones)


def _nothing_to_measure_by(package: Begun) -> None:
    """Without unit data no table can be compared."""
    for file in package.stated.files:
        if file.item in _COMPARED and file.item != "unit_data" and file.path in package.readable:
            package.log.not_checked(At("data", file.path), note("verify.not_without_data"))


def _only_hashed(package: Begun) -> None:
    """Files of which only the bytes were compared."""
    for file in package.stated.files:
        if file.path in package.readable and file.item not in _COMPARED:
            at = At("files", file.path, unit_id=file.unit)
            package.log.not_checked(at, note("verify.not_content"))
