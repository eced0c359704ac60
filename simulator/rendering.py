"""Text and entities as safe HTML for a phone's screen."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]
TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
SAFE_SCHEMES = ("http", "https", "mailto", "tel", "tg")


def as_html(text: str, entities: list[Json]) -> str:
    """Escaped HTML of `text`, its entities as tags (offsets in UTF-16 units), bare addresses as links."""
    units = text.encode("utf-16-le")
    pieces: list[str] = []
    opened: list[Json] = []
    waiting = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    cuts = sorted({0, len(units) // 2, *(edge for entity in entities for edge in _edges(entity))})
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        _close_ended(opened, start, pieces)
        for entity in [entity for entity in waiting if entity["offset"] == start]:
            opened.append(entity)
            pieces.append(_opening(entity, units))
        plain = units[start * 2 : end * 2].decode("utf-16-le", "replace")
        pieces.append(_linked(plain) if not opened else escape(plain))
    return "".join(pieces)


def _edges(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _close_ended(opened: list[Json], position: int, pieces: list[str]) -> None:
    """Close what ends here; a tag still running above an ended one is closed early, for HTML cannot overlap."""
    while any(_edges(entity)[1] <= position for entity in opened):
        pieces.append(_closing(opened.pop()))


def _opening(entity: Json, units: bytes) -> str:
    start, end = _edges(entity)
    covered = units[start * 2 : end * 2].decode("utf-16-le", "replace")
    match entity["type"]:
        case "text_link" if urlsplit(entity["url"]).scheme in SAFE_SCHEMES:
            return f'<a href="{escape(entity["url"])}" target="_blank" rel="noreferrer">'
        case "bot_command":
            return f'<a class="command" href="#" data-command="{escape(covered)}">'
        case "spoiler":
            return '<span class="spoiler" tabindex="0">'
        case kind if kind in TAGS:
            return f"<{TAGS[kind]}>"
    return "<span>"


def _closing(entity: Json) -> str:
    kind = entity["type"]
    if kind == "bot_command" or (kind == "text_link" and urlsplit(entity["url"]).scheme in SAFE_SCHEMES):
        return "</a>"
    return f"</{TAGS.get(kind, 'span')}>"


def _linked(plain: str) -> str:
    pieces, position = [], 0
    for found in ADDRESS.finditer(plain):
        address = escape(found.group())
        pieces.append(escape(plain[position : found.start()]))
        pieces.append(f'<a href="{address}" target="_blank" rel="noreferrer">{address}</a>')
        position = found.end()
    return "".join([*pieces, escape(plain[position:])])
