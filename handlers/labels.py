"""Buttons that fit a phone: short labels, what was cut in full above them, and few enough for one screen."""

import html
import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from messages.cut import cut, cut_inside
from messages.to_reader import TO_READER

MOST_BUTTONS = 9
MOST_OFFERED = 2 * (MOST_BUTTONS - 1)  # of what is not leafed through: on the screen and one press further
WIDEST = 40  # letters; more does not fit a button of a phone 360 points wide
LONGEST_TEXT, LONGEST_HEADING = 900, 120
_MARKUP = re.compile(r"</?[bi]>")

Row = dict[str, Any]


def fitted(rows: Sequence[Row]) -> list[Row]:
    """The rows with labels that fit; ``full`` is what a label said before it was cut."""
    short = [cut(row["label"], WIDEST) for row in rows]
    told_apart = [
        cut_inside(row["label"], WIDEST) if short.count(label) > 1 else label
        for row, label in zip(rows, short, strict=True)
    ]
    counted = [_counted(label, told_apart[:place].count(label)) for place, label in enumerate(told_apart)]
    return [
        row if label == row["label"] else {**row, "label": label, "full": row["label"]}
        for row, label in zip(rows, counted, strict=True)
    ]


def _counted(label: str, before: int) -> str:
    """Of several that are called the same all but the first bear their number."""
    return f"{cut(label, WIDEST - len(' (9)'))} ({before + 1})" if before else label


def said(row: Mapping[str, Any]) -> str:
    """What a choice says in full."""
    return str(row.get("full", row["label"]))


def unsaid(text: str, rows: Sequence[Row]) -> list[str]:
    """What cut labels say in full and the message does not say yet, as much of it as there is room for."""
    plain = _plain(text)
    lines = [row["full"] for row in rows if "full" in row and not _is_told(row["full"], plain)]
    room = (LONGEST_TEXT - len(plain)) // max(len(lines), 1) - len("– \n\n")
    return [cut(line, room) for line in lines] if room > WIDEST else []


def _is_told(full: str, plain: str) -> bool:
    """Whether the message says it; a label may put a word before what it is about ("Bỏ mốc: Sơ kết"), or be cut."""
    return any(all(piece in plain for piece in part.split("…")) for part in (full, full.partition(": ")[2]) if part)


def _plain(text: str) -> str:
    return html.unescape(_MARKUP.sub("", text)).replace(TO_READER, "")


def folded(rows: Sequence[Row], label: str, text: str, tail: int = 0) -> list[Row]:
    """At most ``MOST_BUTTONS``: those that do not fit, but the last ``tail``, are one press further, behind ``label``.

    That screen begins with the first line of ``text``.
    """
    if len(rows) <= MOST_BUTTONS:
        return list(rows)
    ends = rows[len(rows) - tail :]
    front, rest = rows[: MOST_BUTTONS - 1 - tail], rows[MOST_BUTTONS - 1 - tail : len(rows) - tail]
    about = cut(_plain(text).partition("\n")[0], LONGEST_HEADING)
    further = {"label": label, "action": "form.others", "args": {"choices": list(rest), "about": about}}
    return [*front, further | lettering(rest), *ends]


def lettering(rows: Sequence[Row]) -> Row:
    """The mark of a choice that stands for choices under letters."""
    return {"lettered": True} if any(row.get("lettered") for row in rows) else {}


def offered(rows: Sequence[Row]) -> list[Row]:
    """The rows as they stand in a message with those that are one press further, for who looks for one."""
    further = (row["args"]["choices"] for row in rows if row["action"] == "form.others")
    return [*rows, *chain.from_iterable(further)]
