"""Who confirms whose pledge: the table of cases, and that nobody ever confirms the own one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.confirmation import Chain, confirmers

# 1 Sở > 2 chi cục > 3 hạt; 4 phòng
PARENTS = {1: None, 2: 1, 3: 2, 4: 1}
OFFICE = frozenset({90, 91})


def chain(heads: dict[int, set[int]], office: frozenset[int] = OFFICE) -> Chain:
    return Chain(PARENTS, {unit: frozenset(found) for unit, found in heads.items()}, office)


@pytest.mark.parametrize(
    ("heads", "owner", "unit", "found"),
    [
        ({2: {20}, 3: {30}}, 31, 3, {20, 30}),  # a member: the own head, and whoever heads above
        ({2: {20}}, 31, 3, {20}),  # no head of the own unit: the one above
        ({2: {20}, 3: {30}}, 30, 3, {20}),  # a head: only from above
        ({2: {20}, 3: {30, 32}}, 30, 3, {20}),  # a fellow head of the same unit is not above
        ({2: {20}}, 20, 2, {90, 91}),  # a head without a head above: the office
        ({1: {10}, 2: {20}}, 20, 2, {10}),
        ({2: {20}, 3: {20}}, 20, 3, {90, 91}),  # heads nested units: above the topmost of them
        ({1: {10}, 3: {10}, 2: {20}}, 10, 3, {90, 91}),
        ({}, 41, 4, {90, 91}),  # nobody heads anything
        ({4: {40}}, 90, 4, {40}),  # an office member in a unit with a head
        ({}, 90, 4, {91}),  # ... without: a colleague of the office
    ],
)
def test_cases(heads: dict[int, set[int]], owner: int, unit: int, found: set[int]) -> None:
    assert confirmers(chain(heads), owner, unit) == found


DIRECTORS = [
    ({}, {90}, {10}, 90, {10}),  # the only office member, in a unit without a head: the director
    ({}, {90, 91}, {10}, 90, {91}),  # a colleague of the office comes first
    ({4: {40}}, {90}, {10}, 90, {40}),  # and a head before either
    ({}, {10}, {10}, 10, set()),  # never the owner, whatever roles they hold
    ({}, {90}, set(), 90, set()),
]


@pytest.mark.parametrize(("heads", "office", "directors", "owner", "found"), DIRECTORS)
def test_the_director_where_nobody_of_the_office_is_left(
    heads: dict[int, set[int]], office: set[int], directors: set[int], owner: int, found: set[int]
) -> None:
    whole = replace(chain(heads, frozenset(office)), directors=frozenset(directors))
    assert confirmers(whole, owner, 4) == found


@given(
    st.dictionaries(st.sampled_from([1, 2, 3, 4]), st.sets(st.integers(1, 6), min_size=1)),
    st.integers(1, 6),
    st.sampled_from([1, 2, 3, 4]),
    st.sets(st.integers(1, 6)),
)
def test_never_the_owner_and_heads_before_the_office(
    heads: dict[int, set[int]], owner: int, unit: int, office: set[int]
) -> None:
    found = confirmers(chain(heads, frozenset(office)), owner, unit)
    assert owner not in found
    line = chain(heads).line(unit)
    heading = set().union(*(heads.get(step, set()) for step in line))
    assert found <= heading or found <= office
