"""Every file of a package is opened by another program's reader: areas, land classes and corners are equal everywhere.

What is right comes from outside: areas by PROJ's equal-area plane, corners from the outlines, class areas by shapely in
that plane (to the square metre; from there on all files agree to the last decimal). A file of a kind that no reader
here knows fails.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import subprocess
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
import second_readers
from openpyxl import load_workbook
from sample import SAMPLE, digitise_sample, make_package, package_parameters

from mine_restoration.core.catalogue import RESOURCES

AREA = re.compile(r"(?<![\d.])\d[\d,]*\.\d{4}(?!\d)")
CORNER = re.compile(r"\b(J\d+)[\s(（,]+(\d{7}\.\d{3})[,，\s]+(\d{8}\.\d{3})\b")
COORDINATE = re.compile(r"(?<![\d.])(?:\d{7}|\d{8})\.\d{3}(?!\d)")
NAMES = {"restored": "上年度", "damaged": "现状", "planned": "本年度"}
TITLES = {"restored": "上年度", "damaged": "矿区现状", "planned": "本年度"}


# The package and what is right


@pytest.fixture(scope="module")
def units_file(plugin, tmp_path_factory):
    return digitise_sample(tmp_path_factory.mktemp("units") / "units.gpkg")


def image(path, west, south, east, north):
    from osgeo import gdal, osr

    data = gdal.GetDriverByName("GTiff").Create(str(path), 60, 60, 3, gdal.GDT_Byte)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4532)
    data.SetProjection(crs.ExportToWkt())
    data.SetGeoTransform((west - 500, (east - west + 1000) / 60, 0, north + 500, 0, (south - north - 1000) / 60))
    rows = np.add.outer(np.arange(60), np.arange(60)).astype(np.uint8)
    for band in (1, 2, 3):
        data.GetRasterBand(band).WriteArray(rows * band)
    return str(path)


@pytest.fixture(scope="module")
def made(units_file, tmp_path_factory):
    """The whole package of the sample, with pictures and images: results, folder, manifest."""
    from qgis.core import QgsVectorLayer

    folder = tmp_path_factory.mktemp("package")
    box = QgsVectorLayer(str(units_file), "u", "ogr").extent()
    place = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    images = {f"IMAGE_{when}": image(folder / f"{when}.tif", *place) for when in ("BEFORE", "AFTER")}
    results = make_package(UNITS=str(units_file), FOLDER=str(folder / "out"), PNG=True, **images)
    root = Path(results["FOLDER"])
    return results, root, json.loads((root / "manifest.json").read_text("utf-8"))


class Truth:
    """What every file has to say: by unit areas, corners and, once the class table was read, class areas."""

    def __init__(self, units_file):
        from equal_area_oracle import EqualArea
        from qgis.core import QgsVectorLayer

        from mine_restoration.core.geodesy.plane import plane_of_epsg
        from mine_restoration.gis.convert import units_of

        self.units = {unit.unit_id: unit for unit in units_of(QgsVectorLayer(str(units_file), "units", "ogr"))}
        self.oracle = EqualArea(plane_of_epsg(4532))
        shapes = self.oracle.shapes([unit.geometry for unit in self.units.values()])
        self.shapes = dict(zip(self.units, shapes))
        self.m2 = {key: Decimal(f"{shape.area:.2f}") for key, shape in self.shapes.items()}
        self.ha = {key: (area / 10_000).quantize(Decimal("0.0001"), "ROUND_HALF_UP") for key, area in self.m2.items()}
        self.planar = {key: f"{unit.geometry.area:.2f}" for key, unit in self.units.items()}
        self.corners = {key: list(corners_of(unit.geometry)) for key, unit in self.units.items()}
        self.classes = {}

    def of(self, *sections):
        return {key for key, unit in self.units.items() if unit.section in sections or not sections}

    def section_ha(self, section):
        return sum(self.ha[key] for key in self.of(section))


def corners_of(geometry):
    number = 0
    for part in geometry.geoms:
        for ring in (part.exterior, *part.interiors):
            for east, north in ring.coords[:-1]:
                number += 1
                yield f"J{number}", f"{north:.3f}", f"{east:.3f}"


@pytest.fixture(scope="module")
def truth(units_file, made):
    """With the class areas of the class table, which must be those of the survey polygons under the units."""
    import shapely
    from osgeo import ogr

    right = Truth(units_file)
    table = load_workbook(the_file(made, "class_table"), data_only=True)["分地类明细"]
    found = defaultdict(dict)
    for unit_id, code, name, _three, _notice, ha, m2, *_ in table.iter_rows(min_row=2, values_only=True):
        found[unit_id][code] = (name, Decimal(f"{ha:.4f}"), Decimal(f"{m2:.2f}"))
    data = ogr.Open(str(SAMPLE / "survey.gpkg"))
    survey = [
        (one["DLBM"], shapely.from_wkb(bytes(one.GetGeometryRef().ExportToWkb()))) for one in data.GetLayer("DLTB")
    ]
    for unit_id, unit in right.units.items():
        near = [(code, shape) for code, shape in survey if shape.intersects(unit.geometry)]
        shapes = right.oracle.shapes([shape for _, shape in near])
        expected = Counter()
        for (code, _), shape in zip(near, shapes):
            expected["cultivated" if code[:2] == "01" else code[:4]] += shape.intersection(right.shapes[unit_id]).area
        told = Counter()
        for code, (_, _, m2) in found[unit_id].items():
            told["cultivated" if code[:2] == "01" or code == "1203" else code] += float(m2)
        assert {code for code, area in expected.items() if area > 1} == set(told)
        for code, area in told.items():
            assert area == pytest.approx(expected[code], abs=1)
        assert sum(m2 for _, _, m2 in found[unit_id].values()) == right.m2[unit_id]
        assert sum(ha for _, ha, _ in found[unit_id].values()) == right.ha[unit_id]
    right.classes = found
    return right


def the_file(made, item):
    _, root, manifest = made
    (path,) = (root / file["path"] for file in manifest["files"] if file["item"] == item)
    return path


# Reading, by other programs


def pdf_lines(path):
    made = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True)
    return made.stdout.splitlines()


def sheets_of(path):
    """Rows of cells as they are shown, by sheet."""
    book = load_workbook(path, data_only=True)
    return {sheet.title: [[shown(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def shown(cell):
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        decimals = re.search(r"0\.(0+)", cell.number_format)
        return f"{cell.value:.{len(decimals[1]) if decimals else 0}f}"
    return "" if cell.value is None else str(cell.value)


def table_of(rows, *heads):
    """Rows below the one that has these headings, as dictionaries by heading without line breaks."""
    plain = [[text.replace("\n", "") for text in row] for row in rows]
    start = next(i for i, row in enumerate(plain) if set(heads) <= set(row))
    return [dict(zip(plain[start], row)) for row in rows[start + 1 :]]


def sweep(lines, truth):
    """Whatever looks like a coordinate is one of a corner, and numbered corners are somebody's."""
    coordinates = {text for corners in truth.corners.values() for _, *both in corners for text in both}
    corners = {corner for some in truth.corners.values() for corner in some}
    for line in lines:
        for text in COORDINATE.findall(line):
            assert text in coordinates, line
        for corner in CORNER.findall(line):
            assert corner in corners, line


