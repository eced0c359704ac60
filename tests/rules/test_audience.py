"""Who takes part: against a computation of another kind, and the kinds that names tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.audience import Audience, takes_part, units_in
from rules.records import Unit
from rules.unit_kinds import KINDS, kind_of


@st.composite
def trees(draw: st.DrawFn) -> list[Unit]:
    """Up to a dozen units; a unit's parent is one before it, or there is none."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=12))
    parents = [draw(st.one_of(st.none(), st.integers(0, at - 1))) if at else None for at in range(len(kinds))]
    return [Unit(at, f"U{at}", f"Đơn vị {at}", parents[at], kind) for at, kind in enumerate(kinds)]


def below(units: list[Unit], tops: set[int]) -> set[int]:
    """Units reached from ``tops`` downwards, step by step."""
    found = set(tops)
    while more := {unit.id for unit in units if unit.parent_id in found} - found:
        found |= more
    return found


@given(trees(), st.data(), st.frozensets(st.sampled_from(KINDS)))
def test_the_audience_is_what_hangs_below_its_units(
    units: list[Unit], data: st.DataObject, kinds: frozenset[str]
) -> None:
    root = data.draw(st.one_of(st.none(), st.sampled_from([unit.id for unit in units])))
    tree = {unit.id for unit in units} if root is None else below(units, {root})
    wanted = (
        tree & below(units, {unit.id for unit in units if unit.id in tree and unit.kind in kinds}) if kinds else tree
    )
    audience = Audience(root, kinds)
    assert units_in(audience, units) == wanted
    assert units_in(audience, list(reversed(units))) == wanted
    assert audience.everybody == (root is None and not kinds)


def test_a_unit_outside_the_tree_does_not_take_part() -> None:
    line = [(5, "phong"), (4, "chi_cuc"), (1, "so")]
    assert takes_part(Audience(4, frozenset({"phong"})), line)
    assert not takes_part(Audience(4, frozenset({"so"})), line)  # the department stands above the tree
    assert not takes_part(Audience(9), line)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Nông nghiệp và Môi trường", "so"),
        ("Văn phòng Sở", "phong"),
        ("Phòng Quản lý đất đai", "phong"),
        ("Thanh tra Sở", "phong"),
        ("Chi cục Kiểm lâm", "chi_cuc"),
        ("CHI CỤC THỦY LỢI", "chi_cuc"),
        ("Hạt Kiểm lâm số 1", "chi_cuc"),
        ("Trung tâm Khuyến nông", "su_nghiep"),
        ("Ban Quản lý dự án", "su_nghiep"),
        ("Quỹ Bảo vệ môi trường", "su_nghiep"),
        ("Công ty Thuỷ lợi Mẫu", "doanh_nghiep"),
        ("", "phong"),
    ],
)
def test_the_kind_that_a_name_tells(name: str, kind: str) -> None:
    assert kind_of(name) == kind
