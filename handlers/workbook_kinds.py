"""The kinds of workbooks that go out to be edited: what each holds, and what a plan for it does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from handlers.extension_rights import approval_needed
from rules.workbook.campaign_parts import campaign_parts, check_campaign, check_extensions
from rules.workbook.columns import Part, Record
from rules.workbook.condition_part import CONDITIONS, check_conditions
from rules.workbook.kept import from_json
from rules.workbook.norm_part import NORMS, check_norms
from rules.workbook.office_parts import DAYS, TITLES, check_shares, check_titles, shares_part
from rules.workbook.plan import Plan, plan
from rules.workbook.reading import Problem, sheets_of
from rules.workbook.regulation_part import REGULATIONS, check_regulations
from storage import campaigns, people, workbook_campaign, workbook_office, workbooks
from storage.people import Person
from storage.workbooks import CAMPAIGN, SHARES, KeptWorkbook
from storage.workbooks import DAYS as CALENDAR
from storage.workbooks import TITLES as CATALOGUE

KINDS = (CAMPAIGN, SHARES, CALENDAR, CATALOGUE)
EDITABLE = (campaigns.DRAFT, campaigns.OPEN, campaigns.PAUSED)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workbook would hold if it went out now."""

    parts: tuple[Part, ...]
    record: Record
    in_use: frozenset[tuple[str, str]] = frozenset()

    @property
    def by_name(self) -> Mapping[str, Part]:
        """The parts by name."""
        return {part.name: part for part in self.parts}


def contents(conn: Connection, kind: str, campaign_id: int | None, today: date) -> Contents:
    """Parts and rows of a kind; campaign kinds need the campaign."""
    if kind == CALENDAR:
        return Contents((DAYS,), workbook_office.days_record(conn))
    if kind == CATALOGUE:
        catalogue, in_use = workbook_office.titles_record(conn), workbook_office.titles_in_use(conn)
        return Contents((TITLES, CONDITIONS, NORMS, REGULATIONS), catalogue, frozenset(in_use))
    assert campaign_id is not None
    if kind == SHARES:
        inside = campaigns.audience_units(conn, campaign_id)
        units = [unit for unit in people.tree(conn) if inside is None or unit.id in inside]
        part = shares_part(campaigns.targets_of(conn, campaign_id), units, people.staff(conn, today, inside))
        return Contents((part,), workbook_office.shares_record(conn, campaign_id, part))
    parts = campaign_parts(people.tree(conn))
    record = workbook_campaign.record(conn, campaign_id, parts)
    return Contents(parts, record, frozenset(workbook_campaign.in_use(conn, campaign_id)))


def planned(conn: Connection, kept: KeptWorkbook, by: Person | None, today: date) -> tuple[Contents, Plan]:
    """What a workbook that came back would change in the record as it stands now, asked for by ``by``."""
    now = contents(conn, kept.kind, kept.campaign_id, today)
    base = from_json(now.parts, kept.base)
    found = plan(now.parts, base, now.record, sheets_of(kept.sheets or []), today=today, in_use=now.in_use)
    problems = (*found.problems, *_checked(conn, kept, found, by))
    ordered = sorted(problems, key=lambda problem: [part.sheet for part in now.parts].index(problem.sheet))
    return now, Plan(found.changes, tuple(ordered), found.absent, found.lines)


def _checked(conn: Connection, kept: KeptWorkbook, found: Plan, by: Person | None) -> list[Problem]:
    if kept.kind == SHARES:
        return check_shares(found.lines)
    if kept.kind == CATALOGUE:
        checks = (check_titles, check_conditions, check_norms, check_regulations)
        return [problem for check in checks for problem in check(found.lines)]
    if kept.kind != CAMPAIGN or kept.campaign_id is None:
        return []
    stages = frozenset(stage.name for stage in campaigns.stages_of(conn, kept.campaign_id))
    state = campaigns.get(conn, kept.campaign_id).state
    extensions = check_extensions(found) if state != campaigns.DRAFT and approval_needed(conn, by) else []
    return [*check_campaign(found.lines, stages), *extensions]


def carry_out(
    conn: Connection, kept: KeptWorkbook, now: Contents, found: Plan, by: int | None, at: datetime, today: date
) -> None:
    """Make every change of a plan, inside the caller's transaction."""
    if kept.kind == CAMPAIGN and kept.campaign_id is not None:
        workbook_campaign.carry_out(conn, kept.campaign_id, now.parts, found, by=by, now=at, today=today)
    else:
        for part in now.parts:
            workbook_office.carry_out(conn, part, found, by=by, now=at)


def gone_stale(conn: Connection, kept: KeptWorkbook) -> bool:
    """Whether the workbook's campaign can no longer be changed."""
    if kept.campaign_id is None:
        return False
    return campaigns.get(conn, kept.campaign_id).state not in EDITABLE


def fingerprint(now: Contents) -> str:
    """A value that changes when anything changes with which a workbook is compared."""
    return workbooks.fingerprint(now.record)
