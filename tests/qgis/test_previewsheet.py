"""One sheet of the package: its PDF, and the layout for a window."""

from __future__ import annotations

import json
import math
import re
import subprocess
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


@pytest.fixture
def given(run):
    """The sample's units of all sections, and what else the sheets are made from."""
    from qgis.core import QgsVectorLayer

    layers = []
    for number, section in enumerate(("restored_1", "damaged", "planned")):
        made = run(
            "digitiseunits",
            INPUT=[str(SAMPLE / "units" / f"{section}.txt")],
            CRS="EPSG:4532",
            SECTION=number,
            YEAR=2026,
            ATTRIBUTES=str(SAMPLE / "attributes.csv"),
            UNITS="memory:",
            CORNERS="memory:",
            FINDINGS="memory:",
        )
        layers.append(made["UNITS"])
    units: QgsVectorLayer = layers[0]
    for layer in layers[1:]:
        units.dataProvider().addFeatures(list(layer.getFeatures()))
    return {
        "UNITS": units,
        "MINE": str(SAMPLE / "mine.csv"),
        "YEAR": 2026,
        "SURVEY": f"{SAMPLE / 'survey.gpkg'}|layername=DLTB",
        "ZONES": [f"{SAMPLE / 'zones.gpkg'}|layername=STBHHX"],
        "MINING_RIGHT": str(SAMPLE / "mining_right.gpkg"),
        "FINDINGS": "memory:",
    }


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


def test_each_sheet_is_the_one_of_the_package(run, given, tmp_path):
    """The PDF of a preview shows what that of the package does, but for the sheet's running number."""
    from mine_restoration.gis.sheet_preview import SHEETS

    made = run("acceptancepackage", **given, FOLDER=str(tmp_path / "package"))
    root = Path(made["FOLDER"])
    listed = json.loads((root / "manifest.json").read_text(encoding="utf-8"))["files"]
    for number, sheet in enumerate(SHEETS):
        files = [root / file["path"] for file in listed if file["item"] == sheet]
        if not files:
            assert sheet == "image_map"
            continue
        target = tmp_path / f"{sheet}.pdf"
        assert run("previewsheet", **given, SHEET=number, OUTPUT=str(target))["PAGE_COUNT"] >= 1
        preview, packed = (re.sub(r"2026-\d\d", "", text_of(path)).split() for path in (target, files[0]))
        assert preview == packed, sheet


def test_who_listens_gets_the_layout_and_its_project(run, given, tmp_path):
    from qgis.core import QgsProject

    from mine_restoration.gis import sheet_listeners

    before = set(QgsProject.instance().mapLayers()), len(QgsProject.instance().layoutManager().layouts())
    heard = []
    unit = next(given["UNITS"].getFeatures())["unit_id"]
    listener = heard.append
    sheet_listeners.listen(listener)
    try:
        results = run("previewsheet", **given, SHEET=2, UNIT=unit)
    finally:
        sheet_listeners.unlisten(listener)
    run("previewsheet", **given, SHEET=0)
    assert "OUTPUT" not in results
    (preview,) = heard
    assert unit in preview.title
    assert len(preview.layouts) == results["PAGE_COUNT"]
    shown = preview.layouts[0].itemById("map")
    assert shown.layers()
    assert all(layer.isValid() and preview.book.project.mapLayer(layer.id()) is not None for layer in shown.layers())
    assert before == (set(QgsProject.instance().mapLayers()), len(QgsProject.instance().layoutManager().layouts()))
    # Its template is one that LAYOUTS takes.
    from qgis.core import QgsReadWriteContext

    preview.layouts[0].saveAsTemplate(str(tmp_path / "corners.qpt"), QgsReadWriteContext())
    run("previewsheet", **given, SHEET=2, LAYOUTS=str(tmp_path), OUTPUT=str(tmp_path / "again.pdf"))
    assert unit in text_of(tmp_path / "again.pdf")


