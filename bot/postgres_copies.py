"""Copies of a PostgreSQL database, by its own tools: ``pg_dump``, ``pg_restore`` and ``psql`` (Debian: postgresql-client).

A copy is pg_dump's custom format, taken at one instant while the bot runs. It holds the schema ``public`` and no owner, so it
fits a database of another name and user. What lies in ``DATA_DIR`` (the key of invitation codes, evidence files) is not in it.
"""

import os
import shutil
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from bot.errors import OperationError
from storage.database import WRITER


def dump(url: str, target: Path) -> None:
    """Copy the database into a file, and check that the file can be listed."""
    _run(url, "pg_dump", "--format=custom", "--schema=public", f"--file={target}")
    _check(url, target)


def _check(url: str, copy: Path) -> None:
    if " alembic_version " not in _run(url, "pg_restore", "--list", str(copy), connects=False):
        raise OperationError(f"{copy} không phải bản sao lưu của chương trình này.")


def load(url: str, copy: Path, now: datetime) -> None:
    """Put a copy in the database's place in one transaction; what was there stays beside it, in the schema ``before_…``."""
    _check(url, copy)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "copy.sql"
        plain = ("--schema=public", "--no-owner", "--no-privileges", f"--file={script}")
        _run(url, "pg_restore", *plain, str(copy), connects=False)
        aside = f"SELECT pg_advisory_xact_lock({WRITER}); ALTER SCHEMA public RENAME TO before_{now:%Y%m%d%H%M%S}"
        whole = ("--no-psqlrc", "--quiet", "--output=/dev/null", "--single-transaction", "--set=ON_ERROR_STOP=1")
        _run(url, "psql", *whole, f"--command={aside}; CREATE SCHEMA public", f"--file={script}")


def _run(url: str, tool: str, *arguments: str, connects: bool = True) -> str:
    """Run a tool; returns what it printed. The password goes through its environment: arguments show in lists of processes."""
    if shutil.which(tool) is None:
        raise OperationError(f"Máy này chưa có {tool}: cài công cụ dòng lệnh của PostgreSQL rồi chạy lại.")
    place = make_url(url).set(drivername="postgresql")
    bare = place._replace(password=None).render_as_string()
    password = {"PGPASSWORD": str(place.password)} if place.password else {}
    command = [tool, *arguments, *([f"--dbname={bare}"] if connects else [])]
    done = subprocess.run(command, env=os.environ | password, capture_output=True, text=True)  # noqa: S603 - no shell
    if done.returncode != 0:
        reason = (done.stderr.strip() or tool).splitlines()[0]
        raise OperationError(f"{tool} không làm được: {reason}")
    return done.stdout
