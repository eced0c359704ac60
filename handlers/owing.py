"""“Việc còn thiếu”: what a reminder asks, answered at once, one after the other, or looked at as a list."""

from handlers import evidence, pledge, progress, request_answer
from handlers.access import Handler, allow
from handlers.owing_mine import Mine, of_me
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.owing import Owed
from rules.paging import screen_of
from rules.records import Role
from rules.understand import understand
from rules.words import clean
from storage import outbox

A_SCREEN = 5
# what a person may mean who answers a reminder's question; anything else is a wish of its own
_ANSWERS = (None, "report", "unit_report")


@allow(Role.MEMBER)
def show(turn: Turn, page: int = 0) -> None:
    """Everything the person lacks, with the button that does it."""
    found = of_me(turn)
    screen = screen_of(found, page, A_SCREEN)
    choices = [_doing(turn, each) for each in screen.items]
    choices += [press("each", "owing.next")] if len(found) > 1 else []
    choices += [*turning(screen, "owing.show"), press("menu", "menu.show")]
    turn.say("owing/show" if found else "owing/none", choices, screen=screen, total=len(found))


def _doing(turn: Turn, mine: Mine) -> Choice:
    label = phrase(turn, "owing/label", mine=mine)
    if mine.unit is not None:
        return option(label, "request.open", request=mine.debt.key, unit=mine.unit.id)
    campaign, stage = mine.place
    if mine.debt.what is not Owed.REPORT:
        return option(label, "pledge.begin", campaign=campaign)
    return option(label, "owing.answer", campaign=campaign, item=mine.debt.key, stage=stage)


@allow(Role.MEMBER)
def go_on(turn: Turn) -> None:
    """The first missing thing is asked; the next one follows when it is done."""
    first = next(iter(of_me(turn)), None)
    if first is None:
        turn.say("owing/none", [press("menu", "menu.show")])
        return
    campaign, stage = first.place
    if first.unit is not None:
        request_answer.answer(turn, first.debt.key or 0, first.unit.id)
    elif first.debt.what is Owed.REPORT:
        answer(turn, campaign, first.debt.key, stage)
    else:
        pledge.begin(turn, campaign=campaign)


@allow(Role.MEMBER)
def answer(turn: Turn, campaign: int, item: int | None, stage: int | None) -> None:
    """Report on the one thing that was asked for."""
    progress.begin(turn, campaign, item, asked_stage=stage)


def heard(turn: Turn) -> bool:
    """Whether a message answers the question of the newest message in the chat, a reminder; then it is taken as the answer.

    The question stands in the outbox, so it is answered after a restart too.
    """
    newest = outbox.last_offer(turn.conn, turn.event.network, turn.event.chat)
    asked = [choice for choice in newest.choices if choice["action"] == "owing.answer"] if newest is not None else []
    if len(asked) != 1 or understand(turn.event.text or "", now=turn.now).intent not in _ANSWERS:
        return False
    about, file = asked[0]["args"], turn.event.file
    typed, sent = clean(turn.event.text or ""), evidence.as_argument(file) if file else None
    progress.begin(turn, about["campaign"], about["item"], typed=typed, file=sent, asked_stage=about["stage"])
    return True


COMMANDS: dict[str, Handler] = {"conthieu": show}
ACTIONS: dict[str, Handler] = {"owing.show": show, "owing.next": go_on, "owing.answer": answer}
