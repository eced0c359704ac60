"""An edited workbook at the command line: the same comparison, and the same all or nothing, as in chat."""

import html
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from sqlalchemy import Connection

from bot.document_cli import content_of
from bot.errors import OperationError
from bot.settings import Settings
from handlers.workbook import genuine
from handlers.workbook_kinds import Contents, carry_out, fingerprint, gone_stale, planned
from handlers.workbook_lines import counts, lines
from importers.workbook import SentWorkbook, read_workbook
from messages.render import Renderer
from rules.workbook.plan import Plan
from storage import audit, campaigns, workbooks
from storage.database import engine
from storage.workbooks import APPLIED, KeptWorkbook

Confirm = Callable[[str], bool]


class WorkbookCli:
    """Words go to ``console`` through the chat's own templates; ``confirm`` asks before anything is stored."""

    def __init__(self, settings: Settings, renderer: Renderer, console: Console, now: datetime) -> None:
        self._settings, self._renderer, self._console, self._now = settings, renderer, console, now

    def run(self, file: Path, confirm: Confirm, *, dry_run: bool) -> bool:
        """Show what a workbook would change and carry it out; False when nothing was stored.

        Raises ``importers.refusal.Refusal`` or OperationError when the file cannot be read or is not from here.
        """
        sent = read_workbook(content_of(file))
        if sent is None or not genuine(self._settings.secret(), sent.marker):
            raise OperationError(self._text("workbook/foreign"))
        made = engine(self._settings.database)
        try:
            with made.begin() as conn:
                kept, revision = self._taken_back(conn, sent)
                now, found = self._shown(conn, kept)
            if dry_run or found.problems or not found.changes or not confirm(self._words()["ask"]):
                self._console.print(self._words()["nothing"])
                return False
            with made.begin() as conn:
                return self._stored(conn, kept, revision, now)
        finally:
            made.dispose()

    def _taken_back(self, conn: Connection, sent: SentWorkbook) -> tuple[KeptWorkbook, int]:
        revision = workbooks.take_back(conn, sent.marker.number, sent.sheets, self._now)
        kept = workbooks.get(conn, sent.marker.number)
        if kept is None:
            raise OperationError(self._text("workbook/foreign"))
        if revision is None:
            raise OperationError(self._text("workbook/applied_before"))
        if gone_stale(conn, kept):
            raise OperationError(self._text("workbook/closed"))
        return kept, revision

    def _shown(self, conn: Connection, kept: KeptWorkbook) -> tuple[Contents, Plan]:
        now, found = planned(conn, kept, None, self._today())
        title = campaigns.get(conn, kept.campaign_id).title if kept.campaign_id else ""
        values: dict[str, Any] = {"title": title, "counts": counts(now, found), "lines": lines(self._line, now, found)}
        values |= {"problems": len(found.problems), "changes": len(found.changes), "absent": found.absent}
        said = self._text("workbook/shown", **values, kind=kept.kind, page=1, pages=1, changed=False)
        self._console.print(escape(said), soft_wrap=True)
        return now, found

    def _stored(self, conn: Connection, kept: KeptWorkbook, revision: int, shown: Contents) -> bool:
        """Carry out what was shown, unless the record is no longer what it was compared with."""
        now, found = planned(conn, kept, None, self._today())
        same = fingerprint(now) == fingerprint(shown) and not found.problems
        if not same or not workbooks.finish(conn, kept.id, revision, APPLIED):
            self._console.print(self._words()["changed"])
            return False
        carry_out(conn, kept, now, found, None, self._now, self._today())
        audit.record(conn, None, "workbook.applied", f"workbook:{kept.id}", kept.kind, self._now)
        self._console.print(self._text("workbook/applied", changes=len(found.changes)))
        return True

    def _today(self) -> date:
        return self._now.astimezone(self._settings.zone).date()

    def _line(self, moment: str, **values: Any) -> str:
        return self._renderer.render(moment, values).labels["line"]

    def _words(self) -> Any:
        return self._renderer.labels("workbook/terminal")

    def _text(self, moment: str, **values: Any) -> str:
        text = self._renderer.render(moment, values).text
        return html.unescape(text.replace("<b>", "").replace("</b>", ""))
