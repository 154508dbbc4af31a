"""attachlandclasses through QGIS on random surveys, against shapely's overlay in PROJ's equal-area plane."""

from __future__ import annotations

import gc
import threading
import time
from collections import defaultdict

import numpy as np
import pytest
import shapely
from coverage_maker import make_ground, make_units
from equal_area_oracle import EqualArea

from mine_restoration.core.geodesy.area import official_areas
from mine_restoration.core.geodesy.plane import Plane

PLANE = Plane(39, 3, prefixed=True)
CRS = "EPSG:4527"
EAST, NORTH = 130_000.0, 3_420_000.0
FIELDS = (
    ("BSM", "string(18)"),
    ("DLBM", "string(5)"),
    ("TBMJ", "double(18,2)"),
    ("KCXS", "double(6,4)"),
    ("SJNF", "integer"),
)
TABLES = ("PARTS", "SUMMARY", "FINDINGS")
ROUNDING = 0.0115
"""One 0.01 m² of largest remainder, and what floats and the prescribed series differ from PROJ."""


def rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


@pytest.fixture
def write(qgis_app, tmp_path):
    """Write polygons: ``write(name, crs, geometries, fields, records)`` gives the path."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsGeometry,
        QgsVectorFileWriter,
        QgsVectorLayer,
        QgsWkbTypes,
    )

    def make(name, crs, geometries, fields, records):
        definition = "&".join(f"field={field}:{kind}" for field, kind in fields)
        columns = QgsVectorLayer(f"MultiPolygon?crs={crs}&{definition}", name, "memory").fields()
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", name
        path = str(tmp_path / f"{name}.gpkg")
        writer = QgsVectorFileWriter.create(
            path,
            columns,
            QgsWkbTypes.Type.MultiPolygon,
            QgsCoordinateReferenceSystem(crs),
            QgsCoordinateTransformContext(),
            options,
        )
        features = []
        for wkb, record in zip(shapely.to_wkb(geometries), records):
            feature, geometry = QgsFeature(columns), QgsGeometry()
            geometry.fromWkb(wkb)
            geometry.convertToMultiType()
            feature.setGeometry(geometry)
            feature.setAttributes(list(record))
            features.append(feature)
        assert writer.addFeatures(features), writer.errorMessage()
        del writer
        return path

    return make


@pytest.fixture
def scene(write):
    """``scene(seed)``: the ground, the units by name, and the layers of both."""

    def make(seed, tees=False):
        ground = make_ground([seed, 4], PLANE, EAST, NORTH, 2000.0, 40, tees=tees)
        units = {f"U{i:02d}": shape for i, (_, shape) in enumerate(make_units([seed, 5], ground, 39))}
        records = [[r["ids"], r["code"], r["tbmj"], r["kcxs"], r["year"]] for r in ground.rows]
        survey = write(f"DLTB{seed}", CRS, ground.polygons, FIELDS, records)
        outlines = np.array([*units.values(), None], dtype=object)[:-1]
        layer = write(f"units{seed}", CRS, outlines, [("unit_id", "string(20)")], [[name] for name in units])
        return ground, units, survey, layer

    return make


@pytest.fixture
def attach(run, feedback):
    def attach_classes(units, survey, **more):
        given = dict.fromkeys(TABLES, "memory:") | more
        return run("attachlandclasses", feedback=feedback, UNITS=units, SURVEY=survey, **given)

    return attach_classes


def whole(value, per):
    """An amount of a table as whole digits; it has no more than those."""
    digits = round(value * per)
    assert value == pytest.approx(digits / per, abs=1e-9)
    return digits


def sums(table, field, per):
    result = defaultdict(int)
    for row in table:
        result[row["unit_id"]] += whole(row[field], per)
    return result


def areas(table, field="area_m2"):
    result = {(row["unit_id"], row["land_class"]): row[field] for row in table}
    assert len(result) == len(table)
    return result


def base(code):
    return code[:-1] if code[-1] in "KA" else code


def theirs(ground, units):
    """m² of each class in each unit by the oracle, sub-codes rolled up and 田坎 split off."""
    result = defaultdict(float)
    names = list(units)
    for (i, j), area in EqualArea(ground.plane).overlaps(list(units.values()), ground.polygons).items():
        row = ground.rows[j]
        result[names[i], base(row["code"])] += area * (1 - row["kcxs"])
        if row["kcxs"]:
            result[names[i], "1203"] += area * row["kcxs"]
    return result


@pytest.mark.parametrize("control", [0, 1])
def test_random_units_on_a_random_survey(attach, scene, control):
    """SUMMARY and PARTS against the oracle; both sum to the unit in whole 0.01 m² and 0.0001 hm²."""
    ground, units, survey, layer = scene(1)
    result = attach(layer, survey, CONTROL=control)
    summary, parts = rows(result["SUMMARY"]), rows(result["PARTS"])
    # The units lie over each other, which the polygons' TBMJ cannot be shared out to.
    told = {row["code"] for row in rows(result["FINDINGS"]) if row["severity"] != "note"}
    assert told == ({"landclass.units_over"} if control else set())
    assert result["UNIT_COUNT"] == len(units)
    official = dict(zip(units, EqualArea(PLANE).areas(units.values())))
    for table in (summary, parts):
        for name, centi in sums(table, "unit_share_m2", 100).items():
            assert centi / 100 == pytest.approx(official[name], abs=0.0062)
        assert len(sums(table, "area_m2", 100)) == len(units)
    assert sums(summary, "area_m2", 100) == sums(parts, "area_m2", 100)
    assert sums(summary, "area_ha", 10_000) == sums(parts, "area_ha", 10_000)
    for name, ha4 in sums(summary, "area_ha", 10_000).items():
        assert ha4 == (sums(summary, "area_m2", 100)[name] + 50) // 100
    by_unit, expected = areas(summary, "unit_share_m2"), theirs(ground, units)
    for key in by_unit.keys() | expected.keys():
        # A class of k parts has the rounding of each of them.
        count = sum((part["unit_id"], base(part["land_class"])) == key for part in parts)
        assert abs(by_unit.get(key, 0) - expected[key]) <= ROUNDING * max(1, count), key
    assert areas(summary) == areas(summary, "tbmj_share_m2" if control else "unit_share_m2")


def test_parts_are_the_ground_of_the_units(attach, scene):
    """Their geometries: each of one polygon, and together the unit."""
    ground, units, survey, layer = scene(2, tees=True)
    result = attach(layer, survey)
    polygons = {row["ids"]: polygon for row, polygon in zip(ground.rows, ground.polygons)}
    pieces = defaultdict(list)
    for part in result["PARTS"].getFeatures():
        assert part.hasGeometry() is (part["land_class"] != "1203")
        if part.hasGeometry():
            piece = shapely.from_wkb(bytes(part.geometry().asWkb()))
            assert piece.is_valid
            assert piece.difference(polygons[part["survey_id"]]).area < 1e-3
            pieces[part["unit_id"]].append(piece)
    for name, unit in units.items():
        assert sum(piece.area for piece in pieces[name]) == pytest.approx(unit.area, abs=0.02)
        assert shapely.union_all(pieces[name]).symmetric_difference(unit).area < 0.02


@pytest.mark.parametrize("target", ["memory:", "moved.gpkg", "moved.shp"])
@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4528", "EPSG:4549", "EPSG:4498"])
def test_a_survey_in_degrees_or_another_zone_gives_the_same(attach, scene, tmp_path, crs, target):
    """The neighbouring zone with its number, the own zone without it, a 6-degree zone; corners come back to 1e-9 m."""
    from qgis import processing

    _, _, survey, layer = scene(3)
    target = target if target == "memory:" else str(tmp_path / target)
    moved = {"INPUT": survey, "TARGET_CRS": crs, "OUTPUT": target}
    moved = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    expected, result = attach(layer, survey), attach(layer, moved)
    ours = areas(rows(result["SUMMARY"]))
    assert ours.keys() == areas(rows(expected["SUMMARY"])).keys()
    assert ours == pytest.approx(areas(rows(expected["SUMMARY"])), abs=0.011)
    assert sums(rows(result["SUMMARY"]), "area_m2", 100) == sums(rows(expected["SUMMARY"]), "area_m2", 100)
    assert result["ERROR_COUNT"] == result["WARNING_COUNT"] == 0


def test_one_algorithm_object_many_times(attach, scene, plugin, feedback):
    """As a batch runs: the same object, other layers each time, in turn and back again."""
    from qgis.core import QgsApplication, QgsProcessingContext

    scenes = [scene(seed)[2:] for seed in (1, 2)]
    expected = [areas(rows(attach(layer, survey)["SUMMARY"])) for survey, layer in scenes]
    assert expected[0] != expected[1]
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("minerestoration:attachlandclasses")
    for turn in (0, 1, 0, 1, 1):
        survey, layer = scenes[turn]
        given = {"UNITS": layer, "SURVEY": survey, "SUMMARY": "memory:"}
        context = QgsProcessingContext()
        result, worked = algorithm.run(given, context, feedback)
        assert worked, feedback.errors
        assert areas(rows(context.takeResultLayer(result["SUMMARY"]))) == expected[turn]


def test_a_batch_of_the_desktop(attach, scene, plugin, feedback):
    """Processing's own executor for a row of parameter sets, each with a file of its own."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsVectorLayer

    _, _, survey, layer = scene(1)
    algorithm = QgsApplication.processingRegistry().algorithmById("minerestoration:attachlandclasses")
    expected = {control: areas(rows(attach(layer, survey, CONTROL=control)["SUMMARY"])) for control in (0, 1)}
    from processing.gui.AlgorithmExecutor import execute

    for control in (0, 1):
        target = survey.replace(".gpkg", f"-{control}.gpkg")
        given = {"UNITS": layer, "SURVEY": survey, "CONTROL": control, "SUMMARY": target}
        worked, _ = execute(algorithm, given, QgsProcessingContext(), feedback)
        assert worked
        assert areas(rows(QgsVectorLayer(target, "summary", "ogr"))) == expected[control]


