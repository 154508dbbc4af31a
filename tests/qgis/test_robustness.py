"""Bad input through every algorithm: an answer in words, or a result with findings; never a stumble, nothing lost."""

from __future__ import annotations

import re

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from mine_restoration.processing.provider import ALGORITHMS

BY_ID = {kind.ID: kind for kind in ALGORITHMS}
NO_UNITS = ("createproject", "updateproject", "digitiseunits", "visiblerange", "readannualtable", "verifypackage")
takes_units = [kind for kind in ALGORITHMS if kind.ID not in NO_UNITS]
with_units = pytest.mark.parametrize("kind", takes_units, ids=lambda kind: kind.ID)
# One run of these takes seconds: they get all odd units at once.
quick = [kind for kind in takes_units if kind.ID not in ("acceptancepackage",)]
takes_survey = pytest.mark.parametrize(
    "kind",
    [kind for kind in takes_units if kind.ID in ("attachlandclasses", "acceptancepackage")],
    ids=lambda kind: kind.ID,
)
X, Y = 44429700, 4919700


def polygon(*points):
    return f"MultiPolygon ((({', '.join(f'{X + east} {Y + north}' for east, north in (*points, points[0]))})))"


SQUARE = polygon((100, 100), (100, 140), (140, 140), (140, 100))
BOW_TIE = polygon((100, 100), (140, 140), (140, 100), (100, 140))
BESIDE = polygon((200, 100), (200, 140), (240, 140), (240, 100))
LINE = polygon((100, 100), (140, 100), (180, 100))
FAR = "MultiPolygon (((500000 10, 500040 10, 500040 50, 500000 10)))"
NOT_A_NUMBER = "MultiPolygon (((nan nan, nan nan, nan nan, nan nan)))"
WHOLE = {"unit_id": "U-1", "year": 2026, "section": "planned", "land_class": "0301"}
LOOKS_AT = {"compareyears": {"section": "restored"}, "carryplan": {"year": 2025}}
"""The units that an algorithm is about, where it is not about all of them."""


def fields(**kinds):
    result = QgsFields()
    for name, kind in kinds.items():
        result.append(QgsField(name, kind))
    return result


def answered(results, problem):
    """A result, or a refusal in words that a user can act on."""
    if results is None:
        assert len(problem) > 30, problem
        assert not re.search(r"Traceback|NoneType|object has no|KeyError|ValueError|invalid literal", problem), problem
    return True


ODD_UNITS = {
    "no geometry": (None, {}),
    "empty": ("MultiPolygon EMPTY", {}),
    "bow-tie": (BOW_TIE, {}),
    "no area": (LINE, {}),
    "far away": (FAR, {}),
    "nan": (NOT_A_NUMBER, {}),
    "no number": (SQUARE, {"unit_id": None}),
    "odd number": (SQUARE, {"unit_id": "=1+1|*?/.."}),
    "no year": (SQUARE, {"year": None}),
    "odd year": (SQUARE, {"year": -5}),
    "odd section": (SQUARE, {"section": "elsewhere"}),
    "no section": (SQUARE, {"section": None}),
    "odd class": (SQUARE, {"land_class": "9999"}),
    "markup": (SQUARE, {"name": "<b>&amp;{x}%s\n\x07"}),
    "odd area": (SQUARE, {"area_ha": 1e9}),
}


@pytest.mark.parametrize("kind", quick, ids=lambda kind: kind.ID)
@pytest.mark.parametrize(("wkt", "values"), ODD_UNITS.values(), ids=ODD_UNITS.keys())
def test_a_unit_that_does_not_fit(ask, make_units, kind, wkt, values):
    """Beside a good one, and alone."""
    odd = (wkt, {**WHOLE, "unit_id": "U-2", **values})
    assert answered(*ask(kind, UNITS=make_units([(BESIDE, WHOLE), odd], name="both")))
    assert answered(*ask(kind, UNITS=make_units([odd], name="alone")))


