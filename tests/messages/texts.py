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
        yield from (f"{fault}: {row.text!r}" for fault in faults_of_choices(row.text, row.choices))


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
