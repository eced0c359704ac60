"""What conversations cannot show of reporting: deadlines to the second, repeats, other people's things, what is kept."""

import stat
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from handlers import ACTIONS
from handlers.access import permitted
from storage import people, progress
from storage.inbox import Raw
from storage.schema import campaigns as c
from storage.schema import operations as o
from storage.schema import participation as p
from tests.dialogs.player import JPEG, PDF
from tests.world import World, local


@pytest.fixture
async def ready(world: World) -> World:
    """Hoa and Lan have pledges in the year's campaign; it is 4 May."""
    await world.campaign()
    await world.pledged("Hoa", "Giải quyết hồ sơ đất đai = 400 hồ sơ")
    await world.pledged("Lan", "Trồng cây phân tán = 300 cây; Học tập nghị quyết")
    await world.at(local("2027-05-04 09:00"))
    world.forget()
    return world


async def say(world: World, name: str, *lines: str) -> str:
    """Type lines one after the other; returns the last answer."""
    for line in lines:
        world.phones[name].type(line)
        await world.settle()
    return str(world.phones[name].last.text)


async def rows(world: World, table: Any = p.progress) -> list[Any]:
    return await world.database.read(lambda conn: list(conn.execute(select(table).order_by(table.c.id))))


@pytest.mark.parametrize(
    ("sent", "received", "late"),
    [
        ("2027-06-30 23:59:59", "2027-07-01 00:10", False),
        ("2027-06-30 23:59:59", "2027-07-03 09:00", False),
        ("2027-07-01 00:00:00", "2027-07-01 00:00:01", True),
    ],
)
async def test_the_time_of_sending_decides(ready: World, sent: str, received: str, late: bool) -> None:
    await say(ready, "Hoa", "/baocao", "đã làm 320 hồ sơ")
    ready.clock.instant = local(sent)
    ready.phones["Hoa"].type("gui")
    ready.clock.instant = local(received)
    await ready.settle()
    (saved,) = await rows(ready)
    assert saved.late is late
    assert saved.reported_at == local(sent)
    assert ("ghi là báo cáo muộn" in ready.phones["Hoa"].last.text) is late


async def test_a_line_sent_in_time_begins_the_report_of_its_stage(ready: World) -> None:
    ready.clock.instant = local("2027-06-30 23:59:30")
    ready.phones["Hoa"].type("đã làm 320 hồ sơ")
    ready.clock.instant = local("2027-07-01 08:00")
    await ready.settle()
    assert "Đợt: 6 tháng đầu năm" in ready.phones["Hoa"].last.text


async def test_the_same_update_thrice_is_one_report(ready: World) -> None:
    await say(ready, "Hoa", "/baocao", "đã làm 320 hồ sơ", "gui")
    seen = [Raw(r.event_id, r.lane, r.raw) for r in await rows(ready, o.inbox)]
    for _ in range(2):
        await ready.bot.stored(seen)
        await ready.settle()
    assert len(await rows(ready)) == 1


async def test_two_presses_before_the_answer_are_one_report(ready: World) -> None:
    await say(ready, "Hoa", "/baocao", "đã làm 320 hồ sơ")
    for _ in range(2):
        ready.phones["Hoa"].press(None, "Gửi")
    await ready.settle()
    assert len(await rows(ready)) == 1


async def test_the_typed_line_is_kept(ready: World) -> None:
    await say(ready, "Hoa", "da lam  320 ho so", "cham do mua", "gui")
    (saved,) = await rows(ready)
    assert saved.typed == "da lam  320 ho so\ncham do mua"
    assert (str(saved.amount), saved.unit, saved.status, saved.note) == ("320", "hồ sơ", "late", "do mua")


async def test_a_changed_pledge_is_not_reported_on(ready: World) -> None:
    await say(ready, "Hoa", "/baocao", "đã làm 320 hồ sơ")
    await ready.pledged("Hoa", "Việc khác = 5 việc")
    assert "không còn báo cáo được" in await say(ready, "Hoa", "gui")
    assert await rows(ready) == []


