"""Writers of every form that corners come in, made from the descriptions of the forms, for tests only.

They share no line with the plugin. A parcel is a number, a name and rings of (X north, Y east) as texts with three
decimals, or of (longitude, latitude) in whole thousandths of a second; rings are not closed. Each writer takes the
parcels and a ``random.Random`` that chooses among what the form allows, and gives the bytes of a file.
"""

from __future__ import annotations

import csv
import io
import math
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Ring:
    """Corners as (X, Y) texts; ``hole`` where it is taken off."""

    corners: tuple[tuple[str, str], ...]
    hole: bool = False


@dataclass(frozen=True)
class Parcel:
    number: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Case:
    """Parcels in a zone; ``prefixed`` where the zone number stands before the eastings."""

    parcels: tuple[Parcel, ...]
    zone: int
    width: int
    prefixed: bool


NAMES = ("采场", "排土场（北）", "工业广场", "1号坑", "A区")


def random_case(chance: random.Random, *, holes: bool = True, parcels: int = 4) -> Case:
    """One to four parcels of irregular rings in cells of 200 m: some with a hole, an island in it, or a second part."""
    width = chance.choice((3, 3, 6))
    zone = chance.choice(range(25, 46)) if width == 3 else chance.choice(range(13, 24))
    prefixed = chance.random() < 0.7
    origin = 500_000 + (zone * 1_000_000 if prefixed else 0) + chance.randint(-80_000, 80_000)
    north = chance.randint(2_000_000, 5_900_000)
    made = []
    for i in range(chance.randint(1, parcels)):
        rings: list[Ring] = []
        for part in range(chance.randint(1, 2) if holes else 1):
            depth = chance.randint(1, 3) if holes else 1
            shape = _rays(chance)
            for level in range(depth):
                size = (1.0, 0.6, 0.3)[level]
                corners = _ring(shape, size, north + 200 * part, origin + 200 * i)
                rings.append(Ring(corners[::-1] if chance.random() < 0.3 else corners, hole=level == 1))
        made.append(Parcel(f"{chance.choice('KDA')}-{i + 1:02d}", chance.choice(NAMES), tuple(rings)))
    return Case(tuple(made), zone, width, prefixed)


def _rays(chance: random.Random) -> list[tuple[float, float]]:
    count = chance.randint(3, 9)
    # Clockwise from the north, as surveyors number; radii differ so little that a scaled copy stays inside.
    return [(-2 * math.pi * (k + chance.random() * 0.4) / count, chance.uniform(60, 80)) for k in range(count)]


def _ring(shape: list[tuple[float, float]], size: float, north: float, east: float) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{north + size * r * math.cos(angle):.3f}", f"{east - size * r * math.sin(angle):.3f}") for angle, r in shape
    )


ENDS = ("\r\n", "\n", "\r")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def encoded(lines: list[str], chance: random.Random) -> bytes:
    """The lines in one of the usual encodings, with one kind of line end or a mixture, the last one sometimes open."""
    end = chance.choice(ENDS)
    ends = [chance.choice(ENDS[:2]) if end == "\n" and chance.random() < 0.2 else end for _ in lines]
    if chance.random() < 0.2:
        ends[-1] = ""
    return "".join(line + end for line, end in zip(lines, ends)).encode(chance.choice(ENCODINGS))


def corner_name(index: int, style: str) -> str:
    """Corner ``index`` (from 1) as ``J1``, ``J01``, ``1`` or ① (up to 20)."""
    if style == "circled" and index <= 20:
        return chr(0x245F + index)
    return {"J1": f"J{index}", "J01": f"J{index:02d}"}.get(style, str(index))


