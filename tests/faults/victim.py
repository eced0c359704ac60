"""The bot as ``thidua run`` starts it, with a trap: at a named point, the n-th time it is reached, it kills itself.

``TRAP=storage.inbox:store:after:2`` kills when ``storage.inbox.store`` has returned for the second time.
"""

import importlib
import inspect
import os
import signal
from collections.abc import Callable
from typing import Any

from bot.__main__ import app


def spring(place: str, name: str, when: str, count: int) -> None:
    """Wrap ``name`` of ``place`` (module, or module.Class) so that the process dies before or after its n-th call."""
    owner = _owner(place)
    original = getattr(owner, name)
    left = [count]

    def reached() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, _trapped(original, when, reached))


def _owner(place: str) -> Any:
    module, _, cls = place.rpartition(".")
    return getattr(importlib.import_module(module), cls) if cls[0].isupper() else importlib.import_module(place)


def _trapped(original: Callable[..., Any], when: str, reached: Callable[[], None]) -> Callable[..., Any]:
    if inspect.iscoroutinefunction(original):

        async def trapped(*args: Any, **kwargs: Any) -> Any:
            if when == "before":
                reached()
            value = await original(*args, **kwargs)
            if when == "after":
                reached()
            return value

        return trapped

    def plainly_trapped(*args: Any, **kwargs: Any) -> Any:
        if when == "before":
            reached()
        value = original(*args, **kwargs)
        if when == "after":
            reached()
        return value

    return plainly_trapped


def main() -> None:
    """Set the trap, if there is one, and run the program."""
    trap = os.environ.get("TRAP")
    if trap:
        place, name, when, count = trap.split(":")
        spring(place, name, when, int(count))
    app(["run"])


if __name__ == "__main__":
    main()
