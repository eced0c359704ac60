"""What a parser in the sandbox can and cannot do."""

import pytest

from importers import sandbox
from importers.refusal import Refusal

CASES = "tests.importers.sandbox_cases"


def test_value_comes_back() -> None:
    assert sandbox.run(f"{CASES}:length", b"abcd", {"times": 3}) == 12


def test_a_large_payload_passes_whole() -> None:
    assert sandbox.run(f"{CASES}:length", b"x" * 9_000_000) == 9_000_000


@pytest.mark.parametrize(
    ("function", "code"),
    [
        ("refuse", "because"),
        ("swell", "too_hungry"),
        ("call_out", "unreadable"),
        ("start_program", "unreadable"),
        ("write", "unreadable"),
        ("stumble", "unreadable"),
    ],
)
def test_misbehaviour_ends_in_a_refusal(function: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        sandbox.run(f"{CASES}:{function}", b"x")
    assert refused.value.code == code


def test_an_endless_parser_is_killed() -> None:
    with pytest.raises(Refusal) as refused:
        sandbox.run(f"{CASES}:loop", b"", seconds=0.5)
    assert refused.value.code == "too_slow"