def areas_in(lines, truth, units):
    """Each of ``units`` stands in a line with its area in hm² or in m², and with no other."""
    seen = set()
    for line in lines:
        named = [key for key in truth.units if re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", line)]
        if len(named) != 1:
            continue
        key = named[0]
        amounts = {Decimal(text.replace(",", "")) for text in AREA.findall(line)}
        if amounts:
            assert truth.ha[key] in amounts, line
            seen.add(key)
    assert seen == units


# What each item has to tell: a function of the file's path, its line of the manifest, and what is right.


def location_map(path, file, truth):
    lines = pdf_lines(path)
    sweep(lines, truth)
    areas_in(lines, truth, truth.of())
    sums = [line for line in lines if "合计" in line]
    for section in NAMES:
        assert any(str(truth.section_ha(section)) in line for line in sums)


def class_sums(truth):
    """Class areas by section, in hm²."""
    sums = Counter()
    for key, unit in truth.units.items():
        for code, (_, ha, _) in truth.classes[key].items():
            sums[unit.section, code] += ha
    return sums


def class_map(path, file, truth):
    """Each class of the legend with its areas by section; no other amount stands on the sheet."""
    lines = pdf_lines(path)
    sweep(lines, truth)
    told = {Decimal(one) for one in AREA.findall("\n".join(lines))}
    amounts = {*class_sums(truth).values(), *map(truth.section_ha, NAMES)}
    assert told - {Decimal("0.0000")} == amounts


def after_map(path, file, truth):
    """Each unit with its classes before and its area after, the sums of the sections, and nothing else."""
    lines = pdf_lines(path)
    sweep(lines, truth)
    units = truth.of("restored", "planned")
    areas_in([line for line in lines if line.split() and line.rstrip()[-4:].isdecimal()], truth, units)
    told = {Decimal(one) for one in AREA.findall("\n".join(lines))}
    amounts = {truth.ha[key] for key in units} | {truth.section_ha(one) for one in ("restored", "planned")}
    amounts |= {ha for key in units for _, ha, _ in truth.classes[key].values()}
    assert told == amounts


def section_map(section):
    def read(path, file, truth):
        lines = pdf_lines(path)
        sweep(lines, truth)
        areas_in(lines, truth, truth.of(section))
        assert any("合计" in line and str(truth.section_ha(section)) in line for line in lines)

    return read


def zone_map(path, file, truth):
    """No unit's area stands on it; overlaps are no larger than their units."""
    lines = pdf_lines(path)
    sweep(lines, truth)
    for line in lines:
        for key in truth.units:
            if re.search(rf"(?<![\w-]){re.escape(key)}\s+\S+\s+R\d", line):
                assert all(Decimal(text) <= truth.ha[key] for text in AREA.findall(line)), line


def corner_map(path, file, truth):
    lines = pdf_lines(path)
    key = file["unit"]
    sweep(lines, truth)
    text = "\n".join(lines)
    assert sorted(CORNER.findall(text), key=number_of) == truth.corners[key]  # long tables have two columns
    assert f"{truth.ha[key]} hm²" in text
    allowed = {truth.ha[key], *(ha for _, ha, _ in truth.classes[key].values())}
    assert {Decimal(one) for one in AREA.findall(text)} <= allowed
    corners = truth.units[key].geometry
    sides = [
        f"{np.hypot(*(np.array(ring.coords[i + 1]) - ring.coords[i])):.3f}"
        for part in corners.geoms
        for ring in (part.exterior, *part.interiors)
        for i in range(len(ring.coords) - 1)
    ]
    turned = "".join(text.split())  # labels along slanting sides are broken into several lines
    assert all(side in text or side.rpartition(".")[2] in turned for side in sides)


def number_of(corner):
    return int(corner[0][1:])


def images(path, file, truth):
    sweep(pdf_lines(path), truth)


def book(path, file, truth):
    """The same pages as the maps, one after another."""
    parts = []
    for other in sorted(file["all"], key=lambda one: one["order"]):
        if other["item"].endswith("_map") and other["path"].endswith(".pdf"):
            parts += pdf_lines(file["root"] / other["path"])
    assert pdf_lines(path) == parts


def form_amounts(truth):
    """The amounts of the form's block, unit by unit: class rows where nobody states a class, else the unit's area."""
    expected = defaultdict(Counter)
    for key, unit in truth.units.items():
        if unit.section == "damaged" or unit.land_class:
            expected[unit.section][truth.ha[key]] += 1
        else:
            expected[unit.section].update(ha for _, ha, _ in truth.classes[key].values())
    return expected


def annual_xlsx(path, file, truth):
    sheets = sheets_of(path)
    lines = [" ".join(filter(None, row)) for rows in sheets.values() for row in rows]
    sweep(lines, truth)
    rows = sheets["情况表"]
    found, here, column = defaultdict(Counter), "", None
    titles = {
        "上年度矿区生态修复情况": "restored",
        "矿区现状问题与损毁情况": "damaged",
        "本年度矿区生态修复计划": "planned",
    }
    for row in rows:
        here = titles.get(row[0], here)
        if "面积" in row:
            column = row.index("面积")
        elif here and column is not None and AREA.fullmatch(row[column]) and "金额" not in "".join(row):
            found[here][Decimal(row[column])] += 1
    assert found == form_amounts(truth)
    corners_and_areas_of_the_form(lines, truth)


def corners_and_areas_of_the_form(lines, truth):
    """Each unit's corners once, in order; units with a coordinate sheet have their area over it."""
    told = CORNER.findall("\n".join(lines))
    assert Counter(told) == Counter(corner for some in truth.corners.values() for corner in some)
    named = "|".join(map(re.escape, truth.units))
    over = dict(re.findall(rf"单元({named})，面积(\d+\.\d{{4}}) hm²", "\n".join(lines)))
    assert len(over) >= 5
    assert over == {key: str(truth.ha[key]) for key in over}


def annual_pdf(path, file, truth):
    lines = pdf_lines(path)
    sweep(lines, truth)
    corners_and_areas_of_the_form(lines, truth)
    text = "\n".join(lines)
    form = text[text.index("附表：") :]
    told = Counter(Decimal(one) for one in AREA.findall(form))
    for amounts in form_amounts(truth).values():
        assert not amounts - told


def corner_table(path, file, truth):
    sheets = sheets_of(path)
    units = {row["单元编号"]: row for row in table_of(sheets["单元汇总"], "单元编号") if row["单元编号"] in truth.units}
    assert units.keys() == truth.units.keys()
    for key, row in units.items():
        told = (row["面积（公顷）"], row["面积（平方米）"], row["平面面积（平方米）"], row["拐点数"])
        assert told == (str(truth.ha[key]), str(truth.m2[key]), truth.planar[key], str(len(truth.corners[key])))
    told = defaultdict(list)
    for row in table_of(sheets["拐点坐标"], "点号"):
        if row["点号"]:
            told[row["单元编号"]].append((row["点号"], row["X（北）（米）"], row["Y（东）（米）"]))
    assert told == truth.corners


def zone_xlsx(path, file, truth):
    sheets = sheets_of(path)
    lines = ["  ".join(row) for row in sheets["逐单元"] if row[0].startswith("单元 ")]
    areas_in(lines, truth, truth.of())
    matrix = ["  ".join(row) for row in sheets["汇总"] if row[0].split(" ")[0] in truth.units]
    areas_in([re.sub(r"\n\S*", "", line) for line in matrix], truth, truth.of())
    sweep(["  ".join(row) for rows in sheets.values() for row in rows], truth)


def zone_pdf(path, file, truth):
    lines = pdf_lines(path)
    sweep(lines, truth)
    areas_in([line for line in lines if line.strip().startswith("单元 ")], truth, truth.of())


def class_table(path, file, truth):
    """The forms and the pieces against the rows that were compared with the survey."""
    sheets = sheets_of(path)
    lines = [" ".join(row) for row in sheets["地类面积汇总"]]
    areas_in(lines, truth, truth.of())
    codes = next(row for row in sheets["地类面积汇总"] if "0301" in row)
    for row in sheets["地类面积汇总"]:
        if row[1] in truth.units:
            told = {code: Decimal(text) for code, text in zip(codes, row) if code.isdigit() and text != "—"}
            assert told == {code: ha for code, (_, ha, _) in truth.classes[row[1]].items()}
    for row in sheets["单元面积与三大类"]:
        if row[1] in truth.units:
            assert row[3] == str(truth.m2[row[1]])
            assert str(truth.ha[row[1]]) in row
    pieces = defaultdict(Counter)
    for row in table_of(sheets["分图斑明细"], "图斑标识码"):
        pieces[row["单元编号"]][row["地类编码"][:4]] += Decimal(row["面积\n（平方米）".replace("\n", "")])
    assert pieces == {key: {code: m2 for code, (_, _, m2) in own.items()} for key, own in truth.classes.items()}


def change_table(path, file, truth):
    """Before is the class table, after the class that the unit states; every sheet sums to the units."""
    sheets = sheets_of(path)
    before, after = defaultdict(dict), defaultdict(Counter)
    for row in table_of(sheets["变化明细"], "变化后依据"):
        key, code = row["单元编号"], row["地类编码"]
        if Decimal(row["变化前面积（平方米）"]):
            before[key][code] = (Decimal(row["变化前面积（公顷）"]), Decimal(row["变化前面积（平方米）"]))
        if row["变化后面积（公顷）"] != "未知":
            after[key][code] += Decimal(row["变化后面积（公顷）"])
    known = truth.of("restored", "planned")
    assert before == {key: {c: (ha, m2) for c, (_, ha, m2) in truth.classes[key].items()} for key in known}
    stated = {key: truth.units[key].land_class for key in known if truth.units[key].land_class}
    assert {key: +own for key, own in after.items()} == {key: {code: truth.ha[key]} for key, code in stated.items()}
    here, sums = "", {}
    for row in sheets["地类转移矩阵"]:
        here = row[0] if row[0].startswith(("上年度", "本年度")) else here
        if row[1] == "变化后合计":
            sums[here] = Decimal([text for text in row if text][-1])
    for name, section in (("上年度修复", "restored"), ("本年度计划", "planned")):
        assert sums[name] == sum(truth.ha[key] for key in stated if truth.units[key].section == section)
    by_unit = [row for row in sheets["土地利用变化（分单元）"] if row[1].endswith(" 小计")]
    assert {row[1].split(" ")[0]: row[3] for row in by_unit} == {key: str(truth.ha[key]) for key in known}


def exchange(path, file, truth):
    _, parcels = second_readers.exchange(path.read_bytes().decode("utf-8"))
    for parcel in parcels:
        key = parcel.number
        assert parcel.area == str(truth.ha[key])
        assert [row for ring in parcel.rings for row in ring[:-1]] == truth.corners[key]
        assert all(ring[-1] == ring[0] for ring in parcel.rings)
    assert {parcel.number for parcel in parcels} in [truth.of(section) for section in NAMES]


def vector(path, file, truth):
    """GeoPackage or shapefile: tables and shapes by OGR."""
    import shapely
    from osgeo import ogr

    data = ogr.Open(str(path))
    layers = [data.GetLayer(i) for i in range(data.GetLayerCount())]
    for layer in layers:
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "4532"
        corners = defaultdict(list)
        for feature in layer:
            key = feature["unit_id"]
            shape = shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb()))
            if "corner" in feature.keys():  # noqa: SIM118 - OGR's feature is no dictionary
                told = (f"{feature['x_north']:.3f}", f"{feature['y_east']:.3f}")
                assert told == (f"{shape.y:.3f}", f"{shape.x:.3f}")
                corners[key].append((feature["corner"], *told))
                continue
            told = (f"{feature['area_ha']:.4f}", f"{feature['area_m2']:.2f}", f"{feature['planar_m2']:.2f}")
            assert told == (str(truth.ha[key]), str(truth.m2[key]), truth.planar[key])
            assert shape.equals(truth.units[key].geometry)
            assert (feature["land_class"] or "") == truth.units[key].land_class
            corners[key] += truth.corners[key]
        assert corners == truth.corners


