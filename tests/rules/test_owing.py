"""What is missing at a milestone, by table and against a plain model that walks the facts in another order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.milestone_units import concerned, deciding_kinds
from rules.milestones import Milestone, MilestoneKind, holding
from rules.owing import Debt, Owed, UnitState, of_decider, of_person, of_unit, units_by_debt
from rules.records import PledgeItem, PledgeState, Target, Topic, Unit
from rules.unit_duty import Missing

REGISTRATION, PROGRESS, ACTIVITY = MilestoneKind
TREES = PledgeItem(1, "Trồng cây", Decimal(400), "cây")
STUDY = PledgeItem(2, "Học nghị quyết")
FILES = Target(7, 1, "Hồ sơ đúng hạn", "Hồ sơ đúng hạn", ">=", Decimal(95), "%")
THRIFT = Topic(9, 1, "1", "Tiết kiệm")


@pytest.mark.parametrize(
    ("kind", "pledge", "reported", "owed"),
    [
        (REGISTRATION, None, set(), [Debt(Owed.PLEDGE)]),
        (REGISTRATION, PledgeState.WITHDRAWN, set(), [Debt(Owed.PLEDGE)]),
        (REGISTRATION, PledgeState.RETURNED, set(), [Debt(Owed.CORRECTION)]),
        (REGISTRATION, PledgeState.SUBMITTED, set(), []),
        (REGISTRATION, PledgeState.CONFIRMED, set(), []),
        (PROGRESS, None, set(), []),
        (PROGRESS, PledgeState.RETURNED, set(), []),
        (PROGRESS, PledgeState.WITHDRAWN, set(), []),
        (PROGRESS, PledgeState.SUBMITTED, {1}, [Debt(Owed.REPORT, 1, ("Học nghị quyết",), 2, "")]),
        (PROGRESS, PledgeState.CONFIRMED, {2}, [Debt(Owed.REPORT, 1, ("Trồng cây",), 1, "cây")]),
        (PROGRESS, PledgeState.CONFIRMED, {1, 2}, []),
        (ACTIVITY, None, set(), []),
        (ACTIVITY, PledgeState.CONFIRMED, set(), []),
    ],
)
def test_what_a_person_lacks(
    kind: MilestoneKind, pledge: PledgeState | None, reported: set[int], owed: list[Debt]
) -> None:
    assert list(of_person(kind, pledge, [TREES, STUDY], reported)) == owed


@pytest.mark.parametrize(
    ("kind", "unit", "owed"),
    [
        (REGISTRATION, UnitState(), [Debt(Owed.LAUNCH)]),
        (REGISTRATION, UnitState(launched=True), [Debt(Owed.PLAN)]),
        (REGISTRATION, UnitState(launched=True, plan=True), []),
        (REGISTRATION, UnitState(launched=True, plan=True, consent=True), [Debt(Owed.CONSENT)]),
        (REGISTRATION, UnitState(consent=True), [Debt(Owed.LAUNCH), Debt(Owed.CONSENT)]),
        (REGISTRATION, UnitState(exempt=True), []),
        (PROGRESS, UnitState(), []),
        (PROGRESS, UnitState(lacking=2), [Debt(Owed.SHOWCASE, 2)]),
        (PROGRESS, UnitState(missing=Missing((FILES,))), [Debt(Owed.FIGURES, 1, ("Hồ sơ đúng hạn",))]),
        (
            PROGRESS,
            UnitState(missing=Missing((FILES,), (THRIFT,))),
            [Debt(Owed.FIGURES, 1, ("Hồ sơ đúng hạn",)), Debt(Owed.TOPICS, 1, ("Tiết kiệm",))],
        ),
        (PROGRESS, UnitState(missing=Missing((FILES,)), lacking=1, exempt=True), []),
        (ACTIVITY, UnitState(), [Debt(Owed.ACTIVITY)]),
        (ACTIVITY, UnitState(active=True), []),
        (ACTIVITY, UnitState(exempt=True), []),
    ],
)
def test_what_a_unit_lacks(kind: MilestoneKind, unit: UnitState, owed: list[Debt]) -> None:
    assert list(of_unit(kind, unit)) == owed


@pytest.mark.parametrize(
    ("kind", "owed"),
    [(REGISTRATION, [Debt(Owed.CONFIRM, 3)]), (PROGRESS, [Debt(Owed.ACKNOWLEDGE, 2)]), (ACTIVITY, [])],
)
def test_what_waits_for_a_chief(kind: MilestoneKind, owed: list[Debt]) -> None:
    assert list(of_decider(kind, 3, 2)) == owed
    assert of_decider(kind, 0, 0) == ()


def test_units_are_counted_by_what_they_lack() -> None:
    launch, plan = Debt(Owed.LAUNCH), Debt(Owed.PLAN)
    found = units_by_debt([("A", (plan,)), ("B", (launch, Debt(Owed.CONSENT))), ("C", ()), ("D", (launch,))])
    assert found == (
        Debt(Owed.LAUNCH, 2, ("B", "D")),
        Debt(Owed.PLAN, 1, ("A",)),
        Debt(Owed.CONSENT, 1, ("B",)),
    )


@given(
    st.sampled_from(list(MilestoneKind)),
    st.sampled_from([None, *PledgeState]),
    st.lists(st.integers(1, 6), unique=True),
    st.sets(st.integers(1, 8)),
)
def test_a_person_lacks_what_a_plain_model_says(
    kind: MilestoneKind, pledge: PledgeState | None, items: list[int], reported: set[int]
) -> None:
    found = of_person(kind, pledge, [PledgeItem(n, f"việc {n}") for n in items], reported)
    stands = str(pledge) in ("submitted", "confirmed")
    if kind == "registration":
        assert len(found) == (0 if stands else 1)
    elif kind == "progress" and stands:
        assert sorted(debt.key or 0 for debt in found) == sorted(set(items) - reported)
    else:
        assert not found
    assert all(debt.count == 1 for debt in found)


@given(st.booleans(), st.booleans(), st.booleans(), st.integers(0, 3), st.booleans(), st.booleans(), st.booleans())
def test_a_unit_lacks_nothing_twice_and_nothing_when_exempt(
    launched: bool, plan: bool, consent: bool, lacking: int, active: bool, report: bool, exempt: bool
) -> None:
    missing = Missing((), (THRIFT,)) if report else Missing()
    unit = UnitState(launched, plan, consent, lacking, active, missing, exempt)
    every = [debt for kind in MilestoneKind for debt in of_unit(kind, unit)]
    wanted = {
        Owed.LAUNCH: not launched,
        Owed.PLAN: launched and not plan,
        Owed.CONSENT: consent,
        Owed.TOPICS: report,
        Owed.SHOWCASE: lacking > 0,
        Owed.ACTIVITY: not active,
    }
    assert [debt.what for debt in every] == [what for what, holds in wanted.items() if holds and not exempt]


TREE = [
    Unit(1, "SO", "Sở", None, "so"),
    Unit(2, "DD", "Phòng", 1, "phong"),
    Unit(3, "LN", "Chi cục", 1, "chi_cuc"),
    Unit(4, "H1", "Hạt", 3, "phong"),
    Unit(5, "SO2", "Sở khác", None, "so"),
    Unit(6, "TT", "Trung tâm", 5, "su_nghiep"),
]


def milestone(*kinds: str) -> Milestone:
    return Milestone(1, 1, PROGRESS, "Sơ kết", date(2027, 6, 30), 1, kinds)


@pytest.mark.parametrize(
    ("kinds", "inside", "units"),
    [
        ((), None, set()),
        ((), {2, 3}, {2, 3}),
        (("phong",), None, {2}),  # the station under the sub-department keeps the sub-department's days
        (("chi_cuc",), None, {3, 4}),
        (("chi_cuc", "su_nghiep"), None, {3, 4, 6}),
        (("chi_cuc",), {2, 4}, {4}),
        (("so",), None, {1, 5}),
        (("doanh_nghiep",), None, set()),
    ],
)
def test_a_milestone_may_hold_for_kinds_of_units(
    kinds: tuple[str, ...], inside: set[int] | None, units: set[int]
) -> None:
    one = milestone(*kinds)
    found = concerned(one, [one], TREE, inside)
    assert found == (units if kinds else inside)


def test_a_milestone_for_a_kind_takes_the_place_of_the_one_for_all() -> None:
    late, everybody = milestone("chi_cuc"), milestone()
    other_stage = replace(everybody, id=2, stage_id=2)
    every, kinds = [late, everybody, other_stage], deciding_kinds(TREE)
    assert holding(every, kinds[4]) == [late, other_stage]
    assert holding(every, kinds[2]) == [everybody, other_stage]
    assert holding(every, None) == [everybody, other_stage]
    assert concerned(everybody, every, TREE, None) == {1, 2, 5, 6}
    assert concerned(late, every, TREE, None) == {3, 4}
    assert concerned(other_stage, every, TREE, {2, 3}) == {2, 3}


def test_drives_stand_beside_each_other() -> None:
    drive, own = (replace(milestone(*kinds), kind=ACTIVITY, stage_id=None) for kinds in ((), ("phong",)))
    assert holding([drive, own], "phong") == [drive, own]
