"""The other things a compile can be asked for: plain data, the copy for outside, several years, a comparison."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from reports import wording
from reports.compare import Difference, differences, differences_table
from reports.compile import file_name
from reports.excel.front import subtitle
from reports.model import Summary
from reports.outside import for_home_affairs
from reports.period import named
from reports.plain import plain, write_csv
from reports.summary import summarise
from reports.years import years_table
from rules.records import CampaignRecord


def write_data(summary: Summary, scope: int | None, out_dir: Path) -> list[Path]:
    """JSON and CSV in one .zip."""
    out_dir.mkdir(parents=True, exist_ok=True)
    place = out_dir / f"{file_name(summary, scope)}.zip"
    with tempfile.TemporaryDirectory(dir=out_dir) as folder:
        files = [write_json(summary, Path(folder) / "so-lieu.json"), *write_csv(summary, Path(folder))]
        with ZipFile(place, "w", ZIP_DEFLATED) as kept:
            for file in files:
                kept.write(file, file.name)
    return [place]


def write_plain(summary: Summary, out_dir: Path, *, as_csv: bool, as_json: bool) -> list[Path]:
    """CSV files, the JSON file or both, not packed."""
    out_dir.mkdir(parents=True, exist_ok=True)
    files = write_csv(summary, out_dir) if as_csv else []
    return files + ([write_json(summary, out_dir / "so-lieu.json")] if as_json else [])


def write_json(summary: Summary, path: Path) -> Path:
    """The summary as described in docs/so-lieu-json.md."""
    path.write_text(json.dumps(plain(summary), ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def write_outside(summary: Summary, scope: int | None, out_dir: Path) -> list[Path]:
    """The workbook for Sở Nội vụ."""
    from reports.excel import write_workbook

    out_dir.mkdir(parents=True, exist_ok=True)
    return [write_workbook(for_home_affairs(summary), out_dir / f"{file_name(summary, scope)}-snv.xlsx")]


def write_years(records: Mapping[int, CampaignRecord], scope: int | None, last: int, out_dir: Path) -> list[Path]:
    """``records`` of whole years, by year; years in which the scope was no unit are left unknown."""
    from reports.excel.single import write_table

    found = {
        year: summarise(record, named("year", year), scope)
        for year, record in records.items()
        if scope is None or scope in {unit.id for unit in record.units}
    }
    out_dir.mkdir(parents=True, exist_ok=True)
    newest = found[max(found)]
    place = out_dir / f"{file_name(newest, scope)}-cac-nam.xlsx"
    return [write_table(years_table(found, last), subtitle(newest), place)]


def write_comparison(old: Summary, new: Summary, scope: int | None, out_dir: Path) -> tuple[Path, list[str]]:
    """The workbook of all differences, and each as a line to read in chat."""
    from reports.excel.single import write_table

    shutil.rmtree(out_dir, ignore_errors=True)
    out_dir.mkdir(parents=True)
    found = differences(old, new)
    place = out_dir / f"{file_name(new, scope)}-so-sanh.xlsx"
    write_table(differences_table(found), subtitle(new), place)
    return place, [_line(each) for each in found]


_NAMES_SHOWN = 5


def _line(each: Difference) -> str:
    where = f" ({each.where})" if each.where else ""
    line = wording.DIFFERENCE.format(section=each.section, what=each.what, where=where, old=each.old, new=each.new)
    for words, names in ((wording.ADDED, each.added), (wording.GONE, each.gone)):
        if names:
            more = wording.AND_MORE.format(count=len(names) - _NAMES_SHOWN) if len(names) > _NAMES_SHOWN else ""
            line += words.format(names=", ".join(names[:_NAMES_SHOWN]) + more)
    return line
