"""“Đợt xét khen thưởng”: what stands where, and what comes next; the office works, the council and the director look."""

from typing import Any

from handlers.access import Handler, allow
from handlers.commendation_scope import LOOKING, movable, path, round_of, stage_name
from handlers.round_quotas import quotas
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.commendation import Round, Stage, Way, shares
from rules.paging import screen_of
from rules.records import Role
from storage import campaigns, council, eligibility, people, proposals, rounds

A_SCREEN, STEPS_SHOWN = 6, 4
# the next step of a round, the button for it and what it opens
STEPS = (
    (Stage.PUBLISHED, "publish", "round.publish"),
    (Stage.HEARD, "hear", "round.hear"),
    (Stage.VOTED, "vote", "vote.next"),
    (Stage.SUBMITTED, "submit", "round.submit"),
    (Stage.DECIDED, "decide", "decision.routes"),
)


@allow(*LOOKING)
def list_(turn: Turn, way: str = Way.REGULAR, page: int = 0) -> None:
    """All rounds, newest first; those of the short way apart."""
    screen = screen_of(rounds.every(turn.conn, Way(way)), page, A_SCREEN)
    choices = [option(each.name, "round.show", round=each.id) for each in screen.items]
    choices += turning(screen, "round.list", way=way)
    if turn.me.has(Role.OFFICE):
        choices += [press("add", "round.add")] if way == Way.REGULAR else []
        choices.append(press("office", "office.group", group="awards"))
    choices.append(press("council", "council.show"))
    turn.say("round/list", [*choices, press("menu", "menu.show")], screen=screen, way=way)


@allow(Role.COUNCIL, Role.DIRECTOR)
def of_council(turn: Turn) -> None:
    """The council's and the director's way in: the rounds, to look at."""
    list_(turn)


@allow(*LOOKING)
def show(turn: Turn, round: int) -> None:
    """One round: how many proposals stand where, and the next step."""
    found = round_of(turn, round)
    if found is not None:
        say(turn, found)


def say(turn: Turn, found: Round) -> None:
    """Say how a round stands."""
    listed = proposals.of_round(turn.conn, found.id)
    counts = [(stage_name(turn, stage), sum(p.stage is stage for p in listed)) for stage in Stage]
    stopped = eligibility.held(turn.conn) if turn.me.has(Role.OFFICE) else set()
    turn.say(
        "round/show",
        _choices(turn, found),
        round=found,
        campaign=campaigns.get(turn.conn, found.campaign_id),
        counts=[each for each in counts if each[1]],
        held=sum(p.live and p.candidate in stopped for p in listed),
        shares=shares(p for p in listed if p.live),
        limits=quotas(turn.conn, found, [p for p in listed if p.live], turn.today),
        until=rounds.hearing_until(turn.conn, found.id),
        closed=rounds.closed(turn.conn, found.id),
        comments=len(rounds.comments(turn.conn, found.id)) if turn.me.has(Role.OFFICE) else 0,
    )


def _choices(turn: Turn, found: Round) -> list[Choice]:
    about = {"round": found.id}
    choices = [press("list", "proposal.list", **about)]
    if turn.me.has(Role.OFFICE):
        closed = rounds.closed(turn.conn, found.id)
        choices += _working(turn, found) if not closed else [_reopen(found)]
        choices += [press("papers", "round.papers", **about), press("decisions", "decision.list", **about)]
        choices += [press("comments", "comment.list", **about)] if rounds.comments(turn.conn, found.id) else []
        choices += [] if closed else [press("close", "round.close", **about), press("guidance", "round.guide", **about)]
    elif council.is_secretary(turn.conn, turn.me.official_id, turn.today):
        choices += _steps(turn, found, {Stage.VOTED})
    choices += [press("file", "round.guidance_file", **about)] if found.guidance_file_id else []
    choices += [press("history", "round.history", **about), press("rounds", "round.list", way=found.way)]
    return [*choices, press("menu", "menu.show")]


def _reopen(found: Round) -> Choice:
    return press("reopen", "round.reopen", round=found.id)


def _working(turn: Turn, found: Round) -> list[Choice]:
    choices = _steps(turn, found, set(Stage))
    if found.way is Way.REGULAR:
        choices += [
            press("eligible", "eligible.show", round=found.id),
            press("propose", "proposal.of_office", round=found.id),
        ]
    return choices


def _steps(turn: Turn, found: Round, wanted: set[Stage]) -> list[Choice]:
    passed = path(turn.conn, found.way)
    offered = [each for each in STEPS if each[0] in passed and each[0] in wanted]
    return [press(name, action, round=found.id) for stage, name, action in offered if _comes(turn, found, stage)]


def _comes(turn: Turn, found: Round, stage: Stage) -> bool:
    """Whether a step can be made; a public list is ended even when everything on it is held up."""
    public = stage is Stage.HEARD and rounds.hearing_until(turn.conn, found.id) is not None
    return public or bool(movable(turn.conn, found, stage))


@allow(*LOOKING)
def history(turn: Turn, round: int, page: int = 0) -> None:
    """What was done with a round, newest first: who, when."""
    found = round_of(turn, round)
    if found is None:
        return
    screen = screen_of(rounds.steps(turn.conn, round)[::-1], page, STEPS_SHOWN)
    names = {each.by: people.name_of(turn.conn, each.by) for each in screen.items}
    choices = [*turning(screen, "round.history", round=round), press("round", "round.show", round=round)]
    values: dict[str, Any] = {"round": found, "screen": screen, "names": names}
    turn.say("round/history", choices, **values)


ACTIONS: dict[str, Handler] = {
    "round.list": list_,
    "round.of_council": of_council,
    "round.show": show,
    "round.history": history,
}