def shapefile_part(path, file, truth):
    """The files beside a .shp are of the same shapefile."""
    assert path.with_suffix(".shp").is_file()
    assert path.suffix != ".cpg" or path.read_text("ascii") == "UTF-8"


def method(path, file, truth):
    if path.suffix == ".docx":
        import docx

        document = docx.Document(str(path))
        lines = [paragraph.text for paragraph in document.paragraphs]
        rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
        lines += ["  ".join(row) for row in rows]
    else:
        lines = pdf_lines(path)
    sweep(lines, truth)
    areas_in([line for line in lines if AREA.search(line)], truth, truth.of())
    for key in truth.units:
        assert any(key in line and str(truth.m2[key]) in line for line in lines)
    text = "".join("".join(lines).split())
    for section, amount in ((section, truth.section_ha(section)) for section in NAMES):
        assert str(amount) in text, section
    if "没有地类面积" in text:
        return
    for amount in class_sums(truth).values():
        assert str(amount) in text


def package_list(path, file, truth):
    """Each file with its hash, size and sources; the manifest's missing items."""
    (rows,) = sheets_of(path).values()
    listed = {row[3]: row for row in rows if row[3] and row[0].isdigit()}
    for other in file["all"]:
        row = listed.get(other["path"], [""] * 7)
        assert row[1] == other["title"]
        if other["item"] != "package_list":
            assert row[4].replace(",", "") == str(other["size"])
            assert row[6] == other["sha256"]
        for source in other["sources"]:
            assert source["name"] in row[5]
            assert source["edition"] in row[5]


