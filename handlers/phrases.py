"""Short phrases for labels and lines, taken from templates as plain text."""

from typing import Any

from handlers.turn import Turn


def phrase(turn: Turn, moment: str, /, **values: Any) -> str:
    """The ``line`` in a template's footer, unescaped: safe to be a label or to be put into another template."""
    return turn.office.renderer.render(moment, values).labels["line"]
