"""A campaign below another one: chosen targets and topics, a unit, a draft; and how the campaigns below stand."""

from collections.abc import Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.labels import MOST_OFFERED
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.cascade import rolled_up
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Campaign, Role
from storage import campaign_copies, campaigns, cascade, people
from storage.campaign_copies import Selection

A_SCREEN = 6
LETTERS = 600


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, campaign: int, page: int = 0) -> None:
    """The campaigns below and, target by target, what they have reached together."""
    found, results = cascade.all_below(turn.conn, campaign), cascade.results_below(turn.conn, campaign)
    sums = [rolled_up(target, results) for target in campaigns.targets_of(turn.conn, campaign)]
    lines = [phrase(turn, "below/campaign_line", campaign=each) for each in found]
    lines += [phrase(turn, "below/target_line", sum=each) for each in sums if each.asked]
    pages = pack(lines, LETTERS) or [[]]
    at = max(0, min(page, len(pages) - 1))
    choices = [
        option(phrase(turn, "desk/label", campaign=each), "campaign.desk", campaign=each.id)
        for each in found[:MOST_OFFERED]
    ]
    choices += [press("next", "below.show", campaign=campaign, page=at + 1)] if at + 1 < len(pages) else []
    choices += [press("new", "below.choose", campaign=campaign), press("desk", "campaign.desk", campaign=campaign)]
    turn.say("below/show", choices, campaign=campaigns.get(turn.conn, campaign), lines=pages[at])


def _opening(turn: Turn, campaign: Campaign) -> Choice:
    return option(phrase(turn, "desk/label", campaign=campaign), "campaign.desk", campaign=campaign.id)


def _items(turn: Turn, campaign: int) -> list[tuple[str, str]]:
    """(key, label) of everything that can be taken over."""
    targets = [(f"t{target.id}", target.measure) for target in campaigns.targets_of(turn.conn, campaign)]
    topics = campaigns.running_topics(turn.conn, campaign, turn.today)
    return targets + [(f"n{topic.id}", f"{topic.number}. {topic.heading}") for topic in topics]


@allow(Role.OFFICE, Role.ADMIN)
def choose(turn: Turn, campaign: int, taken: Sequence[str] = (), page: int = 0) -> None:
    """Targets and topics, each put in or left out by a press."""
    items = _items(turn, campaign)
    screen = screen_of(items, page, A_SCREEN)
    about = {"campaign": campaign, "page": page}
    choices = [
        option(f"{'☑' if key in taken else '☐'} {label}", "below.choose", **about, taken=_toggled(taken, key))
        for key, label in screen.items
    ]
    for name, number in (("previous", screen.previous), ("next", screen.next)):
        choices += (
            [] if number is None else [press(name, "below.choose", campaign=campaign, taken=list(taken), page=number)]
        )
    choices.append(press("all", "below.choose", **about, taken=[key for key, _ in items]))
    if taken:
        choices.append(press("done", "below.unit", campaign=campaign, taken=list(taken)))
    choices.append(press("back", "below.show", campaign=campaign))
    turn.say("below/choose", choices, campaign=campaigns.get(turn.conn, campaign), chosen=len(taken), total=len(items))


def _toggled(taken: Sequence[str], key: str) -> list[str]:
    return [each for each in taken if each != key] if key in taken else [*taken, key]


@allow(Role.OFFICE, Role.ADMIN)
def for_unit(turn: Turn, campaign: int, taken: Sequence[str], page: int = 0) -> None:
    """For which unit the campaign below is."""
    inside = campaigns.audience_units(turn.conn, campaign)
    units = [unit for unit in people.tree(turn.conn) if inside is None or unit.id in inside]
    screen = screen_of(units, page, A_SCREEN)
    about = {"campaign": campaign, "taken": list(taken)}
    choices = [option(unit.name, "below.make", **about, unit=unit.id) for unit in screen.items]
    for name, number in (("previous", screen.previous), ("next", screen.next)):
        choices += [] if number is None else [press(name, "below.unit", **about, page=number)]
    choices += [press("drafts", "below.drafts", **about)] if page == 0 and _free_drafts(turn, campaign) else []
    turn.say("below/unit", [*choices, press("again", "below.choose", **about)], chosen=len(taken))


