"""The made-up Sở in mid-year, with something of every kind in two units; whatever is tried in it is undone at once."""

import inspect
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, bindparam, event, insert, select

from handlers.event import Event, Press
from importers.earlier_figures import read_figures
from importers.merit_lists import read_merits
from importers.roster import read_roster
from rules.activity_kinds import Kind as ActivityKind
from rules.bulletins import Audience, Group, State
from rules.campaign_draft import rows_of
from rules.collective_pledge import Change, CollectiveItem
from rules.commendation import Kind as CommendationKind
from rules.commendation import Route, Stage, Way
from rules.commendation_norms import NormKind
from rules.conditions import Kind
from rules.earlier_figures import plan
from rules.initiative import InitiativeState
from rules.issued_pledge import Bearers, IssuedItem
from rules.launch_document.read import read
from rules.lookup import Scope, words_of
from rules.merits import Candidate, Grade, RatingState
from rules.milestones import MilestoneKind
from rules.pulls import Order, Rhythm
from rules.reckoning import Counting, Reckoning
from rules.records import ProgressStatus
from rules.unit_report import Counts, Narrative
from storage import (
    absences,
    activities,
    activity_kinds,
    approvals,
    attempts,
    awards,
    blocs,
    broadcasts,
    bulletins,
    calendar,
    campaign_drafts,
    campaigns,
    collective_pledges,
    comparisons,
    council,
    decisions,
    delegations,
    draft_corrections,
    draft_parts,
    earlier_figures,
    extensions,
    files,
    frozen,
    initiatives,
    issued_pledges,
    lookup,
    lookup_index,
    merit_imports,
    nominations,
    norms,
    outbox,
    paper_templates,
    partner_reports,
    partners,
    people,
    pledges,
    progress,
    proposals,
    pulls,
    ratings,
    reckonings,
    regulations,
    reminder_pauses,
    roster,
    rounds,
    showcases,
    signing,
    steps,
    titles,
    union,
    unit_reports,
    work_counts,
)
from storage import milestones as milestone_rows
from storage.activities import NewActivity
from storage.awards import NewAward
from storage.database import Failed, attempt
from storage.initiatives import NewInitiative
from storage.milestones import NewMilestone
from storage.nominations import NewNomination
from storage.outbox import Priority
from storage.pledges import NewItem
from storage.progress import Report
from storage.proposals import Said
from storage.roster import APPLIED, READ
from storage.schema import campaigns as c
from storage.schema import metadata
from storage.schema import operations as o
from storage.schema import participation as t
from storage.schema import people as p
from storage.signing import NewSigning
from storage.unit_reports import NewReport
from tests.handlers.asks_scene import asked
from tests.handlers.asks_scene import places as asks_places
from tests.rosters import FILES
from tests.world import CAST, World, make_campaign

ROLES = {
    "stranger": "Khải",
    "member": "Hoa",
    "head": "Bình",
    "other_head": "Dũng",
    "office": "Minh",
    "council": "Hội",
    "director": "Sơn",
    "admin": "Quản",
}
PLEDGED = ("Hoa", "Lan", "Bình", "Ánh", "Tùng", "Dũng", "Minh", "Sơn", "Quản", "Hội")
MACHINERY = {"inbox", "outbox", "conversations", "jobs"}
ABSENT = 999_999
PLAN = Path(__file__).parents[1] / "rules" / "launch_document" / "documents" / "department_plan.txt"
LOCKED = "4444000"
RULE = {"number": "1/QĐ-UBND", "name": "Quyết định mẫu", "effective_to": date(2027, 12, 31)}
SENT = {"reference": "tep", "name": "anh.jpg", "kind": "photo", "size": 100}
_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
_NEWEST = "SELECT (SELECT coalesce(max(id), 0) FROM outbox), (SELECT coalesce(max(id), 0) FROM jobs)"
_MESSAGES = select(o.outbox).where(o.outbox.c.id > bindparam("last"))
_WORK = select(o.jobs).where(o.jobs.c.id > bindparam("last"))


class Undone(Exception):
    def __init__(self, done: "Done") -> None:
        self.done = done


@dataclass
class Done:
    """What one event came to: rows changed by table (outside the machinery), messages, jobs."""

    changed: dict[str, set[tuple[Any, ...]]]
    said: list[Any]
    told: list[Any]
    jobs: list[Any]


