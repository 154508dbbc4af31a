"""acceptancepackage on the sample: contents, numbers that agree, manifest, and that nothing is lost when it fails."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import zipfile

import pytest
from openpyxl import load_workbook
from sample import OWN, SAMPLE, YEAR, digitise_sample, make_package

from mine_restoration.core.amounts import hectares
from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.corners.numbering import numbered_rings


@pytest.fixture(scope="module")
def units(plugin, tmp_path_factory):
    """The sample's units, digitised once, as the domain has them and as a file."""
    from qgis.core import QgsVectorLayer

    from mine_restoration.gis.convert import units_of

    path = digitise_sample(tmp_path_factory.mktemp("units") / "units.gpkg")
    layer = QgsVectorLayer(str(path), "units", "ogr")
    return path, {unit.unit_id: unit for unit in units_of(layer)}


@pytest.fixture(scope="module")
def make(plugin, units):
    """Run the algorithm on the sample; further parameters replace the sample's."""

    def run(folder, feedback=None, **more):
        given = {"UNITS": str(units[0]), "FOLDER": str(folder), "ORGANISATION": "某测绘公司", **more}
        return make_package(feedback, **given)

    return run


@pytest.fixture(scope="module")
def package(make, tmp_path_factory):
    """The sample's package: results, folder, manifest."""
    from pathlib import Path

    results = make(tmp_path_factory.mktemp("package"))
    folder = Path(results["FOLDER"])
    return results, folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture
def small(units, tmp_path):
    """One unit as a layer file, for runs that only have to fail or be quick."""
    from qgis import processing

    return processing.run(
        "native:extractbyexpression",
        {"INPUT": str(units[0]), "EXPRESSION": "\"unit_id\"='XF-02'", "OUTPUT": str(tmp_path / "small.gpkg")},
    )["OUTPUT"]


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


