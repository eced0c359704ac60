"""“Tra cứu”: found by words, with or without marks, as far as the person sees; each result opens its thing."""

from collections.abc import Mapping

from handlers import activities, decisions, document, initiatives, merits, nominations, personal_file, proposals
from handlers.access import Handler, allow, permitted
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.lookup_scope import LOOKING, may_look, sees_all
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.lookup import Found, Kind, asked, passage, words_of
from rules.merits import Candidate, text_of
from rules.paging import screen_of
from storage import campaigns, lookup, lookup_index

A_SCREEN, LONGEST_TYPED, LONGEST_PASSAGE = 6, 60, 400
# the screen of a kind of thing: the name of its button, its action, the argument that it takes
SCREENS: Mapping[Kind, tuple[str, str, str, Handler]] = {
    Kind.DECISION: ("decision", "decision.show", "decision", decisions.show),
    Kind.PROPOSAL: ("proposal", "proposal.show", "proposal", proposals.show),
    Kind.NOMINATION: ("nomination", "nomination.show", "nomination", nominations.show),
    Kind.ACTIVITY: ("activity", "activity.show", "activity", activities.show),
    Kind.INITIATIVE: ("initiative", "initiative.open", "initiative", initiatives.open_),
}


@allow(*LOOKING, when=may_look)
def begin(turn: Turn) -> None:
    """Ask what is looked for."""
    start(turn, FORM, {})


@allow(*LOOKING, when=may_look)
def heard(turn: Turn) -> None:
    """A line that begins with "tra cứu"."""
    typed = asked(turn.event.text or "")
    if typed:
        found(turn, typed[:LONGEST_TYPED])
    else:
        begin(turn)


@allow(*LOOKING, when=may_look)
def found(turn: Turn, typed: str, page: int = 0) -> None:
    """One screen of what was found."""
    again = press("again", "lookup.begin")
    words = words_of(typed)
    if not words:
        turn.say("lookup/too_short", [again, press("menu", "menu.show")])
        return
    lookup_index.catch_up(turn.conn)
    scope = lookup.scope_of(turn.conn, turn.me, everywhere=sees_all(turn.me))
    results = lookup.search(turn.conn, words, scope)
    screen = screen_of(results[: lookup.MOST], page, A_SCREEN)
    choices = [_result(turn, each, place) for place, each in enumerate(screen.items, start=screen.first + 1)]
    choices += [*turning(screen, "lookup.found", typed=typed), again, press("menu", "menu.show")]
    turn.say("lookup/found", choices, typed=typed, screen=screen, many=len(results) > lookup.MOST)


def _result(turn: Turn, each: Found, place: int) -> Choice:
    return option(phrase(turn, "lookup/label", found=each, place=place), "lookup.open", hit=each.id)


@allow(*LOOKING, when=may_look)
def open_(turn: Turn, hit: int) -> None:
    """One thing that was found, if it still holds and is still in sight, and the screens it opens."""
    scope = lookup.scope_of(turn.conn, turn.me, everywhere=sees_all(turn.me))
    thing = lookup.get(turn.conn, hit, scope)
    if thing is None:
        turn.say("form/gone")
        return
    campaign = campaigns.get(turn.conn, thing.campaign_id).title if thing.campaign_id else ""
    told = "" if thing.kind in (Kind.PERSON, Kind.UNIT) else passage(thing.source, LONGEST_PASSAGE)
    choices = [*_screens(turn, thing), press("again", "lookup.begin"), press("menu", "menu.show")]
    turn.say("lookup/open", choices, found=thing, campaign=campaign, passage=told)


def _screens(turn: Turn, thing: Found) -> list[Choice]:
    offered: list[tuple[Handler, Choice]] = []
    if thing.kind in SCREENS:
        name, action, argument, handler = SCREENS[thing.kind]
        offered.append((handler, press(name, action, **{argument: thing.thing_id})))
    person = thing.thing_id if thing.kind is Kind.PERSON else thing.person_id
    if person or thing.unit_id:
        who = text_of(Candidate(official=person) if person else Candidate(unit=thing.unit_id))
        offered.append((personal_file.show, press("person" if person else "unit", "file.show", candidate=who)))
        offered.append((merits.show, press("merits", "merit.show", candidate=who)))
    if thing.kind in (Kind.DOCUMENT, Kind.CAMPAIGN) and thing.campaign_id:
        offered.append((document.original, press("original", "document.original", campaign=thing.campaign_id)))
    return [choice for handler, choice in offered if _may(turn, handler, choice)]


def _may(turn: Turn, handler: Handler, choice: Choice) -> bool:
    return permitted(turn.conn, turn.person, handler.access, dict(choice.arguments))  # type: ignore[attr-defined]


def _read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    typed = (given.text or "").strip()[:LONGEST_TYPED]
    return Answer(typed, typed) if words_of(typed) else Again("lookup/too_short")


def _found(turn: Turn, filling: Filling) -> None:
    found(turn, filling.value("typed"))


FORM = Form(
    name="lookup",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("typed", "lookup/ask", _read)],
    review="",
    save=_found,
)
ACTIONS: dict[str, Handler] = {"lookup.begin": begin, "lookup.found": found, "lookup.open": open_}