@with_units
def test_all_units_that_do_not_fit_at_once(ask, make_units, kind):
    """Each is told of; the good one among them is worked on."""
    whole = {**WHOLE, **LOOKS_AT.get(kind.ID, {})}
    odd = [(wkt, {**whole, "unit_id": f"ODD-{name}", **values}) for name, (wkt, values) in ODD_UNITS.items()]
    results, problem = ask(kind, UNITS=make_units([(BESIDE, whole), *odd]))
    assert problem == ""
    layer = QgsVectorLayer(results["FINDINGS"], "x", "ogr")
    told = {str(feature["unit_id"]) for feature in layer.getFeatures()}
    assert {f"ODD-{name}" for name in ("no geometry", "bow-tie", "no area", "nan")} <= told


@with_units
@pytest.mark.parametrize(
    ("column", "value"),
    [("year", "二〇二六年"), ("year", "2026.5"), ("year", "inf"), ("temporary", "也许"), ("accepted", "5月")],
)
def test_values_that_cannot_be_read_are_named(ask, make_units, kind, column, value):
    """Never taken for nothing: the answer names the unit, the value and the field."""
    columns = fields(unit_id=QVariant.String, **{column: QVariant.String})
    results, problem = ask(kind, UNITS=make_units([(SQUARE, {"unit_id": "U-7", column: value})], fields=columns))
    assert results is None
    assert all(word in problem for word in ("U-7", value, column))


@with_units
def test_a_unit_number_twice(ask, make_units, kind):
    assert answered(*ask(kind, UNITS=make_units([(SQUARE, WHOLE), (BESIDE, WHOLE)])))


@pytest.mark.parametrize("kind", quick, ids=lambda kind: kind.ID)
@pytest.mark.parametrize(
    ("columns", "values"),
    [
        ({}, {}),
        ({"id": QVariant.Int}, {"id": 7}),
        ({"unit_id": QVariant.Int, "year": QVariant.Double}, {"unit_id": 7, "year": 2026.0}),
        ({"unit_id": QVariant.String, "year": QVariant.String}, {"unit_id": "U-1", "year": "二〇二六年"}),
        ({"unit_id": QVariant.String, "year": QVariant.String}, {"unit_id": "U-1", "year": " 2026 "}),
        ({"unit_id": QVariant.String, "year": QVariant.Double}, {"unit_id": "U-1", "year": float("nan")}),
        ({"unit_id": QVariant.String, "temporary": QVariant.String}, {"unit_id": "U-1", "temporary": "也许"}),
    ],
    ids=["none", "other", "numbers", "year in words", "year as text", "year nan", "flag in words"],
)
def test_a_unit_layer_without_the_fields_of_the_schema(ask, make_units, kind, columns, values):
    assert answered(*ask(kind, UNITS=make_units([(SQUARE, values)], fields=fields(**columns))))


@pytest.fixture
def write_layer(tmp_path):
    """Write a polygon layer: rows of (WKT, values)."""

    def write(rows, columns, crs="EPSG:4532", driver="GPKG", index=True):
        path = tmp_path / "input" / f"survey.{'gpkg' if driver == 'GPKG' else 'shp'}"
        path.parent.mkdir(exist_ok=True)
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = driver
        options.layerOptions = [f"SPATIAL_INDEX={'YES' if index else 'NO'}"]
        writer = QgsVectorFileWriter.create(
            str(path),
            columns,
            QgsWkbTypes.Type.MultiPolygon,
            QgsCoordinateReferenceSystem(crs),
            QgsCoordinateTransformContext(),
            options,
        )
        for wkt, values in rows:
            feature = QgsFeature(columns)
            for name, value in values.items():
                feature[name] = value
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
            assert writer.addFeature(feature)
        del writer
        return str(path)

    return write


DLTB = {"BSM": QVariant.String, "DLBM": QVariant.String, "DLMC": QVariant.String}
FOREST = {"BSM": "1", "DLBM": "0301", "DLMC": "乔木林地"}
AROUND = polygon((0, 0), (0, 300), (300, 300), (300, 0))


