"""What a compile is made of and what is made of it, as data that goes to a child process."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from reports import wording
from reports.compile import NO_TEMPLATES, Part, Progress, file_name, silent, write_files
from reports.frozen import printed
from reports.further import write_comparison, write_data, write_outside, write_years
from reports.letterhead import Letterhead
from reports.model import Summary
from reports.period import Period
from reports.summary import summarise
from rules.records import CampaignRecord


class What(StrEnum):
    """REPORT: workbook, report, pictures. DATA: CSV and JSON. OUTSIDE: for Sở Nội vụ. YEARS: five years side by side.

    PAPERS: registration list, pledges, notice. PUBLIC: the report with nobody named.
    EXCEL, WORD, CHARTS: that part of REPORT alone. PAGE: the one page for leaders. EVERYTHING: REPORT and PAGE.
    """

    REPORT = "report"
    DATA = "data"
    OUTSIDE = "outside"
    YEARS = "years"
    PAPERS = "papers"
    PUBLIC = "public"
    EXCEL = "excel"
    WORD = "word"
    CHARTS = "charts"
    PAGE = "page"
    EVERYTHING = "everything"


_PARTS: Mapping[What, frozenset[Part]] = {
    What.REPORT: frozenset(Part),
    What.EVERYTHING: frozenset(Part),
    What.EXCEL: frozenset({Part.EXCEL}),
    What.WORD: frozenset({Part.WORD}),
    What.CHARTS: frozenset({Part.CHARTS}),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A frozen summary: its text, its hash, when it was frozen."""

    content: str
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """The figures come from ``kept`` when there is one, otherwise from ``record``; ``years`` are earlier ones by year."""

    record: CampaignRecord
    period: Period
    scope: int | None
    kept: Kept | None = None
    years: Mapping[int, CampaignRecord] = field(default_factory=dict)

    def summary(self) -> Summary:
        """KeyError when the scope is no unit of the record; ``reports.frozen.AlteredError`` when the kept text was changed."""
        if self.kept is not None:
            return printed(self.kept.content, self.kept.sha256, self.kept.at)
        return summarise(self.record, self.period, self.scope)


def make_files(
    source: Source,
    what: What,
    letterhead: Letterhead,
    out_dir: Path,
    progress: Progress = silent,
    templates: Mapping[str, Path] = NO_TEMPLATES,
) -> list[Path]:
    """Write what was asked for into ``out_dir``; returns the files. ``templates`` are the office's own, by paper."""
    if what in (*_PARTS, What.PUBLIC):
        letterhead = replace(letterhead, grounds=source.record.grounds)
    if what in _PARTS:
        progress(0, len(wording.STEPS), wording.STEPS[0])
        page = [_page(source, out_dir)] if what is What.EVERYTHING else []
        written = write_files(source.summary(), source.scope, letterhead, out_dir, progress, templates, _PARTS[what])
        return [*page, *written]
    progress(0, 1, wording.STEPS[0])
    in_word = what in (What.PAPERS, What.PUBLIC)
    files = _papers(source, what, letterhead, out_dir, templates) if in_word else _others(source, what, out_dir)
    progress(1, 1, wording.STEPS_DONE)
    return files


def _page(source: Source, out_dir: Path) -> Path:
    """The one page for leaders, of the figures of now; what waits for a decision is not of the campaign's record."""
    from reports.brief import brief_of
    from reports.chart import brief_chart

    out_dir.mkdir(parents=True, exist_ok=True)
    summary = summarise(source.record, source.period, source.scope)
    path = out_dir / f"{file_name(summary, source.scope)}-mot-trang.png"
    return brief_chart(brief_of(source.record, summary), None, path)


def _papers(
    source: Source, what: What, letterhead: Letterhead, out_dir: Path, templates: Mapping[str, Path]
) -> list[Path]:
    from reports.word import delivering  # heavy, and the bot that runs has no need of it

    out_dir.mkdir(parents=True, exist_ok=True)
    summary = source.summary()
    stem = out_dir / file_name(summary, source.scope)
    if what is What.PUBLIC:
        path = stem.with_name(f"{stem.name}-cong-bo.docx")
        return [delivering.public_report(summary, source.record, letterhead, path, templates)]
    unit = "" if source.scope is None else summary.scope
    return delivering.beside_report(summary, source.record, unit, letterhead, stem, templates)


def _others(source: Source, what: What, out_dir: Path) -> list[Path]:
    if what is What.PAGE:
        return [_page(source, out_dir)]
    if what is What.YEARS:
        year = source.record.campaign.year
        return write_years({**source.years, year: source.record}, source.scope, year, out_dir)
    write = write_data if what is What.DATA else write_outside
    return write(source.summary(), source.scope, out_dir)


def compare_sources(old: Source, new: Source, out_dir: Path, progress: Progress = silent) -> list[Path]:
    """The workbook of the differences, and a text file with each on a line."""
    place, lines = write_comparison(old.summary(), new.summary(), new.scope, out_dir)
    told = out_dir / "dong.txt"
    told.write_text("\n".join(lines), encoding="utf-8")
    return [place, told]
