"""What whoever signs should know of the grounds of papers that were just made; said beside the files, never in them."""

from collections.abc import Collection

from handlers.regulations import KEEPERS
from handlers.turn import Turn, press
from rules.regulations import Citation, Kind, Lapse
from storage import regulations

SHOWN = 4


def warn(turn: Turn, campaign: int, codes: Collection[str] = ()) -> None:
    """Say which grounds of a campaign, and of the titles with these codes, end or are amended; nothing when none does."""
    changing = regulations.changing(turn.conn, turn.today)
    found = [each for each in changing if _concerns(each, campaign, codes)]
    if found:
        keeping = any(turn.me.has(role) for role in KEEPERS)
        choices = [press("regulations", "regulation.list")] if keeping else []
        turn.say("regulation/note", choices, found=found[:SHOWN], more=max(len(found) - SHOWN, 0))


def _concerns(lapse: Lapse, campaign: int, codes: Collection[str]) -> bool:
    return any(_of(cited, campaign, codes) for cited in lapse.resting)


def _of(cited: Citation, campaign: int, codes: Collection[str]) -> bool:
    if cited.kind is Kind.CAMPAIGN:
        return cited.campaign == campaign
    return bool(codes) and cited.code in ("", *codes)
