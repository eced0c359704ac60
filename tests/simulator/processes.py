"""The simulator as a process of its own, as crash tests use it."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

TOKEN = "1000001:SIMULATOR-TOKEN-thidua-demo-000000000"
PATIENCE = 200


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def simulator_process(*options: str) -> Iterator[str]:
    """Run `python -m simulator` and give its address; it is ended afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "simulator", "--port", str(port), *options]
    with subprocess.Popen(command) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _await_answer(address)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=10)


def _await_answer(address: str) -> None:
    transport = httpx.HTTPTransport(retries=PATIENCE)
    with httpx.Client(transport=transport, trust_env=False) as client:
        client.get(f"{address}/control/state")
