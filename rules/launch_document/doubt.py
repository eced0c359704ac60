"""A draft read from a picture: every part of it is doubtful, however plainly it seemed to be printed."""

from dataclasses import fields, replace
from typing import Any

from rules.launch_document.draft import Draft
from rules.launch_document.findings import Source, Statement

MOST = 0.5
WARNING = "Chữ do máy đọc từ ảnh, có thể sai dấu, sai số. Đề nghị đối chiếu từng mục với bản gốc."


def doubtful(draft: Draft) -> Draft:
    """The same draft with no confidence above `MOST`, and a warning that says why."""
    doubted: dict[str, Any] = {}
    for field in fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, tuple):
            doubted[field.name] = tuple(_doubted(item) for item in value)
        elif hasattr(value, "source"):
            doubted[field.name] = _doubted(value)
    doubted["warnings"] = (Statement(WARNING, Source(1, 1, 1.0)), *doubted["warnings"])
    return replace(draft, **doubted)


def _doubted(item: Any) -> Any:
    if item.source is None:
        return item
    return replace(item, source=replace(item.source, confidence=min(item.source.confidence, MOST)))
