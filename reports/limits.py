"""Local limits beside lists of who is put forward: allowed and proposed, which rows lie beyond, and by which article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports import limits_wording as words
from reports import printing
from rules.commendation import Proposal
from rules.quotas import Limit


@dataclass(frozen=True, slots=True)
class Limited:
    """What a list says of one row: ``told`` in its cell, ``basis`` below the list; ``beyond``: the row lies beyond."""

    told: str
    basis: str
    beyond: bool

    @property
    def cell(self) -> str:
        return f"{self.told}; {words.BEYOND_LIMIT}" if self.beyond else self.told


def limited(limits: Sequence[Limit], beyond: frozenset[int], proposal: Proposal) -> Limited | None:
    """The limits of a proposal's title; None when it has none."""
    mine = [each for each in limits if each.condition.title_code == proposal.title_code]
    told = "; ".join(map(_told, mine))
    basis = " ".join(words.LIMIT_BASIS.format(name=each.name, told=_told(each), basis=each.basis) for each in mine)
    return Limited(told, basis, proposal.id in beyond) if mine else None


def _told(limit: Limit) -> str:
    percent = printing.quantity(limit.quota.percent, "%")
    counts = {"most": limit.quota.most, "whole": limit.quota.whole, "proposed": limit.quota.proposed}
    return words.LIMIT.format(percent=percent, **{key: printing.number(count) for key, count in counts.items()})


def note(found: Iterable[Limited | None]) -> str:
    """What stands below a list: each limit with its article and date, and what the mark means; empty without any."""
    lines = dict.fromkeys(each.basis for each in found if each is not None)
    return " ".join([*lines, words.LIMIT_NOTE]) if lines else ""
