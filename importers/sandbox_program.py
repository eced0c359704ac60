"""Run another program on untrusted bytes: bytes in, bytes out, under the caps of the sandbox."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from importers.refusal import Refusal
from importers.sandbox import end

_ROOT = str(Path(__file__).resolve().parent.parent)
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from importers.sandbox_child import become; become(sys.argv[2])"
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
_PASSED_ON = ("PATH", "TESSDATA_PREFIX")


def run(command: Sequence[str], payload: bytes, *, seconds: float, memory_mb: int) -> bytes:
    """What ``command`` (its first word a full path) writes when given ``payload``; no network, no files written.

    Blocks at most ``seconds``. Raises `Refusal` with code ``too_slow``, or ``unreadable`` when the program fails.
    """
    order = json.dumps({"command": list(command), "memory_mb": memory_mb, "seconds": seconds})
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    child = subprocess.Popen(  # noqa: S603 - our own interpreter, which becomes an installed program; no shell
        [sys.executable, "-I", "-c", _BOOT, _ROOT, order],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=_ENVIRONMENT | passed_on,
    )
    try:
        answer, _ = child.communicate(payload, timeout=seconds)
    except subprocess.TimeoutExpired as overrun:
        raise Refusal("too_slow", "Tệp này quá phức tạp, hệ thống đọc mãi chưa xong nên đã dừng lại.") from overrun
    finally:
        end(child)
    if child.returncode:
        raise Refusal("unreadable", "Ảnh này bị hỏng hoặc quá lớn, hệ thống không đọc được chữ.")
    return answer
