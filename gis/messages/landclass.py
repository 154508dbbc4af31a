"""Sentences of the findings whose code begins with ``landclass.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {**_of_the_layer(), **_of_polygons(), **_of_units(), **_of_changes()}


def _of_the_layer() -> dict[str, str]:
    return {
        "landclass.no_index": tr(
            "The survey layer has no spatial index and was read from end to end. Create one (layer properties, Source) "
            "and the next run is faster."
        ),
        "landclass.moved": tr(
            "The survey was moved from {crs} to the plane of the units, on the same datum: exact. Straight edges stay "
            "straight in the units' plane."
        ),
        "landclass.encoding_unsaid": tr(
            "The survey's file does not say in which encoding its texts are. By their bytes they are {used}, and were "
            "read so."
        ),
        "landclass.encoding_wrong": tr(
            "The survey's file says that its texts are {declared}; by their bytes they are {used}, and were read so."
        ),
        "landclass.text_broken": tr(
            "{count} text(s) of the survey have characters that are no text (� or Ë®Ìï), in names of classes, owners "
            "or places. The numbers are not touched by it. Choose the right encoding for the layer (Layer Properties > "
            "Source), or take the survey as it was delivered, and run again."
        ),
        "landclass.no_bsm": tr("The survey has no field BSM (标识码): polygons are named by their feature number."),
        "landclass.no_tbmj_field": tr("The survey has no field TBMJ (图斑面积): no areas under polygon control."),
        "landclass.no_kcxs_field": tr(
            "The survey has no field KCXS (扣除地类系数): no 田坎 (1203) can be taken off cultivated polygons."
        ),
        "landclass.year_missing": tr(
            "No survey polygon states its year (field SJNF, 数据年份): the year of the data is not known."
        ),
        "landclass.year_partly": tr("{count} survey polygons under the units state no year; others state {year}."),
        "landclass.years_several": tr("The survey polygons under the units are of several years: {years}."),
    }


def _of_polygons() -> dict[str, str]:
    return {
        "landclass.code_missing": tr("Survey polygon {polygon} has no land class (DLBM): counted as 无调查数据."),
        "landclass.code_outside": tr(
            "{count} survey polygon(s), the first {polygon}, have the code {land_class}, which is no polygon class of "
            "{edition}. The code is kept; among the three classes it counts as {group}."
        ),
        "landclass.name_differs": tr(
            "{count} survey polygon(s), the first {polygon}, call {land_class} '{name}'; the class list says "
            "'{official}'. The name of the list is used."
        ),
        "landclass.tbmj_unusable": tr(
            "Survey polygon {polygon}: TBMJ '{value}' is no area. Polygon control is not available for it."
        ),
        "landclass.tbmj_differs": tr(
            "Survey polygon {polygon}: TBMJ is {tbmj:.2f} m², its geometry has {area:.2f} m² on the ellipsoid."
        ),
        "landclass.kcxs_range": tr(
            "Survey polygon {polygon}: KCXS '{value}' is not between 0 and 1. No 田坎 is taken off."
        ),
        "landclass.kcxs_class": tr(
            "Survey polygon {polygon} has KCXS {value} but its class {land_class} is not cultivated land. No 田坎 "
            "({ridge}) is taken off."
        ),
        "landclass.id_twice": tr("{count} survey polygons under the units have the same BSM {polygon}."),
        "landclass.polygon_repaired": tr(
            "Survey polygon {polygon} is invalid ({reason}). It was repaired for this run; its planar area was "
            "{before:.4f} m² and is {after:.4f} m². Repair it in the survey."
        ),
        "landclass.polygon_broken": tr(
            "Survey polygon {polygon} is invalid ({reason}). A repair would change its planar area from {before:.2f} "
            "m² to {after:.2f} m², so nobody knows what it covers: the units that it touches get nothing. Repair it in "
            "the survey and run again."
        ),
        "landclass.polygon_unreadable": tr(
            "The geometry of survey polygon {polygon} cannot be read (too few points, or a coordinate that is no "
            "number). It was left out, and a gap shows where it should be."
        ),
    }


def _of_units() -> dict[str, str]:
    return {
        "landclass.unit_empty": tr("The unit has no polygon: it gets no classes. Draw it or take it out."),
        "landclass.unit_invalid": tr("The unit is invalid ({reason}): it gets no classes. Repair it and run again."),
        "landclass.unit_far": tr(
            "The unit lies outside EPSG:{epsg}: it gets no classes. Is the CRS of the layer that of its coordinates?"
        ),
        "landclass.unit_twice": tr(
            "{count} units have this number, so their rows could not be told apart: none gets classes. Give each a "
            "number of its own."
        ),
        "landclass.unit_on_broken": tr(
            "The unit touches an invalid survey polygon whose ground is not known: it gets no classes."
        ),
        "landclass.not_conserved": tr(
            "The pieces of the unit have {pieces:.4f} m², the unit has {area:.4f} m². Such a difference is a fault of "
            "the overlay: the unit gets no classes. Please check the survey polygons here."
        ),
        "landclass.no_polygon_control": tr(
            "A survey polygon under the unit has no usable TBMJ, so there are no areas under polygon control: the unit "
            "gets no classes. Mend TBMJ or choose unit control."
        ),
        "landclass.gap": tr("No survey polygon covers {area:.2f} m² of the unit: counted as 无调查数据 (NODATA)."),
        "landclass.overlap_classes": tr(
            "Survey polygons of different classes lie over each other on {area:.2f} m² of the unit: counted as "
            "图斑重叠 (OVERLAP). Polygons: {polygons}."
        ),
        "landclass.overlap_same": tr(
            "Survey polygons of one class lie over each other on {area:.2f} m² of the unit: counted once, for the "
            "polygon with the smaller number."
        ),
        "landclass.left_alone": tr(
            "Gaps and overlaps of the survey under the unit, together {area:.2f} m², are not more than the tolerance "
            "that was set: the classes share them. Set a smaller TOLERANCE to see them as rows."
        ),
        "landclass.units_over": tr(
            "Units lie over each other on survey polygon {polygon} ({units}): each has its share, together more than "
            "the polygon's TBMJ. Polygons of the kind: {count}. Mend the units, or do not add their areas."
        ),
        "landclass.slivers": tr(
            "{count} piece(s) of the unit, together {area:.4f} m², round to 0.00 m² each and have no row. The classes "
            "still sum to the unit."
        ),
        "landclass.controls_differ": tr(
            "By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons "
            "{by_polygon:.2f} m²: {difference:+.2f} m², which is more than {percent:g} % of the unit. Compare TBMJ "
            "with the geometry of the survey polygons."
        ),
        "landclass.controls_compared": tr(
            "By the unit's official area the classes have {by_unit:.2f} m², by the TBMJ of the survey polygons "
            "{by_polygon:.2f} m²: {difference:+.2f} m²."
        ),
    }


def _of_changes() -> dict[str, str]:
    return {
        "landclass.after_damaged": tr(
            "The unit describes damage (section damaged), so it has no restored state and is not in the table of "
            "changes. To compare its ground with a later survey, give that survey in AFTER_SURVEY."
        ),
        "landclass.after_missing": tr(
            "The unit states no land class for its restored state: what is there afterwards is not known and shown as "
            "such. Fill in land_class, or give a later survey in AFTER_SURVEY."
        ),
        "landclass.after_no_class": tr(
            "The unit states '{land_class}' for its restored state, which is no class of {edition}: what is there "
            "afterwards is not known and shown as such. Correct land_class."
        ),
        "landclass.after_outside": tr(
            "The unit states {land_class} for its restored state. The code is seen in later data but is not in "
            "{edition}; it was used. Ask the county whether it takes it."
        ),
        "landclass.after_no_rows": tr(
            "The later survey gives the unit no classes (see its findings): what is there afterwards is not known and "
            "shown as such. Mend the survey, or leave AFTER_SURVEY empty to use land_class."
        ),
        "landclass.after_differs": tr(
            "The unit states {stated} as restored class, the later survey has {surveyed}. The table of changes follows "
            "the survey; correct land_class, or have the survey looked at."
        ),
        "landclass.after_not_later": tr(
            "AFTER_SURVEY is of {after}, the survey before of {before}: not later. Check that the two are not "
            "exchanged and not the same layer."
        ),
    }
