"""The papers of an archive, written anew: what was frozen as Excel and Word, and the papers of commendation rounds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot import round_papers
from bot.jobs import RefusedError
from bot.settings import Settings
from bot.work_compile import issued_by
from handlers.commendation_papers import SPREADSHEET, SUBMISSION, offered
from handlers.filters import filters
from messages.render import Renderer
from reports.commendation_list import proposals_table
from reports.excel.single import write_table
from reports.frozen import printed
from rules.commendation import Round, Way
from storage import launch_documents, rounds
from storage.frozen import Frozen

LISTED = "danh-sach-de-nghi.xlsx"


@dataclass(frozen=True, slots=True)
class Desk:
    """What papers are written with; ``now`` is the instant of the archive."""

    conn: Connection
    settings: Settings
    now: datetime

    def of_freeze(self, kept: Frozen, content: str, folder: Path) -> list[Path]:
        """The workbook and the report of a freeze, signed as on its day; AlteredError when its text is not what was frozen."""
        # the Office libraries are loaded where they are used: the bot itself stays small
        from reports.excel import write_workbook
        from reports.word import delivering

        summary = printed(content, kept.sha256, kept.at)
        head, own = issued_by(self.conn, self.settings, kept.at)
        head = replace(head, grounds=launch_documents.grounds_of(self.conn, kept.campaign_id))
        report = delivering.report(summary, head, folder / "bao-cao.docx", own)
        return [write_workbook(summary, folder / "so-lieu.xlsx"), report]

    def of_round(self, found: Round, folder: Path) -> Iterator[Path]:
        """The list of proposals and every paper that there is something to write in, as of now."""
        renderer = Renderer(filters(self.settings.zone))
        today = self.now.astimezone(self.settings.zone).date()
        head, own = issued_by(self.conn, self.settings, self.now)
        grounds = round_papers.grounds_of(self.conn, found.id)
        for sheet in offered(self.conn, found):
            if sheet == SPREADSHEET:
                name, rows = round_papers.listed_rows(self.conn, found.id, renderer, today)
                yield write_table(proposals_table(rows), name, folder / LISTED)
                continue
            try:
                said = round_papers.read_rounds(self.conn, found.id, sheet, renderer, today)
            except RefusedError:  # nobody has come that far
                continue
            signed = replace(head, grounds=grounds) if sheet == SUBMISSION else head
            yield from round_papers.written(said, sheet, signed, self.now, today, folder, own)


def rounds_of(conn: Connection, campaign_id: int) -> list[Round]:
    """Every round of a campaign, the oldest first."""
    found = [each for way in Way for each in rounds.every(conn, way, campaign_id)]
    return sorted(found, key=lambda each: each.id)
