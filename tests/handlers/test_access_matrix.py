"""Every command, button and form × every role × own, foreign and absent objects: nothing that is not allowed ever happens.

The attacker is the strongest there can be: any action with any arguments stands as a button in the person's own chat.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update

from handlers import ACTIONS, COMMANDS, FORMS, TABLES, check
from handlers.dispatch import Tables
from handlers.event import Press
from rules.records import Role
from storage import conversations, outbox
from storage.conversations import Conversation
from storage.outbox import Priority
from storage.schema import metadata
from storage.schema import people as p
from tests.handlers import access_policy as policy
from tests.handlers.access_policy import ALL, OWN, UNIT
from tests.handlers.access_scene import ABSENT, LOCKED, ROLES, Done, Scene, prepared, snapshot
from tests.world import World

# the buttons are pressed in so many parts, because they take their time
PARTS = 6
STAFF = ("office", "council", "director", "admin")
# handlers that may fail on an object that does not exist: no button ever names one, and nothing comes of it
REFUSALS = ("menu/not_allowed", "form/gone")


class Rollback(Exception):
    pass


async def inside(world: World, work: Callable[[Scene], None]) -> None:
    """Run ``work`` on a prepared scene; nothing of it stays."""

    def run(conn: Connection) -> None:
        work(prepared(world, conn))
        raise Rollback

    with pytest.raises(Rollback):
        await world.database.write(run)


def test_every_entry_says_what_it_may_do() -> None:
    assert set(policy.ACTIONS) == set(ACTIONS)
    assert set(policy.COMMANDS) == set(COMMANDS)
    assert set(policy.FORMS) == set(FORMS)


def test_a_handler_without_a_declaration_does_not_start() -> None:
    def undeclared(turn: Any) -> None:
        raise AssertionError

    check(TABLES)
    for table in ("commands", "actions", "forms"):
        entries = {name: getattr(TABLES, name) for name in Tables.__slots__}
        with pytest.raises(RuntimeError, match="moi_them"):
            check(Tables(**{**entries, table: {**entries[table], "moi_them": undeclared}}))


@pytest.mark.parametrize("part", range(PARTS))
async def test_buttons(world: World, part: int) -> None:
    pressed = sorted(action for action in ACTIONS if not action.startswith("form."))[part::PARTS]
    await inside(world, lambda scene: every_button(scene, pressed))


def every_button(scene: Scene, pressed: Sequence[str]) -> None:
    reached: Counter[str] = Counter()
    worked: Counter[str] = Counter()
    wrong: list[str] = []
    for action in pressed:
        handler, may = ACTIONS[action], policy.ACTIONS[action]
        for role in ROLES:
            for arguments in scene.arguments(handler):
                done = tried(scene, role, action, arguments)
                if done is not None:
                    wrong += judge(scene, role, may, done, f"{action}{arguments} as {role}")
                    reached[action] += role in may.who and not refused(scene, done)
                    worked[action] += bool(done.changed)
    assert not wrong, "\n".join(wrong)
    assert set(pressed) - policy.SHOWN_ELSEWHERE == set(+reached) - policy.SHOWN_ELSEWHERE
    writing = {action for action in pressed if policy.ACTIONS[action].writes}
    assert writing - policy.SHOWN_ELSEWHERE == set(+worked) - policy.SHOWN_ELSEWHERE, (
        "an action that may write was never seen to: the matrix would not notice its misuse"
    )


def tried(scene: Scene, role: str, action: str, arguments: dict[str, Any]) -> Done | None:
    """What came of it; None when it failed on an object that does not exist, which is allowed and undone."""
    try:
        return scene.press(role, action, arguments)
    except Exception:
        if ABSENT in arguments.values() or LOCKED in arguments.values():
            return None
        raise


def refused(scene: Scene, done: Done) -> bool:
    words = {scene.world.bot.office.renderer.render(moment, {}).text for moment in REFUSALS}
    return any(row.text in words for row in done.said) or not (done.said or done.jobs)


def judge(scene: Scene, role: str, may: Any, done: Done, what: str) -> list[str]:
    """Everything that happened and is not allowed to this role on these objects, in a sentence each."""
    wrong = []
    if role not in may.who and (done.changed or done.told or done.jobs):
        wrong.append(f"had an effect: {done}")
    if beyond := set(done.changed) - may.writes:
        wrong.append(f"changed {beyond}")
    if not may.tells and any(row.kind != "commands" for row in done.told):
        wrong.append(f"wrote to {[row.chat for row in done.told]}")
    if beyond := {job.kind for job in done.jobs} - may.jobs:
        wrong.append(f"queued {beyond}")
    if any(job.chat != scene.chat(role) for job in done.jobs):
        wrong.append("queued work for somebody else")
    wrong += [*foreign_rows(scene, role, may.scope, done), *foreign_recipients(scene, role, may.scope, done)]
    wrong += [f"told {secret!r}" for secret in told_secrets(scene, role, done)]
    return [f"{what}: {each}" for each in wrong]


def foreign_rows(scene: Scene, role: str, scope: str, done: Done) -> list[str]:
    """Changed rows that belong neither to the person (OWN) nor to the units that the person heads (UNIT)."""
    if scope == ALL or (scope == UNIT and role in STAFF):
        return []
    rows = [
        (name, dict(zip(metadata.tables[name].columns.keys(), row, strict=True)))
        for name, changed in done.changed.items()
        for row in changed
    ]
    return [f"changed foreign {name} {row}" for name, row in rows if not belongs(scene, role, scope, row)]


def foreign_recipients(scene: Scene, role: str, scope: str, done: Done) -> list[str]:
    """People outside the head's units who were written to; the office may hear of everything."""
    if scope != UNIT or role in STAFF:
        return []
    units, office = scene.sight[role], scene.official("office")
    told = [row.official_id for row in done.told if row.official_id != office]
    return [f"wrote to {official}" for official in told if scene.unit_of(official) not in units]


