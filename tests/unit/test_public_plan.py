"""The public copy without QGIS: its plan, how coarse places get, and what its own search finds."""

from __future__ import annotations

import io
import json
import zipfile
import zlib

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Transformer
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon, box

from mine_restoration.core.acceptance.leaks import (
    COORDINATE,
    HIDDEN,
    IDENTITY,
    MAIL,
    PERSON,
    PHONE,
    PLACE,
    Secrets,
    unpacked,
)
from mine_restoration.core.acceptance.public import BUNDLED, COLUMNS, MAPS, NOTE, TABLES, coarsened, load_public_plan
from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.geodesy.plane import plane_of_epsg

PLAN = load_public_plan()
PREFIXED, BARE = plane_of_epsg(4532), plane_of_epsg(4553)
EAST, NORTH = 44_430_123.456, 4_920_654.321
CORNER = (EAST, NORTH)
SHAPE = Polygon([CORNER, (EAST + 300, NORTH + 20), (EAST + 250, NORTH + 400), (EAST - 40, NORTH + 280)])


# The plan


def test_the_bundled_plan_asks_for_nothing_secret_and_says_it_is_practice():
    ids = [item.item_id for item in PLAN.package.items]
    assert set(ids) == {*MAPS, *TABLES, NOTE}
    assert "不是法定" in PLAN.package.practice
    assert not set(COLUMNS) & {"extent", "corners", "contact", "phone", "address", "source", "note"}
    assert {table.section for table in PLAN.tables} == {"restored", "damaged", "planned"}


