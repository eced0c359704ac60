"""What everybody can ask for at any time: the menu, help, one's own record."""

from handlers import pledge
from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, press
from messages.render import Renderer
from rules.records import PledgeState, Role
from storage import campaigns, pledges


@allow(Role.MEMBER)
def show(turn: Turn) -> None:
    """/menu: what this person can do, one button each."""
    turn.say("menu/show", choices_for(turn), name=turn.me.full_name)


def choices_for(turn: Turn) -> list[Choice]:
    """The menu's buttons by role."""
    choices = [
        press("pledge", "pledge.begin"),
        press("progress", "progress.begin"),
        press("campaign", "campaign.show"),
        press("mine", "menu.mine"),
    ]
    if turn.me.has(Role.HEAD):
        choices.append(press("unit", "unit.show"))
    if turn.me.has(Role.OFFICE):
        choices += [press("office", "office.show"), press("compile", "compile.begin")]
    return choices


def everybodys_commands(renderer: Renderer) -> list[tuple[str, str]]:
    """The command menu of people without further roles: (command, what it does)."""
    return list(renderer.render("menu/commands", {}).labels.items())


@allow(Role.MEMBER)
def help_(turn: Turn) -> None:
    """/trogiup: the commands of this person's roles."""
    head, office = turn.me.has(Role.HEAD), turn.me.has(Role.OFFICE)
    turn.say("menu/help", [press("menu", "menu.show")], contact=turn.office.contact, head=head, office=office)


@allow(Role.MEMBER)
def mine(turn: Turn) -> None:
    """/cuatoi: the person's own pledges."""
    running = campaigns.running_for(turn.conn, turn.me.unit_id)
    found = [pledges.mine(turn.conn, campaign.id, turn.me.official_id) for campaign in running]
    own = [p for p in found if p is not None and p.state != PledgeState.WITHDRAWN]
    for each in own:
        pledge.show(turn, each)
    if not own:
        turn.say("menu/mine_none", [press("pledge", "pledge.begin")])


COMMANDS: dict[str, Handler] = {"menu": show, "trogiup": help_, "cuatoi": mine}
ACTIONS: dict[str, Handler] = {"menu.show": show, "menu.mine": mine}
