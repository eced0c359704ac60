"""Which tables hold something of a campaign, and which of their rows are the campaign's."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, ColumnElement, Connection, Select, String, Table, and_, cast, func, literal, or_, select

from rules.bulletins import Group
from storage import difficulties
from storage.schema import metadata
from storage.schema.campaigns import campaigns

# the folders of an archive and the tables of each; a table hangs on the campaign itself or on one named before it, unless
# ``Rows`` knows better
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "01-phong-trao": (
        "campaigns", "documents", "legal_bases", "stages", "milestones", "extensions", "targets", "target_shares",
        "reckonings", "topics", "movements", "duties", "commendation_rules", "undated_limits", "addressees", "signers",
        "corrections", "warnings",
    ),
    "02-doi-tuong": ("partners", "partner_campaigns"),
    "03-giao-uoc": (
        "receipts", "pledges", "pledge_revisions", "pledge_items", "collective_pledges", "collective_steps",
        "collective_items", "issued_pledges", "issued_pledge_items", "issued_pledge_bearers",
    ),
    "04-bao-cao": (
        "progress", "progress_views", "work_counts", "unit_reports", "unit_figures", "unit_narratives",
        "unit_report_decisions", "reopenings", "partner_reports",
    ),
    "05-hoat-dong": ("launches", "activities", "activity_revisions", "showcases"),
    "06-dien-hinh-sang-kien": (
        "nominations", "nomination_revisions", "steps", "initiatives", "initiative_contents", "initiative_authors",
        "initiative_steps",
    ),
    "07-khen-thuong": (
        "commendation_rounds", "round_titles", "round_steps", "proposals", "proposal_revisions", "proposal_papers",
        "proposal_votes", "round_comments", "commendation_decisions", "decided_proposals", "awards",
    ),
    "08-so-lieu-da-chot": ("frozen_summaries",),
    "10-trao-doi": (
        "difficulties", "difficulty_steps", "faq_entries", "faq_revisions", "requests", "request_fields",
        "request_units", "request_answers", "request_values", "bulletins",
    ),
    "09-tep-kem-theo": ("files",),
    "11-nhat-ky": ("audit",),
}  # fmt: skip
OURS = tuple(name for names in FOLDERS.values() for name in names)
# where a file is named beside the columns of its own: table and column
FILED = (
    ("documents", "file_id"),
    ("commendation_decisions", "file_id"),
    ("commendation_rounds", "guidance_file_id"),
    ("partner_reports", "file_id"),
    ("difficulty_steps", "file_id"),
    ("request_values", "file_id"),
)
# what the audit calls the rows of a table: "milestone:7"
AUDITED: Mapping[str, str] = {
    "campaign": "campaigns",
    "milestone": "milestones",
    "stage": "stages",
    "target": "targets",
    "topic": "topics",
    "frozen_summary": "frozen_summaries",
    "round": "commendation_rounds",
    "decision": "commendation_decisions",
    "request": "requests",
    "bulletin": "bulletins",
}
Which = ColumnElement[bool]


class Rows:
    """The rows of a campaign, table by table. What is tied to no campaign is that of its years, the office's days."""

    def __init__(self, conn: Connection, campaign_id: int, zone: ZoneInfo) -> None:
        self._conn, self._id = conn, campaign_id
        years = select(campaigns.c.year, func.coalesce(campaigns.c.period_to, campaigns.c.year))
        first, last = conn.execute(years.where(campaigns.c.id == campaign_id)).one()
        self._from, self._before = (datetime(year, 1, 1, tzinfo=zone).astimezone(UTC) for year in (first, last + 1))
        self._special: Mapping[str, Callable[[Table], Which]] = {
            "campaigns": lambda table: table.c.id == campaign_id,
            "documents": lambda table: table.c.id.in_(self._only("campaigns", "document_id")),
            "partners": self._partners,
            "difficulties": self._difficulties,
            "faq_entries": self._questions,
            "requests": lambda table: self._in_years(table.c.made_at),
            "bulletins": self._bulletins,
            "awards": lambda table: table.c.chain.in_(self._only("decided_proposals", "award_chain")),
            "files": lambda table: or_(*self.filed().values()),
            "audit": lambda table: or_(*(table.c.object.in_(self._named(noun)) for noun in AUDITED)),
        }

    def of(self, table: Table) -> Which:
        """The condition that picks the campaign's rows of one of ``OURS``."""
        if table.name in self._special:
            return self._special[table.name](table)
        if "campaign_id" in table.c:
            return table.c.campaign_id == self._id
        return or_(*(column.in_(self._only(above.name, "id")) for column, above in _above(table)))

    def _only(self, name: str, column: str) -> Select[Any]:
        """One column of the campaign's rows of a table."""
        table = metadata.tables[name]
        return select(table.c[column]).where(self.of(table))

    def _in_years(self, instant: Column[Any]) -> Which:
        return and_(instant >= self._from, instant < self._before)

    def _partners(self, table: Table) -> Which:
        names = ("partner_campaigns", "partner_reports")
        return or_(*(table.c.id.in_(self._only(name, "partner_id")) for name in names))

    def _difficulties(self, table: Table) -> Which:
        """The same as its compiles count."""
        return table.c.id.in_([each.id for each in difficulties.of_campaign(self._conn, self._id)])

    def _questions(self, table: Table) -> Which:
        """What came of its difficulties, and what was published in its years."""
        told = metadata.tables["faq_revisions"]
        written = select(told.c.entry_id).where(self._in_years(told.c.at))
        return or_(table.c.difficulty_id.in_(self._only("difficulties", "id")), table.c.id.in_(written))

    def _bulletins(self, table: Table) -> Which:
        """Those to who owed it something, and those to others in its years, but not to who owed another campaign."""
        own = table.c.audience.like(f"{Group.MISSING}:{self._id}:%")
        return or_(own, and_(self._in_years(table.c.created_at), table.c.audience.not_like(f"{Group.MISSING}:%")))

    def filed(self) -> Mapping[str, Which]:
        """The condition that picks the files of each table's rows, by the table."""
        files = metadata.tables["files"]
        named = {name: files.c.id.in_(self._only(name, column)) for name, column in FILED}
        return {above.name: column.in_(self._only(above.name, "id")) for column, above in _above(files)} | named

    def _named(self, noun: str) -> Select[Any]:
        table = metadata.tables[AUDITED[noun]]
        return select(literal(f"{noun}:") + cast(table.c.id, String)).where(self.of(table))


def _above(table: Table) -> list[tuple[Column[Any], Table]]:
    """What a table hangs on: those it needs, else those of which it names one."""
    before = set(OURS[: OURS.index(table.name)]) - {"campaigns", "documents"}
    found = [(key.parent, key.column.table) for key in table.foreign_keys if key.column.table.name in before]
    needed = [pair for pair in found if not pair[0].nullable]
    return needed[:1] or found
