from datetime import date
from decimal import Decimal

import pytest

from rules.commendation_norms import Quota
from rules.conditions import Condition, Kind
from rules.quotas import Limit, beyond
from tests.rules.test_commendation import proposal

ROW = Condition(1, "LDTT", Kind.QUOTA, "Không quá 20%", date(2026, 1, 1), percent=Decimal(20))


def limit(proposed: int, whole: int) -> Limit:
    return Limit("Lao động tiên tiến", Quota(proposed, whole, Decimal(20)), ROW)


def test_how_many_lie_beyond() -> None:
    assert [limit(proposed, 15).over for proposed in (0, 3, 4, 6)] == [0, 0, 1, 3]


@pytest.mark.parametrize(
    ("row", "basis"),
    [
        (ROW, "áp dụng từ 1/1/2026"),
        (
            Condition(1, "LDTT", Kind.QUOTA, "", date(2026, 1, 1), article="Điều 7", document="Quy chế Mẫu",
                      document_date=date(2025, 12, 2)),
            "Điều 7 Quy chế Mẫu ngày 2/12/2025, áp dụng từ 1/1/2026",
        ),
    ],
)  # fmt: skip
def test_the_basis_is_said_as_far_as_it_is_known(row: Condition, basis: str) -> None:
    assert Limit("", Quota(1, 1, Decimal(1)), row).basis == basis


def test_those_with_the_fewest_votes_lie_beyond_then_the_last_entered() -> None:
    listed = [proposal(id=n, title_code="LDTT") for n in (1, 2, 3, 4)] + [proposal(id=9, title_code="GK")]
    assert beyond([limit(4, 10)], listed, {}) == {3, 4}
    votes = {1: Decimal(80), 2: Decimal(90), 3: Decimal(100), 4: Decimal(80)}
    assert beyond([limit(4, 10)], listed, votes) == {1, 4}
    assert beyond([limit(4, 20)], listed, votes) == frozenset()
    assert beyond([], listed, votes) == frozenset()
