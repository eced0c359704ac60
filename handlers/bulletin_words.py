"""How a bulletin and whom it is for are called to people."""

from handlers.phrases import phrase
from handlers.turn import Turn
from rules.bulletins import Audience, Group
from storage import campaigns, people
from storage.bulletins import Bulletin


def audience_words(turn: Turn, audience: Audience) -> str:
    """“Văn phòng Sở và các đơn vị trực thuộc”: the group in plain words."""
    name = ""
    if audience.group is Group.UNIT:
        name = people.unit(turn.conn, int(audience.key)).name
    elif audience.group is Group.MISSING:
        name = campaigns.get(turn.conn, int(audience.key)).title
    return phrase(turn, "bulletin/audience", audience=audience, name=name)


def heading(turn: Turn, bulletin: Bulletin) -> str:
    """The label of one bulletin in the list: its state and its first words."""
    return phrase(turn, "bulletin/label", bulletin=bulletin)