@takes_survey
@pytest.mark.parametrize(
    ("rows", "columns", "crs", "says"),
    [
        ([(AROUND, {"BSM": "1"})], {"BSM": QVariant.String}, "EPSG:4532", "DLBM"),
        ([], DLTB, "EPSG:4532", "empty"),
        ([(AROUND, FOREST)], DLTB, "EPSG:2435", "EPSG:2435"),
        ([(AROUND, FOREST)], DLTB, "EPSG:4326", "EPSG:4326"),
        ([(AROUND, {"DLBM": 301})], {"DLBM": QVariant.Int}, "EPSG:4532", "number"),
        ([(AROUND, {"DLBM": "031"})], {"DLBM": QVariant.String}, "EPSG:4532", "2009"),
    ],
    ids=["no DLBM", "no features", "Beijing 54", "WGS 84", "DLBM a number", "survey of 2009"],
)
def test_a_survey_that_would_mislead_is_refused(ask, make_units, write_layer, kind, rows, columns, crs, says):
    survey = write_layer(rows, fields(**columns), crs)
    results, problem = ask(kind, UNITS=make_units([(SQUARE, WHOLE)]), SURVEY=survey)
    assert results is None
    assert answered(results, problem)
    assert says in problem
    assert "survey" in problem


@pytest.mark.parametrize("driver", ["GPKG", "ESRI Shapefile"])
def test_a_survey_without_spatial_index_gives_the_same(ask, make_units, write_layer, driver):
    survey = write_layer([(AROUND, FOREST)], fields(**DLTB), driver=driver, index=False)
    results, problem = ask(BY_ID["attachlandclasses"], UNITS=make_units([(SQUARE, WHOLE)]), SURVEY=survey)
    assert problem == ""
    assert results["TOTAL_HA"] == pytest.approx(0.16, abs=0.0002)
    assert results["CLASS_COUNT"] == 1


def test_an_invalid_survey_polygon_is_found_and_not_skipped_unseen(ask, make_units, write_layer):
    tie = polygon((90, 90), (150, 150), (150, 90), (90, 150))
    survey = write_layer([(AROUND, FOREST), (tie, {**FOREST, "BSM": "2"})], fields(**DLTB))
    results, problem = ask(BY_ID["attachlandclasses"], UNITS=make_units([(SQUARE, WHOLE)]), SURVEY=survey)
    assert answered(results, problem)
    assert results is None or results["ERROR_COUNT"] + results["WARNING_COUNT"] > 0


# Tables made in Excel


TABLES = {
    "text in a number": "unit_id,year,area\nU-1,二〇二六,1.2公顷\n",
    "a stray formula": 'unit_id,year,name\nU-1,2026,=HYPERLINK("http://x")\n',
    "GBK": "unit_id,year,name\nU-1,2026,矿山\n".encode("gbk"),
    "semicolons": "unit_id;year;name\nU-1;2026;矿山\n",
    "only a header": "unit_id,year,name\n",
    "no key": "colour\nred\n",
    "nothing": "",
    "binary": bytes(range(256)) * 20,
    "year in words": "year,holder,fund_drawn\n二〇二六,某公司,12.5万元\n",
    "money in words": "year,holder,fund_drawn,fund_spent,fund_to_draw,fund_to_spend\n2026,某公司,12.5万元,-,约3,1e5\n",
}


