"""A draft campaign as the office reviews it: what was read, part by part, doubtful entries first, each with its lines."""

from collections.abc import Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.draft_fields import ADDED, fields_of
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Campaign, Role
from storage import approvals, campaign_drafts, campaigns, documents, draft_corrections, draft_parts, people
from storage.draft_parts import Entry
from storage.workbooks import CAMPAIGN

MAIN = ("facts", "targets", "topics", "milestones", "duties")
FURTHER = ("stages", "movements", "undated_limits", "addressees", "signers", "legal_bases", "commendation_rules")
UNDATED = "undated_limits"
PAGE = 4
ROOM = 760


def found(turn: Turn, campaign_id: int) -> Campaign | None:
    """The campaign while it is a draft; None when the person was told that it is none any more."""
    campaign = campaigns.get(turn.conn, campaign_id)
    if campaign.state == campaigns.DRAFT:
        return campaign
    turn.say("draft/not_draft", [press("drafts", "campaign.drafts"), press("office", "office.show")])
    return None


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, campaign: int) -> None:
    """What was read, in numbers, and the way to each part."""
    draft = found(turn, campaign)
    if draft is None:
        return
    whole = campaign_drafts.whole(turn.conn, campaign)
    misread = len(draft_corrections.waiting(turn.conn, campaign))
    row = campaigns.details(turn.conn, campaign)
    turn.say(
        "draft/show",
        [*_ways(turn, campaign, whole, MAIN, misread), *_steps(turn, campaign)],
        campaign=draft,
        doubtful=sum(each.doubtful for part in whole.values() for each in part),
        misread=misread,
        warnings=campaign_drafts.warnings_of(turn.conn, campaign, beside_targets=True)[:3],
        approval=approvals.state(turn.conn, campaign),
        submitted=bool(row.submitted_at),
        reason=row.approval_reason,
    )


def _ways(turn: Turn, campaign: int, whole: Any, parts: Sequence[str], misread: int) -> list[Choice]:
    ways = []
    if any(each.doubtful for part in whole.values() for each in part):
        ways.append(press("doubtful", "draft.doubtful", campaign=campaign))
    if misread:
        ways.append(press("misread", "draft.correction", campaign=campaign))
    for part in parts:
        label = phrase(turn, "draft/part_label", part=part, count=len(whole[part]))
        ways.append(option(label, "draft.part", campaign=campaign, part=part))
    return ways


def _steps(turn: Turn, campaign: int) -> list[Choice]:
    about = {"campaign": campaign}
    document = documents.of_campaign(turn.conn, campaign)
    may_open = approvals.may_open(turn.conn, campaign)
    steps = [press("preview", "campaign.preview", **about) if may_open else press("submit", "approval.ask", **about)]
    steps += [press("further", "draft.further", **about), press("excel", "workbook.send", kind=CAMPAIGN, **about)]
    if document is not None and document.file_id is not None:
        steps.append(press("original", "document.original", **about))
    return [*steps, press("drop", "draft.ask_drop", **about), press("office", "office.show")]


@allow(Role.OFFICE, Role.ADMIN)
def further(turn: Turn, campaign: int) -> None:
    """The way to the parts that are looked at less often."""
    if found(turn, campaign) is None:
        return
    whole = campaign_drafts.whole(turn.conn, campaign)
    ways = [
        option(phrase(turn, "draft/part_label", part=p, count=len(whole[p])), "draft.part", campaign=campaign, part=p)
        for p in FURTHER
    ]
    turn.say("draft/further", [*ways, press("draft", "draft.show", campaign=campaign)])


@allow(Role.OFFICE, Role.ADMIN)
def part(turn: Turn, campaign: int, part: str, page: int = 0) -> None:
    """One screen of a part; a press opens an entry."""
    if found(turn, campaign) is None:
        return
    listed = sorted(draft_parts.entries(turn.conn, campaign, part), key=lambda each: not each.doubtful)
    screen = screen_of(listed, page, PAGE)
    about = {"campaign": campaign, "part": part}
    choices = [
        option(f"{n}. {label(turn, each)}", "draft.entry", **about, entry=each.id)
        for n, each in enumerate(screen.items, start=screen.first + 1)
    ]
    if part == "milestones" and draft_parts.entries(turn.conn, campaign, UNDATED):
        choices.append(press("undated", "draft.part", campaign=campaign, part=UNDATED))
    if part in ADDED:
        choices.append(press("add", "draft.add", **about))
    if screen.previous is not None:
        choices.append(press("previous", "draft.part", **about, page=screen.previous))
    if screen.next is not None:
        choices.append(press("next", "draft.part", **about, page=screen.next))
    choices.append(press("draft", "draft.show", campaign=campaign))
    turn.say("draft/part", choices, part=part, screen=screen, units=units(turn))


