"""Processes of the program, forked from one that has imported it already (``zygote``) or started by its real command."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Fork:
    """A forked process, with what is used of ``asyncio.subprocess.Process``."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._writer = writer  # its end would end the process
        self._ended = asyncio.create_task(self._wait(reader))

    async def wait(self) -> int:
        """The exit status; negative for a signal."""
        return await asyncio.shield(self._ended)

    def send_signal(self, number: signal.Signals) -> None:
        """Send it to a process that may have ended just now."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    async def _wait(self, reader: asyncio.StreamReader) -> int:
        self.returncode = int(await reader.readline())
        self._writer.close()
        return self.returncode


class Forks:
    """The zygote's socket."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def start(self, environment: dict[str, str], log: Path) -> Fork:
        """A new process of the program with these settings; all it says goes to ``log``."""
        reader, writer = await asyncio.open_unix_connection(self._path)
        asked = {"environment": environment, "log": str(log)}
        writer.write(json.dumps(asked).encode() + b"\n")
        return Fork(reader, writer, int(await reader.readline()))


@contextmanager
def zygote() -> Iterator[Forks]:
    """Start the zygote; it ends with this process, however that ends."""
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        path = Path(folder) / "socket"
        command = (sys.executable, "-m", "tests.faults.zygote", str(path))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **pipes) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            yield Forks(path)
