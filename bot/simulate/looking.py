"""The plain model's look at the clock: who is to be told what now, member by member, chief by chief."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.simulate.facts import Asked, Demand, Digest, Person, PutOff
from bot.simulate.model import HEAD, MEMBER, OFFICE, REQUEST, Model
from bot.simulate.plain_calendar import FIRST_HOUR
from bot.simulate.raising import raise_overdue
from bot.simulate.record import Line, Up
from bot.simulate.units_owing import answering, below, heads_on, to_confirm, unit_lacks

LADDERS = {
    MEMBER: (-14, -7, -3, -1, 0, 7, 14, 21),
    HEAD: (-7, -3, -1, 0, 7, 14, 21),
    OFFICE: (-7, -1, 0, 7, 14, 21),
    REQUEST: (-3, -1, 0, 1),
}
AGAIN = "_again"


@dataclass(slots=True)
class Told:
    """What one look finds to be told."""

    model: Model
    now: datetime
    today: date
    waiting: dict[int, datetime]  # until when people with an hour of their own are not written to
    lines: dict[int, set[Line]] = field(default_factory=lambda: defaultdict(set))
    ups: dict[int, set[Up]] = field(default_factory=lambda: defaultdict(set))

    def ready(self, official: int) -> bool:
        """Whether the hour that somebody has chosen has come."""
        return official not in self.waiting or self.waiting[official] <= self.now

    def add(self, asked: Asked | Demand, ladder: str, rung: tuple[int, date], official: int) -> None:
        """One more line."""
        outcome = "late" if self.today > rung[1] else "sent"
        self.lines[official].add(Line(official, asked.id, asked.due_on, ladder, rung[0], outcome))


def look(model: Model, now: datetime) -> list[Digest]:
    """Queue in the model whatever is to be told now; returns it."""
    closing, today = model.calendar.closing(now), model.calendar.day(now)
    if closing is None:
        return []
    for digest in list(model.pending.values()):
        if digest.day < today or digest.until <= now:
            model.withdraw(digest)
    told = Told(model, now, today, _waiting(model, now, today))
    known = sorted((each for each in model.asked if each.open), key=lambda a: (a.due_on, a.id))
    running = [each for each in known if not paused(model, each.campaign, today)]
    looked = set()
    for asked in running:
        _members(told, asked)
        _heads(told, asked)
        _office(told, asked)
        if raise_overdue(model, asked, today, told.ups, told.ready):
            looked.add((asked.id, today))
    if not paused(model, None, today):
        _requests(told)
    _again(told, running)
    _pace(told)
    made = [_digest(told, official, closing) for official in sorted({*told.lines, *told.ups})]
    for digest in made:
        model.queue(digest)
    model.looked |= looked
    return made


def paused(model: Model, campaign: int | None, today: date) -> bool:
    """Whether nothing is told of a campaign today; of None: of what belongs to no campaign."""
    return any(p.campaign in (None, campaign) and p.first <= today <= p.until for p in model.pauses)


def _come(model: Model, now: datetime) -> list[PutOff]:
    """What was put off until now, was not told again, and was not overtaken by a newer rung."""
    found = []
    for each in model.put_off:
        line = each.line
        key = (line.milestone, line.due_on)
        newest = model.newest((*key, line.ladder, line.official))
        told = line.rung in model.told.get((*key, line.ladder + AGAIN, line.official), ())
        if each.until <= now and not told and not (newest is not None and newest > line.rung):
            found.append(each)
    return found


def _waiting(model: Model, now: datetime, today: date) -> dict[int, datetime]:
    asked_for = {each.line.official for each in _come(model, now) if model.calendar.day(each.until) == today}
    midnight = model.calendar.at(today, FIRST_HOUR.replace(hour=0))
    found = {}
    for person in model.people.values():
        if person.hour is not None and person.id not in asked_for:
            wished = model.calendar.chance(midnight, person.hour)
            same_day = model.calendar.day(wished) == today
            found[person.id] = wished if same_day else model.calendar.chance(midnight)
    return found


def _newest(told: Told, asked: Asked, ladder: str) -> tuple[int, date] | None:
    return told.model.calendar.newest(asked.due_on, LADDERS[ladder], asked.started, told.today)


def _untold(told: Told, asked: Asked | Demand, ladder: str, rung: int, person: Person) -> bool:
    newest = told.model.newest((asked.id, asked.due_on, ladder, person.id))
    fresh = (newest is None or newest < rung) and not told.model.had_digest(person.id, told.today)
    return fresh and person.reached(told.today) and told.ready(person.id)


def _members(told: Told, asked: Asked) -> None:
    rung = _newest(told, asked, MEMBER)
    if rung is None:
        return
    for person in told.model.owing(asked, told.today):
        before = person.linked is not None and told.model.calendar.day(person.linked) < rung[1]
        if before and _untold(told, asked, MEMBER, rung[0], person):
            told.add(asked, MEMBER, rung, person.id)


def _heads(told: Told, asked: Asked) -> None:
    model, rung = told.model, _newest(told, asked, HEAD)
    if rung is None:
        return
    chiefs = {who for who, unit in heads_on(model, told.today) if unit in asked.units}
    waiting = [who for who in chiefs if _untold(told, asked, HEAD, rung[0], model.people[who])]
    for who in head_lacks(model, asked, told.today, waiting):
        told.add(asked, HEAD, rung, who)


def head_lacks(model: Model, asked: Asked, today: date, chiefs: Collection[int]) -> set[int]:
    """Those of some heads in whose units something is missing, or for whose decision something waits."""
    owing = {each.unit for each in model.owing(asked, today)} if chiefs else set()
    found = to_confirm(model, asked, today) & set(chiefs) if chiefs else set()
    for who, unit in heads_on(model, today):
        if who in chiefs and unit in asked.units:
            under = below(model, unit)
            own = unit in asked.answering and unit_lacks(model, asked, unit, today)
            unseen = any(model.unit_reports.get((asked.stage or 0, each)) is False for each in under - {unit})
            found |= {who} if owing & under or own or unseen else set()
    return found & {who for who, unit in heads_on(model, today) if unit in asked.units}


def _office(told: Told, asked: Asked) -> None:
    model, rung = told.model, _newest(told, asked, OFFICE)
    if rung is None:
        return
    waiting = [who for who in model.office if _untold(told, asked, OFFICE, rung[0], model.people[who])]
    for who in office_lacks(model, asked, told.today, waiting):
        told.add(asked, OFFICE, rung, who)


def office_lacks(model: Model, asked: Asked, today: date, chiefs: Collection[int]) -> set[int]:
    """Those of some who keep the office to whom anything is missing anywhere, or for whose decision something waits."""
    if not chiefs:
        return set()
    lacking = any(unit_lacks(model, asked, unit, today) for unit in asked.answering)
    unseen = any(stage == asked.stage and not seen for (stage, _), seen in model.unit_reports.items())
    if lacking or unseen or model.owing(asked, today):
        return set(chiefs)
    return to_confirm(model, asked, today) & set(chiefs)


def _requests(told: Told) -> None:
    model = told.model
    for demand in model.demands:
        rung = model.calendar.newest(demand.due_on, LADDERS[REQUEST], demand.sent_on or date.max, told.today)
        for who in answering(model, demand, told.today) if rung is not None else ():
            if rung is not None and _untold(told, demand, REQUEST, rung[0], model.people[who]):
                told.add(demand, REQUEST, rung, who)


def still_owed(model: Model, asked: Asked | Demand, line: Line, today: date) -> bool:
    """Whether what a line told is still to be done; what is paused is not asked for now, if it belongs to no campaign."""
    if isinstance(asked, Demand):
        return not paused(model, None, today) and line.official in answering(model, asked, today)
    if line.ladder == MEMBER:
        return model.people[line.official].here(today) and model.owes(asked, line.official)
    if line.ladder == HEAD:
        return line.official in head_lacks(model, asked, today, [line.official])
    return line.official in office_lacks(model, asked, today, [line.official])


def _again(told: Told, running: list[Asked]) -> None:
    """What people had put off, unless a newer rung says it now."""
    model = told.model
    known: dict[int, Asked | Demand] = {each.id: each for each in running}
    known.update((each.id, each) for each in model.demands)
    for each in _come(model, told.now):
        line, asked = each.line, known.get(each.line.milestone)
        person = model.people[line.official]
        if asked is None or asked.due_on != line.due_on or (line.rung <= 0 and told.today > asked.due_on):
            continue
        same = (line.milestone, line.ladder)
        fresh = any((other.milestone, other.ladder) == same for other in told.lines.get(line.official, ()))
        if not fresh and person.reached(told.today) and still_owed(model, asked, line, told.today):
            told.add(asked, line.ladder + AGAIN, (line.rung, told.today), person.id)


def _pace(told: Told) -> None:
    """Nobody is told again within the days that the office leaves between two digests, but on a deadline's own day."""
    for official in {*told.lines, *told.ups}:
        days = {each.day for each in told.model.digests[official] if each.lines and each.day < told.today}
        soon = any((told.today - day).days < told.model.gap_days for day in days)
        excepted = any(line.rung == 0 or line.ladder.endswith(AGAIN) for line in told.lines.get(official, ()))
        if soon and not excepted:
            told.lines.pop(official, None)
            told.ups.pop(official, None)


def _digest(told: Told, official: int, closing: datetime) -> Digest:
    lines, ups = told.lines.get(official, set()), told.ups.get(official, set())
    first = min(lines, default=None)
    alone = first is not None and not ups and all(line.ladder.endswith(AGAIN) for line in lines)
    key = f"again:{first}" if alone else f"digest:{told.today}:{official}"
    return Digest(key, official, told.today, closing, set(lines), set(ups))
