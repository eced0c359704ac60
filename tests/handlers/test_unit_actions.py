"""Every unit.* action under every role with every object there is: nothing foreign is changed, named or written to."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from handlers import ACTIONS, FORMS, unit_work
from handlers.access import permitted
from handlers.event import Event
from handlers.turn import Turn
from rules.records import Role
from storage import campaigns, launches, people, pledges, showcases, standing
from storage.pledges import NewItem
from storage.schema import campaigns as c
from storage.schema import operations as o
from storage.schema import participation as t
from storage.schema import people as p
from tests.world import World

UNIT_ACTIONS = {name: handler for name, handler in ACTIONS.items() if name.startswith("unit.")}
ROLES = {
    "Hoa": "member",
    "Bình": "head",
    "Dũng": "head",
    "Tùng": "head",
    "Minh": "office",
    "Hội": "reader",
    "Sơn": "reader",
    "Quản": "none",
}
WRITTEN = (t.pledges, t.launches, t.showcases, t.nudges, t.personal_nudges, o.conversations)


@dataclass
class Scene:
    """The made-up Sở in the middle of a campaign, and one connection whose changes are undone after every action."""

    world: World
    conn: Connection
    campaign: int

    def turn(self, name: str) -> Turn:
        chat = str(self.world.phones[name].user_id)
        now = self.world.clock.now()
        office = self.world.bot.jobs._office
        person = people.behind(self.conn, "telegram", chat, now.astimezone(office.zone).date())
        return Turn(self.conn, Event("telegram", "test", chat, now), now, office, person)

    def objects(self) -> dict[str, list[Any]]:
        """Every value each argument can take."""
        kept = self.conn.execute(select(t.pledges.c.id, t.pledges.c.revision)).all()
        return {
            "campaign": [self.campaign],
            "unit": list(self.conn.execute(select(p.units.c.id)).scalars()),
            "official": list(self.conn.execute(select(p.officials.c.id)).scalars()),
            "pledge": [row.id for row in kept],
            "revision": [1],
            "showcase": list(self.conn.execute(select(t.showcases.c.id)).scalars()),
            "what": ["pledge", "report"],
            "chosen": [[[row.id, row.revision] for row in kept]],
            "stage": [stage.id for stage in campaigns.stages_of(self.conn, self.campaign)],
            "group": [*unit_work.GROUPS, ""],
            "day": ["2027-01-08"],
            "page": [0],
        }

    def do(self, name: str, action: str, arguments: dict[str, Any]) -> "Done":
        """Do an action as the dispatcher would, note what it did, and undo it."""
        turn, handler = self.turn(name), ACTIONS[action]
        if not permitted(self.conn, turn.person, handler.access, arguments):  # type: ignore[attr-defined]
            return Done(False, [], {})
        before = self.snapshot()
        told = self.conn.execute(select(o.outbox.c.id).order_by(o.outbox.c.id.desc())).scalars().first() or 0
        undo = self.conn.begin_nested()
        handler(turn, **arguments)
        rows = self.conn.execute(select(o.outbox).where(o.outbox.c.id > told)).all()
        after = self.snapshot()
        undo.rollback()
        return Done(True, list(rows), {table: after[table] - before[table] for table in before})

    def snapshot(self) -> dict[str, frozenset[Any]]:
        return {table.name: frozenset(map(str, self.conn.execute(select(table)).mappings())) for table in WRITTEN}

    def in_units(self, unit_ids: set[int]) -> set[int]:
        rows = self.conn.execute(select(p.memberships.c.official_id).where(p.memberships.c.unit_id.in_(unit_ids)))
        return set(rows.scalars())


@dataclass
class Done:
    allowed: bool
    said: list[Any]
    changed: dict[str, frozenset[Any]]

    @property
    def effects(self) -> dict[str, frozenset[Any]]:
        return {name: rows for name, rows in self.changed.items() if rows}


def prepare(world: World, conn: Connection, campaign: int) -> None:
    """Pledges in every unit, a launch, a model; Tùng heads the nested unit."""
    ids = {unit.code: unit.id for unit in people.tree(conn)}
    head = {"official_id": world.id_in(conn, "Tùng"), "role": Role.HEAD, "unit_id": ids["HAT1"]}
    conn.execute(insert(p.roles).values(**head, from_date=date(2026, 1, 1)))
    title = conn.execute(select(c.titles.c.id)).scalars().first() or 0
    now = world.clock.now()
    for name in ("Hoa", "Bình", "Dũng", "Ánh", "Tùng", "Hội", "Minh"):
        who = world.id_in(conn, name)
        unit = people.unit_of(conn, who, date(2027, 1, 11)) or 0
        said: dict[str, Any] = {
            "official_id": who,
            "unit_id": unit,
            "title_id": title,
            "by": who,
            "late": False,
            "now": now,
        }
        pledges.submit(conn, campaign_id=campaign, items=[NewItem("việc")], **said)
    for code, by in (("DD", "Bình"), ("LN", "Dũng"), ("HAT1", "Tùng")):
        place: dict[str, Any] = {"campaign_id": campaign, "unit_id": ids[code], "by": world.id_in(conn, by), "now": now}
        showcases.add(conn, kind="mo_hinh", name=f"Mô hình {code}", description="", **place)
        if code != "LN":
            launches.submit(conn, held_on=date(2027, 1, 8), late=False, **place)


def every(scene: Scene, action: str) -> Iterator[dict[str, Any]]:
    """Every combination of arguments of an action."""
    names = [name for name in inspect.signature(ACTIONS[action]).parameters if name != "turn"]
    objects = scene.objects()
    for values in product(*(objects[name] for name in names)):
        yield dict(zip(names, values, strict=True))


def outside(scene: Scene, unit_ids: set[int]) -> set[str]:
    """Names of people and units that are none of these units'."""
    theirs = scene.in_units(unit_ids)
    names = {row.full_name for row in scene.conn.execute(select(p.officials)) if row.id not in theirs}
    return names | {row.name for row in scene.conn.execute(select(p.units)) if row.id not in unit_ids}


