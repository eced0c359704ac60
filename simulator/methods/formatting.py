"""Text and captions of a call: parsed, measured, or refused in Telegram's words."""

from __future__ import annotations

from typing import Any

from simulator import utf16
from simulator.errors import bad_request
from simulator.markup import parse_html
from simulator.methods.call import Call

TEXT_UNITS = 4096
CAPTION_UNITS = 1024


def message_text(call: Call) -> tuple[str, list[dict[str, Any]]]:
    """The text of a message: 1 to 4,096 UTF-16 units after parsing."""
    text, entities = _formatted(call, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16.length(text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return text, entities


def message_caption(call: Call) -> tuple[str, list[dict[str, Any]]]:
    """The caption of a file: up to 1,024 UTF-16 units after parsing."""
    caption, entities = _formatted(call, "caption", "caption_entities")
    if utf16.length(caption) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return caption, entities


def _formatted(call: Call, field: str, entities_field: str) -> tuple[str, list[dict[str, Any]]]:
    source, mode = call.params.text(field), call.params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode in ("markdown", "markdownv2"):
        raise bad_request(f"the simulator does not read {mode}")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = source.strip(), call.params.structure(entities_field) or []
    return text, entities + utf16.command_entities(text)
