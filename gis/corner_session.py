"""Corner coordinates on their way into a layer: sources, the user's answers, one reading of it all, the features.

What the corner dialog does without its widgets. A reading runs in a :class:`ReadTask`; nothing here touches a widget.
"""

from __future__ import annotations

import traceback
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsFeature,
    QgsProject,
    QgsTask,
    QgsVectorDataProvider,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..core.corners.digitise import Digitised, Wanted, digitise, unit_numbers
from ..core.corners.files.text import decode, read_bytes
from ..core.corners.joining import brought_to, renumbered
from ..core.corners.records import AS_IT_STANDS, Options, Parcel, Reading
from ..core.corners.registry import read_data
from ..core.findings import Finding, Severity
from ..core.geodesy.datum import CGCS2000
from ..core.geodesy.plane import Plane
from ..core.geodesy.shift import ControlPoints, control_points_in
from ..core.progress import Progress, Stopped, check, span
from ..core.schema import schema
from ..core.unit import Unit
from .convert import columns_of, to_qgs, units_values
from .corner_files import names_of_files, read_corner_file
from .crs import crs_name, crs_of, mover, plane_of
from .forms import set_form
from .i18n import is_chinese, tr
from .layers import values_of
from .lists import lists_for
from .roles import mark
from .schema import qgs_fields
from .styles import style_layer

NEEDED = ("unit_id", "year", "section", "area_ha", "area_m2")
"""Fields that a layer of units has at least."""
_READING = 0.6
"""Part of the time that goes into reading the sources."""
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True)
class Source:
    """A file, or a text that was pasted (``data``, UTF-8); ``options`` are the user's answers about it."""

    key: int
    name: str
    path: Optional[Path] = None
    data: bytes = b""
    options: Options = AS_IT_STANDS


@dataclass(frozen=True)
class Target:
    """The layer that units go into: its plane, and the unit numbers that it has."""

    plane: Plane
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Job:
    """What is to be read, and how. Without ``target`` the units get a layer of their own."""

    sources: tuple[Source, ...]
    wanted: Wanted = field(default_factory=Wanted)
    target: Optional[Target] = None


