"""What texts about mining rights say beside the corners: datum, zone, licence number, area, mine, depth.

``key=value`` lines of registration files, ``key：value`` lines and sentences of notices. Nothing here is about corners.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

from ...findings import Finding, note, warning
from ...geodesy.datum import datum_of
from ...geodesy.recognise import Declared
from .angles import single_blanks

DEPTH = "标高"
"""The remark of a parcel that holds between which heights it reaches, metres."""
_CODES = {"2": "1980西安坐标系"}
"""坐标系统 as a number: only this one is known, from the reader of one province. Any other is asked for."""
_LIKELY_CGCS2000 = "3"
"""The code after that of Xi'an 1980. As nobody confirms it, it counts as a datum not stated, which is CGCS2000."""
_KEYS = {
    "datum": ("坐标系", "坐标系统", "坐标系名称"),
    "zone": ("带号",),
    "width": ("几度分带", "分带"),
    "meridian": ("中央子午线", "中央经线", "中央子午线经度"),
    "licence": ("采矿许可证号", "采矿许可证", "采矿权证号", "采矿权证证号", "许可证号", "证号"),
    "mine": ("矿山名称", "项目名称", "矿区名称"),
    "area": ("矿区面积", "采矿权面积", "登记面积", "面积"),
    "depth": ("开采深度", "开采标高", "准采标高", "标高"),
    "holder": ("采矿权人", "申请人", "采矿权申请人"),
}
_OF_PLACE = ("datum", "zone", "width", "meridian")
_KEY_OF = {key: name for name, keys in _KEYS.items() for key in keys}
REMARKS = {"licence": "采矿许可证号", "holder": "采矿权人"}
_USUAL = {**{0xFF01 + i: 0x21 + i for i in range(94)}, 0x3000: 0x20}
"""Full-width signs, one for one: so a name can be taken from the text as it is written."""
_STATEMENT = re.compile(r"^\s*[*·\-(（]*([^=:：＝]{1,20}?)\s*[=:：＝]\s*(.*)$")
_UNIT_IN_KEY = re.compile(r"[(（\[]([^)）\]]*)[)）\]]")
_DATUM_LINE = re.compile(
    r"[0-9]{2,4}\s*年?\s*(?:国家大地|西安|北京)\s*坐标系|(?:西安|北京)\s*(?:19)?(?:80|54)|CGCS\s*2000|WGS\s*-?\s*84",
    re.I,
)
_SENTENCES = {
    "area": re.compile(
        r"(?:矿区|采矿权|登记)?面积\s*[:为约=]*\s*([0-9.]+\s*(?:平方公里|平方千米|km2|公顷|hm2|亩|平方米|m2))"
    ),
    "depth": re.compile(r"(?:开采深度|开采标高|准采标高)\s*[:为=]*\s*([^,;。]*?标高|[^,;。]*)"),
    "meridian": re.compile(r"中央(?:子午线|经线)\s*[:为=]?\s*(?:东经)?\s*([0-9]{2,3}(?:\.[0-9]+)?)"),
    "licence": re.compile(r"(?:采矿)?许可证号?\s*[:为=]*\s*(C[0-9]{10,})"),
}
_HEIGHT = r"([+\-]?\s*[0-9]{1,5}(?:\.[0-9]{1,4})?)"
_DEPTHS = re.compile(
    rf"(?:由|从|自)?\s*{_HEIGHT}\s*(?:米|m)?\s*(?:标高)?\s*(?:至|到|~|～|—+|–|,)\s*{_HEIGHT}\s*(?:米|m)?\s*(?:标高)?"
)
_LICENCE = re.compile(r"C[0-9]{22}")


