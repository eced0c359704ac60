"""Handing over a file that was made: in the chat, or by a link where the network carries no files."""

from datetime import timedelta
from typing import Any

from handlers.turn import Turn
from rules.signed_links import sign
from storage import file_links


def hand(turn: Turn, moment: str, file: tuple[str, str], of: tuple[str, dict[str, Any]], **values: Any) -> None:
    """Give ``file`` (path, name shown) that came ``of`` some work (kind, arguments) to the person of this turn.

    A link holds for this person, for the hours that are set, and for as long as the person may have that work.
    """
    if turn.capabilities.files:
        turn.say(moment, attachment=file, **values)
    elif not turn.office.public_url:
        turn.say("compile/no_link", name=file[1])
    else:
        until = turn.now + timedelta(hours=turn.office.link_hours)
        link = file_links.make(turn.conn, turn.me.official_id, file, of, now=turn.now, until=until)
        token = sign(turn.office.secret, link.id, link.official_id, link.expires_at)
        address = f"{turn.office.public_url.rstrip('/')}/files/{token}"
        turn.say("compile/link", name=file[1], address=address, until=until)