def belongs(scene: Scene, role: str, scope: str, row: dict[str, str]) -> bool:
    me = str(scene.official(role))
    parent = parent_of(scene, row)
    if parent is None:
        return True  # a part of something new, which is looked at as a row of its own
    row = {name: value for name, value in {**parent, **row}.items() if value != "None"}
    official = row.get("official_id") or row.get("actor_id") or owner_of(scene, row.get("pledge_id"))
    if scope == OWN:
        return official == me
    unit = int(row["unit_id"]) if "unit_id" in row else unit_behind(scene, row) or scene.unit_of(int(official or 0))
    return unit in scene.sight[role]


PARENTS = {
    "difficulty_id": "difficulties",
    "request_id": "data_requests",
    "collective_id": "collective_pledges",
    "initiative_id": "initiatives",
    "issued_id": "issued_pledges",
    "proposal_id": "proposals",
}


def parent_of(scene: Scene, row: dict[str, str]) -> dict[str, str] | None:
    """Whose the thing is that a row is a part of, and of which unit; None when it is not there any more."""
    for column, name in PARENTS.items():
        if column in row:
            table = metadata.tables[name]
            found = scene.conn.execute(select(table).where(table.c.id == int(row[column]))).one_or_none()
            if found is None:
                return None
            whose = {key: str(value) for key, value in found._mapping.items()}
            return {key: whose[key] for key in ("official_id", "unit_id") if key in whose}
    return {}


def unit_behind(scene: Scene, row: dict[str, str]) -> int | None:
    """The unit of the activity or nomination that a revision or step is about."""
    for name, place in (("activities", "activity_id"), ("nominations", "nomination_id"), ("showcases", "showcase_id")):
        table = metadata.tables[name]
        if place in row:
            found = scene.conn.execute(select(table.c.unit_id).where(table.c.id == int(row[place])))
            return found.scalar_one_or_none()
    return None


def owner_of(scene: Scene, pledge: str | None) -> str | None:
    """Whose pledge it is (a new one is not there any more, and is looked at as a row of its own)."""
    pledges = metadata.tables["pledges"]
    query = select(pledges.c.official_id).where(pledges.c.id == int(pledge or 0))
    found = scene.conn.execute(query).scalar_one_or_none()
    return str(found) if found is not None else None


