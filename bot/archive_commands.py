"""The archive at the command line: a campaign written down whole, an archive held to its index."""

import html
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from bot import operations
from bot.campaign_archive import faults, write_archive
from bot.clock import clock_for
from bot.errors import OperationError
from bot.settings import Settings
from bot.work_evidence import FOLDER
from handlers.filters import filters
from messages.render import Renderer
from storage import campaigns
from storage.database import engine

app = typer.Typer()
console = Console()
_FAULTS = {"changed": "đã bị sửa", "missing": "không còn", "unlisted": "không có trong mục lục"}


@app.command("export-campaign")
def export_campaign(
    campaign: Annotated[int, typer.Argument(help="số của phong trào")],
    out: Annotated[Path, typer.Option("--out", help="tệp .zip sẽ ghi", dir_okay=False)],
) -> None:
    """Xuất toàn bộ hồ sơ một phong trào thành một tệp nén có mục lục và mã SHA-256."""
    settings = Settings()
    if out.exists():
        raise OperationError(f"Đã có tệp {out}. Chọn tên khác để không ghi đè.")
    readme = _readme(settings, campaign)
    now = clock_for(settings.clock).now()
    where = (settings.database, settings.data_dir / FOLDER, campaign, now, settings.zone, out, readme)
    with Progress(console=console) as bar:
        task = bar.add_task("Xuất hồ sơ", total=None)
        write_archive(*where, partial(_shown, bar, task))
    console.print(f"Đã xuất vào {out} ({out.stat().st_size / 1e6:.1f} MB).", soft_wrap=True)


def _shown(bar: Progress, task: object, done: int, of: int, what: str) -> None:
    bar.update(task, completed=done, total=of, description=escape(what))  # type: ignore[arg-type]


def _readme(settings: Settings, campaign: int) -> str:
    opened = engine(settings.database)
    try:
        with opened.connect() as conn:
            if not operations.campaign_exists(conn, campaign):
                raise OperationError(f"Không có phong trào số {campaign}.")
            found = campaigns.get(conn, campaign)
    finally:
        opened.dispose()
    values = {"title": found.title, "year": found.year, "at": clock_for(settings.clock).now()}
    return html.unescape(Renderer(filters(settings.zone)).render("export/readme", values).text)


@app.command("verify-export")
def verify_export(file: Annotated[Path, typer.Argument(help="tệp .zip đã xuất", exists=True, dir_okay=False)]) -> None:
    """Kiểm tra từng tệp trong hồ sơ đã xuất với mã SHA-256 ở mục lục."""
    try:
        found = list(faults(file))
    except ValueError:
        raise OperationError(f"{file} không phải hồ sơ phong trào đã xuất, hoặc đã hỏng.") from None
    for name, what in found:
        console.print(f"[red]{_FAULTS[what]}[/]  {escape(name)}", soft_wrap=True)
    if found:
        raise typer.Exit(1)
    console.print("Đạt: mọi tệp khớp với mục lục.")
