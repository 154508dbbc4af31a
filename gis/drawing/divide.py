"""Units divided along a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from qgis.core import QgsVectorLayer

from ...core.amounts import m2
from ...core.drawing.division import Division, divided, line_with, piece_numbers
from ...core.drawing.typed import Point
from ...core.geodesy.plane import Plane
from ...core.unit import area_of
from ..convert import columns_of
from ..corner_session import numbers_in
from ..i18n import tr
from .layer import CannotDrawError, Row, rows_of, start_editing, stop_at, stop_at_invalid
from .neighbours import share_corners
from .step import Done, copy_of, hectares_text, one_step, relink, write


def split_units(layer: QgsVectorLayer, fids: Sequence[int], line: Sequence[Point], topological: bool) -> Done:
    """Divide units along a line, all of them or none.

    The largest piece is the unit as it was, with its id and number; the others are copies with new numbers. Who links
    to a divided unit links to all its pieces. Raises :class:`CannotDrawError`.
    """
    plane = start_editing(layer)
    rows = rows_of(layer, fids)
    stop_at_invalid(rows)
    divisions: list[tuple[Row, Division]] = []
    for row in rows:
        line = line_with(line, divisions[-1][1].nodes) if divisions else line
        division, problem = divided(row.geometry, line)
        if problem is not None:
            stop_at(replace(problem, figures={**problem.figures, "unit": row.number or str(row.fid)}))
        assert division is not None
        divisions.append((row, division))
    if not divisions:
        raise CannotDrawError(tr("No unit is there to be divided. Select it, or draw the line over it."))
    columns = columns_of(layer.fields(), "unit")
    taken, changes, units, told = numbers_in(layer), {}, [], []
    with one_step(layer, tr("Divide units")):
        nodes = []
        for row, division in divisions:
            numbers = piece_numbers(row.number, len(division.pieces), taken)
            taken |= set(numbers)
            changes[row.number] = numbers
            write(layer, row.fid, division.pieces[0])
            units.append(row.fid)
            for number, piece in zip(numbers[1:], division.pieces[1:]):
                units.append(copy_of(layer, row, number, piece, columns))
            nodes.append(division.nodes)
            told.append(_told_of_division(row, numbers, division, plane))
        told += relink(layer, {number: new for number, new in changes.items() if number})
        neighbours = share_corners(layer, np.concatenate(nodes), set(units)) if topological else ()
    return Done(tuple(units), neighbours, tuple(told))


def _told_of_division(row: Row, numbers: Sequence[str], division: Division, plane: Plane) -> str:
    areas = [area_of(piece, plane).centi for piece in division.pieces]
    before = area_of(row.geometry, plane).centi if row.geometry.is_valid else 0
    pieces = tr(", ").join(f"{number or '–'}: {hectares_text(area)} hm²" for number, area in zip(numbers, areas))
    sentence = tr("Unit {unit} ({before} hm²) is divided into {pieces}.").format(
        unit=row.number or row.fid, before=hectares_text(before), pieces=pieces
    )
    difference = sum(areas) - before
    if difference:
        sentence += " " + tr(
            "The areas of the pieces differ from the unit's by {difference} m² in sum (rounding)."
        ).format(difference=m2(difference))
    if division.untouched:
        sentence += " " + tr("{count} parts that the line does not cross stay with {unit}.").format(
            count=division.untouched, unit=numbers[0] or row.fid
        )
    return sentence
