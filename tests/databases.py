"""Empty databases at the newest schema, made fast from a migrated one: SQLite files, or a PostgreSQL server of our own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from storage.migrate import migrate
from storage.schema import metadata

INSTALLED = Path("/usr/lib/postgresql")
# the system user that runs the server where the tests run as root, because PostgreSQL refuses root
SYSTEM_USER = "postgres"
# a Vietnamese collation shows who relies on the order of bytes; nothing here has to survive a power cut
INITDB = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi")
SERVER = (
    "listen_addresses=",
    "fsync=off",
    "full_page_writes=off",
    "jit=off",
    "max_connections=60",
    "timezone=Asia/Tokyo",
)


MEMORY = Path("/dev/shm")
MEMORY_NEEDED = 512 * 1024**2


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder of this process in memory, where a commit need not wait for a disk; on the disk where there is no room.

    Commits are made as ever, and what kills processes keeps its files on the disk.
    """
    in_memory = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= MEMORY_NEEDED
    with tempfile.TemporaryDirectory(prefix="thidua-", dir=MEMORY if in_memory else None) as folder:
        yield Path(folder)


class SqliteFiles:
    """Copies of one migrated file in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._template = folder / "template.db"
        migrate(f"sqlite:///{self._template}")

    def new(self) -> str:
        """The URL of a new database."""
        path = self._folder / f"{next(self._numbers)}.db"
        shutil.copyfile(self._template, path)
        return f"sqlite+aiosqlite:///{path}"

    def new_empty(self) -> str:
        """The URL of a database without tables."""
        return f"sqlite+aiosqlite:///{self._folder / f'{next(self._numbers)}.db'}"

    def drop(self, url: str) -> None:
        """Forget a database."""
        for path in self._folder.glob(f"{url.rsplit('/', 1)[1]}*"):
            path.unlink()


class Cluster:
    """A PostgreSQL server that listens on a socket in ``folder`` only; its databases are copies of one migrated one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._emptied: list[str] = []
        self._execute("CREATE DATABASE template_thidua")
        migrate(self._url("template_thidua"))

    def new(self) -> str:
        """The URL of a database without rows."""
        return self._emptied.pop() if self._emptied else self._created("template_thidua")

    def new_empty(self) -> str:
        """The URL of a database without tables."""
        return self._created("template0")

    def _created(self, template: str) -> str:
        name = f"t{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._url(name)

    def drop(self, url: str) -> None:
        """Empty a database for another test, as that takes a hundredth of the time of a new one."""
        with _connected(self._folder, make_url(url).database) as conn:
            conn.execute(_EMPTY)
        self._emptied.append(url)

    def _url(self, name: str) -> str:
        return f"postgresql+asyncpg://{SYSTEM_USER}@/{name}?host={self._folder}"

    def _execute(self, statement: str) -> None:
        with _connected(self._folder) as conn:
            conn.execute(statement.encode())


# whoever is still connected goes first, foreign keys are not looked at, and ids begin at 1 again
_EMPTY = "; ".join(
    [
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        "SET session_replication_role = replica",
        *(f"DELETE FROM {name}" for name in metadata.tables),
        "SELECT setval(seqrelid, 1, false) FROM pg_sequence",
    ]
).encode()


def _connected(folder: Path, name: str | None = "postgres") -> psycopg.Connection:
    return psycopg.connect(host=str(folder), user=SYSTEM_USER, dbname=name, autocommit=True)


Databases = SqliteFiles | Cluster


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A running server in a folder of its own, gone at the end; skips the test where PostgreSQL is not installed."""
    programs = max(INSTALLED.glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    if programs is None or not (programs / "initdb").exists():
        pytest.skip(f"PostgreSQL is not installed (no initdb under {INSTALLED})")
    folder = Path(tempfile.mkdtemp(prefix="thidua-postgres-"))
    user = {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        if user:
            shutil.chown(folder, SYSTEM_USER, SYSTEM_USER)
        data = folder / "data"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "cwd": folder}
        made = [programs / "initdb", "-D", data, "-U", SYSTEM_USER, "--no-sync", *INITDB]
        subprocess.run(made, check=True, **quiet, **user)
        settings = [part for setting in (*SERVER, f"unix_socket_directories={folder}") for part in ("-c", setting)]
        # told to end even when the tests are killed
        orphan = ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []
        server = subprocess.Popen([*orphan, programs / "postgres", "-D", data, *settings], **quiet, **user)
        try:
            _wait_for(server, folder)
            yield Cluster(folder)
        finally:
            server.send_signal(signal.SIGINT)  # ends every session at once, orderly
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    while True:
        try:
            _connected(folder).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None:
                raise
            time.sleep(0.05)
