"""The office's view of what units report: a campaign, its stages, and who has sent what."""

from handlers.access import Handler, allow
from handlers.turn import Turn, option, press
from handlers.unit_report_screen import A_SCREEN, counts, listed, turning_stage
from rules.paging import screen_of
from rules.progress import current_stage, just_ended
from rules.records import Role
from storage import campaigns
from storage.campaigns import CLOSED, OPEN
from storage.unit_duties import answering

CAMPAIGNS = 10


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn) -> None:
    """Which campaign; the only one at once."""
    found = campaigns.in_state(turn.conn, OPEN, CLOSED)[:CAMPAIGNS]
    if len(found) == 1:
        units(turn, found[0].id)
        return
    choices = [option(each.title, "record.units", campaign=each.id) for each in found]
    turn.say("campaign/which" if found else "office/none_opened", [*choices, press("office", "office.show")])


@allow(Role.OFFICE, Role.ADMIN)
def units(turn: Turn, campaign: int, stage: int | None = None, page: int = 0) -> None:
    """The units of a campaign and how the report of each stands in a stage."""
    stages = campaigns.stages_of(turn.conn, campaign)
    current = current_stage(stages, turn.today)
    known = [each for each in stages if each.id == stage]
    here = known[0] if known else current and (just_ended(stages, current, turn.today) or current)
    if here is None:
        turn.say("progress/no_stage", [press("office", "office.show")])
        return
    ids = answering(turn.conn, campaign)
    about = {"campaign": campaign, "stage": here.id}
    counted = counts(turn, campaign, here.id, ids)
    choices = listed(turn, campaign, here.id, ids, page)
    choices += turning_stage(screen_of(ids, page, A_SCREEN), "record.units", about)
    choices += [press("seen_every", "record.seen_every", **about)] if counted["waiting"] else []
    choices.append(press("reopen", "record.reopen", **about))
    choices += [option(s.name, "record.units", campaign=campaign, stage=s.id) for s in stages if s.id != here.id]
    found = campaigns.get(turn.conn, campaign)
    turn.say("record/units", [*choices, press("office", "office.show")], campaign=found, stage=here, counts=counted)


ACTIONS: dict[str, Handler] = {"record.begin": begin, "record.units": units}
