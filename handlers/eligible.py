"""“Danh sách để xem xét”: people and units in the order of what they reported, each with the three-way answer. Help alone."""

from typing import Any

from handlers.access import Handler, allow
from handlers.commendation_scope import SEEING, round_of
from handlers.labels import MOST_OFFERED
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import named_unit, turning
from rules.commendation import Round, Way
from rules.commendation_ranking import NOTHING, Reported, ranked
from rules.merits import Candidate, candidate_of, text_of
from rules.paging import screen_of
from rules.records import Role
from storage import campaigns, eligibility, people, reported, rounds, titles
from storage.titles import Title

A_SCREEN, ROWS, TITLES = 4, 6, 6


@allow(Role.OFFICE)
def show(turn: Turn, round: int, page: int = 0) -> None:
    """Which title the office looks at, for the whole audience."""
    found = round_of(turn, round)
    if found is not None:
        root = next(unit.id for unit in people.tree(turn.conn) if unit.parent_id is None)
        _titles(turn, found, root, page)


@allow(*SEEING, unit=named_unit)
def of_unit(turn: Turn, campaign: int, unit: int) -> None:
    """The same for a unit: in the newest round of the campaign."""
    found = next((each for each in rounds.every(turn.conn, Way.REGULAR, campaign)), None)
    if found is None:
        turn.say("eligible/no_round", [press("mine", "proposal.of_unit", campaign=campaign, unit=unit)])
    else:
        _titles(turn, found, unit, 0)


def _titles(turn: Turn, found: Round, unit: int, page: int) -> None:
    wanted = rounds.title_ids(turn.conn, found.id)
    levels = (titles.INDIVIDUAL, titles.COLLECTIVE)
    listed = [each for level in levels for each in titles.in_force(turn.conn, level, turn.today)]
    office = turn.me.has(Role.OFFICE)
    size = TITLES if office else MOST_OFFERED
    screen = screen_of([each for each in listed if not wanted or each.id in wanted], page, size)
    choices = [option(each.name, "eligible.list", round=found.id, unit=unit, sought=each.id) for each in screen.items]
    choices += turning(screen, "eligible.show", round=found.id) if office else []
    turn.say("eligible/titles", [*choices, _back(turn, found, unit)], round=found, unit=people.unit(turn.conn, unit))


def _back(turn: Turn, found: Round, unit: int) -> Choice:
    if turn.me.has(Role.OFFICE):
        return press("round", "round.show", round=found.id)
    return press("mine", "proposal.of_unit", campaign=found.campaign_id, unit=unit)


@allow(*SEEING, unit=named_unit)
def list_(turn: Turn, round: int, unit: int, sought: int, page: int = 0) -> None:
    """Who may be considered for a title, best reported first; the answer is worked out for one screen."""
    found, title = rounds.get(turn.conn, round), titles.get(turn.conn, sought)
    if found is None or title is None:
        turn.say("form/gone")
        return
    pairs = _candidates(turn, found, unit, title)
    screen = screen_of(pairs, page, A_SCREEN)
    place = {"round": round, "unit": unit, "sought": sought}
    choices = [option(name, "eligible.rows", candidate=text_of(who), **place) for (who, name), _ in screen.items]
    choices += turning(screen, "eligible.list", round=round, unit=unit, sought=sought)
    answers = [
        eligibility.answer(turn.conn, who, title.code, found.year, found.received_on).outcome
        for (who, _), _ in screen.items
    ]
    lines = [(name, outcome, said) for ((_, name), said), outcome in zip(screen.items, answers, strict=True)]
    back = _back(turn, found, unit)
    turn.say("eligible/list", [*choices, back], round=found, title=title, screen=screen, lines=lines)


@allow(*SEEING, unit=named_unit)
def rows(turn: Turn, round: int, unit: int, sought: int, candidate: str, page: int = 0) -> None:
    """What a place in the order was worked out from: each report of the person, or of the unit itself and of its people."""
    found, title = rounds.get(turn.conn, round), titles.get(turn.conn, sought)
    who = candidate_of(candidate)
    pairs = [] if found is None or title is None else _candidates(turn, found, unit, title)
    shown = next(((name, told) for (each, name), told in pairs if each == who), None)
    if found is None or shown is None:
        turn.say("form/gone")
        return
    place = {"round": round, "unit": unit, "sought": sought}
    screen = screen_of(_rows(turn, found.campaign_id, who), page, ROWS)
    about = {"candidate": candidate, "sought": sought, "year": found.year, "received": found.received_on.isoformat()}
    choices = turning(screen, "eligible.rows", **place, candidate=candidate)
    choices += [press("conditions", "eligibility.show", **about), press("list", "eligible.list", **place)]
    turn.say("eligible/rows", choices, name=shown[0], told=shown[1], screen=screen)


def _rows(turn: Turn, campaign: int, who: Candidate) -> list[str]:
    if who.official is not None:
        return [
            phrase(turn, "eligible/item", row=row, name="")
            for row in reported.rows_of(turn.conn, campaign, [who.official])
        ]
    inside = people.subtree(turn.conn, who.unit or 0)
    names = {each.id: each.full_name for each in people.staff(turn.conn, turn.today, inside)}
    own = [phrase(turn, "eligible/target", row=row) for row in reported.unit_rows(turn.conn, campaign, who.unit)]
    items = reported.rows_of(turn.conn, campaign, names)
    return own + [phrase(turn, "eligible/item", row=row, name=names[row.official_id]) for row in items]


def _candidates(turn: Turn, found: Round, unit: int, title: Title) -> list[tuple[tuple[Candidate, str], Reported]]:
    audience = campaigns.audience_units(turn.conn, found.campaign_id)
    inside = people.subtree(turn.conn, unit) & (audience if audience is not None else people.subtree(turn.conn, unit))
    staff, told = people.staff(turn.conn, turn.today, inside), reported.by_official(turn.conn, found.campaign_id)
    if title.level == titles.INDIVIDUAL:
        known = {Candidate(official=each.id): told.get(each.id, NOTHING) for each in staff}
        names = {Candidate(official=each.id): each.full_name for each in staff}
    else:
        units = [each for each in people.tree(turn.conn) if each.id in inside]
        names = {Candidate(unit=each.id): each.name for each in units}
        own = reported.by_unit(turn.conn, found.campaign_id)
        known = {
            Candidate(unit=each.id): own.get(each.id, NOTHING) + _together(turn, each.id, staff, told) for each in units
        }
    return [((who, names[who]), said) for who, said in ranked(names, known)]


def _together(turn: Turn, unit: int, staff: Any, told: dict[int, Reported]) -> Reported:
    below = people.subtree(turn.conn, unit)
    return sum((told.get(each.id, NOTHING) for each in staff if each.unit_id in below), NOTHING)


ACTIONS: dict[str, Handler] = {
    "eligible.show": show,
    "eligible.of_unit": of_unit,
    "eligible.list": list_,
    "eligible.rows": rows,
}
