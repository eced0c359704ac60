"""Whom a nudge of a whole unit reaches: everybody who owes is told or counted, exactly once."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.nudging import asked_now, nudge_round, nudgeable
from rules.records import Category, Milestone, MilestoneKind, Official, Pledge, PledgeItem, PledgeState, Stage
from rules.unit_standing import Missing, StandingRecord, standing

STAGES = (
    Stage(1, 1, "6 tháng", date(2027, 1, 1), date(2027, 6, 30)),
    Stage(2, 1, "Cả năm", date(2027, 7, 1), date(2027, 11, 30)),
)
MILESTONES = (
    Milestone(1, 1, MilestoneKind.REGISTRATION, "Đăng ký", date(2027, 3, 31)),
    Milestone(2, 1, MilestoneKind.PROGRESS, "Sơ kết", date(2027, 6, 30), 1),
    Milestone(3, 1, MilestoneKind.PROGRESS, "Tổng kết", date(2027, 11, 30), 2),
)


@pytest.mark.parametrize(
    ("today", "stage", "report"),
    [
        (date(2027, 3, 31), 0, False),  # registration is what counts now
        (date(2027, 4, 1), 0, False),  # three months ahead nobody owes it
        (date(2027, 5, 30), 0, False),
        (date(2027, 5, 31), 0, True),  # thirty days ahead
        (date(2027, 6, 30), 0, True),
        (date(2027, 7, 9), 0, True),  # overdue, although the next stage has begun
        (date(2027, 7, 9), 1, False),
        (date(2027, 12, 15), 1, True),  # everything is over: the last stage is overdue
    ],
)
def test_a_report_is_asked_for_once_no_earlier_milestone_is_ahead(today: date, stage: int, report: bool) -> None:
    assert (Missing.REPORT in asked_now(MILESTONES, STAGES[stage], "flag", today)) is report


@pytest.mark.parametrize(
    ("today", "rule", "asked"),
    [
        (date(2027, 3, 31), "closed", True),
        (date(2027, 4, 1), "closed", False),
        (date(2027, 4, 1), "flag", True),
    ],
)
def test_no_pledge_is_asked_for_when_none_would_be_taken(today: date, rule: str, asked: bool) -> None:
    assert (Missing.PLEDGE in nudgeable(MILESTONES, rule, today)) is asked


def _people(states: list[tuple[bool, bool, bool, str]]) -> StandingRecord:
    people, pledges = [], []
    for number, (joined, reachable, leave, kind) in enumerate(states, start=1):
        code, name = f"CB{number}", f"Trần Thử {number}"
        people.append(Official(number, code, name, Category.CIVIL_SERVANT, "", 1, joined, reachable, leave))
        if kind != "none":
            state = PledgeState.RETURNED if kind == "returned" else PledgeState.CONFIRMED
            item = (PledgeItem(number, "việc"),)
            at = datetime(2027, 2, 1, tzinfo=UTC)
            pledges.append(Pledge(number, 1, number, 1, state, "LĐTT", f"GU-{number}", 1, at, False, item))
    done = frozenset(n for n, state in enumerate(states, start=1) if state[3] == "done")
    return StandingRecord((), tuple(people), tuple(pledges), done, stage=STAGES[0])


_STATES = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["none", "returned", "open", "done"])),
    max_size=10,
)


@given(_STATES, st.sets(st.integers(1, 10)), st.integers(1, 10), st.sets(st.sampled_from(Missing)))
def test_everybody_who_owes_is_told_or_counted_once(
    states: list[tuple[bool, bool, bool, str]], already: set[int], by: int, asked: set[Missing]
) -> None:
    now = standing(_people(states), {1})
    found = nudge_round(now, asked, already, by)
    told = [each.official for each in found.told]
    kinds = {"none": Missing.PLEDGE, "returned": Missing.CORRECTION, "open": Missing.REPORT}
    owing = {n for n, state in enumerate(states, start=1) if kinds.get(state[3]) in asked}
    assert len(told) + found.left_out + found.oneself == len(owing)
    assert {o.id for o in told} <= owing - already - {by}
    assert all(o.joined and o.reachable and not o.on_leave for o in told)
    assert found.oneself == (by in owing)
