"""Tables of the documents that are read from the plugin's data files and registries; no QGIS."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import plugin_root

plugin_root.load()

from mine_restoration.core.catalogue import RESOURCES  # noqa: E402
from mine_restoration.core.corners.registry import all_dialects  # noqa: E402
from mine_restoration.core.corners.writing.written import all_writers  # noqa: E402
from mine_restoration.core.zones.profile import load_profile  # noqa: E402
from mine_restoration.core.zones.rules import Rule  # noqa: E402

LANGUAGES = ("en", "zh")
WORDS = json.loads(Path(__file__).with_name("docs_words.json").read_text(encoding="utf-8"))
"""What kinds of parameters and outputs, and the ids in layout templates, are called: name, then English and Chinese."""
PROFILES = ("national", "statutory_distances", "suifenhe_2021_2025")
"""Bundled rule files, the first without its extensions."""
_SAYS = {
    "number": ("number", "编号"),
    "name": ("name", "名称"),
    "area": ("area", "面积"),
    "rings": ("rings", "圈号"),
    "zone": ("zone", "带号"),
}
_RELATIONS = {
    "overlap": ("overlaps", "重叠"),
    "within_distance": ("nearer than {m:g} m{mark}", "距离 {m:g} m 以内{mark}"),
    "visible_from": ("seen from it, up to {m:g} m{mark}", "{m:g} m 内直观可视{mark}"),
}
_MAKERS = {"program": ("program", "程序生成"), "applicant": ("applicant", "申请人提供")}


def both(language: str, english: str, chinese: str) -> str:
    """The one of two texts."""
    return chinese if language == "zh" else english


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell(value) for value in line) + " |" for line in lines)


def cell(value: Any) -> str:
    """A text that stays in one cell."""
    return " ".join(str(value).split()).replace("|", "\\|")


def code(text: Any) -> str:
    """A name as it is typed."""
    return f"`{text}`"


def read(path: Path) -> Any:
    """A data file."""
    return json.loads(path.read_text(encoding="utf-8"))


def readers(language: str) -> str:
    """The forms that corners are read in."""
    heads = both(language, "DIALECT|form", "DIALECT|格式").split("|")
    return table(heads, ([code(dialect.key), code(dialect.title)] for dialect in all_dialects()))


def writers(language: str) -> str:
    """The forms that corners are written in, and what of a unit they hold beside its corners."""
    heads = both(language, "no.|form|file|decimals|holds beside the corners", "序号|格式|文件|小数位|坐标以外的内容")
    index = LANGUAGES.index(language)
    joint = both(language, ", ", "、")
    rows = (
        [
            writer.number,
            code(writer.title),
            code(f".{writer.suffix}"),
            f"{writer.decimals}″" if writer.in_degrees else writer.decimals,
            joint.join(words[index] for says, words in _SAYS.items() if says in writer.says),
        ]
        for writer in all_writers()
    )
    return table(heads.split("|"), rows)


def rules(language: str) -> str:
    """The bundled rule files, and the rules that each has beside those it extends."""
    parts, known = [], set()
    for name in PROFILES:
        path = RESOURCES / "rules" / f"{name}.json"
        profile = load_profile(path)
        own = [rule for rule in profile.rules if rule not in known]
        known.update(own)
        heads = both(
            language,
            "id|rule|asks|outcome|layers|basis",
            "编号|规则|核查方式|结论|图层名|依据",
        ).split("|")
        note = read(path).get("note", "")
        parts.append(f"### `{path.name}`\n\n{profile.name} · {profile.edition}\n\n{note}\n")
        parts.append(table(heads, (_rule(rule, language) for rule in own)) + "\n")
    return "\n".join(parts)


def _rule(rule: Rule, language: str) -> list[str]:
    asks = _RELATIONS[rule.relation][LANGUAGES.index(language)]
    stop = both(language, "; ", "；")
    return [
        code(rule.rule_id),
        f"{rule.name}（{rule.kind.text}）",
        asks.format(m=rule.distance_m, mark=" ※" if rule.distance_is_default else ""),
        stop.join(f"{outcome.outcome} {outcome.level}" for outcome in rule.outcomes),
        ", ".join(code(layer) for layer in rule.layers),
        stop.join(f"{document} {clause}" for document, clause in rule.basis),
    ]


def package(language: str) -> str:
    """What a package holds by the bundled plan."""
    plan = read(RESOURCES / "packages" / "acceptance.json")
    heads = both(language, "item|title|made by|asked for|file", "项目|名称|来源|要求|文件").split("|")
    index = LANGUAGES.index(language)
    asked = both(language, "yes| ", "必备| ").split("|")
    rows = (
        [
            code(item["id"]),
            item["title"],
            _MAKERS[item["maker"]][index],
            asked[0 if item["required"] else 1],
            code("/".join(filter(None, (item.get("folder"), item.get("file"))))) if item.get("file") else "",
        ]
        for item in plan["items"]
    )
    return f"{plan['title']} · {plan['edition']}\n\n{table(heads, rows)}"


def public_copy(language: str) -> str:
    """What a public copy holds by the bundled plan."""
    plan = read(RESOURCES / "packages" / "public.json")
    heads = both(language, "item|title|file", "项目|名称|文件").split("|")
    rows = (
        [code(item["id"]), item["title"], code("/".join(filter(None, (item["folder"], item["file"]))))]
        for item in plan["items"]
    )
    coarse = both(
        language,
        "No map at a larger scale than 1:{least_denominator}, places rounded to {position_m} m, pixels of {pixel_m} m.",
        "图件比例尺不大于 1:{least_denominator}，位置取整至 {position_m} 米，像元不小于 {pixel_m} 米。",
    ).format(**plan)
    return f"{plan['title']} · {plan['edition']}\n\n{coarse}\n\n{table(heads, rows)}"


def sheets(language: str) -> str:
    """The kinds of map sheets."""
    heads = both(language, "sheet|title|template", "图名标识|图名|模板").split("|")
    kinds = read(RESOURCES / "layouts" / "sheets.json")["sheets"]
    return table(heads, ([code(key), kind["title"], code(f"{kind['template']}.qpt")] for key, kind in kinds.items()))


def editions(language: str) -> str:
    """The data files that a county may replace, each with its edition."""
    found = []
    for folder in ("rules", "forms", "packages", "tables", "layouts"):
        for path in sorted((RESOURCES / folder).glob("*.json")):
            edition = "" if path.name.endswith(".schema.json") else read(path).get("edition", "")
            if edition:
                found.append([code(f"resources/{folder}/{path.name}"), edition])
    for path in sorted((RESOURCES / "tables").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            stated = sorted({row["edition"] for row in csv.DictReader(file) if row.get("edition")})
        if stated:
            found.append([code(f"resources/tables/{path.name}"), ", ".join(stated)])
    return table(both(language, "file|edition", "文件|版本").split("|"), found)


def fields(language: str) -> str:
    """The layers of a project and the fields of each."""
    parts = []
    heads = both(language, "field|meaning|type", "字段|含义|类型").split("|")
    for layer in read(RESOURCES / "schema" / "layers.json")["layers"]:
        path = RESOURCES / "schema" / f"{layer['name']}.csv"
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = [
                [code(row["name"]), row[f"alias_{language}"], " ".join(filter(None, (row["type"], _size(row))))]
                for row in csv.DictReader(file)
            ]
        title = (
            f"## {layer[language]}：`{layer['name']}`" if language == "zh" else f"## `{layer['name']}`: {layer['en']}"
        )
        parts.append(f"{title}\n\n{layer[f'abstract_{language}']}\n\n{table(heads, rows)}\n")
    return "\n".join(parts)


def _size(row: dict[str, str]) -> str:
    sizes = [row[name] for name in ("length", "precision") if row[name] not in ("", "0")]
    return f"({', '.join(sizes)})" if sizes else ""


TABLES = {
    "readers": readers,
    "writers": writers,
    "rules": rules,
    "package": package,
    "public copy": public_copy,
    "sheets": sheets,
    "editions": editions,
    "fields": fields,
}
"""Name of a place in a document, and what stands there."""
