"""``thidua simulate``: sets the year up in an empty database, plays it with a progress bar, prints what came of it."""

import asyncio
import tempfile
import time
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy.exc import OperationalError

from bot.errors import OperationError
from bot.settings import Settings
from bot.simulate.department import NAME_OF_ALL
from bot.simulate.record import Said
from bot.simulate.year import Outcome, Size, Year
from storage import people
from storage.database import engine
from storage.migrate import migrate

SHOWN = 20
FEWEST_UNITS = 3
LADDERS = {
    "member": "nhắc cán bộ",
    "member_again": "nhắc lại theo lời hẹn",
    "head": "nhắc thủ trưởng",
    "office": "nhắc Văn phòng",
    "head_again": "nhắc lại thủ trưởng theo lời hẹn",
    "office_again": "nhắc lại Văn phòng theo lời hẹn",
    "request": "nhắc trả lời yêu cầu",
    "request_again": "nhắc lại yêu cầu theo lời hẹn",
}


def simulate(size: Size, url: str, console: Console) -> bool:
    """Play one year in the database ``url`` (empty: one of its own, dropped afterwards); False when anything differs.

    Raises ``OperationError`` when the database holds people already, or there are fewer officials than heads.
    """
    if size.units < FEWEST_UNITS or size.officials < 2 * size.units:
        raise OperationError(f"Cần ít nhất {FEWEST_UNITS} đơn vị, và số người ít nhất gấp đôi số đơn vị.")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, data_dir=Path(folder), database_url=url, office_name=NAME_OF_ALL)
        _prepare(settings)
        begun = time.monotonic()
        outcome = asyncio.run(_play(settings, size, console))
        _print(outcome, size, time.monotonic() - begun, console)
    return not outcome.differences


def _prepare(settings: Settings) -> None:
    """An empty database at the newest schema."""
    try:
        migrate(settings.database)
    except OperationalError as error:
        raise OperationError("Không mở được cơ sở dữ liệu.") from error
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            if people.tree(conn):
                raise OperationError("Cơ sở dữ liệu đã có dữ liệu; chỉ chạy thử trên cơ sở dữ liệu trống.")
    finally:
        made.dispose()


async def _play(settings: Settings, size: Size, console: Console) -> Outcome:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Số ngày đã qua", total=size.days)
        return await Year(settings, size).play(lambda day: bar.update(task, completed=day))


def _print(outcome: Outcome, size: Size, seconds: float, console: Console) -> None:
    table = Table(
        "Việc", "Số lượng", title=f"{size.officials} người, {size.units} đơn vị, {size.days} ngày, hạt {size.seed}"
    )
    for what, count in (*_counts(outcome.sent).items(), *sorted(outcome.counts.items())):
        table.add_row(what, f"{count:,}".replace(",", "."))
    differs = len(outcome.differences)
    table.add_row("sai khác", str(differs), style="red" if differs else "green")
    table.add_row("thời gian (giây)", f"{seconds:.1f}".replace(".", ","))
    console.print(table)
    for each in outcome.differences[:SHOWN]:
        console.print(
            f"{each.at:%Y-%m-%d %H:%M} UTC  {each.what}: {each.detail}", style="red", soft_wrap=True, markup=False
        )


def _counts(sent: list[Said]) -> dict[str, int]:
    found = Counter(line.ladder for said in sent for line in said.lines)
    late = sum(line.outcome == "late" for said in sent for line in said.lines)
    raised = Counter(said.official for said in sent if said.ups)
    counts = {"tin nhắc đã đến": len(sent), **{LADDERS[ladder]: found[ladder] for ladder in LADDERS}}
    return counts | {"trong đó nhắc bù": late, "tin báo lên cấp trên": sum(raised.values())}
