"""A process that has imported the program and started nothing; on request it forks a child that runs it.

Each child is a process of its own, with a session, a log and settings of its own, that runs ``thidua run`` as
``tests.faults.victim`` does and can be killed by its number. Only the second of importing is not repeated for each.

Run as ``python -m tests.faults.zygote SOCKET``. A connection carries one line of JSON (``environment`` and ``log``) in,
the child's number and then its status out; when it is cut, its child is killed. The end of standard input ends it all.
"""

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
from typing import Any

from tests.faults import victim

# what the program imports only when it runs
LATER = (
    "holidays.countries",
    "uvicorn.lifespan.on",
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.protocols.websockets.auto",
)


class Zygote:
    """The socket, the wires to who asked, and the children behind them."""

    def __init__(self, path: str) -> None:
        self.children: dict[int, socket.socket] = {}
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(path)
        self.socket.listen()
        self.ended, wake = os.pipe()
        for end in (self.ended, wake):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.selector = selectors.DefaultSelector()
        for file in (sys.stdin, self.socket, self.ended):
            self.selector.register(file, selectors.EVENT_READ)

    def serve(self) -> bool:
        """Fork whatever is asked for; returns True in a child, False in the zygote at its end."""
        while True:
            for key, _ in self.selector.select():
                if key.fileobj is sys.stdin:
                    self.end()
                    return False
                if key.fileobj is self.socket:
                    if self.fork(self.socket.accept()[0]):
                        return True
                elif key.fileobj == self.ended:
                    self.reap()
                elif isinstance(key.data, int):
                    os.kill(key.data, signal.SIGKILL)
                    self.selector.unregister(key.fileobj)

    def fork(self, wire: socket.socket) -> bool:
        """Read what is asked for and fork; True in the child."""
        asked = json.loads(wire.makefile().readline())
        number = os.fork()
        if number == 0:
            self.let_go(wire)
            become(asked)
            return True
        self.children[number] = wire
        self.selector.register(wire, selectors.EVENT_READ, number)
        wire.sendall(f"{number}\n".encode())
        return False

    def let_go(self, wire: socket.socket) -> None:
        """In a child: nothing is left of the zygote's files and signals."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.selector.close()
        for file in (self.socket, wire, *self.children.values()):
            file.close()
        os.close(self.ended)

    def reap(self) -> None:
        """Tell how children ended."""
        os.read(self.ended, 4096)
        for number in list(self.children):
            gone, status = os.waitpid(number, os.WNOHANG)
            if gone:
                wire = self.children.pop(number)
                if wire.fileno() in self.selector.get_map():
                    self.selector.unregister(wire)
                    wire.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
                wire.close()

    def end(self) -> None:
        """Leave no child behind."""
        for number in self.children:
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)


def become(asked: dict[str, Any]) -> None:
    """Take the settings, the log and the session of a freshly started program."""
    os.setsid()
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, path, how in ((0, os.devnull, os.O_RDONLY), (1, asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)):
        opened = os.open(path, how)
        os.dup2(opened, number)
        os.close(opened)
    os.dup2(1, 2)


def main() -> None:
    for name in LATER:
        importlib.import_module(name)
    assert len(os.listdir("/proc/self/task")) == 1, "a thread would be missing in the children"
    gc.freeze()  # what is imported stays shared
    made = Zygote(sys.argv[1])
    print("ready", flush=True)
    if made.serve():
        victim.main()


if __name__ == "__main__":
    main()
