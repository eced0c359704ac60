"""A launch document → text, draft, draft campaign: the same road for the chat and the command line."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from importers.document import read_document
from importers.launch_draft import read_draft
from importers.limits import check_words
from importers.refusal import Refusal
from rules.campaign_draft import rows_of
from rules.launch_document.draft import Draft
from rules.secrecy import marked
from storage import campaign_drafts

MADE, KNOWN, QUESTIONED = "made", "known", "questioned"
PICTURED = frozenset({"scanned", "picture"})  # what importers.document refuses for want of letters


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a document: ``made`` with its campaign, ``known`` with the newest campaign made from it before, or
    ``questioned`` (kept, no campaign) because it launches nothing."""

    outcome: str
    document: int
    campaign: int | None


def read(content: bytes, name: str) -> tuple[str, Draft]:
    """Text and draft of a file. Blocks while child processes work; raises `Refusal`."""
    text = read_text(content, name)
    return text, read_draft(text)


def read_text(content: bytes, name: str) -> str:
    """The text of a file that bears no mark of a secret document; the same terms."""
    return checked(read_document(content, name).text)


def checked(text: str) -> str:
    """``text``; refused when it is empty of words or bears a mark of secrecy."""
    check_words(text)
    if marked(text):
        raise Refusal("secret", "Văn bản có dấu hiệu mang độ mật nên không được nhận qua đây.")
    return text


def receive(
    conn: Connection,
    draft: Draft,
    text: str,
    *,
    name: str,
    file_id: int | None,
    by: int | None,
    now: datetime,
    today: date,
    sure: bool = False,
) -> Received:
    """Store what was read; ``sure`` makes a campaign also of a document that launches nothing or was sent before."""
    rows = rows_of(draft, today, name)
    document, before = campaign_drafts.receive(conn, rows, text, file_id=file_id, by=by, now=now)
    if before and not sure:
        return Received(KNOWN, document, before[0])
    if not draft.launches and not sure:
        return Received(QUESTIONED, document, None)
    return Received(MADE, document, campaign_drafts.store(conn, rows, document, by=by, now=now))
