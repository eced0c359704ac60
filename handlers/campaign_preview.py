"""A campaign before it is opened: the announcement as people will see it, the facts, whom it reaches."""

from collections.abc import Callable
from typing import Any

from handlers.access import allow
from handlers.announcement import announced, choices_of
from handlers.campaign import page_of
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.records import Campaign, Role
from storage import approvals, campaigns, deliveries, people
from storage.campaigns import AWAITING, DRAFT, HELD

APPROVERS = (Role.OFFICE, Role.DIRECTOR, Role.ADMIN)


@allow(Role.OFFICE, Role.ADMIN)
def drafts(turn: Turn) -> None:
    """The campaigns that are not open yet."""
    found = campaigns.in_state(turn.conn, DRAFT, AWAITING, HELD)
    choices = [
        option(phrase(turn, "opening/draft_label", campaign=c), "campaign.preview", campaign=c.id) for c in found
    ]
    turn.say("opening/drafts" if found else "opening/none", [*choices, press("office", "office.show")])


@allow(*APPROVERS)
def preview(turn: Turn, campaign: int) -> None:
    """The announcement exactly as people will see it, then the facts and whom it reaches now."""
    found = campaigns.get(turn.conn, campaign)
    if found.state not in (DRAFT, AWAITING, HELD):
        changed(turn, found)
        return
    sample = [Choice("announcement.sample", {}, name=choice.name) for choice in choices_of(campaign)]
    turn.say("announcement/told", sample, **announced(turn.conn, campaign, turn.today), head=False)
    turn.say("opening/facts", _next_steps(turn, found), **_facts(turn, found))


@allow(*APPROVERS)
def sample(turn: Turn) -> None:
    """A button of the preview does nothing."""
    turn.say("announcement/sample")


def _facts(turn: Turn, campaign: Campaign) -> dict[str, Any]:
    row = campaigns.details(turn.conn, campaign.id)
    return {
        "campaign": campaign,
        "milestones": campaigns.milestones_of(turn.conn, campaign.id),
        "today": turn.today,
        "audience": _audience(turn, row.audience_unit_id),
        "kinds": row.audience_kinds,
        "reach": deliveries.reach(turn.conn, campaign.id, turn.today),
        "opener": people.name_of(turn.conn, row.opened_by) if row.opened_by else "",
        "hold_until": row.hold_until,
    }


def _audience(turn: Turn, unit_id: int | None) -> str:
    if unit_id is None:
        return phrase(turn, "opening/whole_department")
    return people.unit(turn.conn, unit_id).name


def _next_steps(turn: Turn, campaign: Campaign) -> list[Choice]:
    about = {"campaign": campaign.id}
    first = {
        DRAFT: _of_draft(turn, campaign),
        AWAITING: [press("approve", "campaign.approve", **about), press("cancel", "campaign.unhold", **about)],
        HELD: [press("cancel", "campaign.unhold", **about)],
    }[campaign.state]
    return [*first, press("contents", "campaign.preview_contents", **about), press("office", "office.show")]


def _of_draft(turn: Turn, campaign: Campaign) -> list[Choice]:
    """Opening, or what comes before it; a campaign made from a document can be looked at part by part."""
    about = {"campaign": campaign.id}
    may_open = approvals.may_open(turn.conn, campaign.id)
    choices = [press("open", "campaign.open", **about) if may_open else press("submit", "approval.ask", **about)]
    if campaigns.details(turn.conn, campaign.id).document_id is not None:
        choices.append(press("draft", "draft.show", **about))
    return choices


@allow(*APPROVERS)
def preview_contents(turn: Turn, campaign: int, page: int = 0) -> None:
    """All pages as people will be able to read them."""
    found = campaigns.get(turn.conn, campaign)
    after = [press("preview", "campaign.preview", campaign=campaign)]
    page_of(turn, found, page, "campaign.preview_contents", after)


def changed(turn: Turn, campaign: Campaign) -> None:
    """Say where the campaign is now, when it is not where the pressed button left it."""
    not_open = campaign.state in (DRAFT, AWAITING, HELD)
    look = press("look", "campaign.preview", campaign=campaign.id)
    ledger = press("ledger", "delivery.show", campaign=campaign.id)
    choices = [look if not_open else ledger, press("office", "office.show")]
    turn.say("opening/changed", choices, campaign=campaign)


ACTIONS: dict[str, Callable[..., None]] = {
    "announcement.sample": sample,
    "campaign.drafts": drafts,
    "campaign.preview": preview,
    "campaign.preview_contents": preview_contents,
}
