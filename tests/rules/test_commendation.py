"""The steps of commendation, what clashes, votes, norms, ranking: tables of cases and properties."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.commendation import (
    ENDED,
    Clash,
    Kind,
    Proposal,
    Route,
    Stage,
    Way,
    clash,
    following,
    ready,
    route_of,
    shares,
    steps_of,
)
from rules.commendation_norms import Norm, NormKind, Quota, bonus, highest_only, in_force, norm
from rules.commendation_ranking import NOTHING, Reported, ranked
from rules.commendation_vote import Odd, Result, Tally, odd, percent, result
from rules.merits import Candidate
from rules.usual_norms import usual_norms

NOW = datetime(2027, 1, 11, 1, tzinfo=UTC)


def proposal(**values: object) -> Proposal:
    usual: dict[str, object] = {
        "id": 1, "round_id": 1, "official_id": 7, "unit_id": 3, "unit_name": "Phòng", "name": "Người Mẫu", "revision": 1,
        "stage": Stage.PROPOSED, "title_id": 2, "title_code": "GK", "title_name": "Giấy khen", "form": True,
        "kind": Kind.WORK, "route": Route.OWN, "achievement": "Trồng 400 ha rừng", "direct": None, "woman": None,
        "nomination_id": None, "showcase_id": None, "change": "entered", "reason": "", "at": NOW, "by": 1,
    }  # fmt: skip
    return Proposal(**(usual | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("way", "council", "left_out"),
    [
        (Way.REGULAR, True, set()),
        (Way.REGULAR, False, set()),
        (Way.SHORT, True, {Stage.PUBLISHED, Stage.HEARD}),
        (Way.SHORT, False, {Stage.PUBLISHED, Stage.HEARD, Stage.VOTED}),
    ],
)
def test_no_step_is_left_out_but_those_of_the_short_way(way: Way, council: bool, left_out: set[Stage]) -> None:
    steps = steps_of(way, council=council)
    assert set(Stage) - set(steps) - ENDED == left_out
    assert [following(stage, way, council=council) for stage in steps] == [*steps[1:], None]
    assert all(following(stage, way, council=council) is None for stage in {*ENDED, *left_out})


@given(st.lists(st.sampled_from(Stage), max_size=12), st.sampled_from(Way), st.booleans(), st.sets(st.integers(0, 11)))
def test_what_is_held_up_never_moves_and_nothing_jumps(
    stages: list[Stage], way: Way, council: bool, stopped: set[int]
) -> None:
    listed = [proposal(id=n, official_id=n, stage=stage) for n, stage in enumerate(stages)]
    held = [Candidate(official=n) for n in stopped]
    for to in Stage:
        moved = ready(listed, to, way, held, council=council)
        assert not {each.official_id for each in moved} & stopped
        steps = steps_of(way, council=council)
        assert all(steps.index(each.stage) + 1 == steps.index(to) for each in moved)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"id": 2, "title_id": 9, "achievement": "Việc khác hẳn"}, None),
        ({"id": 2}, Clash.TWICE),
        ({"id": 2, "round_id": 5}, Clash.SAME_ACHIEVEMENT),
        ({"id": 2, "round_id": 5, "title_id": 9, "achievement": "TRỒNG  400 ha rừng"}, Clash.SAME_ACHIEVEMENT),
        ({"id": 2, "round_id": 5, "title_id": 9, "form": False}, None),
        ({"id": 2, "round_id": 5, "stage": Stage.WITHDRAWN}, None),
        ({"id": 2, "stage": Stage.NOT_PROPOSED}, None),
        ({"id": 2, "official_id": 8}, None),
        ({"id": 1}, None),
    ],
)
def test_one_achievement_one_form(other: dict[str, object], expected: Clash | None) -> None:
    assert clash(proposal(), [proposal(**other)]) is expected


def test_one_example_is_one_achievement_whatever_its_words() -> None:
    other = proposal(id=2, round_id=5, title_id=9, nomination_id=4, achievement="Kể cách khác")
    assert clash(proposal(nomination_id=4), [other]) is Clash.SAME_ACHIEVEMENT


def test_the_usual_route_is_that_of_who_decides() -> None:
    assert [route_of(name) for name in ("Giám đốc Sở", "Chủ tịch UBND tỉnh", "")] == [
        Route.OWN,
        Route.ABOVE,
        Route.ABOVE,
    ]


def test_shares_count_persons_once_and_say_what_nobody_said() -> None:
    listed = [
        proposal(direct=True, woman=True),
        proposal(id=2, direct=True, woman=True),
        proposal(id=3, official_id=8, direct=False, woman=None),
        proposal(id=4, official_id=None),
    ]
    found = shares(listed)
    assert (found.whole, found.direct, found.direct_unsaid, found.women, found.women_unsaid) == (2, 1, 0, 1, 1)


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (Tally(10, 8, 2, 10), None),
        (Tally(10, 8, 0, 0), None),
        (Tally(0, 0, 0, 0), Odd.NO_MEMBERS),
        (Tally(10, 9, 2, 5), Odd.TOO_MANY),
        (Tally(10, 8, 1, 10), Odd.TOO_MANY_AGREE),
        (Tally(10, -1, 1, 0), Odd.TOO_MANY),
    ],
)
def test_totals_that_cannot_be(tally: Tally, expected: Odd | None) -> None:
    assert odd(tally) is expected


@pytest.mark.parametrize(
    ("tally", "threshold", "quorum", "expected"),
    [
        (Tally(10, 8, 0, 8), "80", None, Result.PASSED),
        (Tally(10, 10, 0, 7), "80", None, Result.BELOW),
        (Tally(11, 11, 0, 9), "80", None, Result.PASSED),
        (Tally(11, 11, 0, 9), "90", None, Result.BELOW),
        (Tally(9, 8, 0, 8), "90", None, Result.BELOW),
        (Tally(9, 6, 3, 9), "90", "66.66", Result.PASSED),
        (Tally(9, 5, 4, 9), "90", "66.66", Result.NO_QUORUM),
        (Tally(9, 9, 0, 9), None, None, Result.UNKNOWN),
        (Tally(9, 5, 0, 5), None, "66.66", Result.NO_QUORUM),
    ],
)
def test_votes(tally: Tally, threshold: str | None, quorum: str | None, expected: Result) -> None:
    assert result(tally, Decimal(threshold) if threshold else None, Decimal(quorum) if quorum else None) is expected


@given(st.integers(1, 60), st.data())
def test_the_share_is_of_all_members(members: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, members))
    agree = data.draw(st.integers(0, present))
    tally, wanted = Tally(members, present, 0, agree), data.draw(st.integers(1, 100))
    passed = result(tally, Decimal(wanted), None) is Result.PASSED
    assert passed == (Fraction(agree, members) >= Fraction(wanted, 100))
    assert abs(Fraction(percent(tally)) - Fraction(agree * 100, members)) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("LDTT", date(2026, 11, 20), "760000"),
        ("CSTDCS", date(2026, 11, 20), "2530000"),
        ("CSTDTQ", date(2027, 1, 1), "11390000"),
        ("TTLDTT", date(2027, 1, 1), "2030000"),
        ("CO", date(2027, 1, 1), "20240000"),
        ("LDTT", date(2026, 6, 30), None),
        ("GK", date(2027, 1, 1), None),
        ("LDTT", date(2025, 1, 1), None),
    ],
)
def test_bonus_by_the_base_rate_of_the_day_of_decision(code: str, day: date, expected: str | None) -> None:
    found = bonus(usual_norms(), code, day)
    assert found == (Decimal(expected) if expected else None)


@given(st.integers(1, 500), st.integers(1, 9_999_999))
def test_bonus_is_rounded_up_to_ten_thousand(tenths: int, base: int) -> None:
    day = date(2027, 1, 1)
    rows = [
        Norm(1, NormKind.BONUS, "X", "", Decimal(tenths) / 10, "", day),
        Norm(2, NormKind.BASE, "", "", Decimal(base), "", day),
    ]
    found, exact = bonus(rows, "X", day), Fraction(tenths, 10) * base
    assert found is not None
    assert found % 10_000 == 0
    assert 0 <= Fraction(found) - exact < 10_000


def test_several_titles_bring_the_highest_bonus_alone() -> None:
    amounts = [Decimal(760_000), Decimal(2_530_000), None, Decimal(2_530_000)]
    assert highest_only(amounts) == [Decimal(0), Decimal(2_530_000), None, Decimal(0)]
    assert highest_only([None]) == [None]


@pytest.mark.parametrize(
    ("amounts", "paid", "brings"),
    [
        (["2530000"], "0", ["2530000"]),
        (["2530000"], "760000", ["1770000"]),
        (["760000"], "2530000", ["0"]),
        (["760000", "2530000"], "760000", ["0", "1770000"]),
        (["760000"], "760000", ["0"]),
    ],
)
def test_decisions_of_one_period_bring_the_highest_bonus_together(
    amounts: list[str], paid: str, brings: list[str]
) -> None:
    found = highest_only([Decimal(each) for each in amounts], Decimal(paid))
    assert found == [Decimal(each) for each in brings]
    total = Decimal(paid) + sum((each for each in found if each is not None), Decimal(0))
    assert total == max(Decimal(paid), *map(Decimal, amounts))


def test_the_row_of_the_title_and_of_the_day_counts() -> None:
    early, late, first = date(2024, 1, 1), date(2026, 1, 1), Decimal(70)
    rows = [
        Norm(1, NormKind.THRESHOLD, "", "", first, "", early),
        Norm(2, NormKind.THRESHOLD, "X", "", Decimal(80), "", early, date(2025, 12, 31)),
        Norm(3, NormKind.THRESHOLD, "X", "", Decimal(90), "", late),
    ]
    cases = {("X", early): 2, ("X", late): 3, ("Y", late): 1}
    for (code, day), row in cases.items():
        assert norm(rows, NormKind.THRESHOLD, code, day) == rows[row - 1]
    assert norm(rows, NormKind.QUORUM, "X", late) is None
    assert [each.id for each in in_force(rows, NormKind.THRESHOLD, "X", late)] == [3, 1]


@pytest.mark.parametrize(
    ("proposed", "whole", "percent_", "most", "exceeded"),
    [(3, 20, 15, 3, False), (4, 20, 15, 3, True), (0, 5, 15, 0, False), (1, 6, 15, 0, True)],
)
def test_a_local_limit(proposed: int, whole: int, percent_: int, most: int, exceeded: bool) -> None:
    found = Quota(proposed, whole, Decimal(percent_))
    assert (found.most, found.exceeded) == (most, exceeded)


def test_the_order_of_what_was_reported() -> None:
    people = [Candidate(official=n) for n in range(6)]
    found = {
        people[0]: Reported(late=2),
        people[1]: Reported(confirmed=1),
        people[2]: Reported(evidence=1),
        people[3]: Reported(on_time=1),
        people[4]: Reported(over=1, late=5),
    }
    assert [who.official for who, _ in ranked(people, found)] == [4, 3, 2, 1, 5, 0]
    assert sum([Reported(1, 2, 3, 4, 5), Reported(1, 1, 1, 1, 1)], NOTHING) == Reported(2, 3, 4, 5, 6)
