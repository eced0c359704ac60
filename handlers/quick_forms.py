"""Forms begun by one typed line, half filled in: what the line already says is not asked again."""

from handlers import activities, difficulty_form, initiative_form, initiatives, nomination_suggesting, unit, unit_launch
from handlers.access import allow
from handlers.campaign_choice import chosen
from handlers.filling import start_with
from handlers.form import Answer, Given
from handlers.turn import Turn
from handlers.unit_scope import own_units
from rules.nominations import PERSON, SUBJECTS
from rules.records import Role
from rules.told_after import told_after
from rules.understand import understand
from storage import campaigns


@allow(Role.MEMBER)
def difficulty(turn: Turn) -> None:
    """ "Gửi vướng mắc: thiếu máy đo": the text is known."""
    told = told_after("difficulty", turn.event.text or "")
    if told is None:
        difficulty_form.begin(turn)
    else:
        start_with(turn, difficulty_form.FORM, {"difficulty": None}, Given(text=told))


@allow(Role.MEMBER)
def nomination(turn: Turn) -> None:
    """ "Đề cử đồng chí …": a person, and who it is."""
    told = told_after("nomination", turn.event.text or "")
    running = chosen(turn, None, "nomination.suggest") if told is not None else None
    if told is None:
        nomination_suggesting.suggest(turn)
    elif running is not None:
        subject = {"subject": Answer(PERSON, dict(SUBJECTS)[PERSON])}
        start_with(turn, nomination_suggesting.SUGGESTION, {"campaign": running.id}, Given(text=told), subject)


@allow(Role.MEMBER)
def initiative(turn: Turn) -> None:
    """ "Đăng ký sáng kiến: …": its name is known; without a name, the list with the way to register one."""
    told = told_after("initiative", turn.event.text or "")
    if told is None:
        initiatives.mine(turn)
        return
    running = chosen(turn, None, "initiative.mine")
    if running is not None:
        start_with(turn, initiative_form.FORM, {"campaign": running.id}, Given(text=told))


@allow(Role.HEAD)
def launch(turn: Turn) -> None:
    """ "Đã phát động hôm qua": the day is known; a head of several units chooses first."""
    day = understand(turn.event.text or "", now=turn.now).date
    place = _only_place(turn)
    if place is None:
        unit.show(turn)
    else:
        unit_launch.begin(turn, *place, day=day.isoformat() if day is not None and day <= turn.today else "")


@allow(Role.HEAD)
def activity(turn: Turn) -> None:
    """ "Báo hoạt động": the form for the head's own unit."""
    place = _only_place(turn)
    if place is None:
        unit.show(turn)
    else:
        activities.add(turn, *place)


def _only_place(turn: Turn) -> tuple[int, int] | None:
    """(campaign, unit) when there is just one that the person may mean."""
    units = own_units(turn)
    found = [(campaign.id, each.id) for each in units for campaign in campaigns.running_for(turn.conn, each.id)]
    return found[0] if len(found) == 1 else None
