"""Workbooks to be edited: sent out, taken back, compared, and carried out once the office has agreed."""

from typing import Any

from handlers import share_notices
from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, press
from handlers.workbook_kinds import EDITABLE, KINDS, carry_out, fingerprint, gone_stale, planned
from handlers.workbook_lines import counts, pages
from rules.invitation_code import keyed_hash
from rules.records import Role
from rules.workbook.marker import Marker
from storage import audit, campaigns, jobs, shares, workbooks
from storage.workbooks import APPLIED, BACK, CAMPAIGN, OUT, SHARES, KeptWorkbook

MAKE, TAKE_BACK = "workbook", "workbook_back"
MOST_BYTES = 10 * 1024 * 1024


def seal(secret: bytes, number: int) -> str:
    """What stands in the hidden sheet of a workbook that this record has sent out."""
    return keyed_hash(secret, f"workbook:{number}")


def genuine(secret: bytes, marker: Marker) -> bool:
    """Whether a workbook was sent out by this record."""
    return marker.seal == seal(secret, marker.number)


@allow(Role.OFFICE, Role.ADMIN)
def send(turn: Turn, kind: str, campaign: int | None = None) -> None:
    """Have a workbook made, of what is there at that moment."""
    if kind not in KINDS or (campaign is None) == (kind in (CAMPAIGN, SHARES)):
        turn.say("form/gone")
    elif campaign is not None and campaigns.get(turn.conn, campaign).state not in EDITABLE:
        turn.say("workbook/closed", [press("office", "office.show")])
    else:
        if not jobs.waiting(turn.conn, MAKE, turn.event.chat):
            about = {"kind": kind, "campaign": campaign, "by": turn.me.official_id}
            jobs.queue(turn.conn, MAKE, about, turn.event.network, turn.event.chat, turn.now)
        turn.say("workbook/making")


@allow(Role.OFFICE, Role.ADMIN)
def made(turn: Turn, kind: str, path: str, name: str, **_: object) -> None:
    """The workbook is there."""
    turn.say("workbook/sent", [press("office", "office.show")], attachment=(path, name), kind=kind)


@allow(Role.OFFICE, Role.ADMIN)
def sent(turn: Turn) -> None:
    """A table that the office has sent: looked at first, because only the file itself says what it is."""
    file = turn.event.file
    assert file is not None
    about = {"reference": file.reference, "name": file.name[:100], "by": turn.me.official_id}
    jobs.queue(turn.conn, TAKE_BACK, about, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE, Role.ADMIN)
def came_back(turn: Turn, reference: str, name: str, workbook: int | None, revision: int | None, **_: Any) -> None:
    """The file was looked at: show what it would change, or ask what it is."""
    if turn.person is None or not (turn.me.has(Role.OFFICE) or turn.me.has(Role.ADMIN)):
        return
    if workbook is None:
        about = {"reference": reference, "name": name}
        turn.say("roster/ask_file", [press("yes", "roster.read", **about), press("no", "roster.ignore")], name=name)
    elif revision is None:
        turn.say("workbook/applied_before", _anew(turn, workbook))
    else:
        show(turn, workbook, revision)


def _anew(turn: Turn, workbook: int) -> list[Choice]:
    kept = workbooks.get(turn.conn, workbook)
    if kept is None:
        return [press("office", "office.show")]
    return [press("anew", "workbook.send", kind=kept.kind, campaign=kept.campaign_id), press("office", "office.show")]


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, workbook: int, revision: int, page: int = 0, changed: bool = False) -> None:
    """What a workbook that came back would change, line by line, page by page; problems first."""
    kept = _waiting(turn, workbook, revision)
    if kept is None:
        return
    now, found = planned(turn.conn, kept, turn.me, turn.today)
    all_pages = pages(turn, now, found)
    at = max(0, min(page, len(all_pages) - 1))
    about = {"workbook": workbook, "revision": revision}
    choices = []
    if found.changes and not found.problems:
        choices.append(press("apply", "workbook.apply", **about, state=fingerprint(now)))
    choices += [press("previous", "workbook.show", **about, page=at - 1)] if at > 0 else []
    choices += [press("next", "workbook.show", **about, page=at + 1)] if at + 1 < len(all_pages) else []
    turn.say(
        "workbook/shown",
        [*choices, press("drop", "workbook.drop", **about)],
        title=campaigns.get(turn.conn, kept.campaign_id).title if kept.campaign_id else "",
        kind=kept.kind,
        counts=counts(now, found),
        lines=all_pages[at],
        page=at + 1,
        pages=len(all_pages),
        problems=len(found.problems),
        changes=len(found.changes),
        absent=found.absent,
        changed=changed,
    )


def _waiting(turn: Turn, workbook: int, revision: int) -> KeptWorkbook | None:
    """The return that a button is about; None when the person was told that it is settled or replaced."""
    kept = workbooks.get(turn.conn, workbook)
    if kept is None or (kept.state, kept.revision) != (BACK, revision):
        turn.say("workbook/gone", _anew(turn, workbook))
        return None
    if gone_stale(turn.conn, kept):
        turn.say("workbook/closed", [press("office", "office.show")])
        return None
    return kept


@allow(Role.OFFICE, Role.ADMIN)
def apply(turn: Turn, workbook: int, revision: int, state: str) -> None:
    """Carry out what was shown, all or nothing; when the record has changed since, show it anew instead."""
    kept = _waiting(turn, workbook, revision)
    if kept is None:
        return
    now, found = planned(turn.conn, kept, turn.me, turn.today)
    if fingerprint(now) != state or found.problems or not found.changes:
        show(turn, workbook, revision, changed=True)
        return
    workbooks.finish(turn.conn, workbook, revision, APPLIED)
    issued = shares.of_campaign(turn.conn, kept.campaign_id) if kept.campaign_id else []
    carry_out(turn.conn, kept, now, found, turn.me.official_id, turn.now, turn.today)
    reason = f"campaign:{kept.campaign_id}" if kept.campaign_id else kept.kind
    audit.record(turn.conn, turn.me.official_id, "workbook.applied", f"workbook:{workbook}", reason, turn.now)
    if kept.campaign_id:
        share_notices.changed(turn, kept.campaign_id, issued)
    turn.say("workbook/applied", _anew(turn, workbook), changes=len(found.changes))


@allow(Role.OFFICE, Role.ADMIN)
def drop(turn: Turn, workbook: int, revision: int) -> None:
    """Leave the record as it is."""
    workbooks.finish(turn.conn, workbook, revision, OUT)
    turn.say("workbook/dropped", [press("office", "office.show")])


def is_workbook(name: str) -> bool:
    """Whether a sent file may be such a workbook, by its name."""
    return name.lower().endswith(".xlsx")


ACTIONS: dict[str, Handler] = {
    "workbook.send": send,
    "workbook.show": show,
    "workbook.apply": apply,
    "workbook.drop": drop,
}
OUTCOMES: dict[str, Handler] = {MAKE: made, TAKE_BACK: came_back}
