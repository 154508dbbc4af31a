"""The rows of the land-class workbook against the reviewer's own survey."""

from __future__ import annotations

from collections.abc import Sequence

from ...amounts import hectares, m2
from ...findings import note, warning
from ...landclass.rows import POLYGON_CONTROL, ClassTotal
from .classes import ClassTable
from .context import Context
from .record import number_of


def check_survey(context: Context, table: ClassTable, own: Sequence[ClassTotal]) -> None:
    """The rows against the classes of the units on the reviewer's own survey; under another control than the table's,
    their shares of the unit are compared.
    """
    right = {(row.unit_id, row.land_class): row for row in own}
    by_polygon = table.control == POLYGON_CONTROL
    same = all(row.control == table.control for row in own)
    known = {row.unit_id for row in own}
    log = context.log
    for one in table.rows:
        total = one.total
        if total.unit_id not in context.areas:
            continue
        row = right.pop((total.unit_id, total.land_class), None)
        at = context.at("survey", table.file, one.row.at("area_ha"), total.unit_id)
        if total.unit_id not in known:
            log.not_checked(at, note("verify.not_on_survey"))
        elif row is None:
            finding = warning("verify.class_not_there", code=total.land_class)
            log.differs(at, finding, hectares(total.ha4), "", None, "hm²")
        else:
            finding = warning("verify.survey_differs", code=total.land_class)
            if not same:
                at = context.at("survey", table.file, one.row.at("unit_m2"), total.unit_id)
                log.number(at, finding, one.row.text("unit_m2"), m2(row.unit_centi), "m²")
                continue
            log.number(at, finding, one.row.text("area_ha"), hectares(row.ha4), "hm²")
            at = context.at("survey", table.file, one.row.at("area_m2"), total.unit_id)
            log.number(at, finding, one.row.text("area_m2"), m2(row.centi), "m²")
            if by_polygon:
                at = context.at("survey", table.file, one.row.at("unit_m2"), total.unit_id)
                log.number(at, finding, one.row.text("unit_m2"), m2(row.unit_centi), "m²")
            elif row.polygon_centi is not None and number_of(one.row.text("polygon_m2")) is not None:
                at = context.at("survey", table.file, one.row.at("polygon_m2"), total.unit_id)
                log.number(at, finding, one.row.text("polygon_m2"), m2(row.polygon_centi), "m²")
    for (unit_id, code), row in right.items():
        at = context.at("survey", table.file, "", unit_id)
        log.differs(at, warning("verify.class_lacking", code=code), "", hectares(row.ha4), None, "hm²")
