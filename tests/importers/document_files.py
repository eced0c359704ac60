"""Files made from text for the tests of the document importer: DOCX, PDF, and files that must be refused."""

import atexit
import io
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import docx
import docx.document
import matplotlib
from docx.shared import Mm
from fontTools import subset
from fontTools.ttLib import TTFont
from pypdf import PdfReader, PdfWriter

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.font_manager import FontProperties, findfont

LINES_PER_PAGE = 45
# Latin with all of Vietnamese, combining marks, Greek, punctuation, signs of mathematics, boxes and bullets
LETTERS = [*range(0x20, 0x400), *range(0x1E00, 0x1F00), *range(0x2000, 0x2300), *range(0x2500, 0x2780)]
CONTENT_TYPES = "[Content_Types].xml"


def docx_of(text: str) -> bytes:
    """One paragraph per line, one table per run of lines with bars."""
    document = docx.Document()
    document.sections[0].page_width = Mm(210)
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.strip().startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            add_table(document, [row for row in rows if set("".join(row)) - set("-: ")])
            rows = []
        document.add_paragraph(line)
    return saved(document)


def add_table(document: "docx.document.Document", rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for cell, words in zip(table.rows[at].cells, row, strict=False):
            cell.text = words


def saved(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@cache
def letters() -> FontProperties:
    """A font of ``LETTERS`` in a file that lasts as long as the tests: to cut the whole font for every PDF takes long."""
    folder = tempfile.mkdtemp(prefix="thidua-font-")
    atexit.register(shutil.rmtree, folder)
    with TTFont(findfont("DejaVu Sans")) as font:
        cutter = subset.Subsetter(subset.Options(drop_tables=["GSUB", "GPOS", "GDEF", "FFTM", "kern"], hinting=False))
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        path = Path(folder) / "letters.ttf"
        font.save(path)
    return FontProperties(fname=path)


def pdf_of(text: str, width: int = 100) -> bytes:
    """The text set line by line on A4 pages, with a real text layer; longer lines are wrapped at ``width`` letters."""
    pyplot.rcParams["pdf.fonttype"] = 42
    lines = [part for line in text.split("\n") for part in wrapped(line, width)]
    file, font = io.BytesIO(), letters()
    with PdfPages(file) as pages:
        for start in range(0, max(len(lines), 1), LINES_PER_PAGE):
            figure = pyplot.figure(figsize=(8.27, 11.69))
            for at, line in enumerate(lines[start : start + LINES_PER_PAGE]):
                if line.strip():
                    figure.text(0.05, 0.97 - at * 0.021, line, font=font, fontsize=7, parse_math=False)
            pages.savefig(figure)
            pyplot.close(figure)
    return file.getvalue()


def table_pdf(rows: Sequence[Sequence[str]], places: Sequence[float]) -> bytes:
    """A page of rows, each cell at its place (share of the width); cells with line breaks run on below."""
    pyplot.rcParams["pdf.fonttype"] = 42
    file, font = io.BytesIO(), letters()
    figure = pyplot.figure(figsize=(8.27, 11.69))
    line = 0
    for row in rows:
        for place, cell in zip(places, row, strict=True):
            for at, part in enumerate(cell.split("\n")):
                figure.text(place, 0.95 - (line + at) * 0.021, part, font=font, fontsize=7, parse_math=False)
        line += max(cell.count("\n") for cell in row) + 1
    figure.savefig(file, format="pdf")
    pyplot.close(figure)
    return file.getvalue()


def wrapped(line: str, width: int) -> list[str]:
    """Greedy wrap at blanks; leading blanks stay."""
    parts, rest = [], line.rstrip()
    while len(rest) > width:
        cut = rest.rfind(" ", 1, width)
        if cut <= 0:
            break
        parts.append(rest[:cut])
        rest = rest[cut + 1 :]
    return [*parts, rest]


def changed_archive(
    payload: bytes, extra: dict[str, bytes] | None = None, replaced: dict[str, bytes] | None = None, without: str = ""
) -> bytes:
    """A copy of a zip file with entries added, replaced or left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(payload)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in (e for e in old.infolist() if e.filename != without):
            new.writestr(entry, (replaced or {}).get(entry.filename, old.read(entry)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return file.getvalue()


def macro_docx() -> bytes:
    plain = docx_of("Phát động phong trào thi đua")
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        types = archive.read(CONTENT_TYPES)
    marked = types.replace(b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")
    return changed_archive(plain, replaced={CONTENT_TYPES: marked})


def zip_bomb() -> bytes:
    return changed_archive(docx_of("Thi đua"), extra={"word/media/padding.bin": bytes(60_000_000)})


def many_entries() -> bytes:
    return changed_archive(docx_of("Thi đua"), extra={f"word/media/{n}.txt": b"x" for n in range(2100)})


def billion_laughs() -> bytes:
    document = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t>'
        b"</w:r></w:p></w:body></w:document>"
    )
    return changed_archive(docx_of("Thi đua"), replaced={"word/document.xml": document})


def encrypted_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of("Phát động phong trào thi đua"))))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    return _written(writer)


def scanned_pdf(pages: int = 2) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    return _written(writer)


def pdf_with_attachment() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of("Phát động phong trào thi đua năm 2026"))))
    writer.add_attachment("bang-tinh.xlsx", b"PK")
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
