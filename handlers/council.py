"""“Hội đồng thi đua, khen thưởng”: who sits in it, in which post, for which term; entered and ended by the office."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.person_picking import read_person
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.commendation import POSTS, CouncilMember
from rules.dates import format_date
from rules.paging import screen_of
from rules.records import Role
from storage import council, people

A_SCREEN, LONGEST_NUMBER = 6, 80


@allow(Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)
def show(turn: Turn, page: int = 0) -> None:
    """Those who sit in the council today."""
    found = council.members(turn.conn, turn.today)
    screen, office = screen_of(found, page, A_SCREEN), turn.me.has(Role.OFFICE)
    choices = [option(each.name, "council.member", seat=each.id) for each in screen.items] if office else []
    choices += turning(screen, "council.show")
    choices += [press("add", "council.add")] if office else []
    values: dict[str, Any] = {"screen": screen, "posts": dict(POSTS)}
    turn.say("council/show", [*choices, press("rounds", "round.list"), press("menu", "menu.show")], **values)


@allow(Role.OFFICE)
def member(turn: Turn, seat: int) -> None:
    """One member, with the end of the membership."""
    found = council.member(turn.conn, seat, turn.today)
    if found is None:
        turn.say("form/gone")
        return
    choices = [press("end", "council.end", seat=seat), press("council", "council.show")]
    turn.say("council/member", choices, member=found, posts=dict(POSTS))


@allow(Role.OFFICE)
def end(turn: Turn, seat: int) -> None:
    """End a membership; what it was stays in the record."""
    if council.end(turn.conn, seat, turn.today, by=turn.me.official_id, now=turn.now):
        show(turn)
    else:
        turn.say("form/gone")


@allow(Role.OFFICE)
def add(turn: Turn) -> None:
    """Ask for a member."""
    start(turn, FORM, {})


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_person(turn, given.text or "")


def _posts(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(label, code) for code, label in POSTS]


def _press_one(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found, first = answers.day(given, turn.today, moment="round/which_day"), filling.value("from_date")
    if isinstance(found, date) and first is not None and found.isoformat() < first:
        return Again("council/ends_before")
    return answers.dated(found)


def _newest(turn: Turn) -> CouncilMember | None:
    """Whoever of those who sit was entered last."""
    return next(reversed(council.members(turn.conn, turn.today)), None)


def _first_days(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    """The first day of whoever was entered last, for one decision names them all; and this day."""
    newest = _newest(turn)
    days = [newest.from_date, turn.today] if newest else [turn.today]
    return [(format_date(day), day.isoformat()) for day in dict.fromkeys(days)]


def _last_days(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    newest = _newest(turn)
    day = newest.to_date if newest else None
    return [(format_date(day), day.isoformat())] if day else []


def _numbers(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    newest = _newest(turn)
    return [(newest.number, newest.number)] if newest and newest.number else []


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("who", "council/ask_who", _read_who),
        Field("post", "council/ask_post", _press_one, options=_posts),
        Field("from_date", "council/ask_from", _read_day, options=_first_days),
        Field("to_date", "council/ask_to", _read_day, options=_last_days, optional=True),
        Field(
            "number",
            "council/ask_number",
            answers.line("form/needed", LONGEST_NUMBER),
            options=_numbers,
            optional=True,
        ),
    ]


def _save(turn: Turn, filling: Filling) -> None:
    days = {name: turn.today.fromisoformat(day) if (day := filling.value(name)) else None for name in _DAYS}
    who, first = filling.value("who"), days["from_date"] or turn.today
    if people.known_name(turn.conn, who) is None:
        turn.say("form/gone")
        return
    told: dict[str, Any] = {"by": turn.me.official_id, "now": turn.now}
    number = filling.value("number") or ""
    added = council.add(turn.conn, who, filling.value("post"), first, days["to_date"], number, **told)
    turn.say(
        "council/saved" if added else "council/sits",
        [press("add", "council.add"), press("council", "council.show")],
        name=filling.answers["who"].shown,
    )


_DAYS = ("from_date", "to_date")
FORM = Form(name="council", access=add.access, fields=_fields, review="council/review", save=_save)  # type: ignore[attr-defined]

ACTIONS: dict[str, Handler] = {
    "council.show": show,
    "council.member": member,
    "council.end": end,
    "council.add": add,
}
