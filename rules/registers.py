"""What is registered beside people's own pledges, as one part of a campaign's record."""

from dataclasses import dataclass

from rules.collective_pledge import CollectivePledge
from rules.initiative import Initiative


@dataclass(frozen=True, slots=True)
class Registers:
    """Units' pledges (drafts and withdrawn ones with their state) and initiatives of one campaign."""

    collectives: tuple[CollectivePledge, ...] = ()
    initiatives: tuple[Initiative, ...] = ()


NO_REGISTERS = Registers()
