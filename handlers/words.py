"""What people say in their own words, outside any question: understood, and led to the handler that does it."""

from collections.abc import Mapping

from handlers import (
    activity_quick,
    address,
    campaign,
    compile,
    document,
    eligibility,
    faq,
    lookup,
    menu,
    owing,
    pledge,
    progress_quick,
    quick_forms,
    roster,
    unit,
    unit_report_quick,
)
from handlers.access import Handler, allow, permitted
from handlers.table_files import is_table
from handlers.turn import Turn
from rules.faq import asked
from rules.lookup import asked as looked_for
from rules.records import Role
from rules.understand import understand

# handlers that a word alone can start; those not allowed to the person are as if not understood
NAMED: Mapping[str, Handler] = {
    "report": progress_quick.quick,
    "unit_report": unit_report_quick.quick,
    "mine": menu.mine,
    "withdraw": menu.mine,
    "edit": menu.mine,
    "evidence": menu.mine,
    "help": menu.help_,
    "menu": menu.show,
    "cancel": menu.nothing_to_stop,
    "unit": unit.show,
    "missing": unit.show,
    "launch": quick_forms.launch,
    "activity": quick_forms.activity,
    "initiative": quick_forms.initiative,
    "eligibility": eligibility.mine,
    "owing": owing.show,
    "showcase": unit.show,
    "deadline": campaign.show,
    "compile": compile.begin,
    "difficulty": quick_forms.difficulty,
    "nomination": quick_forms.nomination,
    "address": address.show,
}


@allow(Role.MEMBER)
def said(turn: Turn) -> None:
    """A free message: start what it asks for, filled in as far as it says; otherwise offer the menu."""
    if turn.event.file is not None:
        _sent_file(turn)
        return
    if owing.heard(turn):
        return
    if activity_quick.is_told(turn):
        activity_quick.told(turn)
        return
    if asked(turn.event.text or "") is not None:
        faq.heard(turn)
        return
    if looked_for(turn.event.text or "") is not None and permitted(turn.conn, turn.person, lookup.heard.access, {}):  # type: ignore[attr-defined]
        lookup.heard(turn)
        return
    understood = understand(turn.event.text or "", now=turn.now)
    named = NAMED.get(understood.intent or "")
    if named is unit_report_quick.quick and not permitted(turn.conn, turn.person, named.access, {}):  # type: ignore[attr-defined]
        named = progress_quick.quick
    if understood.intent == "register":
        pledge.begin(turn, title=understood.title or "")
    elif named is not None and permitted(turn.conn, turn.person, named.access, {}):  # type: ignore[attr-defined]
        named(turn)
    else:
        turn.say("menu/did_not_understand", menu.choices_for(turn))


def _sent_file(turn: Turn) -> None:
    """A file outside any form: from the office a table may be the roster and a document may launch a campaign; anything
    else is evidence."""
    if is_table(turn.event.file) and permitted(turn.conn, turn.person, roster.sent.access, {}):  # type: ignore[attr-defined]
        roster.sent(turn)
    elif document.is_document(turn.event.file) and permitted(turn.conn, turn.person, document.sent.access, {}):  # type: ignore[attr-defined]
        document.sent(turn)
    elif not owing.heard(turn):
        progress_quick.filed(turn)
