"""What may leave: short enough for a phone, composed letters, whole markup, labels that fit a button."""

import re
import unicodedata
from collections.abc import Iterator

from sqlalchemy import Connection, select

from simulator import utf16
from simulator.errors import ApiError
from simulator.markup import parse_html
from storage.schema.operations import outbox

LONGEST = 900
LONGEST_LABEL = 64


def faults(conn: Connection) -> Iterator[str]:
    """A sentence for everything wrong with a message that was ever put into the outbox."""
    for row in conn.execute(select(outbox).where(outbox.c.kind.not_in(("commands", "leave")))):
        yield from (f"{fault}: {row.text!r}" for fault in faults_of(row.text))
        for choice in row.choices:
            label = choice["label"]
            if not label.strip() or len(label) > LONGEST_LABEL or label != unicodedata.normalize("NFC", label):
                yield f"label {label!r}"


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
