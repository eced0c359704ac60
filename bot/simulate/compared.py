"""The program and the plain model side by side: every sweep and every sending is done by both, and compared."""

from datetime import datetime

from bot.simulate import checking
from bot.simulate.facts import Asked
from bot.simulate.looking import look
from bot.simulate.model import Model
from bot.simulate.program import Program
from bot.simulate.record import Difference, Said, Up
from bot.simulate.units_owing import done_nothing
from storage.outbox import Outgoing


class Compared:
    """``differences`` are what was found so far, ``sent`` the digests that arrived."""

    def __init__(self, model: Model, program: Program) -> None:
        self.model, self.program = model, program
        self.differences: list[Difference] = []
        self.sent: list[Said] = []

    async def sweep(self, now: datetime, *, twice: bool) -> None:
        """One look at the clock, or two at the same moment."""
        self.model.open_due(now)
        made = look(self.model, now)
        expected = frozenset(x for d in made for x in d.lines), frozenset(x for d in made for x in d.ups)
        found = await self.program.sweep(twice=twice)
        self.differences += checking.looked(expected, found, now)

    async def send(self, now: datetime) -> list[tuple[Outgoing, Said]]:
        """Everything that waits leaves; returns the digests that arrived."""
        found = await self.program.send()
        self.model.send(now)
        for official in self.program.refused():
            if not self.model.people[official].blocked:
                self.model.blocks(official)
        for _, said in found:
            self.sent.append(said)
            self.differences += checking.undone(said, self._owes, self._overdue)
        return found

    def _owes(self, milestone: int, official: int) -> bool:
        if milestone < 0:
            return any(each.id == milestone and each.missing for each in self.model.demands)
        return self.model.owes(self._asked(milestone), official)

    def _overdue(self, up: Up) -> bool:
        """Whether what went up is still to be done."""
        asked = self._asked(up.milestone)
        kind, _, number = up.subject.partition(":")
        if kind == "official":
            return self.model.owes(asked, int(number))
        return done_nothing(self.model, asked, int(number))

    def _asked(self, milestone: int) -> Asked:
        return next(each for each in self.model.asked if each.id == milestone)