@pytest.mark.parametrize("name", ROLES)
async def test_every_action_with_every_object(world: World, name: str) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        prepare(world, conn, campaign)
        scene = Scene(world, conn, campaign)
        me = scene.turn(name).me
        own = set().union(*(people.subtree(conn, unit) for unit in me.headed()))
        foreign = outside(scene, own)
        for action in UNIT_ACTIONS:
            for arguments in every(scene, action):
                done = scene.do(name, action, arguments)
                check(scene, name, action, arguments, done, own, foreign)

    await world.database.write(work)


DECISIONS = ("unit.confirm", "unit.confirmed_all", "unit.return")
DECIDED = {"pledges", "pledge_revisions", "conversations"}


def check(
    scene: Scene, name: str, action: str, arguments: dict[str, Any], done: Done, own: set[int], foreign: set[str]
) -> None:
    me, context = world_id(scene, name), (name, action, arguments)
    if ROLES[name] in ("member", "none"):
        assert not done.allowed, context
    if ROLES[name] == "reader":
        # the director decides on the only office member's pledge, and on nothing else
        last = {world_id(scene, "Minh")} if name == "Sơn" and action in DECISIONS else set()
        assert not set(done.effects) - (DECIDED if last else set()), context
        assert {row.official_id for row in done.said} <= {me, *last}, context
    if ROLES[name] == "head":
        if arguments["unit"] not in own:
            assert not done.effects, context
            assert not done.said, context
        written_to = {row.official_id for row in done.said}
        assert written_to <= scene.in_units(own) | {me}, context
        for row in done.said:
            named = [word for word in foreign if word in row.text or any(word in x["label"] for x in row.choices)]
            assert not named, (context, named)
    if "pledge" in arguments and "pledges" in done.effects:
        owner = pledges.owner(scene.conn, arguments) or 0
        assert me in standing.confirmers_of(scene.conn, owner, scene.turn(name).today), context
        assert owner != me, context


