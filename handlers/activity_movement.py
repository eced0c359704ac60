"""Which higher movement an activity was for: the campaign's, each once, found by any of its names."""

from collections.abc import Sequence
from typing import Any

from handlers.form import Again, Answer, Field, Filling, Given
from handlers.turn import Turn
from rules.pick import Picked, Several, pick
from storage import movements
from storage.movements import Movement

_LABEL = 60


def movement_field(*, on_request: bool) -> Field:
    """The question; typed names need no marks, an alias stands for its movement."""
    return Field(
        "movement", "activity/ask_movement", _read, choices_of_movement, optional=on_request, on_request=on_request
    )


def choices_of_movement(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    """(label, id) of the movements that the campaign joins; names of one movement make one choice."""
    return [(_short(each.name), each.id) for each in movements.joined(turn.conn, filling.about["campaign"])]


def movement_answer(turn: Turn, movement_id: int) -> Answer:
    """A movement that was chosen before."""
    return Answer(movement_id, movements.get(turn.conn, movement_id).name)


def _read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    campaign, typed = filling.about["campaign"], given.text or ""
    joined, named = movements.joined(turn.conn, campaign), movements.find(turn.conn, campaign, typed)
    shown = [(each.name, each) for each in joined]
    every = [(name, each) for each in joined for name in movements.names(turn.conn, each.identity)]
    exact = [each for each in joined if named is not None and each.identity == named.identity]
    meant = exact or _meant(typed, shown) or _meant(typed, every)
    if len(meant) == 1:
        return Answer(meant[0].id, meant[0].name)
    if meant:
        return Again("activity/several", options=[(_short(each.name), each.id) for each in meant])
    return Again("form/press_or_type")


def _meant(typed: str, named: Sequence[tuple[str, Movement]]) -> list[Movement]:
    """The movements, each once, that what was typed may stand for."""
    found = pick(typed, [name for name, _ in named])
    indices = (found.index,) if isinstance(found, Picked) else found.indices if isinstance(found, Several) else ()
    return list(dict.fromkeys(named[index][1] for index in indices))


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…"
