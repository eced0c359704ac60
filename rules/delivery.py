"""What a ledger of deliveries says of one person: decided from the tries to reach them, without a database."""

from collections.abc import Sequence
from enum import StrEnum


class Standing(StrEnum):
    """Where an announcement stands with one person; every person of an audience has exactly one.

    UNCLEAR: it left, and nobody knows whether it arrived. NOT_SENT: it was stopped, or never tried.
    """

    SENT = "sent"
    UNCLEAR = "unclear"
    FAILED = "failed"
    WAITING = "waiting"
    NOT_SENT = "not_sent"
    NOT_JOINED = "not_joined"


_BY_STATE = {
    "sent": Standing.SENT,
    "unclear": Standing.UNCLEAR,
    "dead": Standing.FAILED,
    "queued": Standing.WAITING,
    "sending": Standing.WAITING,
    "paused": Standing.WAITING,
}


def standing(
    tries: Sequence[tuple[str, str]], *, joined: bool, reachable: bool, acknowledged: bool
) -> tuple[Standing, str]:
    """(standing, reason code). ``tries`` are (state, error) of the messages sent to the person, oldest first.

    One arrival counts for good, and an acknowledgement proves one; otherwise the newest try that was not stopped decides.
    """
    if acknowledged or any(state == "sent" for state, _ in tries):
        return Standing.SENT, ""
    made = [(state, error) for state, error in tries if state != "cancelled"]
    if made:
        state, error = made[-1]
        return _BY_STATE[state], error
    if not joined:
        return Standing.NOT_JOINED, ""
    return (Standing.NOT_SENT, "") if reachable else (Standing.FAILED, "blocked")


def may_resend(found: Standing, *, reachable: bool) -> bool:
    """Whether sending again is right: it did not surely arrive, nothing is on its way, and the person can be reached."""
    return reachable and found in (Standing.UNCLEAR, Standing.FAILED, Standing.NOT_SENT)


def needs_second_approver(people: int, above: int) -> bool:
    """Whether a broadcast to so many people has to be confirmed by a second person."""
    return people > above
