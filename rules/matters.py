"""What a digest tells beside campaigns' milestones: answers that units owe, decisions that wait, people's overdue requests,
regulations that end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rules.data_rights import DataRequest
from rules.records import Unit
from rules.regulations import Lapse
from rules.reminders import Due
from rules.waiting import Waiting

_BY_RUNGS = ("request:", "regulation:")
# days from the day by which an answer is asked for; once after it
REQUEST_LADDER = (-3, -1, 0, 1)


def of_request(request_id: int) -> str:
    """What reminders of a request to units are recorded under."""
    return f"request:{request_id}"


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """A request and the units that one person still has to answer it for; ``working_days`` to the day, negative after it."""

    request_id: int
    text: str
    due_on: date
    units: tuple[Unit, ...]
    rung: Due
    working_days: int

    @property
    def subject(self) -> str:
        """What reminders of it are recorded under."""
        return of_request(self.request_id)


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


def of_regulation(regulation_id: int) -> str:
    """What reminders of a regulation that ends or is amended are recorded under."""
    return f"regulation:{regulation_id}"


def of_data(request_id: int) -> str:
    """What reminders of a request about data are recorded under."""
    return f"data:{request_id}"


@dataclass(frozen=True, slots=True)
class PutOff:
    """A matter that somebody was told of (its day, the rung) and wants to hear of once more."""

    subject: str
    due_on: date
    rung: int

    @property
    def daily(self) -> bool:
        """Whether it is told every day anyway until it is settled."""
        return not self.subject.startswith(_BY_RUNGS)


@dataclass(frozen=True, slots=True)
class Matters:
    """What one person is told at one look; ``again`` is what of it they had put off."""

    answers: tuple[AnswerDue, ...] = ()
    approvals: tuple[Waiting, ...] = ()
    difficulties: tuple[OverdueAsk, ...] = ()
    personal: tuple[DataRequest, ...] = ()
    regulations: tuple[Lapse, ...] = ()
    again: tuple[PutOff, ...] = ()

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
    def subjects(self) -> tuple[str, ...]:
        """Everything that is told, as it is recorded."""
        answers = (each.subject for each in self.answers)
        return (*answers, *self.daily, *(of_regulation(each.regulation.id) for each in self.regulations))

    @property
    def urgent(self) -> bool:
        """Whether today is the last day of something, or the person has asked to hear of it now."""
        return bool(self.again) or any(each.rung.rung == 0 for each in self.answers)

    @property
    def fresh(self) -> bool:
        """Whether anything is told that the person had not put off."""
        return len(self.subjects) > len(self.again)

    def only(self, subjects: Collection[str]) -> "Matters":
        """What of it is about some subjects."""
        return Matters(
            tuple(each for each in self.answers if each.subject in subjects),
            tuple(each for each in self.approvals if each.subject in subjects),
            tuple(each for each in self.difficulties if each.subject in subjects),
            tuple(each for each in self.personal if of_data(each.id) in subjects),
            tuple(each for each in self.regulations if of_regulation(each.regulation.id) in subjects),
        )

    def beside(self, more: "Matters") -> "Matters":
        """Both, what was put off after what is fresh."""
        return Matters(*(getattr(self, name) + getattr(more, name) for name in Matters.__slots__))


NOTHING = Matters()
