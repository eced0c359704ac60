"""Turns a moment (``pledge/saved``) and its values into the text people read and the labels of its choices.

A template is the message; below a line ``---`` it may name the labels of its buttons, one ``name: Label`` a line.
"""

import html
import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from messages.cut import cut
from messages.to_reader import TO_READER, marked

_BLANK_LINES = re.compile(r"\n{3,}")
_LABELS = "\n---\n"
# stands for the line above the labels while a template is rendered: nobody can type it, so no value is taken for it
_MARK = secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message: HTML of the subset that chats know, and the labels of its choices by name (plain text)."""

    text: str
    labels: Mapping[str, str]


class _Templates(PackageLoader):
    """Templates whose line above the labels is marked."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        source, path, fresh = super().get_source(environment, template)
        return marked(source).replace(_LABELS, f"\n{_MARK}\n"), path, fresh


class Renderer:
    """Renders templates with the given filters; an undefined value is an error, every value is escaped."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        self._environment = Environment(
            loader=_Templates("messages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update({**filters, "truncate": cut})
        self._labels: dict[str, Mapping[str, str]] = {}

    def render(self, moment: str, values: Mapping[str, Any]) -> Rendered:
        """The message for ``moment``; raises ``jinja2.UndefinedError`` when a value it needs is missing."""
        found = self.render_to_reader(moment, values)
        return Rendered(found.text.replace(TO_READER, ""), found.labels)

    def render_to_reader(self, moment: str, values: Mapping[str, Any]) -> Rendered:
        """The same with a sign before every "đồng chí" that means its reader, for who knows how that one is addressed."""
        whole = self._environment.get_template(f"{moment}.j2").render(values).replace("\r\n", "\n")
        text, _, footer = whole.partition(_MARK)  # a tag before the line swallows the line end above it
        labels = dict(_label(line) for line in footer.replace(TO_READER, "").splitlines() if line.strip())
        return Rendered(_tidy(text), labels)

    def labels(self, moment: str) -> Mapping[str, str]:
        """The labels of a template that needs no values; rendered once."""
        if moment not in self._labels:
            self._labels[moment] = self.render(moment, {}).labels
        return self._labels[moment]


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", _BLANK_LINES.sub("\n\n", text).strip())


def _label(line: str) -> tuple[str, str]:
    name, _, label = line.partition(":")
    return name.strip(), unicodedata.normalize("NFC", html.unescape(label.strip()))
