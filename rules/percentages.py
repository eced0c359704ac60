"""Percentages typed without their comma: "9335" where 93,35 % was meant."""

from dataclasses import replace
from decimal import Decimal

from rules.amount import Amount

WHOLE = Decimal(100)
_USUAL = 200  # per cent; a plan may be exceeded, but seldom more than twice
_MOST = 1000


def readings(said: Amount, *, bare: bool) -> tuple[Amount, ...]:
    """What a percentage that cannot be meant as it stands may mean, most likely first; empty when it may be taken.

    ``bare``: no "%" was typed. From 1,000 per cent on the figure itself is not offered.
    """
    if said.value < (_USUAL if bare else _MOST) or (bare and said.value == _USUAL):
        return ()
    moved = said.value
    while moved > WHOLE:
        moved /= 10
    meant = replace(said, value=moved.normalize(), percent=True)
    return (meant, said) if said.value < _MOST else (meant,)