@pytest.mark.parametrize(
    ("change", "place", "problem"),
    [
        (lambda p: p["items"][1].update(id="corner_map"), "items[2].id", "corner_map"),
        (lambda p: p["items"][1].update(id="unit_data"), "items[2].id", "unit_data"),
        (lambda p: p["items"][1].update(id="land_class_map"), "items[2].id", "land_class_map"),
        (lambda p: p["items"][1].update(file="../x.pdf"), "items[2]", "no name"),
        (lambda p: p["items"][1].update(file="{unit}.pdf"), "items[2].file", "{unit}"),
        (lambda p: p["items"][2].update(id="location_map"), "items[3]", "twice"),
        (lambda p: p["items"][2].update(folder="1_图件", file=p["items"][1]["file"]), "items[3]", "another item"),
        (lambda p: p["tables"][0]["columns"][1].update(key="extent"), "columns[2].key", "extent"),
        (lambda p: p["tables"][0]["columns"][1].update(key="note"), "columns[2].key", "note"),
        (lambda p: p["tables"][0].update(columns=[]), "tables[1]", "column"),
        (lambda p: p["tables"][0].update(section="x"), "tables[1].section", "x"),
        (lambda p: p.update(backdrop=["road", "red_line"]), "backdrop[2]", "red_line"),
        (lambda p: p.update(backdrop=["survey"]), "backdrop[1]", "survey"),
        (lambda p: p.update(least_denominator=1000), "least_denominator", "finer"),
        (lambda p: p.update(position_m=0), "position_m", "finer"),
        (lambda p: p.update(pixel_m=0.1), "pixel_m", "finer"),
        (lambda p: p.update(paper="A9"), "paper", "A9"),
        (lambda p: p.update(note=["{phone}"]), "note[1]", "{phone}"),
        (lambda p: p.update(note=["{"]), "note[1]", "braces"),
        (lambda p: p["words"].update(map_title="{mine.__class__}"), "words.map_title", "{mine.__class__}"),
        (lambda p: p["words"].pop("surround"), "words", "surround"),
        (lambda p: p["reasons"].pop("failed"), "reasons", "failed"),
        (lambda p: p.pop("practice"), "top", "practice"),
        (lambda p: p.update(practise="x"), "practise", "not known"),
    ],
)
def test_a_plan_that_cannot_be_used_is_refused_with_its_place(tmp_path, change, place, problem):
    plan = json.loads(BUNDLED.read_text(encoding="utf-8"))
    change(plan)
    path = tmp_path / "county.json"
    path.write_text(json.dumps(plan, ensure_ascii=False, indent=1), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_public_plan(path)
    assert place in str(refused.value)
    assert problem in str(refused.value)


def test_marks_that_mean_no_secret():
    assert all(PLAN.is_open(mark) for mark in ("", " ", "公开", "非涉密"))
    assert not any(PLAN.is_open(mark) for mark in ("秘密", "内部", "机密★10年", "公开发布前秘密"))


# Coarse places


def on_grid(geometry, step):
    return np.abs(shapely.get_coordinates(geometry) / step - np.rint(shapely.get_coordinates(geometry) / step)).max()


@given(
    st.lists(st.tuples(st.floats(-400, 400), st.floats(-400, 400)), min_size=3, max_size=12),
    st.sampled_from([5, 7.5, 10, 50]),
    st.sampled_from([0, EAST]),
)
def test_every_corner_lands_on_the_grid_and_near(points, step, east):
    shape = MultiPoint(points).convex_hull.buffer(0)
    assume(not shape.is_empty and shape.area > 1)
    shape = shapely.transform(shape, lambda xy: xy + np.array((east, NORTH)))
    coarse = coarsened(shape, step)
    assert isinstance(coarse, MultiPolygon)
    assert not coarse.is_empty
    assert on_grid(coarse, step) < 1e-6
    assert coarse.hausdorff_distance(shape) <= 2 * step
    west, south = shapely.get_coordinates(coarse)[0]
    assert shapely.transform(coarse, lambda xy: xy - (west, south)).is_valid


def test_a_narrow_unit_is_widened_and_not_lost():
    road = LineString([(EAST, NORTH), (EAST + 400, NORTH + 37), (EAST + 600, NORTH - 250)]).buffer(1.5)
    coarse = coarsened(road, 10)
    assert coarse.hausdorff_distance(road) <= 20
    assert coarse.buffer(5).covers(road)


def test_a_hole_stays_and_a_small_one_is_lost():
    ring = Polygon(box(0, 0, 200, 200).exterior, [box(50, 50, 120, 120).exterior, box(150, 150, 153, 153).exterior])
    (part,) = coarsened(ring, 10).geoms
    assert len(part.interiors) == 1
    assert part.area == 200 * 200 - 70 * 70


def test_what_is_smaller_than_the_grid_is_one_square_of_it():
    coarse = coarsened(box(EAST, NORTH, EAST + 2, NORTH + 2), 10)
    assert coarse.area == pytest.approx(100)
    assert on_grid(coarse, 10) < 1e-6
    assert coarse.buffer(10).contains(Point(EAST, NORTH))


def test_lines_and_points_are_coarse_too():
    for shape in (LineString([(EAST, NORTH), (EAST + 333.3, NORTH)]), MultiPoint([(EAST, NORTH)]), Point(EAST, NORTH)):
        coarse = coarsened(shape, 10)
        assert coarse.geom_type == shape.geom_type
        assert on_grid(coarse, 10) < 1e-6
    assert coarsened(Polygon(), 10).is_empty


def test_two_places_inside_a_step_become_one():
    """What is rounded away is nowhere in the result."""
    one, two = (coarsened(shapely.transform(SHAPE, lambda xy, by=by: xy + by), 10) for by in (0, 0.4))
    assert one.equals(two)


# Leaks


def secrets(plane=PREFIXED, **more):
    shape = SHAPE if plane.prefixed else shapely.transform(SHAPE, lambda xy: xy - (44_000_000, 0))
    return Secrets((shape,), plane, **more)


def told(text, plane=PREFIXED, **more):
    leak = secrets(plane, **more).in_text(text)
    return leak.kind if leak else ""


LONGITUDE, LATITUDE = Transformer.from_crs(4532, 4490, always_xy=True).transform(*CORNER)


def dms(value, decimals=2, form="{0}°{1:02d}′{2}″"):
    degrees, rest = divmod(value * 3600, 3600)
    minutes, seconds = divmod(rest, 60)
    return form.format(int(degrees), int(minutes), f"{seconds:0{3 + decimals if decimals else 2}.{decimals}f}")


@pytest.mark.parametrize("plane", [PREFIXED, BARE])
@pytest.mark.parametrize(
    "text",
    [
        "4920654.321",
        "X=4920654.32m",
        "4920654",
        "4920654.3",
        "北4920654，东430123",
        "430123.456",
        "44430123.46",
        "44430123",
        "4,920,654.321",
        "4 920 654.321",
        "４９２０６５４．３２１",
        "J1,4920654.321,430123.456",
        f"{LONGITUDE:.6f}",
        f"{LATITUDE:.5f}",
        f"{LONGITUDE:.4f}, {LATITUDE:.4f}",
        dms(LONGITUDE),
        dms(LATITUDE, 1, "{0}度{1}分{2}秒"),
        dms(LATITUDE, 0, "{0}° {1}' {2}\""),
        dms(LONGITUDE, 2, "{0:03d}{1:02d}{2}"),
        dms(LONGITUDE, 1, "{0}-{1}-{2}"),
        dms(LATITUDE, 2, "{0}:{1:02d}:{2}"),
        dms(LATITUDE, 1, "{0} {1} {2} N"),
        dms(LATITUDE, 1, "{0}d{1}m{2}s"),
        f"{int(LATITUDE)}°{LATITUDE % 1 * 60:.3f}′",
        f"E{LONGITUDE:.6f}",
        "X4920654.321",
        "Y44430123m",
        "E430123.456",
        "4920.654，430.123（千米）",
        "44430.123km 4920.654km",
        "北4920.654公里",
        "4920.654 km",
        "44430.123千米",
        "X=4920.654",
        "东430.123",
        "492065432",
        "4920654321",
        "43012345",
        "430123456",
        "4443012346",
        "44430123456",
        "四百九十二万零六百五十四点三二一",
        "四九二〇六五四点三",
        "四千四百四十三万零一百二十三米",
        "肆叁零壹贰叁点肆",
        "４９２０６５４３２１",
    ],
)
def test_a_corner_is_found_in_every_writing(text, plane):
    assert told(f"起点 {text} 处", plane) == COORDINATE


@pytest.mark.parametrize("text", ["4920655", "4920654", "430124", "44430124", "4920654.8", "4920655.0"])
def test_a_corner_is_found_whether_it_was_cut_or_rounded(text):
    found = Secrets((Point(EAST + 0.4, NORTH + 0.5),), PREFIXED).in_text(text)
    assert found is not None
    assert found.kind == COORDINATE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "面积 1.3927 公顷，坡度12°",
        "采矿权证证号 C9999992020017100000000",
        "2300000123456",
        "2026年3月31日",
        f"面积{LATITUDE:.4f}公顷",
        "黑S(2026)001号",
        "面积430.1235公顷",
        "2026-03-31 至 2026-12-31，12:30:05",
        "JH25-02;JH25-03，1-03-01",
        "投入4920.654万元",
        "投入4920654元，其中工程费430123.46元",
        "投入四百九十二万零六百五十四元",
        "面积430123.46平方米",
        "面积430123.46 m²、4920654㎡",
        "土方430123方，栽植430123株",
        "长4920.654米",
        "运距430.123公里",
        "二〇二六年三月三十一日，十二月，三点五公顷",
        "统一社会信用代码 912301990000000000",
        "编号110101199003071234",
        "20260331，GB/T 43933-2024",
        "第4000-1号，X3-Y2，N5",
    ],
)
def test_what_is_no_corner_is_none(text):
    assert told(text, people=("张三", "0451-00000000")) == ""


