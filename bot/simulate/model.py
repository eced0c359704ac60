"""The plain model's memory: who is where, who has done what, what was told. No queries, no transactions, no cleverness."""

from collections import defaultdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.simulate.facts import Asked, Demand, Digest, Done, Lent, Pause, Person, Pledge, PutOff
from bot.simulate.plain_calendar import PlainCalendar
from bot.simulate.record import Said, Up

MEMBER, HEAD, OFFICE, REQUEST = "member", "head", "office", "request"


class Model:
    """What is known. Acts change it; ``bot.simulate.looking`` says what is to be told."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.calendar = PlainCalendar(zone)
        self.people: dict[int, Person] = {}
        self.parents: dict[int, int | None] = {}
        self.heads: dict[int, int] = {}  # by unit
        self.office: list[int] = []
        self.directors: list[int] = []
        self.asked: list[Asked] = []
        self.pledges: dict[tuple[int, int], Pledge] = {}  # by campaign and owner
        self.reported: set[tuple[int, int]] = set()  # stage and item
        self.launched: set[tuple[int, int]] = set()  # campaign and unit
        self.planned: set[tuple[int, int]] = set()
        self.unit_reports: dict[tuple[int, int], bool] = {}  # stage and unit: acknowledged
        self.activities: list[Done] = []
        self.demands: list[Demand] = []
        self.lent: list[Lent] = []
        self.pauses: list[Pause] = []
        self.put_off: list[PutOff] = []
        self.gap_days = 1
        self.told: dict[tuple[int, date, str, int], set[int]] = defaultdict(set)
        self.digests: dict[int, list[Digest]] = defaultdict(list)  # by official, those that count
        self.raised: dict[tuple[int, date], list[tuple[Up, date]]] = defaultdict(list)
        self.looked: set[tuple[int, date]] = set()
        self.pending: dict[str, Digest] = {}
        self.said: list[Said] = []
        self.withdrawn = 0

    def open_due(self, now: datetime) -> None:
        """Open what is to be open by now: later than it should when nobody looked at the clock."""
        for asked in self.asked:
            if not asked.open and asked.opens <= now:
                asked.open, asked.opened = True, self.calendar.day(now)

    def is_open(self, campaign: int) -> bool:
        """Whether a campaign is open."""
        return any(asked.open for asked in self.asked if asked.campaign == campaign)

    def owes(self, asked: Asked, official: int) -> bool:
        """Whether somebody owes what a milestone asks of people; a drive asks nothing of them."""
        if asked.drive is not None:
            return False
        pledge = self.pledges.get((asked.campaign, official))
        if asked.stage is None:
            return pledge is None or not pledge.stands
        stands = pledge is not None and pledge.stands
        return stands and any((asked.stage, item) not in self.reported for item in pledge.items)  # type: ignore[union-attr]

    def active(self, asked: Asked, unit: int) -> bool:
        """Whether a unit has held an activity since a drive began."""
        mine = (each for each in self.activities if (each.campaign, each.unit) == (asked.campaign, unit))
        held = [each.held_on for each in mine if not each.planned and not each.withdrawn]
        return asked.drive is not None and any(day >= asked.drive for day in held)

    def owing(self, asked: Asked, today: date) -> list[Person]:
        """Everybody of the units who owes today."""
        members = (each for each in self.people.values() if each.unit in asked.units and each.here(today))
        return [each for each in members if self.owes(asked, each.id)]

    def newest(self, line: tuple[int, date, str, int]) -> int | None:
        """The newest rung told of (milestone, deadline, ladder, official)."""
        return max(self.told.get(line, ()), default=None)

    def had_digest(self, official: int, today: date) -> bool:
        """Whether somebody has been told anything today."""
        return any(each.day == today for each in self.digests[official])

    def queue(self, digest: Digest) -> None:
        """Take a digest as told, and as waiting."""
        self.pending[digest.key] = digest
        self.digests[digest.official].append(digest)
        for line in digest.lines:
            self.told[line.milestone, line.due_on, line.ladder, line.official].add(line.rung)
        for up in digest.ups:
            self.raised[up.milestone, up.due_on].append((up, digest.day))

    def withdraw(self, digest: Digest) -> None:
        """Take a waiting digest as never told."""
        del self.pending[digest.key]
        self.withdrawn += 1
        self.digests[digest.official].remove(digest)
        for line in digest.lines:
            self.told[line.milestone, line.due_on, line.ladder, line.official].discard(line.rung)
        for up in digest.ups:
            self.raised[up.milestone, up.due_on].remove((up, digest.day))
            self.looked = {each for each in self.looked if each[0] != up.milestone}

    def settled(self, campaign: int, *, official: int | None = None, unit: int | None = None) -> None:
        """Somebody or a unit has done something: what waits about it is not true any more."""
        subject = f"unit:{unit}" if official is None else f"official:{official}"
        about = {each.id for each in self.asked if each.campaign == campaign}
        for digest in list(self.pending.values()):
            chiefs = any(line.ladder.startswith((HEAD, OFFICE)) and line.milestone in about for line in digest.lines)
            raised = any(up.subject == subject and up.milestone in about for up in digest.ups)
            if digest.official == official or chiefs or raised:
                self.withdraw(digest)

    def changed(self, milestone: int) -> None:
        """A milestone was moved or paused, a request answered, moved or cancelled: what waits about it is not told."""
        for digest in list(self.pending.values()):
            about = {line.milestone for line in digest.lines} | {up.milestone for up in digest.ups}
            if milestone in about:
                self.withdraw(digest)

    def withdraw_all(self) -> None:
        """Everything is paused."""
        for digest in list(self.pending.values()):
            self.withdraw(digest)

    def leaves_for(self, official: int) -> None:
        """Somebody is away from now on."""
        for digest in [each for each in self.pending.values() if each.official == official]:
            self.withdraw(digest)

    def blocks(self, official: int) -> None:
        """The bot learns that somebody has blocked it: what waits for them never leaves."""
        self.people[official].blocked = True
        self.pending = {key: each for key, each in self.pending.items() if each.official != official}

    def send(self, now: datetime) -> None:
        """What waits and is still good leaves."""
        for digest in list(self.pending.values()):
            if digest.until <= now or digest.key not in self.pending:
                continue
            if self.people[digest.official].silent:
                self.blocks(digest.official)
                continue
            del self.pending[digest.key]
            self.said.append(Said(now, digest.official, frozenset(digest.lines), frozenset(digest.ups)))
