"""Settings and absences where the dialogs do not reach: forged answers, times that crossed, what the audit keeps."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, select

from handlers.event import Event, Press
from storage import absences, conversations, settings
from storage import outbox as queue
from storage.conversations import Conversation
from storage.outbox import Priority
from storage.schema.operations import outbox
from storage.schema.people import audit
from tests.world import World


def saved(world: World, conn: Connection, name: str, form: str, about: dict[str, Any], answers: dict[str, Any]) -> None:
    """Press save on a form that holds these answers."""
    chat, now = str(world.phones[name].user_id), world.clock.now()
    row = {"network": "telegram", "chat": chat, "kind": "reply", "priority": Priority.REPLY, "text": "?"}
    choice = {"label": "Lưu", "action": "form.save", "args": {"form": form}}
    prompt = queue.put(conn, **row, choices=[choice], created_at=now)
    given = {key: {"value": value, "shown": str(value)} for key, value in answers.items()}
    state = {"about": about, "answers": given, "at": "review", "editing": False}
    conversations.keep(conn, Conversation("telegram", chat, form, state, True, prompt), now)
    world.bot.inbox.turn(conn, Event("telegram", "x", chat, now, press=Press(prompt, 0)), now)


def trail(conn: Connection) -> list[tuple[str, str, str]]:
    return [(row.action, row.object, row.reason) for row in conn.execute(select(audit).order_by(audit.c.id))]


@pytest.mark.parametrize(
    ("name", "setting", "value", "kept"),
    [
        ("Minh", "invitation_days", "15", True),
        ("Minh", "invitation_days", "9999", False),
        ("Minh", "member_ladder", "-3 0 +7", True),
        ("Minh", "member_ladder", "sáng mai", False),
        ("Minh", "first_reminder_hour", "18:00", False),
        ("Minh", "second_approver_above", "5", False),
        ("Minh", "join_by_code_alone", "1", False),
        ("Quản", "join_by_code_alone", "1", True),
        ("Quản", "campaign_approver_role", "member", False),
        ("Hoa", "invitation_days", "15", False),
        ("Sơn", "campaign_needs_approval", "0", False),
    ],
)
async def test_only_what_may_be_is_kept(world: World, name: str, setting: str, value: str, kept: bool) -> None:
    def work(conn: Connection) -> None:
        old = settings.text(conn, setting)
        saved(world, conn, name, "settings", {"setting": setting, "old": old}, {"value": value})
        assert settings.text(conn, setting) == (value if kept else old)
        wanted = [("setting.changed", f"setting:{setting}", f"{old} → {value}")] if kept else []
        assert trail(conn) == wanted

    await world.database.write(work)


@pytest.mark.parametrize(
    ("name", "whose", "kept"), [("Bình", "Lan", True), ("Bình", "Ánh", False), ("Minh", "Ánh", True)]
)
async def test_a_forged_person_is_nobody_elses_to_report(world: World, name: str, whose: str, kept: bool) -> None:
    def work(conn: Connection) -> None:
        official, unit = world.id_in(conn, whose), 3
        about = {"campaign": None, "unit": unit}
        answers = {"who": official, "first": "2027-02-01", "last": None}
        saved(world, conn, name, "absence", about, answers)
        assert bool(absences.of_official(conn, official)) is kept

    await world.database.write(work)


async def test_absences_that_crossed_do_not_overlap_and_leave_only_days_behind(world: World) -> None:
    def work(conn: Connection) -> None:
        official = world.id_in(conn, "Lan")
        about = {"campaign": None, "unit": 3, "official": official}
        days = {"first": "2027-02-01", "last": "2027-02-05"}
        saved(world, conn, "Bình", "absence", about, days)
        saved(world, conn, "Minh", "absence", about, days)
        (kept,) = absences.of_official(conn, official)
        assert (kept.first, kept.last) == (date(2027, 2, 1), date(2027, 2, 5))
        saved(world, conn, "Minh", "absence", {**about, "absence": kept.id}, {"first": "2027-02-02", "last": None})
        (kept,) = absences.of_official(conn, official)
        assert (kept.first, kept.last) == (date(2027, 2, 2), None)
        assert trail(conn) == [
            ("absence.reported", f"official:{official}", "2027-02-01..2027-02-05"),
            ("absence.changed", f"official:{official}", "2027-02-01..2027-02-05 → 2027-02-02.."),
        ]

    await world.database.write(work)


async def test_a_digest_that_has_not_left_is_withdrawn_when_its_reader_is_away(world: World) -> None:
    await world.campaign()
    world.clock.instant = world.clock.instant.replace(month=3, day=17)
    await world.bot.scheduler.sweep()

    def work(conn: Connection) -> None:
        official = world.id_in(conn, "Lan")
        mine = select(outbox.c.state).where(outbox.c.official_id == official, outbox.c.kind == "reminder")
        assert conn.execute(mine).scalars().all() == ["queued"]
        about = {"campaign": None, "unit": 3, "official": official}
        saved(world, conn, "Bình", "absence", about, {"first": "2027-03-17", "last": "2027-03-18"})
        assert conn.execute(mine).scalars().all() == ["cancelled"]

    await world.database.write(work)
