"""The fields that the Word template may use. Their names are Vietnamese without marks, since the office edits the template.

============== ======================================================================================================
``chu_quan``    name of the superior body; ``co_quan``: the issuing body; ``dia_danh``: the place in the date line
``so_hieu``     ``/BC-…`` behind the blank number; ``nam``: the year
``ten_loai``    ``sơ kết``/``tổng kết``; ``phong_trao``: the campaign; ``chu_de``: its theme; ``ky``: the period
``chi_thi``     the document of the superior body the campaign follows, may be empty
``chot``        the moment of the figures; ``pham_vi``: the unit whose subtree was counted
``kinh_gui``    addressees; ``can_cu``: Căn cứ lines; ``ky_ten``: capital lines over the signature; ``nguoi_ky``: the name
``noi_nhan``    lines of Nơi nhận
``so``          every figure as printed (``{{ so.registered }}``); the workbook lists the names and what they mean
``n``           the same figures as numbers or none, for conditions (``{% if n.late %}``)
``danh_gia``    verdicts of targets that occur, each with ``so`` and ``ten``
``danh_hieu``   titles with their counts; ``phu_luc``: number of each annex (``{{ phu_luc.units }}``)
``bang``        a table in a paragraph of its own (``{{ bang.branches }}``)
============== ======================================================================================================
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reports import days, printing, wording
from reports.letterhead import Letterhead
from reports.model import Figure, Summary
from rules.verdict import Verdict


def in_words(figure: Figure) -> str:
    """As a sentence prints it: counts below ten with a leading zero (``05 đơn vị``), unknown ones said to be so."""
    value = figure.value
    if isinstance(value, int) and 0 < value < 10:
        return f"{value:02d}"
    return wording.NO_DATA.lower() if value is None else printing.number(value)


def fields(
    summary: Summary, letterhead: Letterhead, annexes: Mapping[str, str], tables: Mapping[str, str]
) -> dict[str, Any]:
    """Everything the template may name; ``annexes`` and ``tables`` map a table key to its annex number or marker."""
    figures = summary.figures()
    numbers: dict[str, Decimal | int | None] = {key: figure.value for key, figure in figures.items()}
    return {
        **_issuer(letterhead),
        "nam": str(summary.year),
        "ten_loai": wording.REPORT_KINDS["closing" if summary.period.closing else "preliminary"],
        "phong_trao": summary.campaign,
        "chu_de": summary.theme,
        "ky": summary.period.label,
        "chi_thi": summary.parent_document,
        "chot": days.moment(summary.as_of),
        "pham_vi": summary.scope,
        "so": {key: in_words(figure) for key, figure in figures.items()},
        "n": numbers,
        "danh_gia": [
            {"so": in_words(figures[key]), "ten": wording.VERDICTS[kind.value].lower()}
            for kind in Verdict
            if figures[key := f"targets_{kind.value}"].value
        ],
        "danh_hieu": [
            {"ten": str(row.cells[1]), "so": printing.cell(row.cells[2])} for row in summary.table("title_counts").rows
        ],
        "phu_luc": dict(annexes),
        "bang": dict(tables),
    }


def _issuer(letterhead: Letterhead) -> dict[str, Any]:
    return {
        "chu_quan": letterhead.superior.upper(),
        "co_quan": letterhead.issuer,
        "so_hieu": f"/BC-{letterhead.abbreviation}",
        "dia_danh": letterhead.place or wording.BLANK,
        "kinh_gui": letterhead.addressees,
        "can_cu": letterhead.ground_lines(),
        "ky_ten": letterhead.signer.lines(),
        "nguoi_ky": letterhead.signer.name,
        "noi_nhan": letterhead.recipient_lines(),
    }