def test_in_a_model_behind_another_step(attach, scene, plugin, feedback):
    """Units from an expression, the summary out: no parts, no findings."""
    from qgis.core import (
        QgsProcessing,
        QgsProcessingContext,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
    )

    _, _, survey, layer = scene(1)
    expected = areas(rows(attach(layer, survey)["SUMMARY"]))
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("two steps", "tests")
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    for name in ("UNITS", "SURVEY"):
        parameter = QgsProcessingModelParameter(name)
        model.addModelParameter(QgsProcessingParameterFeatureSource(name, name, polygons), parameter)
    chosen = QgsProcessingModelChildAlgorithm("native:extractbyexpression")
    chosen.setChildId("chosen")
    chosen.addParameterSources("INPUT", [source.fromModelParameter("UNITS")])
    chosen.addParameterSources("EXPRESSION", [source.fromStaticValue("right(\"unit_id\", 1) in ('1', '5')")])
    model.addChildAlgorithm(chosen)
    step = QgsProcessingModelChildAlgorithm("minerestoration:attachlandclasses")
    step.setChildId("classes")
    step.addParameterSources("UNITS", [source.fromChildOutput("chosen", "OUTPUT")])
    step.addParameterSources("SURVEY", [source.fromModelParameter("SURVEY")])
    output = QgsProcessingModelOutput("SUMMARY", "SUMMARY")
    output.setChildId("classes")
    output.setChildOutputName("SUMMARY")
    step.setModelOutputs({"SUMMARY": output})
    model.addChildAlgorithm(step)
    can_run, problem = model.canExecute()
    assert can_run, problem
    model.initAlgorithm()
    context = QgsProcessingContext()
    (name,) = (parameter.name() for parameter in model.destinationParameterDefinitions())
    result, worked = model.run({"UNITS": layer, "SURVEY": survey, name: "memory:"}, context, feedback)
    assert worked, feedback.errors
    ours = areas(rows(context.takeResultLayer(result[name])))
    assert ours == {key: value for key, value in expected.items() if key[0][-1] in "15"}
    assert len({unit for unit, _ in ours}) == 8


