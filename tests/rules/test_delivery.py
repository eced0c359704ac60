"""What the ledger says of one person, case by case."""

import pytest

from rules.delivery import Standing, may_resend, needs_second_approver, standing

CASES = [
    # tries, joined, reachable, acknowledged, expected
    ([], False, False, False, (Standing.NOT_JOINED, "")),
    ([], True, False, False, (Standing.FAILED, "blocked")),
    ([], True, True, False, (Standing.NOT_SENT, "")),
    ([("queued", "")], True, True, False, (Standing.WAITING, "")),
    ([("sending", "")], True, True, False, (Standing.WAITING, "")),
    ([("paused", "")], True, True, False, (Standing.WAITING, "")),
    ([("sent", "")], True, True, False, (Standing.SENT, "")),
    ([("sent", "")], True, False, False, (Standing.SENT, "")),
    ([("sent", ""), ("dead", "blocked")], True, False, False, (Standing.SENT, "")),
    ([("dead", "blocked")], True, False, False, (Standing.FAILED, "blocked")),
    ([("dead", "blocked"), ("queued", "")], True, True, False, (Standing.WAITING, "")),
    ([("dead", "bad_request"), ("sent", "")], True, True, False, (Standing.SENT, "")),
    ([("unclear", "timeout")], True, True, False, (Standing.UNCLEAR, "timeout")),
    ([("unclear", "timeout")], True, True, True, (Standing.SENT, "")),
    ([("unclear", "timeout"), ("cancelled", "")], True, True, False, (Standing.UNCLEAR, "timeout")),
    ([("cancelled", "")], True, True, False, (Standing.NOT_SENT, "")),
    ([("cancelled", "")], False, False, False, (Standing.NOT_JOINED, "")),
]


@pytest.mark.parametrize(("tries", "joined", "reachable", "acknowledged", "expected"), CASES)
def test_standing(
    tries: list[tuple[str, str]], joined: bool, reachable: bool, acknowledged: bool, expected: tuple[Standing, str]
) -> None:
    assert standing(tries, joined=joined, reachable=reachable, acknowledged=acknowledged) == expected


@pytest.mark.parametrize("found", list(Standing))
def test_only_what_did_not_arrive_is_sent_again(found: Standing) -> None:
    again = {Standing.UNCLEAR, Standing.FAILED, Standing.NOT_SENT}
    assert may_resend(found, reachable=True) == (found in again)
    assert not may_resend(found, reachable=False)


@pytest.mark.parametrize(("people", "above", "needed"), [(1000, 1000, False), (1001, 1000, True), (0, 0, False)])
def test_second_approver_only_above_the_threshold(people: int, above: int, needed: bool) -> None:
    assert needs_second_approver(people, above) is needed
