"""What stands beside a registration: titles of recent years by decision, own initiatives, what is proposed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports import wording
from reports.days import day
from rules.commendation_record import RECENT_YEARS
from rules.initiative import InitiativeState
from rules.merits import Award, Candidate
from rules.records import CampaignRecord


@dataclass(frozen=True, slots=True)
class Merits:
    """Lines by candidate; somebody without any is missing."""

    recent: dict[Candidate, list[str]] = field(default_factory=dict)
    initiatives: dict[int, list[str]] = field(default_factory=dict)
    proposed: dict[Candidate, list[str]] = field(default_factory=dict)


def merits_of(record: CampaignRecord) -> Merits:
    """All of a record. Awards of the ``RECENT_YEARS`` before the campaign's own year, the newest first."""
    years = range(record.campaign.year - RECENT_YEARS, record.campaign.year)
    found = Merits(defaultdict(list), defaultdict(list), defaultdict(list))
    for award in sorted(record.commendation.awards, key=lambda each: -each.year):
        if award.year in years:
            found.recent[award.candidate].append(award_line(award))
    for each in record.registers.initiatives:
        for author in each.authors if each.state is not InitiativeState.WITHDRAWN else ():
            found.initiatives[author].append(each.name)
    for proposal in record.commendation.proposals:
        if proposal.live:
            found.proposed[proposal.candidate].append(proposal.title_name)
    return found


def award_line(award: Award) -> str:
    """``2025: Lao động tiên tiến (12/QĐ-MAU ngày 05/01/2026)``; what the record does not know is left out."""
    decided = f"ngày {day(award.decided_on)}" if award.decided_on else ""
    decision = " ".join(filter(None, (award.number, decided)))
    return f"{award.year}: {award.name}" + (f" ({decision})" if decision else f" ({wording.NO_DECISION})")


def told(lines: Iterable[str]) -> str:
    """One cell of several lines."""
    return "\n".join(lines)
