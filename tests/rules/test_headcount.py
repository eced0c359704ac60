"""Who counts in the rates of a day."""

from datetime import date

import pytest

from rules.headcount import HeadcountRule, Presence, counts

ON = date(2027, 3, 31)
OLD = date(2020, 1, 1)
NOBODY_OUT, LONG, NEW = HeadcountRule(), HeadcountRule(away_days=90), HeadcountRule(newcomer_days=30)


def away(first: tuple[int, int, int], last: tuple[int, int, int] | None) -> Presence:
    return Presence(1, OLD, ((date(*first), date(*last) if last else None),))


@pytest.mark.parametrize(
    ("presence", "rule", "counted"),
    [
        (Presence(1, OLD), NOBODY_OUT, True),
        (Presence(1, ON), NOBODY_OUT, True),
        (away((2026, 1, 1), None), NOBODY_OUT, True),
        (Presence(1, date(2027, 3, 1)), NEW, True),  # thirty days ago
        (Presence(1, date(2027, 3, 2)), NEW, False),
        (Presence(1, OLD), NEW, True),
        (away((2027, 3, 1), (2027, 5, 29)), LONG, False),  # ninety days
        (away((2027, 3, 1), (2027, 5, 28)), LONG, True),
        (away((2026, 12, 1), (2027, 3, 30)), LONG, True),  # back on the day
        (away((2026, 12, 1), (2027, 3, 31)), LONG, False),
        (away((2027, 4, 1), (2027, 12, 31)), LONG, True),  # not away yet
        (away((2027, 1, 1), None), LONG, False),  # ninety days by then, nobody knows until when
        (away((2027, 1, 2), None), LONG, True),
    ],
)
def test_the_offices_rule(presence: Presence, rule: HeadcountRule, counted: bool) -> None:
    assert counts(presence, rule, ON) is counted