@dataclass
class Licence:
    """What was said so far; ``head`` is for the parcels that follow, and is another object when it changes."""

    source: str
    head: Mapping[str, Declared] = field(default_factory=dict)
    said: dict[str, Declared] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, line: int, text: str) -> bool:
        """Whether the line says something of this; it is kept then. What contradicts an earlier line is told."""
        known = statements(text)
        for name, value in known.items():
            if name == "datum" and value in _CODES:
                figures = {"code": value, "datum": _CODES[value]}
                self.findings.append(note("corners.datum_code", source=self.source, line=line, **figures))
                value = _CODES[value]
            elif name == "datum" and value == _LIKELY_CGCS2000:
                self.findings.append(warning("corners.datum_code_likely", source=self.source, line=line, code=value))
                continue
            elif name == "datum" and value.isdigit():
                value = f"坐标系统={value}"
            self._keep(name, Declared(value, line))
        return bool(known)

    def _keep(self, name: str, declared: Declared) -> None:
        if not declared.text:
            return
        kept = self.head if name in _OF_PLACE else self.said
        before = kept.get(name)
        if before is not None:
            if before.text != declared.text:
                figures = {"key": _KEYS[name][0], "first": before.text[:60], "second": declared.text[:60]}
                self.findings.append(warning("corners.key_repeated", source=self.source, line=declared.line, **figures))
            return
        if kept is self.head:
            self.head = {**self.head, name: declared}
            return
        self.said[name] = declared
        if name == "licence" and not _LICENCE.fullmatch(declared.text):
            place = {"source": self.source, "line": declared.line}
            self.findings.append(note("corners.licence_number", text=declared.text[:60], **place))
        if name == "area" and not re.search(r"[^0-9.\s约]", declared.text):
            # Areas of mining rights are registered in km² with 4 decimals (notice of the ministry, 2022).
            self.said[name] = Declared(f"{declared.text}平方公里", declared.line)
            place = {"source": self.source, "line": declared.line}
            self.findings.append(note("corners.area_in_km2", text=declared.text[:60], **place))

    def text(self, name: str) -> str:
        """The value that was said under ``name``, empty if none was."""
        return self.said[name].text if name in self.said else ""

    def remarks(self) -> dict[str, str]:
        """Remarks of a parcel: licence number and holder."""
        return {remark: self.said[name].text for name, remark in REMARKS.items() if name in self.said}


def statements(text: str) -> dict[str, str]:
    """What a line says, by the names of ``_KEYS``; empty where it says nothing known."""
    said: dict[str, str] = {}
    name = ""
    text = single_blanks(text)
    plain = text.translate(_USUAL)
    for clause in re.split(r"([,;。])", plain.strip()):
        found = _clause(clause)
        if found:
            name = next(iter(found))
            said = {**found, **said}
        elif name:
            said[name] += clause  # a value may have commas
    values = {name: value.strip(" ,;。") for name, value in said.items()}
    return {
        name: _as_written(value, plain, text) if name in ("mine", "holder") else value for name, value in values.items()
    }


def _as_written(value: str, plain: str, text: str) -> str:
    at = plain.find(value)
    return text[at : at + len(value)] if at >= 0 else value


def _clause(text: str) -> dict[str, str]:
    match = _STATEMENT.match(text)
    if match is not None:
        key = re.sub(r"\s+", "", match[1])
        unit = _UNIT_IN_KEY.search(key)
        name = _KEY_OF.get(_UNIT_IN_KEY.sub("", key))
        value = match[2].strip()
        if name == "area":
            value = value.removeprefix("约").strip()
            if unit and value and not re.search(r"[^0-9.\s]", value):
                value += unit[1]
        if name is not None:
            return {name: value}
    found = {}
    for name, pattern in _SENTENCES.items():
        sentence = pattern.search(text)
        if sentence is not None and sentence[1].strip():
            found[name] = sentence[1].strip()
    datum = _DATUM_LINE.search(text)
    if datum is not None and datum_of(datum[0]):
        found["datum"] = datum[0]
    return found


def depths_of(text: str) -> Optional[tuple[str, str]]:
    """The two heights of a sentence such as 由220米至100米标高, as they are written."""
    match = _DEPTHS.search(single_blanks(unicodedata.normalize("NFKC", text)))
    return None if match is None else (re.sub(r"\s+", "", match[1]), re.sub(r"\s+", "", match[2]))


def depth_remark(upper: str, lower: str, place: Mapping[str, object]) -> tuple[str, list[Finding]]:
    """The remark ``220 至 100 m`` of two written numbers, and what is odd about them; they are never exchanged."""
    remark = f"{upper} 至 {lower} m"
    if float(upper) < float(lower):
        return remark, [warning("corners.depth_swapped", upper=upper, lower=lower, **place)]
    if float(upper) == float(lower):
        return remark, [note("corners.depth_empty", upper=upper, **place)]
    return remark, []
