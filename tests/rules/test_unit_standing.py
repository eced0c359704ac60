"""How units stand: counts against an independent count, names of one list, the campaign's figure for models."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.names import sort_key
from rules.records import Category, Official, Pledge, PledgeItem, PledgeState, Stage, Target, Unit
from rules.unit_standing import (
    Missing,
    Reach,
    StandingRecord,
    branch,
    children,
    in_order,
    reach,
    showcase_target,
    showcases_reached,
    shown_names,
    standing,
)

AT = datetime(2027, 3, 1, tzinfo=UTC)
STAGE = Stage(1, 1, "6 tháng", date(2027, 1, 1), date(2027, 6, 30))
UNITS = (
    Unit(1, "SO", "Sở", None),
    Unit(2, "LN", "Chi cục", 1),
    Unit(3, "HAT", "Hạt", 2),
    Unit(4, "DD", "Phòng", 1),
)


def official(number: int, name: str = "", unit: int = 2, **state: object) -> Official:
    given = {"joined": True, **state}
    code, full = f"CB{number:02}", name or f"Nguyễn Mẫu {number}"
    return Official(number, code, full, Category.CIVIL_SERVANT, "Chuyên viên", unit, **given)  # type: ignore[arg-type]


def pledge(owner: int, state: PledgeState = PledgeState.SUBMITTED, items: int = 1) -> Pledge:
    promises = tuple(PledgeItem(owner * 10 + n, f"việc {n}") for n in range(items))
    return Pledge(owner, 1, owner, 2, state, "Lao động tiên tiến", f"GU-{owner}", 1, AT, False, promises)


@st.composite
def records(draw: st.DrawFn) -> StandingRecord:
    people = [
        official(n, name, unit, on_leave=leave)
        for n, (name, unit, leave) in enumerate(
            draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(["Trần Thử An", "Lê Mẫu Ánh", "Đỗ Ví Bình", "Trần Thử An"]),
                        st.sampled_from([1, 2, 3, 4]),
                        st.booleans(),
                    ),
                    max_size=12,
                )
            ),
            start=1,
        )
    ]
    pledges = [
        pledge(o.id, draw(st.sampled_from(PledgeState)), draw(st.integers(0, 3))) for o in people if draw(st.booleans())
    ]
    items = [item.id for p in pledges for item in p.items]
    reported = draw(st.sets(st.sampled_from(items))) if items else set()
    stage = draw(st.sampled_from([STAGE, None]))
    return StandingRecord(UNITS, tuple(people), tuple(pledges), frozenset(reported), stage=stage)


@given(records(), st.sets(st.sampled_from([1, 2, 3, 4])))
def test_counts_are_those_of_a_count_by_hand(record: StandingRecord, inside: set[int]) -> None:
    now = standing(record, inside)
    here = [o for o in record.officials if o.unit_id in inside]
    by_owner = {p.official_id: p for p in record.pledges}
    registered = [o for o in here if o.id in by_owner and by_owner[o.id].state != "withdrawn"]
    owing = [o for o in registered if record.stage and len(by_owner[o.id].items) > 0]
    done = [o for o in owing if {i.id for i in by_owner[o.id].items}.issubset(record.reported)]
    assert now.headcount == len(here)
    assert now.registered == len(registered)
    assert len(now.unregistered) == len(here) - len(registered)
    assert (now.reported, len(now.owing)) == (len(done), len(owing))
    assert {o.id for o in now.unreported} == {o.id for o in owing} - {o.id for o in done}
    assert now.on_leave == len([o for o in here if o.on_leave])
    assert sorted(p.official_id for p in now.waiting) == sorted(
        o.id for o in here if o.id in by_owner and by_owner[o.id].state == "submitted"
    )


@given(records())
def test_a_rolled_up_unit_is_the_sum_of_its_parts(record: StandingRecord) -> None:
    whole = standing(record, branch(UNITS, 1))
    parts = [standing(record, {unit.id}) for unit in UNITS]
    for figure in ("headcount", "registered", "reported", "on_leave"):
        assert getattr(whole, figure) == sum(getattr(part, figure) for part in parts)


@given(records())
def test_lists_are_in_vietnamese_order(record: StandingRecord) -> None:
    names = [o.full_name for o in in_order(standing(record, {1, 2, 3, 4}).officials)]
    assert names == sorted(names, key=sort_key)


def test_who_owes_what_first() -> None:
    people = tuple(official(n) for n in (1, 2, 3, 4, 5))
    pledges = (
        pledge(2, PledgeState.RETURNED),
        pledge(3, PledgeState.CONFIRMED),
        pledge(4, PledgeState.CONFIRMED),
        pledge(5, PledgeState.WITHDRAWN),
    )
    now = standing(StandingRecord(UNITS, people, pledges, frozenset({40}), stage=STAGE), {2})
    found = {o.id: now.owed.get(o.id) for o in people}
    assert found == {1: Missing.PLEDGE, 2: Missing.CORRECTION, 3: Missing.REPORT, 4: None, 5: Missing.PLEDGE}


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ({}, Reach.REACHED),
        ({"joined": False}, Reach.NOT_JOINED),
        ({"reachable": False}, Reach.BLOCKED),
        ({"reachable": False, "on_leave": True}, Reach.ON_LEAVE),
    ],
)
def test_reach(state: dict[str, Any], found: Reach) -> None:
    assert reach(replace(official(1), **state)) is found


def test_a_name_that_occurs_twice_is_shown_with_its_position_and_then_its_code() -> None:
    same = [official(1, "Trần Thử An"), official(2, "Trần Thử An"), official(3, "Lê Mẫu Ánh")]
    assert shown_names(same)[3] == "Lê Mẫu Ánh"
    assert shown_names(same)[1] == "Trần Thử An (Chuyên viên, CB01)"
    head = Official(4, "CB04", "Lê Mẫu Ánh", Category.CIVIL_SERVANT, "Trưởng phòng", 2)
    assert shown_names([same[2], head]) == {3: "Lê Mẫu Ánh (Chuyên viên)", 4: "Lê Mẫu Ánh (Trưởng phòng)"}


def test_the_tree_below_a_unit() -> None:
    assert branch(UNITS, 2) == {2, 3}
    assert [unit.id for unit in children(UNITS, 1)] == [2, 4]


def test_the_figure_for_models_counts_both_kinds_together() -> None:
    other = Target(1, 1, "Hồ sơ đúng hạn", "Hồ sơ", ">=", Decimal(95), "%")
    model = Target(2, 1, "Ít nhất 01", "Mô hình hoặc công trình", ">=", Decimal(1), "")
    assert showcase_target([other, model]) == model
    assert showcase_target([other]) is None
    assert [showcases_reached(count, model) for count in (0, 1, 2)] == [False, True, True]
    assert showcases_reached(3, None) is None
