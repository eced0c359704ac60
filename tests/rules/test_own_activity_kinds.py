"""Kinds of activity that an office makes: what may be typed, and that a kind survives its row and its answer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.activity_kinds import INSPECTION, KINDS, Kind
from rules.own_activity_kinds import (
    ASK,
    OFFERED,
    extras_as_json,
    extras_asked,
    kind_of_row,
    labels_of,
    own_labels,
    packed,
    ticked_of,
    unpacked,
)


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("Số cây trồng; Diện tích", ["Số cây trồng", "Diện tích"]),
        ("Số cây trồng\nDiện tích", ["Số cây trồng", "Diện tích"]),
        ("Số cây; số cây ;", ["số cây"]),
        ("a; b; c; d", None),
        ("x" * 31, None),
        ("123", None),
        (" ; ", None),
        ("", None),
    ],
)
def test_labels_of_ones_own(typed: str, labels: list[str] | None) -> None:
    assert own_labels(typed) == labels


@given(
    st.lists(st.sampled_from([extra.name for extra in OFFERED]), unique=True),
    st.lists(st.text("abc đồi", min_size=1, max_size=9).filter(str.strip), max_size=3),
    st.booleans(),
    st.integers(1, 9),
)
def test_a_kind_comes_back_from_its_row_and_from_its_answer(
    ticked: list[str], labels: list[str], plannable: bool, revision: int
) -> None:
    made = Kind("rieng_1", "Ra quân", ASK, extras_asked(ticked, labels), plannable, revision=revision)
    stored = json.loads(json.dumps(extras_as_json(made)))
    assert kind_of_row("rieng_1", revision, "Ra quân", plannable, stored) == made
    assert unpacked(packed(made)) == made
    assert set(ticked_of(made)) == set(ticked)
    assert labels_of(made) == labels


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_shipped_kind_keeps_what_it_asks_under_another_name(kind: Kind) -> None:
    assert packed(kind) == kind.code
    assert unpacked(kind.code) == kind
    renamed = kind_of_row(kind.code, 1, "Tên mới", kind.plannable, None)
    assert (renamed.ask, renamed.extras, renamed.movement) == (kind.ask, kind.extras, kind.movement)
    assert extras_as_json(renamed) is None
    assert unpacked(packed(renamed)) == renamed


def test_what_is_no_kind() -> None:
    assert unpacked("") is None
    assert unpacked("khong_co") is None
    assert (
        KINDS[INSPECTION].extras[0].optional is False
    )  # by it the compile knows inspections, whatever they are called
