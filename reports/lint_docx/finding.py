"""What a check says: which rule, where, and in Vietnamese what is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.lint_docx.layout import Layout

Fault = tuple[str, str]
Check = Callable[[Layout], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Finding:
    """``place`` names the paragraph or section; ``message_vi`` is for the office."""

    rule: str
    place: str
    message_vi: str


@dataclass(frozen=True, slots=True)
class Rule:
    """``code`` is stable; ``demand`` is the rule in one Vietnamese sentence; ``check`` yields (place, what was found)."""

    code: str
    demand: str
    check: Check

    def findings(self, layout: Layout) -> Iterator[Finding]:
        for place, found in self.check(layout):
            message = f"{self.demand} {found}".strip()
            yield Finding(self.code, place, message)