TABLE_OF = {
    "digitiseunits": "ATTRIBUTES",
    "annualtable": "MINE",
    "compareyears": "MINE",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
@pytest.mark.parametrize("kind", [kind for kind in ALGORITHMS if kind.ID in TABLE_OF], ids=lambda kind: kind.ID)
def test_tables_made_in_excel(ask, make_units, tmp_path, kind, table):
    path = tmp_path / "table.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    given = {"UNITS": make_units([(SQUARE, WHOLE)])} if kind in takes_units else {}
    assert answered(*ask(kind, **{TABLE_OF[kind.ID]: str(path), **given}))


@pytest.mark.parametrize(
    "rows",
    [
        "2025,某公司",
        "2026,某公司\n2026,另一公司",
        "",
    ],
    ids=["another year", "twice", "no row"],
)
def test_a_mine_table_without_the_one_row_of_the_year(ask, make_units, tmp_path, rows):
    (tmp_path / "mine.csv").write_text(f"year,holder\n{rows}\n", encoding="utf-8")
    mine = str(tmp_path / "mine.csv")
    results, problem = ask(BY_ID["annualtable"], UNITS=make_units([(SQUARE, WHOLE)]), MINE=mine)
    assert answered(results, problem)
    assert results is None or results["ERROR_COUNT"] + results["WARNING_COUNT"] > 0


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04" + bytes(200)], ids=["empty", "text", "cut"])
def test_a_template_that_is_no_workbook_is_named(ask, make_units, tmp_path, content):
    (tmp_path / "county.xlsx").write_bytes(content)
    results, problem = ask(
        BY_ID["annualtable"], UNITS=make_units([(SQUARE, WHOLE)]), TEMPLATE=str(tmp_path / "county.xlsx")
    )
    assert results is None
    assert answered(results, problem)
    assert "county.xlsx" in problem


@pytest.mark.parametrize(
    ("columns", "values"),
    [
        ({"colour": QVariant.String}, {"colour": "red"}),
        ({"unit_id": QVariant.String, "land_class": QVariant.String}, {"unit_id": "U-1", "land_class": "0301"}),
        (
            {"unit_id": QVariant.String, "land_class": QVariant.String, "area_ha": QVariant.String},
            {"unit_id": "U-1", "land_class": "0301", "area_ha": "1.2公顷"},
        ),
        (
            {"unit_id": QVariant.String, "land_class": QVariant.String, "area_ha": QVariant.Double},
            {"unit_id": "elsewhere", "land_class": "0301", "area_ha": 3.0},
        ),
    ],
    ids=["other fields", "no area", "area in words", "other units"],
)
def test_a_summary_that_is_none(ask, make_units, write_layer, columns, values):
    summary = write_layer([(AROUND, values)], fields(**columns))
    results, problem = ask(BY_ID["annualtable"], UNITS=make_units([(SQUARE, WHOLE)]), SUMMARY=summary)
    assert answered(results, problem)
    assert results is None or results["ERROR_COUNT"] + results["WARNING_COUNT"] > 0


def test_a_package_with_money_in_words(ask, make_units, tmp_path):
    (tmp_path / "mine.csv").write_text(TABLES["money in words"], encoding="utf-8")
    units = make_units([(SQUARE, WHOLE)])
    results, problem = ask(BY_ID["acceptancepackage"], UNITS=units, MINE=str(tmp_path / "mine.csv"))
    assert problem == ""
    layer = QgsVectorLayer(results["FINDINGS"], "x", "ogr")
    assert any("12.5万元" in str(feature["message"]) for feature in layer.getFeatures())


# Zone layers and rules


POLYGON_LAYER = fields(BSM=QVariant.String)
ZONE = (AROUND, {"BSM": "1"})
ODD_ZONES = {
    "empty": ([], "EPSG:4532"),
    "bow-tie": ([(BOW_TIE, {"BSM": "1"})], "EPSG:4532"),
    "no area": ([(LINE, {"BSM": "1"})], "EPSG:4532"),
    "Beijing 54": ([ZONE], "EPSG:2435"),
    "WGS 84": ([ZONE], "EPSG:4326"),
    "no CRS": ([ZONE], ""),
}


@pytest.mark.parametrize(("rows", "crs"), ODD_ZONES.values(), ids=ODD_ZONES.keys())
def test_a_zone_layer_that_cannot_be_used_is_never_no_overlap(ask, make_units, write_layer, rows, crs):
    """What could not be checked is said to be not checked, with a finding or a verdict that tells why."""
    zones = QgsVectorLayer(write_layer(rows, POLYGON_LAYER, crs), "STBHHX", "ogr")
    results, problem = ask(BY_ID["checkzones"], UNITS=make_units([(SQUARE, WHOLE)]), ZONES=[zones])
    assert problem == ""
    verdicts = QgsVectorLayer(results["VERDICTS"], "x", "ogr")
    red_line = [feature for feature in verdicts.getFeatures() if feature["rule_id"] == "stbhhx"]
    assert [feature["outcome"] for feature in red_line] == ["R1" if rows and rows[0][0] == BOW_TIE else "not_checked"]
    if rows:
        assert results["ERROR_COUNT"] + results["WARNING_COUNT"] > 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"edition": "x"}', b'{"edition": "x", "rules": [{}]}', "规则".encode("gbk"), bytes(300)],
    ids=["empty", "cut off", "a list", "no rules", "an empty rule", "GBK", "NUL bytes"],
)
def test_a_rule_file_that_cannot_be_used_is_named(ask, make_units, tmp_path, content):
    (tmp_path / "county.json").write_bytes(content)
    units = make_units([(SQUARE, WHOLE)])
    results, problem = ask(BY_ID["checkzones"], UNITS=units, RULES=str(tmp_path / "county.json"))
    assert results is None
    assert answered(results, problem)
    assert "county.json" in problem


