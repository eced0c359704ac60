"""What a campaign's record holds of commendation: awards of recent years, and what is proposed on its ground."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.commendation import Proposal
from rules.commendation_vote import Vote
from rules.merits import Award

# lists of registrations show the titles of so many years before the campaign's own
RECENT_YEARS = 3


@dataclass(frozen=True, slots=True)
class CommendationRecord:
    """``awards`` from ``RECENT_YEARS`` before the campaign's year on; ``proposals`` of its rounds in every stage;
    ``votes`` by proposal."""

    awards: tuple[Award, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    votes: Mapping[int, Vote] = field(default_factory=dict)


NO_COMMENDATION = CommendationRecord()
