"""The public copy of a package: what it holds, what is nowhere in its bytes, and when there is none."""

from __future__ import annotations

import getpass
import hashlib
import io
import json
import re
import socket
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest
from byte_search import Search
from openpyxl import load_workbook
from sample import SAMPLE, YEAR, digitise_sample, make_package

from mine_restoration.core.catalogue import RESOURCES

PLAN = RESOURCES / "packages" / "public.json"
MINE = "示例建筑用凝灰岩采石场（虚构）"
PEOPLE = ("张三", "0000-0000000", "黑龙江省绥芬河市示例镇示例村", "制图员甲", "审核员乙", "负责人丙")
LAYERS = ("DLTB", "STBHHX", "YJJBNT", "CZKFBJ", "ZRBHD", "survey.gpkg", "zones.gpkg", "mining_right.gpkg", "units.gpkg")
BLOCK = {"DRAWN_BY": "制图员甲", "CHECKED_BY": "审核员乙", "RESPONSIBLE": "负责人丙"}


@pytest.fixture(scope="module")
def units(plugin, tmp_path_factory):
    """The sample's units as a file, its layer, and every corner that is secret: of units and of the mining right."""
    from qgis.core import QgsVectorLayer

    path = digitise_sample(tmp_path_factory.mktemp("units") / "units.gpkg")
    return QgsVectorLayer(str(path), "units", "ogr")


@pytest.fixture(scope="module")
def images(plugin, units, tmp_path_factory):
    """Two orthophotos with noise in them, so that no picture is packed away to nothing."""
    import numpy as np
    from osgeo import gdal

    folder, extent = tmp_path_factory.mktemp("images"), units.extent()
    found = {}
    for number, name in enumerate(("before", "after")):
        path = folder / f"secret_ortho_{name}.tif"
        data = gdal.GetDriverByName("GTiff").Create(str(path), 400, 400, 3, gdal.GDT_Byte)
        pixel = max(extent.width(), extent.height()) / 400
        data.SetGeoTransform((extent.xMinimum(), pixel, 0, extent.yMaximum(), 0, -pixel))
        data.SetProjection(units.crs().toWkt())
        noise = np.random.default_rng(number).integers(0, 255, (3, 400, 400), dtype=np.uint8)
        for band in range(3):
            data.GetRasterBand(band + 1).WriteArray(noise[band])
        data = None
        found[name] = str(path)
    return found


@pytest.fixture(scope="module")
def make(plugin, units):
    """Run the algorithm on the sample; further parameters replace the sample's."""

    def run(folder, feedback=None, **more):
        given = {
            "UNITS": units,
            "ORGANISATION": "某测绘公司",
            "REVIEW_NUMBER": "黑S(2026)001号",
            **BLOCK,
            "FOLDER": str(folder / "package"),
            "PUBLIC": str(folder / "public.zip"),
            **more,
        }
        return make_package(feedback, **given)

    return run


@pytest.fixture(scope="module")
def copy(make, images, tmp_path_factory):
    """The sample's public copy with everything that the plan has: results and zip."""
    folder = tmp_path_factory.mktemp("public")
    results = make(
        folder,
        IMAGE_BEFORE=images["before"],
        IMAGE_AFTER=images["after"],
        IMAGE_BEFORE_DATE="2024-06",
        IMAGE_AFTER_DATE="2026-06",
    )
    return results, Path(results["PUBLIC"])


