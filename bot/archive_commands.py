"""The archive at the command line: a campaign written down whole, an archive held to its index."""

import html
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from bot import operations
from bot.archive_file import faults, sha256_of
from bot.campaign_archive import Order, write_archive
from bot.clock import clock_for
from bot.errors import OperationError
from bot.settings import Settings
from handlers.filters import filters
from messages.render import Renderer
from storage import audit, campaigns
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
    if not out.parent.is_dir():
        raise OperationError(f"Không có thư mục {out.parent}. Tạo thư mục rồi chạy lại.")
    operations.prepare(settings)
    now = clock_for(settings.clock).now()
    order = Order(settings, campaign, now, out, _readme(settings, campaign, now))
    with Progress(console=console) as bar:
        task = bar.add_task("Xuất hồ sơ", total=None)
        write_archive(order, partial(_shown, bar, task))
    digest = sha256_of(out)
    _note(order, digest)
    console.print(f"Đã xuất vào {out} ({out.stat().st_size / 1e6:.1f} MB).", soft_wrap=True)
    console.print(f"Mã SHA-256 của cả bản nén: {digest}", soft_wrap=True)


def _note(order: Order, digest: str) -> None:
    """The audit keeps that the archive was taken, as it does in chat."""
    opened = engine(order.settings.database)
    try:
        with opened.begin() as conn:
            audit.record(conn, None, "campaign.exported", f"campaign:{order.number}", digest, order.now)
    finally:
        opened.dispose()


def _shown(bar: Progress, task: object, done: int, of: int, what: str) -> None:
    bar.update(task, completed=done, total=of, description=escape(what))  # type: ignore[arg-type]


def _readme(settings: Settings, campaign: int, now: datetime) -> str:
    opened = engine(settings.database)
    try:
        with opened.connect() as conn:
            if not operations.campaign_exists(conn, campaign):
                raise OperationError(f"Không có phong trào số {campaign}.")
            found = campaigns.get(conn, campaign)
    finally:
        opened.dispose()
    values = {"title": found.title, "year": found.year, "at": now}
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
    console.print(f"Mã SHA-256 của cả bản nén: {sha256_of(file)}", soft_wrap=True)
