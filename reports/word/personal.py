"""The file of a person or a unit on a page or two of Word: its sections in brief, the newest first; the workbook has all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reports.days import moment
from reports.letterhead import Letterhead
from reports.model import Table
from reports.personal_file import SECTIONS, table_of
from reports.word import styles
from reports.word.frame import template_of
from reports.word.papers import Paper
from reports.word.writing import Content, write

MOST_ROWS = 8
_SENTENCES = (
    (
        styles.BODY,
        "{{ co_quan }} tổng hợp quá trình thi đua, khen thưởng của {{ ten }}{% if noi %}, {{ noi }}{% endif %} theo hồ sơ đang "
        "lưu, tính đến {{ chot }}, như sau:",
    ),
    (styles.PLAIN, "{%p for muc in cac_muc %}"),
    (styles.SUBHEADING, "{{ loop.index }}. {{ muc.ten }}"),
    (styles.PLAIN, "{%p if muc.khoa %}"),
    (styles.PLAIN, "{{ bang[muc.khoa] }}"),
    (styles.PLAIN, "{%p else %}"),
    (styles.BODY, "Chưa có số liệu."),
    (styles.PLAIN, "{%p endif %}"),
    (styles.PLAIN, "{%p if muc.con %}"),
    (styles.BODY, "Còn {{ muc.con }} dòng cũ hơn trong hồ sơ."),
    (styles.PLAIN, "{%p endif %}"),
    (styles.PLAIN, "{%p endfor %}"),
    (styles.BODY, "Các mục trên lấy từ giao ước, báo cáo, quyết định đã ghi trong hệ thống./."),
)
PAPER = Paper(
    "ho-so-thi-dua",
    "Hồ sơ thi đua, khen thưởng",
    "BC",
    "BÁO CÁO",
    "Quá trình thi đua, khen thưởng của {{ ten }}",
    _SENTENCES,
)
# what fits on an upright page; the rest stands in the workbook
_SHOWN: Mapping[str, tuple[int, ...]] = {
    "pledges": (0, 1, 2, 5),
    "results": (0, 1, 2, 4, 5, 6),
    "awards": (0, 1, 2, 3, 4),
    "proposals": (0, 1, 2, 4),
    "initiatives": (0, 1, 4),
    "figures": (0, 1, 2, 3, 4),
}


def write_paper(
    name: str,
    place: str,
    sections: Mapping[str, Sequence[Sequence[Any]]],
    letterhead: Letterhead,
    as_of: datetime,
    zone: ZoneInfo,
    path: Path,
) -> Path:
    """``name`` of the person or unit, ``place`` the unit it belongs to (may be empty). Overwrites ``path``."""
    brief = {key: _brief(key, rows, zone) for key, rows in sections.items() if rows}
    listed = [
        {"ten": SECTIONS[key][0], "khoa": key if rows else "", "con": max(len(rows) - MOST_ROWS, 0)}
        for key, rows in sections.items()
    ]
    values = {"ten": name, "noi": place, "chot": moment(as_of), "cac_muc": listed}
    title = f"Quá trình thi đua, khen thưởng của {name}"
    template = BytesIO()
    template_of(PAPER).save(template)
    write(Content(PAPER, as_of.astimezone(zone).year, as_of, title, values, brief), letterhead, path, template)
    return path


def _brief(key: str, rows: Sequence[Sequence[Any]], zone: ZoneInfo) -> Table:
    whole = table_of(key, rows[:MOST_ROWS], zone)
    places = _SHOWN.get(key)
    shown = whole.only(*(whole.columns[place].key for place in places)) if places else whole
    return replace(shown, title="")
