"""How a fault shows on the wire."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from simulator import interruptions
from simulator.errors import ApiError, bad_request, conflict, forbidden, too_many_requests, unauthorized
from simulator.faults import Fault, FaultKind

AFTER = frozenset({FaultKind.HANG_AFTER, FaultKind.RESET_AFTER, FaultKind.SLOW_BODY})
PAGES = {
    FaultKind.SERVER_ERROR: (500, "Internal Server Error"),
    FaultKind.BAD_GATEWAY: (502, "Bad Gateway"),
    FaultKind.NOT_FOUND_PAGE: (404, "Not Found"),
}


def refused_by(fault: Fault) -> ApiError | None:
    """The Bot API's own error this fault stands for; None when the answer is not one."""
    match fault.kind:
        case FaultKind.FLOOD:
            return too_many_requests(fault.retry_after)
        case FaultKind.UNAUTHORIZED:
            return unauthorized()
        case FaultKind.CONFLICT:
            return conflict(fault.description or "terminated by other getUpdates request")
        case FaultKind.FORBIDDEN:
            return forbidden(fault.description or "bot was blocked by the user")
        case FaultKind.BAD_REQUEST:
            return bad_request(fault.description or "chat not found")
    return None


async def stops_before(fault: Fault, request: Request) -> Response:
    """What the client meets instead of an effect."""
    if fault.kind in PAGES:
        return interruptions.page(*PAGES[fault.kind])
    if fault.kind is FaultKind.HANG_BEFORE:
        return await interruptions.hang(request)
    if fault.kind is FaultKind.UNREACHABLE:
        return interruptions.unreachable(request)
    return interruptions.reset(request)
