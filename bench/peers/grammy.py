"""Installs grammY outside the project and starts the peer written for it."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from bench.processes import process

PACKAGES = ("grammy", "@grammyjs/runner", "better-sqlite3")
SCRIPT = Path(__file__).with_suffix(".mjs")


def installed() -> Path | None:
    """The folder with grammY (installed once a machine, under the temporary folder); None without node, npm or a registry."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return None
    folder = Path(tempfile.gettempdir()) / "thidua-bench-grammy"
    folder.mkdir(exist_ok=True)
    if not (folder / "node_modules" / "@grammyjs" / "runner").is_dir():
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES]
        if subprocess.run(command, capture_output=True, timeout=600, check=False).returncode:
            return None
    shutil.copy(SCRIPT, folder)
    return folder


def starter(folder: Path) -> Callable[[int, Path], AbstractContextManager[subprocess.Popen[bytes]]]:
    """What starts the peer against the fake at a port, its database in a folder."""

    @contextmanager
    def start(api: int, data: Path) -> Iterator[subprocess.Popen[bytes]]:
        command = ["node", str(folder / SCRIPT.name), f"http://127.0.0.1:{api}", str(data / "grammy.db")]
        with process(command) as child:
            yield child

    return start