def test_a_map_with_continuations_is_georeferenced_and_bound(run, given, make_units, tmp_path):
    """By GDAL, page by page; and its PDF can be bound into a book itself."""
    from osgeo import gdal, osr

    from mine_restoration.report.pdf_bind import bind_pdfs

    east, north = 44_430_000.0, 4_920_000.0
    angles = [2 * math.pi * k / 400 for k in range(400)]
    ring = [(east + 200 * math.cos(a), north + 200 * math.sin(a)) for a in angles]
    outline = ", ".join(f"{x:.3f} {y:.3f}" for x, y in [*ring, ring[0]])
    values = {"unit_id": "L", "year": 2026, "section": "planned", "land_class": "0301"}
    units = make_units([(f"MULTIPOLYGON((({outline})))", values)])
    target = tmp_path / "long.pdf"
    results = run("previewsheet", **{**given, "UNITS": units}, SHEET=2, OUTPUT=str(target))
    assert results["PAGE_COUNT"] == 3
    text = text_of(target)
    assert text.count("\f") == 3
    assert {int(number) for number in re.findall(r"J(\d+)\s+\d{7}\.\d{3}", text)} == set(range(1, 401))
    bind_pdfs([("one", target), ("two", target)], tmp_path / "book.pdf")
    for path, pages in ((target, (1,)), (tmp_path / "book.pdf", (1, 4))):
        for page in pages:
            data = gdal.Open(f"PDF:{page}:{path}")
            crs = osr.SpatialReference(wkt=data.GetProjection())
            assert crs.GetProjParm("central_meridian") == 132
            assert crs.GetProjParm("false_easting") == 44_500_000
            # The corners of the map on paper are where its extent says: the middle of the ring is the map's middle.
            west, width, _, top, _, height = data.GetGeoTransform()
            column, row = (east - west) / width, (north - top) / height
            x_mm, y_mm = (column / data.RasterXSize * 420, row / data.RasterYSize * 297)
            assert abs(x_mm - (20 + 272 / 2)) < 0.5
            assert abs(y_mm - (30 + 230 / 2)) < 0.5


def test_what_a_sheet_lacks_is_a_sentence(plugin, given, tmp_path):
    from qgis import processing
    from qgis.core import QgsProcessingException

    def refused(**more):
        with pytest.raises(QgsProcessingException) as told:
            processing.run("minerestoration:previewsheet", {**given, **more, "OUTPUT": str(tmp_path / "x.pdf")})
        assert not (tmp_path / "x.pdf").exists()
        return str(told.value)

    assert "SURVEY" in refused(SHEET=1, SURVEY=None)
    assert "ZONES" in refused(SHEET=3, ZONES=[])
    assert "IMAGE_BEFORE" in refused(SHEET=8)
    assert "XF-99" in refused(SHEET=2, UNIT="XF-99")


def test_a_unit_of_too_many_corners_is_told(run, given):
    from qgis.core import QgsGeometry

    units = given["UNITS"]
    first = next(units.getFeatures())
    middle = first.geometry().centroid().asPoint()
    turns = [2 * math.pi * i / 400 for i in range(401)]
    ring = ", ".join(f"{middle.x() + 60 * math.cos(a):.3f} {middle.y() + 9 * math.sin(a):.3f}" for a in turns[:-1])
    start = f"{middle.x() + 60:.3f} {middle.y():.3f}"
    units.dataProvider().changeGeometryValues({first.id(): QgsGeometry.fromWkt(f"MultiPolygon ((({ring}, {start})))")})
    made = run("previewsheet", **given, SHEET=2, UNIT=first["unit_id"])
    told = [row for row in made["FINDINGS"].getFeatures() if row["code"] == "acceptance.corners_thinned"]
    assert [row["unit_id"] for row in told] == [first["unit_id"]]
    assert re.search(r"one in \d+ has its own", told[0]["message"])
