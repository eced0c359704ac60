import multiprocessing
import pickle
import re
from pathlib import Path

import pytest

from reports import period
from reports.compile import compile_files
from reports.lint_docx import lint
from reports.making import Source, What, make_files
from reports.summary import summarise
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)


def test_workbook_report_and_pictures_with_ascii_names(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    found = compile_files(record(), HALF, None, files.LETTERHEAD, tmp_path / "out", lambda *step: steps.append(step))
    assert [path.name for path in found] == [
        "thi-dua-1-6m-2026-20260703.xlsx",
        "thi-dua-1-6m-2026-20260703.docx",
        "thi-dua-1-6m-2026-20260703-dang-ky.png",
        "thi-dua-1-6m-2026-20260703-chi-tieu.png",
        "thi-dua-1-6m-2026-20260703-bao-cao.png",
        "thi-dua-1-6m-2026-20260703-theo-tuan.png",
    ]
    assert all(path.stat().st_size > 1000 and re.fullmatch(r"[a-z0-9.-]+", path.name) for path in found)
    assert [step[0] for step in steps] == list(range(8))
    assert steps[-1][0] == steps[-1][1]
    assert lint(found[1]) == []


def test_a_subtree_has_its_own_name_and_its_own_people(tmp_path: Path) -> None:
    made = record(80, 13)
    found = compile_files(made, HALF, 6, files.LETTERHEAD, tmp_path)
    assert found[0].name == "thi-dua-1-6m-2026-20260703-dv6.xlsx"
    units = set(files.column(files.sheets(found[0])["Cán bộ"], "Đơn vị"))
    assert units == {unit.name for unit in made.units if unit.id == 6 or unit.parent_id == 6}


def test_an_unknown_unit_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        compile_files(record(), HALF, 999, files.LETTERHEAD, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_it_runs_in_a_fresh_child_process(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(compile_files, (record(), HALF, None, files.LETTERHEAD, tmp_path))
    assert len(found) == 6


def test_summaries_pickle_and_the_same_record_gives_the_same_summary() -> None:
    summary = summarise(record(), HALF)
    assert pickle.loads(pickle.dumps(summary)) == summary == summarise(record(), HALF)


@pytest.mark.parametrize(
    ("what", "ends"),
    [
        (What.EXCEL, [".xlsx"]),
        (What.WORD, [".docx"]),
        (What.CHARTS, ["-dang-ky.png", "-chi-tieu.png", "-bao-cao.png", "-theo-tuan.png"]),
        (What.PAGE, ["-mot-trang.png"]),
    ],
)
def test_a_part_alone(what: What, ends: list[str], tmp_path: Path) -> None:
    made = make_files(Source(record(12, 5), HALF, 2), what, files.LETTERHEAD, tmp_path / "out")
    assert [path.name.removeprefix("thi-dua-1-6m-2026-20260703-dv2") for path in made] == ends
    assert sorted(made) == sorted((tmp_path / "out").iterdir())