def ring_rows(case_rings: tuple[Ring, ...], chance: random.Random, *, closed: bool | None = None):
    """(name, ring number, X, Y) of all rows of a parcel, with the ways of numbering and closing that files have."""
    style = chance.choice(("J1", "J1", "J01", "1", "circled"))
    run_on = chance.random() < 0.6
    closing = chance.choice(("same", "new", "none")) if closed is None else ("same" if closed else "none")
    rows, index = [], 0
    for number, ring in enumerate(case_rings, 1):
        first = index = index + 1 if run_on else 1
        for i, (x, y) in enumerate(ring.corners):
            index = first + i
            rows.append((corner_name(index, style), number, x, y))
        if closing == "new":
            index += 1
        if closing != "none":
            rows.append((corner_name(first if closing == "same" else index, style), number, *ring.corners[0]))
    return rows


def exchange(case: Case, chance: random.Random) -> bytes:
    """勘测定界界址点坐标交换格式: sections, head rows that end with @, rows ``J1,1,X,Y``."""
    left, right = chance.choice(("[]", "【】", "［］"))
    comma = "，" if chance.random() < 0.15 else ","
    commas = chance.choice((8, 8, 8, 9, 10, 4))
    lines = [f"{left}属性描述{right}", "格式版本号=1.01版本", "数据产生单位=", "数据产生日期=2026-03-01"]
    head = ["坐标系=2000国家大地坐标系", "投影类型=高斯克吕格", "计量单位=米", "精度=0.001", "转换参数=,,,,,,"]
    if not case.prefixed or chance.random() < 0.8:
        head += [f"带号={case.zone}"]
    head += [chance.choice((f"几度分带={case.width}", f"分带={case.width}度带", "几度分带=", ""))]
    chance.shuffle(head)
    lines += [key for key in head if key]
    lines.append(f"{left}地块坐标{right}")
    for parcel in case.parcels:
        rows = ring_rows(parcel.rings, chance)
        count = chance.choice((str(len(rows)), str(sum(len(ring.corners) for ring in parcel.rings)), ""))
        if commas == 4:
            fields = [count, "", parcel.number, parcel.name, "@"]
        elif commas == 10:
            fields = [count, "", "230102001001", "双桥村", parcel.number, parcel.name, "面", "", "公共设施", "", "@"]
        else:
            fields = [count, "", parcel.number, parcel.name, "面", "", "公共设施", *[""] * (commas - 7), "@"]
        lines.append(comma.join(fields))
        wide = chance.random() < 0.1
        for name, number, x, y in rows:
            row = comma.join((name, str(number), x, y))
            lines.append(row.translate(FULL_WIDTH) if wide and name < "①" else row)
        if chance.random() < 0.2:
            lines.append("")
    return encoded(lines, chance)


def plain_list(case: Case, chance: random.Random) -> bytes:
    """Rows ``name,X,Y`` without any heading; a ring ends where its first corner comes again."""
    separator = chance.choice((",", "\t", " ", ";", "，"))
    named = chance.random() < 0.6
    lines = []
    for parcel in case.parcels:
        for name, _, x, y in ring_rows(parcel.rings, chance, closed=True):
            lines.append(separator.join((name, x, y) if named else (x, y)))
        if chance.random() < 0.5:
            lines.append("")
    return encoded(lines, chance)


def mining_text(case: Case, chance: random.Random) -> bytes:
    """Mining-right text: rows ``no,X,Y,,,``, each area closed by ``*,from,to,name,flag``."""
    pieces = []
    for parcel in case.parcels:
        for number, (x, y) in enumerate(parcel.rings[0].corners, 1):
            pieces.append(f"{number},{x},{y},,,")
        pieces.append(f"*,{chance.randint(100, 400)},{chance.randint(-200, 90)},{parcel.name},1")
    return encoded([",".join(pieces)] if chance.random() < 0.3 else pieces, chance)


NOTICES = (
    "拐点{i}：X={x}；Y={y}。",
    "J{i}（X{x}，Y{y}）",
    "（{i}）纵坐标：{x}米，横坐标：{y}米；",
    "{i}号拐点坐标为：Y={y}，X={x}。",
    "界址点{i}：北坐标={x}；东坐标={y}。",
)


