"""Dated norms beside a title's conditions: thresholds, quorum, bonuses, base rate, dossier; what is in force, what follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

TEN_THOUSAND = Decimal(10_000)


class NormKind(StrEnum):
    """THRESHOLD, QUORUM: % of all members · BONUS: times the base rate · BASE: đồng a month · PAPER: a part of a dossier."""

    THRESHOLD = "threshold"
    QUORUM = "quorum"
    BONUS = "bonus"
    BASE = "base"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Norm:
    """One row; without a code it holds for every title. ``confirmed``: somebody has confirmed that it is in force."""

    id: int
    kind: NormKind
    title_code: str
    text: str
    value: Decimal | None
    basis: str
    effective_from: date
    effective_to: date | None = None
    confirmed: bool = True

    def in_force(self, on_day: date) -> bool:
        """Whether the row holds on a day."""
        return self.effective_from <= on_day and (self.effective_to is None or on_day <= self.effective_to)


def in_force(norms: Iterable[Norm], kind: NormKind, code: str, on_day: date) -> list[Norm]:
    """Rows of a kind for a title (and for all titles) on a day, the title's own first, then the newest."""
    found = [n for n in norms if n.kind is kind and n.title_code in ("", code) and n.in_force(on_day)]
    return sorted(found, key=lambda n: (n.title_code == "", -n.effective_from.toordinal(), n.id))


def norm(norms: Iterable[Norm], kind: NormKind, code: str, on_day: date) -> Norm | None:
    """The one row that counts, None when there is none with a value."""
    return next((n for n in in_force(norms, kind, code, on_day) if n.value is not None), None)


def bonus(norms: Sequence[Norm], code: str, decided_on: date) -> Decimal | None:
    """Đồng that go with a title: multiple × base rate of the day of the decision, rounded up to ten thousand đồng; None when
    either is not known. Nghị định 152/2025/NĐ-CP (in force from 01/7/2025), Arts. 49, 50."""
    times = norm([n for n in norms if n.title_code == code], NormKind.BONUS, code, decided_on)
    base = norm(norms, NormKind.BASE, "", decided_on)
    if times is None or base is None or times.value is None or base.value is None:
        return None
    return (times.value * base.value / TEN_THOUSAND).to_integral_value(ROUND_CEILING) * TEN_THOUSAND


def highest_only(amounts: Sequence[Decimal | None], paid: Decimal = Decimal(0)) -> list[Decimal | None]:
    """Several titles in one period bring the highest bonus alone; the others become 0. What is unknown stays unknown.

    ``paid`` was given by earlier decisions of the period: the highest brings what it exceeds that by.
    """
    known = [amount for amount in amounts if amount is not None]
    best = amounts.index(max(known)) if known else -1
    more = max(max(known, default=paid) - paid, Decimal(0))
    return [None if amount is None else more if place == best else Decimal(0) for place, amount in enumerate(amounts)]


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a title are ``proposed``, how many a local limit of ``percent`` of ``whole`` allows (rounded down)."""

    proposed: int
    whole: int
    percent: Decimal

    @property
    def most(self) -> int:
        return int(self.whole * self.percent / 100)

    @property
    def exceeded(self) -> bool:
        return self.proposed > self.most
