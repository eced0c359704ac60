"""Functions that misbehave on purpose, run by the sandbox tests inside the child."""

import socket
import subprocess
from pathlib import Path

from importers.refusal import Refusal


def length(payload: bytes, times: int = 1) -> int:
    return len(payload) * times


def refuse(payload: bytes) -> None:
    raise Refusal("because", "Vì vậy.")


def loop(payload: bytes) -> None:
    while True:
        pass


def swell(payload: bytes) -> int:
    return len([bytearray(50_000_000) for _ in range(100)])


def call_out(payload: bytes) -> None:
    socket.create_connection(("127.0.0.1", 9))


def start_program(payload: bytes) -> None:
    subprocess.run(["true"], check=True)


def write(payload: bytes) -> None:
    Path("/tmp/sandbox-was-here").write_bytes(payload)


def stumble(payload: bytes) -> None:
    raise ZeroDivisionError