def grid(side, size, middle):
    """``side`` x ``side`` polygons of some 40 corners, neighbours with identical ones."""
    rng = np.random.default_rng(5)
    inner = 10
    steps = side * inner + 1
    x, y = (np.arange(steps) * size / inner for _ in range(2))
    x, y = np.meshgrid(x, y, indexing="ij")
    shift = rng.uniform(-0.03, 0.03, (2, steps, steps)) * size
    corners = np.round(np.stack([x, y], axis=-1) + shift.transpose(1, 2, 0) + middle - side * size / 2, 4)
    along = np.arange(inner)
    ring = [*((k, 0) for k in along), *((inner, k) for k in along), *((inner - k, inner) for k in along)]
    ring = np.array([*ring, *((0, inner - k) for k in along), (0, 0)])
    i, j = (part.ravel() for part in np.meshgrid(np.arange(side), np.arange(side), indexing="ij"))
    return shapely.polygons(corners[i[:, None] * inner + ring[:, 0], j[:, None] * inner + ring[:, 1]])


@pytest.fixture
def county(write):
    """20,000 polygons and 300 units of 8 ha: a run of seconds."""
    middle = np.array([PLANE.false_easting + EAST, NORTH])
    polygons = grid(141, 60.0, middle)
    rng = np.random.default_rng(6)
    codes = rng.choice(["0103", "0301", "0602", "1006"], len(polygons))
    tbmj = np.round(official_areas(polygons, PLANE), 2).tolist()
    records = [
        [f"B{i}", code, area, 0.1 if code == "0103" else 0.0, 2023]
        for i, (code, area) in enumerate(zip(codes.tolist(), tbmj))
    ]
    places = rng.uniform(-3800, 3800, (300, 2)) + middle
    units = shapely.buffer(shapely.points(places), 160.0, quad_segs=30)
    survey = write("county", CRS, polygons, FIELDS, records)
    return write("many", CRS, units, [("unit_id", "string(20)")], [[f"U{i}"] for i in range(300)]), survey


