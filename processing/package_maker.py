"""Making the files of an acceptance package: each item of the plan, from one set of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Optional

from qgis.core import QgsPrintLayout

from ..core.acceptance.maps import corners_thinned, not_bound
from ..core.acceptance.package import LIST_ITEM, Missing, Package, PackageFile, Source, missing_items, write_manifest
from ..core.acceptance.plan import PackagePlan
from ..core.annual.record import AnnualRecord
from ..core.corners.writing.export import export
from ..core.corners.writing.layout import Layout
from ..core.corners.writing.written import all_writers
from ..core.files import whole_file
from ..core.findings import Finding
from ..core.landclass.attach import Attached
from ..core.landclass.change import Changes
from ..core.progress import Progress, Stopped, check
from ..core.unit import Unit
from ..core.zones.verdicts import ZoneCheck
from ..gis.annual import as_draft
from ..gis.map_book import Book
from ..gis.map_export import export_png
from ..gis.map_items import SHEETS, why_not
from ..gis.map_sheets import corner_sheets
from ..gis.map_words import word
from ..gis.unit_file import write_units
from ..gis.unit_maps import unit_maps
from ..gis.unit_shapefile import PARTS, write_corner_shapefile, write_unit_shapefile
from ..report.annual_pdf import write_annual_pdf
from ..report.annual_xlsx import write_annual_workbook
from ..report.change_xlsx import write_change_workbook
from ..report.corners_xlsx import crs_text, write_corners_xlsx
from ..report.landclass_xlsx import LandClassTable, write_landclass_workbook
from ..report.method_docx import write_method_docx
from ..report.method_pdf import write_method_pdf
from ..report.method_text import Facts, method_text
from ..report.package_list import write_package_list
from ..report.pdf_bind import NotBound, bind_pdfs
from ..report.zones_pdf import write_zone_pdf
from ..report.zones_xlsx import write_zone_workbook
from .sheet_files import write_sheets

_OTHERS = 16
"""About so many files beside the corner maps."""
_DRAWN_FROM = ("units", "mining_right", "survey")
_SHEET_SOURCES = {
    "location_map": (*_DRAWN_FROM, "zones"),
    "land_class_map": (*_DRAWN_FROM, "classes"),
    "zone_map": ("units", "mining_right", "zones", "rules"),
    "land_class_after_map": (*_DRAWN_FROM, "classes"),
    "damage_map": _DRAWN_FROM,
    "works_plan_map": _DRAWN_FROM,
    "works_done_map": _DRAWN_FROM,
    "image_map": ("units", "mining_right", "images"),
}
"""What each sheet is made from."""
_BOOK_SOURCES = (*_DRAWN_FROM, "classes", "zones", "rules", "images")
"""What one sheet or another is made from."""


@dataclass(frozen=True)
class Contents:
    """What the files are made from. ``units`` are in the order of the form, ``broken`` those without usable ground.

    ``changes`` is ``None`` without a survey, or where no unit states what it becomes.
    """

    plan: PackagePlan
    record: AnnualRecord
    units: tuple[Unit, ...]
    broken: tuple[Unit, ...]
    book: Book
    attached: Optional[Attached]
    changes: Optional[Changes]
    check: Optional[ZoneCheck]
    sources: Mapping[str, tuple[Source, ...]]
    editions: Mapping[str, str]
    software: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    png: bool = False


@dataclass
class PackageMaker:
    """Fills a folder with the package's files. ``going_on`` takes 0 to 1 and returns False to stop."""

    contents: Contents
    root: Path
    going_on: Progress
    files: list[PackageFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _done: int = 0

    def make(self) -> Package:
        """Make everything, list last, and return what the package is. Raises ``LayoutProblem``, ``OSError``,
        ``FontMissing`` and :class:`Stopped`.
        """
        self._maps()
        self._tables()
        self._data()
        self._method()
        if self._is_wanted(LIST_ITEM):
            self._item(LIST_ITEM, "units")
        package = self._package()
        if self._is_wanted(LIST_ITEM):
            write_package_list(package, self.root, self._path(self.files[-1]))
        write_manifest(package, self.root)
        return package

    # Maps

    def _maps(self) -> None:
        contents, book = self.contents, self.contents.book
        self._sheets("location_map", "land_class_map")
        for number, unit in enumerate(contents.units, 1):
            self._map("corner_map", partial(corner_sheets, book, unit), *_DRAWN_FROM, unit=unit, number=number)
        self.findings += corners_thinned(book.thinned)
        self._sheets(*(item_id for item_id in SHEETS if item_id not in ("location_map", "land_class_map")))
        self._bind()

    def _sheets(self, *item_ids: str) -> None:
        """The items of one sheet each that have something to show."""
        book = self.contents.book
        for item_id in item_ids:
            if not why_not(item_id, book.material):
                make = SHEETS[item_id]
                self._map(item_id, lambda make=make: [make(book)], *_SHEET_SOURCES[item_id])

    def _bind(self) -> None:
        """All maps as one PDF, in the order of the plan."""
        parts = [(file.title, self.root / file.path) for file in self._in_order() if file.path.endswith(".pdf")]
        if not parts or not self._is_wanted("map_book"):
            return
        self._item("map_book", *_BOOK_SOURCES)
        try:
            bind_pdfs(parts, self._path(self.files[-1]))
        except NotBound as cause:
            self.files.pop()
            self.findings.append(not_bound(str(cause)))
        check(self.going_on, self._share())

    def _is_wanted(self, item_id: str) -> bool:
        """Whether the plan, which a county may shorten, has this item."""
        return any(item.item_id == item_id for item in self.contents.plan.items)

    def _map(
        self,
        item_id: str,
        make: Callable[[], list[QgsPrintLayout]],
        *sources: str,
        unit: Optional[Unit] = None,
        number: int = 1,
    ) -> None:
        if not self._is_wanted(item_id):
            return
        sheets = make()
        self._item(item_id, *sources, unit=unit, number=number)
        path = self._path(self.files[-1])
        if not write_sheets(sheets, self.files[-1].title, path, lambda _page: self.going_on(self._share())):
            raise Stopped
        if self.contents.png:
            self._pictures(sheets, self.files[-1])
        self.contents.book.release(sheets)
        self._done += 1
        self._step()

    def _pictures(self, sheets: list[QgsPrintLayout], file: PackageFile) -> None:
        """The pages of a map as pictures beside it."""
        for number, sheet in enumerate(sheets, 1):
            page = f"-{number}" if len(sheets) > 1 else ""
            path = f"{file.path[: -len('.pdf')]}{page}.png"
            self.files.append(replace(file, path=path))
            export_png(sheet, self._path(self.files[-1]))
            check(self.going_on, self._share())

    # Tables and data

    def _tables(self) -> None:
        contents = self.contents
        record, plane = contents.record, contents.book.material.plane
        sources = ("units", "mine", "form")
        mark = record.draft.mark if record.draft else ""
        self._make("annual_table_xlsx", lambda path: write_annual_workbook(record, path), *sources, mark=mark)
        self._make("annual_table_pdf", lambda path: write_annual_pdf(record, path), *sources, mark=mark)
        title = contents.book.material.mine.name
        self._make("corner_table", lambda path: write_corners_xlsx(contents.units, plane, path, title), "units")
        attached = contents.attached
        if attached is not None:
            survey = contents.sources["survey"][0].name
            table = LandClassTable(contents.units, attached.summary, attached.parts, survey, title)
            sources = ("units", "survey", "classes")
            self._make("class_table", lambda path: write_landclass_workbook(table, path), *sources)
            if contents.changes is not None:
                changed = replace(table, changes=contents.changes)
                self._make("class_change_table", lambda path: write_change_workbook(changed, path), *sources)
        check = contents.check
        if check is not None:
            sources = ("units", "zones", "rules", "terrain")
            maps = unit_maps(check, plane, lambda _part: self.going_on(self._share()))
            self._make("zone_report_xlsx", lambda path: write_zone_workbook(check, path, None, title, maps), *sources)
            self._make("zone_report_pdf", lambda path: write_zone_pdf(check, path, None, title, maps), *sources)

    def _data(self) -> None:
        material = self.contents.book.material
        number = 0
        for section in material.sections:
            exported = export(
                [unit for unit in self.contents.units if unit.section == section],
                material.plane,
                all_writers()[0],
                Layout(date=material.block.date, producer=material.block.organisation),
            )
            self.findings += exported.findings
            if not exported.text or not self._is_wanted("coordinate_file"):
                continue
            number += 1
            self._item("coordinate_file", "units", number=number, name=word("tables", "sections", section))
            with whole_file(self._path(self.files[-1])) as path:
                path.write_bytes(exported.text.encode("utf-8"))
        self._make("unit_data", lambda path: write_units(self.contents.units, material.plane, path), "units")
        self._shapefile()

    def _shapefile(self) -> None:
        """The units as a shapefile, and their corners with their numbers: files that belong together."""
        if not self._is_wanted("unit_shapefile"):
            return
        self._item("unit_shapefile", "units")
        main, units = self.files.pop(), self.contents.units
        plane = self.contents.book.material.plane
        outlines = PurePosixPath(main.path)
        corners = outlines.with_name(f"{outlines.stem}_{self.contents.plan.say('corners_sheet')}{outlines.suffix}")
        self.findings += write_unit_shapefile(units, plane, self._path(main))
        write_corner_shapefile(units, plane, self.root / corners)
        for path in (outlines, corners):
            for part in PARTS:
                beside = path.with_suffix(part)
                self.files.append(replace(main, path=str(beside), title=f"{main.title}（{beside.name}）"))
        self._done += 1
        self._step()

    def _method(self) -> None:
        """How each number was made, told from all that the package holds by then."""
        if not self._is_wanted("method_text"):
            return
        self._item("method_text", *self.contents.sources)
        path = self._path(self.files[-1])
        write = write_method_docx if path.suffix.lower() == ".docx" else write_method_pdf
        write(method_text(self._facts()), path)
        self._done += 1
        self._step()

    def _facts(self) -> Facts:
        contents, material = self.contents, self.contents.book.material
        block = material.block
        entered = {
            "organisation": block.organisation,
            "date": block.date,
            "height": block.height,
            "secrecy": block.secrecy,
            "review": block.review,
        }
        draft = as_draft(contents.record, [*contents.findings, *self.findings]).draft
        survey = contents.sources.get("survey", ())
        return Facts(
            package=self._package(),
            units=contents.units,
            broken=contents.broken,
            plane=material.plane,
            record=contents.record,
            attached=contents.attached,
            changes=contents.changes,
            check=contents.check,
            findings=draft.findings if draft is not None else (),
            block=entered,
            images=[(image.layer.name(), image.date) for image in material.images],
            survey=survey[0].name if survey else "",
            class_list=contents.editions["class_list"],
            exchange=all_writers()[0].title,
        )

    def _make(self, item_id: str, write: Callable[[Path], object], *sources: str, mark: str = "") -> None:
        """One file of an item, if the plan has it, written by ``write``; ``mark`` stands behind its title."""
        if not self._is_wanted(item_id):
            return
        self._item(item_id, *sources, mark=mark)
        write(self._path(self.files[-1]))
        self._done += 1
        self._step()

    def _item(
        self,
        item_id: str,
        *sources: str,
        unit: Optional[Unit] = None,
        number: int = 1,
        name: str = "",
        mark: str = "",
    ) -> None:
        """Enter a file of an item into the package; ``mark`` stands behind its title."""
        item = self.contents.plan.item(item_id)
        unit_id = unit.unit_id if unit else ""
        path = item.path(self.contents.record.year, unit_id or name, number)
        said = unit_id or name or mark
        title = f"{item.title}（{said}）" if said else item.title
        known = tuple(one for source in sources for one in self.contents.sources.get(source, ()))
        self.files.append(PackageFile(path, item_id, title, known, unit_id))

    def _path(self, file: PackageFile) -> Path:
        path = self.root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _share(self) -> float:
        return min(self._done / (len(self.contents.units) + _OTHERS), 1.0)

    def _step(self) -> None:
        check(self.going_on, self._share())

    def _in_order(self) -> list[PackageFile]:
        """The files so far, in the order of the plan."""
        order = {item.item_id: number for number, item in enumerate(self.contents.plan.items)}
        return sorted(self.files, key=lambda file: order[file.item_id])

    def _package(self) -> Package:
        contents, material = self.contents, self.contents.book.material
        reasons = {item_id: reason for item_id in SHEETS if (reason := why_not(item_id, material))}
        if contents.attached is None:
            reasons.update(dict.fromkeys(("class_table", "class_change_table"), "no_input"))
        elif contents.changes is None:
            reasons["class_change_table"] = "no_units"
        if contents.check is None:
            reasons.update(dict.fromkeys(("zone_report_xlsx", "zone_report_pdf"), "no_input"))
        files = self._in_order()
        ready = [*files, PackageFile("list", LIST_ITEM, "")]  # the list is made from what is known without it
        missing = list(missing_items(contents.plan, ready, reasons))
        if self._is_wanted("corner_map"):
            corner_map = contents.plan.item("corner_map")
            missing += [Missing(corner_map, "failed", unit.unit_id) for unit in contents.broken]
        return Package(
            plan=contents.plan,
            year=contents.record.year,
            mine_name=material.mine.name,
            licence_no=material.mine.licence_no,
            holder=material.mine.holder,
            crs=f"{crs_text(material.plane, contents.plan)}（EPSG:{material.plane.epsg}）",
            files=tuple(files),
            missing=tuple(missing),
            editions=contents.editions,
            software=contents.software,
        )
