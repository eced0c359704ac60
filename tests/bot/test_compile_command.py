"""`thidua compile` at the command line: any days, CSV and JSON, the figures that were frozen."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.compile_source import source_of
from bot.errors import OperationError
from bot.jobs import RefusedError
from bot.work_compile import compile_campaign
from reports.plain import canonical, code_of
from storage import frozen
from tests.world import ZONE, World


@pytest.fixture
async def campaign(world: World, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("DATABASE_URL", world.settings.database)
    monkeypatch.setenv("DATA_DIR", str(world.settings.data_dir))
    monkeypatch.setenv("CLOCK", world.clock.now().isoformat())
    made = await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây")
    return made


def run(campaign: int, period: str, out: Path, *more: str) -> list[str]:
    asked = ["compile", "--campaign", str(campaign), "--period", period, "--out", str(out), *more]
    result = CliRunner().invoke(app, asked, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output.split()


def registered(folder: Path) -> str:
    with (folder / "figures.csv").open(encoding="utf-8-sig") as file:
        return next(row["Giá trị"] for row in csv.DictReader(file) if row["Mã"] == "registered")


async def test_csv_and_json_of_any_days(world: World, campaign: int, tmp_path: Path) -> None:
    files = run(campaign, "2027-01-05..2027-01-31", tmp_path / "a", "--csv", "--json")
    assert str(tmp_path / "a" / "so-lieu.json") in files
    assert registered(tmp_path / "a") == "1"
    data = json.loads((tmp_path / "a" / "so-lieu.json").read_text(encoding="utf-8"))
    assert (data["period"], data["format"]) == ("2027-01-05..2027-01-31", 1)
    run(campaign, "2027-01-05..2027-01-09", tmp_path / "b", "--csv")
    assert registered(tmp_path / "b") == "0"


@pytest.mark.parametrize("period", ["q9", "2027-03-01..2027-02-01", "hôm nay"])
async def test_a_period_that_is_none_is_refused(campaign: int, tmp_path: Path, period: str) -> None:
    with pytest.raises(OperationError, match="Chưa rõ kỳ"):
        run(campaign, period, tmp_path)


async def _freeze(world: World, campaign: int, *, spoiled: bool = False) -> None:
    now = world.clock.now()
    asked = {"campaign": campaign, "period": "q1", "scope": None}
    source = await world.database.read(lambda conn: source_of(conn, asked, now, ZONE))
    content = canonical(source.summary())
    kept = content.replace("Trồng cây", "Trồng rừng") if spoiled else content
    assert (kept != content) is spoiled
    await world.database.write(
        lambda conn: frozen.keep(
            conn,
            campaign,
            "q1",
            None,
            kept,
            code_of(content),
            as_of=now,
            note="",
            by=world.id_in(conn, "Minh"),
            now=now,
        )
    )


async def test_what_was_frozen_is_printed_whatever_came_later(world: World, campaign: int, tmp_path: Path) -> None:
    await _freeze(world, campaign)
    await world.pledged("Lan", "Học tập")
    run(campaign, "q1", tmp_path / "frozen", "--csv", "--json")
    assert registered(tmp_path / "frozen") == "1"
    assert "Số liệu chốt ngày 11/01/2027" in (tmp_path / "frozen" / "so-lieu.json").read_text(encoding="utf-8")
    run(campaign, "6m", tmp_path / "now", "--csv")
    assert registered(tmp_path / "now") == "2"


async def test_a_frozen_text_that_was_changed_is_never_printed(world: World, campaign: int, tmp_path: Path) -> None:
    await _freeze(world, campaign, spoiled=True)
    with pytest.raises(OperationError, match="không còn khớp"):
        run(campaign, "q1", tmp_path, "--csv")
    arguments = {"campaign": campaign, "period": "q1", "scope": None, "progress": None}
    tools = type("Tools", (), {})()
    tools.office, tools.database, tools.now = world.bot.office, world.database, world.clock.now()
    with pytest.raises(RefusedError, match="freeze/altered"):
        await compile_campaign(tools, arguments)
