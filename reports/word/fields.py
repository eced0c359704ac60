"""What the papers of a campaign say, as the values of their templates' fields (``reports.word.field_names``)."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reports import days, printing, wording
from reports.commendation import Round, by_title
from reports.model import Summary
from reports.word.figure_words import both, figures_of, in_words
from rules.activity_kinds import INSPECTION, KINDS
from rules.verdict import Verdict

# what fits into the text of a report; the annexes have every unit in full
_UNITS_PER_TOPIC, _LETTERS, _INSPECTIONS = 3, 400, 10


def of_campaign(summary: Summary) -> dict[str, Any]:
    """Campaign, theme, moment and scope."""
    return {
        "phong_trao": summary.campaign,
        "nam_thi_dua": str(summary.year),
        "chu_de": summary.theme,
        "chi_thi": summary.parent_document,
        "chot": days.moment(summary.as_of),
        "pham_vi": summary.scope,
        **both(figures_of(summary)),
    }


def of_report(summary: Summary, proposed: Round | None) -> dict[str, Any]:
    """The fields of the Báo cáo; ``proposed`` is the commendation round it tells of, if there is one."""
    base = of_campaign(summary)
    inspections = _inspections(summary)
    numbers = base["n"] | {"inspections": len(inspections) or None}
    return {
        **base,
        **both(numbers),
        "ten_loai": wording.REPORT_KINDS["closing" if summary.period.closing else "preliminary"],
        "ky": summary.period.label,
        "danh_gia": _verdicts(summary),
        "danh_hieu": [
            {"ten": str(row.cells[1]), "so": printing.cell(row.cells[2])} for row in summary.table("title_counts").rows
        ],
        "noi_dung": topics_told(summary),
        "kiem_tra": inspections[:_INSPECTIONS],
        "de_nghi": None if proposed is None else by_title(proposed),
    }


def _verdicts(summary: Summary) -> list[dict[str, str]]:
    figures = figures_of(summary)
    return [
        {"so": in_words(figures[key]), "ten": wording.VERDICTS[kind.value].lower()}
        for kind in Verdict
        if figures[key := f"targets_{kind.value}"]
    ]


def topics_told(summary: Summary) -> list[dict[str, Any]]:
    """Topic by topic what the first units wrote, under their names, and how many more there are."""
    table = summary.table("unit_narratives")
    told = zip(table.column("topic"), table.column("unit"), table.column("said"), strict=True)
    found = []
    for topic, lines in groupby(told, key=lambda line: str(line[0])):
        units = [{"don_vi": str(unit), "loi": _clause(str(said))} for _, unit, said in lines]
        more = len(units) - _UNITS_PER_TOPIC
        rest = in_words(more) if more > 0 else ""
        found.append({"ten": topic, "ket_qua": units[:_UNITS_PER_TOPIC], "con_lai": rest})
    return found


def _inspections(summary: Summary) -> Sequence[dict[str, str]]:
    table = summary.table("activities")
    lines = zip(*(table.column(key) for key in ("unit", "done_on", "kind", "text")), strict=True)
    return [
        {"don_vi": str(unit), "ngay": printing.cell(day), "loi": _clause(str(text))}
        for unit, day, kind, text in lines
        if kind == KINDS[INSPECTION].name
    ]


def _clause(text: str) -> str:
    """What somebody wrote as the end of a line of the report: on one line, not long, closed with a full stop."""
    line = " ".join(text.split())
    if len(line) > _LETTERS:
        line = f"{line[:_LETTERS].rsplit(' ', 1)[0]}…"
    return line if line.endswith((".", "…", "!", "?")) else f"{line}."
