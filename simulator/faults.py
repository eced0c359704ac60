"""Scripted faults per method and call, switches for the whole network, and a random mix from one seed."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

POLLING = "getupdates"


class FaultKind(StrEnum):
    """`*_before` comes instead of the effect, `*_after` once it took place: the message arrived, the answer did not."""

    OK = "ok"
    FLOOD = "flood"
    SERVER_ERROR = "server_error"
    BAD_GATEWAY = "bad_gateway"
    NOT_FOUND_PAGE = "not_found_page"
    UNAUTHORIZED = "unauthorized"
    CONFLICT = "conflict"
    FORBIDDEN = "forbidden"
    BAD_REQUEST = "bad_request"
    UNREACHABLE = "unreachable"
    HANG_BEFORE = "hang_before"
    HANG_AFTER = "hang_after"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    SLOW_BODY = "slow_body"


@dataclass(frozen=True)
class Fault:
    """What one call meets.

    `retry_after` is in seconds (flood), `seconds` the length of a slow answer, `description` replaces an error's text.
    """

    kind: FaultKind
    retry_after: int = 3
    seconds: float = 1.0
    description: str = ""


OK = Fault(FaultKind.OK)
DOWN = Fault(FaultKind.UNREACHABLE)
FLOODED = Fault(FaultKind.FLOOD, retry_after=5)


class Faults:
    """Decides what each call meets: first the network switch, then the script, the standing fault, the mix."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Back to a network without faults."""
        self.network = "normal"
        self._script: dict[str, deque[Fault]] = {}
        self._standing: dict[str, Fault] = {}
        self._mix: _Mix | None = None

    def set_network(self, state: str) -> None:
        """`normal`, `down` or `flood`; ValueError for anything else."""
        if state not in ("normal", "down", "flood"):
            raise ValueError(f"unknown network state {state!r}")
        self.network = state

    def script(self, method: str, *faults: Fault | FaultKind) -> None:
        """The next calls of `method` (`*` for any) meet these faults, one each, in this order."""
        waiting = self._script.setdefault(method.lower(), deque())
        waiting.extend(fault if isinstance(fault, Fault) else Fault(fault) for fault in faults)

    def always(self, method: str, fault: Fault | FaultKind | None) -> None:
        """Every call of `method` (`*` for any) meets `fault` until None takes it away."""
        if fault is None:
            self._standing.pop(method.lower(), None)
        else:
            self._standing[method.lower()] = fault if isinstance(fault, Fault) else Fault(fault)

    def mix(self, seed: int, shares: Mapping[FaultKind, float], methods: tuple[str, ...] = ()) -> None:
        """Random faults with these probabilities for `methods` (all but getUpdates when empty); a seed repeats them."""
        self._mix = _Mix(random.Random(seed), dict(shares), tuple(name.lower() for name in methods))

    def take(self, method: str) -> Fault:
        """The fault the next call of `method` (lower case) meets."""
        if self.network == "down":
            return DOWN
        if self.network == "flood" and method.startswith(("send", "edit")):
            return FLOODED
        for name in (method, "*"):
            if waiting := self._script.get(name):
                return waiting.popleft()
        standing = self._standing.get(method) or self._standing.get("*")
        if standing or self._mix is None:
            return standing or OK
        return self._mix.draw(method)


@dataclass
class _Mix:
    chance: random.Random
    shares: dict[FaultKind, float]
    methods: tuple[str, ...]

    def draw(self, method: str) -> Fault:
        if method not in self.methods and (self.methods or method == POLLING):
            return OK
        point = self.chance.random()
        for kind, share in self.shares.items():
            point -= share
            if point < 0:
                return Fault(kind)
        return OK
