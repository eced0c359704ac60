"""Run one parsing function on untrusted bytes in a child process with caps on memory, time, network and writing.

A broken or hostile file may make a parser loop, swell or crash. Here only the child dies; the caller gets a `Refusal`.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from importers.refusal import Refusal

MEMORY_MB = 512
SECONDS = 30
_ROOT = str(Path(__file__).resolve().parent.parent)
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from importers.sandbox_child import main; main(sys.argv[2])"


def run(
    entry: str,
    payload: bytes,
    options: dict[str, Any] | None = None,
    *,
    seconds: float = SECONDS,
    memory_mb: int = MEMORY_MB,
) -> Any:
    """Return what ``entry`` (``"importers.module:function"``) returns for ``function(payload, **options)``.

    The function must return JSON values. It runs without network and without writing files; ``memory_mb`` caps its
    address space and ``seconds`` its wall time. Blocks until the child ends: from an event loop call it in a thread.
    Raises `Refusal` as the function raised it, or with code ``too_slow``, ``too_hungry`` or ``unreadable``.
    """
    order = json.dumps({"entry": entry, "options": options or {}, "memory_mb": memory_mb, "seconds": seconds})
    child = _start(order)
    try:
        answer, _ = child.communicate(payload, timeout=seconds)
    except subprocess.TimeoutExpired as overrun:
        raise Refusal("too_slow", "Tệp này quá phức tạp, hệ thống đọc mãi chưa xong nên đã dừng lại.") from overrun
    finally:
        end(child)
    return _value(answer, child.returncode)


def _start(order: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-I", "-c", _BOOT, _ROOT, order]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own code, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={"PYTHONUTF8": "1"},
    )


def end(child: "subprocess.Popen[bytes]") -> None:
    """Kill a child that still runs, with all it started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def _value(answer: bytes, code: int) -> Any:
    try:
        reply = json.loads(answer)
    except ValueError:
        reply = {"failed": f"exit {code}"}
    if "value" in reply:
        return reply["value"]
    if "refused" in reply:
        raise Refusal(*reply["refused"])
    if reply["failed"] == "MemoryError":
        raise Refusal("too_hungry", "Tệp này cần quá nhiều bộ nhớ để đọc, hệ thống đã dừng lại.")
    raise Refusal("unreadable", "Tệp này bị hỏng hoặc không đúng định dạng, hệ thống không đọc được.")
