"""A whole compile in its child process, with a ticking loop beside it that stands for replies in the chat."""

import asyncio
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from bot.child import in_child
from reports import period
from reports.compile import compile_files
from reports.letterhead import Capacity, Letterhead, Recipient, Signer
from reports.summary import summarise
from rules.records import CampaignRecord
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
HEAD = Letterhead(
    "Ủy ban nhân dân tỉnh Mẫu", "Sở Mẫu", "SM", "Mẫu Thành",
    Signer("Giám đốc", Capacity.HEAD, "Giám đốc", "Lê Văn Mẫu"), (Recipient("Các đơn vị"),), ("VP",),
)  # fmt: skip
_TICK_S = 0.01


def report() -> None:
    """5,000 people in 60 units: everything; 40,000: workbook and report each alone."""
    made = record(5_000, 60)
    _measured("5.000 người, 60 đơn vị: Excel, Word, biểu đồ", made, everything)
    large = record(40_000, 60)
    _measured("40.000 người: Excel", large, workbook)
    _measured("40.000 người: Word", large, word)


def everything(made: CampaignRecord, folder: Path, *, progress: Any) -> list[Path]:
    return _with_peak(folder, compile_files(made, HALF, None, HEAD, folder, progress))


def workbook(made: CampaignRecord, folder: Path, *, progress: Any) -> list[Path]:
    from reports.excel import write_workbook

    return _with_peak(folder, [write_workbook(summarise(made, HALF), folder / "a.xlsx")])


def word(made: CampaignRecord, folder: Path, *, progress: Any) -> list[Path]:
    from reports.word import write_report

    return _with_peak(folder, [write_report(summarise(made, HALF), HEAD, folder / "a.docx")])


def _with_peak(folder: Path, files: list[Path]) -> list[Path]:
    """The child leaves its processor time and its own peak of memory beside the files."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    (folder / "used").write_text(f"{used.ru_utime + used.ru_stime:.1f} s of a processor, {used.ru_maxrss // 1024} MB")
    return files


def _measured(title: str, made: CampaignRecord, make: Callable[..., list[Path]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        started = time.monotonic()
        files, waits = asyncio.run(_beside(partial(make, made, folder)))
        took, size = time.monotonic() - started, sum(file.stat().st_size for file in files) / 1e6
        late = quantiles(waits, n=100)[98] * 1000
        print(
            f"  {title}: {took:.1f} s, {(folder / 'used').read_text()}, {size:.1f} MB in {len(files)} files, ",
            end="",
        )
        print(f"loop late by {late:.0f} ms (p99), {max(waits) * 1000:.0f} ms at most", flush=True)


async def _beside(make: Callable[..., list[Path]]) -> tuple[list[Path], list[float]]:
    waits: list[float] = []
    ticking = asyncio.create_task(_tick(waits))
    files = await in_child(make, _untold)
    ticking.cancel()
    return files, waits


async def _tick(waits: list[float]) -> None:
    while True:
        started = time.monotonic()
        await asyncio.sleep(_TICK_S)
        waits.append(time.monotonic() - started - _TICK_S)


async def _untold(*_: object) -> None:
    """Nobody watches the steps here."""
