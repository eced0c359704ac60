"""Who confirms a unit's own pledge: the nearest head above the unit, then the office, then the director; never a signatory."""

from collections.abc import Collection

from rules.confirmation import Chain


def unit_confirmers(chain: Chain, unit_id: int, signers: Collection[int]) -> frozenset[int]:
    """Officials who may confirm or return the pledge of a unit that ``signers`` (head, trade union) have said yes to.

    Empty when nobody is left who may.
    """
    above = chain.line(chain.parents.get(unit_id))
    steps = (*(chain.heads.get(unit, frozenset()) for unit in above), chain.office, chain.directors)
    return next((found for step in steps if (found := step - frozenset(signers))), frozenset())