def notice(case: Case, chance: random.Random) -> bytes:
    """Sentences of a notice: a title a parcel, corners with both labels, one a line or several."""
    form, several = chance.choice(NOTICES), chance.choice((1, 1, 3, 100))
    lines = ["某矿采矿权出让公告（2000国家大地坐标系）"]
    for parcel in case.parcels:
        lines.append(f"{parcel.name}：")
        rows = [form.format(i=i, x=x, y=y) for i, (x, y) in enumerate(parcel.rings[0].corners, 1)]
        lines += ["".join(rows[start : start + several]) for start in range(0, len(rows), several)]
    return encoded(lines, chance)


def registration(case: Case, chance: random.Random) -> bytes:
    """``XYnnn=no,X,Y`` rows, each area closed by ``XYnnn=标高,upper,lower,,1``."""
    rows = []
    for parcel in case.parcels:
        rows += [f"{number},{x},{y}" for number, (x, y) in enumerate(parcel.rings[0].corners, 1)]
        rows.append(f"标高,{chance.randint(100, 400)},{chance.randint(-200, 90)},,1")
    lines = ["[登记项目]", "矿山名称=测试矿", "坐标系统=3", f"矿区范围拐点坐标与标高的总行数={len(rows)}"]
    lines += [f"XY{number:03d}={row}" for number, row in enumerate(rows, 1)]
    return encoded(lines, chance)


def cass(case: Case, chance: random.Random) -> bytes:
    """CASS ``.dat``: ``name,code,Y,X,H``, east before north."""
    lines = []
    for name, _, x, y in ring_rows(case.parcels[0].rings[:1], chance, closed=True):
        lines.append(f"{name},,{y},{x},{chance.choice(('0.000', '123.456'))}")
    return encoded(lines, chance)


HEADINGS = (
    ("点号", "X坐标", "Y坐标"),
    ("界址点号", "X(m)", "Y(m)"),
    ("拐点编号", "纵坐标", "横坐标"),
    ("序号", "X", "Y"),
    ("点号", "北坐标（米）", "东坐标（米）"),
)


def table_rows(case: Case, chance: random.Random) -> list[list[str]]:
    """A table with a heading row: a column of parcel numbers, corner names and coordinates; rings are closed."""
    point, north, east = chance.choice(HEADINGS)
    thousands = chance.random() < 0.2
    rows = [["地块编号", point, north, east]]
    for parcel in case.parcels:
        for name, _, x, y in ring_rows(parcel.rings, chance, closed=True):
            if thousands:
                x, y = (f"{int(text.split('.')[0]):,}.{text.split('.')[1]}" for text in (x, y))
            rows.append([parcel.number, name, x, y])
    return rows


def csv_table(case: Case, chance: random.Random) -> bytes:
    """The table as CSV with one of the usual separators."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=chance.choice(",\t;"), lineterminator="\n")
    if chance.random() < 0.5:
        writer.writerow(["某某矿区拐点坐标成果表"])
    writer.writerows(table_rows(case, chance))
    return encoded(stream.getvalue().rstrip("\n").split("\n"), chance)


def workbook(case: Case, chance: random.Random) -> bytes:
    """The table as a workbook: numbers as numbers or texts, a title row over all columns."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    if chance.random() < 0.5:
        sheet.append(["某某矿区拐点坐标成果表"])
        sheet.merge_cells("A1:D1")
    as_numbers = chance.random() < 0.7
    for i, row in enumerate(table_rows(case, chance)):
        if i and as_numbers:
            sheet.append([*row[:2], *(float(text.replace(",", "")) for text in row[2:])])
        else:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document(case: Case, chance: random.Random) -> bytes:
    """The table in a Word document, a paragraph before it."""
    from docx import Document

    made = Document()
    made.add_paragraph("某某矿区范围拐点坐标")
    rows = table_rows(case, chance)
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows):
        for cell, text in zip(cells.cells, row):
            cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def drawing(case: Case, chance: random.Random) -> bytes:
    """A DXF with a closed polyline a ring, written tag by tag (R12, no tables)."""
    tags = ["0", "SECTION", "2", "ENTITIES"]
    for parcel in case.parcels:
        for ring in parcel.rings:
            tags += ["0", "POLYLINE", "8", "0", "66", "1", "70", "1", "10", "0.0", "20", "0.0", "30", "0.0"]
            for x, y in ring.corners:
                tags += ["0", "VERTEX", "8", "0", "10", y, "20", x, "30", "0.0"]
            tags += ["0", "SEQEND", "8", "0"]
    tags += ["0", "ENDSEC", "0", "EOF"]
    return chance.choice(("\r\n", "\n")).join([*tags, ""]).encode("gb18030")


