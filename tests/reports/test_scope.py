import pytest

from reports.scope import scope_of
from rules.records import Unit

TREE = (
    Unit(1, "SO", "Sở", None),
    Unit(2, "VP", "Văn phòng", 1),
    Unit(5, "HAT", "Hạt", 3),
    Unit(3, "CC", "Chi cục", 1),
    Unit(6, "TO", "Tổ", 5),
)


def test_units_stand_in_tree_order() -> None:
    scope = scope_of(TREE)
    assert [unit.id for unit in scope.units] == [1, 2, 3, 5, 6]
    assert scope.depth == {1: 0, 2: 1, 3: 1, 5: 2, 6: 3}
    assert scope.top is TREE[0]
    assert scope.inner() == {1, 3, 5}


def test_a_unit_covers_everything_below_it() -> None:
    scope = scope_of(TREE, 3)
    assert [unit.id for unit in scope.units] == [3, 5, 6]
    assert scope.branch(5) == {5, 6}
    assert scope_of(TREE).branch(3) == {3, 5, 6}


def test_units_whose_parent_is_not_in_the_record_are_tops() -> None:
    scope = scope_of((Unit(2, "A", "A", 99), Unit(3, "B", "B", None)))
    assert [unit.id for unit in scope.units] == [2, 3]
    assert scope.top is None


def test_unknown_unit_and_circle_are_refused() -> None:
    with pytest.raises(KeyError):
        scope_of(TREE, 77)
    with pytest.raises(ValueError):
        scope_of((Unit(1, "A", "A", 2), Unit(2, "B", "B", 1)))
