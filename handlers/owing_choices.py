"""The buttons of a reminder: for each thing that is missing the one that does it."""

from collections.abc import Iterator, Sequence

from handlers.notices import Notice
from handlers.turn import Choice, lettered, press
from rules.owing import Debt, Owed
from rules.reminders import HEAD, MEMBER

MOST = 7
# by what is missing: the button, the action, and whether the action is about the milestone's stage
_UNIT: dict[Owed, tuple[str, str, bool]] = {
    Owed.LAUNCH: ("launch", "unit.launch", False),
    Owed.PLAN: ("plan", "unit.launch_change", False),
    Owed.CONSENT: ("collective", "collective.of_unit", False),
    Owed.FIGURES: ("report", "unit.reports", True),
    Owed.TOPICS: ("report", "unit.reports", True),
    Owed.SHOWCASE: ("showcase", "unit.showcases", False),
    Owed.ACTIVITY: ("activity", "activity.add", False),
    Owed.CONFIRM: ("confirm", "unit.waiting", False),
    Owed.ACKNOWLEDGE: ("acknowledge", "unit.reports_below", True),
}


def question(notices: Sequence[Notice]) -> Debt | None:
    """The one report that a reminder can ask for itself; None when nothing or more than that is missing."""
    if len(notices) != 1 or notices[0].ladder != MEMBER or len(notices[0].debts) != 1:
        return None
    debt = notices[0].debts[0]
    return debt if debt.what is Owed.REPORT else None


def choices_of(notices: Sequence[Notice]) -> list[Choice]:
    """One button for each kind of missing thing, none twice; whose unit it is can be looked at last."""
    found: list[Choice] = []
    for choice in (each for notice in notices for each in _choices(notice)):
        if choice not in found:
            found.append(choice)
    looks = [choice for choice in found if choice.action == "unit.show"]
    return [*[choice for choice in found if choice not in looks][:MOST], *looks]


def under_signs(choices: Sequence[Choice]) -> list[Choice]:
    """The choices of a reminder, under letters when it asks for a figure that may be typed at once."""
    asks = any(choice.action == "owing.answer" for choice in choices)
    return [lettered(choice) for choice in choices] if asks else list(choices)


def _choices(notice: Notice) -> Iterator[Choice]:
    about = {"campaign": notice.milestone.campaign_id}
    if notice.ladder == MEMBER:
        yield from _of_member(notice)
        return
    if notice.ladder == HEAD:
        yield from (unit_choice(notice, debt) for debt in notice.debts)
    yield press("unit", "unit.show", **about)


def _of_member(notice: Notice) -> Iterator[Choice]:
    reports = [debt for debt in notice.debts if debt.what is Owed.REPORT]
    campaign, stage = notice.milestone.campaign_id, notice.milestone.stage_id
    if not reports:
        yield press("pledge", "pledge.begin", campaign=campaign)
    elif len(reports) == 1:
        yield press("progress", "owing.answer", campaign=campaign, item=reports[0].key, stage=stage)
    else:
        yield press("each", "owing.next")
        yield press("list", "owing.show")


def unit_choice(notice: Notice, debt: Debt) -> Choice:
    """The button that does what a unit lacks, or lets its head decide."""
    name, action, staged = _UNIT[debt.what]
    about = {"campaign": notice.milestone.campaign_id, "unit": notice.unit}
    return press(name, action, **about | ({"stage": notice.milestone.stage_id} if staged else {}))