def _free_drafts(turn: Turn, campaign: int) -> list[Campaign]:
    """Drafts that can still be put below a campaign: such as are below none, and not above this one."""
    above = set(cascade.above(turn.conn, campaign)) | {campaign}
    drafts = campaigns.in_state(turn.conn, campaigns.DRAFT)
    return [each for each in drafts if each.id not in above and cascade.links(turn.conn, each.id)[0] is None]


@allow(Role.OFFICE, Role.ADMIN)
def drafts(turn: Turn, campaign: int, taken: Sequence[str]) -> None:
    """Which draft that is there already is put below."""
    about = {"campaign": campaign, "taken": list(taken)}
    choices = [
        option(phrase(turn, "desk/label", campaign=each), "below.join", **about, draft=each.id)
        for each in _free_drafts(turn, campaign)[:MOST_OFFERED]
    ]
    turn.say("below/drafts", [*choices, press("again", "below.choose", **about)], chosen=len(taken))


@allow(Role.OFFICE, Role.ADMIN)
def join(turn: Turn, campaign: int, taken: Sequence[str], draft: int) -> None:
    """Put the draft below, with what was chosen; it is approved as it stands then."""
    if draft not in {each.id for each in _free_drafts(turn, campaign)}:
        turn.say("below/not_free", [press("above", "below.show", campaign=campaign)])
        return
    chosen, me = _selection(turn, campaign, taken), turn.me.official_id
    done = campaign_copies.join(turn.conn, campaign, draft, chosen, by=me, now=turn.now)
    joined, above = campaigns.get(turn.conn, draft), campaigns.get(turn.conn, campaign)
    turn.say("below/joined", _next_steps(draft, campaign), draft=joined, above=above, done=done)


def _selection(turn: Turn, campaign: int, taken: Sequence[str]) -> Selection:
    """What the pressed keys still mean."""
    known = {key for key, _ in _items(turn, campaign)} & set(taken)
    targets, topics = ([int(key[1:]) for key in known if key[0] == kind] for kind in "tn")
    return Selection(targets, topics)


@allow(Role.OFFICE, Role.ADMIN)
def make(turn: Turn, campaign: int, taken: Sequence[str], unit: int) -> None:
    """Make the draft; the same unit gets no second draft from the same campaign."""
    above = campaigns.get(turn.conn, campaign)
    there = [each for each in cascade.below(turn.conn, campaign) if _waits(turn, each.id, unit)]
    if there:
        turn.say("copying/there", _next_steps(there[0].id, campaign), draft=there[0])
        return
    selection = _selection(turn, campaign, taken)
    title = f"{above.title} ({people.unit(turn.conn, unit).name})"
    made = campaign_copies.below(turn.conn, campaign, title, unit, selection, by=turn.me.official_id, now=turn.now)
    draft = campaigns.get(turn.conn, made)
    counts: dict[str, Any] = {"targets": len(selection.targets), "topics": len(selection.topics)}
    turn.say("below/made", _next_steps(made, campaign), draft=draft, **counts)


def _waits(turn: Turn, campaign: int, unit: int) -> bool:
    row = campaigns.details(turn.conn, campaign)
    return bool(row.state == campaigns.DRAFT and row.audience_unit_id == unit)


def _next_steps(draft: int, above: int) -> list[Choice]:
    return [press("look", "campaign.desk", campaign=draft), press("above", "below.show", campaign=above)]


ACTIONS: dict[str, Handler] = {
    "below.show": show,
    "below.choose": choose,
    "below.unit": for_unit,
    "below.make": make,
    "below.drafts": drafts,
    "below.join": join,
}
