"""Reporting progress: begin, or say it in one line; review; save as a new revision with a receipt."""

from typing import Any

from handlers import progress_form, progress_hearing
from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.event import File
from handlers.filling import start, start_with
from handlers.form import Filling, Form, Given
from handlers.owing_mine import next_report
from handlers.progress_stage import candidates, due
from handlers.turn import Choice, Turn, press
from rules.records import Campaign, PledgeItem, PledgeState, Progress, ProgressStatus, Role
from storage import campaigns, files, nudges, pledges, progress, unsent_reminders
from storage.progress import Report


@allow(Role.MEMBER)
def begin(
    turn: Turn,
    campaign: int | None = None,
    item: int | None = None,
    typed: str = "",
    file: dict[str, Any] | None = None,
    asked_stage: int | None = None,
) -> None:
    """/baocao: report on an item of one's own pledge; ``typed`` and ``file`` are what was said of it already.

    ``asked_stage``: the stage that a reminder asked about; when it is answered, the next missing report is asked for.
    """
    running = chosen(turn, campaign, "progress.begin")
    if running is None:
        return
    own = pledged(turn, running.id)
    if not own or (item is not None and item not in own):
        choices = [press("pledge", "pledge.begin", campaign=running.id), press("menu", "menu.show")]
        turn.say("progress/changed" if own else "progress/no_pledge", choices, campaign=running)
    else:
        said = Given(typed or None, File(**file) if file else None)
        _ask(turn, running, next(iter(own)) if len(own) == 1 else item, list(own), said, asked_stage)


def pledged(turn: Turn, campaign_id: int) -> dict[int, PledgeItem]:
    """The person's items in a campaign; none when the pledge was withdrawn."""
    pledge = pledges.mine(turn.conn, campaign_id, turn.me.official_id)
    standing = pledge is not None and pledge.state != PledgeState.WITHDRAWN
    return progress_form.own_items(turn, campaign_id) if standing else {}


def _ask(
    turn: Turn, campaign: Campaign, item: int | None, own: list[int], said: Given, asked_stage: int | None
) -> None:
    stepped = [] if asked_stage is None else [due(turn, campaign.id, asked_stage)]
    found = stepped or candidates(turn, campaign.id, own if item is None else [item])
    if not found or found[-1].closed:
        turn.say("progress/closed" if found else "progress/no_stage", [press("menu", "menu.show")], due=found[-1:])
        return
    about: dict[str, Any] = {"campaign": campaign.id} | ({"item": item} if item is not None else {})
    about |= {"stage": found[0].stage.id} if len(found) == 1 else {"stages": [each.stage.id for each in found]}
    about |= {} if asked_stage is None else {"stepping": True}
    if said.text or said.file:
        start_with(turn, FORM, about, said)
    else:
        start(turn, FORM, about)


def _save(turn: Turn, filling: Filling) -> None:
    campaign, item = filling.about["campaign"], progress_form.item_of(turn, filling)
    running = {each.id for each in campaigns.running_for(turn.conn, turn.me.unit_id)}
    found = due(turn, campaign, progress_form.stage_id(filling) or 0)
    if item is None or campaign not in running or found.closed:
        turn.say("progress/closed" if found.closed else "progress/changed", [press("menu", "menu.show")], due=[found])
        return
    who = {"official_id": turn.me.official_id, "unit_id": turn.me.unit_id}
    report = _report(turn, filling, item)
    saved = progress.submit(turn.conn, report, **who, late=not found.in_time, sent_at=turn.event.sent_at)
    files.attach(turn.conn, filling.value("evidence") or [], turn.me.official_id, progress_id=saved.id)
    unsent_reminders.settled(turn.conn, turn.me.official_id, campaign)
    nudges.settled(turn.conn, campaign, turn.me.official_id)
    choices = [press("next", "progress.begin", campaign=campaign)] if len(pledged(turn, campaign)) > 1 else []
    choices += _troubled(saved)
    choices += [press("history", "progress.history", campaign=campaign), press("menu", "menu.show")]
    turn.say("progress/saved", choices, saved=saved, item=item, due=found)
    if filling.about.get("stepping"):
        _step_on(turn)


def _step_on(turn: Turn) -> None:
    """After a reminder's question: the next missing report is asked for, until none is left."""
    left = next_report(turn)
    if left is not None:
        campaign, stage = left.place
        begin(turn, campaign, left.debt.key, asked_stage=stage)


def _troubled(saved: Progress) -> list[Choice]:
    """What is blocked may be told to the office at once, half filled."""
    blocked = saved.status == ProgressStatus.BLOCKED
    return [press("difficulty", "difficulty.from_report", progress=saved.id)] if blocked else []


def _report(turn: Turn, filling: Filling, item: PledgeItem) -> Report:
    told = progress_form.standing(turn, filling, item)
    assert told.status is not None  # the question is not answered without a status or a figure
    return Report(
        item_id=item.id,
        stage_id=progress_form.stage_id(filling) or 0,
        status=told.status,
        amount=told.amount,
        percent=told.percent,
        unit=told.unit,
        note=progress_form.note_of(filling),
        typed=progress_form.value_of(filling)["typed"],
    )


FORM = Form(
    name="progress",
    access=begin.access,  # type: ignore[attr-defined]
    fields=progress_form.fields,
    review="progress/review",
    save=_save,
    values=progress_form.review,
    more=progress_form.more,
    heard=progress_hearing.heard,
)

COMMANDS: dict[str, Handler] = {"baocao": begin}
ACTIONS: dict[str, Handler] = {"progress.begin": begin}