def press(feedback, pressed):
    """What the button does."""
    pressed.append(time.monotonic())
    feedback.cancel()


def test_cancel_is_answered_within_a_second_and_leaves_what_was_there(run, county, tmp_path):
    """At several moments of a run of seconds, through a real feedback, from another thread as the desktop does."""
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    units, survey = county
    folder = tmp_path / "results"
    folder.mkdir()
    targets = {name: str(folder / f"{name.lower()}.gpkg") for name in TABLES}
    told = []
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(told.append)
    run("attachlandclasses", feedback=feedback, UNITS=units, SURVEY=survey, **targets)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(100)
    assert len(told) > 40
    gc.collect()
    before = {path: path.read_bytes() for path in folder.iterdir()}
    for moment in (1, 15, 30, 45, 60, 75):
        feedback, pressed = QgsProcessingFeedback(False), []
        # A little later than a step of the bar: that is when nobody looks at Cancel.
        timer = threading.Timer(0.03, press, (feedback, pressed))

        def started(part, timer=timer, moment=moment):
            if part >= moment and not timer.is_alive() and not timer.finished.is_set():
                timer.start()

        feedback.progressChanged.connect(started)
        with pytest.raises(QgsProcessingException, match="ancelled"):
            run("attachlandclasses", feedback=feedback, UNITS=units, SURVEY=survey, **targets)
        assert time.monotonic() - pressed[0] < 1, moment
        timer.join()
        gc.collect()
        assert {path: path.read_bytes() for path in folder.iterdir()} == before, moment
