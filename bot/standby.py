"""Several copies on one PostgreSQL database: one is active, the others wait and take over within a minute when it ends.

A copy that waits accepts webhooks (their events are rows at once), and does nothing else.
"""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from storage.active_copy import ActiveCopy

log = logging.getLogger(__name__)

EVERY_S = 5.0


class NoLongerActiveError(RuntimeError):
    """Another copy may have become active: this one has stopped, and waits when it is started again."""


async def become_active(right: ActiveCopy | None, every: float = EVERY_S) -> None:
    """Return once this copy has the right, however long another one keeps it; tried ``every`` so many seconds.

    None stands for SQLite, whose only copy holds the data folder already.
    """
    said = False
    while right is not None and not await _taken(right):
        if not said:
            log.info("standing by: another copy is active")
            said = True
        await asyncio.sleep(every)


async def _taken(right: ActiveCopy) -> bool:
    try:
        return await asyncio.to_thread(right.take)
    except SQLAlchemyError as error:
        log.warning("the database does not answer: code=%s", type(error).__name__)
        return False


async def stay_active(right: ActiveCopy | None, every: float = EVERY_S) -> None:
    """Keep the right by asking for it ``every`` so many seconds; raises NoLongerActiveError when it is lost."""
    held = True
    while held:
        await asyncio.sleep(every)
        held = right is None or await asyncio.to_thread(right.held)
    raise NoLongerActiveError("Bản này không còn quyền chạy chính nên đã dừng; khởi động lại để chờ đến lượt.")
