"""The inside of the sandbox: caps first, then the parser, then one JSON answer on standard output."""

import ctypes
import importlib
import json
import os
import resource
import sys
from typing import Any

from importers.refusal import Refusal

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename")
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main(order_text: str) -> None:
    order = json.loads(order_text)
    _cap(order["memory_mb"], order["seconds"])
    module, _, function = order["entry"].partition(":")
    try:
        parse = getattr(importlib.import_module(module), function)
        payload = sys.stdin.buffer.read()
        _cut_off()
        reply: dict[str, Any] = {"value": parse(payload, **order["options"])}
    except Refusal as refusal:
        reply = {"refused": [refusal.code, refusal.sentence]}
    except Exception as error:  # whatever a hostile file provokes is told by its name only
        reply = {"failed": type(error).__name__}
    sys.stdout.write(json.dumps(reply))


def become(order_text: str) -> None:
    """Turn this process into another program, under the same caps and without network."""
    order = json.loads(order_text)
    _cap(order["memory_mb"], order["seconds"])
    _leave_network()
    os.execv(order["command"][0], order["command"])  # noqa: S606 - a program named by our own code, no shell


def _cap(memory_mb: int, seconds: float) -> None:
    memory = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _cut_off() -> None:
    """No network, no other program, no writing: by the kernel where it allows it, and always by an audit hook."""
    _leave_network()
    sys.addaudithook(_watch)


def _leave_network() -> None:
    ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError(event)
