"""Registering a pledge: begin, save with a receipt, change until the deadline, withdraw."""

from datetime import date
from typing import Any

from handlers import eligibility, pledge_form, pledge_notices
from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.filling import start
from handlers.form import Answer, Filling, Form
from handlers.promise_fields import as_answers, promised
from handlers.turn import Turn, press
from rules.participation import STANDING, Window, pledge_window, takes_pledge
from rules.records import Pledge, PledgeState, Role
from storage import campaigns, issued_pledges, nudges, pledges, unsent_reminders
from storage.pledges import NewItem


@allow(Role.MEMBER)
def begin(turn: Turn, campaign: int | None = None, title: str = "") -> None:
    """/dangky: register, or show what is registered already."""
    running = chosen(turn, campaign, "pledge.begin")
    if running is None:
        return
    window = pledge_window(turn.today, *registration(turn, running.id))
    mine = pledges.mine(turn.conn, running.id, turn.me.official_id)
    if mine is not None and mine.state != PledgeState.WITHDRAWN:
        show(turn, mine)
    elif window == "closed":
        turn.say("pledge/closed", due_on=registration(turn, running.id)[0])
    else:
        start(turn, FORM, {"campaign": running.id}, _title_named(turn, title))


def _title_named(turn: Turn, title: str) -> dict[str, Answer]:
    named = [(i, name) for i, name in campaigns.titles_for(turn.conn, "individual", turn.today) if name == title]
    return {"title": Answer(*named[0])} if named else {}


def registration(turn: Turn, campaign_id: int) -> tuple:  # type: ignore[type-arg]
    """(registration deadline or None, late rule) of a campaign."""
    milestone = campaigns.registration_of(turn.conn, campaign_id, turn.me.unit_id)
    return (milestone.due_on if milestone else None, campaigns.details(turn.conn, campaign_id).late_rule)


def window(turn: Turn, campaign_id: int) -> Window:
    """Whether a pledge registered now is in time, late, or no longer accepted."""
    return pledge_window(turn.today, *registration(turn, campaign_id))


def show(turn: Turn, pledge: Pledge) -> None:
    """The person's own pledge, with what can still be done about it."""
    due_on, open_still = _changeable(turn, pledge)
    about_campaign = {"campaign": pledge.campaign_id}
    choices = [
        press("report", "progress.begin", **about_campaign),
        press("history", "progress.history", **about_campaign),
    ]
    if open_still:
        about = {"pledge": pledge.id, "revision": pledge.revision}
        choices += [press("edit", "pledge.edit", **about), press("withdraw", "pledge.withdraw", **about)]
    campaign = campaigns.get(turn.conn, pledge.campaign_id)
    reason = pledges.returned_reason(turn.conn, pledge.id)
    turn.say("pledge/shown", choices, pledge=pledge, campaign=campaign, reason=reason, due_on=due_on)


def _changeable(turn: Turn, pledge: Pledge) -> tuple[date | None, bool]:
    """(deadline, whether the pledge may still be changed): until its deadline, and any time after it was returned."""
    due_on, rule = registration(turn, pledge.campaign_id)
    return due_on, pledge.state == PledgeState.RETURNED or pledge_window(turn.today, due_on, rule) == "open"


def _refused(turn: Turn, pledge: int) -> bool:
    """Tell the owner that it is too late to change a pledge, when it is."""
    found = pledges.by_id(turn.conn, pledge)
    if found is None:
        return False
    due_on, changeable = _changeable(turn, found)
    if not changeable:
        turn.say("pledge/fixed", [press("mine", "menu.mine")], due_on=due_on)
    return not changeable


@allow(Role.MEMBER, owner=pledges.owner)
def edit(turn: Turn, pledge: int, revision: int) -> None:
    """Open the form again with everything that was registered."""
    found = pledges.by_id(turn.conn, pledge)
    if found is None or found.revision != revision:
        turn.say("pledge/changed")
        return
    if _refused(turn, pledge):
        return
    start(turn, FORM, {"campaign": found.campaign_id, "pledge": found.id}, _as_answers(turn, found))


def _as_answers(turn: Turn, pledge: Pledge) -> dict[str, Answer]:
    title = pledges.title_of(turn.conn, pledge.id, pledge.revision)
    return {"title": Answer(title, pledge.title), **as_answers(pledge.items)}


def _save(turn: Turn, filling: Filling) -> None:
    campaign_id = filling.about["campaign"]
    if chosen(turn, campaign_id, "pledge.begin") is None:
        return
    due_on, rule = registration(turn, campaign_id)
    window = pledge_window(turn.today, due_on, rule)
    mine = pledges.mine(turn.conn, campaign_id, turn.me.official_id)
    state = None if mine is None else mine.state
    if not takes_pledge(window, state):
        pledge_notices.not_taken(turn, filling, due_on, standing=state in STANDING)
        return
    receipt = pledges.submit(
        turn.conn,
        campaign_id=campaign_id,
        official_id=turn.me.official_id,
        unit_id=turn.me.unit_id,
        title_id=filling.value("title"),
        items=[NewItem(**promise) for promise in promised(filling)],
        by=turn.me.official_id,
        late=window != "open",
        now=turn.now,
    )
    unsent_reminders.settled(turn.conn, turn.me.official_id, campaign_id)
    nudges.settled(turn.conn, campaign_id, turn.me.official_id)
    issued_pledges.taken_up(turn.conn, filling.about, turn.me.official_id, turn.now)
    choices = [press("mine", "menu.mine"), press("menu", "menu.show")]
    turn.say("pledge/saved", choices, receipt=receipt, late=window != "open", due_on=due_on)
    if state == PledgeState.RETURNED:
        pledge_notices.sent_again(turn, campaign_id)


@allow(Role.MEMBER, owner=pledges.owner)
def withdraw(turn: Turn, pledge: int, revision: int) -> None:
    """Ask once more before withdrawing."""
    if _refused(turn, pledge):
        return
    about = {"pledge": pledge, "revision": revision}
    turn.say("pledge/withdraw", [press("yes", "pledge.withdrawn", **about), press("no", "menu.mine")])


@allow(Role.MEMBER, owner=pledges.owner)
def withdrawn(turn: Turn, pledge: int, revision: int) -> None:
    """Withdraw the revision that was looked at; its rows stay."""
    if _refused(turn, pledge):
        return
    me = turn.me.official_id
    done = pledges.decide(turn.conn, pledge, revision, PledgeState.WITHDRAWN, by=me, now=turn.now)
    found = pledges.by_id(turn.conn, pledge) if done else None
    if found is not None:
        unsent_reminders.settled_unit(turn.conn, found.unit_id, found.campaign_id)
    turn.say("pledge/withdrawn" if done else "pledge/changed", [press("menu", "menu.show")])


def _review(turn: Turn, filling: Filling) -> dict[str, Any]:
    """What is promised, and what is known of the title's conditions: a note, never a bar."""
    year = campaigns.get(turn.conn, filling.about["campaign"]).year
    return {"promises": promised(filling), "note": eligibility.note(turn, filling.value("title"), year)}


FORM = Form(
    name="pledge",
    access=begin.access,  # type: ignore[attr-defined]
    fields=pledge_form.fields,
    review="pledge/review",
    save=_save,
    values=_review,
)

COMMANDS: dict[str, Handler] = {"dangky": begin}
ACTIONS: dict[str, Handler] = {
    "pledge.begin": begin,
    "pledge.edit": edit,
    "pledge.withdraw": withdraw,
    "pledge.withdrawn": withdrawn,
}
