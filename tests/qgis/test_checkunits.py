"""checkunits through QGIS: the sample, other planes, refusals, cancel."""

from __future__ import annotations

import pytest

from mine_restoration.core.catalogue import RESOURCES

SAMPLE = RESOURCES / "sample"
EAST, NORTH = 44_500_000.0, 4_920_000.0


def rows(source):
    return [dict(zip([f.name() for f in source.fields()], feature.attributes())) for feature in source.getFeatures()]


def square(x, y, width=100):
    w, s = EAST + x, NORTH + y
    return f"POLYGON(({w} {s},{w + width} {s},{w + width} {s + width},{w} {s + width},{w} {s}))"


def memory(name, *features, crs="EPSG:4532", fields=""):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer(f"Polygon?crs={crs}{fields}", name, "memory")
    for wkt, attributes in features:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(attributes))
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    return layer


FIELDS = "&field=unit_id:string&field=year:integer&field=section:string&field=problem_type:string"
FIELDS += "&field=damage_degree:string&field=area_ha:double"


def units(*places, area=1.0):
    made = [
        (square(*place), [f"SH-{number}", 2026, "damaged", "土地损毁（挖损）", "重度", area])
        for number, place in enumerate(places, 1)
    ]
    return memory("units", *made, fields=FIELDS)


@pytest.fixture
def check(run):
    def check(layer, **given):
        return run("checkunits", UNITS=layer, FINDINGS="memory:", **given)

    return check


def codes(result):
    return sorted(row["code"] for row in rows(result["FINDINGS"]))


def test_sample_of_last_year_is_sound(check):
    layer = str(SAMPLE / "last_year_units.gpkg")
    result = check(layer, MINING_RIGHT=str(SAMPLE / "mining_right.gpkg"), OTHER_UNITS=layer)
    assert (result["ERROR_COUNT"], result["WARNING_COUNT"]) == (0, 0)
    assert result["UNIT_COUNT"] == 6


def test_counts_and_sentences(check):
    result = check(units((0, 0), (90, 0)))
    assert codes(result) == ["units.no_farmland", "units.no_mining_right", "units.no_other_units", "units.overlap"]
    assert (result["ERROR_COUNT"], result["WARNING_COUNT"], result["NOTE_COUNT"]) == (1, 0, 3)
    overlap = next(row for row in rows(result["FINDINGS"]) if row["code"] == "units.overlap")
    assert "0.1000 hm²" in overlap["message"]
    place = next(f.geometry() for f in result["FINDINGS"].getFeatures() if f["code"] == "units.overlap")
    assert EAST + 90 <= place.asPoint().x() <= EAST + 100


def test_area_field(check):
    assert "units.area_differs" in codes(check(units((0, 0), area=1.5)))
    assert "units.area_differs" not in codes(check(units((0, 0))))


@pytest.mark.parametrize("crs", ["EPSG:4532", "EPSG:4490", "EPSG:4553", "EPSG:4501"])
def test_mining_right_in_any_plane_of_the_datum(check, qgis_app, crs):
    from qgis import processing

    ground = memory("right", (square(-500, -500, 550), []))
    cut = processing.run(
        "native:densifygeometriesgivenaninterval", {"INPUT": ground, "INTERVAL": 20, "OUTPUT": "memory:"}
    )
    right = processing.run("native:reprojectlayer", {"INPUT": cut["OUTPUT"], "TARGET_CRS": crs, "OUTPUT": "memory:"})
    outside = next(
        row
        for row in rows(check(units((0, 0)), MINING_RIGHT=right["OUTPUT"])["FINDINGS"])
        if row["code"] == "units.outside"
    )
    assert "0.7500 hm²" in outside["message"]
    assert "75.00%" in outside["message"]


def test_tolerance(check):
    right = memory("right", (square(0, 0, 100.0), []))
    assert "units.outside_tolerance" in codes(check(units((0.05, 0)), MINING_RIGHT=right))
    assert "units.outside" in codes(check(units((0.05, 0)), MINING_RIGHT=right, TOLERANCE=0.02))


@pytest.mark.parametrize("parameter", ["MINING_RIGHT", "OTHER_UNITS", "FARMLAND"])
def test_other_datums_are_refused(check, parameter):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=f"EPSG:2363.*{parameter}"):
        check(units((0, 0)), **{parameter: memory("xian", (square(0, 0), []), crs="EPSG:2363")})


def test_invalid_mining_right_is_refused(check):
    from qgis.core import QgsProcessingException

    bow_tie = (
        f"POLYGON(({EAST} {NORTH},{EAST + 90} {NORTH + 90},{EAST + 90} {NORTH},{EAST} {NORTH + 90},{EAST} {NORTH}))"
    )
    with pytest.raises(QgsProcessingException, match="valid polygons"):
        check(units((0, 0)), MINING_RIGHT=memory("right", (bow_tie, [])))


def test_a_hectare_restored_twice(check):
    earlier = memory(
        "earlier",
        (square(0, 50), ["XF-00", 2025, True]),
        fields="&field=unit_id:string&field=year:integer&field=accepted:bool",
    )
    own = memory(
        "units",
        (square(0, 0), ["JH-1", 2026, "planned"]),
        fields="&field=unit_id:string&field=year:integer&field=section:string",
    )
    found = [row for row in rows(check(own, OTHER_UNITS=earlier)["FINDINGS"]) if row["code"] == "units.restored_before"]
    assert len(found) == 1
    assert "0.5000 hm²" in found[0]["message"]
    assert "XF-00" in found[0]["message"]


