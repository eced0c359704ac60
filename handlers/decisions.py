"""“Quyết định khen thưởng”: entered with number, day and issuer; only then there is an award, and its person is told."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from handlers import answers, decision_covering, decision_telling, unit_files
from handlers.access import Handler, allow
from handlers.commendation_scope import round_of, working
from handlers.decision_covering import approved, covered
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.round_form import COPY
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.commendation import Proposal, Route
from rules.commendation_norms import bonus, highest_only
from rules.dates import format_date
from rules.paging import screen_of
from rules.records import Role
from storage import decisions, jobs, norms, titles
from storage.decisions import Decision

LONGEST = {"number": 80, "issuer": 200}
A_SCREEN, NAMES, NOTHING = 5, 5, Decimal(0)


@allow(Role.OFFICE)
def every(turn: Turn, page: int = 0) -> None:
    """All decisions that were entered, newest first."""
    _list(turn, decisions.every(turn.conn), "decision.every", {}, page)


@allow(Role.OFFICE)
def list_(turn: Turn, round: int, page: int = 0) -> None:
    """The decisions of one round."""
    if round_of(turn, round) is not None:
        _list(turn, decisions.every(turn.conn, round), "decision.list", {"round": round}, page)


def _list(turn: Turn, found: Sequence[Decision], action: str, about: dict[str, Any], page: int) -> None:
    screen = screen_of(found, page, A_SCREEN)
    choices = [option(f"{d.number}, {format_date(d.decided_on)}", "decision.show", decision=d.id) for d in screen.items]
    choices += turning(screen, action, **about)
    back = press("round", "round.show", **about) if about else press("office", "office.group", group="awards")
    turn.say("decision/list", [*choices, back], screen=screen)


@allow(Role.OFFICE)
def show(turn: Turn, decision: int, page: int = 0) -> None:
    """One decision: who it names, with the bonus."""
    found = decisions.get(turn.conn, decision)
    if found is None or found.withdrawn:
        turn.say("form/gone")
        return
    screen = screen_of(decisions.decided(turn.conn, decision), page, A_SCREEN)
    choices = turning(screen, "decision.show", decision=decision)
    choices += [press("file", "decision.file", decision=decision)] if found.file_id else []
    choices += [press("withdraw", "decision.withdraw", decision=decision)]
    turn.say(
        "decision/show", [*choices, press("round", "round.show", round=found.round_id)], decision=found, screen=screen
    )


@allow(Role.OFFICE)
def file(turn: Turn, decision: int) -> None:
    """Have the decision's paper brought from the store."""
    found = decisions.get(turn.conn, decision)
    if found is None or found.file_id is None:
        turn.say("form/gone")
        return
    about = {"file": found.file_id, "round": found.round_id}
    jobs.queue(turn.conn, COPY, about, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE)
def routes(turn: Turn, round: int) -> None:
    """Whose decision came: the own head's, or the level above's."""
    found = working(turn, round)
    if found is None:
        return
    counts = [(route, len(approved(turn, round, route))) for route in Route]
    choices = [press(str(route), "decision.begin", round=round, route=str(route)) for route, count in counts if count]
    back = press("round", "round.show", round=round)
    turn.say("decision/routes", [*choices, back], round=found, counts={str(route): count for route, count in counts})


@allow(Role.OFFICE)
def begin(turn: Turn, round: int, route: str) -> None:
    """Ask for whom the decision is, for its number, day and issuer."""
    listed = approved(turn, round, Route(route)) if working(turn, round) is not None else []
    if listed:
        start(turn, FORM, {"round": round, "route": route, "counts": decision_covering.counts(listed)})


def _issuers(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    found = [titles.get(turn.conn, p.title_id) for p in covered(turn, filling)]
    return [(name, name) for name in dict.fromkeys(title.decided_by for title in found if title) if name]


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        *decision_covering.fields(filling),
        Field("number", "decision/ask_number", answers.line("form/needed", LONGEST["number"])),
        Field("decided_on", "decision/ask_day", answers.read_decided_on),
        Field("issuer", "decision/ask_issuer", answers.line("form/needed", LONGEST["issuer"]), options=_issuers),
        Field("file", "decision/ask_file", unit_files.read_file, optional=True),
    ]


