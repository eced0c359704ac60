"""The command line: ``thidua …`` or ``python -m bot …``."""

import asyncio
import json
import logging
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot import archive_commands, copies, office_commands, operations
from bot.doctor import doctor as examine
from bot.errors import OperationError
from bot.lock import AlreadyRunningError, only_copy
from bot.logs import start_logging
from bot.serve import serve
from bot.settings import Settings
from bot.standby import NoLongerActiveError
from rules.understand import understand as read_words

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Trợ lý phong trào thi đua qua Telegram và Zalo.")
app.add_typer(office_commands.app)
app.add_typer(archive_commands.app)
console = Console()


def main() -> None:
    """Run the command line; foreseeable errors end with one plain sentence and status 1."""
    try:
        app()
    except (OperationError, AlreadyRunningError, NoLongerActiveError) as error:
        sentence = f"Một bản khác đang chạy trên {error}." if isinstance(error, AlreadyRunningError) else str(error)
        console.print(sentence, style="red", soft_wrap=True)
        sys.exit(1)


@app.command()
def init() -> None:
    """Tạo thư mục dữ liệu và cơ sở dữ liệu (chạy lại không hại gì)."""
    settings = Settings()
    revision = operations.prepare(settings)
    console.print(f"Đã sẵn sàng: {settings.database} (lược đồ {revision}).", soft_wrap=True)


@app.command()
def run() -> None:
    """Chạy thật: nhận và gửi tin cho đến khi được dừng."""
    settings = Settings()
    if not settings.telegram_token.get_secret_value():
        raise OperationError("Chưa có TELEGRAM_TOKEN. Xem .env.example; chạy thử không cần mã: make demo.")
    if settings.webhook_url and not settings.webhook_secret.get_secret_value():
        raise OperationError("Đã có WEBHOOK_URL nhưng chưa có WEBHOOK_SECRET. Xem .env.example.")
    start_logging()
    with only_copy(settings) if settings.on_sqlite else nullcontext():  # with PostgreSQL, copies wait for each other
        operations.prepare(settings)
        asyncio.run(serve(settings))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="cổng của trang điện thoại")] = 8081,
    alone: Annotated[bool, typer.Option("--alone", help="tự chạy thử cả năm rồi dừng")] = False,
) -> None:
    """Chạy thử không cần mã: một Sở giả định, điện thoại trên trang web, đồng hồ tua được."""
    from bot.demo.show import demo as show  # the demo alone needs the simulator
    from bot.demo.year import play

    start_logging(logging.INFO if alone else logging.WARNING)
    asyncio.run(show(port, Settings().data_dir / "demo", console, play, alone=alone))


@app.command()
def simulate(
    officials: Annotated[int, typer.Option(min=1, help="số người")] = 200,
    units: Annotated[int, typer.Option(min=1, help="số đơn vị")] = 60,
    seed: Annotated[int, typer.Option(help="hạt giống: cùng hạt thì cùng một năm")] = 7,
    days: Annotated[int, typer.Option(min=1, max=365, help="số ngày")] = 365,
    database: Annotated[str, typer.Option(help="cơ sở dữ liệu trống; mặc định dùng tạm rồi xoá")] = "",
) -> None:
    """Chơi thử cả năm trong đồng hồ đứng yên, đối chiếu từng lời nhắc với một mô hình đơn giản."""
    from bot.simulate.show import simulate as play
    from bot.simulate.year import Size

    start_logging(logging.ERROR)
    if not play(Size(officials, units, days, seed), database, console):
        raise typer.Exit(1)


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="tệp sao lưu")]) -> None:
    """Sao lưu cơ sở dữ liệu, kể cả khi máy đang chạy."""
    made = copies.backup(Settings(), target)
    console.print(f"Đã sao lưu vào {made} ({made.stat().st_size / 1e6:.1f} MB).", soft_wrap=True)


@app.command()
def restore(source: Annotated[Path, typer.Argument(help="tệp sao lưu")]) -> None:
    """Phục hồi từ bản sao lưu; tin chờ gửi trong bản sao được giữ lại để người xem quyết định."""
    settings = Settings()
    with only_copy(settings):
        parked = copies.restore(settings, source, datetime.now(UTC))
    console.print(f"Đã phục hồi. Tin chờ gửi được giữ lại, không tự gửi: {parked}.")


@app.command()
def doctor() -> None:
    """Kiểm tra cài đặt và dữ liệu; mỗi dòng một việc."""
    findings = list(examine(Settings()))
    for well, sentence in findings:
        console.print(f"{'[green]Đạt[/]' if well else '[red]Chưa đạt[/]'}  {escape(sentence)}", soft_wrap=True)
    if not all(well for well, _ in findings):
        raise typer.Exit(1)


@app.command()
def replay(only_list: Annotated[bool, typer.Option("--list", help="chỉ liệt kê")] = False) -> None:
    """Xử lý lại các tin đã để riêng vì lỗi."""
    settings = Settings()
    if not only_list:
        console.print(f"Đã đưa {operations.replay(settings)} tin vào xử lý lại.")
        return
    table = Table("Số", "Mạng", "Mã lỗi", "Nhận lúc (UTC)")
    for number, network, code, at in operations.quarantined(settings):
        table.add_row(str(number), network, code, f"{at:%Y-%m-%d %H:%M}")
    console.print(table)


@app.command()
def understand(
    text: str,
    now: Annotated[str, typer.Option(help="thời điểm ISO; mặc định là bây giờ")] = "",
    unit: Annotated[str, typer.Option(help="đơn vị tính đang hỏi")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="in JSON")] = False,
) -> None:
    """In những gì hệ thống hiểu từ một câu gõ."""
    moment = datetime.fromisoformat(now) if now else datetime.now(Settings().zone)
    found = read_words(text, now=moment, unit=unit or None).as_dict()
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        console.print(f"{name}: {value}", soft_wrap=True)


if __name__ == "__main__":
    main()
