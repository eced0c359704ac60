"""The questions of a person's pledge: the title aimed at, then promise after promise."""

from collections.abc import Sequence

from handlers.form import Again, Field, Filling, Given
from handlers.promise_fields import Options, Promises, offered, promise_fields
from handlers.turn import Turn
from storage import campaigns, shares


def fields(filling: Filling) -> Sequence[Field]:
    """Title, then promise, amount, day and "another one?" as often as the person says yes."""
    return [
        Field("title", "pledge/ask_title", _read_title, options=_titles),
        *promise_fields(Promises(_offers), filling),
    ]


def _titles(turn: Turn, filling: Filling) -> Options:
    return [(name, title_id) for title_id, name in campaigns.titles_for(turn.conn, "individual", turn.today)]


def _read_title(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("pledge/which_title")


def _offers(turn: Turn, filling: Filling) -> Options:
    campaign_id = filling.about["campaign"]
    issued = shares.of_official(turn.conn, campaign_id, turn.me.official_id)
    return offered(turn, campaign_id, issued, ("person",))
