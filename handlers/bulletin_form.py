"""Writing to chosen people: which group, the words, what each will see, then the sending is confirmed apart."""

from typing import Any

from handlers.access import Handler, allow
from handlers.bulletin_words import audience_words
from handlers.bulletins import found, record, show
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.bulletins import LONGEST, ROLES, SHORTEST, Audience, Group, Lacking, State, read_audience
from rules.paging import screen_of
from rules.records import Official, Role
from rules.secrecy import restricted
from rules.unit_kinds import KINDS
from rules.words import clean
from storage import bulletin_audience, bulletins, campaigns, people

A_SCREEN = 6


@allow(Role.OFFICE, Role.ADMIN)
def groups(turn: Turn) -> None:
    """Which kind of group is written to."""
    choices = [press("all", "bulletin.begin", audience=str(Audience(Group.EVERYBODY)))]
    choices += [press(group, "bulletin.of_group", among=group) for group in Group if group is not Group.EVERYBODY]
    turn.say("bulletin/groups", [*choices, press("bulletins", "bulletin.list")])


@allow(Role.OFFICE, Role.ADMIN)
def of_group(turn: Turn, among: str, page: int = 0) -> None:
    """Which unit, kind, role, or which thing still owed in which campaign."""
    screen = screen_of(_audiences(turn, Group(among)), page, A_SCREEN)
    choices = [option(audience_words(turn, each), "bulletin.begin", audience=str(each)) for each in screen.items]
    choices += [*turning(screen, "bulletin.of_group", among=among), press("groups", "bulletin.groups")]
    turn.say("bulletin/of_group", choices, screen=screen, among=among)


def _audiences(turn: Turn, group: Group) -> list[Audience]:
    if group is Group.UNIT:
        return [Audience(group, str(unit.id)) for unit in people.tree(turn.conn)]
    if group is Group.KIND:
        return [Audience(group, kind) for kind in KINDS]
    if group is Group.ROLE:
        return [Audience(group, role) for role in ROLES]
    running = campaigns.in_state(turn.conn, campaigns.OPEN)
    return [Audience(group, str(each.id), lacking) for each in running for lacking in Lacking]


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn, audience: str) -> None:
    """Ask for the words."""
    meant = read_audience(audience)
    if meant is None:
        turn.say("form/gone")
    elif not bulletin_audience.members(turn.conn, meant, turn.today):
        turn.say("bulletin/nobody", [press("groups", "bulletin.groups")], audience=audience_words(turn, meant))
    else:
        start(turn, FORM, {"audience": audience, "bulletin": None})


@allow(Role.OFFICE, Role.ADMIN)
def edit(turn: Turn, bulletin: int) -> None:
    """Ask for other words; what was written stands in the review."""
    one = found(turn, bulletin)
    if one is not None and one.state is State.DRAFT:
        known = {"text": Answer(one.text, one.text), "priority": _shown(turn, one.priority)}
        start(turn, FORM, {"audience": str(one.audience), "bulletin": one.id}, known)
    elif one is not None:
        show(turn, bulletin)


@allow(Role.OFFICE, Role.ADMIN)
def drop(turn: Turn, bulletin: int) -> None:
    """Leave a draft."""
    if bulletins.set_state(turn.conn, bulletin, [State.DRAFT], State.DROPPED):
        record(turn, "bulletin.dropped", bulletin)
        turn.say("bulletin/dropped", [press("bulletins", "bulletin.list")])
    else:
        show(turn, bulletin)


def _read_text(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = clean(given.text or "")
    if len(text) < SHORTEST:
        return Again("bulletin/which_text", {"least": SHORTEST})
    if len(text) > LONGEST:
        return Again("form/too_long", {"most": LONGEST, "length": len(text)})
    told = restricted(text)
    return Again("bulletin/restricted", {"told": told}) if told else Answer(text, text)


def _priorities(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(_shown(turn, value).shown, value) for value in (False, True)]


def _shown(turn: Turn, priority: bool) -> Answer:
    return Answer(priority, phrase(turn, "bulletin/priority", priority=priority))


def _read_priority(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return Again("bulletin/which_priority")


def reach(members: list[Official]) -> dict[str, int]:
    """How many are meant, reached, not joined, have blocked the bot."""
    reached = sum(each.reachable for each in members)
    absent = sum(not each.joined for each in members)
    return {"total": len(members), "reached": reached, "absent": absent, "blocked": len(members) - reached - absent}


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    meant = read_audience(filling.about["audience"])
    assert meant is not None
    counted = reach(bulletin_audience.members(turn.conn, meant, turn.today))
    written = {"text": filling.value("text"), "priority": filling.value("priority")}
    return {"audience": audience_words(turn, meant), "reach": counted, "bulletin": written, "most": LONGEST}


def _save(turn: Turn, filling: Filling) -> None:
    text, priority = filling.value("text"), filling.value("priority")
    old, by = filling.about["bulletin"], turn.me.official_id
    meant = read_audience(filling.about["audience"])
    assert meant is not None
    if old is None:
        old = bulletins.create(turn.conn, text, meant, priority, by=by, now=turn.now)
        record(turn, "bulletin.written", old)
    elif bulletins.change(turn.conn, old, text, priority):
        record(turn, "bulletin.changed", old)
    show(turn, old)


FORM = Form(
    name="bulletin",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("text", "bulletin/ask_text", _read_text, values=_values),
        Field("priority", "bulletin/ask_priority", _read_priority, options=_priorities),
    ],
    review="bulletin/review",
    save=_save,
    values=_values,
)
ACTIONS: dict[str, Handler] = {
    "bulletin.groups": groups,
    "bulletin.of_group": of_group,
    "bulletin.begin": begin,
    "bulletin.edit": edit,
    "bulletin.drop": drop,
}
