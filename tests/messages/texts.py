"""What may leave: short enough for a phone, composed letters, whole markup, labels that fit a button."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from simulator import utf16
from simulator.errors import ApiError
from simulator.markup import parse_html
from storage.schema.operations import outbox

LONGEST = 900
LONGEST_LABEL = 40
MOST_BUTTONS = 9


def faults(conn: Connection) -> Iterator[str]:
    """A sentence for everything wrong with a message that was ever put into the outbox."""
    for row in conn.execute(select(outbox).where(outbox.c.kind.not_in(("commands", "leave")))):
        yield from (f"{fault}: {row.text!r}" for fault in faults_of(row.text))
        plain = html.unescape(re.sub(r"</?[bi]>", "", row.text))
        if row.kind != "edit" and dead_end(
            plain, row.choices, contact=bool(row.contact_button), file=bool(row.attachment)
        ):
            yield f"leads nowhere: {row.text!r}"
        yield from (f"{fault}: {row.text!r}" for fault in faults_of_choices(row.text, row.choices))


# messages that need lead nowhere, by how they begin, each with its reason
ENDS = {
    "Đang ": "work under way: its outcome follows by itself",
    "Tệp lịch ": "comes with a file",
    "Uỷ quyền tại ": "tells that a lent right has ended; nothing is left to do",
    "Giới thiệu của đồng chí về": "tells the outcome of what the person began; nothing is left to do",
    "Yêu cầu xoá dữ liệu của đồng chí đã": "the account is gone with its data; there is nothing to press",
    "Đây là hệ thống tự động phục vụ phong trào thi đua của": "the notice before the first question of joining",
}
LEADS = re.compile(
    r"\?|\b(?:[Gg]õ|[Bb]ấm|[Gg]ửi|[Cc]họn|[Ll]iên hệ|[Tt]rao đổi|[Mm]ở lại|[Cc]ập nhật|[Gg]iới thiệu lại|[Bb]áo Văn phòng)\b"
)


def dead_end(text: str, choices: Sequence[Mapping[str, Any]], *, contact: bool, file: bool) -> bool:
    """Whether a message leaves its reader without a button, a question or a word on what to do next."""
    return not (choices or contact or file or not text or LEADS.search(text) or text.startswith(tuple(ENDS)))


def faults_of_choices(text: str, choices: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What is wrong with the buttons below a text: too many, too wide, the same twice, cut with nothing that says all."""
    labels = [choice["label"] for choice in choices]
    if len(labels) > MOST_BUTTONS:
        yield f"{len(labels)} buttons"
    if len(set(labels)) < len(labels):
        yield f"twice among {labels}"
    plain = html.unescape(re.sub(r"</?[bi]>", "", text))
    for label in labels:
        if not label.strip() or len(label) > LONGEST_LABEL or label != unicodedata.normalize("NFC", label):
            yield f"label {label!r}"
        if label.endswith("…") and not any(part in plain for part in _parts(label)):
            yield f"label cut, and not in full above {label!r}"


def _parts(label: str) -> list[str]:
    """What of a cut label the text above may say: all of it, or what stands after the word for its kind."""
    whole = label.removesuffix("…")
    return [part for part in (whole, whole.partition(": ")[2], whole.partition(" ")[2]) if part]


def faults_of(text: str) -> Iterator[str]:
    """What is wrong with one text."""
    if text != unicodedata.normalize("NFC", text):
        yield "letters in parts"
    if set(re.findall(r"</?([a-z]+)", text)) - {"b", "i"}:
        yield "markup"
    if re.search(r"\b[0-9a-f]{32}\b", text):
        yield "the renderer's own mark"
    try:
        letters = utf16.length(parse_html(text)[0])
    except ApiError as error:
        yield str(error)
        return
    if letters > LONGEST:
        yield f"{letters} letters"
