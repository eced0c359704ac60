"""Progress said outside any question: a report in one line, a photo or a file; the item it is for is found or asked."""

from typing import Any

from handlers import evidence
from handlers.access import allow
from handlers.progress import begin, pledged
from handlers.progress_form import short
from handlers.progress_stage import candidates
from handlers.turn import Choice, Turn, option, press
from rules.progress import items_meant
from rules.records import PledgeItem, Role
from rules.understand import understand
from rules.words import clean
from storage import campaigns, progress

Owed = tuple[int, PledgeItem]


@allow(Role.MEMBER)
def quick(turn: Turn) -> None:
    """A report in one line, from anywhere: the item it means, or the question which; then the review."""
    typed = clean(turn.event.text or "")
    meant = _meant(turn, typed)
    if meant:
        _report_on(turn, meant, typed)
    else:
        begin(turn)


def _meant(turn: Turn, typed: str) -> list[Owed]:
    """The items that a line may report on; none when it reports nothing."""
    own = _everywhere(turn)
    said = understand(typed, now=turn.now)
    tells = said.ambiguous or said.status is not None or said.amount is not None or said.percent is not None
    places = items_meant(said.rest, said.unit, [item for _, item in own]) if tells else []
    return [own[place] for place in places]


def _report_on(turn: Turn, meant: list[Owed], typed: str, file: dict[str, Any] | None = None) -> None:
    """Begin the report with what was said, and what was sent with it; several items that fit are offered."""
    if len(meant) == 1:
        begin(turn, meant[0][0], meant[0][1].id, typed, file=file)
    else:
        choices = [_offer(number, each, typed=typed, file=file) for number, each in enumerate(meant, start=1)]
        turn.say("progress/which_item", [*choices, press("menu", "menu.show")], typed=typed)


@allow(Role.MEMBER)
def filed(turn: Turn) -> None:
    """A file sent outside any form: with a caption that reports it proves that report, otherwise the person is asked which
    item it is for. Nothing of it is stored before that is known."""
    assert turn.event.file is not None
    file, typed = evidence.as_argument(turn.event.file), clean(turn.event.text or "")
    meant = _meant(turn, typed)
    if meant:
        _report_on(turn, meant, typed, file)
    else:
        for_item(turn, file, typed)


def for_item(turn: Turn, file: dict[str, Any], typed: str) -> None:
    """Ask which item a file is for; with ``typed`` words of its caption it begins a report, else it may join one."""
    own = _everywhere(turn)
    given = [None if typed else _report(turn, each) for each in own]
    choices = [
        _addition(number, each, report, file) if report else _offer(number, each, typed=typed, file=file)
        for number, (each, report) in enumerate(zip(own, given, strict=True), start=1)
    ]
    turn.say("evidence/which_item" if own else "evidence/no_item", [*choices, press("menu", "menu.show")])


def _everywhere(turn: Turn) -> list[Owed]:
    """The person's items in every running campaign, with the campaign's id."""
    running = campaigns.running_for(turn.conn, turn.me.unit_id)
    return [(campaign.id, item) for campaign in running for item in pledged(turn, campaign.id).values()]


def _offer(number: int, owed: Owed, **said: Any) -> Choice:
    campaign, item = owed
    return option(f"{number}. {short(item.text)}", "progress.begin", campaign=campaign, item=item.id, **said)


def _addition(number: int, owed: Owed, report: tuple[int, str], file: dict[str, Any]) -> Choice:
    about = {"progress": report[0], "receipt": report[1], "file": file}
    return option(f"{number}. {short(owed[1].text)}", "evidence.attach", **about)


def _report(turn: Turn, owed: Owed) -> tuple[int, str] | None:
    """(id, receipt) of the report already given on an item for the stage of today."""
    stages = {each.stage.id for each in candidates(turn, owed[0], [owed[1].id])}
    given = [report for report in progress.of_item(turn.conn, owed[1].id) if report.stage_id in stages]
    return (given[0].id, given[0].receipt) if given else None
