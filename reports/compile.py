"""Compile a campaign: summary, workbook, report and pictures as files. Runs in a child process, so all of it pickles."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from reports import wording
from reports.days import day_of
from reports.letterhead import Letterhead
from reports.model import Summary
from reports.period import Period
from reports.summary import summarise
from rules.records import CampaignRecord

Progress = Callable[[int, int, str], None]
NO_TEMPLATES: Mapping[str, Path] = MappingProxyType({})


class Part(StrEnum):
    """What the files of a compile are: the workbook, the report, the pictures."""

    EXCEL = "excel"
    WORD = "word"
    CHARTS = "charts"


def silent(done: int, steps: int, what: str) -> None:
    """Progress that nobody watches."""


def compile_files(
    record: CampaignRecord,
    period: Period,
    scope: int | None,
    letterhead: Letterhead,
    out_dir: Path,
    progress: Progress = silent,
) -> list[Path]:
    """Write .xlsx, .docx and .png files into ``out_dir`` (made when missing) and return their paths.

    ``scope`` is the id of the unit whose subtree is compiled, None for all. ``progress`` is called with (steps done, steps,
    what comes next in Vietnamese). KeyError for an unknown unit, OSError when the folder cannot be written.
    """
    progress(0, len(wording.STEPS), wording.STEPS[0])
    return write_files(summarise(record, period, scope), scope, letterhead, out_dir, progress)


def write_files(
    summary: Summary,
    scope: int | None,
    letterhead: Letterhead,
    out_dir: Path,
    progress: Progress = silent,
    templates: Mapping[str, Path] = NO_TEMPLATES,
    parts: frozenset[Part] = frozenset(Part),
) -> list[Path]:
    """The same of a summary that is there already (a frozen one), by the office's own ``templates`` where it has any; of it
    the ``parts`` that are wanted."""
    # loaded here, in the child process: the bot itself stays small and starts at once
    from reports.chart import on_time_charts, registration_charts, target_charts, trend_charts
    from reports.excel import write_workbook
    from reports.word import delivering

    out_dir.mkdir(parents=True, exist_ok=True)
    name = file_name(summary, scope)
    writers: tuple[tuple[Part, Callable[[], list[Path]]], ...] = (
        (Part.EXCEL, lambda: [write_workbook(summary, out_dir / f"{name}.xlsx")]),
        (Part.WORD, lambda: [delivering.report(summary, letterhead, out_dir / f"{name}.docx", templates)]),
        (Part.CHARTS, lambda: registration_charts(summary, out_dir / f"{name}-dang-ky.png")),
        (Part.CHARTS, lambda: target_charts(summary, out_dir / f"{name}-chi-tieu.png")),
        (Part.CHARTS, lambda: on_time_charts(summary, out_dir / f"{name}-bao-cao.png")),
        (Part.CHARTS, lambda: trend_charts(summary, out_dir / f"{name}-theo-tuan.png")),
    )
    files: list[Path] = []
    for step, (part, writer) in enumerate(writers, start=1):
        progress(step, len(wording.STEPS), wording.STEPS[step])
        files += writer() if part in parts else []
    progress(len(wording.STEPS), len(wording.STEPS), wording.STEPS_DONE)
    return files


def file_name(summary: Summary, scope: int | None) -> str:
    """ASCII without an ending, for example ``thi-dua-1-6m-2026-20260703``; the scope's id when it is not the whole."""
    parts = ["thi-dua", str(summary.campaign_id), summary.period.slug, f"{day_of(summary.as_of):%Y%m%d}"]
    return "-".join(parts if scope is None else [*parts, f"dv{scope}"])