def _bonuses(turn: Turn, listed: Sequence[Proposal], round_id: int, decided_on: date) -> dict[int, Decimal | None]:
    """Bonus of each proposal; several of one candidate bring the highest alone, with what the round gave before."""
    known, found = norms.every(turn.conn), dict[int, Decimal | None]()
    given = decisions.bonuses_given(turn.conn, round_id)
    for candidate in dict.fromkeys(p.candidate for p in listed):
        mine = [p for p in listed if p.candidate == candidate]
        amounts = highest_only([bonus(known, p.title_code, decided_on) for p in mine], given.get(candidate, NOTHING))
        found |= {p.id: amount for p, amount in zip(mine, amounts, strict=True)}
    return found


def _review(turn: Turn, filling: Filling) -> dict[str, Any]:
    listed = covered(turn, filling)
    amounts = _bonuses(turn, listed, filling.about["round"], date.fromisoformat(filling.value("decided_on")))
    known = [amount for amount in amounts.values() if amount is not None]
    names = [f"{p.name}: {p.title_name}" for p in listed]
    unknown = len(amounts) - len(known)
    said = {"names": names[:NAMES], "count": len(names), "total": sum(known) if known else None, "unknown": unknown}
    return said | {"left_out": decision_covering.left_out(turn, filling)}


def _save(turn: Turn, filling: Filling) -> None:
    """Make the awards, and tell each person by the number of the decision."""
    found = working(turn, filling.about["round"])
    listed = covered(turn, filling)
    if found is None or not listed:
        turn.say("decision/nobody", [press("round", "round.show", round=filling.about["round"])])
        return
    day = date.fromisoformat(filling.value("decided_on"))
    told: dict[str, Any] = {"by": turn.me.official_id, "now": turn.now}
    issued = (filling.value("number"), day, filling.value("issuer"), filling.value("file"))
    made = decisions.enter(turn.conn, found, *issued, listed, _bonuses(turn, listed, found.id, day), **told)
    decision = decisions.get(turn.conn, made)
    assert decision is not None
    decision_telling.given(turn, listed, decision)
    left = len([p for route in Route for p in approved(turn, found.id, route)])
    choices = [press("another", "decision.routes", round=found.id)] if left else []
    choices += [press("show", "decision.show", decision=made), press("round", "round.show", round=found.id)]
    turn.say("decision/saved", choices, decision=decision, count=len(listed), left=left)


@allow(Role.OFFICE)
def withdraw(turn: Turn, decision: int) -> None:
    """Ask why a decision that was entered is taken out."""
    found = decisions.get(turn.conn, decision)
    if found is None or found.withdrawn:
        turn.say("form/gone")
    else:
        start(turn, WITHDRAWING, {"decision": decision})


def _withdrawn(turn: Turn, filling: Filling) -> None:
    found = decisions.get(turn.conn, filling.about["decision"])
    about: dict[str, Any] = {"by": turn.me.official_id, "now": turn.now}
    named = decisions.decided(turn.conn, found.id) if found is not None else []
    if found is None or not decisions.withdraw(turn.conn, found.id, filling.value("reason"), **about):
        turn.say("form/gone")
        return
    decision_telling.taken_back(turn, named, found)
    turn.say("decision/withdrawn", [press("round", "round.show", round=found.round_id)], decision=found)


FORM = Form(
    name="decision",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="decision/review",
    save=_save,
    values=_review,
)
WITHDRAWING = Form(
    name="decision/withdraw",
    access=withdraw.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("reason", "decision/ask_reason", answers.reason("round/which_reason"))],
    review="",
    save=_withdrawn,
)
ACTIONS: dict[str, Handler] = {
    "decision.every": every,
    "decision.list": list_,
    "decision.show": show,
    "decision.file": file,
    "decision.routes": routes,
    "decision.begin": begin,
    "decision.withdraw": withdraw,
}
