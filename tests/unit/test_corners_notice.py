"""Corners in sentences of notices: labels, names, titles, what is damaged, what is left to other dialects."""

from __future__ import annotations

import pytest

from mine_restoration.core.corners.records import Options
from mine_restoration.core.corners.registry import read_data

N, E = 4920000, 44500000
SQUARE = [(N, E), (N + 100, E), (N + 100, E + 100), (N, E + 100)]
AWAY = [(north + 500, east) for north, east in SQUARE]
INSIDE = [(N + 20, E + 20), (N + 40, E + 20), (N + 40, E + 40), (N + 20, E + 40)]
DEGREES = [(44.415579, 132.0), (44.416479, 132.0), (44.416479, 132.0012556), (44.415579, 132.0012556)]


def written(points, form, first=1):
    return [form.format(i=i, n=n, e=e) for i, (n, e) in enumerate(points, first)]


def read(lines, options=None):
    (reading,) = read_data("\n".join([*lines, ""]).encode(), "f", *([options] if options else []))
    assert reading.dialect == "notice"
    return reading


def rings(reading):
    assert reading.columns_north_first
    return [[[tuple(xy) for xy in ring.values.tolist()] for ring in parcel.rings] for parcel in reading.parcels]


def found(reading):
    return [(f.code.split(".")[1], f.severity.value, f.line) for f in reading.findings if f.severity.value != "note"]


