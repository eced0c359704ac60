"""The papers of a round by one tap each: Tờ trình, Biên bản, Danh sách, the list open for comments, the spreadsheet."""

from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.commendation_scope import round_of
from handlers.ground_notes import warn
from handlers.turn import Turn, press
from rules.commendation import Round
from rules.records import Role
from storage import jobs, proposals, rounds, votes

KIND = "commendation_papers"
SPREADSHEET, SUBMISSION, LIST, MINUTES, PUBLIC = "spreadsheet", "submission", "list", "minutes", "public"
SIGNED = (SUBMISSION, LIST, MINUTES)
LEAST = 1


def offered(conn: Connection, found: Round) -> list[str]:
    """What there is anything to write in."""
    listed = proposals.of_round(conn, found.id)
    papers = [SPREADSHEET, LIST, SUBMISSION] if len(listed) >= LEAST else []
    papers += [MINUTES] if votes.of(conn, [p.id for p in listed]) else []
    return papers + ([PUBLIC] if rounds.last(conn, found.id, rounds.PUBLISHED) else [])


@allow(Role.OFFICE)
def list_(turn: Turn, round: int) -> None:
    """Which paper is wanted."""
    found = round_of(turn, round)
    if found is not None:
        papers = offered(turn.conn, found)
        choices = [press(name, "round.make_paper", round=round, sheet=name) for name in papers]
        turn.say("round/papers", [*choices, press("round", "round.show", round=round)], round=found, papers=papers)


@allow(Role.OFFICE)
def make(turn: Turn, round: int, sheet: str) -> None:
    """Have it made."""
    found = round_of(turn, round)
    if found is None:
        return
    if sheet not in offered(turn.conn, found):
        list_(turn, round)
        return
    about = {"round": round, "sheet": sheet}
    jobs.queue(turn.conn, KIND, about, turn.event.network, turn.event.chat, turn.now)
    turn.say("round/making")


@allow(Role.OFFICE)
def made(turn: Turn, round: int, sheet: str, files: list[list[str]]) -> None:
    """The files are there; none when nothing has come that far yet."""
    back = [press("papers", "round.papers", round=round), press("round", "round.show", round=round)]
    for path, name in files:
        turn.say("round/paper", attachment=(path, name), name=name)
    turn.say("round/papers_made", back, count=len(files))
    found = rounds.get(turn.conn, round)
    if found is not None and sheet in SIGNED and files:
        warn(turn, found.campaign_id, {each.title_code for each in proposals.of_round(turn.conn, round)})


ACTIONS: dict[str, Handler] = {"round.papers": list_, "round.make_paper": make}
OUTCOMES: dict[str, Any] = {KIND: made}