def units(turn: Turn) -> dict[int, str]:
    """Unit names by id."""
    return {unit.id: unit.name for unit in people.tree(turn.conn)}


def label(turn: Turn, entry: Entry) -> str:
    """An entry in a few words, for a button."""
    return phrase(turn, "draft/entry_label", entry=entry)


@allow(Role.OFFICE, Role.ADMIN)
def entry(turn: Turn, campaign: int, part: str, entry: int) -> None:
    """One entry in full, with what can be done about it."""
    if found(turn, campaign) is None:
        return
    shown = draft_parts.entry(turn.conn, campaign, part, entry)
    if shown is None:
        gone(turn, campaign, part)
    else:
        show_entry(turn, campaign, shown)


def show_entry(turn: Turn, campaign: int, shown: Entry, before: str = "") -> None:
    """An entry with its buttons; ``before`` is a template that says what has just happened."""
    about = {"campaign": campaign, "part": shown.part, "entry": shown.id}
    choices = [press("right", "draft.confirm", **about)] if shown.doubtful else []
    for field in fields_of(shown):
        words = phrase(turn, "draft/edit_label", part=shown.part, field=field)
        choices.append(option(words, "draft.edit", **about, field=field))
    if shown.lines is not None:
        choices.append(press("source", "draft.source", **about))
    if shown.part != "facts":
        choices.append(press("take_out", "draft.ask_take_out", **about))
    if shown.doubtful:
        choices.append(press("doubtful", "draft.doubtful", campaign=campaign))
    choices.append(press("list", "draft.part", campaign=campaign, part=shown.part))
    said: tuple[str, dict[str, Any]] | None = (before, {}) if before else None
    turn.say("draft/entry", choices, before=said, entry=shown, units=units(turn))


def gone(turn: Turn, campaign: int, part: str) -> None:
    """The entry was taken out meanwhile."""
    turn.say("draft/gone", [press("list", "draft.part", campaign=campaign, part=part)])


@allow(Role.OFFICE, Role.ADMIN)
def doubtful(turn: Turn, campaign: int) -> None:
    """The first entry that a person has to look at."""
    if found(turn, campaign) is None:
        return
    whole = campaign_drafts.whole(turn.conn, campaign)
    unsure = next((each for part in whole.values() for each in part if each.doubtful), None)
    if unsure is None:
        turn.say("draft/none_doubtful", [press("draft", "draft.show", campaign=campaign)])
    else:
        show_entry(turn, campaign, unsure)


@allow(Role.OFFICE, Role.ADMIN)
def source(turn: Turn, campaign: int, part: str, entry: int, page: int = 0) -> None:
    """The lines of the document from which an entry was read, as printed."""
    if found(turn, campaign) is None:
        return
    shown = draft_parts.entry(turn.conn, campaign, part, entry)
    document = documents.of_campaign(turn.conn, campaign)
    if shown is None or shown.lines is None or document is None:
        gone(turn, campaign, part)
        return
    lines = [f"{number}: {words}" for number, words in documents.source_lines(document, *shown.lines)]
    screen = screen_of(pack(lines, ROOM), page, 1)
    about = {"campaign": campaign, "part": part, "entry": entry}
    choices = [press("next", "draft.source", **about, page=screen.next)] if screen.next is not None else []
    turn.say("draft/source", [*choices, press("entry", "draft.entry", **about)], lines=screen.items[0], screen=screen)


ACTIONS: dict[str, Handler] = {
    "draft.show": show,
    "draft.further": further,
    "draft.part": part,
    "draft.entry": entry,
    "draft.doubtful": doubtful,
    "draft.source": source,
}
