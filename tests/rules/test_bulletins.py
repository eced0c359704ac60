"""Groups of receivers as they are written down: read back as they were, anything else is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.bulletins import ROLES, Audience, Group, Lacking, read_audience
from rules.unit_kinds import KINDS

numbers = st.integers(1, 10**9).map(str)
audiences = st.one_of(
    st.just(Audience(Group.EVERYBODY)),
    st.builds(Audience, st.just(Group.UNIT), numbers),
    st.builds(Audience, st.just(Group.KIND), st.sampled_from(KINDS)),
    st.builds(Audience, st.just(Group.ROLE), st.sampled_from(ROLES)),
    st.builds(Audience, st.just(Group.MISSING), numbers, st.sampled_from(Lacking)),
)


@given(audiences)
def test_every_group_is_read_back_as_it_was_written(audience: Audience) -> None:
    assert read_audience(str(audience)) == audience


@pytest.mark.parametrize(
    "text",
    ["", "all:1", "unit", "unit:", "unit:x", "unit:²", "unit:1:pledge", "kind:moi", "role:member", "role:admin",
     "missing:1", "missing:1:all", "missing:x:pledge", "nobody"],
)  # fmt: skip
def test_anything_else_is_no_group(text: str) -> None:
    assert read_audience(text) is None
