import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reports import period
from reports.brief import brief_of, current_period, facts
from reports.brief_files import brief_files
from reports.summary import summarise
from rules.records import PledgeState
from tests.reports.made_up import record

HALF = period.named("6m", 2026)


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (date(2026, 1, 5), "q1"),
        (date(2026, 3, 31), "q1"),
        (date(2026, 5, 1), "q1"),
        (date(2026, 5, 2), "6m"),
        (date(2026, 7, 31), "6m"),
        (date(2026, 8, 1), "9m"),
        (date(2026, 11, 1), "year"),
        (date(2027, 1, 31), "year"),
        (date(2028, 1, 1), "year"),
    ],
)
def test_the_period_that_is_spoken_of(today: date, kind: str) -> None:
    assert current_period(2026, today) == period.named(kind, 2026)


def test_figures_are_those_of_the_record() -> None:
    made = record(80, 13)
    brief = brief_of(made, summarise(made, HALF))
    live = {pledge.official_id for pledge in made.pledges if pledge.state is not PledgeState.WITHDRAWN}
    assert (brief.registered, brief.headcount) == (len(live), 80)
    launched = {launch.unit_id for launch in made.launches}
    assert (brief.launched, brief.units) == (len(launched), 12)
    assert set(brief.not_launched) == {unit.name for unit in made.units[1:] if unit.id not in launched}
    assert sum(each.unregistered or 0 for each in brief.late) == 80 - len(live)
    assert sum(each.unreported or 0 for each in brief.late) == (brief.owing or 0) - (brief.reported or 0)
    assert brief.proposed is None
    assert sum(count or 0 for count in brief.targets.values()) == len(made.targets)


def test_nobody_is_late_before_a_deadline_has_passed() -> None:
    early = replace(record(30), as_of=datetime(2026, 3, 31, 16, 59, tzinfo=UTC))
    brief = brief_of(early, summarise(early, period.named("q1", 2026)))
    assert not brief.registration_due
    assert brief.late == ()
    after = replace(early, as_of=datetime(2026, 3, 31, 17, 0, tzinfo=UTC))
    assert brief_of(after, summarise(after, period.named("q1", 2026))).registration_due


def test_lists_match_their_figures_in_the_files(tmp_path: Path) -> None:
    made = record(80, 13)
    picture, figures = brief_files(made, HALF, ["Lùi hạn: Báo cáo"], tmp_path)
    told = json.loads(figures.read_text())
    assert picture.suffix == ".png"
    assert told == json.loads(json.dumps(facts(brief_of(made, summarise(made, HALF)))))
    assert len(told["lists"]["not_launched"]) == told["units"] - told["launched"]
    assert len(told["lists"]["slow"]) == told["behind"]
