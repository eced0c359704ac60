"""Lateness is counted by deadline."""

from rules.punctuality import Done, Punctuality, punctuality


def test_a_deadline_counts_once() -> None:
    done = [
        Done(1, "registration:1", False),
        Done(1, "stage:1", False),
        Done(1, "stage:1", True),  # one of two promises reported late
        Done(1, "stage:2", True),
        Done(2, "registration:1", True),
    ]
    assert punctuality(done) == {1: Punctuality(3, 2), 2: Punctuality(1, 1)}
    assert [punctuality(done)[who].repeated for who in (1, 2)] == [True, False]
    assert punctuality([]) == {}