async def test_a_withdrawn_pledge_is_offered_again(ready: World) -> None:
    await ready.database.write(lambda conn: conn.execute(update(p.pledges).values(state="withdrawn")))
    assert "chưa đăng ký giao ước" in await say(ready, "Hoa", "/baocao")


async def test_another_s_item_is_not_reported_on(ready: World) -> None:
    lan = await ready.database.read(lambda conn: conn.execute(select(p.pledge_items.c.id)).scalars().all()[-1])
    args = {"campaign": 1, "item": lan, "typed": "xong"}
    await say(ready, "Hoa", "/menu")
    forged = update(o.outbox).values(choices=[{"label": "Thử", "action": "progress.begin", "args": args}] * 9)
    await ready.database.write(lambda conn: conn.execute(forged))
    ready.phones["Hoa"].press(None, "Báo cáo tiến độ")
    await ready.settle()
    assert "không còn báo cáo được" in ready.phones["Hoa"].last.text


async def test_a_closed_stage_says_so(ready: World) -> None:
    closed = update(c.campaigns).values(late_rule="closed")
    await ready.database.write(lambda conn: conn.execute(closed))
    ready.clock.instant = local("2027-12-05 09:00")
    assert "đã đóng (hạn 30/11/2027)" in await say(ready, "Hoa", "/baocao")


async def test_a_stage_that_closed_while_reporting_takes_nothing(ready: World) -> None:
    await ready.database.write(lambda conn: conn.execute(update(c.campaigns).values(late_rule="closed")))
    await say(ready, "Hoa", "/baocao", "đã làm 320 hồ sơ")
    ready.clock.instant = local("2027-07-01 00:00:01")
    assert "đã đóng (hạn 30/6/2027)" in await say(ready, "Hoa", "gui")
    assert await rows(ready) == []


async def test_a_campaign_without_stages_says_so(ready: World) -> None:
    gone = {"milestones", "stages"}
    for table in reversed(c.stages.metadata.sorted_tables):
        if table.name in gone or any(key.column.table.name in gone for key in table.foreign_keys):
            await ready.database.write(lambda conn, table=table: conn.execute(table.delete()))
    assert "chưa có đợt báo cáo nào" in await say(ready, "Hoa", "/baocao")


async def test_reporting_withdraws_the_reminder_not_sent_yet(ready: World) -> None:
    await say(ready, "Hoa", "/baocao", "đã làm 320 hồ sơ")
    ready.clock.instant = local("2027-06-16 08:30")
    await ready.bot.scheduler.sweep()
    waiting = select(o.outbox.c.state).where(o.outbox.c.kind == "reminder", o.outbox.c.chat == chat(ready, "Hoa"))
    assert await ready.database.read(lambda conn: conn.execute(waiting).scalars().all()) == ["queued"]
    assert "Đã ghi nhận báo cáo" in await say(ready, "Hoa", "gui")
    assert await ready.database.read(lambda conn: conn.execute(waiting).scalars().all()) == ["cancelled"]


def chat(world: World, name: str) -> str:
    return str(world.phones[name].user_id)


async def test_evidence_is_stored_apart_and_comes_back_whole(ready: World) -> None:
    hoa = ready.phones["Hoa"]
    hoa.send_photo(JPEG, "đã làm 320 hồ sơ")
    await ready.settle()
    hoa.send_file("../../bien ban.pdf", PDF, "application/pdf")
    await ready.settle()
    assert "Minh chứng: 2 ảnh, tệp" in hoa.last.text
    await say(ready, "Hoa", "gui")
    photo, document = await rows(ready, p.files)
    assert (document.name, document.state, document.size) == ("bien ban.pdf", "kept", len(PDF))
    stored = ready.settings.data_dir / "files" / document.random_name
    assert stored.read_bytes() == PDF
    assert stat.S_IMODE(stored.stat().st_mode) == 0o600
    (saved,) = await ready.database.read(lambda conn: progress.of_campaign(conn, 1))
    assert saved.evidence == 2
    hoa.press(None, "Lịch sử báo cáo")
    await ready.settle()
    hoa.press(None, f"{saved.receipt} (2)")
    await ready.settle()
    hoa.press(None, "2. bien ban.pdf")
    await ready.settle()
    assert hoa.last.file is not None
    assert (hoa.last.file.name, hoa.last.file.content) == ("bien ban.pdf", PDF)
    stored.write_bytes(b"changed")
    hoa.press(None, "2. bien ban.pdf")
    await ready.settle()
    assert "Chưa lấy lại được tệp" in hoa.last.text
    assert photo.kind == "jpg"


