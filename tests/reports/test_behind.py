"""Targets behind plan: those whose verdict says so, against a count of its own."""

from datetime import date
from decimal import Decimal

from reports.behind import behind
from rules.records import PledgeState, Target
from tests.reports.made_up import record

TODAY = date(2026, 7, 3)
HALF_GONE = Decimal((TODAY - date(2026, 1, 1)).days + 1) / Decimal(365)


def test_a_rate_is_behind_when_less_of_it_is_done_than_of_the_time() -> None:
    for seed in range(6):
        made = record(30, 4, seed)
        live = sum(pledge.state is not PledgeState.WITHDRAWN for pledge in made.pledges)
        counted = sum(official.counted for official in made.officials)
        for asked in (Decimal(20), Decimal(100)):
            target = Target(9, 1, "Đăng ký", "Tỷ lệ đăng ký", ">=", asked, "%", level="registration")
            only = type(made)(**{**{f: getattr(made, f) for f in made.__slots__}, "targets": (target,)})
            rate = Decimal(live) * 100 / counted
            wanted = [9] if rate < asked and rate < asked * HALF_GONE else []
            assert [each.target_id for each in behind(only, TODAY)] == wanted, (seed, asked, rate)


def test_without_figures_nothing_is_called_slow() -> None:
    made = record(3, 2, 1)
    target = Target(9, 1, "Chưa ai báo cáo", "Chưa ai báo cáo", ">=", Decimal(5), "cây")
    silent = type(made)(**{**{f: getattr(made, f) for f in made.__slots__}, "targets": (target,), "progress": ()})
    assert behind(silent, TODAY) == []
