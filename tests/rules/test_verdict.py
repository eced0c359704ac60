from decimal import Decimal

import pytest

from rules.verdict import Verdict, verdict

HALF, END = Decimal("0.5"), Decimal(1)


@pytest.mark.parametrize(
    ("comparator", "value", "actual", "elapsed", "expected"),
    [
        (">=", "10", "10", END, Verdict.MET),
        (">=", "10", "10.1", END, Verdict.EXCEEDED),
        (">=", "10", "9.9", END, Verdict.NOT_MET),
        (">=", "10", "5", HALF, Verdict.ON_TRACK),
        (">=", "10", "4.9", HALF, Verdict.BEHIND),
        (">", "57", "57", END, Verdict.NOT_MET),
        (">", "57", "57.1", END, Verdict.MET),
        ("=", "41", "41", HALF, Verdict.MET),
        ("<=", "3", "3", END, Verdict.MET),
        ("<", "3", "3", END, Verdict.NOT_MET),
        ("<=", "3", "4", HALF, Verdict.BEHIND),
        ("increase", "3", "4", HALF, Verdict.EXCEEDED),
        ("decrease", "4", "4", HALF, Verdict.MET),
        ("rank_up", "5", "2", END, Verdict.NOT_MET),
        ("none", "5", "2", END, Verdict.JUDGE),
        (">=", None, "2", END, Verdict.JUDGE),
        (">=", "5", None, END, Verdict.UNKNOWN),
        ("none", None, None, END, Verdict.UNKNOWN),
    ],
)
def test_verdicts(comparator: str, value: str | None, actual: str | None, elapsed: Decimal, expected: Verdict) -> None:
    amounts = [None if amount is None else Decimal(amount) for amount in (value, actual)]
    assert verdict(comparator, amounts[0], amounts[1], elapsed) is expected