def files_of(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def by_item(package, item):
    _, folder, manifest = package
    return [folder / file["path"] for file in manifest["files"] if file["item"] == item]


# What is in it


def test_package_holds_what_the_plan_asks_of_the_program(package, units):
    results, folder, manifest = package
    plan = json.loads((RESOURCES / "packages" / "acceptance.json").read_text(encoding="utf-8"))
    wanted = {item["id"] for item in plan["items"] if item["maker"] == "program"}
    assert {file["item"] for file in manifest["files"]} == wanted - {"image_map"}  # the sample has no images
    reasons = {missing["item"]: missing["reason"] for missing in manifest["missing"]}
    assert reasons.pop("image_map") == "no_input"
    assert set(reasons.values()) == {"applicant"}
    assert len(by_item(package, "corner_map")) == len(units[1]) == results["UNIT_COUNT"]
    assert results["MISSING_COUNT"] == len(manifest["missing"])
    assert results["FILE_COUNT"] == len(files_of(folder)) == len(manifest["files"]) + 1
    assert results["ERROR_COUNT"] == 0
    assert folder.name == "示例建筑用凝灰岩采石场（虚构）_2026_验收图件包"


def test_manifest_knows_every_file_and_its_origin(package):
    _, folder, manifest = package
    assert {file["path"] for file in manifest["files"]} | {"manifest.json"} == files_of(folder)
    for file in manifest["files"]:
        content = (folder / file["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert len(content) == file["size"]
        assert file["sources"], file["path"]
    plan = json.loads((RESOURCES / "packages" / "acceptance.json").read_text(encoding="utf-8"))
    items = [item["id"] for item in plan["items"]]
    assert [file["item"] for file in manifest["files"]] == sorted(
        (file["item"] for file in manifest["files"]), key=items.index
    )
    named = {source["name"] for file in manifest["files"] for source in file["sources"]}
    assert {"DLTB", "STBHHX", "road"} <= named, "layers, not the files that hold them"
    assert manifest["software"]["QGIS"]
    assert manifest["software"]["mine_restoration"]
    assert {"class_list", "annual_form", "zone_rules", "map_sheets"} <= set(manifest["editions"])


def test_zip_is_the_folder(package):
    results, folder, _ = package
    with zipfile.ZipFile(results["ZIP"]) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {f"{folder.name}/{name}" for name in files_of(folder)}
        for name in files_of(folder):
            assert archive.read(f"{folder.name}/{name}") == (folder / name).read_bytes()


def test_every_map_says_title_scale_and_crs(package, units):
    mine = "示例建筑用凝灰岩采石场（虚构）"
    titles = {
        "location_map": f"{mine}矿区位置图",
        "land_class_map": f"{mine}土地利用现状图（修复前地类）",
        "zone_map": f"{mine}管控区核查图",
    }
    for item, title in titles.items():
        (pdf,) = by_item(package, item)
        text = text_of(pdf)
        assert title in text
        for wanted in (
            "2000国家大地坐标系",
            "中央子午线132°",
            "EPSG:4532",
            "某测绘公司",
            "编制单位",
            "资料来源",
            "密级",
        ):
            assert wanted in text, (item, wanted)
        assert re.search(r"1:[1-8](\.5)?0+|1:[12]5\d*0", text)
        for unit_id in units[1]:
            assert unit_id in text, (item, unit_id)


def test_numbers_agree_in_every_file(package, units):
    from qgis.core import QgsVectorLayer

    from mine_restoration.core.geodesy.plane import plane_of_epsg

    (gpkg,) = by_item(package, "unit_data")
    layer = QgsVectorLayer(f"{gpkg}|layername=unit", "unit", "ogr")
    stored = {feature["unit_id"]: feature["area_ha"] for feature in layer.getFeatures()}
    location = text_of(by_item(package, "location_map")[0])
    table = load_workbook(by_item(package, "corner_table")[0], data_only=True)
    tabled = {row[1]: row[5] for row in table.worksheets[0].iter_rows(values_only=True) if row[1] in units[1]}
    coordinates = "\n".join(path.read_text(encoding="utf-8") for path in by_item(package, "coordinate_file"))
    maps = {file["unit"]: package[1] / file["path"] for file in package[2]["files"] if file["item"] == "corner_map"}
    for unit_id, unit in units[1].items():
        area = hectares(unit.area(plane_of_epsg(4532)).ha4)
        sheet = text_of(maps[unit_id])
        assert f"{area} hm²" in sheet
        assert re.search(rf"{unit_id}\s.*{area}", location)
        assert f"{tabled[unit_id]:.4f}" == f"{stored[unit_id]:.4f}" == str(area)
        for ring in numbered_rings(unit.geometry):
            for corner in ring.corners:
                x, y = f"{corner.north:.3f}", f"{corner.east:.3f}"
                assert re.search(rf"{corner.name}\s+{x}\s+{y}\b", sheet), (unit_id, corner)
                assert f"{x},{y}" in coordinates


def test_a_corner_map_says_what_the_form_says_of_its_unit(package):
    """A class of the survey too: nothing stays empty that the form knows."""
    said = {}
    for path in by_item(package, "corner_map"):
        said[path.stem.rpartition("_")[2]] = re.sub(r"\s", "", text_of(path))
    for part in ("修复后地类", "灌木林地0.3774", "其他草地0.9019", "0.1134", "（hm²）"):
        assert part in said["XF-01"]
    assert "修复后地类0404其他草地" in said["XF-03"]
    assert "目标地类0307其他林地" in said["JH-04"]
    assert "问题类型土地损毁（压占）" in said["SH-03"]
    assert "损毁程度轻度" in said["SH-03"]
    assert "地类" not in said["SH-03"]


def test_the_zone_map_has_one_line_for_what_was_not_checked_on_several_units(make, units, tmp_path):
    """Without COVERAGE nobody knows of most units whether the red line was delivered for their ground."""
    make(tmp_path / "package", COVERAGE=None)
    (path,) = (tmp_path / "package").rglob("1-04_*.pdf")
    text = text_of(path)
    assert text.count("未核查") <= len(json.loads((RESOURCES / "rules" / "national.json").read_text("utf-8"))["rules"])
    assert re.search(r"\d+个单元\s+永久基本农田\s+未核查", text)
    assert text.index("R1") < text.index("未核查")


def test_the_zone_report_is_the_one_that_was_reviewed(make, small, tmp_path):
    """With the terrain and the marks of the check that a reviewer signed."""
    import csv
    from pathlib import Path

    from qgis import processing

    given = {"DEM": str(SAMPLE / "dem.tif"), "ZONES": OWN["ZONES"], "COVERAGE": OWN["COVERAGE"]}
    checked = tmp_path / "checked.csv"
    processing.run("minerestoration:checkzones", {**given, "UNITS": str(small), "VERDICTS": str(checked)})
    with checked.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    mark = {"mark": "confirmed", "mark_by": "复核员甲", "mark_date": "2026-03-01"}
    other = {**rows[0], **mark, "unit_id": "of another year", "mark_by": "复核员乙"}
    with checked.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows([{**row, **(mark if row["rule_id"] == "lx_gl" else {})} for row in rows] + [other])
    results = make(tmp_path / "p", UNITS=str(small), MARKS=str(checked), **given)
    folder = Path(results["FOLDER"])
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (report,) = [file for file in manifest["files"] if file["item"] == "zone_report_pdf"]
    assert {"name": "dem", "edition": ""} in report["sources"]
    text = text_of(folder / report["path"])
    assert "视线分析" in text
    assert "无DEM" not in text
    assert "复核员甲" in text
    assert "复核员乙" not in text


def test_class_areas_on_the_map_sum_to_the_sections(package, units):
    from mine_restoration.core.geodesy.plane import plane_of_epsg

    text = text_of(by_item(package, "land_class_map")[0])
    sums = re.search(r"合计\s+(\d+\.\d{4})\s+(\d+\.\d{4})\s+(\d+\.\d{4})", text)
    for printed, section in zip(sums.groups(), ("restored", "damaged", "planned")):
        ha4 = sum(u.area(plane_of_epsg(4532)).ha4 for u in units[1].values() if u.section == section)
        assert printed == str(hectares(ha4))


def test_the_hits_of_the_sample_are_on_the_zone_map(package):
    text = text_of(by_item(package, "zone_map")[0])
    assert re.search(r"XF-01\s+生态保护红线\s+R1", text)
    assert re.search(r"JH-04\s+永久基本农田\s+R3", text)
    assert re.search(r"全部单元\s+饮用水水源保护区\s+未核查", text)


def test_same_input_same_bytes_and_the_users_project_untouched(make, small, tmp_path):
    from pathlib import Path

    from qgis.core import QgsProject

    before = set(QgsProject.instance().mapLayers())
    one, two = (Path(make(tmp_path / name, UNITS=small)["FOLDER"]) for name in ("one", "two"))
    assert files_of(one) == files_of(two)
    assert [name for name in sorted(files_of(one)) if (one / name).read_bytes() != (two / name).read_bytes()] == []
    assert set(QgsProject.instance().mapLayers()) == before
    assert QgsProject.instance().layoutManager().layouts() == []


def test_a_survey_in_degrees_gives_the_same_map(make, small, tmp_path):
    from pathlib import Path

    from qgis import processing

    plane = f"{SAMPLE / 'survey.gpkg'}|layername=DLTB"
    parameters = {"INPUT": plane, "TARGET_CRS": "EPSG:4490", "OUTPUT": str(tmp_path / "degrees.gpkg")}
    degrees = processing.run("native:reprojectlayer", parameters)["OUTPUT"]
    tables = []
    for name, survey in (("plane", plane), ("degrees", degrees)):
        folder = Path(make(tmp_path / name, UNITS=small, SURVEY=survey, ZONES=None)["FOLDER"])
        text = text_of(folder / "1_图件" / "1-02_矿区土地利用现状图.pdf")
        tables.append(re.findall(r"(?:^|\s)(\d{4}|合计)\s+(\S*?)\s+(\d\.\d{4})\b", text))
    assert tables[0]
    assert tables[0] == tables[1]


def test_a_broken_unit_is_missing_and_the_others_are_made(make, units, tmp_path):
    from pathlib import Path

    from qgis.core import QgsFeatureRequest, QgsGeometry, QgsVectorLayer

    copy = QgsVectorLayer(str(units[0]), "units", "ogr").materialize(QgsFeatureRequest())
    for feature in copy.getFeatures():
        if feature["unit_id"] == "XF-02":
            corners = ((0, 0), (100, 100), (100, 0), (0, 100), (0, 0))
            ring = ",".join(f"{44430000 + east} {4920000 + north}" for east, north in corners)
            bow_tie = f"MULTIPOLYGON((({ring})))"
            copy.dataProvider().changeGeometryValues({feature.id(): QgsGeometry.fromWkt(bow_tie)})
    results = make(tmp_path, UNITS=copy, SURVEY=None, ZONES=None)
    manifest = json.loads((Path(results["FOLDER"]) / "manifest.json").read_text(encoding="utf-8"))
    assert results["UNIT_COUNT"] == len(units[1]) - 1
    assert {"item": "corner_map", "unit": "XF-02", "reason": "failed"}.items() <= {
        key: value for one in manifest["missing"] if one["unit"] for key, value in one.items()
    }.items()
    assert results["ERROR_COUNT"] > 0
    forms = [file for file in manifest["files"] if file["item"].startswith("annual_table")]
    assert [file["title"].endswith("（草稿）") for file in forms] == [True, True]
    pdf = next(file["path"] for file in forms if file["path"].endswith(".pdf"))
    text = subprocess.run(
        ["pdftotext", Path(results["FOLDER"]) / pdf, "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    assert all("草稿" in page for page in text.split("\f")[:-1])
    assert "XF-02" in text.split("\f")[-2]
    codes = [feature["code"] for feature in results["FINDINGS"].getFeatures()]
    assert codes.count("annual.package_draft") == 1


# What is not there


def test_what_was_not_given_is_listed_with_its_reason(make, small, tmp_path):
    from pathlib import Path

    results = make(tmp_path / "out", UNITS=small, SURVEY=None, ZONES=None, MINING_RIGHT=None, COVERAGE=None)
    manifest = json.loads((Path(results["FOLDER"]) / "manifest.json").read_text(encoding="utf-8"))
    reasons = {missing["item"]: missing["reason"] for missing in manifest["missing"]}
    for item in ("land_class_map", "class_table", "zone_map", "zone_report_xlsx", "zone_report_pdf"):
        assert reasons[item] == "no_input"
    assert len(reasons) == results["MISSING_COUNT"]
    book = load_workbook(Path(results["FOLDER"]) / "0_资料清单.xlsx")
    listed = "\n".join(str(cell) for row in book.active.iter_rows(values_only=True) for cell in row if cell)
    assert "未提供所需图层或表格" in listed


@pytest.mark.parametrize("name", ["../../x", "a/b:c", "  ", "x" * 300, "<b>[% 1+1 %]"])
def test_a_hostile_mine_name_stays_inside(make, small, tmp_path, name):
    from pathlib import Path

    table = tmp_path / "mine.csv"
    quoted = '"' + name.replace('"', '""') + '"'
    table.write_text(f"year,mine_name,holder\n{YEAR},{quoted},甲\n", encoding="utf-8")
    out = tmp_path / "out"
    results = make(out, UNITS=small, MINE=str(table), SURVEY=None, ZONES=None)
    folder = Path(results["FOLDER"])
    assert folder.parent == out
    assert Path(results["ZIP"]).parent == out
    assert {path.name for path in out.iterdir()} == {folder.name, Path(results["ZIP"]).name}
    assert {path.name for path in tmp_path.iterdir()} == {"out", "mine.csv", "small.gpkg"}
    with zipfile.ZipFile(results["ZIP"]) as archive:
        assert all(not entry.startswith("/") and ".." not in entry.split("/") for entry in archive.namelist())


# Failure and Cancel


def test_a_folder_that_cannot_be_written_is_a_sentence(make, small, tmp_path):
    from qgis.core import QgsProcessingException

    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        make(tmp_path / "file", UNITS=small, SURVEY=None, ZONES=None)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_foreign_folder_is_left_alone(make, small, tmp_path):
    from pathlib import Path

    from qgis.core import QgsProcessingException

    folder = Path(make(tmp_path, UNITS=small, SURVEY=None, ZONES=None)["FOLDER"])
    (folder / "my notes.txt").write_text("dear", encoding="utf-8")
    before = files_of(folder)
    with pytest.raises(QgsProcessingException, match="no package of this program"):
        make(tmp_path, UNITS=small, SURVEY=None, ZONES=None)
    assert files_of(folder) == before


@pytest.mark.parametrize("pages", [0, 2])
def test_cancel_leaves_what_was_there(make, units, small, tmp_path, pages):
    from pathlib import Path

    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    folder = Path(make(tmp_path, UNITS=small, SURVEY=None, ZONES=None)["FOLDER"])
    before = {name: (folder / name).read_bytes() for name in files_of(folder)}

    class Impatient(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.progressChanged.connect(self.look)

        def look(self, done):
            if done > 30 + 4 * pages:
                self.cancel()

    with pytest.raises(QgsProcessingException, match="Cancelled"):
        make(tmp_path, Impatient(), UNITS=str(units[0]), SURVEY=None, ZONES=None)
    assert {name: (folder / name).read_bytes() for name in files_of(folder)} == before
    assert {path.name for path in tmp_path.iterdir()} == {folder.name, f"{folder.name}.zip", "small.gpkg"}


def test_a_failure_in_the_middle_leaves_what_was_there(make, small, tmp_path, monkeypatch):
    from pathlib import Path

    from qgis.core import QgsProcessingException

    from mine_restoration.processing import package_maker

    folder = Path(make(tmp_path, UNITS=small, SURVEY=None, ZONES=None)["FOLDER"])
    before = {name: (folder / name).read_bytes() for name in files_of(folder)}

    def full(*args):
        raise OSError(28, "No space left on device", "units.gpkg")

    monkeypatch.setattr(package_maker, "write_units", full)
    with pytest.raises(QgsProcessingException, match="No space left"):
        make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, DATE="2026-03-01")
    assert {name: (folder / name).read_bytes() for name in files_of(folder)} == before


def test_a_folder_that_cannot_be_replaced_keeps_its_zip(make, small, tmp_path, monkeypatch):
    """As on Windows, where another program has a file of it open: folder and zip are never of two runs."""
    from pathlib import Path

    from qgis.core import QgsProcessingException

    from mine_restoration.core.acceptance import package

    archive = Path(make(tmp_path, UNITS=small, SURVEY=None, ZONES=None)["ZIP"])
    before = archive.read_bytes()

    def held(made, target):
        raise PermissionError(13, "Permission denied", str(made), None, str(target))

    monkeypatch.setattr(package, "_swap", held)
    with pytest.raises(QgsProcessingException, match=archive.stem):
        make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, DATE="2026-03-01")
    assert archive.read_bytes() == before
    assert not list(tmp_path.glob(".writing-*"))


def test_no_units_of_the_year_is_a_sentence(make, tmp_path):
    from qgis.core import QgsProcessingException

    table = tmp_path / "mine.csv"
    table.write_text("year,mine_name\n2030,甲\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="no unit of the year 2030"):
        make(tmp_path, MINE=str(table), YEAR=2030, SURVEY=None, ZONES=None)


# Sheets by choice


def pages_of(pdf):
    text = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", text)[1])


def test_the_book_has_every_page_of_the_maps_in_order(package):
    _, folder, manifest = package
    (book,) = by_item(package, "map_book")
    maps = [
        folder / file["path"]
        for file in manifest["files"]
        if file["path"].endswith(".pdf") and file["path"].startswith("1_图件/") and file["item"] != "map_book"
    ]
    assert pages_of(book) == sum(pages_of(path) for path in maps) == len(maps)
    assert text_of(book) == "".join(text_of(path) for path in maps)


def test_every_sheet_says_what_it_stands_on(package):
    """Heights, CRS, an empty 审图号 and the sources with their editions; Chinese that can be searched."""
    _, _, manifest = package
    items = {"location_map", "land_class_map", "land_class_after_map", "damage_map", "works_plan_map", "zone_map"}
    assert items <= {file["item"] for file in manifest["files"]}
    for item in items:
        (pdf,) = by_item(package, item)
        text = text_of(pdf)
        wanted = (
            "审图号：",
            "密级：",
            "高程基准：1985国家高程基准",
            "采矿权范围：2020-03（示例）",
            "2025年度",
            "图例",
            "EPSG:4532",
        )
        for words in wanted:
            assert words in re.sub(r"\s", "", text), (item, words)


def test_the_sheets_of_measures_tell_the_units_of_their_section(package, units):
    for item, section in (("works_plan_map", "planned"), ("works_done_map", "restored"), ("damage_map", "damaged")):
        text = text_of(by_item(package, item)[0])
        for unit_id, unit in units[1].items():
            assert (unit_id in text) == (unit.section == section), (item, unit_id)


def test_images_pictures_paper_and_slots_are_the_users_choice(make, small, tmp_path):
    """Two images give a sheet, one in another datum does not; PNG on demand; the number fills its slot."""
    from pathlib import Path

    import numpy as np
    from osgeo import gdal, osr
    from qgis.core import QgsVectorLayer

    west, south, east, north = (round(value) for value in rectangle(QgsVectorLayer(small, "u", "ogr").extent()))
    images = {}
    for name, epsg in (("before", 4532), ("after", 4532), ("foreign", 2436)):
        images[name] = str(tmp_path / f"{name}.tif")
        data = gdal.GetDriverByName("GTiff").Create(images[name], 50, 50, 3, gdal.GDT_Byte)
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        data.SetProjection(crs.ExportToWkt())
        data.SetGeoTransform((west - 500, (east - west + 1000) / 50, 0, north + 500, 0, (south - north - 1000) / 50))
        for band in (1, 2, 3):
            data.GetRasterBand(band).WriteArray(np.full((50, 50), 90, np.uint8))
        data = None
    given = {"UNITS": small, "SURVEY": None, "ZONES": None, "REVIEW_NUMBER": "黑S（2026）001号", "PAPER": 0}
    results = make(tmp_path / "a", IMAGE_BEFORE=images["before"], IMAGE_AFTER=images["after"], PNG=True, **given)
    folder = Path(results["FOLDER"])
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (sheet,) = [file for file in manifest["files"] if file["item"] == "image_map" and file["path"].endswith(".pdf")]
    assert {"name": "before", "edition": ""} in sheet["sources"]
    assert "审图号：黑S（2026）001号" in re.sub(r"\s", "", text_of(folder / sheet["path"]))
    pictures = [file["path"] for file in manifest["files"] if file["path"].endswith(".png")]
    maps = [path for path in files_of(folder) if path.startswith("1_图件/") and path.endswith(".pdf")]
    assert len(pictures) == len(maps) - 1  # not of the book
    picture = gdal.Open(str(folder / pictures[0]))
    assert picture.RasterXSize == pytest.approx(297 / 25.4 * 150, abs=2)
    codes = {feature["code"] for feature in results["FINDINGS"].getFeatures()}
    assert "acceptance.image_undated" in codes
    assert "acceptance.no_review_number" not in codes
    results = make(tmp_path / "b", IMAGE_BEFORE=images["before"], IMAGE_AFTER=images["foreign"], **given)
    manifest = json.loads((Path(results["FOLDER"]) / "manifest.json").read_text(encoding="utf-8"))
    assert "image_map" in {missing["item"] for missing in manifest["missing"]}
    assert "acceptance.image_datum" in {feature["code"] for feature in results["FINDINGS"].getFeatures()}


def rectangle(extent):
    return extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()


def test_a_folder_without_templates_is_a_sentence(make, small, tmp_path):
    from qgis.core import QgsProcessingException

    (tmp_path / "own").mkdir()
    with pytest.raises(QgsProcessingException, match="corners, damage"):
        make(tmp_path / "out", UNITS=small, SURVEY=None, ZONES=None, LAYOUTS=str(tmp_path / "own"))


def test_a_countys_plan_gives_another_package(make, small, tmp_path):
    """A county leaves items out, renames others and asks for one of its own; nothing else has to change."""
    from pathlib import Path

    plan = json.loads((RESOURCES / "packages" / "acceptance.json").read_text(encoding="utf-8"))
    kept = {"corner_map", "corner_table", "unit_shapefile", "application"}
    plan["items"] = [item for item in plan["items"] if item["id"] in kept]
    for item in plan["items"]:
        item["folder"] = "图表"
        item["file"] = item["file"].replace("拐点坐标成果表", "坐标表").replace("修复单元数据", "界线")
    own = {"id": "village", "title": "村民委员会意见", "kind": "document", "maker": "applicant", "required": True}
    plan["items"].append({**own, "folder": "", "file": "村民委员会意见.pdf"})
    plan.update(edition="某县 2026", title="某县验收资料", words={"list_sheet": "清单"})
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    given = {"UNITS": small, "SURVEY": None, "ZONES": None, "PLAN": str(tmp_path / "plan.json")}
    folder = Path(make(tmp_path / "out", **given)["FOLDER"])
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {file["item"] for file in manifest["files"]} == kept - {"application"}
    assert {"图表/2-02_坐标表.xlsx", "图表/3-03_界线.shp", "图表/3-03_界线_拐点坐标.dbf"} <= files_of(folder)
    assert [missing["item"] for missing in manifest["missing"]] == ["application", "village"]
    assert (manifest["plan_edition"], manifest["title"]) == ("某县 2026", "某县验收资料")


def test_a_plan_that_cannot_be_used_is_a_sentence_with_its_line(make, small, tmp_path):
    from qgis.core import QgsProcessingException

    text = (RESOURCES / "packages" / "acceptance.json").read_text(encoding="utf-8")
    (tmp_path / "plan.json").write_text(text.replace('"id": "zone_map"', '"id": "zones"'), encoding="utf-8")
    line = next(number for number, row in enumerate(text.split("\n"), 1) if '"zone_map"' in row)
    with pytest.raises(
        QgsProcessingException, match=rf"line {line}, items\[4\].id: 'zones' is nothing that the program"
    ):
        make(tmp_path / "out", UNITS=small, SURVEY=None, ZONES=None, PLAN=str(tmp_path / "plan.json"))
    assert not (tmp_path / "out").exists()
