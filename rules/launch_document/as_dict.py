"""The draft as JSON values under the fixed field names."""

from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from rules.launch_document.findings import Source

FACTS = ("title", "number", "issuer", "province", "date", "year", "theme", "objective")
_PLAIN_LISTS = ("legal_bases", "commendation_rules", "addressees", "warnings")
_ROWS = ("targets", "contents", "deadlines", "duties", "corrections", "signers")
_DETAILS = ("legal_bases", "movements", "addressees")


def as_dict(draft: Any) -> dict[str, Any]:
    """All fields of a `Draft`; ``sources`` maps "title", "targets.0" … to ``{"lines": [first, last], "confidence": c}``."""
    values: dict[str, Any] = {name: getattr(draft, name).value for name in FACTS}
    values |= {name: [item.text for item in getattr(draft, name)] for name in _PLAIN_LISTS}
    values["movements"] = [movement.name for movement in draft.movements]
    values |= {name: [_row(item) for item in getattr(draft, name)] for name in _ROWS}
    values["signer"] = values["signers"][0] if draft.signers else {"name": None, "position": None, "capacity": None}
    values["details"] = {name: [_row(item) for item in getattr(draft, name)] for name in _DETAILS}
    values |= {
        "kind": draft.kind,
        "launches": draft.launches,
        "document_type": draft.document_type,
        "symbol": draft.symbol,
    }
    values["sources"] = dict(_sources(draft))
    return values


def _row(item: Any) -> dict[str, Any]:
    row = asdict(item)
    row.pop("source")
    return {name: _json(value) for name, value in row.items()}


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return list(value) if isinstance(value, tuple) else value


def _sources(draft: Any) -> Iterable[tuple[str, dict[str, Any]]]:
    for name in FACTS:
        if source := getattr(draft, name).source:
            yield name, _source(source)
    for name in (*_PLAIN_LISTS, "movements", *_ROWS):
        for at, item in enumerate(getattr(draft, name)):
            yield f"{name}.{at}", _source(item.source)


def _source(source: Source) -> dict[str, Any]:
    return {"lines": [source.first, source.last], "confidence": source.confidence}
