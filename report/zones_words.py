"""The wording of the zone report, from ``resources/forms/zone_report.json``: official Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Optional

from ..core.amounts import ha4_from_centi, hectares
from ..core.catalogue import RESOURCES, Node, read_json
from ..core.unit import Unit
from ..core.zones.marks import CONFIRMED, DISMISSED, Mark
from ..core.zones.verdicts import Parameter, Verdict

_FORM = RESOURCES / "forms" / "zone_report.json"


class Words:
    """Texts by their place in the form, and how codes and figures are printed."""

    def __init__(self) -> None:
        self.form: Node = read_json(_FORM)

    def word(self, *path: str) -> str:
        """A text of the form."""
        node = self.form
        for key in path[:-1]:
            node = node.child(key)
        text: str = node.get(path[-1], str)
        return text

    def words(self, *path: str) -> tuple[str, ...]:
        """A list of texts of the form."""
        node = self.form
        for key in path[:-1]:
            node = node.child(key)
        return node.texts(path[-1])

    def has(self, *path: str) -> bool:
        """Whether the form has an entry there."""
        node = self.form
        for key in path[:-1]:
            node = node.child(key)
        return path[-1] in node.value

    def unit(self, unit: Unit) -> str:
        """Number and name of a unit."""
        return f"{unit.unit_id} {unit.name}" if unit.name and unit.name != unit.unit_id else unit.unit_id

    def area(self, centi: Optional[int]) -> str:
        """An area in hm² with 4 decimals."""
        return "—" if centi is None else str(hectares(ha4_from_centi(centi)))

    def reasons(self, codes: Iterable[str]) -> str:
        """What the reason codes say."""
        return "，".join(self.word("reasons", code) for code in codes)

    def remedies(self, codes: Iterable[str]) -> str:
        """What to do about them."""
        return "；".join(dict.fromkeys(self.word("remedies", code) for code in codes))

    def parameter(self, parameter: Parameter) -> str:
        """A parameter with its value, and the mark of a default. Who looks over the terrain may bring keys that the
        form does not know: they are printed as they are.
        """
        value = parameter.value
        value = self.word("values", value) if self.has("values", value) else value
        if self.has("parameters", parameter.key):
            text = self.word("parameters", parameter.key).format(value=value)
        else:
            text = self.word("other_parameter").format(key=parameter.key, value=value)
        return text + (self.word("default_mark") if parameter.is_default else "")

    def outcome(self, verdict: Verdict) -> str:
        """The outcome with what it means."""
        short = self.word("outcomes", verdict.outcome, "short")
        return short if verdict.meant is None else f"{short} {self.word('means', verdict.meant.means, 'name')}"

    def conclusion(self, verdict: Verdict) -> str:
        """The outcome with what it means, and under it what it asks for where that says more."""
        outcome = self.outcome(verdict)
        level = verdict.meant.level if verdict.meant else ""
        return f"{outcome}\n{level}" if level and not outcome.endswith(level) else outcome

    def mark_sign(self, mark: Optional[Mark]) -> str:
        """One character for the mark of a verdict, nothing where there is none."""
        if mark is None:
            return ""
        return self.word("marks", mark.mark, "sign") if mark.stands else self.word("mark_open", "sign")

    def mark_name(self, mark: Mark) -> str:
        """What the reviewer said; a text that is neither confirmed nor dismissed as it is."""
        return self.word("marks", mark.mark, "name") if mark.mark in (CONFIRMED, DISMISSED) else mark.mark

    def mark_state(self, mark: Mark) -> str:
        """Why a mark does not stand, empty where it does."""
        return self.word("mark_states", mark.state) if mark.state else ""

    def mark(self, mark: Mark) -> str:
        """A mark with reason, name, day and state, in one line."""
        details = [mark.reason, mark.by, day_text(mark.day) if mark.day else "", self.mark_state(mark)]
        told = "，".join(filter(None, details))
        name = self.mark_name(mark)
        return self.word("mark_line").format(name=name, details=told) if told else name


def day_text(day: date) -> str:
    """A day as printed."""
    return f"{day.year}年{day.month}月{day.day}日"
