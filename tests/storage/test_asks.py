"""Difficulties, requests and rights over data as they are kept: revisions, who owes, what a copy holds, what erasing leaves."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import load_workbook
from sqlalchemy import Connection, select, update

from reports.excel.single import write_table
from reports.my_data import tables, write_copy
from reports.request_answers import answers_table
from rules.difficulties import State
from rules.requests import FieldKind, Value
from storage import accounts, audit, difficulties, erasure, my_data, people, request_answers, requests
from storage.difficulties import Written
from storage.schema import metadata
from tests.world import ZONE, World


async def inside(world: World, work: Callable[[Connection], Any]) -> Any:
    return await world.database.write(work)


async def test_numbers_go_on_within_their_year_and_steps_stay(world: World) -> None:
    def work(conn: Connection) -> None:
        now = world.clock.now()
        who = {"official_id": world.id_in(conn, "Hoa"), "unit_id": 3, "now": now}
        made = [difficulties.send(conn, Written(text), year=year, **who) for text, year in ABOUT]
        assert [each.code for each in made] == ["VM-2027-001", "VM-2027-002", "VM-2028-001"]
        first = made[0].id
        assert difficulties.move(conn, first, 1, State.NEW, Written("Sửa"), by=who["official_id"], now=now)
        assert not difficulties.move(conn, first, 1, State.TAKEN, Written(), by=1, now=now)
        assert difficulties.move(conn, first, 2, State.TAKEN, Written(), by=1, now=now)
        assert not difficulties.move(conn, first, 3, State.NEW, Written("Muộn"), by=who["official_id"], now=now)
        found = difficulties.by_id(conn, first)
        assert found is not None
        assert [step.text for step in found.steps] == ["Một", "Sửa", ""]
        assert found.content.text == "Sửa"

    await inside(world, work)


ABOUT = (("Một", 2027), ("Hai", 2027), ("Ba", 2028))


def ask(conn: Connection, now: datetime, due: date) -> int:
    fields = [("Số hộ", FieldKind.NUMBER, "hộ"), ("Ghi chú", FieldKind.TEXT, "")]
    units = {unit.code: unit.id for unit in people.tree(conn)}
    return requests.make(conn, "Rà soát", due, fields, [units["DD"], units["LN"]], hold_until=now, by=1, now=now)


async def test_who_owes_and_what_is_exported(world: World, tmp_path: Path) -> None:
    def work(conn: Connection) -> None:
        now, due = world.clock.now(), date(2027, 1, 15)
        units = {unit.code: unit.id for unit in people.tree(conn)}
        key = ask(conn, now, due)
        assert requests.owing(conn, now) == []  # held: nobody owes what was not sent
        assert [each.id for each in requests.held_until(conn, now)] == [key]
        assert requests.send(conn, key, now)
        assert not requests.send(conn, key, now)
        assert requests.owing(conn, now) == [(units["DD"], key, due), (units["LN"], key, due)]
        found = requests.get(conn, key)
        assert found is not None
        number, note = found.fields
        for amount in (Decimal(7), Decimal("7.5")):
            said = [Value(number.id, str(amount), amount), Value(note.id, "=1+1")]
            request_answers.submit(conn, key, units["DD"], said, late=False, by=1, now=now)
        assert requests.owing(conn, now) == [(units["LN"], key, due)]
        answer = request_answers.of_unit(conn, key, units["DD"])
        assert answer is not None
        assert (answer.revision, [value.amount for value in answer.values]) == (2, [Decimal("7.5"), None])
        table = answers_table(found, {units["DD"]: answer}, people.tree(conn), date(2027, 1, 16), {units["DD"]: now})
        book = load_workbook(write_table(table, "Rà soát", tmp_path / "a.xlsx"))
        rows = {row[0]: row[1:4] for row in book.get_sheet_by_index(0).to_python()}
        assert rows["Phòng Quản lý đất đai"] == ["Đúng hạn", 7.5, "=1+1"]  # words, never a formula
        assert rows["Chi cục Kiểm lâm"] == ["Quá hạn, chưa trả lời", "Chưa có số liệu", "Chưa có số liệu"]
        assert requests.extend(conn, found, date(2027, 1, 20), "Xa", by=1, now=now)
        assert not requests.extend(conn, found, date(2027, 1, 21), "Xa", by=1, now=now)
        assert requests.nudged(conn, key, due, by=1, now=now)
        assert not requests.nudged(conn, key, due, by=1, now=now)
        assert requests.cancel(conn, key, by=1, now=now)
        assert not requests.cancel(conn, key, by=1, now=now)
        assert requests.owing(conn, now + timedelta(days=9)) == []

    await inside(world, work)


def rows_about(conn: Connection, official: int) -> dict[str, int]:
    """Counted apart from the code: how many rows of each table name the official as theirs."""
    found = {}
    for table in metadata.sorted_tables:
        if "official_id" in table.c:
            found[table.name] = len(conn.execute(select(table).where(table.c.official_id == official)).all())
    return {name: count for name, count in found.items() if count}


async def test_a_copy_holds_every_row_about_the_person(world: World, tmp_path: Path) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây")

    def work(conn: Connection) -> None:
        hoa = world.id_in(conn, "Hoa")
        found = my_data.everything(conn, hoa)
        kept = {each.table: len(each.rows) for each in found}
        assert {name: kept.get(name) for name in rows_about(conn, hoa)} == rows_about(conn, hoa)
        assert kept["officials"] == kept["pledge_items"] == 1
        book = load_workbook(write_copy(found, "Nguyễn Thị Hoa", ZONE, tmp_path / "b.xlsx"))
        assert {"Danh sách cán bộ", "Đơn vị công tác", "Tài khoản, đồng ý", "Việc trong giao ước"} <= set(
            book.sheet_names
        )
        told = "\n".join(
            str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
        )
        assert "Nguyễn Thị Hoa" in told
        assert "Phòng Quản lý đất đai" in told
        assert "Trồng cây" in told
        others = [full_name for full_name in conn.execute(OTHERS).scalars() if full_name != "Nguyễn Thị Hoa"]
        assert not [name for name in others if name in told]
        secrets = {"chat", "code_hash", "raw"}
        assert not [name for each in found for name in each.columns if name in secrets]
        assert len({table.title for table in tables(found, ZONE)}) == len(list(tables(found, ZONE)))

    await inside(world, work)


OTHERS = select(metadata.tables["officials"].c.full_name)


async def test_erasing_takes_the_chat_and_leaves_the_record(world: World) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây")
    world.phones["Hoa"].type("/cuatoi")
    await world.settle()

    def work(conn: Connection) -> None:
        now, hoa, lan = world.clock.now(), world.id_in(conn, "Hoa"), world.id_in(conn, "Lan")
        chat, sent = str(world.phones["Hoa"].user_id), metadata.tables["outbox"]
        brought = {"attachment": "compiled/ho-so.xlsx", "attachment_name": "ho-so-nguyen-thi-hoa.xlsx"}
        conn.execute(update(sent).where(sent.c.chat == chat).values(brought))
        before, other = erasure.extent(conn, hoa), erasure.extent(conn, lan)
        assert before.messages > 0
        assert (before.links, before.phone, before.pledges) == (1, True, 1)
        erasure.erase(conn, hoa, by=1, now=now)
        khai = world.id_in(conn, "Khải")  # never joined: there is no chat
        erasure.erase(conn, khai, by=1, now=now)
        assert not erasure.extent(conn, khai).phone
        accounts.revoke(conn, hoa, now)
        after = erasure.extent(conn, hoa)
        assert (after.messages, after.drafts, after.typed, after.links, after.phone) == (0, 0, 0, 0, False)
        assert (after.pledges, after.reports) == (before.pledges, before.reports)
        assert erasure.extent(conn, lan) == other
        assert audit.recorded(conn, "data.erased", f"official:{hoa}")
        assert audit.first_broken(conn) is None
        left = select(sent.c.text, sent.c.attachment, sent.c.attachment_name).where(sent.c.chat == chat).distinct()
        assert [tuple(row) for row in conn.execute(left)] == [("", "", "")]
        inbox = metadata.tables["inbox"]
        raw = conn.execute(select(inbox.c.raw).where(inbox.c.lane == chat)).scalars().all()
        assert raw
        assert set(raw) == {"{}"}

    await inside(world, work)
