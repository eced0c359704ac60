"""Taking an activity back: the reason is asked and kept, the activity can be shown and restored later."""

from typing import Any

from handlers.access import Handler, allow
from handlers.activities import RECORDING
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.record_texts import read_text
from handlers.turn import Turn, press
from handlers.unit_scope import running
from storage import activities

LONGEST_REASON = 200


@allow(*RECORDING, unit=activities.unit_owning)
def withdraw(turn: Turn, activity: int) -> None:
    """Ask why."""
    found = activities.get(turn.conn, activity)
    if found is None or found.withdrawn:
        turn.say("activity/changed", [press("show", "activity.show", activity=activity)])
    elif running(turn, found.campaign_id, found.unit_id) is not None:
        start(turn, FORM, {"activity": activity})


def _read_reason(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_REASON)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = activities.get(turn.conn, filling.about["activity"])
    return {"activity": found, "kind": found.of_kind.name if found else ""}


def _save(turn: Turn, filling: Filling) -> None:
    activity = filling.about["activity"]
    found = activities.get(turn.conn, activity)
    if found is None or running(turn, found.campaign_id, found.unit_id) is None:
        return
    reason, me = filling.value("reason"), turn.me.official_id
    done = activities.withdraw(turn.conn, activity, reason, by=me, now=turn.now)
    choices = [
        press("show", "activity.show", activity=activity),
        press("list", "activity.list", campaign=found.campaign_id, unit=found.unit_id),
    ]
    turn.say("activity/withdrawn" if done else "activity/changed", choices)


FORM = Form(
    name="activity/withdraw",
    access=withdraw.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("reason", "activity/withdraw/ask_reason", _read_reason, values=_values)],
    review="activity/withdraw/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"activity.withdraw": withdraw}
