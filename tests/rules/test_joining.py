"""Who is let in by whom, and how often one may guess."""

import pytest

from rules.joining import Admission, admission, may_guess
from rules.records import Role

HIGHER = [role for role in Role if role != Role.MEMBER]


@pytest.mark.parametrize("roles", [set(), {Role.MEMBER}, *({role} for role in HIGHER)])
def test_a_matching_phone_lets_everybody_in(roles: set[Role]) -> None:
    assert admission(phone_matched=True, roles=roles, code_alone=False) == Admission.IN


@pytest.mark.parametrize("role", HIGHER)
@pytest.mark.parametrize("code_alone", [True, False])
def test_without_it_a_role_needs_an_administrator(role: Role, code_alone: bool) -> None:
    assert admission(phone_matched=False, roles={role}, code_alone=code_alone) == Admission.ADMIN


def test_without_it_a_member_needs_the_office_or_its_settled_word() -> None:
    assert admission(phone_matched=False, roles=set(), code_alone=False) == Admission.OFFICE
    assert admission(phone_matched=False, roles=set(), code_alone=True) == Admission.IN


@pytest.mark.parametrize(
    ("hour", "at_all", "may"),
    [(0, 0, True), (4, 4, True), (5, 5, False), (0, 19, True), (0, 20, False), (0, 500, False)],
)
def test_five_an_hour_twenty_at_all(hour: int, at_all: int, may: bool) -> None:
    assert may_guess(in_the_last_hour=hour, at_all=at_all) is may
