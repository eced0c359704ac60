"""When somebody is let in, and when guessing is stopped."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from rules.records import Role

WRONG_AN_HOUR = 5
WRONG_AT_ALL = 20
WRONG_BY_ALL = 50
HOUR = timedelta(hours=1)


class Admission(StrEnum):
    """What opens the door: the code and the own phone have done it, or the office or an administrator has to."""

    IN = "in"
    OFFICE = "office"
    ADMIN = "admin"


def admission(*, phone_matched: bool, roles: Iterable[Role], code_alone: bool) -> Admission:
    """Who decides about a person whose code is right.

    A phone that matches the roster decides for everybody. Without one (the roster has none, or the network shares none)
    the office confirms a member, unless it has settled that the code is enough; beyond a member only an administrator does.
    """
    if phone_matched:
        return Admission.IN
    if set(roles) - {Role.MEMBER}:
        return Admission.ADMIN
    return Admission.IN if code_alone else Admission.OFFICE


def may_guess(*, in_the_last_hour: int, at_all: int) -> bool:
    """Whether a chat with so many wrong codes may try another."""
    return in_the_last_hour < WRONG_AN_HOUR and at_all < WRONG_AT_ALL
