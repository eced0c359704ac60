"""Who sees and moves what of a commendation; the office works, the council and the director look, heads see their own."""

from typing import Any

from sqlalchemy import Connection

from handlers.phrases import phrase
from handlers.turn import Turn, press
from handlers.unit_scope import in_sight
from rules.commendation import Proposal, Round, Stage, Way, steps_of
from rules.records import Role
from storage import campaigns, council, eligibility, people, proposals, rounds, settings
from storage.people import Person

LOOKING = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)
SEEING = (Role.HEAD, *LOOKING)


def with_council(conn: Connection) -> bool:
    """Whether what is proposed at once is voted on too."""
    return bool(settings.number(conn, "council_for_sudden"))


def path(conn: Connection, way: Way) -> tuple[Stage, ...]:
    """The stages of a way under the office's settings."""
    return steps_of(way, council=with_council(conn))


def before(conn: Connection, way: Way, stage: Stage) -> Stage:
    """The stage that comes before another."""
    steps = path(conn, way)
    return steps[steps.index(stage) - 1]


def movable(conn: Connection, found: Round, to: Stage) -> list[Proposal]:
    """The proposals of a round whose next step is ``to``, without those that are held up."""
    stopped, previous = eligibility.held(conn), before(conn, found.way, to)
    return [p for p in proposals.of_round(conn, found.id) if p.stage is previous and p.candidate not in stopped]


def not_own(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Nobody moves a proposal of himself."""
    found = proposals.get(conn, arguments["proposal"])
    return found is None or found.official_id != person.official_id


def hearing(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether a round's list is public now, for the person's unit."""
    found = rounds.get(conn, arguments["round"])
    if found is None or rounds.hearing_until(conn, found.id) is None:
        return False
    inside = campaigns.audience_units(conn, found.campaign_id)
    return inside is None or person.unit_id in inside


def counting(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether a person enters votes: the office, or the council's secretary."""
    own = "proposal" in arguments and not not_own(conn, person, arguments)
    return not own and (person.has(Role.OFFICE) or council.is_secretary(conn, person.official_id, person.on_day))


def present(turn: Turn, proposal_id: int) -> Proposal | None:
    """A proposal; None when the person was told that there is none."""
    found = proposals.get(turn.conn, proposal_id)
    if found is None:
        turn.say("form/gone")
    return found


def round_of(turn: Turn, round_id: int) -> Round | None:
    """A round; None when the person was told that there is none."""
    found = rounds.get(turn.conn, round_id)
    if found is None:
        turn.say("form/gone")
    return found


def working(turn: Turn, round_id: int) -> Round | None:
    """A round that is not closed; None when the person was told."""
    found = round_of(turn, round_id)
    if found is not None and rounds.closed(turn.conn, round_id):
        turn.say("round/closed_already", [press("round", "round.show", round=round_id)], round=found)
        return None
    return found


def stage_name(turn: Turn, stage: Stage) -> str:
    """A stage in words."""
    return phrase(turn, "round/stage", stage=stage)


def signed(turn: Turn, official_id: int) -> str:
    """Who took a step: by name for those who see every unit and over the own people, else by the part they act in."""
    unit = people.unit_of(turn.conn, official_id, turn.today)
    inside = unit is not None and in_sight(turn.conn, turn.me, {"unit": unit})
    if inside or any(map(turn.me.has, LOOKING)):
        return people.name_of(turn.conn, official_id)
    directors = {official for official, _ in people.holders(turn.conn, Role.DIRECTOR, turn.today)}
    return phrase(turn, "proposal/signed", director=official_id in directors)


def office_told(turn: Turn, moment: str, choices: list[Any], **values: Any) -> None:
    """Write to those who hold the standing duties, but the person who speaks."""
    for official in people.standing_body(turn.conn, turn.today):
        if official != turn.me.official_id:
            turn.tell(official, moment, choices, **values)
