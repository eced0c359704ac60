"""The office's work at the command line: roster, invitations, compiling, checking a Word file."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from bot import document_cli, operations, pdf, roster_cli, scan_cli
from bot.clock import clock_for
from bot.compile_source import is_whole, source_of
from bot.errors import OperationError
from bot.settings import Settings
from bot.settings_cli import OfficeSettings
from bot.template_cli import TemplateCli
from bot.work_compile import compiled
from bot.workbook_cli import WorkbookCli
from handlers.filters import filters
from importers.refusal import Refusal
from messages.render import Renderer
from reports.further import write_plain
from reports.making import Source, What
from storage.database import engine

app = typer.Typer()
console = Console()


@app.command("import-roster")
def import_roster(
    file: Annotated[Path, typer.Argument(help="tệp .xlsx, .xls hoặc .csv", exists=True, dir_okay=False)],
    yes: Annotated[bool, typer.Option("--yes", help="không hỏi lại")] = False,
) -> None:
    """Nhập danh sách cán bộ: xem thay đổi trước, xác nhận rồi mới ghi."""
    settings = Settings()
    operations.prepare(settings)
    try:
        done = roster_cli.import_roster(
            settings, file, clock_for(settings.clock).now(), console, lambda name, words: yes or typer.confirm(words)
        )
    except Refusal as refusal:
        raise OperationError(refusal.sentence) from None
    if not done:
        raise typer.Exit(1)


@app.command("import-campaign")
def import_campaign(
    file: Annotated[
        Path, typer.Argument(help="văn bản .docx, .pdf, .txt, ảnh chụp; bảng .xlsx đã sửa", exists=True, dir_okay=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="in bản dự thảo dưới dạng JSON, không lưu")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="chỉ đọc, không lưu gì")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="không hỏi lại")] = False,
) -> None:
    """Lập dự thảo phong trào từ văn bản phát động, hoặc ghi bảng Excel đã sửa."""
    settings = Settings()
    renderer = Renderer(filters(settings.zone))
    try:
        if file.suffix.lower() == ".xlsx":
            _import_workbook(settings, renderer, file, yes=yes, dry_run=dry_run)
            return
        if as_json or dry_run:
            _, draft = scan_cli.read(document_cli.content_of(file), file.name)
            document_cli.print_draft(draft, as_json=as_json, renderer=renderer, console=console)
            return
        operations.prepare(settings)
        now = clock_for(settings.clock).now()
        made = document_cli.import_document(
            settings, file, now, renderer, console, lambda words: yes or typer.confirm(words)
        )
    except Refusal as refusal:
        console.print(escape(refusal.sentence), style="red", soft_wrap=True)
        raise typer.Exit(2) from None
    if made is None:
        raise typer.Exit(1)


def _import_workbook(settings: Settings, renderer: Renderer, file: Path, *, yes: bool, dry_run: bool) -> None:
    operations.prepare(settings)
    cli = WorkbookCli(settings, renderer, console, clock_for(settings.clock).now())
    if not cli.run(file, lambda words: yes or typer.confirm(words), dry_run=dry_run) and not dry_run:
        raise typer.Exit(1)


@app.command()
def invitations(
    out: Annotated[Path, typer.Option("--out", help="thư mục ghi phiếu mời")],
    bot_name: Annotated[str, typer.Option("--bot", help="tên bot Telegram, không có @")],
) -> None:
    """In phiếu mời cho người chưa tham gia, mỗi đơn vị một tệp Word."""
    settings = Settings()
    links = {"telegram": f"https://t.me/{bot_name}?start="}
    sheets = roster_cli.write_invitations(settings, links, out, clock_for(settings.clock).now(), console)
    if not sheets:
        raise typer.Exit(1)


@app.command("compile")
def compile_(
    campaign: Annotated[int, typer.Option(help="số của phong trào")],
    period: Annotated[str, typer.Option(help="q1, 6m, 9m, year, hoặc hai ngày như 2027-01-05..2027-03-15")],
    out: Annotated[Path, typer.Option(help="thư mục ghi tệp")],
    as_csv: Annotated[bool, typer.Option("--csv", help="ghi các bảng dạng CSV thay cho Excel, Word, biểu đồ")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="ghi số liệu dạng JSON thay cho Excel, Word, biểu đồ")
    ] = False,
    as_pdf: Annotated[bool, typer.Option("--pdf", help="thêm bản PDF của tệp Word (cần LibreOffice)")] = False,
) -> None:
    """Tổng hợp một phong trào thành Excel, Word và biểu đồ; hoặc CSV, JSON."""
    source = _source(Settings(), campaign, period)
    if not is_whole(source):
        raise OperationError(
            "Số liệu đã chốt không còn khớp với mã của nó nên không được dùng. Cần kiểm tra bản sao lưu."
        )
    files = (
        write_plain(source.summary(), out, as_csv=as_csv, as_json=as_json) if as_csv or as_json else _made(source, out)
    )
    for file in [*files, *(_in_pdf(files) if as_pdf else [])]:
        typer.echo(file)


def _in_pdf(files: list[Path]) -> list[Path]:
    made = asyncio.run(pdf.copies([file for file in files if file.suffix == ".docx"]))
    if not made:
        console.print("Máy chưa có LibreOffice hoặc chưa đổi được: chỉ có bản Word.", style="red", soft_wrap=True)
    return made


def _source(settings: Settings, campaign: int, period: str) -> Source:
    now, asked = clock_for(settings.clock).now(), {"campaign": campaign, "period": period, "scope": None}
    made = engine(settings.database)
    try:
        with made.connect() as conn:
            if not operations.campaign_exists(conn, campaign):
                raise OperationError(f"Không có phong trào số {campaign}.")
            return source_of(conn, asked, now, settings.zone)
    except ValueError:
        message = f"Chưa rõ kỳ “{period}”: dùng q1, 6m, 9m, year hoặc hai ngày như 2027-01-05..2027-03-15."
        raise OperationError(message) from None
    finally:
        made.dispose()


def _made(source: Source, out: Path) -> list[Path]:
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        return compiled(
            source,
            [What.REPORT],
            Settings(),
            out,
            lambda done, of, what: bar.update(task, completed=done, total=of, description=what),
        )


# days before a deadline begin with a minus: values are never taken for options
@app.command("settings", context_settings={"ignore_unknown_options": True})
def settings_(
    name: Annotated[str, typer.Argument(help="tên cài đặt; không ghi thì liệt kê tất cả")] = "",
    value: Annotated[str | None, typer.Argument(help="giá trị mới; không ghi thì chỉ xem")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="không hỏi lại")] = False,
) -> None:
    """Xem, đổi các cài đặt của Văn phòng (ngày nhắc, giờ làm việc, việc duyệt…)."""
    installed = Settings()
    operations.prepare(installed)
    made = engine(installed.database)
    try:
        office = OfficeSettings(made, installed.zone, clock_for(installed.clock).now(), console)
        if not name:
            office.show()
        elif value is None:
            office.explain(name)
        elif not office.change(name, value, lambda words: yes or typer.confirm(words)):
            raise typer.Exit(1)
    finally:
        made.dispose()


@app.command()
def template(
    name: Annotated[str, typer.Argument(help="tên mẫu; không ghi thì liệt kê tất cả")] = "",
    file: Annotated[Path | None, typer.Argument(help="mẫu .docx đã sửa", exists=True, dir_okay=False)] = None,
    out: Annotated[Path | None, typer.Option("--out", help="chép mẫu đang dùng vào thư mục này")] = None,
    default: Annotated[bool, typer.Option("--default", help="về mẫu mặc định")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="không hỏi lại")] = False,
) -> None:
    """Liệt kê, lấy ra, thử và đổi mẫu Word của các văn bản."""
    settings = Settings()
    operations.prepare(settings)
    now = clock_for(settings.clock).now()
    cli = TemplateCli(settings, now, console, lambda words: yes or typer.confirm(words))
    if not name:
        cli.show()
    elif file is not None or default:
        done = cli.send(name, file) if file is not None else cli.restore_default(name)
        if not done:
            raise typer.Exit(1)
    else:
        typer.echo(cli.take_out(name, out or Path()))


@app.command("lint-docx")
def lint_docx(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Kiểm tra thể thức một tệp Word theo Nghị định 30/2020/NĐ-CP; nêu từng lỗi."""
    from reports.lint_docx import lint  # heavy, and the bot that runs has no need of it

    findings = lint(file)
    for finding in findings:
        console.print(f"[red]{finding.rule}[/] {escape(finding.place)}: {escape(finding.message_vi)}", soft_wrap=True)
    if findings:
        raise typer.Exit(1)
    console.print("Đúng thể thức.")
