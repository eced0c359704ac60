"""What changed in who bears how much of a campaign's targets, told apart from what stayed."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.cascade import Share, same_measure


@dataclass(frozen=True, slots=True)
class ShareChange:
    """A share before and after, of one bearer (``unit_id`` or ``official_id``) of one target; None: there was or is none."""

    target_id: int
    unit_id: int | None
    official_id: int | None
    old: Share | None
    new: Share | None


def share_changes(before: Iterable[Share], after: Iterable[Share]) -> list[ShareChange]:
    """Shares that are new, withdrawn, or of another value or unit of measure, by target and in the order they were issued."""
    old, new = ({_bearer(share): share for share in shares} for shares in (before, after))
    keys = dict.fromkeys([*old, *new])
    found = [ShareChange(*key, old.get(key), new.get(key)) for key in keys if not _same(old.get(key), new.get(key))]
    return sorted(found, key=lambda change: change.target_id)


def _bearer(share: Share) -> tuple[int, int | None, int | None]:
    return share.target_id, share.unit_id, share.official_id


def _same(old: Share | None, new: Share | None) -> bool:
    if old is None or new is None:
        return old is new
    return old.value == new.value and same_measure(old.unit, new.unit)
