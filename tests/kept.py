"""What every test of a session would work out anew although it is the same each time: compiled SQL, templates, imports."""

import multiprocessing
from multiprocessing.context import ForkServerContext
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Statements(dict[Any, Any]):
    """Compiled statements of all engines: each has a dialect object of its own in its keys, here its name stands for it."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__((key[0].name, *key[1:]), compiled)


class Templates(BytecodeCache):
    """Compiled templates, kept as long as their source is the same."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


STATEMENTS = Statements()
TEMPLATES = Templates()


# what the processes that make documents import, some of it only when they come to it
_IMPORTED = ["bot.child", "bot.campaign_archive", "bot.round_papers", "reports.making", "reports.brief_files"]
_IMPORTED += ["reports.invitation_sheet", "reports.chart.page", "reports.word.rendering", "reports.lint_docx"]


def warm_children() -> ForkServerContext:
    """Processes that make documents are forked from one that has imported what they need; each is still one of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED)
    return context
