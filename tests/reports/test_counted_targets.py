"""Targets whose result the record itself knows: the registration rate, and models or projects per unit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.period import named
from reports.summary import summarise
from rules.records import CampaignRecord, PledgeState, Target
from tests.reports.made_up import record


def _with(made: CampaignRecord, level: str, value: int, unit: str) -> CampaignRecord:
    target = Target(901, made.campaign.id, "chỉ tiêu", "chỉ tiêu", ">=", Decimal(value), unit, level)
    return replace(made, targets=(target,))


def _row(made: CampaignRecord) -> dict[str, object]:
    table = summarise(made, named("year", made.campaign.year)).table("targets")
    return dict(zip((column.key for column in table.columns), table.rows[0].cells, strict=True))


def test_the_registration_rate_is_registered_over_headcount() -> None:
    made = _with(record(40, 5, 3), "registration", 100, "%")
    registered = {p.official_id for p in made.pledges if p.state != PledgeState.WITHDRAWN}
    expected = (Decimal(len(registered) * 100) / len(made.officials)).quantize(Decimal("0.01"))
    row = _row(made)
    assert row["actual"] == expected
    assert row["note"] == f"{len(registered)}/{len(made.officials)} người"


def test_without_anybody_the_rate_is_unknown() -> None:
    made = replace(_with(record(40, 5, 3), "registration", 100, "%"), officials=(), pledges=(), progress=())
    assert _row(made)["actual"] is None


@pytest.mark.parametrize("value", [1, 2])
def test_models_and_projects_count_together_and_each_unit_must_reach(value: int) -> None:
    made = _with(record(40, 5, 3), "showcase", value, "mô hình")
    below = [unit.id for unit in made.units if unit.parent_id is not None]
    shown = [s.unit_id for s in made.showcases if s.unit_id in below]
    reached = sum(1 for unit in below if shown.count(unit) >= value)
    row = _row(made)
    assert row["actual"] == (Decimal(len(shown)) if shown else None)
    assert row["note"] == f"{reached}/{len(below)} đơn vị đạt"
    share = (Decimal(reached * 100) / len(below)).quantize(Decimal("0.01"))
    assert row["share"] == (share if shown else ""), "a unit with many models does not make up for one with none"


def test_no_model_at_all_is_unknown_not_zero() -> None:
    made = replace(_with(record(40, 5, 3), "showcase", 1, "mô hình"), showcases=())
    assert _row(made)["actual"] is None
