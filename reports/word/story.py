"""A good deed as one page for the level above: who, where, when, what; number and signature are the clerk's."""

from dataclasses import dataclass
from pathlib import Path

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from reports import printing
from reports.word import styles

_TITLE = "NGƯỜI TỐT, VIỆC TỐT"
_CONSENT = "Người được nêu đã đồng ý cho đăng."


@dataclass(frozen=True, slots=True)
class Story:
    """``day`` as printed; ``sender`` is the body that sends the page."""

    people: str
    unit: str
    day: str
    text: str
    sender: str


def write_story(story: Story, path: Path) -> Path:
    """The page as .docx. Overwrites ``path``."""
    document = styles.blank_document()
    for line, points in ((_TITLE, 14), (story.people, 14)):
        paragraph = document.add_paragraph(style=styles.PLAIN)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(printing.printable(line))
        run.bold, run.font.size = True, Pt(points)
    for line in (f"Đơn vị: {story.unit}", f"Thời gian: {story.day}", *story.text.split("\n"), _CONSENT):
        document.add_paragraph(printing.printable(line), style=styles.BODY)
    document.add_paragraph(printing.printable(f"{story.sender} trân trọng giới thiệu./."), style=styles.BODY)
    document.core_properties.title, document.core_properties.author = _TITLE, ""
    document.save(str(path))
    return path