def test_cancel(check, feedback):
    from qgis.core import QgsProcessingException

    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        check(units((0, 0)), feedback=feedback)


def test_a_broken_rule_file_leaves_the_toolbox_standing_and_is_told(plugin, check, monkeypatch):
    from pathlib import Path

    from qgis.core import QgsProcessingException

    from mine_restoration.core.catalogue import CatalogueError
    from mine_restoration.processing import checkunits

    def broken(*_path):
        raise CatalogueError(Path("unit_checks.json"), "line 3", "Expecting value")

    monkeypatch.setattr(checkunits, "load_unit_profile", broken)
    monkeypatch.setattr("mine_restoration.core.unitchecks.check.load_unit_profile", broken)
    assert checkunits.CheckUnits().create().parameterDefinition("TOLERANCE").defaultValue() is None
    with pytest.raises(QgsProcessingException, match=r"unit_checks\.json.*line 3"):
        check(units((0, 0)), TOLERANCE=0.1)


PLANNED = "&field=unit_id:string&field=year:integer&field=section:string&field=land_class:string&field=temporary:bool"
PLANNED += "&field=temp_from:date&field=temp_to:string(20)"


def planned(*places, land_class="0301", first=None, last=None):
    made = [
        (square(*place), [f"JH-{number}", 2026, "planned", land_class, bool(last), first, last])
        for number, place in enumerate(places, 1)
    ]
    return memory("units", *made, fields=PLANNED)


@pytest.mark.parametrize("crs", ["EPSG:4532", "EPSG:4490", "EPSG:4553"])
def test_farmland_in_any_plane_of_the_datum(check, qgis_app, crs):
    from qgis import processing

    ground = memory(
        "YJJBNTTB", (square(50, -500, 550), ["2025"]), ("MultiPolygon EMPTY", ["2025"]), fields="&field=SJNF:string"
    )
    cut = processing.run(
        "native:densifygeometriesgivenaninterval", {"INPUT": ground, "INTERVAL": 20, "OUTPUT": "memory:"}
    )
    farmland = processing.run(
        "native:reprojectlayer", {"INPUT": cut["OUTPUT"], "TARGET_CRS": crs, "OUTPUT": "memory:YJJBNTTB"}
    )
    found = {
        row["code"]: row["message"] for row in rows(check(planned((0, -60)), FARMLAND=farmland["OUTPUT"])["FINDINGS"])
    }
    assert "0.5000 hm²" in found["units.farmland_other_class"]
    assert "2025" in found["units.farmland_other_class"]
    assert "乔木林地" in found["units.farmland_other_class"]
    assert "1 rows" in found["units.farmland_no_shape"]
    assert "units.farmland_not_covered" in found  # its western half lies outside the layer
    assert "units.no_farmland" not in found
    county = memory("county", (square(-900, -900, 2000), []))
    covered = check(planned((0, -60)), FARMLAND=farmland["OUTPUT"], COVERAGE=county)
    assert "units.farmland_not_covered" not in codes(covered)


def test_gaps_and_their_width(check):
    strips = [row for row in rows(check(planned((0, 0), (100.5, 0)))["FINDINGS"]) if row["code"] == "units.gap"]
    assert len(strips) == 1
    # Its ends are open, where the area of a strip is not sharp.
    assert float(strips[0]["message"].split(" m²")[0]) == pytest.approx(50, abs=0.1)
    assert "0.500 m" in strips[0]["message"]
    assert "units.gap" not in codes(check(planned((0, 0), (100.5, 0)), GAP=0.4))


def test_dates_of_temporary_land(check):
    from qgis.core import QgsProcessingException
    from qgis.PyQt.QtCore import QDate

    layer = planned((0, 0), first=QDate(2024, 1, 1), last="2025年6月30日")
    found = {row["code"]: row["message"] for row in rows(check(layer)["FINDINGS"])}
    assert "2026-06-30" in found["units.temporary_overdue"]
    with pytest.raises(QgsProcessingException, match=r"JH-1.*'长期'.*temp_to"):
        check(planned((0, 0), last="长期"))


def test_rules_of_ones_own(check, tmp_path):
    import json

    from qgis.core import QgsProcessingException

    from mine_restoration.core.unitchecks.profile import DEFAULT

    top = json.loads(DEFAULT.read_text(encoding="utf-8"))
    own = tmp_path / "county.json"
    own.write_text(json.dumps({**top, "gap_m": 0.4}), encoding="utf-8")
    assert "units.gap" not in codes(check(planned((0, 0), (100.5, 0)), RULES=str(own)))
    own.write_text(json.dumps({**top, "gap_m": -1}), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"county\.json.*gap_m"):
        check(planned((0, 0)), RULES=str(own))


def test_units_without_numbers_are_told(check):
    layer = memory("units", (square(0, 0), [None, "planned"]), fields="&field=unit_id:string&field=section:string")
    assert "units.no_id" in codes(check(layer))
