"""The files of a package against its manifest, and the manifest against the plan."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from ...findings import note, warning
from ...progress import Progress, check
from ..package import LIST_ITEM, MANIFEST
from ..plan import PackagePlan
from .container import Container, Unreadable
from .manifest import Stated, StatedFile
from .record import At, Log


def check_files(container: Container, stated: Stated, log: Log, progress: Progress) -> set[str]:
    """Bytes, sizes and names; the paths of the files that can be read."""
    times = Counter(file.path for file in stated.files)
    for path, count in times.items():
        if count > 1:
            log.differs(At("files", MANIFEST), warning("verify.listed_twice", name=path), count, 1)
    readable = set()
    for number, file in enumerate(stated.files):
        check(progress, number / len(stated.files))
        if _check_file(container, file, log, progress, number / len(stated.files)):
            readable.add(file.path)
    listed = {MANIFEST, *times}
    for path, entry in container.entries.items():
        if path in listed:
            continue
        at = At("files", path)
        if entry.problem is not None:
            log.differs(at, entry.problem)
        else:
            log.differs(at, warning("verify.file_extra"))
    log.findings += container.odd
    return readable


def _check_file(container: Container, file: StatedFile, log: Log, progress: Progress, part: float) -> bool:
    at = At("files", file.path, unit_id=file.unit)
    entry = container.entries.get(file.path)
    if entry is None:
        log.differs(at, warning("verify.file_missing"), file.title)
        return False
    if entry.problem is not None:
        log.differs(at, entry.problem)
        return False
    try:
        sha, size = container.digest(file.path, lambda _part: progress(part))
    except Unreadable as cause:
        log.differs(at, warning("verify.entry_broken", reason=str(cause)))
        return False
    if size != file.size:
        log.differs(at, warning("verify.size_differs"), file.size, size, Decimal(file.size - size), "B")
    else:
        log.same(at)
    if sha != file.sha256:
        log.differs(at, warning("verify.hash_differs"), file.sha256, sha)
    else:
        log.same(at)
    return True


def check_plan(stated: Stated, plan: PackagePlan, log: Log) -> None:
    """Items of the plan that the manifest neither has nor calls missing; what it calls missing is told."""
    there = {file.item for file in stated.files}
    said = {one.item for one in stated.missing}
    if stated.plan_edition != plan.edition:
        told = note("verify.plan_edition", source=MANIFEST, stated=stated.plan_edition, own=plan.edition)
        log.findings.append(told)
    for item in plan.items:
        at = At("plan", MANIFEST, item.item_id)
        if item.item_id in there or item.item_id in said:
            log.same(at)
        elif stated.plan_edition == plan.edition or item.item_id == LIST_ITEM:
            log.differs(at, warning("verify.item_missing", item=item.title), "", item.title)
        else:
            log.not_checked(at, note("verify.not_in_its_plan", item=item.title))
    known = {item.item_id for item in plan.items}
    for file in stated.files:
        if file.item not in known and stated.plan_edition == plan.edition:
            log.differs(At("plan", file.path), warning("verify.item_unknown", item=file.item), file.item)
    for one in stated.missing:
        title = f"{one.title}（{one.unit}）" if one.unit else one.title
        if one.required:
            log.findings.append(
                warning("verify.says_missing", source=MANIFEST, item=title, reason=one.reason_text or one.reason)
            )
        else:
            log.findings.append(
                note("verify.says_missing", source=MANIFEST, item=title, reason=one.reason_text or one.reason)
            )
        if not one.unit and one.item in there:
            log.differs(At("plan", MANIFEST, one.item), warning("verify.missing_but_there", item=title), title)
