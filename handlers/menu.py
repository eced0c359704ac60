"""What everybody can ask for at any time: the menu, help, one's own record."""

from handlers import approvals, campaign_status, office, pledge, rounds, unit
from handlers import compile as compile_
from handlers.access import Access, Handler, allow
from handlers.turn import Choice, Turn, press
from messages.render import Renderer
from rules.records import PledgeState, Role
from storage import campaigns, conversations, pledges

# what roles beyond a member's open: button, action, handler
FURTHER: dict[str, tuple[str, Handler]] = {
    "approvals": ("approvals.show", approvals.show),
    "unit": ("unit.show", unit.show),
    "council": ("round.of_council", rounds.of_council),
    "status": ("status.begin", campaign_status.begin),
    "office": ("office.show", office.show),
    "compile": ("compile.begin", compile_.begin),
}


@allow(Role.MEMBER)
def show(turn: Turn) -> None:
    """/menu: what this person can do, one button each, after what is being filled in."""
    begun = [each.form for each in conversations.begun(turn.conn, turn.event.network, turn.event.chat) if each.active]
    going_on = [press("resume", "form.resume", form=form) for form in begun]
    titles = [turn.office.renderer.render(f"{form}/title", {}).text for form in begun]
    turn.say("menu/show", [*going_on, *choices_for(turn)], name=turn.me.full_name, begun=titles)


def choices_for(turn: Turn) -> list[Choice]:
    """The menu's buttons by role; who leads finds first what waits for a word, and what is one's own one press further."""
    own = [press("pledge", "pledge.begin"), press("progress", "progress.begin")]
    own += [press("campaign", "campaign.show"), press("mine", "menu.mine")]
    further = [press(name, action) for name, (action, handler) in FURTHER.items() if may(turn, handler)]
    more = press("more", "menu.more")
    if turn.me.has(Role.DIRECTOR):
        return [*further, press("brief", "brief.begin"), more, *own]
    return [*own, *further, more]


def may(turn: Turn, handler: Handler) -> bool:
    """Whether a role beyond a member's opens ``handler`` to this person."""
    access: Access = handler.access  # type: ignore[attr-defined]
    holds = any(turn.me.has(role) for role in access.roles - {Role.MEMBER})
    return holds and (access.when is None or access.when(turn.conn, turn.me, {}))


def everybodys_commands(renderer: Renderer) -> list[tuple[str, str]]:
    """The command menu of people who have not joined: (command, what it does)."""
    return list(renderer.labels("join/stranger_commands").items())


@allow(Role.MEMBER)
def help_(turn: Turn) -> None:
    """/trogiup: the commands of this person's roles."""
    opened = {name: may(turn, handler) for name, (_, handler) in FURTHER.items()}
    turn.say("menu/help", [press("menu", "menu.show")], contact=turn.office.contact, may=opened)


@allow(Role.MEMBER)
def nothing_to_stop(turn: Turn) -> None:
    """Answer "huỷ" when nothing is being filled in."""
    turn.say("menu/nothing_to_stop", [press("menu", "menu.show")])


@allow(Role.MEMBER)
def mine(turn: Turn) -> None:
    """/cuatoi: the person's own pledges."""
    running = campaigns.running_for(turn.conn, turn.me.unit_id)
    found = [pledges.mine(turn.conn, campaign.id, turn.me.official_id) for campaign in running]
    own = [p for p in found if p is not None and p.state != PledgeState.WITHDRAWN]
    for each in own:
        pledge.show(turn, each)
    paused = campaigns.paused_for(turn.conn, turn.me.unit_id)
    if not own and paused:
        turn.say("campaign/paused", [press("menu", "menu.show")], campaign=paused[0])
    elif not own:
        turn.say("menu/mine_none", [press("pledge", "pledge.begin"), press("menu", "menu.show")])


COMMANDS: dict[str, Handler] = {"menu": show, "trogiup": help_, "cuatoi": mine}
ACTIONS: dict[str, Handler] = {"menu.show": show, "menu.mine": mine}