@dataclass(frozen=True)
class ParcelRow:
    """A parcel as it came out. ``number`` is its unit's in the run; without ``unit`` it cannot be used."""

    parcel: Parcel
    reading: Reading
    number: str
    unit: Optional[Unit]
    findings: tuple[int, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What came of a :class:`Job`.

    ``readings`` are by the key of their source. ``findings`` begin with the errors; ``places`` has for each the index
    of its row and of its corner over all rings of the parcel, -1 where it has none. ``ready`` are the units as they
    go into the layer, in ``ready_plane``.
    """

    readings: dict[int, tuple[Reading, ...]] = field(default_factory=dict)
    digitised: Optional[Digitised] = None
    rows: tuple[ParcelRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    ready: tuple[Unit, ...] = ()
    ready_plane: Optional[Plane] = None

    @property
    def plane(self) -> Optional[Plane]:
        """The plane of the run: of the units of the rows and of the findings' places."""
        return None if self.digitised is None else self.digitised.plane

    @property
    def is_elsewhere(self) -> bool:
        """Whether the run is in another datum than units have to be in: nothing of it can be added as it stands."""
        return self.plane is not None and self.plane.datum != CGCS2000


class Reader:
    """Reads jobs; keeps what a source said, so that an answer about the zone reads no file again."""

    def __init__(self) -> None:
        self._move = mover()
        self._kept: dict[tuple[int, str, Options], tuple[Reading, ...]] = {}

    def forget(self) -> None:
        """Read everything anew the next time."""
        self._kept = {}

    def read(self, job: Job, progress: Progress) -> Outcome:
        """The outcome of ``job``. Raises ``Stopped`` if ``progress`` says so."""
        readings = self._readings(job.sources, span(progress, 0, _READING))
        flat = [reading for of_source in readings.values() for reading in of_source]
        digitised = digitise(flat, job.wanted, None, self._move, span(progress, _READING, 0.95))
        ready, plane, added = self._ready(digitised, job.target)
        check(progress, 1)
        findings = sorted((*digitised.findings, *added), key=lambda finding: _ORDER[finding.severity])
        rows, places = _table(flat, digitised, findings)
        return Outcome(readings, digitised, rows, tuple(findings), places, tuple(ready), plane)

    def _readings(self, sources: Sequence[Source], progress: Progress) -> dict[int, tuple[Reading, ...]]:
        paths = iter(names_of_files([source.path for source in sources if source.path is not None]))
        names = [source.name if source.path is None else next(paths) for source in sources]
        result = {}
        for number, (source, name) in enumerate(zip(sources, names)):
            check(progress, number / len(sources))
            key = source.key, name, source.options
            if key not in self._kept:
                part = span(progress, number / len(sources), (number + 1) / len(sources))
                if source.path is None:
                    self._kept[key] = read_data(source.data, name, source.options, part)
                else:
                    self._kept[key] = read_corner_file(source.path, name, source.options, part)
            result[source.key] = self._kept[key]
        return result

    def _ready(
        self, digitised: Digitised, target: Optional[Target]
    ) -> tuple[Sequence[Unit], Optional[Plane], list[Finding]]:
        plane = digitised.plane
        if target is None or plane is None:
            return digitised.units, plane, []
        if plane.datum != target.plane.datum:
            return (), target.plane, []
        units, moved = brought_to(digitised.units, plane, target.plane, self._move)
        units, changed = renumbered(units, target.taken)
        return units, target.plane, [*moved, *changed]


def _table(
    readings: Sequence[Reading], digitised: Digitised, findings: Sequence[Finding]
) -> tuple[tuple[ParcelRow, ...], tuple[tuple[int, int], ...]]:
    """The rows of all readings, and where each finding belongs."""
    numbers, _ = unit_numbers(readings)
    units = {unit.unit_id: unit for unit in digitised.units}
    pairs = [(parcel, reading) for reading in readings for parcel in reading.parcels]
    by_number = {number: index for index, number in enumerate(numbers)}
    starts: dict[str, list[tuple[int, int]]] = {}
    for index, (parcel, reading) in enumerate(pairs):
        starts.setdefault(reading.source, []).append((parcel.line, index))
    for of_source in starts.values():
        of_source.sort()
    known: dict[int, dict[tuple[int, str], int]] = {}
    places = []
    for finding in findings:
        row = _row_of(finding, pairs, by_number, starts)
        if row >= 0 and row not in known:
            known[row] = _corners_in(pairs[row][0])
        there = row >= 0 and finding.line is not None and pairs[row][1].source == finding.source
        places.append((row, known[row].get((finding.line or 0, finding.corner), -1) if there else -1))
    of_row: dict[int, list[int]] = {}
    for number, (row, _) in enumerate(places):
        if row >= 0:
            of_row.setdefault(row, []).append(number)
    rows = tuple(
        ParcelRow(parcel, reading, number, units.get(number), tuple(of_row.get(index, ())))
        for index, ((parcel, reading), number) in enumerate(zip(pairs, numbers))
    )
    return rows, tuple(places)


def _row_of(
    finding: Finding,
    pairs: Sequence[tuple[Parcel, Reading]],
    by_number: dict[str, int],
    starts: dict[str, list[tuple[int, int]]],
) -> int:
    """The row that a finding is about: that of its unit, else of the parcel that its line stands in; -1 for none."""
    if finding.unit_id in by_number:
        return by_number[finding.unit_id]
    if finding.line is None or finding.source not in starts:
        return -1
    before = bisect_right(starts[finding.source], (finding.line, len(pairs))) - 1
    row = starts[finding.source][before][1] if before >= 0 else -1
    # A line behind the last corner is not of the parcel; a row that could not be read may be the one after it.
    return row if row >= 0 and finding.line <= _last_line(pairs[row][0]) + 1 else -1


def _corners_in(parcel: Parcel) -> dict[tuple[int, str], int]:
    """Index over all rings by line and name of a corner, and by line alone (no name)."""
    known: dict[tuple[int, str], int] = {}
    index = 0
    for ring in parcel.rings:
        for line, name in zip(ring.lines.tolist(), ring.names):
            known.setdefault((line, name), index)
            known.setdefault((line, ""), index)
            index += 1
    return known


def _last_line(parcel: Parcel) -> int:
    return max([parcel.line, *(int(ring.lines[-1]) for ring in parcel.rings if len(ring))])


class ReadTask(QgsTask):
    """Reads a job in the background; ``done`` gets the task in the main thread when it is over, however it went."""

    def __init__(self, reader: Reader, job: Job, done: Callable[[ReadTask], None]) -> None:
        super().__init__(tr("Read corner coordinates"), QgsTask.Flag.CanCancel)
        self._reader = reader
        self._done: Optional[Callable[[ReadTask], None]] = done
        self.job = job
        self.outcome: Optional[Outcome] = None
        self.trouble = ""
        _running.add(self)

    def abandon(self) -> None:
        """Stop, and tell nobody."""
        self._done = None
        self.cancel()

    def run(self) -> bool:
        def progress(part: float) -> bool:
            self.setProgress(100 * part)
            return not self.isCanceled()

        try:
            self.outcome = self._reader.read(self.job, progress)
        except Stopped:
            return False
        except Exception:
            # Of a thread nobody would hear.
            self.trouble = traceback.format_exc()
            return False
        return True

    def finished(self, _good: bool) -> None:
        _running.discard(self)
        done, self._done = self._done, None
        if done is not None:
            done(self)


_running: set[ReadTask] = set()
"""Tasks that are not over: QGIS does not keep Python's half of them alive."""


def control_points_at(path: Path) -> tuple[Optional[ControlPoints], list[Finding]]:
    """The control points of a text file, and what is odd about them; ``None`` where they cannot be used."""
    data = read_bytes(path, path.name)
    if isinstance(data, Finding):
        return None, [data]
    decoded, findings = decode(data, path.name, ())
    if decoded is None:
        return None, findings
    points, of_points = control_points_in("\n".join(decoded.lines), path.name)
    return points, [*findings, *of_points]


# The layer


class CannotAddError(Exception):
    """The layer takes no units; the text says why and what to do."""


def has_unit_fields(layer: QgsVectorLayer) -> bool:
    """Whether the layer has the fields of units, whatever it is called."""
    return set(NEEDED) <= set(columns_of(layer.fields(), "unit"))


def unit_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The polygon layers of the project with the fields of units."""
    return [
        layer
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        and has_unit_fields(layer)
    ]


def why_not(layer: QgsVectorLayer) -> str:
    """Why units cannot go into the layer, with what to do; empty where they can."""
    if plane_of(layer.crs()) is None:
        return tr(
            "The layer '{layer}' is in {crs}; units need a CGCS2000 Gauss-Krüger plane. Choose another layer, or a new "
            "one."
        ).format(layer=layer.name(), crs=crs_name(layer.crs()))
    adds = QgsVectorDataProvider.Capability.AddFeatures
    if layer.readOnly() or not layer.dataProvider().capabilities() & adds:
        return tr("The layer '{layer}' is read-only. Choose another layer, or a new one.").format(layer=layer.name())
    return ""


def target_of(layer: QgsVectorLayer) -> Optional[Target]:
    """The target that the layer is; ``None`` where its plane is none of units."""
    plane = plane_of(layer.crs())
    return None if plane is None else Target(plane, frozenset(numbers_in(layer)))


def numbers_in(layer: QgsVectorLayer) -> set[str]:
    """The unit numbers in the layer, edits that are not saved with them."""
    return values_of(layer, columns_of(layer.fields(), "unit")["unit_id"])


def temporary_layer(project: QgsProject, plane: Plane) -> QgsVectorLayer:
    """A new layer of units in memory, in ``plane``, with form and look, in the project."""
    title = next(spec.title(is_chinese()) for spec in schema().layers if spec.name == "unit")
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:{plane.epsg}", title, "memory")
    layer.dataProvider().addAttributes(list(qgs_fields("unit")))
    layer.updateFields()
    layer.setCrs(crs_of(plane))
    style_layer(layer, "unit")
    project.addMapLayer(layer)
    set_form(layer, "unit", lists_for(project))
    mark(project, layer, "unit")
    return layer


def add_units(layer: QgsVectorLayer, units: Sequence[Unit], plane: Plane, title: str) -> int:
    """Add the units to the layer, all or none, as one step of its undo history called ``title``; how many.

    The layer is in edit mode afterwards, nothing is saved. Raises :class:`CannotAddError`.
    """
    features = list(_features(layer, units, plane))
    was_editing = layer.isEditable()
    if not was_editing and not layer.startEditing():
        raise CannotAddError(tr("The layer '{layer}' cannot be edited.").format(layer=layer.name()))
    layer.beginEditCommand(title)
    good = layer.addFeatures(features)
    if good:
        layer.endEditCommand()
        layer.triggerRepaint()
        return len(features)
    layer.destroyEditCommand()
    if not was_editing:
        layer.rollBack()
    raise CannotAddError(
        tr("The layer '{layer}' does not take the units; nothing was added.").format(layer=layer.name())
    )


def _features(layer: QgsVectorLayer, units: Sequence[Unit], plane: Plane) -> Iterable[QgsFeature]:
    columns = columns_of(layer.fields(), "unit")
    filled = set(columns.values())
    defaults = [
        index
        for index in range(layer.fields().count())
        if index not in filled and layer.defaultValueDefinition(index).isValid()
    ]
    for unit, values in zip(units, units_values(units, plane)):
        feature = QgsFeature(layer.fields())
        for name, value in values.items():
            if name in columns:
                feature.setAttribute(columns[name], _fitting(layer, columns[name], value))
        shapes = to_qgs(unit.geometry).coerceToType(layer.wkbType())
        if len(shapes) != 1:
            raise CannotAddError(
                tr(
                    "Unit {unit} has {parts} parts, the layer '{layer}' takes single polygons only. Choose another "
                    "layer, or a new one."
                ).format(unit=unit.unit_id, parts=len(shapes), layer=layer.name())
            )
        feature.setGeometry(shapes[0])
        for index in defaults:
            feature.setAttribute(index, layer.defaultValue(index, feature))
        yield feature


def _fitting(layer: QgsVectorLayer, index: int, value: Any) -> Any:
    """The value as the field keeps it: a shapefile has no yes and no, it has 1 and 0."""
    if isinstance(value, bool) and layer.fields()[index].typeName().lower() not in ("bool", "boolean"):
        return int(value)
    return value


def with_options(source: Source, **answers: str) -> Source:
    """The source with other answers of the user."""
    return replace(source, options=replace(source.options, **answers))
