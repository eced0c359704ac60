"""The way of a difficulty, when it waits too long, and what is a question for the published answers."""

from datetime import UTC, date, datetime

import pytest

from rules.calendar import WorkingCalendar
from rules.difficulties import DOCUMENT, Difficulty, State, Step, allowed, as_of, code, overdue, takes_document
from rules.faq import Entry, asked, search

S = State
MAY = {
    (S.NEW, S.NEW), (S.NEW, S.TAKEN), (S.NEW, S.ANSWERED), (S.NEW, S.PUT), (S.NEW, S.WITHDRAWN),
    (S.TAKEN, S.ANSWERED), (S.TAKEN, S.PUT), (S.TAKEN, S.WITHDRAWN),
    (S.ANSWERED, S.ANSWERED), (S.ANSWERED, S.PUT), (S.ANSWERED, S.CLOSED),
    (S.PUT, S.DECIDED), (S.DECIDED, S.CLOSED),
}  # fmt: skip


@pytest.mark.parametrize("now", list(State))
@pytest.mark.parametrize("then", list(State))
def test_the_way(now: State, then: State) -> None:
    assert allowed(now, then) == ((now, then) in MAY)


@pytest.mark.parametrize("state", list(State))
def test_the_document(state: State) -> None:
    assert takes_document(state) == (state not in (S.CLOSED, S.WITHDRAWN))


def test_the_number() -> None:
    assert (code(2027, 1), code(2027, 1234)) == ("VM-2027-001", "VM-2027-1234")


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        (S.NEW, date(2027, 1, 19), False),  # five working days after Tuesday 12/1
        (S.NEW, date(2027, 1, 20), True),
        (S.PUT, date(2027, 1, 20), True),
        (S.ANSWERED, date(2027, 1, 20), False),
        (S.WITHDRAWN, date(2027, 2, 20), False),
    ],
)
def test_overdue(state: State, today: date, late: bool) -> None:
    at = datetime(2027, 1, 12, 2, tzinfo=UTC)
    found = Difficulty(1, 2027, 1, 5, 2, state, 1, at, (Step(1, S.NEW, 5, "Ai", at, "Thiếu"),))
    assert overdue(found, date(2027, 1, 12), today, 5, WorkingCalendar()) == late


def test_as_it_stood_earlier() -> None:
    days = [datetime(2027, 1, day, 2, tzinfo=UTC) for day in (12, 13, 14, 15)]
    changes = (S.NEW, DOCUMENT, S.ANSWERED, S.CLOSED)
    steps = tuple(Step(n + 1, change, 5, "Ai", days[n], f"Lời {n}") for n, change in enumerate(changes))
    found = Difficulty(1, 2027, 1, 5, 2, S.CLOSED, 4, days[0], steps)
    states = [each.state if (each := as_of(found, day)) else None for day in (datetime(2027, 1, 11, tzinfo=UTC), *days)]
    assert states == [None, S.NEW, S.NEW, S.ANSWERED, S.CLOSED]
    earlier = as_of(found, days[1])
    assert earlier is not None
    assert (earlier.revision, earlier.last(S.ANSWERED)) == (2, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hỏi hạn đăng ký", "hạn đăng ký"),
        ("Hỏi: hạn đăng ký?", "hạn đăng ký?"),
        ("hoi han dang ky", "han dang ky"),
        ("hỏi", ""),
        ("hoi", ""),
        ("hoi nghi phat dong 3/3", None),
        ("hội nghị phát động", None),
        ("hoi thao 2 buoi", None),
        ("học hỏi kinh nghiệm", None),
        ("", None),
    ],
)
def test_a_question(text: str, words: str | None) -> None:
    assert asked(text) == words


ENTRIES = [
    Entry(1, 1, "Hạn đăng ký giao ước là ngày nào?", "Ngày 31/3.", True),
    Entry(2, 1, "Xin cây giống ở đâu?", "Gửi công văn về Văn phòng.", True),
    Entry(3, 1, "Đăng ký sáng kiến thế nào?", "Bấm Việc khác, Đăng ký sáng kiến.", True),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("han dang ky", [1]),
        ("hạn đăng ký là khi nào", [1]),
        ("cay gi", [2]),
        ("công văn", [2]),
        ("dang ky", [3, 1]),
        ("máy bay", []),
        ("", []),
    ],
)
def test_search(typed: str, found: list[int]) -> None:
    assert [entry.id for entry in search(ENTRIES, typed)][: len(found) or 5] == found