def world_id(scene: Scene, name: str) -> int:
    return scene.world.id_in(scene.conn, name)


@pytest.mark.parametrize("name", [name for name, role in ROLES.items() if role in ("head", "office", "reader")])
async def test_whatever_is_offered_is_allowed(world: World, name: str) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        prepare(world, conn, campaign)
        scene = Scene(world, conn, campaign)
        waiting: list[tuple[str, dict[str, Any]]] = [("unit.show", {})]
        seen: list[tuple[str, dict[str, Any]]] = []
        while waiting:
            action, arguments = waiting.pop()
            if (action, arguments) in seen or action not in UNIT_ACTIONS:
                continue
            seen.append((action, arguments))
            done = scene.do(name, action, arguments)
            assert done.allowed, (action, arguments)
            mine = [row for row in done.said if row.official_id == world.id_in(conn, name)]
            assert mine, (action, arguments)
            assert all(len(row.text) <= 900 for row in mine)
            waiting += [(x["action"], x["args"]) for row in mine for x in row.choices]
        offered = {action for action, _ in seen}
        assert {"unit.show", "unit.missing", "unit.person", "unit.showcases"} <= offered
        assert ("unit.confirm" in offered) == (ROLES[name] in ("head", "office") or name == "Sơn")
        assert ("unit.nudge" in offered) == (ROLES[name] in ("head", "office"))
        assert ("unit.launch" in offered) == (ROLES[name] == "head")

    await world.database.write(work)


@pytest.mark.parametrize("form", ["unit/return", "unit/launch", "unit/showcase"])
async def test_a_form_ends_for_who_is_head_no_more(world: World, form: str) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        prepare(world, conn, campaign)
        scene = Scene(world, conn, campaign)
        unit = people.unit_of(conn, world.id_in(conn, "Hoa"), date(2027, 1, 11))
        hers = pledges.mine(conn, campaign, world.id_in(conn, "Hoa"))
        about = {"campaign": campaign, "unit": unit, "pledge": hers.id if hers else 0, "revision": 1, "year": 2027}
        access = FORMS[form].access
        assert permitted(conn, scene.turn("Bình").person, access, about)
        for other in ("Hoa", "Dũng", "Hội", "Sơn", "Quản"):
            assert not permitted(conn, scene.turn(other).person, access, about), other
        conn.execute(p.roles.update().where(p.roles.c.role == Role.HEAD).values(to_date=date(2027, 1, 10)))
        assert not permitted(conn, scene.turn("Bình").person, access, about)

    await world.database.write(work)


async def test_confirming_of_heads_goes_up_and_ends_at_the_office_or_the_director(world: World) -> None:
    campaign = await world.campaign()

    def work(conn: Connection) -> None:
        prepare(world, conn, campaign)
        scene = Scene(world, conn, campaign)
        who_confirms: dict[str, set[str]] = {}
        for owner in ("Hoa", "Bình", "Dũng", "Ánh", "Tùng", "Minh"):
            kept = pledges.mine(conn, campaign, world.id_in(conn, owner))
            assert kept is not None
            for name in ROLES:
                unit = people.unit_of(conn, kept.official_id, date(2027, 1, 11))
                about = {"campaign": campaign, "unit": unit, "pledge": kept.id, "revision": 1}
                if "pledges" in scene.do(name, "unit.confirm", about).effects:
                    who_confirms.setdefault(owner, set()).add(name)
        assert who_confirms == {
            "Hoa": {"Bình"},
            "Bình": {"Minh"},
            "Dũng": {"Minh"},
            "Ánh": {"Dũng", "Tùng"},
            "Tùng": {"Dũng"},
            "Minh": {"Sơn"},
        }

    await world.database.write(work)
