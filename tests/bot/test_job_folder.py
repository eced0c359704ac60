"""Where a job's files lie until they are sent: what was made a week ago goes, by the clock that the job works by."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from bot.jobs import Tools
from bot.work_compile import job_folder

NOW = datetime(2027, 7, 9, 3, 0, tzinfo=UTC)


def tools(data_dir: Path) -> Tools:
    settings, job, office = SimpleNamespace(data_dir=data_dir), SimpleNamespace(id=12), SimpleNamespace(zone=UTC)
    return cast(Tools, SimpleNamespace(settings=settings, job=job, office=office, now=NOW))


def made(data_dir: Path, *names: str) -> None:
    for name in names:
        (data_dir / "compiled" / name).mkdir(parents=True)


def test_another_jobs_files_of_the_same_day_stay_though_the_machines_clock_is_months_behind(tmp_path: Path) -> None:
    made(tmp_path, "20270709-11", "20270702-3")
    job_folder(tools(tmp_path))
    assert {path.name for path in (tmp_path / "compiled").iterdir()} == {"20270709-11", "20270702-3"}


def test_files_of_more_than_a_week_ago_go_and_its_own_of_a_try_before_too(tmp_path: Path) -> None:
    made(tmp_path, "20270701-2", "20261231-1", "20270709-12", "20270708-11")
    assert job_folder(tools(tmp_path)) == tmp_path / "compiled" / "20270709-12"
    assert {path.name for path in (tmp_path / "compiled").iterdir()} == {"20270708-11"}
