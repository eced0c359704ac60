"""What the papers of a campaign say, as the values of their templates' fields (``reports.word.field_names``)."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from reports import days, printing, wording
from reports.figure_names import FIGURES
from reports.model import Summary
from reports.word.figure_words import both, figures_of, in_words
from rules.activity_kinds import INSPECTION, KINDS
from rules.verdict import Verdict

# what fits into the text of a report; the annexes have every unit in full
_UNITS_PER_TOPIC, _LETTERS, _INSPECTIONS, _BODIES = 3, 400, 10, 10
_INSPECTOR = KINDS[INSPECTION].extras[0].label
_PARTNER_COLUMNS = ("partner", "stage", "content", "amount", "measure_unit")


_NUMBER = re.compile(r"^(?:\d[\d.]*|[IVX]+|[a-zđ])[.)]\s+")


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


def of_report(summary: Summary) -> dict[str, Any]:
    """The fields of the Báo cáo."""
    base = of_campaign(summary)
    inspections = _inspections(summary)
    numbers = dict.fromkeys(FIGURES) | base["n"] | {"inspections": len(inspections) or None}
    return {
        **base,
        **both(numbers),
        "ten_loai": wording.REPORT_KINDS["closing" if summary.period.closing else "preliminary"],
        "ky": summary.period_beside_name,
        "danh_gia": _verdicts(summary),
        "danh_hieu": [
            {"ten": str(row.cells[1]), "so": printing.cell(row.cells[2])} for row in summary.table("title_counts").rows
        ],
        "noi_dung": topics_told(summary),
        "kiem_tra": inspections[:_INSPECTIONS],
        "viec_giao": _work(summary),
        "phoi_hop": _partners(summary),
        "de_nghi": _proposed(summary),
    }


def _verdicts(summary: Summary) -> list[dict[str, str]]:
    figures = figures_of(summary)
    return [
        {"so": in_words(figures[key]), "ten": wording.VERDICTS[kind.value].lower()}
        for kind in Verdict
        if figures[key := f"targets_{kind.value}"]
    ]


def _proposed(summary: Summary) -> list[dict[str, str]] | None:
    """``ten``, ``loai``, ``so`` of each title or form and kind, the most frequent first; None as long as nobody was ever
    proposed (and of a summary frozen before proposals were in it)."""
    table = summary.tables().get("proposals")
    if table is None or figures_of(summary).get("proposals") is None:
        return None
    tally = Counter(zip(table.column("award"), table.column("award_kind"), strict=True))
    ranked = sorted(tally.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return [{"ten": str(award), "loai": str(kind), "so": in_words(count)} for (award, kind), count in ranked]


def topics_told(summary: Summary) -> list[dict[str, Any]]:
    """Topic by topic what the first units wrote, under their names, and how many more there are."""
    table = summary.table("unit_narratives")
    told = zip(table.column("topic"), table.column("unit"), table.column("said"), strict=True)
    found = []
    for topic, lines in groupby(told, key=lambda line: str(line[0])):
        units = [{"don_vi": str(unit), "loi": _clause(str(said))} for _, unit, said in lines]
        more = len(units) - _UNITS_PER_TOPIC
        rest = in_words(more) if more > 0 else ""
        found.append({"ten": _NUMBER.sub("", topic), "ket_qua": units[:_UNITS_PER_TOPIC], "con_lai": rest})
    return found


def _work(summary: Summary) -> dict[str, str] | None:
    """People's own counts of their work, added up."""
    known = summary.figures()
    keys = {"giao": "work_assigned", "xong": "work_done", "tot": "work_well"}
    if keys["giao"] not in known:
        return None
    return {name: in_words(known[key].value) for name, key in keys.items()}


def _partners(summary: Summary) -> Sequence[dict[str, str]]:
    """What each body beside the units reported; one that reported nothing is there with those words."""
    table = summary.tables().get("partners")
    columns = () if table is None else zip(*(table.column(key) for key in _PARTNER_COLUMNS), strict=True)
    found = []
    for body, stage, said, amount, unit in columns:
        result = f" ({printing.quantity(amount, str(unit))})" if isinstance(amount, Decimal) else ""
        name = f"{body}, {str(stage).lower()}" if stage else str(body)
        found.append({"co_quan": name, "loi": _clause(f"{str(said).strip().rstrip('.')}{result}")})
    return found[:_BODIES]


def _inspections(summary: Summary) -> Sequence[dict[str, str]]:
    table = summary.table("activities")
    lines = zip(*(table.column(key) for key in ("unit", "done_on", "kind", "details", "text")), strict=True)
    return [
        {"don_vi": str(unit), "ngay": printing.cell(day), "loi": _clause(str(text))}
        for unit, day, kind, told, text in lines
        # the kind itself may be called otherwise by now
        if kind == KINDS[INSPECTION].name or str(told or "").startswith(f"{_INSPECTOR}:")
    ]


def _clause(text: str) -> str:
    """What somebody wrote as the end of a line of the report: on one line, not long, closed with a full stop."""
    line = " ".join(text.split())
    if len(line) > _LETTERS:
        line = f"{line[:_LETTERS].rsplit(' ', 1)[0]}…"
    return line if line.endswith((".", "…", "!", "?")) else f"{line}."
