"""The public copy of an acceptance package: made from its contents, searched for leaks, and only then packed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
)

from ..core.acceptance.leaks import HIDDEN, Leak, Secrets, leak_finding, leaks_in
from ..core.acceptance.package import MANIFEST, Missing, Package, PackageFile, manifest, write_zip
from ..core.acceptance.plan import PlanItem
from ..core.acceptance.public import (
    BUNDLED,
    MAPS,
    NOTE,
    PublicPlan,
    load_public_plan,
    no_public_number,
    not_made,
    note_text,
    public_draft,
    public_left_out,
)
from ..core.acceptance.public_table import public_tables
from ..core.annual.inputs import MineYear
from ..core.files import safe_name, short_name
from ..core.findings import Finding
from ..core.progress import Progress, check
from ..gis.i18n import tr
from ..gis.map_items import why_not
from ..gis.map_public import export_public, public_book, public_sheet
from ..gis.map_texts import texts_of
from ..gis.map_words import word
from ..report.pdf_bind import NotBound, bind_pdfs
from ..report.public_table import write_public_pdf, write_public_workbook
from .base import Helped, advanced
from .package_maker import Contents

PUBLIC, PUBLIC_PLAN = "PUBLIC", "PUBLIC_PLAN"
_LONGEST_NAME = 60
_BOM = "\ufeff"
"""Before a text file, by which Windows' editor knows that it is UTF-8."""


def public_plan_input() -> Helped:
    """The parameter of the public plan."""
    plan = QgsProcessingParameterFile(PUBLIC_PLAN, tr("Plan of the public copy"), extension="json", optional=True)
    return advanced(plan), tr("What the public copy holds and how coarse it is, where the plugin's own does not suit.")


def public_output() -> Helped:
    """The parameter of the public copy."""
    zipped = QgsProcessingParameterFileDestination(
        PUBLIC, tr("Public copy (zip)"), "ZIP (*.zip)", optional=True, createByDefault=False
    )
    return zipped, tr(
        "A copy for publication: coarse maps without grid and coordinates, a table of the units; no corners, no "
        "survey, no control lines, nobody's name. Empty: none is made."
    )


@dataclass(frozen=True)
class WantedCopy:
    """The public copy that the user asked for."""

    target: Path
    plan: PublicPlan
    paths: tuple[str, ...]


def wanted_copy(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    secrecy: str,
    taken: Sequence[Path],
) -> Optional[WantedCopy]:
    """What the user asked for; ``None`` where he wants no public copy. ``secrecy`` is the mark of the package,
    ``taken`` are the package's folder and zip.

    Raises ``QgsProcessingException`` for a package that has a mark of secrecy, for a place that is taken, and
    ``CatalogueError``.
    """
    given = algorithm.parameterAsFileOutput(parameters, PUBLIC, context)
    if not given:
        return None
    own = algorithm.parameterAsFile(parameters, PUBLIC_PLAN, context)
    plan = load_public_plan(Path(own) if own else BUNDLED)
    if not plan.is_open(secrecy):
        raise QgsProcessingException(
            tr(
                "SECRECY is '{mark}', and what has a mark of secrecy has no public copy. Leave PUBLIC empty; or, if "
                "the mark is wrong, clear SECRECY (marks that mean no secret: {open})."
            ).format(mark=secrecy, open="、".join(plan.open_marks))
        )
    target = Path(given)
    if any(target.resolve() == one.resolve() or one.resolve() in target.resolve().parents for one in taken):
        raise QgsProcessingException(
            tr(
                "The public copy {file} would take the place of the package's zip, or lie in its folder. Choose "
                "another place for PUBLIC, where nobody takes one for the other."
            ).format(file=target)
        )
    return WantedCopy(target, plan, _places(parameters, context, taken))


def _places(parameters: Mapping[str, Any], context: QgsProcessingContext, taken: Sequence[Path]) -> tuple[str, ...]:
    """Files and folders of the inputs and outputs, as nobody outside needs to know them."""
    files = []
    for value in parameters.values():
        for one in value if isinstance(value, (list, tuple)) else [value]:
            layer = one if isinstance(one, QgsMapLayer) else None
            if layer is None and isinstance(one, str):
                layer = QgsProcessingUtils.mapLayerFromString(one, context, allowLoadingNewLayers=False)
            text = layer.source() if layer is not None else one if isinstance(one, str) else ""
            path = text.partition("|")[0].replace("file://", "")
            if "/" in path or "\\" in path:
                files.append(Path(path))
    folders = [path.parent for path in (*files, *taken)]
    return tuple(dict.fromkeys(str(path) for path in (Path.home(), *files, *folders)))


def secrets_of(contents: Contents, mines: Iterable[MineYear], paths: Iterable[str]) -> Secrets:
    """What a public copy of ``contents`` must not tell; ``mines`` are the mine's rows of all years."""
    material, block = contents.book.material, contents.book.material.block
    mine = material.mine
    right = () if material.mining_right is None else (material.mining_right,)
    people = [text for one in mines for text in (one.contact, one.phone, one.address)]
    return Secrets(
        shapes=(*(unit.geometry for unit in (*contents.units, *contents.broken)), *right),
        plane=material.plane,
        people=(*people, block.drawn, block.checked, block.responsible),
        paths=tuple(paths),
        public=(mine.name, mine.holder, mine.licence_no, block.organisation),
    )