def told_secrets(scene: Scene, role: str, done: Done) -> list[str]:
    """What was said to the person of people and units that are not the person's."""
    if role in STAFF:
        return []
    said = "\n".join([row.text + str([choice["label"] for choice in row.choices]) for row in done.said])
    return [secret for secret in scene.secrets[role] if secret in said]


async def test_commands(world: World) -> None:
    def every_command(scene: Scene) -> None:
        for command in COMMANDS:
            for role in ROLES:
                done = scene.do(lambda conn, r=role, c=command: scene.event(r, command=c, text=""))
                assert judge(scene, role, policy.COMMANDS[command], done, f"/{command} as {role}") == []
                assert done.said
                assert role == "stranger" or refused(scene, done) == (role not in policy.COMMANDS[command].who)

    await inside(world, every_command)


async def test_what_strangers_type(world: World) -> None:
    def every_word(scene: Scene) -> None:
        for text in ("menu", "báo cáo", "80%", "gửi", "Đã nhận", "1", "CB05", "Nguyễn Thị Hoa", "A" * 5000):
            done = scene.do(lambda conn, said=text: scene.event("stranger", text=said))
            assert judge(scene, "stranger", policy.LOOK, done, text) == []
            assert len(done.said) == 1

    await inside(world, every_word)


async def test_forms_filled_to_the_end(world: World) -> None:
    def every_form(scene: Scene) -> None:
        saved: Counter[str] = Counter()
        wrong: list[str] = []
        for name, form in policy.FORMS.items():
            for role in ROLES:
                for place in scene.places:
                    if name == "join" and role != "stranger":
                        continue  # begun by people without an account only
                    done = scene.do(lambda conn, n=name, r=role, w=place: filled(scene, conn, n, r, w))
                    what = f"{name} at {place} as {role}"
                    may = policy.may(form.who, *form.writes, scope=form.scope, tells=True, jobs=form.jobs)
                    wrong += judge(scene, role, may, done, what)
                    looked = name in policy.LOOKING and not refused(scene, done)
                    saved[name] += bool(done.changed or done.jobs or looked)
        assert not wrong, "\n".join(wrong)
        assert set(+saved) == set(FORMS), "a form that was never seen to save"

    await inside(world, every_form)


def filled(scene: Scene, conn: Connection, name: str, role: str, place: str) -> Any:
    """A form filled to its last question in the person's chat, and the press that saves it."""
    form, objects = policy.FORMS[name], scene.places[place]
    about = {key: objects.get(str(value)[1:], value) for key, value in form.about.items()}
    answers = {}
    for key, value in form.answers.items():
        field, _, suffix = key.partition("$")
        value = objects.get(str(value)[1:], value) if str(value).startswith("$") else value
        answers[f"{field}{objects.get(suffix, '')}"] = {"value": value, "shown": str(value)}
    chat, now = scene.chat(role), scene.world.clock.now()
    conn.execute(delete(metadata.tables["conversations"]).where(metadata.tables["conversations"].c.chat == chat))
    row = {"network": "telegram", "chat": chat, "kind": "reply", "priority": Priority.REPLY, "text": "?"}
    choice = {"label": "Lưu", "action": "form.save", "args": {"form": name}}
    prompt = outbox.put(conn, **row, choices=[choice], created_at=now)
    state = {"about": about, "answers": answers, "at": "review", "editing": False}
    conversations.keep(conn, Conversation("telegram", chat, name, state, True, prompt), now)
    return scene.event(role, press=Press(prompt, 0))


async def test_a_role_that_ended_ends_with_the_next_press(world: World) -> None:
    def revoked(scene: Scene) -> None:
        conn = scene.conn
        arguments = {"campaign": scene.objects["campaign"][0], "unit": scene.units["DD"]}
        wanted = {**arguments, "pledge": scene.objects["pledge"][0], "revision": 1}
        assert scene.press("head", "unit.confirm", wanted).changed
        heads = (p.roles.c.official_id == scene.official("head")) & (p.roles.c.role == Role.HEAD)
        conn.execute(delete(p.roles).where(heads))
        done = scene.press("head", "unit.confirm", wanted)
        assert not done.changed
        assert refused(scene, done)
        saving = scene.do(lambda conn: filled(scene, conn, "unit/return", "head", "DD"))
        assert not saving.changed
        assert refused(scene, saving)

    await inside(world, revoked)


