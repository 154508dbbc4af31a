"""The report of a verification as text: what the workbook and the PDF both print, from one record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.acceptance.verify.manifest import Stated
from ..core.acceptance.verify.record import TOPICS, Difference, Unchecked, Verification
from ..core.catalogue import RESOURCES, read_json
from ..core.findings import Finding

_FORM = RESOURCES / "forms" / "verify_report.json"
_LONGEST = 200
"""Characters of a value of the package that are printed: a stranger may write whatever length."""
SAME, DIFFERS, PARTLY, OPEN = "same", "differs", "partly", "open"
_FILES_NAMED = 3


@dataclass(frozen=True)
class VerifySheet:
    """A verification with what its head says. ``survey``, ``zones`` and ``rules`` name the reviewer's own layers with
    their editions, empty where none were given; ``digest`` is the SHA-256 of the manifest.
    """

    result: Verification
    stated: Stated
    package: str
    digest: str
    survey: str = ""
    zones: str = ""
    rules: str = ""


@dataclass(frozen=True)
class TopicRow:
    """A line of the summary. ``outcome`` is ``same``, ``differs``, ``partly`` or ``open``."""

    texts: tuple[str, str]
    numbers: tuple[int, int, int]
    outcome: str


class VerifyReport:
    """The texts of one report. Raises :class:`~..core.catalogue.CatalogueError` for a form that lacks something."""

    def __init__(self, sheet: VerifySheet) -> None:
        self.sheet, self.result, self.stated = sheet, sheet.result, sheet.stated
        self.form: dict[str, Any] = read_json(_FORM).value
        self.labels: Mapping[str, str] = self.form["labels"]

    def facts(self) -> list[tuple[str, str]]:
        """Label and value of what stands under the title."""
        stated, sheet, labels = self.stated, self.sheet, self.labels
        software = "，".join(f"{name} {version}" for name, version in stated.software.items())
        values = {
            "package": sheet.package,
            "mine": stated.mine_name,
            "holder": stated.holder,
            "licence": stated.licence_no,
            "year": str(stated.year),
            "crs": stated.crs,
            "plan": f"{stated.title} {stated.plan_edition}",
            "software": software or labels["unknown"],
            "own_survey": sheet.survey or labels["not_given"],
            "own_zones": sheet.zones or labels["not_given"],
            "own_rules": sheet.rules or labels["not_given"],
            "manifest": sheet.digest,
        }
        return [(labels[key], short(text)) for key, text in values.items()]

    def outcome(self) -> list[str]:
        """The result in two sentences."""
        result, labels = self.result, self.labels
        counts = {"checked": result.checked_count, "differing": len(result.differences)}
        lines = [f"{labels['result']}：{labels['result_text'].format(**counts, unchecked=len(result.unchecked))}"]
        if any(one.finding.code == "verify.not_without_data" for one in result.unchecked):
            lines.append(labels["no_data"])
        if result.differences:
            files = len({one.file for one in result.differences})
            units = len({one.finding.unit_id for one in result.differences if one.finding.unit_id})
            lines.append(labels["not_clean"].format(differing=len(result.differences), files=files, units=units))
        else:
            lines.append(labels["clean"])
        return lines

    def topics(self) -> list[TopicRow]:
        """A line for each topic, those that were not compared at all too."""
        checked: Counter[str] = Counter()
        differing: Counter[str] = Counter()
        open_ = Counter(one.topic for one in self.result.unchecked)
        for count in self.result.counts:
            checked[count.topic] += count.checked
            differing[count.topic] += count.differing
        rows = []
        for topic in TOPICS:
            words = self.form["topics"][topic]
            numbers = (checked[topic], differing[topic], open_[topic])
            rows.append(TopicRow((words["name"], words["method"]), numbers, _outcome(*numbers)))
        return rows

    def outcome_name(self, outcome: str) -> str:
        """An outcome of a topic in words."""
        return str(self.form["outcomes"][outcome]["name"])

    def fill(self, outcome: str) -> str:
        """Its colour, six hexadecimal digits."""
        return str(self.form["outcomes"][outcome]["fill"])

    def differences(self) -> list[tuple[str, ...]]:
        """The rows of the list of differences, by file and place in the order of the work."""
        return [self._difference(number, one) for number, one in enumerate(self.result.differences, 1)]

    def _difference(self, number: int, one: Difference) -> tuple[str, ...]:
        return (
            str(number),
            self.form["topics"][one.topic]["name"],
            short(one.file),
            short(one.place),
            short(one.finding.unit_id),
            short(self._said(self._kind(one.finding.code), one.finding)),
            short(one.stated),
            short(one.own),
            "" if one.amount is None else f"{one.amount:+f}",
            one.measure,
        )

    def _kind(self, code: str) -> str:
        """What a kind of difference is called; those of annual tables are more than the form needs to know."""
        kinds = self.form["differences"]
        return str(kinds.get(code, kinds["other"]))

    def unchecked(self) -> list[tuple[str, ...]]:
        """The rows of what was not checked; what is the same of several files or units is said once."""
        groups: dict[tuple[str, str, str], list[Unchecked]] = defaultdict(list)
        for one in self.result.unchecked:
            why, remedy = (self._said(text, one.finding) for text in self.form["unchecked"][one.finding.code])
            groups[self.form["topics"][one.topic]["name"], short(why), remedy].append(one)
        rows: list[tuple[str, ...]] = []
        for number, ((topic, why, remedy), some) in enumerate(groups.items(), 1):
            files = list(dict.fromkeys(one.file for one in some))
            places = list(dict.fromkeys(one.finding.unit_id or one.place for one in some))
            rows.append((str(number), topic, why, remedy, self._some(files), self._places(places), str(len(some))))
        return rows

    def _some(self, files: Sequence[str]) -> str:
        if len(files) <= _FILES_NAMED:
            return "\n".join(map(short, files))
        return self.labels["files_more"].format(first=short(files[0]), count=len(files))

    def _places(self, places: Sequence[str]) -> str:
        return short("、".join(filter(None, places)))

    def _said(self, text: str, finding: Finding) -> str:
        figures = {name: str(value) for name, value in finding.figures.items()}
        if "field" in figures:
            figures["field"] = self.form["fields"].get(figures["field"], figures["field"])
        return text.format_map(figures)

    def missing(self) -> list[tuple[str, ...]]:
        """What the package itself calls missing."""
        words = self.form["required"]
        return [
            (
                str(number),
                short(f"{one.title}（{one.unit}）" if one.unit else one.title),
                words["yes" if one.required else "no"],
                short(one.reason_text or one.reason),
            )
            for number, one in enumerate(self.stated.missing, 1)
        ]

    def files(self) -> list[tuple[str, ...]]:
        """A row for each file of the manifest."""
        checked: Counter[str] = Counter()
        differing: Counter[str] = Counter()
        for count in self.result.counts:
            checked[count.file] += count.checked
            differing[count.file] += count.differing
        codes: dict[str, set[str]] = defaultdict(set)
        for one in self.result.differences:
            codes[one.file].add(one.finding.code)
        return [
            (
                str(number),
                short(file.path),
                short(file.title),
                f"{file.size:,}",
                self.labels[_bytes(codes[file.path])],
                str(checked[file.path]),
                str(differing[file.path]),
            )
            for number, file in enumerate(self.stated.files, 1)
        ]


def _outcome(checked: int, differing: int, open_: int) -> str:
    if differing:
        return DIFFERS
    if not checked:
        return OPEN
    return PARTLY if open_ else SAME


def _bytes(codes: set[str]) -> str:
    """What is said of a file's bytes, by what differs in it."""
    if "verify.file_missing" in codes:
        return "absent"
    if codes & {"verify.entry_broken", "verify.encrypted", "verify.link", "verify.no_file", "verify.name_twice"}:
        return "not_read"
    return "no" if codes & {"verify.hash_differs", "verify.size_differs"} else "yes"


def short(text: str) -> str:
    """A text of the package, cut where it is very long."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
