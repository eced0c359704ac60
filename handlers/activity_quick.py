"""An activity told in one line by a head: offered as the unit's record, or as a report of the head's own."""

from handlers.access import Handler, allow
from handlers.activity_extras import extra_name
from handlers.activity_form import FORM, LONGEST_TEXT, day_answer
from handlers.filling import start
from handlers.form import Answer
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import named_unit, own_units, running
from rules.activity_kinds import DISSEMINATION, REACHED, SESSION, Kind
from rules.activity_words import Told, read_activity
from rules.own_activity_kinds import packed
from rules.records import Role
from storage import activity_kinds, campaigns

MOST_OFFERED = 6


@allow(Role.HEAD)
def told(turn: Turn) -> None:
    """Ask whether the line is the unit's activity, and of which unit and campaign."""
    typed = turn.event.text or ""
    choices = _places(turn, typed)[:MOST_OFFERED]
    mine = press("own", "progress.begin", typed=typed)
    turn.say("activity/told", [*choices, mine, press("menu", "menu.show")], typed=typed[:200])


def is_told(turn: Turn) -> bool:
    """Whether a free message of a head tells of an activity while a campaign runs."""
    said = turn.event.text or ""
    heard = len(said) <= LONGEST_TEXT and bool(turn.me.headed()) and read_activity(said, turn.today) is not None
    return heard and bool(_places(turn, said))


def _places(turn: Turn, typed: str) -> list[Choice]:
    found = [(unit, campaign) for unit in own_units(turn) for campaign in campaigns.running_for(turn.conn, unit.id)]
    labels = turn.office.renderer.labels("activity/told_label")
    one = len(found) == 1
    return [
        option(
            labels["record"] if one else f"{unit.name} – {campaign.title}",
            "activity.told",
            campaign=campaign.id,
            unit=unit.id,
            typed=typed,
        )
        for unit, campaign in found
    ]


@allow(Role.HEAD, unit=named_unit)
def begin(turn: Turn, campaign: int, unit: int, typed: str) -> None:
    """Begin the form with what the line says."""
    found = read_activity(typed, turn.today)
    if running(turn, campaign, unit) is not None:
        held = activity_kinds.every(turn.conn).get(found.kind) if found else None
        known = _answers(found, held.kind) if found and held and not held.retired else {}
        start(turn, FORM, {"campaign": campaign, "unit": unit}, known)


def _answers(told: Told, kind: Kind) -> dict[str, Answer]:
    answers = {"kind": Answer(packed(kind), kind.name), "text": Answer(told.text, told.text)}
    if told.held_on is not None:
        answers["held"] = day_answer(told.held_on)
    if told.reached is not None and kind.code in (DISSEMINATION, SESSION):
        answers[extra_name(kind, REACHED)] = Answer(told.reached, str(told.reached))
    return answers


ACTIONS: dict[str, Handler] = {"activity.told": begin}