_MANY = np.column_stack([EAST + np.linspace(0, 5000, 1000), NORTH + np.linspace(5000, 0, 1000)])
_COORDINATES = st.sampled_from([*_MANY[:, 0], *(_MANY[:, 0] - 44_000_000), *_MANY[:, 1]])
_PARTS = st.one_of(
    st.builds("{:.2f}平方米".format, _COORDINATES),
    st.builds("{:.0f} m²".format, _COORDINATES),
    st.builds("回填{:.0f}立方米".format, _COORDINATES),
    st.builds("{:,.2f}元".format, _COORDINATES),
    _COORDINATES.map(lambda value: f"投入{value / 1000:.4f}万元"),
    _COORDINATES.map(lambda value: f"{value / 1000:.4f}公顷"),
    st.builds("面积{:.4f}公顷".format, st.floats(0, 9999)),
    st.builds("{:.2f}平方米".format, st.floats(0, 5_000_000)),
    st.builds("{:,.2f} m²".format, st.floats(0, 5_000_000)),
    st.builds("投入{:.4f}万元".format, st.floats(0, 99999)),
    st.builds("{}元".format, st.integers(0, 99_999_999)),
    st.builds("回填{}立方米".format, st.integers(0, 9_999_999)),
    st.builds("{:.3f}米".format, st.floats(0, 9999)),
    st.builds("{:.1f}公里".format, st.floats(0, 999)),
    st.dates().map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    st.dates().map(lambda day: day.strftime("%Y%m%d")),
    st.builds("XF-{:03d}".format, st.integers(0, 999)),
    st.sampled_from(["覆土50cm", "乔木林地0301", "坡度25°", "C2300002020017100000000", "三号排土场", "北坡", "东区"]),
)


@given(st.lists(_PARTS, min_size=1, max_size=8))
def test_figures_of_area_money_and_days_are_no_leak(parts):
    """A thousand corners over five kilometres: amounts are not coordinates, even of the same digits."""
    assert Secrets((MultiPoint(_MANY),), PREFIXED).in_text("，".join(parts)) is None


