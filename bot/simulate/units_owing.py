"""The plain model's view of units: what each lacks, and whose decision pledges wait for."""

from datetime import date

from bot.simulate.facts import Asked, Demand
from bot.simulate.model import Model


def below(model: Model, root: int) -> set[int]:
    """A unit and all below it."""
    return {unit for unit in model.parents if root in above(model, unit)}


def above(model: Model, unit: int | None) -> list[int]:
    """A unit and all above it, nearest first."""
    found = []
    while unit is not None:
        found.append(unit)
        unit = model.parents[unit]
    return found


def heads_on(model: Model, today: date) -> list[tuple[int, int]]:
    """(official, unit) of everybody who heads a unit today or stands in for its head."""
    lent = [each for each in model.lent if each.first <= today <= each.last]
    standing = [(each.deputy, each.unit) for each in lent if model.people[each.deputy].unit == each.unit]
    here = [(who, unit) for who, unit in standing if model.people[who].here(today)]
    return [(head, unit) for unit, head in model.heads.items()] + here


def answering(model: Model, demand: Demand, today: date) -> set[int]:
    """Who is reminded of a request: the heads of units that have not answered, or the nearest above who can be reached."""
    found: set[int] = set()
    reached = [(who, unit) for who, unit in heads_on(model, today) if model.people[who].reached(today)]
    for unit in demand.missing:
        line = ({who for who, headed in reached if headed == each} for each in above(model, unit))
        found |= next((some for some in line if some), set())
    return found


def unit_itself(model: Model, asked: Asked, unit: int, today: date) -> bool:
    """Whether a unit has not launched, reported on a stage or joined a drive, though somebody of it could."""
    return done_nothing(model, asked, unit) and _somebody(model, unit, today)


def done_nothing(model: Model, asked: Asked, unit: int) -> bool:
    """The same, whoever is at work."""
    if asked.drive is not None:
        missing = not model.active(asked, unit)
    elif asked.stage is None:
        missing = (asked.campaign, unit) not in model.launched
    else:
        missing = (asked.stage, unit) not in model.unit_reports
    return missing


def unit_lacks(model: Model, asked: Asked, unit: int, today: date) -> bool:
    """The same, or the plan of the launch."""
    key = (asked.campaign, unit)
    registering = asked.stage is None and asked.drive is None
    planless = registering and key in model.launched and key not in model.planned
    return unit_itself(model, asked, unit, today) or (planless and _somebody(model, unit, today))


def _somebody(model: Model, unit: int, today: date) -> bool:
    """Whether somebody of a unit, its head included, is at work."""
    staff = [each for each in model.people.values() if each.unit == unit or model.heads.get(unit) == each.id]
    return any(each.here(today) and not each.absent(today) for each in staff)


def to_confirm(model: Model, asked: Asked, today: date) -> set[int]:
    """Everybody for whose decision some pledge waits by a registration."""
    found: set[int] = set()
    if asked.stage is not None or asked.drive is not None:
        return found
    deputies: dict[int, set[int]] = {}
    for lent in model.lent:
        deputy = model.people[lent.deputy]
        if lent.first <= today <= lent.last and deputy.unit == lent.unit and deputy.here(today):
            deputies.setdefault(lent.unit, set()).add(lent.deputy)
    for (campaign, owner), pledge in model.pledges.items():
        if campaign == asked.campaign and pledge.state == "submitted":
            found |= _deciders(model, deputies, owner, pledge.unit)
    return found


def _deciders(model: Model, deputies: dict[int, set[int]], owner: int, unit: int) -> set[int]:
    line = above(model, unit)
    headed = [each for each in line if model.heads.get(each) == owner]
    line = above(model, model.parents[headed[-1]]) if headed else line
    chiefs = {model.heads[each] for each in line if each in model.heads}
    chiefs |= {who for each in line for who in deputies.get(each, ())}
    for some in (chiefs, set(model.office), set(model.directors)):
        if some - {owner}:
            return some - {owner}
    return set()