@pytest.fixture(scope="module")
def search(units):
    """The search for every secret of the sample."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsVectorLayer

    degrees = QgsCoordinateTransform(
        units.crs(), QgsCoordinateReferenceSystem("EPSG:4490"), QgsProject.instance().transformContext()
    )
    right = QgsVectorLayer(str(SAMPLE / "mining_right.gpkg"), "right", "ogr")
    corners = set()
    for layer in (units, right):
        assert layer.crs() == units.crs()
        for feature in layer.getFeatures():
            for vertex in feature.geometry().vertices():
                place = degrees.transform(vertex.x(), vertex.y())
                corners.add((vertex.x(), vertex.y(), place.x(), place.y()))
    assert len(corners) > 60
    home, login = str(Path.home()), getpass.getuser()
    words = [*PEOPLE, *LAYERS, "secret_ortho", str(SAMPLE)]
    words += [word for word in (home, login, socket.gethostname()) if len(word) > 4]
    return Search(corners, 44, words)


def entries(archive):
    """path without the folder: content"""
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        return {name.split("/", 1)[1]: packed.read(name) for name in packed.namelist()}


def codes_of(results):
    return [feature["code"] for feature in results["FINDINGS"].getFeatures()]


# What is not in it


def test_no_byte_tells_a_secret(copy, search):
    _, archive = copy
    assert search(archive.name, archive.read_bytes()) == []


def test_the_search_finds_what_is_planted(copy, search, units):
    """Of every kind, in every container: without this, the test above proves nothing."""
    from openpyxl.comments import Comment
    from reportlab.pdfgen.canvas import Canvas

    corner = next(iter(units.getFeatures())).geometry().vertexAt(0)
    x, y = f"{corner.y():.3f}", f"{corner.x():.3f}"
    files = entries(copy[1])
    book_name = next(name for name in files if name.endswith(".xlsx"))
    pdf_name = next(name for name in files if name.endswith("1-01_矿区位置示意图.pdf"))

    def workbook(change):
        book = load_workbook(io.BytesIO(files[book_name]))
        change(book)
        out = io.BytesIO()
        book.save(out)
        return {book_name: out.getvalue()}

    def with_comment(book):
        book.active["A1"].comment = Comment("张三", "x")

    def with_hidden_sheet(book):
        sheet = book.create_sheet("x")
        sheet.sheet_state = "hidden"
        sheet["A1"] = corner.y()

    def with_author(book):
        book.properties.lastModifiedBy = "制图员甲"

    def pdf(draw):
        out = io.BytesIO()
        canvas = Canvas(out, pageCompression=1)
        draw(canvas)
        canvas.showPage()
        canvas.save()
        return {pdf_name: out.getvalue()}

    def inner():
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", x)
        return out.getvalue()

    text = b"note: "
    stream = b"%PDF-1.4\n1 0 obj << /Length 1 >>\nstream\r\n" + zlib.compress(f"q {y} 0 m".encode()) + b"\nendstream"
    chunk = b"\x89PNG\r\n\x1a\n" + len("Path\0DLTB").to_bytes(4, "big") + b"tEXtPath\0DLTB" + b"\0" * 4
    plants = [
        {"a.txt": text + x.encode()},
        {"a.txt": text + x[:-2].encode()},
        {"a.txt": text + f"{corner.y():.0f}".encode()},
        {"a.txt": text + f"{corner.x() - 44_000_000:.0f}".encode()},
        {"a.txt": text + f"{corner.x():,.2f}".encode()},
        {"a.txt": text + f"{x},{y}".encode()},
        {"a.txt": text + f"{corner.x() - 44_000_000:.3f}".encode()},
        {"a.txt": text + "联系人张三".encode()},
        {"a.json": json.dumps({"layer": "DLTB"}).encode()},
        {"a.json": json.dumps({"author": "审核员乙"}).encode()},
        {"a.zip": inner()},
        workbook(with_comment),
        workbook(with_hidden_sheet),
        workbook(with_author),
        pdf(lambda canvas: canvas.drawString(10, 10, f"X={x}")),
        pdf(lambda canvas: canvas.setAuthor("负责人丙")),
        pdf(lambda canvas: canvas.setSubject("/data/survey.gpkg")),
    ]
    for plant in plants:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in plant.items():
                archive.writestr(f"x/{name}", content)
        assert search("planted.zip", out.getvalue()), plant
    from byte_search import every_byte

    for name, data in (("a.pdf", stream), ("a.png", chunk)):
        assert any(y.encode() in part or b"DLTB" in part for _, part in every_byte(name, data)), name


def test_pdfs_hold_pages_alone(copy):
    for name, content in entries(copy[1]).items():
        if not name.endswith(".pdf"):
            continue
        for part in (b"/Info", b"/Metadata", b"/Author", b"/Producer", b"/Creator", b"/Measure", b"/OCProperties",
                     b"/URI", b"/EmbeddedFile", b"/PieceInfo", b"xmpmeta"):  # fmt: skip
            assert part not in re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL), (name, part)
    book = load_workbook(io.BytesIO(next(data for name, data in entries(copy[1]).items() if name.endswith(".xlsx"))))
    assert all(sheet.sheet_state == "visible" for sheet in book.worksheets)
    assert not book.defined_names
    assert book.properties.creator == "mine_restoration"
    assert book.properties.lastModifiedBy is None


def similar(one, other):
    """Whether two rings (n, 2) are alike in shape, whatever their place, size, turn and first corner."""
    import numpy as np

    for points in (other, other[::-1]):
        for shift in range(len(points)):
            moved = np.roll(points, shift, axis=0)
            a, b = one[:, 0] + 1j * one[:, 1], moved[:, 0] + 1j * moved[:, 1]
            a, b = a - a.mean(), b - b.mean()
            factor = np.vdot(b, a) / np.vdot(b, b)
            if np.abs(a - factor * b).max() < 0.004 * np.abs(a).max():
                return True
    return False


def rings_drawn(pdf, folder):
    """The closed lines that a PDF draws, as points (n, 2)."""
    import numpy as np

    (folder / "page.pdf").write_bytes(pdf)
    subprocess.run(["pdftocairo", "-svg", folder / "page.pdf", folder / "page.svg"], check=True)
    rings = []
    for path in re.findall(r'<path[^>]* d="([^"]+)"', (folder / "page.svg").read_text(encoding="utf-8")):
        for part in re.split(r"(?=M)", path):
            points = re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", part)
            if "C" not in part and len(points) > 5:
                ring = np.array(points, dtype=float) * (1, -1)
                rings.append(ring[:-1] if np.allclose(ring[0], ring[-1]) else ring)
    return rings


def test_no_outline_can_be_read_out_of_a_map(copy, units, tmp_path):
    """The maps of the package draw the outlines to the centimetre; those of the public copy are pictures."""
    import shapely

    from mine_restoration.gis.convert import to_shapely

    outlines = []
    for feature in units.getFeatures():
        for part in shapely.get_parts(to_shapely(feature.geometry())):
            outlines.append(shapely.get_coordinates(part.exterior)[:-1])
    outlines = [outline for outline in outlines if len(outline) > 6]

    def found(pdf):
        rings = rings_drawn(pdf, tmp_path)
        return [
            len(outline)
            for outline in outlines
            if any(len(ring) == len(outline) and similar(outline, ring) for ring in rings)
        ]

    (own,) = Path(copy[0]["FOLDER"]).rglob("1-08_*.pdf")
    assert found(own.read_bytes()), "the search finds outlines where they are"
    maps = [content for name, content in entries(copy[1]).items() if name.startswith("1_图件/")]
    assert len(maps) == 6
    for content in maps:
        assert found(content) == []
        images = subprocess.run(
            ["pdfimages", "-list", tmp_path / "page.pdf"], capture_output=True, check=True, text=True
        ).stdout
        assert "image" in images


def test_what_is_drawn_is_coarse_and_neither_survey_nor_control_lines(make, units, images, tmp_path, monkeypatch):
    """Looked at in the layouts, as they go to the PDF: every line on the grid of the plan, labels apart."""
    from qgis.core import QgsVectorLayer, QgsWkbTypes

    from mine_restoration.gis.map_public import _maps
    from mine_restoration.processing import public_copy

    export, seen = public_copy.export_public, set()

    def looked_at(layout, plan, item, target):
        for one in _maps(layout):
            assert one.grids().size() == 0
            for layer in one.layers():
                if not isinstance(layer, QgsVectorLayer) or layer.name() in ("names", "name leaders"):
                    continue
                seen.add(layer.name())
                assert layer.geometryType() != QgsWkbTypes.GeometryType.PointGeometry
                for feature in layer.getFeatures():
                    for vertex in feature.geometry().vertices():
                        for value in (vertex.x(), vertex.y()):
                            assert abs(value / plan.position_m - round(value / plan.position_m)) < 1e-6, layer.name()
        export(layout, plan, item, target)

    monkeypatch.setattr(public_copy, "export_public", looked_at)
    make(tmp_path, IMAGE_BEFORE=images["before"], IMAGE_AFTER=images["after"])
    assert {"mining_right", "units", "unit_edge", "重要交通干线", "河流湖泊"} <= seen
    assert not seen & {"survey", "hits", "corners", "sides", "生态保护红线", "永久基本农田", "自然保护地"}


def test_no_sheet_tells_the_classes_of_the_survey(copy, tmp_path):
    """The class that a unit states is told, not what the survey has on its ground."""
    (content,) = (data for name, data in entries(copy[1]).items() if "修复后地类" in name)
    (own,) = Path(copy[0]["FOLDER"]).rglob("1-05_*.pdf")

    def text_of(data):
        (tmp_path / "map.pdf").write_bytes(data)
        command = ["pdftotext", "-layout", tmp_path / "map.pdf", "-"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    areas = re.compile(r"[\u4e00-\u9fff]\d+\.\d{4}")
    assert "修复前地类" in text_of(own.read_bytes())
    assert areas.search(text_of(own.read_bytes())), "the search finds areas of classes where they are"
    assert "修复前" not in text_of(content)
    assert not areas.search(text_of(content))


def test_maps_are_coarse_and_have_no_grid(copy, tmp_path):
    plan = json.loads(PLAN.read_text(encoding="utf-8"))
    for name, content in entries(copy[1]).items():
        if not name.startswith("1_图件/"):
            continue
        (tmp_path / "map.pdf").write_bytes(content)
        text = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "map.pdf", "-"], capture_output=True, check=True, text=True
        ).stdout
        scales = {int(found) for found in re.findall(r"1:(\d+)", text)}
        assert scales
        assert min(scales) >= plan["least_denominator"]
        assert "取整至10米" in text.replace("\n", "")
        assert "坐标网格间隔" not in text
        assert "EPSG" not in text
        assert re.findall(r"(?<![0-9A-Za-z])\d{6,8}(?![0-9])", text) == []
        assert "中央子午线" not in text
        assert "密级" not in text
        assert "审图号：黑S(2026)001号" in text
        if "影像" in name:
            pictures = subprocess.run(
                ["pdfimages", "-list", tmp_path / "map.pdf"], capture_output=True, check=True, text=True
            ).stdout.splitlines()[2:]
            for line in pictures:
                per_inch = int(line.split()[12])
                assert min(scales) * 0.0254 / per_inch >= plan["pixel_m"] * 0.99


# What is in it


def test_it_holds_what_its_plan_asks_for_and_says_so(copy):
    results, archive = copy
    files = entries(archive)
    manifest = json.loads(files["manifest.json"])
    plan = json.loads(PLAN.read_text(encoding="utf-8"))
    assert [file["item"] for file in manifest["files"]] == [item["id"] for item in plan["items"]]
    assert {file["path"] for file in manifest["files"]} | {"manifest.json"} == set(files)
    for file in manifest["files"]:
        assert hashlib.sha256(files[file["path"]]).hexdigest() == file["sha256"]
        assert file["sources"] == []
    assert manifest["public"] is True
    assert manifest["editions"] == manifest["software"] == {}
    assert manifest["missing"] == []
    note = files["0_公示说明.txt"].decode("utf-8-sig")
    assert all(file["path"] in note for file in manifest["files"])
    assert "1:10000" in note
    with zipfile.ZipFile(archive) as packed:
        assert {name.split("/")[0] for name in packed.namelist()} == {f"{MINE}_{YEAR}_验收公示资料"}
    assert results["ERROR_COUNT"] == 0
    assert [code for code in codes_of(results) if code.startswith("public.")] == []


def test_areas_are_those_of_the_package(copy, units):
    """And the same in workbook and PDF, sums included."""
    files = entries(copy[1])
    areas = {feature["unit_id"]: f"{feature['area_ha']:.4f}" for feature in units.getFeatures()}
    book = load_workbook(io.BytesIO(next(data for name, data in files.items() if name.endswith(".xlsx"))))
    told, sums = {}, []
    for row in book.active.iter_rows(values_only=True):
        if row[1] in areas:
            told[row[1]] = f"{row[4]:.4f}"
        elif row[0] == "合计":
            sums.append(f"{row[4]:.4f}")
    assert told == areas
    by_section = {}
    for feature in units.getFeatures():
        by_section[feature["section"]] = by_section.get(feature["section"], 0) + round(feature["area_ha"] * 10000)
    assert sums == [f"{by_section[name] / 10000:.4f}" for name in ("restored", "damaged", "planned")]
    pdf = next(data for name, data in files.items() if name.endswith("公示表.pdf"))
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    for unit_id, area in areas.items():
        assert re.search(rf"{unit_id}\s.*{area}", text)
    for total in sums:
        assert re.search(rf"合计\s+{total}", text)


def test_the_same_input_gives_the_same_bytes(make, small, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make(tmp_path / name, UNITS=small, SURVEY=None, ZONES=None)
    assert (tmp_path / "one" / "public.zip").read_bytes() == (tmp_path / "two" / "public.zip").read_bytes()


# When there is none


@pytest.fixture
def small(units):
    """One unit in memory, whose fields a test may change."""
    from qgis.core import QgsFeatureRequest

    return units.materialize(QgsFeatureRequest().setFilterExpression("\"unit_id\"='XF-02'"))


def with_field(layer, name, value):
    (feature,) = layer.getFeatures()
    layer.dataProvider().changeAttributeValues({feature.id(): {layer.fields().indexFromName(name): value}})
    return layer


@pytest.mark.parametrize(
    ("field", "text", "code", "where"),
    [
        ("name", "北侧 {x} {y}", "public.coordinate", "修复单元公示表"),
        ("measures", "自{y}处起覆土", "public.coordinate", "工程完成情况"),
        ("quality", "成活率88%，电话13800138000", "public.phone", "修复单元公示表"),
        ("name", "张三（示例）负责的平台", "public.person", "修复单元公示表"),
    ],
)
def test_a_secret_in_a_field_is_an_error_and_no_copy(make, small, tmp_path, field, text, code, where):
    """The package is made; an older public copy stays as it was."""
    from qgis.core import QgsVectorLayer

    assert isinstance(small, QgsVectorLayer)
    (feature,) = small.getFeatures()
    vertex = feature.geometry().vertexAt(2)
    with_field(small, field, text.format(x=f"{vertex.y():.2f}", y=f"{vertex.x() - 44_000_000:.1f}"))
    (tmp_path / "public.zip").write_bytes(b"old")
    results = make(tmp_path, UNITS=small, SURVEY=None, ZONES=None)
    assert "PUBLIC" not in results
    assert (tmp_path / "public.zip").read_bytes() == b"old"
    assert (Path(results["FOLDER"]) / "manifest.json").exists()
    found = {feature["code"]: feature["message"] for feature in results["FINDINGS"].getFeatures()}
    assert where in found[code]
    assert "public.not_made" in found
    assert results["ERROR_COUNT"] >= 2
    assert list(tmp_path.glob(".writing-*")) == []


def test_what_is_secret_has_no_public_copy(make, small, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="SECRECY is '秘密'"):
        make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, SECRECY="秘密")
    assert list(tmp_path.iterdir()) == []
    make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, SECRECY="公开")
    assert (tmp_path / "public.zip").exists()


def test_the_copy_stays_apart_from_the_package(make, small, tmp_path):
    from qgis.core import QgsProcessingException

    folder = tmp_path / "package" / f"{MINE}_{YEAR}_验收图件包"
    for place in (folder / "public.zip", folder.with_name(f"{folder.name}.zip")):
        with pytest.raises(QgsProcessingException, match="Choose another place for PUBLIC"):
            make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, PUBLIC=str(place))


def test_without_review_number_somebody_is_told(make, small, tmp_path):
    results = make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, REVIEW_NUMBER="")
    assert "public.no_review_number" in codes_of(results)


def test_a_county_says_what_goes_in(make, small, tmp_path):
    plan = json.loads(PLAN.read_text(encoding="utf-8"))
    plan["items"] = [item for item in plan["items"] if item["id"] in ("works_done_map", "unit_table_xlsx")]
    plan["tables"] = [{**plan["tables"][0], "columns": plan["tables"][0]["columns"][:2]}]
    plan["least_denominator"], plan["edition"] = 50000, "某县公示资料1"
    own = tmp_path / "own.json"
    own.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, PUBLIC_PLAN=str(own))
    files = entries(tmp_path / "public.zip")
    assert sorted(file["item"] for file in json.loads(files["manifest.json"])["files"]) == [
        "unit_table_xlsx",
        "works_done_map",
    ]
    (pdf,) = (data for name, data in files.items() if name.endswith(".pdf"))
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "1:50000" in text
    assert "某县公示资料1" in text


def test_a_plan_that_asks_for_corners_is_refused_with_its_line(make, small, tmp_path):
    from qgis.core import QgsProcessingException

    text = PLAN.read_text(encoding="utf-8").replace('"id": "damage_map"', '"id": "corner_map"')
    (tmp_path / "own.json").write_text(text, encoding="utf-8")
    line = next(number for number, one in enumerate(text.splitlines(), 1) if "corner_map" in one)
    with pytest.raises(QgsProcessingException, match=rf"line {line}.*corner_map"):
        make(tmp_path, UNITS=small, SURVEY=None, ZONES=None, PUBLIC_PLAN=str(tmp_path / "own.json"))
    assert not (tmp_path / "public.zip").exists()


def test_cancel_leaves_nothing(make, small, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    class Late(QgsProcessingFeedback):
        """Cancels where the public copy is being made."""

        def setProgress(self, progress):
            super().setProgress(progress)
            if progress > 86:
                self.cancel()

    with pytest.raises(QgsProcessingException):
        make(tmp_path, feedback=Late(False), UNITS=small, SURVEY=None, ZONES=None)
    assert not (tmp_path / "public.zip").exists()
    assert not any(path.is_file() for path in tmp_path.rglob("*"))
