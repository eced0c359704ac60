"""Bodies outside the department (công đoàn, đoàn thanh niên, mặt trận, other departments) on the office's desk."""

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from storage import partners

A_SCREEN = 6


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn, page: int = 0) -> None:
    """Every body, those that take part no longer last."""
    screen = screen_of(partners.every(turn.conn), page, A_SCREEN)
    choices = [option(phrase(turn, "partner/label", partner=p), "partner.show", partner=p.id) for p in screen.items]
    choices += [press("add", "partner.add"), *turning(screen, "partner.list"), press("office", "office.show")]
    turn.say("partner/list", choices, screen=screen)


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, partner: int) -> None:
    """One body, its contact, its campaigns, and what can be done."""
    found, taken = partners.get(turn.conn, partner), partners.campaigns_of(turn.conn, partner)
    choices = [
        option(phrase(turn, "partner/reports_label", campaign=c), "partner.reports", partner=partner, campaign=c.id)
        for c in taken
    ]
    if found.ended_at is None:
        choices += [press("campaigns", "partner.campaigns", partner=partner)]
        choices += [press("change", "partner.change", partner=partner), press("end", "partner.end", partner=partner)]
    else:
        choices.append(press("go_on", "partner.go_on", partner=partner))
    turn.say("partner/show", [*choices, press("partners", "partner.list")], partner=found, campaigns=taken)


@allow(Role.OFFICE, Role.ADMIN)
def choose_campaigns(turn: Turn, partner: int) -> None:
    """The running campaigns; a press lets the body join or leave one."""
    taken = {campaign.id for campaign in partners.campaigns_of(turn.conn, partner)}
    choices = [
        option(
            f"{'☑' if each.id in taken else '☐'} {each.title}",
            "partner.joins",
            partner=partner,
            campaign=each.id,
            joins=each.id not in taken,
        )
        for each in partners.open_to(turn.conn)
    ]
    back = press("partner", "partner.show", partner=partner)
    turn.say("partner/campaigns", [*choices, back], partner=partners.get(turn.conn, partner), some=bool(choices))


@allow(Role.OFFICE, Role.ADMIN)
def joins(turn: Turn, partner: int, campaign: int, joins: bool) -> None:
    """Let the body join a campaign, or leave it."""
    if any(each.id == campaign for each in partners.open_to(turn.conn)):
        partners.take_part(turn.conn, partner, campaign, joins, by=turn.me.official_id, now=turn.now)
    choose_campaigns(turn, partner)


@allow(Role.OFFICE, Role.ADMIN)
def end(turn: Turn, partner: int) -> None:
    """Ask once more before a body takes part no longer."""
    choices = [press("yes", "partner.ended", partner=partner), press("no", "partner.show", partner=partner)]
    turn.say("partner/end", choices, partner=partners.get(turn.conn, partner))


@allow(Role.OFFICE, Role.ADMIN)
def ended(turn: Turn, partner: int) -> None:
    """The body takes part no longer; its reports stay."""
    partners.end(turn.conn, partner, turn.now, by=turn.me.official_id, now=turn.now)
    show(turn, partner)


@allow(Role.OFFICE, Role.ADMIN)
def go_on(turn: Turn, partner: int) -> None:
    """The body takes part again."""
    partners.end(turn.conn, partner, None, by=turn.me.official_id, now=turn.now)
    show(turn, partner)


ACTIONS: dict[str, Handler] = {
    "partner.list": list_,
    "partner.show": show,
    "partner.campaigns": choose_campaigns,
    "partner.joins": joins,
    "partner.end": end,
    "partner.ended": ended,
    "partner.go_on": go_on,
}