def picture(path, file, truth):
    """A picture of the PDF beside it."""
    from qgis.PyQt.QtGui import QImage

    seen = QImage(str(path))
    assert min(seen.width(), seen.height()) > 1000
    assert len({seen.pixel(x, y) for x in range(0, seen.width(), 50) for y in range(0, seen.height(), 50)}) > 3
    assert list(path.parent.glob(f"{re.sub(r'-[0-9]+$', '', path.stem)}*.pdf"))


READERS = {
    ("location_map", ".pdf"): location_map,
    ("land_class_map", ".pdf"): class_map,
    ("land_class_after_map", ".pdf"): after_map,
    ("corner_map", ".pdf"): corner_map,
    ("zone_map", ".pdf"): zone_map,
    ("damage_map", ".pdf"): section_map("damaged"),
    ("works_plan_map", ".pdf"): section_map("planned"),
    ("works_done_map", ".pdf"): section_map("restored"),
    ("image_map", ".pdf"): images,
    ("map_book", ".pdf"): book,
    ("annual_table_xlsx", ".xlsx"): annual_xlsx,
    ("annual_table_pdf", ".pdf"): annual_pdf,
    ("corner_table", ".xlsx"): corner_table,
    ("zone_report_xlsx", ".xlsx"): zone_xlsx,
    ("zone_report_pdf", ".pdf"): zone_pdf,
    ("class_table", ".xlsx"): class_table,
    ("class_change_table", ".xlsx"): change_table,
    ("coordinate_file", ".txt"): exchange,
    ("unit_data", ".gpkg"): vector,
    ("unit_shapefile", ".shp"): vector,
    **{("unit_shapefile", part): shapefile_part for part in (".shx", ".dbf", ".prj", ".cpg")},
    ("method_text", ".pdf"): method,
    ("method_text", ".docx"): method,
    ("package_list", ".xlsx"): package_list,
}


