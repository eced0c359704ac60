"""JSON values under the fixed field names → the draft they were made from."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from rules.launch_document.as_dict import FACTS
from rules.launch_document.draft import Draft
from rules.launch_document.findings import (
    Addressee,
    Citation,
    Content,
    Correction,
    Deadline,
    Duty,
    Fact,
    Movement,
    Signer,
    Source,
    Statement,
    Target,
)

T = TypeVar("T")


def draft_from(values: Mapping[str, Any]) -> Draft:
    """The draft of which ``values`` is the `Draft.as_dict`; the count of the text's lines is not kept there."""
    facts: dict[str, Any] = {name: Fact(values[name], _source(values, name)) for name in FACTS}
    others: dict[str, Any] = {name: values[name] for name in ("kind", "document_type", "symbol", "launches")}
    return Draft(
        **facts,
        legal_bases=_items(values, Citation, "legal_bases", detailed=True),
        targets=_items(values, Target, "targets"),
        contents=_items(values, Content, "contents"),
        movements=_items(values, Movement, "movements", detailed=True),
        deadlines=_items(values, Deadline, "deadlines"),
        duties=_items(values, Duty, "duties"),
        commendation_rules=_statements(values, "commendation_rules"),
        addressees=_items(values, Addressee, "addressees", detailed=True),
        signers=_items(values, Signer, "signers"),
        warnings=_statements(values, "warnings"),
        corrections=_items(values, Correction, "corrections"),
        **others,
    )


def _items(values: Mapping[str, Any], kind: Callable[..., T], name: str, *, detailed: bool = False) -> tuple[T, ...]:
    rows = values["details"][name] if detailed else values[name]
    return tuple(
        kind(source=_source(values, f"{name}.{at}"), **{key: _value(key, value) for key, value in row.items()})
        for at, row in enumerate(rows)
    )


def _statements(values: Mapping[str, Any], name: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(text, _source(values, f"{name}.{at}") or Source(1, 1)) for at, text in enumerate(values[name])
    )


def _source(values: Mapping[str, Any], path: str) -> Source | None:
    found = values["sources"].get(path)
    return Source(found["lines"][0], found["lines"][1], found["confidence"]) if found else None


def _value(name: str, value: Any) -> Any:
    if name in ("value", "upper") and value is not None:
        return Decimal(value)
    return tuple(value) if isinstance(value, list) else value
