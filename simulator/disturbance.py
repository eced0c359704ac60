"""Updates that come twice or out of order, reproducible from one seed."""

from __future__ import annotations

import random
from typing import Any

MEMORY = 50


class Disturbance:
    """Re-delivers delivered updates with probability `duplicate`, shuffles a batch with probability `reorder`."""

    def __init__(self, seed: int, duplicate: float = 0.0, reorder: float = 0.0) -> None:
        self._chance = random.Random(seed)
        self._duplicate = duplicate
        self._reorder = reorder
        self._delivered: list[dict[str, Any]] = []

    def disturb(self, batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The batch as the bot gets it; an empty batch stays empty, so long polling still waits."""
        if not batch:
            return []
        again = [update for update in self._delivered if self._chance.random() < self._duplicate]
        self._delivered = (self._delivered + batch)[-MEMORY:]
        mixed = batch + again
        if self._chance.random() < self._reorder:
            self._chance.shuffle(mixed)
        return mixed