def look(made, truth):
    """Open every file of a package; what is wrong in which."""
    _, root, manifest = made
    order = {path: number for number, path in enumerate(file["path"] for file in manifest["files"])}
    files = [{**file, "order": order[file["path"]]} for file in manifest["files"]]
    wrong = {}
    for file in files:
        path = root / file["path"]
        reader = picture if path.suffix == ".png" else READERS.get((file["item"], path.suffix))
        if reader is None:
            wrong[file["path"]] = "no reader knows this kind of file"
            continue
        try:
            reader(path, {**file, "all": files, "root": root}, truth)
        except AssertionError as cause:
            wrong[file["path"]] = str(cause)[:600]
    return wrong


def test_every_file_says_the_same_of_every_unit(made, truth):
    assert look(made, truth) == {}


def test_folder_zip_and_manifest_hold_the_same_files(made):
    results, root, manifest = made
    there = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert there == {file["path"] for file in manifest["files"]} | {"manifest.json"}
    for file in manifest["files"]:
        content = (root / file["path"]).read_bytes()
        assert (file["size"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    with zipfile.ZipFile(results["ZIP"]) as archive:
        assert {name.partition("/")[2] for name in archive.namelist()} == there
        for name in there:
            assert archive.read(f"{root.name}/{name}") == (root / name).read_bytes()


def test_the_same_input_gives_the_same_bytes_in_another_process(units_file, made, tmp_path, monkeypatch):
    """Every file and the zip, in whatever order Python and QGIS keep things in memory, and whoever sits there."""
    for name, value in (("PYTHONHASHSEED", "77"), ("LOGNAME", "somebody"), ("USER", "somebody")):
        monkeypatch.setenv(name, value)
    top = Path(__file__).resolve().parents[2]
    monkeypatch.syspath_prepend(str(top / "scripts"))
    process = importlib.import_module("qgis_cli").QgisProcess(tmp_path / "cli", top)
    results, root, manifest = made
    images = {f"IMAGE_{when}": str(root.parent.parent / f"{when}.tif") for when in ("BEFORE", "AFTER")}
    out = {"FOLDER": str(tmp_path / "out"), "FINDINGS": str(tmp_path / "findings.gpkg")}
    given = package_parameters(UNITS=str(units_file), PNG=True, **out, **images)
    again = process.run("minerestoration:acceptancepackage", given)["results"]
    other = Path(again["FOLDER"])
    assert other != root
    differ = [
        file["path"]
        for file in [*manifest["files"], {"path": "manifest.json"}]
        if (root / file["path"]).read_bytes() != (other / file["path"]).read_bytes()
    ]
    assert differ == []
    assert Path(results["ZIP"]).read_bytes() == Path(again["ZIP"]).read_bytes()


def test_a_word_document_says_the_same(units_file, made, truth, tmp_path):
    pytest.importorskip("docx")
    plan = json.loads((RESOURCES / "packages" / "acceptance.json").read_text("utf-8"))
    plan["items"] = [item for item in plan["items"] if item["id"] in ("unit_data", "method_text", "package_list")]
    plan["items"][1]["file"] = "编制说明.docx"
    (tmp_path / "plan.json").write_text(json.dumps(plan), "utf-8")
    results = make_package(UNITS=str(units_file), FOLDER=str(tmp_path / "out"), PLAN=str(tmp_path / "plan.json"))
    root = Path(results["FOLDER"])
    manifest = json.loads((root / "manifest.json").read_text("utf-8"))
    assert {file["item"] for file in manifest["files"]} == {"unit_data", "method_text", "package_list"}
    assert look((results, root, manifest), truth) == {}


def test_a_number_that_differs_in_one_file_is_seen(made, truth, tmp_path):
    """The test's own test: 0.0001 hm², a millimetre or another class in one place, a file that nobody knows."""
    import shutil

    _, root, manifest = made
    copy = tmp_path / "copy"
    shutil.copytree(root, copy)
    paths = {file["item"]: copy / file["path"] for file in manifest["files"] if not file["path"].endswith(".png")}

    def cell(item, sheet, value, new):
        book = load_workbook(paths[item])
        place = next(one for row in book[sheet].iter_rows() for one in row if one.value == value)
        place.value = new
        book.save(paths[item])

    key = "XF-02"
    _, x, _ = truth.corners[key][0]
    cell("corner_table", "拐点坐标", float(x), float(x) + 0.001)
    cell("class_change_table", "变化明细", float(truth.ha[key]), float(truth.ha[key]) + 0.0001)
    manifest["files"].append({**manifest["files"][0], "item": "works_plan_map", "path": "1_图件/新.dwg"})
    (copy / "1_图件/新.dwg").write_bytes(b"AC1032")
    wrong = look((None, copy, manifest), truth)
    expected = {paths["corner_table"], paths["class_change_table"], copy / "1_图件/新.dwg", paths["package_list"]}
    assert {copy / path for path in wrong} == expected