def make_public_copy(
    contents: Contents, plan: PublicPlan, secrets: Secrets, place: Callable[[], Path], going_on: Progress
) -> tuple[bool, list[Finding]]:
    """Write the public copy (zip) to what ``place`` gives; whether there is one, and the findings.

    ``place`` is not asked, and nothing is written, where something in the copy would tell what it must not: then there
    are errors. Raises ``LayoutProblem``, ``FontMissing``, ``OSError`` and :class:`Stopped`.
    """
    with tempfile.TemporaryDirectory(prefix="mine_restoration-") as folder:
        copy = _Copy(contents, plan, secrets, Path(folder), going_on)
        package = copy.make()
        if copy.leaks:
            return False, [*(leak_finding(leak, where) for where, leak in dict.fromkeys(copy.leaks)), not_made()]
        name = plan.package.say("folder", mine=short_name(package.mine_name, _LONGEST_NAME), year=package.year)
        write_zip(package, Path(folder), place(), safe_name(name))
        return True, copy.findings


@dataclass
class _Copy:
    """Fills a folder with the files of a public copy."""

    contents: Contents
    plan: PublicPlan
    secrets: Secrets
    root: Path
    going_on: Progress
    files: list[PackageFile] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    leaks: list[tuple[str, Leak]] = field(default_factory=list)

    def make(self) -> Package:
        """Make everything, the note behind the files that it lists, the manifest last."""
        items = self.plan.package.items
        self._maps([item for item in items if item.item_id in MAPS])
        self._tables([item for item in items if item.kind == "table"])
        for item in items:
            if item.item_id == NOTE:
                self._note(item)
        order = {item.item_id: number for number, item in enumerate(items)}
        self.files.sort(key=lambda file: order[file.item_id])
        package = self._package()
        named = (package.mine_name, package.licence_no, package.holder)
        self.leaks += [(MANIFEST, leak) for leak in leaks_in(named, self.secrets)]
        values = {**manifest(package, self.root), "public": True}
        text = json.dumps(values, ensure_ascii=False, indent=1)
        (self.root / MANIFEST).write_bytes(f"{text}\n".encode())
        for name, title in [*((file.path, file.title) for file in self.files), (MANIFEST, MANIFEST)]:
            leak = self.secrets.in_file(name, (self.root / name).read_bytes())
            self.leaks += [(title, leak)] if leak else []
        return package

    def _maps(self, items: list[PlanItem]) -> None:
        book = public_book(self.contents.book, self.plan)
        for number, item in enumerate(items):
            check(self.going_on, number / (len(items) + 1))
            reason = why_not(item.item_id, book.material)
            if reason:
                self.missing.append(Missing(item, reason))
                self.findings.append(public_left_out(item.title, reason))
                continue
            layout = public_sheet(book, self.plan, item)
            self._look(item, texts_of(layout))
            path = self._enter(item)
            export_public(layout, self.plan, item, path)
            self._bare(item, path)
        if book.number and not self.contents.book.material.block.review:
            self.findings.append(no_public_number(book.number))

    def _tables(self, items: list[PlanItem]) -> None:
        if not items:
            return
        contents = self.contents
        tables = public_tables(self.plan, contents.record, (*contents.units, *contents.broken), self._mine)
        if contents.record.draft:
            self.findings.append(public_draft())
        self._look(items[0], tables.texts)
        for item in items:
            path = self._enter(item)
            if item.item_id == "unit_table_xlsx":
                write_public_workbook(tables, path)
            else:
                write_public_pdf(tables, path)
                self._bare(item, path)

    def _note(self, item: PlanItem) -> None:
        plan, words = self.plan, self.plan.package
        material = self.contents.book.material
        path = self._enter(item)
        lists = {
            "files": [words.say("file", path=file.path, title=file.title) for file in self.files],
            "missing": [
                words.say("missing", title=one.item.title, reason=words.reasons[one.reason]) for one in self.missing
            ],
        }
        empty = word("not_given")
        text = note_text(
            plan,
            {**lists, "missing": lists["missing"] or [words.say("nothing_missing")]},
            mine=self._mine,
            year=self.contents.record.year,
            holder=material.mine.holder or empty,
            licence=material.mine.licence_no or empty,
            organisation=material.block.organisation or empty,
            date=material.block.date or empty,
            step=f"{plan.position_m:g}",
            least=plan.least_denominator,
            pixel=f"{plan.pixel_m:g}",
            edition=words.edition,
        )
        self._look(item, text.splitlines())
        path.write_bytes((_BOM + text.replace("\n", "\r\n")).encode())

    @property
    def _mine(self) -> str:
        return self.contents.book.material.mine.name

    def _look(self, item: PlanItem, texts: Iterable[str]) -> None:
        self.leaks += [(item.title, leak) for leak in leaks_in(texts, self.secrets)]

    def _enter(self, item: PlanItem) -> Path:
        """Enter the file of an item; where it is to be written."""
        file = PackageFile(item.path(self.contents.record.year), item.item_id, item.title)
        self.files.append(file)
        path = self.root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _package(self) -> Package:
        mine = self.contents.book.material.mine
        return Package(
            plan=self.plan.package,
            year=self.contents.record.year,
            mine_name=mine.name,
            licence_no=mine.licence_no,
            holder=mine.holder,
            crs="",
            files=tuple(self.files),
            missing=tuple(self.missing),
        )

    def _bare(self, item: PlanItem, path: Path) -> None:
        """Leave of a PDF its pages alone: not who made it with what."""
        try:
            bind_pdfs([(item.title, path)], path)
        except NotBound as cause:
            self.leaks.append((item.title, Leak(HIDDEN, str(cause))))
