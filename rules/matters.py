"""What a digest tells beside campaigns' milestones: answers that units owe, decisions that wait, people's overdue requests,
regulations that end."""

from dataclasses import dataclass
from datetime import date

from rules.data_rights import DataRequest
from rules.records import Unit
from rules.regulations import Lapse
from rules.reminders import Due
from rules.waiting import Waiting

# days from the day by which an answer is asked for; once after it
REQUEST_LADDER = (-3, -1, 0, 1)


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """A request and the units that one person still has to answer it for; ``working_days`` to the day, negative after it."""

    request_id: int
    text: str
    due_on: date
    units: tuple[Unit, ...]
    rung: Due
    working_days: int


def of_difficulty(difficulty_id: int) -> str:
    """What reminders of an overdue difficulty are recorded under; the decision on it is another matter."""
    return f"ask:{difficulty_id}"


@dataclass(frozen=True, slots=True)
class OverdueAsk:
    """A difficulty that has waited too long: its number (``VM-2027-001``), and the campaign it was sent about, if any."""

    id: int
    code: str
    campaign_id: int | None = None

    @property
    def subject(self) -> str:
        """What reminders of it are recorded under."""
        return of_difficulty(self.id)


def of_data(request_id: int) -> str:
    """What reminders of a request about data are recorded under."""
    return f"data:{request_id}"


@dataclass(frozen=True, slots=True)
class Matters:
    """What one person is told at one look."""

    answers: tuple[AnswerDue, ...] = ()
    approvals: tuple[Waiting, ...] = ()
    difficulties: tuple[OverdueAsk, ...] = ()
    personal: tuple[DataRequest, ...] = ()
    regulations: tuple[Lapse, ...] = ()

    @property
    def lists(self) -> tuple[str, ...]:
        """Which of the lists that are told once a day hold something."""
        asks = self.difficulties or self.personal
        return (("approvals",) if self.approvals else ()) + (("asks",) if asks else ())

    @property
    def daily(self) -> tuple[str, ...]:
        """What is told every day until it is settled, one by one, as it is recorded."""
        decisions = (each.subject for each in self.approvals)
        difficulties = (each.subject for each in self.difficulties)
        return (*decisions, *difficulties, *(of_data(each.id) for each in self.personal))

    @property
    def urgent(self) -> bool:
        """Whether today is the last day of something."""
        return any(each.rung.rung == 0 for each in self.answers)


NOTHING = Matters()