def identity(first):
    """An identity number by the rule of GB 11643: all weighted digits sum to 1, modulo 11."""
    weights = [2**place % 11 for place in range(17, 0, -1)]
    total = sum(int(digit) * weight for digit, weight in zip(first, weights))
    return first + next("X" if last == 10 else str(last) for last in range(11) if (total + last) % 11 == 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (identity("11010119900307123"), IDENTITY),
        (identity("23019919851231002").lower(), IDENTITY),
        ("联系 zhang.san@example.com", MAIL),
        ("（0451）87654321", PHONE),
        ("+8613800138000", PHONE),
        ("138.0013.8000", PHONE),
        ("400-123-4567", PHONE),
        ("电话：87654321", PHONE),
        ("Tel: 7654321", PHONE),
    ],
)
def test_anybody_s_numbers_are_found(text, kind):
    assert told(f"看护人 {text} 处") == kind


@given(st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_any_other_place_is_no_leak(east, north):
    corners = shapely.get_coordinates(SHAPE)
    x, y = EAST + east, NORTH + north
    assume(np.abs(corners - (x, y)).min() > 2)
    assert told(f"{y:.3f} {x:.3f}") == ""


def test_people_phones_and_paths():
    people = {"people": ("张三", "黑龙江省某市某路1号"), "public": ("张三采石场",), "paths": ("/home/zhang/数据",)}
    assert told("联系人：张三", **people) == PERSON
    assert told("张三采石场东侧", **people) == ""
    assert told("张三采石场，张三", **people) == PERSON
    assert told("电话13800138000", **people) == PHONE
    assert told("0451-87654321", **people) == PHONE
    assert told("138 0013 8000", **people) == PHONE
    known = {"people": ("0453-7654321", "1号院2号楼（12345678）")}
    for text in ("04537654321", "(0453)7654321", "0453—7654321", "+86 453 765 4321", "电话7654321。"):
        assert told(text, **known) == PHONE, text
    for text in ("17654321", "76543210", "12345678", "2号楼"):
        assert told(text, **known) == "", text
    assert told("张 三", **people) == PERSON
    assert told("某市 某路1号，黑龙江省某市 某路1号", **people) == PERSON
    assert told("来源 /home/zhang/数据/a.gpkg", **people) == PLACE
    assert told("覆土后由张\n三管护", **people) == PERSON
    assert told("电话13800\n138000", **people) == PHONE
    assert told("来源 \\home\\zhang\\数据", **people) == PLACE


def zipped(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_x_", "."), content)
    return out.getvalue()


def pdf(content=b"", head=b"", extra=b""):
    packed = zlib.compress(content)
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Length " + str(len(packed)).encode() + head + b" >>\nstream\n" + packed
        + b"\nendstream\nendobj\n" + extra + b"trailer\n<< /Size 2 >>\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"J1 4920654.321", COORDINATE),
        ("a.txt", "张三".encode(), PERSON),
        ("a.txt", "张三".encode("utf-16-le"), PERSON),
        ("a.json", b'{"layer": "/data/secret/units.gpkg"}', PLACE),
        ("a.xlsx", zipped(xl__sheet1_x_xml="<c><v>44430123.456</v></c>"), COORDINATE),
        ("a.xlsx", zipped(xl__comments1_x_xml="<a/>"), HIDDEN),
        ("a.xlsx", zipped(xl__workbook_x_xml='<sheet name="x" state="hidden"/>'), HIDDEN),
        ("a.xlsx", zipped(docProps__core_x_xml="<cp:lastModifiedBy>x</cp:lastModifiedBy>"), HIDDEN),
        ("a.pdf", pdf(b"q 44430123.456 4920654.321 m"), COORDINATE),
        ("a.pdf", pdf(extra=b"2 0 obj\n<< /Author (x) >>\nendobj\n"), HIDDEN),
        ("a.pdf", pdf(extra=b"2 0 obj\n<< /VP [ 3 0 R ] >>\nendobj\n"), HIDDEN),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x03tEXta\x00b0000", HIDDEN),
    ],
)
def test_a_leak_in_bytes_is_found(name, data, kind):
    leak = secrets(people=("张三",), paths=("/data/secret",)).in_file(name, data)
    assert leak is not None
    assert leak.kind == kind


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf(b"q 1 0 0 1 4920654.321 0 cm", b" /Subtype /Image")),
        ("a.pdf", pdf(b"0 0 m 842 595 l /Im1 Do")),
        ("a.xlsx", zipped(xl__sheet1_x_xml="<c><v>1.3927</v></c>")),
        ("a.txt", b"\xff\xfe\x00"),
    ],
)
def test_bytes_without_a_leak(name, data):
    """Pixels are numbers of any kind."""
    assert secrets(people=("张三",), paths=("/data/secret",)).in_file(name, data) is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4 stream\n"]))
def test_any_bytes_can_be_looked_at(data, begin):
    list(unpacked("a.pdf", begin + data))
    secrets().in_file("a.pdf", begin + data)
