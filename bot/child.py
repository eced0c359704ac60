"""Documents are made in a process of its own, so that replies stay prompt and what goes wrong there stays there.

The process imports this module and what it makes; nothing of the network or of the handlers is imported here.
"""

import asyncio
import multiprocessing
import resource
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import Any

# a fork of this process would carry its threads' locks and open connections
CONTEXT: SpawnContext | ForkServerContext = multiprocessing.get_context("spawn")
LOOK_S = 0.1
LONGEST_S = 600.0
MOST_MEMORY = 4 * 1024**3


class CompileError(RuntimeError):
    """The child could not make the documents; the text is a code for the log."""


async def in_child(make: Any, told: Any) -> list[Path]:
    """Run ``make(progress=…)`` in a process of its own; ``told`` is awaited with each step.

    A child that dies or takes longer than ``LONGEST_S`` raises CompileError.
    """
    receive, send = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=_child, args=(make, send), daemon=True)
    child.start()
    send.close()
    try:
        return await _followed(child, receive, told)
    finally:
        child.kill()
        receive.close()


async def _followed(child: Any, receive: Connection, told: Any) -> list[Path]:
    for _ in range(int(LONGEST_S / LOOK_S)):
        while receive.poll():
            try:
                kind, said = receive.recv()
            except EOFError:
                raise CompileError("died") from None
            if kind == "done":
                return [Path(file) for file in said]
            if kind == "failed":
                raise CompileError(said)
            await told(*said)
        await asyncio.sleep(LOOK_S)
    raise CompileError("timeout")


def _child(make: Any, send: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        files = make(progress=lambda done, of, what: send.send(("step", (done, of, what))))
    except Exception as error:
        send.send(("failed", type(error).__name__))
        raise
    send.send(("done", [str(file) for file in files]))
