"""Confirming and taking out entries of a draft campaign, deciding on misread words, dropping the draft."""

from handlers import draft
from handlers.access import Handler, allow
from handlers.turn import Turn, press
from rules.records import Role
from storage import campaign_drafts, documents, draft_corrections, draft_parts, jobs

REMOVAL = "document_removal"


@allow(Role.OFFICE, Role.ADMIN)
def confirm(turn: Turn, campaign: int, part: str, entry: int) -> None:
    """The entry is right as read: on to the next doubtful one."""
    if draft.found(turn, campaign) is None:
        return
    if draft_parts.confirm(turn.conn, campaign, part, entry, by=turn.me.official_id, now=turn.now):
        draft.doubtful(turn, campaign)
    else:
        draft.gone(turn, campaign, part)


@allow(Role.OFFICE, Role.ADMIN)
def ask_take_out(turn: Turn, campaign: int, part: str, entry: int) -> None:
    """Ask once more before an entry is taken out."""
    if draft.found(turn, campaign) is None:
        return
    shown = draft_parts.entry(turn.conn, campaign, part, entry)
    if shown is None:
        draft.gone(turn, campaign, part)
        return
    about = {"campaign": campaign, "part": part, "entry": entry}
    if part == "stages" and draft_parts.needed_stage(turn.conn, campaign, entry):
        add = press("add", "draft.add", campaign=campaign, part=part)
        turn.say("draft/needed_stage", [add, press("entry", "draft.entry", **about)])
        return
    turn.say(
        "draft/ask_take_out",
        [press("yes", "draft.take_out", **about), press("no", "draft.entry", **about)],
        entry=shown,
        units=draft.units(turn),
    )


@allow(Role.OFFICE, Role.ADMIN)
def take_out(turn: Turn, campaign: int, part: str, entry: int) -> None:
    """Take an entry out; the audit keeps its words."""
    if draft.found(turn, campaign) is None:
        return
    if part == "stages" and draft_parts.needed_stage(turn.conn, campaign, entry):
        ask_take_out(turn, campaign, part, entry)
    elif draft_parts.take_out(turn.conn, campaign, part, entry, by=turn.me.official_id, now=turn.now):
        back = press("draft", "draft.show", campaign=campaign)
        turn.say("draft/taken_out", [press("list", "draft.part", campaign=campaign, part=part), back])
    else:
        draft.gone(turn, campaign, part)


@allow(Role.OFFICE, Role.ADMIN)
def next_correction(turn: Turn, campaign: int) -> None:
    """The next word that looks misread, with its line."""
    if draft.found(turn, campaign) is None:
        return
    waiting = draft_corrections.waiting(turn.conn, campaign)
    document = documents.of_campaign(turn.conn, campaign)
    if not waiting or document is None:
        turn.say("draft/none_misread", [press("draft", "draft.show", campaign=campaign)])
        return
    first = waiting[0]
    about = {"campaign": campaign, "correction": first.id}
    choices = [
        press("accept", "draft.decide", **about, accept=True),
        press("keep", "draft.decide", **about, accept=False),
    ]
    lines = documents.source_lines(document, first.first_line, first.last_line)
    around = _around(" ".join(words for _, words in lines), first.original)
    turn.say(
        "draft/correction",
        [*choices, press("draft", "draft.show", campaign=campaign)],
        correction=first,
        around=around,
        left=len(waiting),
    )


def _around(line: str, word: str, each_side: int = 60) -> str:
    at = max(line.find(word), 0)
    return line[max(0, at - each_side) : at + len(word) + each_side]


@allow(Role.OFFICE, Role.ADMIN)
def decide(turn: Turn, campaign: int, correction: int, accept: bool) -> None:
    """Accept the proposed word, or keep what is printed; then the next one."""
    if draft.found(turn, campaign) is not None:
        by = turn.me.official_id
        draft_corrections.decide(turn.conn, campaign, correction, accept=accept, by=by, now=turn.now)
        next_correction(turn, campaign)


@allow(Role.OFFICE, Role.ADMIN)
def ask_drop(turn: Turn, campaign: int) -> None:
    """Ask once more before a draft is put away."""
    found = draft.found(turn, campaign)
    if found is not None:
        choices = [press("yes", "draft.drop", campaign=campaign), press("no", "draft.show", campaign=campaign)]
        turn.say("draft/ask_drop", choices, campaign=found)


@allow(Role.OFFICE, Role.ADMIN)
def drop(turn: Turn, campaign: int) -> None:
    """Put a draft away; the document may be sent again."""
    if draft.found(turn, campaign) is not None:
        me = turn.me.official_id
        campaign_drafts.drop(turn.conn, campaign, by=me, now=turn.now)
        file = campaign_drafts.forget_original(turn.conn, campaign, by=me, now=turn.now)
        if file is not None:
            jobs.queue(turn.conn, REMOVAL, {"file": file}, turn.event.network, turn.event.chat, turn.now)
        turn.say("draft/dropped", [press("office", "office.show")], removed=file is not None)


@allow(Role.OFFICE, Role.ADMIN)
def removed(turn: Turn, file: int) -> None:
    """The bytes are gone; that they would be has been said and noted when the draft was dropped."""


ACTIONS: dict[str, Handler] = {
    "draft.confirm": confirm,
    "draft.ask_take_out": ask_take_out,
    "draft.take_out": take_out,
    "draft.correction": next_correction,
    "draft.decide": decide,
    "draft.ask_drop": ask_drop,
    "draft.drop": drop,
}
OUTCOMES: dict[str, Handler] = {REMOVAL: removed}