@pytest.mark.parametrize(
    "name", ["pledge", "progress", "unit/launch", "unit/showcase", "unit/return", "activity", "nomination"]
)
async def test_a_form_does_not_outlive_its_campaign(world: World, name: str) -> None:
    def closed(scene: Scene) -> None:
        role = "member" if name in ("pledge", "progress") else "head"
        assert scene.do(lambda conn: filled(scene, conn, name, role, "DD")).changed
        running = metadata.tables["campaigns"]
        scene.conn.execute(update(running).where(running.c.state == "open").values(state="closed"))
        scene.base["campaigns"] = snapshot(scene.conn, running)
        done = scene.do(lambda conn: filled(scene, conn, name, role, "DD"))
        assert not done.changed
        assert done.said

    await inside(world, closed)


async def test_a_pledge_is_not_saved_after_a_deadline_that_closes(world: World) -> None:
    def late(scene: Scene) -> None:
        conn, campaigns, milestones = scene.conn, metadata.tables["campaigns"], metadata.tables["milestones"]
        conn.execute(update(milestones).values(due_on=date(2027, 1, 10)))
        conn.execute(update(campaigns).values(late_rule="closed"))
        assert not scene.do(lambda conn: filled(scene, conn, "pledge", "member", "DD")).changed
        conn.execute(update(metadata.tables["pledges"]).values(state="returned"))
        scene.base["pledges"] = snapshot(conn, metadata.tables["pledges"])
        assert scene.do(lambda conn: filled(scene, conn, "pledge", "member", "DD")).changed

    await inside(world, late)


async def test_presses_that_belong_to_nobody(world: World) -> None:
    """Other people's rows, places that are not there, rows from long ago, and data that no button ever carried."""

    def forged(scene: Scene) -> None:
        conn, now = scene.conn, scene.world.clock.now()
        choice = {"label": "Có", "action": "accounts.unlinked", "args": {}}
        row = {"kind": "reply", "priority": Priority.REPLY, "text": "?", "choices": [choice], "created_at": now}
        own = outbox.put(conn, network="telegram", chat=scene.chat("member"), **row)
        foreign = outbox.put(conn, network="telegram", chat=scene.chat("head"), **row)
        elsewhere = outbox.put(conn, network="zalo_bot", chat=scene.chat("member"), **row)
        retired = {**row, "choices": [{"label": "Cũ", "action": "gone.for_years", "args": {"campaign": 1}}]}
        old = outbox.put(conn, network="telegram", chat=scene.chat("member"), **retired)
        for press in ((foreign, 0), (elsewhere, 0), (own, 1), (own, 999), (own, -1), (-1, 0), (10**15, 0), (old, 0)):
            done = scene.do(lambda _, at=press: scene.event("member", press=Press(*at)))
            assert not done.changed, press
            assert refused(scene, done), press
        assert scene.do(lambda _: scene.event("member", press=Press(own, 0))).changed

    await inside(world, forged)


@pytest.mark.parametrize(
    "data",
    ["", "?", "1", "1.", ".1", "-1.0", "1.-1", "1.0.0", "9" * 30 + ".0", "１.０", "1.0\u0000", "'; DROP--", "đ" * 30],
)
async def test_data_that_no_button_carries(world: World, data: str) -> None:
    for name in ("Hoa", "Khải"):
        world.phones[name].type("/menu")
    await world.settle()
    world.forget()
    world.phones["Hoa"].press_raw(data)
    world.phones["Khải"].press_raw(data, 1)
    await world.settle()
    gone = world.bot.office.renderer.render("form/gone", {}).text
    assert [message.text for message in world.unread("Hoa")] == [gone]
    assert len(world.unread("Khải")) == 1
