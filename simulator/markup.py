"""HTML as the Bot API understands it: text and entities out, or Telegram's own complaint."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from simulator import utf16
from simulator.errors import ApiError, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(x[0-9a-fA-F]{1,6}|[0-9]{1,7})|(lt|gt|amp|quot));?")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")


@dataclass
class _Open:
    tag: str
    begin: int
    offset: int
    extra: dict[str, Any]


@dataclass
class _Reader:
    source: str
    position: int = 0
    offset: int = 0
    pieces: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def complain(self, problem: str, at: int, more: str = "") -> ApiError:
        return _unparseable(f"{problem} at byte offset {len(self.source[:at].encode())}{more}")

    def take(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += utf16.length(text)


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Split `source` into plain text and entities (offsets in UTF-16 units); ApiError 400 for refused markup."""
    reader = _Reader(source)
    while reader.position < len(source):
        mark = source[reader.position]
        if mark == "<":
            _close(reader) if source.startswith("</", reader.position) else _open(reader)
        elif mark == "&":
            _reference(reader)
        else:
            _plain(reader)
    if reader.stack:
        raise _unparseable(f'Can\'t find end tag corresponding to start tag "{reader.stack[-1].tag}"')
    return _trimmed("".join(reader.pieces), reader.entities)


def _unparseable(problem: str) -> ApiError:
    return bad_request(f"can't parse entities: {problem}")


def _plain(reader: _Reader) -> None:
    ends = [end for mark in "<&" if (end := reader.source.find(mark, reader.position)) >= 0]
    end = min(ends, default=len(reader.source))
    reader.take(reader.source[reader.position : end])
    reader.position = end


def _reference(reader: _Reader) -> None:
    found = REFERENCE.match(reader.source, reader.position)
    if not found:
        reader.take("&")
        reader.position += 1
        return
    number, name = found.groups()
    reader.take(NAMED[name] if name else _numbered(number))
    reader.position = found.end()


def _numbered(number: str) -> str:
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return chr(code) if 0 < code <= 0x10FFFF else ""


def _open(reader: _Reader) -> None:
    begin = reader.position
    name = TAG_NAME.match(reader.source, begin + 1)
    assert name is not None  # the pattern also matches nothing
    if name.end() == len(reader.source):
        raise reader.complain("Unclosed start tag", begin)
    tag = name.group().lower()
    if tag not in KINDS:
        raise reader.complain(f'Unsupported start tag "{tag}"', begin)
    attributes, reader.position = _attributes(reader, name.end(), begin)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise reader.complain('Tag "span" must have class "tg-spoiler"', begin)
    reader.stack.append(_Open(tag, begin, reader.offset, _extra(tag, attributes)))


def _attributes(reader: _Reader, start: int, begin: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    position = start
    while match := ATTRIBUTE.match(reader.source, position):
        name, *values = match.groups()
        found[name.lower()] = next((value for value in values if value is not None), "")
        position = match.end()
    end = re.compile(r"\s*>").match(reader.source, position)
    if not end:
        raise reader.complain("Unclosed start tag", begin)
    return found, end.end()


def _extra(tag: str, attributes: dict[str, str]) -> dict[str, Any]:
    if tag == "a":
        return {"url": attributes.get("href", "")}
    if tag == "tg-emoji":
        return {"custom_emoji_id": attributes.get("emoji-id", "")}
    if tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    return {}


def _close(reader: _Reader) -> None:
    begin = reader.position
    if not reader.stack:
        raise reader.complain("Unexpected end tag", begin)
    end = reader.source.find(">", begin)
    if end < 0:
        raise reader.complain("Unclosed end tag", begin)
    tag, opened = reader.source[begin + 2 : end].strip().lower(), reader.stack.pop()
    if tag and tag != opened.tag:
        raise reader.complain("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{tag}>"')
    reader.position = end + 1
    _remember(reader, opened)


def _remember(reader: _Reader, opened: _Open) -> None:
    size = reader.offset - opened.offset
    if size <= 0 or (opened.tag == "a" and not opened.extra["url"]):
        return
    reader.entities.append({"type": KINDS[opened.tag], "offset": opened.offset, "length": size, **opened.extra})


def _trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Telegram drops white space around the text and moves the entities with it."""
    lead = len(text) - len(text.lstrip())
    kept = text.strip()
    size = utf16.length(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, size)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    outer_first = reversed(moved)  # they were found when they closed, so an inner one came first
    return kept, sorted(outer_first, key=lambda entity: (entity["offset"], -entity["length"]))
