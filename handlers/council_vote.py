"""The council's vote, entered as totals by its secretary or the office; nobody is asked, or told, who voted what."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from handlers.access import Access, Handler, allow
from handlers.commendation_scope import before, counting, movable, present, working
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.round_form import press_one, read_day, today_option
from handlers.turn import Turn, press
from rules.commendation import Proposal, Round, Stage
from rules.commendation_norms import NormKind, norm
from rules.commendation_vote import Result, Tally, odd, percent, result
from rules.records import Role
from storage import council, eligibility, norms, proposals, rounds, votes

MOST = 200
# a meeting is often entered a day or two later: its day and numbers are then offered for every further proposal
SAME_MEETING = timedelta(days=7)


@allow(Role.OFFICE, Role.COUNCIL, when=counting)
def next_(turn: Turn, round: int) -> None:
    """The next proposal of a round that waits for a vote."""
    found = working(turn, round)
    if found is None:
        return
    ready = _uncounted(turn, found)
    if ready:
        begin(turn, ready[0].id)
    else:
        turn.say("vote/none", [press("round", "round.show", round=round)])


def _uncounted(turn: Turn, found: Round) -> list[Proposal]:
    """What this person may still enter a vote on."""
    return [p for p in movable(turn.conn, found, Stage.VOTED) if p.official_id != turn.me.official_id]


@allow(Role.OFFICE, Role.COUNCIL, when=counting)
def begin(turn: Turn, proposal: int) -> None:
    """Ask for the totals of one proposal; the meeting of the count before is offered again."""
    found = _votable(turn, proposal)
    if found is None:
        return
    known = votes.of(turn.conn, [p.id for p in proposals.of_round(turn.conn, found.round_id)])
    last = max(known.values(), key=lambda vote: (vote.held_on, vote.proposal_id), default=None)
    answers = {}
    if last is not None and turn.today - last.held_on <= SAME_MEETING:
        said = {"held_on": last.held_on.isoformat(), "present": last.tally.present, "in_writing": last.tally.in_writing}
        answers = {name: Answer(value, str(value)) for name, value in said.items()}
        answers["held_on"] = Answer(said["held_on"], f"{last.held_on.day}/{last.held_on.month}/{last.held_on.year}")
    limited = _limits(turn, found, turn.today)[0] is not None
    start(turn, FORM, {"proposal": proposal, "revision": found.revision, "limited": limited}, answers)


def _votable(turn: Turn, proposal_id: int) -> Proposal | None:
    """A proposal that may be voted on now; None when the person was told that it may not."""
    found = present(turn, proposal_id)
    held = working(turn, found.round_id) if found is not None else None
    if found is None or held is None:
        return None
    stopped = eligibility.flagged(turn.conn, found.candidate)
    if found.stage is before(turn.conn, held.way, Stage.VOTED) and not stopped:
        return found
    turn.say("vote/not_now", [press("round", "round.show", round=held.id)])
    return None


def _limits(turn: Turn, found: Proposal, on_day: date) -> tuple[Decimal | None, Decimal | None, str]:
    """Threshold and quorum in force, and on what the threshold rests."""
    known = norms.every(turn.conn)
    asked = norm(known, NormKind.THRESHOLD, found.title_code, on_day)
    quorum = norm(known, NormKind.QUORUM, found.title_code, on_day)
    return (asked.value if asked else None), (quorum.value if quorum else None), (asked.basis if asked else "")


def _read_count(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = (given.text or "").strip()
    if text.isascii() and text.isdigit() and int(text[:6]) <= MOST:
        return Answer(int(text), str(int(text)))
    return Again("vote/which_number")


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = proposals.get(turn.conn, filling.about["proposal"])
    return {"proposal": found, "members": len(council.members(turn.conn, turn.today))}


def _conclusions(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("vote/conclusions")
    return [(labels[name], name) for name in ("agreed", "not_agreed")]


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [
        Field("held_on", "vote/ask_day", read_day, options=today_option, values=_values),
        Field("present", "vote/ask_present", _read_count, values=_values),
        Field("in_writing", "vote/ask_in_writing", _read_count),
        Field("agree", "vote/ask_agree", _read_count, values=_values),
    ]
    conclusion = Field("conclusion", "vote/ask_conclusion", press_one, options=_conclusions)
    return asked if filling.about["limited"] else [*asked, conclusion]


def _tally(turn: Turn, filling: Filling) -> Tally:
    day = date.fromisoformat(filling.value("held_on"))
    counts = [filling.value(name) for name in ("present", "in_writing", "agree")]
    return Tally(len(council.members(turn.conn, day)), *counts)


def _review(turn: Turn, filling: Filling) -> dict[str, Any]:
    tally = _tally(turn, filling)
    share = percent(tally) if tally.members else None
    return {"tally": tally, "percent": share, "odd": odd(tally), **_values(turn, filling)}


def _save(turn: Turn, filling: Filling) -> None:
    """Keep the totals with the limits of the day, and what follows from them."""
    found, tally = _votable(turn, filling.about["proposal"]), _tally(turn, filling)
    if found is None:
        return
    wrong = odd(tally)
    if wrong is not None or found.revision != filling.about["revision"]:
        turn.say("vote/odd", [press("again", "vote.begin", proposal=found.id)], odd=wrong, tally=tally)
        return
    day = date.fromisoformat(filling.value("held_on"))
    threshold, quorum, basis = _limits(turn, found, day)
    came = result(tally, threshold, quorum)
    passed = came is Result.PASSED or (came is Result.UNKNOWN and filling.value("conclusion") == "agreed")
    limits: dict[str, Any] = {"threshold": threshold, "quorum": quorum, "basis": basis}
    about: dict[str, Any] = {"by": turn.me.official_id, "now": turn.now}
    votes.enter(turn.conn, found.id, tally, day, **limits, passed=passed, **about)
    if came is not Result.NO_QUORUM:
        proposals.move(turn.conn, [found], Stage.VOTED if passed else Stage.NOT_PROPOSED, **about)
    _say_saved(turn, found, {"tally": tally, "percent": percent(tally), "came": came, "passed": passed, **limits})


def _say_saved(turn: Turn, found: Proposal, values: dict[str, Any]) -> None:
    held = rounds.get(turn.conn, found.round_id)
    left = len(_uncounted(turn, held)) if held is not None else 0
    choices = [press("next", "vote.next", round=found.round_id)] if left else []
    turn.say(
        "vote/saved",
        [*choices, press("round", "round.show", round=found.round_id)],
        proposal=found,
        left=left,
        **values,
    )


FORM = Form(
    name="vote",
    access=Access(frozenset({Role.OFFICE, Role.COUNCIL}), when=counting),
    fields=_fields,
    review="vote/review",
    save=_save,
    values=_review,
)
ACTIONS: dict[str, Handler] = {"vote.next": next_, "vote.begin": begin}
