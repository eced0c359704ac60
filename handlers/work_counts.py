"""Assigned work in counts: a person says how much was assigned, done and done well; the head confirms "well"."""

from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.labels import MOST_OFFERED
from handlers.progress_stage import candidates, due
from handlers.turn import Turn, option, press
from handlers.unit_scope import DECIDING, named_unit, view
from rules.confirmation import confirmers
from rules.figure_line import read_counts
from rules.reckoning import Counting
from rules.records import Role, Target
from rules.unit_report import Counts
from rules.unit_result import rate
from storage import audit, campaigns, people, reckonings, shares, standing, work_counts
from storage.people import Person


@allow(Role.MEMBER)
def begin(turn: Turn, campaign: int | None = None, target: int | None = None) -> None:
    """Ask for the counts of a target that is counted in pieces of work."""
    running = chosen(turn, campaign, "work.begin")
    if running is None:
        return
    mine = [each for each in _targets(turn, running.id) if target in (None, each.id)]
    stages = [each for each in candidates(turn, running.id, []) if not each.closed]
    if not mine or not stages:
        turn.say("work/none", [press("menu", "menu.show")])
    elif len(mine) > 1:
        choices = [
            option(each.measure or each.text, "work.begin", campaign=running.id, target=each.id) for each in mine
        ]
        turn.say("work/which", [*choices, press("menu", "menu.show")])
    else:
        start(turn, FORM, {"campaign": running.id, "target": mine[0].id, "stage": stages[-1].stage.id})


def _targets(turn: Turn, campaign: int) -> list[Target]:
    """The targets counted in pieces of work that every person, or this one, has."""
    known = reckonings.of_campaign(turn.conn, campaign)
    own = {share.target_id for share in shares.of_official(turn.conn, campaign, turn.me.official_id)}
    counted = [t for t in campaigns.targets_of(turn.conn, campaign) if t.id in known and known[t.id].counts_work]
    return [target for target in counted if target.level == "person" or target.id in own]


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    about = filling.about
    target = next((each for each in _targets(turn, about["campaign"]) if each.id == about["target"]), None)
    known = reckonings.of_campaign(turn.conn, about["campaign"]).get(about["target"])
    said = filling.value("counts")
    return {
        "target": target,
        "well": known is not None and known.counting is Counting.DONE_WELL,
        "due": due(turn, about["campaign"], about["stage"]),
        "last": work_counts.of_official(turn.conn, turn.me.official_id, about["target"], about["stage"]),
        "rate": None if said is None else rate(Counts(*said)),
    }


def _read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    well = _values(turn, filling)["well"]
    found = read_counts(given.text or "", well=well)
    if found is None:
        return Again("work/which_counts", {"well": well})
    said = [found.assigned, found.done, found.well]
    return Answer(said, ", ".join(str(number) for number in said if number is not None))


def _save(turn: Turn, filling: Filling) -> None:
    values, about = _values(turn, filling), filling.about
    running = {each.id for each in campaigns.running_for(turn.conn, turn.me.unit_id)}
    if values["target"] is None or values["due"].closed or about["campaign"] not in running:
        turn.say("work/none", [press("menu", "menu.show")])
        return
    counts, me = Counts(*filling.value("counts")), turn.me
    work_counts.submit(turn.conn, me.official_id, me.unit_id, about["target"], about["stage"], counts, turn.now)
    turn.say("work/saved", [press("menu", "menu.show")], counts=counts, **values)


FORM = Form(
    name="work",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("counts", "work/ask_counts", _read, values=_values)],
    review="work/review",
    save=_save,
    values=_values,
)


def may_confirm(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person decides on the pledge of whoever did the work; nobody confirms the own work."""
    owner = work_counts.owner(conn, arguments)
    return owner is not None and person.official_id in standing.confirmers_of(conn, owner, person.on_day)


@allow(*DECIDING, unit=named_unit)
def waiting(turn: Turn, campaign: int, unit: int) -> None:
    """Whose work done well waits to be confirmed by this person."""
    found = view(turn, campaign, unit)
    if found is None:
        return
    chain = standing.chain(turn.conn, turn.today)
    mine = {o.id for o in found.record.officials if turn.me.official_id in confirmers(chain, o.id, o.unit_id)}
    rows = work_counts.waiting(turn.conn, campaign, mine)[:MOST_OFFERED]
    choices = [option(row.name, "work.confirm", **found.about, work=row.id) for row in rows]
    turn.say("work/waiting", [*choices, press("unit", "unit.show", **found.about)], view=found, rows=rows)


@allow(*DECIDING, unit=named_unit, when=may_confirm)
def confirm(turn: Turn, campaign: int, unit: int, work: int) -> None:
    """What one person has done well is confirmed; the person is told."""
    owner = work_counts.owner(turn.conn, {"work": work})
    if work_counts.confirm(turn.conn, work, by=turn.me.official_id, now=turn.now) and owner is not None:
        audit.record(turn.conn, turn.me.official_id, "work.confirmed", f"work_count:{work}", "", turn.now)
        turn.tell(owner, "work/confirmed_notice", name=people.name_of(turn.conn, turn.me.official_id))
    waiting(turn, campaign, unit)


ACTIONS: dict[str, Handler] = {"work.begin": begin, "work.waiting": waiting, "work.confirm": confirm}
