"""Difficulties, questions and answers, requests and requests about data in two units, for the matrix of what may be done."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from rules.calendar import WorkingCalendar
from rules.data_rights import Kind, due_days
from rules.data_rights import State as Settled
from rules.difficulties import State
from rules.requests import FieldKind, Value
from storage import data_requests, difficulties, faq, request_answers, requests, restrictions
from storage.difficulties import Written
from tests.world import World

ABSENT = 999_999


def asked(world: World, conn: Connection, units: dict[str, int], file: int, now: datetime) -> dict[str, list[Any]]:
    """Objects by argument: own, foreign and absent ones."""
    return {
        "difficulty": [*sent(world, conn, units, file, now), ABSENT],
        "attached": [False],
        "question": [faq.add(conn, None, "Hỏi gì?", "Đáp vậy.", by=1, now=now), ABSENT],
        **requested(world, conn, units, file, now),
        "asked": [
            *(of_person(conn, world.id_in(conn, "Hoa"), kind, now) for kind in (Kind.CORRECT, Kind.DELETE)),
            restricted(conn, world.id_in(conn, "Hoa"), now),
            ABSENT,
        ],
        "right": ["restrict"],
    }


def sent(world: World, conn: Connection, units: dict[str, int], file: int, now: datetime) -> list[int]:
    """A new one of each unit, one that is put before the director, one that is answered."""
    made = []
    senders = (("Hoa", "DD", None), ("Ánh", "HAT1", None), ("Hoa", "DD", State.PUT), ("Hoa", "DD", State.ANSWERED))
    for name, code, state in senders:
        written, who = Written(f"Vướng mắc kín của {name}", file_id=file), world.id_in(conn, name)
        found = difficulties.send(conn, written, official_id=who, unit_id=units[code], year=2027, now=now)
        if state is not None:
            difficulties.move(conn, found.id, 1, state, Written(f"Lời kín của {name}"), by=1, now=now)
        made.append(found.id)
    return made


def requested(world: World, conn: Connection, units: dict[str, int], file: int, now: datetime) -> dict[str, list[Any]]:
    """A request that was sent to two units and answered by one with a file, and one that is held."""
    to, due = [units["DD"], units["HAT1"]], date(2027, 2, 1)
    fields = [("Tệp", FieldKind.FILE, "")]
    open_, held = (
        requests.make(conn, "Báo cáo nhanh", due, fields, to, hold_until=now, by=1, now=now) for _ in range(2)
    )
    requests.send(conn, open_, now)
    found = requests.get(conn, open_)
    assert found is not None
    field = found.fields[0]
    answer = [Value(field.id, file_id=file)]
    request_answers.submit(conn, open_, units["DD"], answer, late=False, by=world.id_in(conn, "Bình"), now=now)
    asked_fields = [[field.id, field.label, field.kind, field.unit]]
    return {"request": [open_, held, ABSENT], "asked_field": [field.id, ABSENT], "asked_fields": [asked_fields]}


def of_person(conn: Connection, official: int, kind: Kind, now: datetime) -> int:
    """A request about a person's own data."""
    days = due_days(kind, now.date(), WorkingCalendar())
    return data_requests.receive(conn, official, kind, "Lời yêu cầu", days, now)


def restricted(conn: Connection, official: int, now: datetime) -> int:
    """A request that was granted: others do not read the person's name."""
    asked = of_person(conn, official, Kind.RESTRICT, now)
    data_requests.move(conn, asked, 1, Settled.DONE, "Đã làm", by=official, now=now)
    restrictions.impose(conn, official, asked, by=official, now=now)
    return asked


def places(found: dict[str, list[Any]], code: str) -> dict[str, Any]:
    """What forms are started for, in the first or the second unit."""
    return {
        "difficulty": found["difficulty"][code == "HAT1"],
        "put_difficulty": found["difficulty"][2],
        "request": found["request"][0],
        "asked_field": found["asked_field"][0],
        "asked_fields": found["asked_fields"][0],
        "asked": found["asked"][0],
    }
