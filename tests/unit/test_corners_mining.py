"""Mining-right texts: areas with closing rows, counted strings, registration files, and what stands around them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mine_restoration.core.corners.dialects import mining, registration
from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.parsing.licence import depths_of, statements
from mine_restoration.core.corners.records import PACKED, Options, Text
from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.progress import Stopped

FIRST = [(2588801.0, 39438457.0), (2588801.0, 39438657.5), (2588601.25, 39438657.5), (2588601.25, 39438457.0)]
INNER = [(2588751.0, 39438507.0), (2588751.0, 39438557.0), (2588701.0, 39438557.0)]
SECOND = [(2589801.0, 39438457.0), (2589801.0, 39438657.0), (2589601.0, 39438657.0)]


def rows(corners, end=",,,"):
    return [f"{number},{x:.2f},{y:.2f}{end}" for number, (x, y) in enumerate(corners, 1)]


AREA = "\n".join([*rows(FIRST), "*,220,100,一采区,1", ""])
HOLE = "\n".join([*rows(INNER), "*,220,100,扣除某厂范围,-1", ""])
OTHER = "\n".join([*rows(SECOND), "*,180.5,-60,二采区（深部）,1", ""])


def read(text, encoding="utf-8", **options):
    (reading,) = read_data(text.encode(encoding), "f.txt", Options(**options))
    return reading


def problems(reading):
    return [(f.code.split(".")[1], f.severity.value, f.line) for f in reading.findings if f.severity.value != "note"]


def codes(reading):
    return [finding.code for finding in reading.findings]


def points(reading):
    return [[[tuple(row) for row in ring.values.tolist()] for ring in parcel.rings] for parcel in reading.parcels]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_closed_by_a_star(encoding, end):
    reading = read((AREA + OTHER).replace("\n", end), encoding)
    assert reading.dialect == "mining"
    assert problems(reading) == []
    assert points(reading) == [[FIRST], [SECOND]]
    one, two = reading.parcels
    assert (one.line, one.name, one.remarks, one.usable) == (1, "一采区", {"标高": "220 至 100 m"}, True)
    assert (two.line, two.name, two.remarks) == (6, "二采区（深部）", {"标高": "180.5 至 -60 m"})
    assert one.rings[0].names == ("1", "2", "3", "4")
    assert one.rings[0].lines.tolist() == [1, 2, 3, 4]
    assert [parcel.rings[0].deducted for parcel in reading.parcels] == [False, False]
    assert not one.in_degrees


LINES = {
    "commas": ",".join([*rows(FIRST, ""), "*,220,100,一采区,1", *rows(SECOND, ""), "*,180.5,-60,,1"]),
    "empty fields": "".join([*rows(FIRST), "*,220,100,一采区,1,,", *rows(SECOND), "*,180.5,-60,,1"]),
    "semicolons": ";".join([*rows(FIRST), "*,220,100,一采区,1", *rows(SECOND), "*,180.5,-60,,1"]),
    "blanks between rows": " ".join([*rows(FIRST, ""), "*,220,100,一采区,1", *rows(SECOND, ""), "*,180.5,-60,,1"]),
    "only blanks": " ".join([*rows(FIRST, ""), "*,220,100,一采区,1", *rows(SECOND, ""), "*,180.5,-60,1"]).replace(
        ",", " "
    ),
    "full width": ",".join([*rows(FIRST, ""), "*,220,100,一采区,1", *rows(SECOND, ""), "*,180.5,-60,,1"]).translate(
        {ord(","): "，", ord("*"): "＊", ord("2"): "２"}
    ),
}


@pytest.mark.parametrize("form", LINES)
def test_all_on_one_line(form):
    reading = read(LINES[form])
    assert reading.dialect == "mining"
    assert problems(reading) == []
    assert points(reading) == [[FIRST], [SECOND]]
    assert [parcel.name for parcel in reading.parcels] == ["一采区", ""]
    assert [parcel.remarks["标高"] for parcel in reading.parcels] == ["220 至 100 m", "180.5 至 -60 m"]


def test_rings_with_nothing_but_a_star_between():
    text = "*".join(";".join(f"{x},{y}" for x, y in corners) for corners in (FIRST, SECOND)) + "*"
    reading = read(text)
    assert points(reading) == [[FIRST], [SECOND]]
    assert [parcel.rings[0].deducted for parcel in reading.parcels] == [None, None]
    assert {code for code, *_ in problems(reading)} == {"mining_end_short", "flag_missing"}


def test_a_deducted_area_belongs_to_the_added_one_that_it_lies_in():
    reading = read(AREA + OTHER + HOLE)
    assert problems(reading) == []
    assert points(reading) == [[FIRST, INNER], [SECOND]]
    assert [ring.deducted for ring in reading.parcels[0].rings] == [False, True]
    taken = next(f for f in reading.findings if f.code == "corners.deducted_from")
    assert (taken.line, taken.figures["outer"]) == (10, 1)
    result = digitise([reading], Wanted(Plane(39, 3, True), "planned", 2026), None, lambda points, *_: points)
    assert [len(unit.geometry.geoms[0].interiors) for unit in result.units] == [1, 0]
    assert result.units[0].geometry.area == pytest.approx(200.5 * 199.75 - 1250, abs=1e-6)


def test_a_deducted_area_in_several_added_ones_goes_by_the_heights():
    below = AREA.replace("220,100,一采区", "100,20,下部")
    hole = HOLE.replace("220,100", "90,30")
    reading = read(AREA + below + hole)
    assert [len(parcel.rings) for parcel in reading.parcels] == [1, 2]
    assert problems(reading) == [("deducted_at_depth", "warning", 11)]
    unknown = HOLE.replace("220,100", ",")
    reading = read(AREA + below + unknown)
    assert [len(parcel.rings) for parcel in reading.parcels] == [1, 2]
    assert problems(reading) == [("deducted_several", "warning", 11)]


def test_a_deducted_area_outside_is_refused():
    reading = read(AREA + OTHER.replace(",1\n", ",-1\n"))
    assert problems(reading) == [("deducted_nowhere", "error", 6)]
    assert [parcel.usable for parcel in reading.parcels] == [True, False]
    assert points(reading)[1] == [SECOND]


def test_a_deducted_area_that_cannot_be_read_spoils_the_one_around():
    reading = read(AREA + HOLE.replace("39438557.00", "3943855x.00", 1))
    assert ("mining_row_unreadable", "error", 7) in problems(reading)
    assert [parcel.usable for parcel in reading.parcels] == [False]


def test_a_deducted_area_across_the_border_goes_to_the_place_check():
    across = HOLE.replace("39438507.00", "39438407.00")
    reading = read(AREA + across)
    assert [len(parcel.rings) for parcel in reading.parcels] == [2]
    result = digitise([reading], Wanted(Plane(39, 3, True), "planned", 2026), None, lambda points, *_: points)
    assert result.units == ()
    assert "corners.rings_overlap" in [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    ("closing", "problem", "usable"),
    [
        ("*,220,100,一采区,2", ("flag_unknown", "error", 5), False),
        ("*,220,100,一采区,x", ("flag_unknown", "error", 5), False),
        ("*,220,100,一采区,", ("flag_missing", "warning", 5), True),
        ("*,220,100,扣除甲厂,1", ("flag_against_name", "warning", 5), True),
        ("*,100,220,一采区,1", ("depth_swapped", "warning", 5), True),
        ("*,abc,100,一采区,1", ("depth_unreadable", "warning", 5), True),
    ],
)
def test_odd_closing_rows(closing, problem, usable):
    reading = read(AREA.replace("*,220,100,一采区,1", closing) + OTHER)
    assert problems(reading) == [problem]
    assert [parcel.usable for parcel in reading.parcels] == [usable, True]
    assert points(reading) == [[FIRST], [SECOND]]


def test_heights_stay_as_they_are_written():
    reading = read(AREA.replace("220,100", "100,220"))
    assert reading.parcels[0].remarks["标高"] == "100 至 220 m"
    reading = read(AREA.replace("220,100", "0,0"))
    assert reading.parcels[0].remarks["标高"] == "0 至 0 m"
    assert "corners.depth_empty" in codes(reading)


@pytest.mark.parametrize(
    "row",
    [
        "2,2588801.00,",
        "2,,39438657.50",
        "2,2588801.O0,39438657.50,,,",
        "2;2588801.00",
        "2,2588801.00,39438657.50,55.3,,",
        "2,25888,39438657.50",
    ],
)
def test_a_row_that_cannot_be_read_spoils_its_area_only(row):
    lines = AREA.splitlines()
    reading = read("\n".join([lines[0], row, *lines[2:], OTHER]))
    errors = [problem for problem in problems(reading) if problem[1] == "error"]
    assert errors
    assert {line for _, _, line in errors} == {2}
    assert [parcel.usable for parcel in reading.parcels] == [False, True]


def test_a_text_that_stops_before_the_closing_row():
    reading = read(AREA + OTHER[: OTHER.index("*")])
    assert problems(reading) == [("mining_open", "error", 6)]
    assert [parcel.usable for parcel in reading.parcels] == [True, False]


def test_a_closing_row_without_corners():
    reading = read(AREA + "*,50,20,三采区,1\n")
    assert problems(reading) == [("mining_no_corners", "error", 6)]
    assert len(reading.parcels) == 1


def test_areas_in_degrees():
    text = "1,118°30′15.123″,32°10′20″,,,\n2,118°30′45″,32°10′20″,,,\n3,118°30′45″,32°10′50″,,,\n*,220,100,甲,1\n"
    reading = read(text)
    assert problems(reading) == []
    (parcel,) = reading.parcels
    assert parcel.in_degrees
    assert not reading.columns_north_first
    assert points(reading)[0][0][0] == (float(118 + Fraction("1815.123") / 3600), 32 + 620 / 3600)
    reading = read(text.replace("30′45″,32°10′20″", "30′60″,32°10′20″"))
    assert problems(reading) == [("angle_seconds", "error", 2)]
    assert [parcel.usable for parcel in reading.parcels] == [False]


def test_areas_in_degrees_that_may_be_either_are_asked_for():
    text = "1,118.3015,32.1020,,,\n2,118.3045,32.1020,,,\n3,118.3045,32.1050,,,\n*,220,100,甲,1\n"
    reading = read(text)
    assert problems(reading) == [("angle_ambiguous", "error", 1)]
    assert [parcel.usable for parcel in reading.parcels] == [False]
    reading = read(text, angles=PACKED)
    assert problems(reading) == []
    assert points(reading)[0][0][0] == (118 + 1815 / 3600, 32 + 620 / 3600)


def test_metres_and_degrees_in_one_area():
    reading = read(AREA.replace("2588801.00,39438657.50", "118°30′15″,32°10′20″"))
    assert problems(reading) == [("mining_mixed", "error", 2)]
    assert [parcel.usable for parcel in reading.parcels] == [False]


def counted(areas):
    text = f"{len(areas)},"
    for corners, closing in areas:
        text += f"{len(corners)}," + "".join(row + "," for row in rows(corners, "")) + closing + ","
    return text


def test_the_string_of_a_registration_database():
    text = counted([(FIRST, "285,8,,1"), (INNER, "230,200,扣除某石料厂,-1"), (SECOND, "0,0,,1")])
    reading = read(text)
    assert reading.dialect == "mining"
    assert points(reading) == [[FIRST, INNER], [SECOND]]
    assert [parcel.count for parcel in reading.parcels] == [4, 3]
    assert [ring.deducted for ring in reading.parcels[0].rings] == [False, True]
    assert problems(reading) == [("deducted_at_depth", "warning", 1)]


def test_a_string_that_was_cut_off():
    text = counted([(FIRST, "285,8,,1"), (SECOND, "230,200,,1")])
    reading = read(text[: text.index("39438657.00")])
    assert [parcel.usable for parcel in reading.parcels] == [True, False]
    assert ("string_count", "error", 1) in problems(reading)
    reading = read(text[: text.rindex("3,1,2589801")])
    assert problems(reading) == [("string_areas", "error", 1)]


def test_the_string_of_an_exploration_right():
    ring = "4,1183015,321020,1183115,321020,1183115,321120,1183015,321120"
    hole = "3,1183030,321030,1183045,321030,1183045,321045"
    reading = read(f"2,{ring},0,0,0,{hole},-1,0,0,")
    assert problems(reading) == []
    (parcel,) = reading.parcels
    assert [len(one) for one in parcel.rings] == [4, 3]
    assert [one.deducted for one in parcel.rings] == [False, True]
    assert parcel.in_degrees
    assert not reading.columns_north_first


@pytest.mark.parametrize(("behind", "told"), [("0,0", ["note"]), ("0,7", ["warning"]), ("2,", ["warning"]), (",", [])])
def test_what_nobody_explains_is_told(behind, told):
    reading = read(f"1,3,1183030,321030,1183045,321030,1183045,321045,0,{behind},")
    left = [f for f in reading.findings if f.code == "corners.string_left"]
    assert [f.severity.value for f in left] == told
    assert len(reading.parcels) == 1


def registered(*areas, head="", total=None):
    lines = []
    for corners, closing in areas:
        lines += [*rows(corners, ""), closing]
    total = len(lines) if total is None else total
    text = f"[登记项目]\n***采矿权变更项目内容***\n\n申请序号=120\n{head}矿区范围拐点坐标总数应小于1000个\n"
    text += f"矿区范围拐点坐标与标高的总行数=  {total}\n"
    return text + "".join(f"XY{number:03d}={row}\n" for number, row in enumerate(lines, 1))


def test_a_registration_file():
    head = "矿山名称=某某（一）矿\n采矿许可证号=C1300002020017110149999\n矿区面积=0.0401\n坐标系统=2\n"
    text = registered((FIRST, "标高,220,100,,1"), head=head)
    reading = read(text, "gbk")
    assert reading.dialect == "registration"
    assert problems(reading) == []
    assert points(reading) == [[FIRST]]
    (parcel,) = reading.parcels
    assert (parcel.number, parcel.name, parcel.area) == ("C1300002020017110149999", "某某（一）矿", "0.0401平方公里")
    assert parcel.remarks == {"采矿许可证号": "C1300002020017110149999", "标高": "220 至 100 m"}
    assert (parcel.head["datum"].text, parcel.head["datum"].line) == ("1980西安坐标系", 8)
    assert parcel.line == 11
    assert {"corners.datum_code", "corners.area_in_km2"} <= set(codes(reading))
    assert "corners.licence_number" not in codes(reading)


def test_several_areas_of_a_registration_file():
    areas = [(FIRST, "标高,220,100,东区,1"), (INNER, "标高,220,100,,-1"), (SECOND, "标高,150,20,西区,1")]
    reading = read(registered(*areas, head="许可证号=C12\n矿区面积(平方公里)=0.0601\n坐标系=2000国家大地坐标系\n"))
    assert points(reading) == [[FIRST, INNER], [SECOND]]
    assert [(parcel.number, parcel.name) for parcel in reading.parcels] == [("C12-1", "东区"), ("C12-2", "西区")]
    assert [parcel.area for parcel in reading.parcels] == ["", ""]
    assert problems(reading) == [("area_of_all", "warning", 6)]
    assert "corners.licence_number" in codes(reading)


@pytest.mark.parametrize(
    ("code", "datum", "finding"),
    [("1", "坐标系统=1", None), ("2", "1980西安坐标系", "datum_code"), ("3", None, "datum_code_likely")],
)
def test_the_code_of_the_datum(code, datum, finding):
    reading = read(registered((FIRST, "标高,220,100,,1"), head=f"坐标系统={code}\n"))
    declared = reading.parcels[0].head.get("datum")
    assert (declared and declared.text) == datum
    assert [one.partition(".")[2] for one in codes(reading) if "datum" in one] == ([finding] if finding else [])


def test_a_code_that_is_not_known_is_refused_when_placed():
    reading = read(registered((FIRST, "标高,220,100,,1"), head="坐标系统=1\n"))
    result = digitise([reading], Wanted(section="planned", year=2026), None, lambda points, *_: points)
    assert "corners.unknown_datum" in [finding.code for finding in result.findings]
    assert result.units == ()


def test_lost_rows_are_seen_by_their_keys_and_by_the_count():
    text = registered((FIRST, "标高,220,100,,1"))
    lost = "".join(line + "\n" for line in text.splitlines() if not line.startswith("XY003"))
    assert problems(read(lost)) == [("row_gap", "warning", 9), ("rows_differ", "warning", 6)]
    twice = text.replace("XY004", "XY003")
    assert [code for code, *_ in problems(read(twice))] == ["row_repeated", "row_gap"]


def test_the_count_of_corners():
    text = registered((FIRST, "标高,220,100,,1")) + "矿区范围拐点坐标总数=5\n"
    assert problems(read(text)) == [("rows_differ", "warning", 12)]


@pytest.mark.parametrize(
    "row",
    [
        "XY002=2,2588801.00",
        "XY002=2,25888O1.00,39438657.50",
        "XX002=2,2588801.00,39438657.50",
        "XY002 2,2588801.00,39438657.50",
        "XY002=2,2588801.00,39438657.50,12",
    ],
)
def test_a_registered_row_that_cannot_be_read(row):
    text = registered((FIRST, "标高,220,100,,1"), (SECOND, "标高,220,100,,1"))
    lines = [row if line.startswith("XY002") else line for line in text.splitlines()]
    reading = read("\n".join(lines))
    assert ("mining_row_unreadable", "error", 8) in problems(reading)
    assert [parcel.usable for parcel in reading.parcels] == [False, True]


def test_a_registration_without_closing_row():
    text = registered((FIRST, "标高,220,100,,1"), total=4)
    short = text[: text.index("XY005")]
    reading = read(short)
    assert problems(reading) == [("mining_open_read", "warning", 7)]
    assert [parcel.usable for parcel in reading.parcels] == [True]
    reading = read(short.replace("=  4", "=  5"))
    assert {code for code, *_ in problems(reading)} == {"rows_differ", "mining_open"}
    assert [parcel.usable for parcel in reading.parcels] == [False]


def test_several_registrations_in_one_file():
    one = registered((FIRST, "标高,220,100,,1"), head="矿山名称=甲矿\n坐标系统=2\n")
    two = registered((SECOND, "标高,220,100,,1"), head="矿山名称=乙矿\n坐标系=2000国家大地坐标系\n")
    reading = read(one + two)
    assert problems(reading) == []
    assert [(parcel.name, parcel.head["datum"].text) for parcel in reading.parcels] == [
        ("甲矿", "1980西安坐标系"),
        ("乙矿", "2000国家大地坐标系"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("开采深度：由220米至100米标高", {"depth": "由220米至100米标高"}),
        (
            "该矿矿区面积0.1234平方公里，开采深度由220米至100米标高。",
            {"area": "0.1234平方公里", "depth": "由220米至100米标高"},
        ),
        ("矿区面积=0.1234平方公里", {"area": "0.1234平方公里"}),
        ("采矿权面积（km2）：0.1234", {"area": "0.1234km2"}),
        ("采矿许可证号：C1300002020017110149999", {"licence": "C1300002020017110149999"}),
        ("矿山名称：某某（北）矿，一井", {"mine": "某某（北）矿，一井"}),
        ("1980西安坐标系 3度带", {"datum": "1980西安坐标系"}),
        ("坐标采用2000国家大地坐标系", {"datum": "2000国家大地坐标系"}),
        ("几度分带=3", {"width": "3"}),
        ("带号：39", {"zone": "39"}),
        ("中央子午线117度", {"meridian": "117"}),
        ("2000年由某队测量", {}),
        ("一采区", {}),
    ],
)
def test_statements(line, said):
    assert statements(line) == said


@pytest.mark.parametrize(
    ("text", "heights"),
    [
        ("由220米至100米标高", ("220", "100")),
        ("由+220m至-100m标高", ("+220", "-100")),
        ("220～-100米", ("220", "-100")),
        ("从 220.5 米标高到 100 米标高", ("220.5", "100")),
        ("不详", None),
    ],
)
def test_depths(text, heights):
    assert depths_of(text) == heights


def test_the_depth_of_the_notice_and_of_the_row_are_compared():
    reading = read("开采深度：由220米至100米标高\n" + AREA)
    assert problems(reading) == []
    reading = read("开采深度：由230米至100米标高\n" + AREA)
    assert problems(reading) == [("depth_differs", "warning", 6)]
    reading = read("开采深度：由230米至100米标高\n" + AREA.replace("220,100", ","))
    assert reading.parcels[0].remarks["标高"] == "230 至 100 m"


def test_a_title_names_an_area_that_has_no_name():
    reading = read("矿区范围拐点坐标\n南采区\n" + AREA.replace("一采区", ""))
    assert reading.parcels[0].name == "南采区"
    left = next(f for f in reading.findings if f.code == "corners.mining_left_over")
    assert (left.line, left.severity.value) == (1, "note")


@pytest.mark.parametrize(
    "text",
    [
        "[地块坐标]\n4,1.0,1,甲,面,,,,@\nJ1,1,2588801.00,39438457.00\n",
        "\n".join(rows(FIRST)),
        "1,118°30′15″,32°10′20″\n",
        "* a list\n* of words\n",
        "3,118.5,32.1\n",
        "words\n",
        "",
    ],
)
def test_other_texts_are_left_to_others(text):
    lines = Text("f", "UTF-8", tuple(text.splitlines()))
    assert mining.DIALECT.recognise(lines).score == 0
    assert registration.DIALECT.recognise(lines).score == 0


@pytest.mark.parametrize("module", [mining, registration])
def test_cancel(module):
    text = Text("f", "UTF-8", tuple(AREA.splitlines()) * 5000)
    with pytest.raises(Stopped):
        module.DIALECT.read(text, Options(), lambda share: False)


corner = st.tuples(st.integers(190_000_000, 599_999_999), st.integers(2_518_000_000, 2_581_999_999))
areas = st.lists(st.lists(corner, min_size=3, max_size=8, unique=True), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(areas, st.sampled_from(["rows", "commas", "semicolons", "counted", "registered"]))
def test_what_is_written_is_read_back_exactly(drawn, form):
    known = [[(x / 100, y / 100) for x, y in area] for area in drawn]
    if form == "counted":
        text = counted([(area, f"{300 - i},{i},名{i},1") for i, area in enumerate(known)])
    elif form == "registered":
        text = registered(*[(area, f"标高,{300 - i},{i},名{i},1") for i, area in enumerate(known)])
    else:
        lines = [line for i, area in enumerate(known) for line in [*rows(area), f"*,{300 - i},{i},名{i},1"]]
        text = {"rows": "\n", "commas": ",", "semicolons": ";"}[form].join(lines)
    reading = read(text)
    assert reading.dialect == ("registration" if form == "registered" else "mining")
    assert points(reading) == [[area] for area in known]
    assert [parcel.name for parcel in reading.parcels] == [f"名{i}" for i in range(len(known))]
    assert [parcel.remarks["标高"] for parcel in reading.parcels] == [f"{300 - i} 至 {i} m" for i in range(len(known))]
    assert problems(reading) == []


def test_statements_that_contradict_an_earlier_one_are_told():
    reading = read(
        f"矿区面积：1.25平方公里\n坐标系：2000国家大地坐标系\n{AREA}\n矿区面积：1.52平方公里\n坐标系：1980西安坐标系\n"
    )
    again = [f.figures for f in reading.findings if f.code == "corners.key_repeated"]
    assert [(one["first"], one["second"]) for one in again] == [
        ("1.25平方公里", "1.52平方公里"),
        ("2000国家大地坐标系", "1980西安坐标系"),
    ]
