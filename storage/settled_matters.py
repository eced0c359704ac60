"""Which matters still wait: digests that have not left and name one that waits no longer are withdrawn.

Whoever settles a matter withdraws it in the same transaction; this is for what ends beside that: a draft that was changed
since it was submitted, a milestone removed, a campaign closed.
"""

from datetime import datetime

from sqlalchemy import Connection

from rules.difficulties import WAITING
from rules.matters import of_data, of_difficulty
from rules.reminder_ledger import Reason
from storage import data_requests, difficulties, matter_reminders, requests, unsent_reminders, waiting

# told of by their own day, which cannot end but by it
_LASTING = ("regulation:",)


def withdraw(conn: Connection, now: datetime) -> None:
    """Withdraw what names a matter that is settled."""
    found = {matter_reminders.subject_told(each) for each in unsent_reminders.matters(conn)}
    told = {each for each in found if not each.startswith(_LASTING)}
    if told:
        for subject in sorted(told - _waiting(conn, now)):
            unsent_reminders.settled_matter(conn, subject)


def paused(conn: Connection, campaign_id: int) -> None:
    """Withdraw what names a decision or a difficulty of a campaign of which nothing is reminded from now on."""
    found = difficulties.every(conn, tuple(WAITING))
    asked = {of_difficulty(key) for key, at in difficulties.campaigns_of(conn, found).items() if at == campaign_id}
    decisions = {each.subject for each in waiting.everything(conn) if each.campaign_id == campaign_id}
    for subject in sorted(asked | decisions):
        unsent_reminders.settled_matter(conn, subject, Reason.CHANGED)


def _waiting(conn: Connection, now: datetime) -> set[str]:
    decisions = {each.subject for each in waiting.everything(conn)}
    asked = {matter_reminders.request(request) for _, request, _ in requests.owing(conn, now)}
    late = {of_difficulty(each.id) for each in difficulties.every(conn, tuple(WAITING))}
    return decisions | asked | late | {of_data(each.id) for each in data_requests.waiting(conn)}