def test_an_invalid_mining_right_is_refused_and_not_skipped(ask, make_units, write_layer):
    """Processing may be set to skip invalid features: of two parcels of a licence one would be gone unseen."""
    right = write_layer([ZONE, (BOW_TIE, {"BSM": "2"})], POLYGON_LAYER)
    results, problem = ask(BY_ID["checkunits"], UNITS=make_units([(SQUARE, WHOLE)]), MINING_RIGHT=right)
    assert results is None
    assert "MINING_RIGHT" in problem


def test_stated_areas_stay_with_their_units(ask, make_units):
    """An invalid unit before it does not shift the areas that the layer states."""
    rows = [
        (BOW_TIE, {**WHOLE, "unit_id": "U-1", "area_ha": 9.0}),
        (SQUARE, {**WHOLE, "unit_id": "U-2", "area_ha": 9.0}),
        (BESIDE, {**WHOLE, "unit_id": "U-3", "area_ha": 0.16}),
    ]
    results, problem = ask(BY_ID["checkunits"], UNITS=make_units(rows), OTHER_UNITS=None)
    assert problem == ""
    layer = QgsVectorLayer(results["FINDINGS"], "x", "ogr")
    told = {str(feature["unit_id"]) for feature in layer.getFeatures() if "area_" in feature["code"]}
    assert told & {"U-2", "U-3"} == {"U-2"}


def test_an_empty_coverage_is_refused(ask, make_units, write_layer):
    units = make_units([(SQUARE, WHOLE)])
    results, problem = ask(BY_ID["checkzones"], UNITS=units, COVERAGE=write_layer([], POLYGON_LAYER))
    assert results is None
    assert "COVERAGE" in problem


@pytest.mark.parametrize("kind", quick, ids=lambda kind: kind.ID)
@pytest.mark.parametrize("suffix", ["memory:", "gpkg", "shp"])
def test_long_texts_lose_nobody(ask, feedback, make_units, tmp_path, kind, suffix):
    """A layer keeps a unit whose texts are longer than anybody thought of."""
    long = "很长的说明" * 100
    columns = fields(**dict.fromkeys((*WHOLE, "name", "note", "measures", "source"), QVariant.String))
    values = {**WHOLE, "year": "2026", "unit_id": "U-" + "9" * 90, "name": long, "note": long, "source": long}
    units = make_units([(SQUARE, values), (SQUARE, WHOLE)], fields=columns)
    algorithm = kind().create()
    sinks = {
        output.name(): suffix if suffix == "memory:" else str(tmp_path / "output" / f"{output.name()}.{suffix}")
        for output in algorithm.destinationParameterDefinitions()
        if output.type() == "sink"
    }
    assert ask(kind, UNITS=units, **sinks)[1] == ""
    assert not [text for text in feedback.errors if "not be written" in text or "could not" in text.lower()]
