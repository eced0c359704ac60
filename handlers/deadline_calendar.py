"""“Thêm hạn vào lịch”: deadlines as a file for the phone's calendar; one's own for everybody, all of them for the office."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.turn import Office, Turn, press
from rules.records import Campaign, PledgeState, Role
from rules.requests import Request, RequestState
from storage import campaigns, jobs, pledges, requests
from storage.calendar_events import Deadline
from storage.people import Person

MINE, EVERY = "deadlines_mine", "deadlines_every"
LONGEST = 200


@allow(Role.MEMBER)
def mine(turn: Turn) -> None:
    """Have one's own deadlines made as a calendar file."""
    _queue(turn, MINE)


@allow(Role.OFFICE, Role.ADMIN)
def every(turn: Turn) -> None:
    """Have all deadlines made as a calendar file."""
    _queue(turn, EVERY)


def _queue(turn: Turn, kind: str) -> None:
    if not jobs.waiting(turn.conn, kind, turn.event.chat):
        about = {"official": turn.me.official_id}
        jobs.queue(turn.conn, kind, about, turn.event.network, turn.event.chat, turn.now)
    turn.say("deadlines/making")


def of_person(conn: Connection, office: Office, person: Person) -> list[Deadline]:
    """The milestones, own promises with a day, and for heads the requests, that concern a person."""
    found: list[Deadline] = []
    for campaign in campaigns.running_for(conn, person.unit_id):
        milestones = campaigns.milestones_for(conn, campaign.id, person.unit_id)
        found += [_deadline(office, f"milestone:{m.id}", m.due_on, m.name, campaign) for m in milestones]
        found += _promises(conn, office, person, campaign)
    return [
        *found,
        *(_of_request(office, each) for each in requests.of_units(conn, set(person.headed())) if _runs(each)),
    ]


def _promises(conn: Connection, office: Office, person: Person, campaign: Campaign) -> Iterator[Deadline]:
    pledge = pledges.mine(conn, campaign.id, person.official_id)
    if pledge is not None and pledge.state is not PledgeState.WITHDRAWN:
        for item in pledge.items:
            if item.due_on is not None:
                yield _deadline(office, f"item:{item.id}", item.due_on, item.text, campaign)


def of_everybody(conn: Connection, office: Office) -> list[Deadline]:
    """The milestones of all open campaigns and all open requests."""
    names = {campaign.id: campaign for campaign in campaigns.in_state(conn, campaigns.OPEN)}
    running = [milestone for milestone, *_ in campaigns.open_milestones(conn)]
    found = [_deadline(office, f"milestone:{m.id}", m.due_on, m.name, names[m.campaign_id]) for m in running]
    return [*found, *(_of_request(office, each) for each in requests.every(conn) if _runs(each))]


def _runs(request: Request) -> bool:
    return request.state is RequestState.OPEN


def _of_request(office: Office, request: Request) -> Deadline:
    return _deadline(office, f"request:{request.id}", request.due_on, request.text, None)


def _deadline(office: Office, name: str, day: date, text: str, campaign: Campaign | None) -> Deadline:
    values = {"kind": name.partition(":")[0], "text": text, "title": campaign.title if campaign else ""}
    words = office.renderer.render("deadlines/event", values).labels
    return Deadline(name, day, words["summary"][:LONGEST], words["description"])


@allow(Role.MEMBER)
def mine_made(turn: Turn, official: int, path: str, name: str, count: int, ended: int = 0) -> None:
    """The person's file is there, or there is nothing to put in one."""
    _made(turn, path, name, count, ended)


@allow(Role.OFFICE, Role.ADMIN)
def every_made(turn: Turn, official: int, path: str, name: str, count: int, ended: int = 0) -> None:
    """The office's file is there, or there is nothing to put in one."""
    _made(turn, path, name, count, ended)


def _made(turn: Turn, path: str, name: str, count: int, ended: int) -> None:
    back = [press("menu", "menu.show")]
    if count or ended:
        turn.say("deadlines/file", back, attachment=(path, name), count=count, ended=ended)
    else:
        turn.say("deadlines/none", back)


ACTIONS: dict[str, Handler] = {"deadlines.mine": mine, "deadlines.every": every}
OUTCOMES: dict[str, Handler] = {MINE: mine_made, EVERY: every_made}
