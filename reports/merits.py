"""What stands beside a registration: titles of recent years by decision, own initiatives, what is proposed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from reports import wording
from reports.days import day
from rules.commendation_record import RECENT_YEARS
from rules.initiative import Initiative, InitiativeState
from rules.merits import Award, Candidate
from rules.records import CampaignRecord


@dataclass(frozen=True, slots=True)
class Merits:
    """Lines by candidate (``initiatives`` and ``recognised`` by official); ``of_unit`` counts a unit's initiatives."""

    recent: dict[Candidate, list[str]] = field(default_factory=dict)
    initiatives: dict[int, list[str]] = field(default_factory=dict)
    proposed: dict[Candidate, list[str]] = field(default_factory=dict)
    recognised: dict[int, list[str]] = field(default_factory=dict)
    of_unit: Counter[int] = field(default_factory=Counter)


def merits_of(record: CampaignRecord) -> Merits:
    """All of a record. Awards of the ``RECENT_YEARS`` before the campaign's own year, the newest first."""
    years = range(record.campaign.year - RECENT_YEARS, record.campaign.year)
    found = Merits(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    for award in sorted(record.commendation.awards, key=lambda each: -each.year):
        if award.year in years:
            found.recent[award.candidate].append(award_line(award))
    for each in record.registers.initiatives:
        if each.state is not InitiativeState.WITHDRAWN:
            _take(found, each)
    for proposal in record.commendation.proposals:
        if proposal.live:
            found.proposed[proposal.candidate].append(proposal.title_name)
    return found


def _take(found: Merits, initiative: Initiative) -> None:
    found.of_unit[initiative.unit_id] += 1
    for author in initiative.authors:
        found.initiatives[author].append(initiative.name)
        if initiative.state is InitiativeState.RECOGNISED:
            found.recognised[author].append(initiative_line(initiative))


def initiative_line(initiative: Initiative) -> str:
    """A recognised one: ``Số hóa hồ sơ (12/QĐ-MAU ngày 05/01/2026)``."""
    return f"{initiative.name} ({_decision(initiative.last.number, initiative.last.on_day)})"


def award_line(award: Award) -> str:
    """``2025: Lao động tiên tiến (12/QĐ-MAU ngày 05/01/2026)``; what the record does not know is left out."""
    return f"{award.year}: {award.name} ({_decision(award.number, award.decided_on)})"


def _decision(number: str, on_day: date | None) -> str:
    dated = f"ngày {day(on_day)}" if on_day else ""
    return " ".join(filter(None, (number, dated))) or wording.NO_DECISION


def told(lines: Iterable[str]) -> str:
    """One cell of several lines."""
    return "\n".join(lines)
