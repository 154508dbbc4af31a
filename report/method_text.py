"""编制说明: how each number of an acceptance package was made, as text. PDF and Word print the same.

Every figure comes from the records behind the package; the wording is ``resources/packages/method_text.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Optional, Union

from ..core.acceptance.package import Package
from ..core.amounts import hectares, m2
from ..core.annual.draft import OpenFinding
from ..core.annual.record import AnnualRecord
from ..core.catalogue import RESOURCES, Node, read_json
from ..core.corners.numbering import numbered_rings
from ..core.geodesy.area import LONGEST_EDGE
from ..core.geodesy.ellipsoid import CGCS2000
from ..core.geodesy.plane import Plane
from ..core.landclass.attach import Attached
from ..core.landclass.change import Change, Changes
from ..core.landclass.classes import PSEUDO
from ..core.schema import fields_of
from ..core.unit import Unit, areas_of
from ..core.vocabulary import SECTIONS
from ..core.zones.marks import CONFIRMED, DISMISSED
from ..core.zones.rules import NOT_AFFECTED
from ..core.zones.verdicts import Verdict, ZoneCheck
from .zones_words import Words, day_text

_FORM = RESOURCES / "packages" / "method_text.json"
LONGEST_FIELD = 10
"""Characters of a field's name in a shapefile."""


_MADE_OF_ALL = ("map_book", "method_text", "package_list")
"""Items that are made from everything."""


@dataclass(frozen=True)
class Facts:
    """What the text tells of. ``package`` has the files so far; ``units`` are in ``plane``, ``broken`` without ground.

    ``findings`` are what is still open, in Chinese. ``block`` is what people entered: ``organisation``, ``date``,
    ``height``, ``secrecy``, ``review``; ``images`` are names with their dates. ``exchange`` is the form of the
    coordinate files, ``class_list`` the edition of the classes.
    """

    package: Package
    units: Sequence[Unit]
    broken: Sequence[Unit]
    plane: Plane
    record: AnnualRecord
    attached: Optional[Attached]
    changes: Optional[Changes]
    check: Optional[ZoneCheck]
    findings: Sequence[OpenFinding]
    block: Mapping[str, str]
    images: Sequence[tuple[str, str]]
    survey: str
    class_list: str
    exchange: str


@dataclass(frozen=True)
class Table:
    """Headings, how wide each column is beside the others, and the rows."""

    columns: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """A numbered part: paragraphs and tables in order."""

    heading: str
    blocks: tuple[Union[str, Table], ...]


@dataclass(frozen=True)
class MethodText:
    """The whole text; ``foot`` has the placeholders ``{page}`` and ``{pages}``."""

    title: str
    parts: tuple[Part, ...]
    sign: str
    foot: str
    edition: str = field(default="")


def method_text(facts: Facts) -> MethodText:
    """The text for ``facts``. Raises :class:`CatalogueError`."""
    return _Writer(facts).text()


