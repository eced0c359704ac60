"""``thidua settings``: the office's settings at the command line, by the same catalogue and rules as in chat."""

import html
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy import Engine

from bot.errors import OperationError
from handlers.filters import filters
from handlers.setting_effects import effects, forgotten
from messages.render import Renderer
from rules.office_settings import CATALOGUE, Setting, conflict, read, value_of
from rules.setting_values import Wrong
from storage import audit, settings


class OfficeSettings:
    """Shows and changes settings; nothing is held open while a question waits. ``now`` dates the audit row and the effect."""

    def __init__(self, made: Engine, zone: ZoneInfo, now: datetime, console: Console) -> None:
        self._made = made
        self._zone = zone
        self._now = now
        self._console = console
        self._renderer = Renderer(filters(zone))
        self._labels = self._renderer.labels("settings/labels")
        self._words = self._renderer.labels("settings/table")

    def show(self) -> None:
        """Print every setting: its name, what it is about, what it is now."""
        table = Table(self._words["label"], self._words["value"])
        table.add_column(self._words["name"], no_wrap=True)
        for name, stored in self._stored().items():
            table.add_row(self._labels[name], self._line(CATALOGUE[name], stored), name)
        self._console.print(table)

    def explain(self, name: str) -> None:
        """Print one setting and what it may be; OperationError for a name that is not in the catalogue."""
        setting, stored = _named(name), self._stored()[name]
        values = {"setting": setting, "label": self._labels[name], "stored": stored}
        self._print("settings/explained", **values, value=value_of(setting, stored))

    def change(self, name: str, typed: str, agreed: Callable[[str], bool]) -> bool:
        """Show old, new and effect, ask, store; False when the answer was no.

        OperationError for a value that the setting cannot have, or when it was changed meanwhile.
        """
        setting, stored = _named(name), self._stored()
        new = self._checked(setting, typed, stored)
        with self._made.connect() as conn:
            found = effects(conn, self._zone, self._today, stored, name, new)
            gone = forgotten(conn, self._now, name, new)
        values = {"setting": setting, "label": self._labels[name], "value": value_of(setting, stored[name])}
        values |= {"new": value_of(setting, new), "effects": found, "today": self._today, "forgotten": gone}
        self._print("settings/compared", **values)
        if not agreed(self._words["agreed"]):
            return False
        self._keep(name, stored[name], new)
        self._console.print(self._words["done"])
        return True

    def _keep(self, name: str, old: str, new: str) -> None:
        with self._made.begin() as conn:
            if settings.text(conn, name) != old:
                raise OperationError(self._text("settings/changed", label=self._labels[name]))
            settings.put(conn, name, new)
            audit.record(conn, None, "setting.changed", f"setting:{name}", f"{old} → {new}", self._now)

    def _stored(self) -> dict[str, str]:
        with self._made.connect() as conn:
            return settings.every(conn)

    def _checked(self, setting: Setting, typed: str, stored: dict[str, str]) -> str:
        found = read(setting, typed)
        wrong = found if isinstance(found, Wrong) else conflict({**stored, setting.name: found})
        if wrong is not None:
            choices = ", ".join(setting.choices)
            said = self._text("settings/wrong", wrong=wrong, setting=setting)
            raise OperationError(f"{said} {choices}".strip())
        return str(found)

    @property
    def _today(self) -> date:
        return self._now.astimezone(self._zone).date()

    def _line(self, setting: Setting, stored: str) -> str:
        values = {"setting": setting, "value": value_of(setting, stored)}
        return self._renderer.render("settings/value", values).labels["line"]

    def _text(self, moment: str, **values: Any) -> str:
        plain = self._renderer.render(moment, values).text.replace("<b>", "").replace("</b>", "")
        return html.unescape(plain)

    def _print(self, moment: str, **values: Any) -> None:
        self._console.print(escape(self._text(moment, **values)), soft_wrap=True)


def _named(name: str) -> Setting:
    if name not in CATALOGUE:
        raise OperationError(f"Không có cài đặt “{name}”. Xem danh sách: thidua settings.")
    return CATALOGUE[name]
