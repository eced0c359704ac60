"""What is done now and then, behind "Việc khác": a few things at once, the rest in groups, so that a screen fits a phone."""

from handlers import lookup
from handlers.access import Handler, allow
from handlers.menu import may
from handlers.turn import Turn, press
from rules.records import Role
from storage import partners

# the button's label in the template, and the action it starts
Entry = tuple[str, str]

MORE: tuple[Entry, ...] = (
    ("owing", "owing.show"),
    ("difficulty", "difficulty.mine"),
    ("faq", "faq.begin"),
)
# the label of a group, and what it opens; a new thing people do is one line here and its label in the template
GROUPS: dict[str, tuple[Entry, ...]] = {
    "given": (("issued", "issued.mine"), ("work", "work.begin")),
    "merit": (
        ("suggest", "nomination.suggest"),
        ("initiatives", "initiative.mine"),
        ("merits", "merit.mine"),
        ("eligibility", "eligibility.mine"),
    ),
    "reminding": (("hour", "hour.show"), ("deadlines", "deadlines.mine")),
    "personal": (("data", "mydata.show"), ("address", "address.show"), ("account", "accounts.mine")),
}


@allow(Role.MEMBER)
def show(turn: Turn) -> None:
    """What lies behind "Việc khác": one button each, and one for a group."""
    choices = [press(name, action) for name, action in MORE]
    choices += [press(name, "menu.group", group=name) for name in GROUPS]
    choices += [press("lookup", "lookup.begin")] if may(turn, lookup.begin) else []
    turn.say("menu/more", [*choices, press("menu", "menu.show")])


@allow(Role.MEMBER)
def group(turn: Turn, group: str) -> None:
    """One group, a key of ``GROUPS``; contacts of partner bodies find their reports, heads whom they delegate to."""
    if group not in GROUPS:
        show(turn)
        return
    choices = [press(name, action) for name, action in GROUPS[group]]
    if group == "given" and partners.spoken_for_by(turn.conn, turn.me.official_id):
        choices.append(press("partner", "partner.mine"))
    if group == "personal" and turn.me.headed():
        choices.append(press("delegations", "delegation.mine"))
    turn.say("menu/group", [*choices, press("more", "menu.more")], group=group)


ACTIONS: dict[str, Handler] = {"menu.more": show, "menu.group": group}