@dataclass(frozen=True)
class DegreeCase:
    """Parcels of one ring each; corners are (longitude, latitude) in whole thousandths of a second."""

    rings: tuple[tuple[tuple[int, int], ...], ...]


def random_degrees(chance: random.Random) -> DegreeCase:
    """One to three parcels of three to eight corners within some hundred metres of each other."""
    longitude = chance.randint(75 * 3_600_000, 134 * 3_600_000)
    latitude = chance.randint(19 * 3_600_000, 52 * 3_600_000)
    rings = []
    for i in range(chance.randint(1, 3)):
        count = chance.randint(3, 8)
        turns = [2 * math.pi * (k + chance.random() * 0.4) / count for k in range(count)]
        rings.append(
            tuple(
                (longitude + 9000 * i + round(3000 * math.sin(turn)), latitude + round(3000 * math.cos(turn)))
                for turn in turns
            )
        )
    return DegreeCase(tuple(rings))


def dms(value: int) -> tuple[int, int, str]:
    """Degrees, minutes and the text of the seconds (three decimals) of thousandths of a second."""
    seconds, thousandths = divmod(value, 1000)
    minutes, seconds = divmod(seconds, 60)
    degrees, minutes = divmod(minutes, 60)
    return degrees, minutes, f"{seconds:02d}.{thousandths:03d}"


SIGNS = ("°′″", "º'\"", "度分秒", "° ' ''", "--", "::", "  ")


def angle(value: int, style: str) -> str:
    """An angle in one of the usual notations."""
    degrees, minutes, seconds = dms(value)
    if style == "packed":
        return f"{degrees}{minutes:02d}{seconds}"
    if style == "decimal":
        return f"{value / 3_600_000:.10f}"
    if style == "° ' ''":
        return f"{degrees}° {minutes:02d}' {seconds}''"
    if len(style) == 2:
        return f"{degrees}{style[0]}{minutes:02d}{style[1]}{seconds}"
    return f"{degrees}{style[0]}{minutes:02d}{style[1]}{seconds}{style[2]}"


def degrees_list(case: DegreeCase, chance: random.Random) -> bytes:
    """Rows ``name,longitude,latitude`` or latitude first, in signs, packed or decimal; rings are closed."""
    style = chance.choice((*SIGNS[:6], "packed", "decimal"))
    swapped = chance.random() < 0.3
    named = chance.random() < 0.7
    lines = []
    for ring in case.rings:
        for index, (longitude, latitude) in enumerate((*ring, ring[0])):
            pair = [angle(longitude, style), angle(latitude, style)]
            pair = pair[::-1] if swapped else pair
            name = [f"{1 if index == len(ring) else index + 1}"] if named else []
            lines.append(",".join((*name, *pair)))
        lines.append("")
    return encoded(lines, chance)


def planning_string(case: DegreeCase, chance: random.Random) -> bytes:
    """The planning database's ``X1,Y1;X2,Y2;…`` of packed degrees, a line a parcel."""
    lines = []
    for ring in case.rings:
        lines.append(";".join(",".join(angle(value, "packed") for value in corner) for corner in (*ring, ring[0])))
    return encoded(lines, chance)