FORMS = {
    "拐点{i}：X={n:.2f}；Y={e:.2f}。": "1",
    "J{i}（X{n:.2f}，Y{e:.2f}）": "J1",
    "J{i}（Y{e:.2f}，X{n:.2f}）。": "J1",
    "{i}、坐标X：{n:.2f}，Y：{e:.2f}；": "1",
    "（{i}）X坐标：{n:.2f}米，Y坐标：{e:.2f}米；": "1",
    "第{i}号拐点坐标为X={n:.3f}m、Y={e:.3f}m;": "1",
    "拐点{i}的坐标：纵坐标X={n:.2f}，横坐标Y={e:.2f}": "1",
    "界址点J{i}：纵坐标{n:.3f}；横坐标{e:.3f}": "J1",
    "{i}. 北={n:.3f}； 东={e:.3f}.": "1",
    "P0{i}：东坐标：{e:.3f}，北坐标：{n:.3f}。": "P01",
    "X{i}={n:.3f}，Y{i}={e:.3f}。": "1",
    "X{i}点: X(m)={n:.3f}。Y(m)={e:.3f}。": "X1",
    "拐点{i}：Ｘ＝{n:.2f}；Ｙ＝{e:.2f}。": "1",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("joint", ["\n", " "])
def test_labels_tell_the_corners_of_a_line(form, joint):
    reading = read(joint.join(written(SQUARE, form)).split("\n"))
    assert rings(reading) == [[SQUARE]]
    assert reading.parcels[0].rings[0].names[0] == FORMS[form]
    assert found(reading) == []


DEGREE_FORMS = [
    "拐点{i}：经度为{e:.7f}°；纬度为{n:.7f}°。",
    "拐点{i}（纬度：{n:.7f}°。经度：{e:.7f}°）",
    "拐点{i}：X={e:.7f}°。Y={n:.7f}°。",
]


@pytest.mark.parametrize("form", DEGREE_FORMS)
def test_longitudes_and_latitudes(form):
    reading = read(written(DEGREES, form))
    assert rings(reading) == [[DEGREES]]
    assert reading.parcels[0].in_degrees
    assert found(reading) == []


def test_minutes_and_seconds():
    lines = [
        "拐点1：经度为132°00′00.0″；纬度为44°24′36″。",
        "拐点2：经度为132度00分30.0秒；纬度为44度24分36秒。",
        "拐点3：经度为132°00′30.0″；纬度为44°25′12″。",
    ]
    assert rings(read(lines)) == [[[(44.41, 132.0), (44.41, 132 + 30 / 3600), (44.42, 132 + 30 / 3600)]]]


def test_numbers_with_a_point_are_asked_for_or_said():
    points = [(44.2430, 132.1015), (44.2431, 132.1015), (44.2431, 132.1016)]
    lines = written(points, "拐点{i}：经度={e:.4f}；纬度={n:.4f}。")
    assert found(read(lines)) == [("angle_ambiguous", "error", 1)]
    assert rings(read(lines, Options(angles="decimal"))) == [[points]]
    assert rings(read(["坐标格式：十进制度", *lines])) == [[points]]


def test_what_the_prose_says():
    lines = [
        "某矿采矿权出让公告",
        "本次出让范围由以下拐点圈定（2000国家大地坐标系，3度带，44带）：",
        *written(SQUARE, "{i}、X={n:.2f}；Y={e:.2f}。"),
        "矿区面积：0.0100平方公里，开采深度：由220米至100米标高。",
    ]
    reading = read(lines)
    (parcel,) = reading.parcels
    assert rings(reading) == [[SQUARE]]
    assert {key: value.line for key, value in parcel.head.items()} == {"datum": 2, "zone": 2, "width": 2}
    assert (parcel.head["zone"].text, parcel.head["width"].text) == ("44", "3")
    assert parcel.area == "0.0100平方公里"
    assert parcel.remarks == {"标高": "220 至 100 m"}
    assert found(reading) == []


@pytest.mark.parametrize("joint", ["\n", ""])
def test_titles_and_numbers_that_begin_anew_part_the_parcels(joint):
    one, other = written(SQUARE, "拐点{i}：X={n:.2f}；Y={e:.2f}。"), written(AWAY, "拐点{i}：X={n:.2f}；Y={e:.2f}。")
    reading = read(joint.join([*one, *other]).split("\n"))
    assert rings(reading) == [[SQUARE], [AWAY]]
    reading = read(
        joint.join(["一采区：", *one, "二采区：", *written(AWAY, "J{i}：X={n:.2f}；Y={e:.2f}。", 5)]).split("\n")
    )
    assert rings(reading) == [[SQUARE], [AWAY]]
    assert [parcel.name for parcel in reading.parcels] == ["一采区", "二采区"]
    assert "corners.notice_areas" in [finding.code for finding in reading.findings]


def test_an_area_that_is_taken_off():
    form = "拐点{i}：X={n:.2f}；Y={e:.2f}。"
    reading = read(["采场", *written(SQUARE, form), "村庄（扣除）", *written(INSIDE, form)])
    assert rings(reading) == [[SQUARE, INSIDE]]
    assert [ring.deducted for ring in reading.parcels[0].rings] == [None, True]


GOOD = written(SQUARE, "拐点{i}：X={n:.2f}；Y={e:.2f}。")


@pytest.mark.parametrize(
    "row",
    [
        "拐点3：X=4920100.00；Y=。",
        "拐点3：X=；Y=。",
        "拐点3：X=4920100.00",
        "拐点3：Y=44500100.00",
        "拐点3：X=4920100.00；X=44500100.00。",
        "拐点3：X=4920100.00；44500100.00。",
        "拐点3：4920100.00；44500100.00。",
        "拐点3：X=4920100.00.5；Y=44500100.00。",
        "拐点3：X=4920100.00；Y=445OO100.00。",
        "拐点3：X=4,920,100.00；Y=44,500,100.00。",
        "拐点3：X=4920100.00 1；Y=44500100.00。",
        "拐点3：X=4920100. 12；Y=44500100.00。",
        "拐点3：X=4920100.00；Y=44500100. 12。",
        "拐点3：X=-4920100.00；Y=44500100.00。",
        "拐点3：X=4920100.00；经度=44500100.00。",
        "拐点3：X=4920100.00；Y=44500100.00；4920100.00。",
        "拐点3：X=49；Y=44。",
    ],
)
def test_a_corner_that_is_not_whole_is_an_error_at_its_line(row):
    reading = read([*GOOD[:2], row, *GOOD[3:], "邮编：150000，电话：0451-12345678"])
    assert {(code, severity, line) for code, severity, line in found(reading)} == {("notice_pair_broken", "error", 3)}
    assert [parcel.usable for parcel in reading.parcels] == [False]


def test_other_parcels_stand():
    reading = read(["一采区：", *GOOD[:3], "拐点4：X=4920000.00；", "二采区：", *GOOD])
    assert [parcel.usable for parcel in reading.parcels] == [False, True]


def test_a_text_that_stops_within_a_number_is_told():
    text = "\n".join(GOOD).rstrip("0。")
    (reading,) = read_data(text.encode(), "f")
    assert ("cut_off", "warning", 4) in found(reading)


def test_whole_corners_of_one_cell():
    line = " ".join(written(SQUARE, "{i},{n:.3f},{e:.3f}"))
    reading = read(["A区拐点坐标", "拐点 X Y", line, "A区范围面积:0.0100平方公里"])
    assert rings(reading) == [[SQUARE]]
    assert reading.parcels[0].name == "A区拐点坐标"
    assert found(reading) == []
    reading = read(["拐点 X Y", line.replace("4920100.000", "49201OO.000", 1)])
    assert found(reading) == [("notice_pair_broken", "error", 2)]


@pytest.mark.parametrize(
    ("dialect", "lines"),
    [
        ("plain", written(SQUARE, "J{i}: X={n:.3f}, Y={e:.3f}")),
        ("plain", written(SQUARE, "{i}、X：{n:.3f}，Y：{e:.3f}；")),
        ("table", ["点号,X,Y", *written(SQUARE, "{i},{n:.3f},{e:.3f}")]),
        ("registration", written(SQUARE, "XY00{i}={i},{n:.3f},{e:.3f}")),
        (
            "degrees",
            ["1 E132°00'00.0\" N44°24'56.0\"", "2 E132°00'00.0\" N44°24'59.0\"", "3 E132°00'04.5\" N44°24'59\""],
        ),
        ("mining", [*written(SQUARE, "{i},{n:.3f},{e:.3f},,,"), "*,220,100,采区1,1"]),
    ],
)
def test_rows_of_other_dialects_stay_theirs(dialect, lines):
    (reading,) = read_data("\n".join(lines).encode(), "f")
    assert reading.dialect == dialect
