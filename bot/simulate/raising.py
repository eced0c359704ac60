"""The plain model of what goes up: the head after two working days, the office after four, the director after eight."""

from collections.abc import Callable
from datetime import date

from bot.simulate.facts import Asked
from bot.simulate.model import Model
from bot.simulate.record import Up
from bot.simulate.units_owing import above, unit_itself

GRACE = {"head": 2, "office": 4, "director": 8}
LEVELS = list(GRACE)


def raise_overdue(
    model: Model, asked: Asked, today: date, ups: dict[int, set[Up]], ready: Callable[[int], bool]
) -> bool:
    """Add what goes up of a milestone today; True when nothing further is to be looked at today."""
    late = model.calendar.days_over(max(asked.due_on, asked.started), today)
    if late < min(GRACE.values()) or (asked.id, today) in model.looked:
        return False
    finished = True
    before = list(model.raised[asked.id, asked.due_on])
    for subject, unit, days in _subjects(model, asked, today, late):
        told = {up.level: day for up, day in reversed(before) if up.subject == subject}
        to = _receivers(model, subject, unit, today)
        level = _level(told, to, days, today)
        for chief in to[level] if level else ():
            up = Up(chief, asked.id, asked.due_on, level or "", subject)
            if any(up == known for known, _ in before) or model.had_digest(chief, today):
                continue
            if ready(chief):
                ups[chief].add(up)
            else:
                finished = False
    return finished


def _subjects(model: Model, asked: Asked, today: date, late: int) -> list[tuple[str, int, int]]:
    """(who or what, its unit, working days over) of all that is overdue, people on leave left out."""
    found = []
    for person in model.owing(asked, today):
        if not person.absent(today):
            newcomer = person.since > max(asked.due_on, asked.started)
            days = model.calendar.days_over(person.since, today) if newcomer else late
            found.append((f"official:{person.id}", person.unit, days))
    silent = sorted(unit for unit in asked.answering if unit_itself(model, asked, unit, today))
    return found + [(f"unit:{unit}", unit, late) for unit in silent]


def _receivers(model: Model, subject: str, unit: int, today: date) -> dict[str, list[int]]:
    chiefs: list[int] = []
    for each in above(model, unit):
        heads = [model.heads[each]] if each in model.heads else []
        heads += [
            lent.deputy for lent in model.lent if lent.unit == each and _stands_in(model, lent.deputy, each, today)
        ]
        chiefs = [who for who in dict.fromkeys(heads) if _reached(model, who, today) and subject != f"official:{who}"]
        if chiefs:
            break
    office = [who for who in model.office if _reached(model, who, today)]
    directors = [who for who in model.directors if _reached(model, who, today)]
    return {"head": chiefs, "office": office, "director": directors}


def _stands_in(model: Model, deputy: int, unit: int, today: date) -> bool:
    lasting = any(l.deputy == deputy and l.unit == unit and l.first <= today <= l.last for l in model.lent)  # noqa: E741
    person = model.people[deputy]
    return lasting and person.unit == unit and person.here(today)


def _reached(model: Model, official: int, today: date) -> bool:
    return model.people[official].reached(today)


def _level(told: dict[str, date], to: dict[str, list[int]], days: int, today: date) -> str | None:
    """The next level that has somebody, once its days are over, on a later day than the one before."""
    highest = max((LEVELS.index(level) for level in told), default=-1)
    for level in LEVELS[max(highest, 0) :]:
        if told.get(level) == today:
            return level
        if level not in told and to[level]:
            return level if days >= GRACE[level] else None
    return None
