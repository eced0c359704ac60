"""A draft campaign: everything the reader found in one launch document."""

from dataclasses import dataclass
from typing import Any

from rules.launch_document.as_dict import as_dict
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
    Statement,
    Target,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read from one document. Nothing is guessed: what the text does not say is None or empty."""

    title: Fact
    number: Fact
    issuer: Fact
    province: Fact
    date: Fact
    year: Fact
    theme: Fact
    objective: Fact
    legal_bases: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    contents: tuple[Content, ...] = ()
    movements: tuple[Movement, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    duties: tuple[Duty, ...] = ()
    commendation_rules: tuple[Statement, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    signers: tuple[Signer, ...] = ()
    warnings: tuple[Statement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    kind: str = "other"
    document_type: str | None = None
    symbol: str | None = None
    launches: bool = False
    lines: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The draft as JSON values under the fixed field names; ``sources`` maps each path to lines and confidence."""
        return as_dict(self)