@dataclass
class Scene:
    """One connection inside a transaction that never ends well."""

    world: World
    conn: Connection
    base: dict[str, set[tuple[Any, ...]]] = field(default_factory=dict)
    objects: dict[str, list[Any]] = field(default_factory=dict)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    sight: dict[str, set[int]] = field(default_factory=dict)
    secrets: dict[str, list[str]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """From here on ``written`` gathers the names of the tables that any statement writes to."""

        def notice(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if match := _WRITES.match(statement):
                self.written.add(match[1])

        event.listen(self.conn.engine, "before_cursor_execute", notice)

    def chat(self, role: str) -> str:
        return str(self.world.phones[ROLES[role]].user_id)

    def official(self, role: str) -> int | None:
        return None if role == "stranger" else self.world.id_in(self.conn, ROLES[role])

    def subtree(self, role: str) -> set[int]:
        unit = {"head": "DD", "other_head": "LN"}.get(role)
        return {u.id for u in people.tree(self.conn) if unit and self.units[unit] in people.ancestors(self.conn, u.id)}

    def unit_of(self, official: int | None) -> int | None:
        table = p.memberships
        return self.conn.execute(select(table.c.unit_id).where(table.c.official_id == official)).scalar_one_or_none()

    def secrets_from(self, role: str) -> list[str]:
        """Names and words of everybody outside the role's sight."""
        found = []
        for name, (_, full_name, *_rest) in CAST.items():
            if name != ROLES[role] and self.unit_of(self.world.id_in(self.conn, name)) not in self.sight[role]:
                found += [full_name, f"kín của {name}", f"kin-{CAST[name][0]}"]
        hidden = [code for code in ("DD", "HAT1") if self.units[code] not in self.sight[role]]
        return found + [f"kín {code}" for code in hidden]

    @property
    def units(self) -> dict[str, int]:
        return {unit.code: unit.id for unit in people.tree(self.conn)}

    def arguments(self, handler: Any) -> Iterator[dict[str, Any]]:
        """Every combination of the objects that an action's arguments can name, own and foreign and absent."""
        wanted = inspect.signature(handler).parameters
        within = {"campaign": self.objects["campaign"][:2]} if {"unit", "scope"} & wanted.keys() else {}
        names = [name for name in wanted if name not in ("turn", "arguments")]
        values = [[SENT] if "dict" in str(wanted[name].annotation) else (self.objects | within)[name] for name in names]
        for combination in itertools.product(*values):
            yield dict(zip(names, combination, strict=True))

    def press(self, role: str, action: str, arguments: dict[str, Any]) -> Done:
        """Press a button that was forged into the person's own chat."""

        def forged(conn: Connection) -> Event:
            choice = {"label": "Bấm", "action": action, "args": arguments}
            row = {"network": "telegram", "chat": self.chat(role), "kind": "reply", "priority": Priority.REPLY}
            row |= {"text": "?", "choices": [choice], "created_at": self.world.clock.now()}
            return self.event(role, press=Press(outbox.put(conn, **row), 0))

        return self.do(forged)

    def event(self, role: str, **values: Any) -> Event:
        return Event("telegram", "forged", self.chat(role), self.world.clock.now(), **values)

    def do(self, make: Any) -> Done:
        """Handle one event as the bot does, note what came of it, undo it."""

        def take(conn: Connection) -> None:
            what = make(conn)
            last, work = conn.exec_driver_sql(_NEWEST).one()
            self.written.clear()
            self.world.bot.inbox.turn(conn, what, self.world.clock.now())
            tables = set(self.written)
            rows = conn.execute(_MESSAGES, {"last": last}).all() if "outbox" in tables else []
            changed = {name: snapshot(conn, metadata.tables[name]) ^ self.base[name] for name in tables - MACHINERY}
            raise Undone(
                Done(
                    {name: rows for name, rows in changed.items() if rows},
                    [row for row in rows if row.chat == what.chat],
                    [row for row in rows if row.chat != what.chat],
                    list(conn.execute(_WORK, {"last": work})) if "jobs" in tables else [],
                )
            )

        outcome = attempt(self.conn, take, "tried")
        assert isinstance(outcome, Failed)
        if isinstance(outcome.error, Undone):
            return outcome.error.done
        raise outcome.error


def snapshot(conn: Connection, table: Table) -> set[tuple[Any, ...]]:
    return {tuple(map(str, row)) for row in conn.execute(select(table))}


def prepared(world: World, conn: Connection) -> Scene:
    """Fill the record and say which objects there are."""
    scene, now = Scene(world, conn), world.clock.now()
    units = scene.units
    open_ = make_campaign(conn, now)
    states: dict[str, dict[str, Any]]
    states = {
        "awaiting": {"opened_by": world.id_in(conn, "Sơn")},
        "held": {"opened_by": world.id_in(conn, "Minh"), "hold_until": now},
    }
    made = {
        state: make_campaign(conn, now, state=state, title=f"Phong trào {state}", **states.get(state, {}))
        for state in ("draft", "closed", "awaiting", "held", "paused")
    }
    elsewhere = make_campaign(conn, now, title="Phong trào của Chi cục", audience_unit_id=units["LN"])
    kept = {name: participate(world, conn, name, open_) for name in PLEDGED}
    shown = {
        code: showcases.add(
            conn,
            campaign_id=open_,
            unit_id=units[code],
            by=1,
            now=now,
            kind="mo_hinh",
            name=f"Mô hình kín {code}",
            description=f"Mô tả kín {code}",
        )
        for code in ("DD", "HAT1")
    }
    going, paused = (broadcasts.begin(conn, open_, broadcasts.OPENING, 1, now) for _ in range(2))
    broadcasts.move(conn, paused, [broadcasts.GOING], broadcasts.PAUSED)
    for _ in range(20):
        attempts.record(conn, "telegram", LOCKED, now)
    calendar.add_days(conn, date(2027, 2, 4), date(2027, 2, 4), False, "Thông báo")
    invitation = invited(world, conn)
    away = [
        absences.add(conn, world.id_in(conn, name), date(2027, 2, 1), date(2027, 2, 5))
        for name in ("Hoa", "Ánh", "Sơn")
    ]
    lent = delegations.lend(
        conn,
        units["DD"],
        *(world.id_in(conn, name) for name in ("Bình", "Lan")),
        date(2027, 6, 1),
        date(2027, 6, 5),
        now,
    )
    imported = [roster.keep(conn, read_roster(FILES["danh-sach.xlsx"]), None, now) for _ in range(2)]
    roster.finish(conn, imported[1], roster.APPLIED, [world.id_in(conn, "Lan")])
    milestones = conn.execute(select(c.milestones.c.id).where(c.milestones.c.campaign_id == open_)).scalars().all()
    stage = conn.execute(select(c.stages.c.id).where(c.stages.c.campaign_id == open_)).scalars().first()
    others = ("Hoa", "Lan", "Ánh")
    drafted, submitted = documented(conn, now), documented(conn, now)
    approvals.submit(conn, submitted, by=world.id_in(conn, "Minh"), now=now)
    standing, over = bloc(conn, now, kept["Minh"]["file"]), blocs.add(conn, "Khối cũ", now.date(), by=1, now=now)
    blocs.end(conn, over, now.date(), by=1, now=now)
    bodies = partner(conn, now, open_, stage, world.id_in(conn, "Hoa"), kept["Hoa"]["file"])
    unsure = next(each for each in draft_parts.entries(conn, drafted, "targets") if each.doubtful)
    counted = next(each.id for each in campaigns.targets_of(conn, open_) if each.level == "person")
    reckonings.keep(conn, Reckoning(counted, Counting.DONE_WELL), by=world.id_in(conn, "Minh"), now=now)
    works = []
    for name in ("Hoa", "Ánh"):
        who = world.id_in(conn, name)
        work_counts.submit(conn, who, scene.unit_of(who) or 0, counted, stage, Counts(4, 3, 2), now)
        found = work_counts.of_official(conn, who, counted, stage)
        works += [found.id] if found else []
    for code, head in (("DD", "Bình"), ("HAT1", "Dũng")):
        said = [Narrative(first_topic(conn, open_), f"kín {code}")]
        report = NewReport(open_, stage, units[code], [], said)
        unit_reports.submit(conn, report, by=world.id_in(conn, head), late=False, sent_at=now)
    done = recorded(world, conn, open_)
    scene.objects = {
        "campaign": [open_, elsewhere, *made.values(), drafted, submitted, ABSENT],
        "unit": [units["DD"], units["HAT1"], units["SO"], ABSENT],
        "official": [*(world.id_in(conn, name) for name in others), ABSENT],
        "pledge": [*(kept[name]["pledge"] for name in others), ABSENT],
        "revision": [1, 2, 3],
        "title_id": [1, 4],
        **registered(world, conn, open_, units, now),
        **asked(world, conn, units, kept["Hoa"]["file"], now),
        "stage": [stage, ABSENT],
        "work": [*works, ABSENT],
        "item": [kept["Hoa"]["item"], kept["Ánh"]["item"]],
        "progress": [*(kept[name]["progress"] for name in others), ABSENT],
        "receipt": ["BC-THU"],
        "file": [*(kept[name]["file"] for name in others), *done["record_file"].values(), ABSENT],
        "showcase": [*shown.values(), ABSENT],
        "milestone": [milestones[0], *drives(conn, open_, now), ABSENT],
        "due_on": ["2027-03-31"],
        "asked_stage": [None],
        "broadcast": [going, paused],
        "absence": [*away, ABSENT],
        "hour": ["09:00", ""],
        "delegation": [lent.id, ABSENT],
        "setting": ["invitation_days", "second_approver_above", "khong_co"],
        "invitation": [invitation, ABSENT],
        "network": ["telegram"],
        "chat": [scene.chat("stranger"), LOCKED],
        "what": ["pledge", "report"],
        "group": ["people", "given", "figures"],
        "address": ["ten"],
        "chosen": [[[kept[name]["pledge"], 1] for name in others]],
        "page": [0],
        "title": [""],
        "typed": ["", "xong"],
        "year": [2027],
        "day": ["2027-02-04"],
        "start": [0],
        "period": ["q1"],
        **compiles(world, conn, open_, units, now),
        "listed": ["late"],
        "lines": [["Phòng Mẫu: chưa đăng ký 1"]],
        "reference": ["tep"],
        "name": ["danh-sach.xlsx"],
        "roster_import": [*imported, ABSENT],
        "create": [True],
        "changed": [False],
        "kind": ["new"],
        "unit_kind": ["chi_cuc"],
        "movement": [movement(conn, drafted), ABSENT],
        "identity": ["vi-nguoi-ngheo"],
        "at": [0],
        "partner": [bodies[0], bodies[1], ABSENT],
        "report": [bodies[2], ABSENT],
        "joins": [False],
        "bloc": [standing[0], over, ABSENT],
        "member": [standing[1], ABSENT],
        "paper": [standing[2], ABSENT],
        "paper_kind": ["pledge"],
        "state": [roster.fingerprint(conn, date(2027, 1, 11))],
        "total": [1],
        "workbook": [ABSENT],
        "topic": [first_topic(conn, open_), ABSENT],
        "carried_on": [True],
        "draft": [made["draft"], ABSENT],
        "taken": [[f"t{first_target(conn, open_)}", f"n{first_topic(conn, open_)}"]],
        "ended": [True],
        "target": [first_target(conn, open_), ABSENT],
        "extension": [extension(conn, milestones[1], now), ABSENT],
        "document": [1],
        "ocr": [False],
        "part": ["targets"],
        "entry": [unsure.id],
        "field": ["data_source"],
        "correction": [draft_corrections.waiting(conn, drafted)[0].id],
        "accept": [True],
        "content": [approvals.content(conn, submitted)],
        **merits(world, conn, now),
        **commended(world, conn, open_, kept["Minh"]["file"]),
        "activity": [*done["activity"].values(), *done["taken_back"].values(), ABSENT],
        "nomination": [*done["nomination"].values(), *done["suggested"].values(), ABSENT],
        "step": [*done["step"].values(), ABSENT],
        "wanted": ["", "suggested"],
        "bulletin": [*bulletins_of(world, conn), ABSENT],
        "audience": ["all"],
        "among": ["unit"],
        "figure": ["late", "registered", "launched"],
        "pause": [pause_of(world, conn), ABSENT],
    }
    common = {"bloc": standing[0], "partner": bodies[0]}
    common |= {
        "campaign": open_,
        "draft": made["draft"],
        "closed": made["closed"],
        "archived": make_campaign(conn, now, state="archived", title="Phong trào cũ"),
        "milestone": milestones[0],
        "stage": stage,
    }
    common |= {"extension": scene.objects["extension"][0]}
    common |= {"bulletin": scene.objects["bulletin"][0]}
    common |= {"topic": first_topic(conn, open_), "counted": counted}
    common |= {"issued": first_target(conn, open_)}
    common |= {"invitation": invitation, "drafted": drafted, "target": unsure.id}
    common |= {"submitted": submitted, "content": approvals.content(conn, submitted)}
    for code, name in (("DD", "Hoa"), ("HAT1", "Ánh")):
        own = {
            "candidate": f"o{world.id_in(conn, name)}",
            "unit": units[code],
            "official": world.id_in(conn, name),
            **kept[name],
        }
        own |= {noun: found[code] for noun, found in done.items()}
        own |= {name: scene.objects[name][code == "HAT1"] for name in ("collective", "initiative", "proposal")}
        own |= {"round": scene.objects["round"][0], "heard": scene.objects["proposal"][2]}
        own |= {"decision": scene.objects["decision"][0]}
        own |= asks_places(scene.objects, code)
        own["confirmed_initiative"] = scene.objects["initiative"][2]
        own["written"] = 2 if code == "DD" else 3
        scene.places[code] = common | own | {"showcase": shown[code]}
    scene.base = {table.name: snapshot(conn, table) for table in metadata.sorted_tables}
    scene.sight = {role: scene.subtree(role) for role in ROLES}
    scene.secrets = {role: scene.secrets_from(role) for role in ROLES}
    return scene


def compiles(
    world: World, conn: Connection, campaign: int, units: dict[str, int], now: datetime
) -> dict[str, list[Any]]:
    """Two freezes, comparisons and standing orders of several people."""
    about = {"as_of": now, "note": "", "by": world.id_in(conn, "Minh"), "now": now}
    kept = [frozen.keep(conn, campaign, "q1", scope, "{}", "0" * 64, **about).id for scope in (None, units["DD"])]
    shown = [comparisons.keep(conn, world.id_in(conn, name), "So sánh", ["khác"], now) for name in ("Minh", "Sơn")]
    ordered = [
        pulls.add(
            conn,
            world.id_in(conn, name),
            {"campaign_id": campaign, "period": "q1", "scope_unit_id": scope, "what": "report"},
            Order(Rhythm.WEEKLY, 0),
            now.date(),
        )
        for name, scope in (("Minh", None), ("Bình", units["DD"]), ("Dũng", units["HAT1"]))
    ]
    return {
        "scope": [None, units["DD"], units["HAT1"], ABSENT],
        "output": ["report"],
        "current": [False],
        "at_end": [False],
        "pdf": [False],
        **papers(world, conn, now),
        "frozen": [*kept, ABSENT],
        "older": [*kept, ABSENT],
        "newer": [None, kept[1], ABSENT],
        "comparison": [*shown, ABSENT],
        "pull": [*ordered, ABSENT],
    }


def retired_kind(conn: Connection, by: int, now: datetime) -> str:
    """The code of a kind of activity that is offered no more."""
    activity_kinds.put(conn, ActivityKind("rieng_1", "Ra quân", "Đã làm gì?"), retired=True, by=by, now=now)
    return "rieng_1"


def papers(world: World, conn: Connection, now: datetime) -> dict[str, list[Any]]:
    """A template that waits for a decision, one in use, and somebody who signs."""
    minh = world.id_in(conn, "Minh")
    about: dict[str, Any] = {"official_id": minh, "kind": "docx", "network": "telegram", "reference": "tep"}
    sent = [files.declare(conn, name="mau.docx", declared_size=1, now=now, **about) for _ in range(2)]
    waiting, used = (paper_templates.keep(conn, "thong-bao", file, [], by=minh, now=now) for file in sent)
    paper_templates.decide(conn, used, paper_templates.TAKEN, by=minh, now=now)
    signs = NewSigning("Lê Thanh Sơn", "", "Giám đốc", "", "", now.date(), None)
    return {
        "paper_name": ["bao-cao", "thong-bao"],
        "template": [waiting, ABSENT],
        "signer": [signing.add(conn, signs, by=minh, now=now), ABSENT],
        "activity_kind": ["kiem_tra", retired_kind(conn, minh, now), "rieng_999"],
        "number": ["1/QĐ-UBND", ABSENT],
        "regulation": [regulations.add(conn, RULE, by=minh, now=now), ABSENT],
    }


def merits(world: World, conn: Connection, now: datetime) -> dict[str, list[Any]]:
    """An award and a proposed rating of two people in two units, a list that was read, conditions that people confirm."""
    people_ = [world.id_in(conn, name) for name in ("Hoa", "Ánh")]
    who = [Candidate(official=one) for one in people_]
    given = [awards.add(conn, one, NewAward(1, 2026, "1/QĐ"), by=None, now=now) for one in who]
    proposed = RatingState.PROPOSED
    rated = [ratings.enter(conn, one, 2026, Grade.GOOD, proposed, by=None, now=now) for one in who]
    reading = read_merits(FILES["khen-cac-nam.xlsx"], date(2027, 1, 11))
    asked = [each.id for each in titles.conditions_of(conn, "LDTT") if each.kind in (Kind.PERSON, Kind.DISCIPLINE)]
    units = [unit.id for unit in people.tree(conn) if unit.code in ("DD", "HAT1")]
    return {
        "candidate": [*(f"o{one}" for one in people_), *(f"u{unit}" for unit in units), f"o{ABSENT}", f"u{ABSENT}"],
        "award": [*given, ABSENT],
        "rating": [*rated, ABSENT],
        "merit_import": [merit_imports.keep(conn, reading, None, now), ABSENT],
        "condition": [*asked[-2:], ABSENT],
        "received": ["2027-01-11"],
        "sought": [1, ABSENT],
        "earlier_import": earlier(conn, now),
        "hit": looked_up(conn),
        "section": ["awards", "ratings", "units"],
        "typed": ["7/QĐ", "hoa"],
        "rows": [7, 2],
        "met": [True],
        "on": [True],
    }


def earlier(conn: Connection, now: datetime) -> list[int]:
    """Figures of the year before: a file that waits, and one that was entered."""
    reading = read_figures(FILES["so-lieu-2026.xlsx"], 2027)
    older = replace(reading, entries=tuple(replace(each, year=2025) for each in reading.entries))
    waiting, entered = (earlier_figures.keep(conn, each, None, now) for each in (reading, older))
    earlier_figures.finish(conn, entered, READ, APPLIED)
    found = plan(older, people.tree(conn), earlier_figures.recorded(conn))
    earlier_figures.carry_out(conn, entered, found, by=None, now=now)
    return [waiting, entered, ABSENT]


def looked_up(conn: Connection) -> list[Any]:
    """What two people of different units are found by, and nothing."""
    lookup_index.catch_up(conn)
    named = (lookup.search(conn, words_of(name), Scope(date(2027, 1, 11))) for name in ("Nguyễn Thị Hoa", "Lý Thị Ánh"))
    return [*(hits[0].id for hits in named), ABSENT]


def commended(world: World, conn: Connection, campaign: int, file: int) -> dict[str, list[Any]]:
    """A round with a proposal at every stage, its public list over since yesterday, and a closed one of the short way.

    Persons are proposed where a unit's head may see them alone; on the public list stands a unit.
    """
    now, by = world.clock.now(), world.id_in(conn, "Minh")
    units = {unit.code: unit.id for unit in people.tree(conn)}
    about: dict[str, Any] = {"campaign_id": campaign, "year": 2027, "received_on": now.date(), "by": by, "now": now}
    first = rounds.open_(conn, name="Đợt 1", way=Way.REGULAR, title_ids=[], guidance_file_id=file, **about)
    closed = rounds.open_(conn, name="Đột xuất", way=Way.SHORT, title_ids=[], **about)
    rounds.step(conn, closed, rounds.CLOSED, by=by, now=now)
    rounds.step(conn, first, rounds.PUBLISHED, by=by, now=now, until=date(2027, 1, 10), count=1)

    def proposed(unit: str, name: str | None, stage: Stage, title: int = 2) -> int:
        said = Said(title, CommendationKind.WORK, Route.OWN, f"Thành tích kín {unit}")
        who = world.id_in(conn, name) if name else None
        made = proposals.add(conn, first, who, units[unit], said, by=by, now=now)
        found = proposals.get(conn, made)
        if found is not None and stage is not Stage.PROPOSED:
            proposals.move(conn, [found], stage, by=by, now=now)
        return made

    mine = [proposed("DD", "Hoa", Stage.PROPOSED), proposed("HAT1", "Ánh", Stage.PROPOSED)]
    proposed("LN", None, Stage.PUBLISHED, 4)
    staged = {stage: proposed("DD", "Lan", stage, title) for title, stage in enumerate(_STAGED, start=1)}
    given = proposed("DD", "Lan", Stage.APPROVED, 6)
    decided = proposals.get(conn, given)
    held = rounds.get(conn, first)
    assert held is not None
    assert decided is not None
    issued = ("9/QĐ", date(2027, 1, 8), "Giám đốc Sở", file)
    decision = decisions.enter(conn, held, *issued, [decided], {}, by=by, now=now)
    council.add(conn, world.id_in(conn, "Hội"), "secretary", date(2027, 1, 1), None, "", by=by, now=now)
    parts = [each.id for each in norms.every(conn) if each.kind is NormKind.PAPER]
    return {
        "round": [first, closed, ABSENT],
        "proposal": [*mine, staged[Stage.HEARD], ABSENT],
        "decision": [decision, ABSENT],
        "seat": [council.members(conn, date(2027, 1, 11))[0].id, ABSENT],
        "norm": [parts[0], ABSENT],
        "way": ["regular"],
        "route": ["own"],
        "count": [1],
        "sheet": ["spreadsheet"],
    }


_STAGED = (Stage.SELECTED, Stage.HEARD, Stage.VOTED, Stage.SUBMITTED, Stage.APPROVED)


def recorded(world: World, conn: Connection, campaign: int) -> dict[str, dict[str, int]]:
    """By noun and unit: an inspection, a nomination with a step, and one suggested; all with words of their own."""
    now = world.clock.now()
    made: dict[str, dict[str, int]] = {
        noun: {} for noun in ("activity", "nomination", "suggested", "step", "record_file", "taken_back")
    }
    units = {unit.code: unit.id for unit in people.tree(conn)}
    for code, name in (("DD", "Hoa"), ("HAT1", "Ánh")):
        who, place = world.id_in(conn, name), (campaign, units[code])
        said = NewActivity("kiem_tra", date(2027, 1, 8), False, f"Kiểm tra kín {code}", {"inspector": "Đoàn"})
        made["activity"][code] = activities.add(conn, *place, said, by=who, now=now)
        taken_back = made["taken_back"][code] = activities.add(conn, *place, said, by=who, now=now)
        activities.withdraw(conn, taken_back, f"Lý do kín {code}", by=who, now=now)
        nominee = NewNomination("tap_the", None, f"Tổ kín {code}", "", None, f"Thành tích kín {code}")
        days = {"found_on": date(2027, 1, 8)}
        made["nomination"][code] = nominations.add(conn, *place, nominee, by=who, now=now, **days)
        made["suggested"][code] = nominations.add(conn, *place, nominee, by=who, now=now, found_on=None)
        about = {"nomination_id": made["nomination"][code]}
        sent = {"kind": "pdf", "network": "telegram", "reference": "x", "declared_size": 5, "now": now}
        file = made["record_file"][code] = files.declare(conn, official_id=who, name=f"Tệp kín {code}.pdf", **sent)
        files.attach(conn, [file], who, activity_id=made["activity"][code])
        files.keep(conn, file, 5, "00")
        made["step"][code] = steps.add(conn, "so", date(2027, 1, 8), "", by=who, now=now, **about)
    return made


def registered(
    world: World, conn: Connection, campaign: int, units: dict[str, int], now: datetime
) -> dict[str, list[Any]]:
    """Units' pledges that wait for the trade union, for the level above and for their head; initiatives; issued pledges.

    The pledge of the first unit bears no name but that of the member, who speaks for its trade union.
    """
    hoa, anh, dung = (world.id_in(conn, name) for name in ("Hoa", "Ánh", "Dũng"))
    steps = [("DD", hoa, [Change.SIGN]), ("HAT1", anh, [Change.SIGN, Change.AGREE]), ("LN", dung, [])]
    written = [collective_of(conn, campaign, units[code], who, f"Việc của {code}", now) for code, who, _ in steps]
    for key, (_, who, changes) in zip(written, steps, strict=True):
        for revision, change in enumerate(changes, 1):
            collective_pledges.decide(conn, key, revision, change, by=who, now=now)
    union.name(conn, units["DD"], hoa, now.date(), by=hoa, now=now)
    kept = [
        initiatives.register(
            conn,
            NewInitiative(f"Sáng kiến kín của {name}"),
            campaign_id=campaign,
            official_id=who,
            unit_id=units[code],
            now=now,
        ).id
        for name, who, code in (("Hoa", hoa, "DD"), ("Ánh", anh, "HAT1"))
    ]
    return {
        "collective": [*written, ABSENT],
        "initiative": [*kept, confirmed(conn, campaign, hoa, units["DD"], now), ABSENT],
        "issued": [*issued_to(conn, campaign, units, hoa, now), ABSENT],
    }


def collective_of(conn: Connection, campaign: int, unit: int, by: int, text: str, now: datetime) -> int:
    """A unit's pledge with one line."""
    items = [CollectiveItem(text)]
    return collective_pledges.write(
        conn, campaign_id=campaign, unit_id=unit, title_id=None, items=items, by=by, now=now
    )


def confirmed(conn: Connection, campaign: int, who: int, unit: int, now: datetime) -> int:
    """An initiative that its head has confirmed."""
    about = {"campaign_id": campaign, "official_id": who, "unit_id": unit, "now": now}
    made = initiatives.register(conn, NewInitiative("Sáng kiến đã xác nhận"), **about).id
    initiatives.decide(conn, made, 1, InitiativeState.CONFIRMED, by=1, now=now)
    return made


def issued_to(conn: Connection, campaign: int, units: dict[str, int], hoa: int, now: datetime) -> list[int]:
    """A pledge issued to a person by a head, and one issued to units by the office."""
    values = {"campaign_id": campaign, "name": "Mẫu", "items": [IssuedItem("Việc theo mẫu")], "by": 1, "now": now}
    to_person = issued_pledges.issue(conn, unit_id=units["DD"], bearers=Bearers.PEOPLE, to=[hoa], **values)
    to = [units["DD"], units["LN"]]
    return [to_person, issued_pledges.issue(conn, unit_id=units["SO"], bearers=Bearers.UNITS, to=to, **values)]


def bulletins_of(world: World, conn: Connection) -> list[int]:
    """A draft, one that waits for a second person, one held, one that went out to the member, one paused."""
    now, by, everybody = world.clock.now(), world.id_in(conn, "Minh"), Audience(Group.EVERYBODY)
    made = [bulletins.create(conn, "Họp sơ kết thứ Năm", everybody, False, by=by, now=now) for _ in range(5)]
    states = (State.AWAITING, State.HELD, State.GOING, State.PAUSED)
    for one, state in zip(made[1:], states, strict=True):
        bulletins.set_state(conn, one, [State.DRAFT], state, created_by=world.id_in(conn, "Tùng"))
    row = {"network": "telegram", "chat": str(world.phones["Hoa"].user_id), "priority": Priority.BROADCAST}
    row |= {"official_id": world.id_in(conn, "Hoa"), "text": "?", "choices": [], "created_at": now}
    bulletins.set_out(
        conn, made[3], [row | {"state": "dead"}], [world.id_in(conn, name) for name in CAST if name != "Hoa"]
    )
    return made


def pause_of(world: World, conn: Connection) -> int:
    """Reminding of all campaigns is paused from next month on."""
    now = world.clock.now()
    days = {"until": date(2027, 2, 20), "reason": "Nghỉ Tết", "today": date(2027, 2, 1)}
    return reminder_pauses.begin(conn, None, by=1, now=now, **days)


def first_target(conn: Connection, campaign: int) -> int:
    """A target of a campaign."""
    return conn.execute(select(c.targets.c.id).where(c.targets.c.campaign_id == campaign)).scalars().first() or 0


def first_topic(conn: Connection, campaign: int) -> int:
    """A topic of a campaign."""
    return conn.execute(select(c.topics.c.id).where(c.topics.c.campaign_id == campaign)).scalars().first() or 0


def drives(conn: Connection, campaign: int, now: datetime) -> list[int]:
    """Two milestones of drives: one in force, one taken off."""
    new = [NewMilestone(MilestoneKind.ACTIVITY, name, date(2027, 3, 31)) for name in ("Đợt một", "Đợt hai")]
    standing, off = (milestone_rows.add(conn, campaign, each, now.date()).id for each in new)
    milestone_rows.remove(conn, off, now.date())
    return [standing, off]


def extension(conn: Connection, milestone: int, now: datetime) -> int:
    """A later day that waits for the director's word."""
    due, later = date(2027, 6, 30), date(2027, 7, 15)
    return extensions.propose(conn, milestone, due, later, "Chờ số liệu", by=1, now=now)


def partner(
    conn: Connection, now: datetime, campaign: int, stage: int | None, who: int, file: int
) -> tuple[int, int, int]:
    """A body in the campaign with a contact on the roster and a report, and one that takes part no longer."""
    made, over = (partners.keep(conn, None, name, "", who, by=1, now=now) for name in ("Công đoàn Mẫu", "Hội cũ"))
    partners.end(conn, over, now, by=1, now=now)
    partners.take_part(conn, made, campaign, True, by=1, now=now)
    place, told = (made, campaign, stage), {"file_id": file, "reason": "", "replaces": None, "by": who, "now": now}
    partner_reports.submit(conn, place, "Đã phát động", (None, ""), **told)
    return made, over, partner_reports.of(conn, made, campaign)[0].id


def movement(conn: Connection, campaign: int) -> int:
    """A higher movement that a campaign joins."""
    return conn.execute(select(c.movements.c.id).where(c.movements.c.campaign_id == campaign)).scalars().first() or 0


def bloc(conn: Connection, now: datetime, file: int) -> tuple[int, int, int]:
    """A bloc with one member outside the department and a paper: the ids of all three."""
    made = blocs.add(conn, "Khối thi đua 1", now.date(), by=1, now=now)
    member = blocs.join(conn, made, None, "Sở Mẫu", now.date(), by=1, now=now)
    blocs.keep_paper(conn, made, 2027, "pledge", file, by=1, now=now)
    return made, member or 0, blocs.papers(conn, made, 2027)["pledge"].id


def documented(conn: Connection, now: datetime) -> int:
    """A draft campaign made from a document, with one misread word."""
    rows = rows_of(read(PLAN.read_text().replace("Phấn đấu có", "Phần đầu có")), now.date())
    document, _ = campaign_drafts.receive(conn, rows, PLAN.read_text(), file_id=1, by=None, now=now)
    return campaign_drafts.store(conn, rows, document, by=None, now=now)


def participate(world: World, conn: Connection, name: str, campaign: int) -> dict[str, int]:
    """A pledge with one item, a report on it and a file, all with words of their own."""
    who, now = world.id_in(conn, name), world.clock.now()
    unit = people.unit_of(conn, who, date(2027, 1, 11)) or 0
    item = NewItem(f"Việc kín của {name}", Decimal(10), "hồ sơ")
    kept = {"official_id": who, "unit_id": unit, "late": False}
    pledges.submit(conn, campaign_id=campaign, title_id=1, items=[item], by=who, now=now, **kept)
    pledge = conn.execute(select(t.pledges.c.id).where(t.pledges.c.official_id == who)).scalar_one()
    items = conn.execute(select(t.pledge_items.c.id).where(t.pledge_items.c.pledge_id == pledge)).scalar_one()
    stage = conn.execute(select(c.stages.c.id).where(c.stages.c.campaign_id == campaign)).scalars().first() or 0
    report = Report(items, stage, ProgressStatus.ON_TRACK, Decimal(3), None, "hồ sơ", f"Ghi chú kín của {name}", "3")
    saved = progress.submit(conn, report, sent_at=now, **kept)
    about = {"kind": "document", "network": "telegram", "reference": "x", "declared_size": 5, "now": now}
    file = files.declare(conn, official_id=who, name=f"kin-{CAST[name][0]}.pdf", **about)
    files.attach(conn, [file], who, progress_id=saved.id)
    files.keep(conn, file, 5, "00")
    return {"pledge": pledge, "item": items, "progress": saved.id, "file": file}


def invited(world: World, conn: Connection) -> int:
    """An open invitation for the one who has not joined."""
    now = world.clock.now()
    row = {"official_id": world.id_in(conn, "Khải"), "code_hash": "0" * 64, "created_at": now}
    row |= {"expires_at": now.replace(year=2028)}
    return conn.execute(insert(p.invitations).values(row).returning(p.invitations.c.id)).scalar_one()