class _Writer:
    """Fills the wording with the figures."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.form: Node = read_json(_FORM)
        self.words = Words()
        self.none = self._word("none")
        self.not_stated = self._word("not_stated")
        self.areas = dict(zip((unit.unit_id for unit in facts.units), areas_of(facts.units, facts.plane)))

    def text(self) -> MethodText:
        """All parts."""
        facts = self.facts
        parts = {
            "subject": self._subject(),
            "sources": self._sources(),
            "corners": self._corners(),
            "areas": self._areas(),
            "classes": self._classes(),
            "changes": self._changes(),
            "zones": self._zones(),
            "annual": self._annual(),
            "maps": self._maps(),
            "open": self._open(),
            "data": self._data(),
            "versions": self._versions(),
        }
        return MethodText(
            title=self._word("title").format(year=facts.package.year, mine=facts.package.mine_name),
            parts=tuple(Part(self._word("parts", key), tuple(blocks)) for key, blocks in parts.items()),
            sign=self._word("sign").format(date=facts.block.get("date") or self._word("sign_date")),
            foot=self._word("foot"),
            edition=self._word("edition"),
        )

    # Wording

    def _word(self, *path: str) -> str:
        node = self.form
        for key in path[:-1]:
            node = node.child(key)
        text: str = node.get(path[-1], str)
        return text

    def _say(self, key: str, **figures: Any) -> str:
        return self._word("texts", key).format(**figures)

    def _table(self, key: str, shares: Sequence[float], rows: Iterable[Sequence[str]]) -> Table:
        return Table(self.form.child("columns").texts(key), tuple(shares), tuple(tuple(row) for row in rows))

    def _section(self, key: str) -> str:
        return self._word("sections", key if key in SECTIONS else "")

    def _by_section(self) -> dict[str, list[Unit]]:
        units = self.facts.units
        found = {key: [one for one in units if one.section == key] for key in SECTIONS}
        found[""] = [one for one in units if one.section not in SECTIONS]
        return {key: some for key, some in found.items() if some}

    def _listed(self, names: Iterable[str]) -> str:
        return "、".join(dict.fromkeys(names))

    # Parts

    def _subject(self) -> Iterator[Union[str, Table]]:
        package, block = self.facts.package, self.facts.block
        yield self._say("one_record")
        yield self._say(
            "subject",
            mine=package.mine_name or self.not_stated,
            holder=package.holder or self.not_stated,
            licence=package.licence_no or self.not_stated,
            year=package.year,
            count=len(self.facts.units),
        )
        rows = []
        for section, units in self._by_section().items():
            ha4 = sum(self.areas[unit.unit_id].ha4 for unit in units)
            centi = sum(self.areas[unit.unit_id].centi for unit in units)
            rows.append((self._section(section), str(len(units)), str(hectares(ha4)), str(m2(centi))))
        yield self._table("subject", (3, 2, 3, 3), rows)
        plan = package.plan
        yield self._say("basis", title=plan.title, edition=plan.edition, practice=plan.practice)
        organisation, date = block.get("organisation"), block.get("date")
        yield self._say("made_by", organisation=organisation or self.not_stated, date=date or self.not_stated)

    def _sources(self) -> Iterator[Union[str, Table]]:
        plan = self.facts.package.plan
        files = [file for file in self.facts.package.files if file.item_id not in _MADE_OF_ALL]
        maps = {file.item_id for file in files if plan.item(file.item_id).kind == "map"}
        used: dict[tuple[str, str], list[str]] = {}
        for file in files:
            for source in file.sources:
                used.setdefault((source.name, source.edition), []).append(file.item_id)
        yield self._say("sources")
        rows = []
        for (name, edition), items in used.items():
            titles = [plan.item(item).title for item in items]
            if len(maps) > 1 and maps <= set(items):
                others = [title for item, title in zip(items, titles) if item not in maps]
                titles = [self._say("every_map"), *others]
            rows.append((name, edition or self.not_stated, self._listed(titles)))
        yield self._table("sources", (3, 3, 7), rows)

    def _corners(self) -> Iterator[str]:
        rings = [ring for unit in self.facts.units for ring in numbered_rings(unit.geometry)]
        yield self._say("crs", crs=self.facts.package.crs)
        yield self._say("height", height=self.facts.block.get("height") or self.not_stated)
        yield self._say("numbering", count=sum(len(ring.corners) for ring in rings))
        yield self._say("decimals")

    def _areas(self) -> Iterator[Union[str, Table]]:
        semi_major, flattening = f"{CGCS2000.semi_major:.0f}", f"{1 / CGCS2000.flattening:.9f}"
        yield self._say("area", edge=f"{LONGEST_EDGE:g}", a=semi_major, f=flattening)
        yield self._say("rounding")
        yield self._say("planar")
        rows = []
        for unit in self.facts.units:
            area = self.areas[unit.unit_id]
            corners = sum(len(ring.corners) for ring in numbered_rings(unit.geometry))
            texts = (unit.unit_id, unit.name, self._section(unit.section), str(corners))
            rows.append((*texts, str(m2(area.centi)), str(hectares(area.ha4)), f"{area.planar_m2:.2f}"))
        yield self._table("areas", (3, 4, 3, 2, 3.2, 3, 3.6), rows)

    def _classes(self) -> Iterator[Union[str, Table]]:
        facts, attached = self.facts, self.facts.attached
        if attached is None:
            yield self._say("class_none")
            return
        section = {unit.unit_id: unit.section if unit.section in SECTIONS else "" for unit in facts.units}
        summary = [row for row in attached.summary if row.unit_id in section]
        edition = facts.package.editions.get("survey", "") or self.not_stated
        yield self._say("class_method", survey=facts.survey, edition=edition, classes=facts.class_list)
        yield self._say("class_ridges")
        odd = any(row.land_class in PSEUDO for row in summary)
        yield self._say("class_gaps" if odd else "class_no_gaps")
        known = {row.unit_id for row in summary}
        left = [unit.unit_id for unit in facts.units if unit.unit_id not in known]
        if left:
            yield self._say("class_left", units=self._listed(left))
        sums: dict[tuple[str, str, str], int] = {}
        for row in summary:
            key = (section[row.unit_id], row.land_class, row.class_name)
            sums[key] = sums.get(key, 0) + row.ha4
        order = (*SECTIONS, "")
        keys = sorted(sums, key=lambda key: (order.index(key[0]), key[1] in PSEUDO, key[1]))
        rows = [(self._section(key[0]), key[1], key[2], str(hectares(sums[key]))) for key in keys]
        yield self._table("classes", (3, 2, 4, 3), rows)

    def _changes(self) -> Iterator[Union[str, Table]]:
        changes = self.facts.changes
        if changes is None:
            yield self._say("change_none")
            return
        yield self._say("change_method")
        by_unit: dict[str, list[Change]] = {}
        for row in changes.rows:
            by_unit.setdefault(row.unit_id, []).append(row)
        unknown = [unit_id for unit_id, rows in by_unit.items() if rows[0].after_centi is None]
        if unknown:
            yield self._say("change_unknown", units=self._listed(unknown))
        if changes.left_out:
            yield self._say("change_damaged", units=self._listed(changes.left_out))
        rows = []
        for section, units in self._by_section().items():
            own = [by_unit[one.unit_id] for one in units if one.unit_id in by_unit and one.unit_id not in unknown]
            if own:
                before = sum(row.before_ha4 for some in own for row in some)
                after = sum(row.after_ha4 or 0 for some in own for row in some)
                rows.append((self._section(section), str(len(own)), str(hectares(before)), str(hectares(after))))
        if rows:
            yield self._table("changes", (3, 2, 3, 3), rows)

    def _zones(self) -> Iterator[Union[str, Table]]:
        check = self.facts.check
        if check is None:
            yield self._say("zone_none")
            return
        day = self._say("zone_no_day") if check.day is None else self._say("zone_day", day=day_text(check.day))
        layers = {layer.name: layer.edition for one in check.verdicts for layer in one.layers}
        named = [f"{name}（{edition or self.not_stated}）" for name, edition in layers.items()]
        profile = check.profile
        yield self._say(
            "zone_method",
            profile=profile.name,
            edition="；".join(profile.editions),
            day=day,
            layers="、".join(named) or self.none,
        )
        total, affected, open_ = len(check.verdicts), check.affected_count, check.not_checked_count
        yield self._say("zone_result", total=total, affected=affected, free=total - affected - open_, open=open_)
        marks = [one.mark for one in check.verdicts if one.mark is not None]
        if marks:
            kinds = [mark.mark for mark in marks if mark.stands]
            counts = {"confirmed": kinds.count(CONFIRMED), "dismissed": kinds.count(DISMISSED)}
            yield self._say("zone_marks", **counts, open=len(marks) - len(kinds))
        rows = []
        for rule in profile.rules:
            verdicts = [one for one in check.verdicts if one.rule is rule]
            numbers = (
                sum(one.meant is not None for one in verdicts),
                sum(one.outcome == NOT_AFFECTED for one in verdicts),
                sum(not one.is_checked for one in verdicts),
            )
            certainty = self.words.word("certainty", rule.certainty)
            texts = (rule.name, rule.basis_text or self.not_stated, certainty, rule.edition)
            rows.append((*texts, *map(str, numbers)))
        yield self._table("rules", (3, 6, 2.4, 3, 1.3, 1.5, 1.5), rows)

    def _annual(self) -> Iterator[str]:
        record = self.facts.record
        lines = "".join(line if line.endswith("。") else f"{line}。" for line in record.sources)
        yield self._say("annual", form=record.form.template_id, edition=record.form.edition, lines=lines)
        yield self._say("annual_money")
        if record.draft is not None:
            yield self._say("annual_draft", mark=record.draft.mark)

    def _maps(self) -> Iterator[str]:
        block = self.facts.block
        yield self._say("map_style", edition=self.facts.package.editions.get("map_sheets", "") or self.not_stated)
        empty = self.none
        yield self._say("map_slots", secrecy=block.get("secrecy") or empty, review=block.get("review") or empty)
        if self.facts.images:
            said = [self._say("map_image", name=name, date=date or self.not_stated) for name, date in self.facts.images]
            yield self._say("map_images", images="、".join(said))

    def _open(self) -> Iterator[Union[str, Table]]:
        facts = self.facts
        if facts.check is None:
            yield self._say("zone_none")
        else:
            rows = list(self._not_checked(facts.check))
            yield self._say("not_checked" if rows else "nothing_open")
            if rows:
                yield self._table("not_checked", (3, 4, 4, 5), rows)
        if facts.broken:
            yield self._say("broken", units=self._listed(unit.unit_id for unit in facts.broken))
        plan = facts.package.plan
        yield self._say("missing" if facts.package.missing else "nothing_missing")
        if facts.package.missing:
            missing = [
                (
                    f"{one.item.title}（{one.unit_id}）" if one.unit_id else one.item.title,
                    plan.say("yes" if one.item.required else "no"),
                    plan.makers[one.item.maker],
                    plan.reasons[one.reason],
                )
                for one in facts.package.missing
            ]
            yield self._table("missing", (6, 2, 3, 5), missing)
        yield self._say("findings" if facts.findings else "nothing_found")
        if facts.findings:
            found = [(one.severity, one.unit_id, one.sentence) for one in facts.findings]
            yield self._table("findings", (1.5, 3, 12), found)

    def _not_checked(self, check: ZoneCheck) -> Iterator[tuple[str, str, str, str]]:
        """A line for each rule and reason, with the units that have no verdict."""
        for rule in check.profile.rules:
            reasons: dict[tuple[str, ...], list[Verdict]] = {}
            for verdict in check.verdicts:
                if verdict.rule is rule and not verdict.is_checked:
                    reasons.setdefault(verdict.reasons, []).append(verdict)
            for codes, verdicts in reasons.items():
                every = len(verdicts) == len(check.units)
                units = self._say("every_unit") if every else self._listed(one.unit_id for one in verdicts)
                yield rule.name, units, self.words.reasons(codes), self.words.remedies(codes)

    def _data(self) -> Iterator[Union[str, Table]]:
        files = {file.item_id: file.path.rpartition("/")[2] for file in reversed(self.facts.package.files)}
        if "unit_data" in files:
            yield self._say("data_gpkg", file=files["unit_data"])
        if "coordinate_file" in files:
            yield self._say("data_exchange", form=self.facts.exchange)
        if "unit_shapefile" in files:
            yield self._say("data_shapefile", longest=LONGEST_FIELD)
            rows = [(one.name, one.name[:LONGEST_FIELD], one.alias_zh) for one in fields_of("unit")]
            yield self._table("fields", (4, 4, 7), rows)

    def _versions(self) -> Iterator[Union[str, Table]]:
        yield self._say("digest")
        yield self._say("reproducible")
        yield self._table("versions", (4, 8), self.facts.package.software.items())