async def test_a_file_nobody_claims_is_not_stored(ready: World) -> None:
    ready.phones["Hoa"].send_photo(JPEG)
    await ready.settle()
    assert await rows(ready, p.files) == []
    assert await rows(ready, o.jobs) == []


async def test_another_s_evidence_stays_unseen(ready: World) -> None:
    ready.phones["Hoa"].send_photo(JPEG)
    await ready.settle()
    ready.phones["Hoa"].press(None, "1. Giải quyết hồ sơ đất đai")
    await ready.settle()
    await say(ready, "Hoa", "xong", "gui")
    file, report = (await rows(ready, p.files))[0].id, (await rows(ready))[0].id

    def tried(conn: Connection) -> dict[tuple[str, str], bool]:
        found = {}
        for name in ("Hoa", "Lan", "Bình", "Minh"):
            person = people.behind(conn, "telegram", chat(ready, name), ready.clock.now().date())
            for action, arguments in (("evidence.get", {"file": file}), ("evidence.list", {"progress": report})):
                found[name, action] = permitted(conn, person, ACTIONS[action].access, arguments)  # type: ignore[attr-defined]
        return found

    allowed = {key for key, may in (await ready.database.read(tried)).items() if may}
    assert allowed == {("Hoa", "evidence.get"), ("Hoa", "evidence.list")}


@pytest.mark.parametrize("during", [(), ("/baocao",), ("/dangky",)])
async def test_a_secret_mark_leaves_no_trace(ready: World, during: tuple[str, ...]) -> None:
    await say(ready, "Hoa", *during)
    answer = await say(ready, "Hoa", "Công văn TUYỆT MẬT về tuyến phòng thủ 20A")
    assert "không được lưu" in answer
    for table, column in ((o.inbox, "raw"), (o.outbox, "text"), (o.conversations, "state"), (o.jobs, "arguments")):
        kept = [str(getattr(row, column)) for row in await rows(ready, table)]
        assert not [text for text in kept if "phòng thủ" in text or "20A" in text]


async def test_a_stranger_s_secret_is_forgotten_too(ready: World) -> None:
    ready.phones["Khải"].start()
    await say(ready, "Khải", "/huy", "tài liệu mật 20A")
    assert not [row.raw for row in await rows(ready, o.inbox) if "20A" in row.raw]


async def test_messages_fit_a_phone(ready: World) -> None:
    long = "Việc " + "rất dài " * 60
    await ready.pledged("Hoa", f"{long.strip()} = 400 hồ sơ; Hai = 2 việc")
    await say(ready, "Hoa", "/baocao", "hai", "chậm do " + "mưa lớn & lũ " * 35, "gui")
    await say(ready, "Hoa", "/baocao", "1", "vướng")
    await say(ready, "Hoa", "thiếu người " * 40, "150", "gui")
    ready.phones["Hoa"].press(None, "Lịch sử báo cáo")
    await ready.settle()
    received = ready.phones["Hoa"].received
    assert len(await rows(ready)) == 2
    assert max(len(message.text) for message in received) <= 900
    assert max(len(label) for message in received for label in message.labels) <= 40


async def test_history_turns_pages(ready: World) -> None:
    for number in range(1, 7):
        await say(ready, "Hoa", f"đã làm {number * 10} hồ sơ", "gui")
    ready.phones["Hoa"].press(None, "Lịch sử báo cáo")
    await ready.settle()
    first = ready.phones["Hoa"].last
    assert "(trang 1/2)" in first.text
    assert "60 hồ sơ" in first.text
    assert first.labels == ["Cũ hơn", "Danh mục việc"]
    ready.phones["Hoa"].press(first.message_id, "Cũ hơn")
    await ready.settle()
    assert "(trang 2/2)" in ready.phones["Hoa"].last.text
    assert "10 hồ sơ" in ready.phones["Hoa"].last.text
