"""Local limits on how many of a title are proposed: a help for those who weigh, never a bar.

No national percentage is in force (Điều 9.3 Nghị định 91/2017/NĐ-CP ended on 1/1/2024); a limit is an office's own dated row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rules.commendation import Proposal
from rules.commendation_norms import Quota
from rules.conditions import Condition
from rules.dates import format_date


@dataclass(frozen=True, slots=True)
class Limit:
    """The limit of one title (``name``) by the row ``condition``, and what is proposed against it."""

    name: str
    quota: Quota
    condition: Condition

    @property
    def over(self) -> int:
        """How many more are proposed than the limit allows."""
        return max(self.quota.proposed - self.quota.most, 0)

    @property
    def basis(self) -> str:
        """Article, document, its date, and from when the row holds; what nobody has entered is left out."""
        row = self.condition
        dated = f"ngày {format_date(row.document_date)}" if row.document_date else ""
        named = " ".join(filter(None, (row.article, row.document, dated)))
        return ", ".join(filter(None, (named, f"áp dụng từ {format_date(row.effective_from)}")))


def beyond(limits: Iterable[Limit], listed: Sequence[Proposal], agreed: dict[int, Decimal]) -> frozenset[int]:
    """Ids of the proposals that lie beyond a title's limit: the last ones by share of votes (``agreed``, by id, where there
    was a vote), then by order of entry."""
    found: set[int] = set()
    for limit in limits:
        mine = [each for each in listed if each.title_code == limit.condition.title_code]
        ordered = sorted(mine, key=lambda each: -agreed.get(each.id, Decimal(0)))
        found |= {each.id for each in ordered[limit.quota.most :]}
    return frozenset(found)
