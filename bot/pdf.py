"""PDF copies of Word files by LibreOffice, where the machine has it: in a process of its own, with a profile of its own."""

import asyncio
import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

LONGEST_S = 120.0
_PROGRAMS = ("soffice", "libreoffice")


def converter() -> str | None:
    """The full path of the program; None when there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


async def copies(documents: Sequence[Path]) -> list[Path]:
    """A .pdf beside each .docx; those that could not be made (no program, too slow, failed) are left out."""
    program = converter()
    if program is None or not documents:
        return []
    with TemporaryDirectory() as profile:
        await _run(program, profile, documents)
    return [made for document in documents if (made := document.with_suffix(".pdf")).is_file()]


async def _run(program: str, profile: str, documents: Sequence[Path]) -> None:
    order = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(documents[0].parent)]
    nothing = asyncio.subprocess.DEVNULL
    child = await asyncio.create_subprocess_exec(
        program,
        f"-env:UserInstallation=file://{profile}",
        *order,
        *map(str, documents),
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        env={"HOME": profile, "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        await asyncio.wait_for(child.wait(), LONGEST_S)
    except TimeoutError:
        pass
    finally:
        if child.returncode is None:  # the program starts others, all of its session
            os.killpg(child.pid, signal.SIGKILL)
            await child.wait()
