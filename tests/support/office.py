"""Documents as other programs read them: LibreOffice turns them into PDF, poppler reads PDF."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

_PROFILE = tempfile.TemporaryDirectory()  # one for all calls: making it takes LibreOffice seconds


def pdf_of_word(path: Path) -> Path:
    """The PDF that LibreOffice Writer makes of a Word document, in a folder beside it."""
    made = converted(path, "pdf", "writer")
    # Without Writer LibreOffice ends well all the same, and writes nothing.
    assert made.is_file(), "LibreOffice made no PDF: install libreoffice-writer (sh scripts/setup.sh does)"
    return made


def converted(path: Path, kind: str, folder: str) -> Path:
    """What LibreOffice makes of a document, such as ``pdf`` or ``xlsx``, in a folder beside it."""
    out = path.parent / folder
    command = ["soffice", f"-env:UserInstallation=file://{_PROFILE.name}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{kind}"


def page_texts(pdf: Path) -> list[str]:
    """The text of each page."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, timeout=60).stdout
    pages = text.decode("utf-8").split("\f")[:-1]
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, timeout=60).stdout.decode()
    assert len(pages) == int(re.search(r"Pages:\s+(\d+)", info)[1])
    return pages


def outline(pdf: Path) -> list[tuple[int, str]]:
    """The entries of a PDF's outline: page (from 1) and title."""
    return [(int(page), title) for page, title in re.findall(r'<item page="(\d+)">(.*?)</item>', _as_xml(pdf))]


def links(pdf: Path) -> list[tuple[int, str, int]]:
    """The links inside a PDF: page, text, page that they lead to. Poppler may cut a text into several."""
    found = []
    for number, page in enumerate(re.split(r"<page ", _as_xml(pdf))[1:], 1):
        for target, text in re.findall(r'<a href="[^"#]*#(\d+)">(.*?)</a>', page):
            found.append((number, re.sub(r"<.*?>", "", text), int(target)))
    return found


def _as_xml(pdf: Path) -> str:
    command = ["pdftohtml", "-xml", "-i", "-stdout", pdf]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")


def squeezed(text: str) -> str:
    """The text without spaces and line ends, which say nothing where Chinese is set."""
    return re.sub(r"\s", "", text)
