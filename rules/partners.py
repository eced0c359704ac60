"""Bodies outside the department that take part in a campaign, and what they report."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PartnerReport:
    """The newest revision of a report on a stage (``stage_id`` None: the campaign has no stages).

    ``amount`` in ``unit`` is None when no figure was given. ``reporter`` is the name of the one who entered it,
    ``by_contact`` whether that is the body's own contact.
    """

    id: int
    partner_id: int
    campaign_id: int
    stage_id: int | None
    revision: int
    text: str
    amount: Decimal | None
    unit: str
    reporter: str
    by_contact: bool
    reported_at: datetime
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A body that takes part in a campaign, with its newest reports in the order of the stages."""

    partner_id: int
    name: str
    contact: str
    reports: tuple[PartnerReport, ...] = ()
