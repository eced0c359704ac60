"""What was read in a launch document → the rows of a draft campaign. Nothing is invented: blanks stay blank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rules.campaign_limits import limits_of
from rules.launch_document.draft import Draft
from rules.launch_document.findings import Content, Fact, Signer, Source, Target
from rules.target_levels import proposed_level
from rules.words import plain

Row = dict[str, Any]
DOUBTFUL_BELOW = 0.8
LONGEST_HEADING = 120
_GENERAL = ("luat", "nghi dinh", "hien phap", "bo luat", "thong tu")
FACTS = ("title", "number", "issuer", "issued_on", "province", "year", "theme", "objective", "parent_document",
         "audience_unit_id", "audience_kinds")  # fmt: skip
_READ_AS = {"issued_on": "date", "parent_document": ""}


@dataclass(frozen=True, slots=True)
class DraftRows:
    """A draft campaign ready to be stored: column values by table, in the order of the text.

    ``targets`` name the target they are part of by its place (``part_of``); ``milestones`` their stage by its place
    (``stage``).
    """

    document: Row
    campaign: Row
    stages: tuple[Row, ...] = ()
    milestones: tuple[Row, ...] = ()
    parts: dict[str, tuple[Row, ...]] = field(default_factory=dict)


def rows_of(draft: Draft, today: date, name: str = "") -> DraftRows:
    """The rows of a draft. A year that the text does not say is that of its date, else of ``today``, and marked doubtful;
    so is ``name`` (of the file) where there is no title."""
    first, last = period_of(draft, today)
    limits = limits_of(draft.deadlines, first, last)
    parts = {
        "targets": tuple(_targets(draft.targets)),
        "topics": tuple(_topics(draft.contents)),
        "movements": tuple({"name": m.name, "identity": m.identity, **_read(m.source)} for m in draft.movements),
        "undated_limits": limits.undated,
        "duties": tuple({"who": d.who, "what": d.what, **_read(d.source)} for d in draft.duties),
        "commendation_rules": tuple({"text": r.text, **_read(r.source)} for r in draft.commendation_rules),
        "addressees": tuple(
            {"name": a.name, "purpose": a.purpose or "", "kind": a.role, **_read(a.source)} for a in draft.addressees
        ),
        "signers": tuple(_signer(s) for s in draft.signers),
        "legal_bases": tuple(
            {"text": b.text, "kind": b.kind, "number": b.number, "dated": b.date or "", **_read(b.source)}
            for b in draft.legal_bases
        ),
        "corrections": tuple(
            {"original": c.original, "proposed": c.proposed, **_read(c.source)} for c in draft.corrections
        ),
        "warnings": (*({"text": w.text, **_read(w.source)} for w in draft.warnings), *limits.left_out),
    }
    return DraftRows(_document(draft), _campaign(draft, first, last, name), limits.stages, limits.milestones, parts)


def period_of(draft: Draft, today: date) -> tuple[int, int | None]:
    """First and last year of the campaign; the last is None for a campaign of one year."""
    first, _, last = _said(draft.year).partition("-")
    if first:
        return int(first), int(last) if last and last != first else None
    return int(_said(draft.date)[:4] or today.year), None


def full_day(fact: Fact) -> date | None:
    """The date of a document, when it is printed in full."""
    text = _said(fact)
    return date.fromisoformat(text) if len(text) == len("2026-03-09") else None


def _document(draft: Draft) -> Row:
    sources = {name: getattr(draft, _READ_AS.get(name, name), Fact(None)).source for name in FACTS}
    if draft.legal_bases:
        sources["parent_document"] = _parent(draft).source
    return {
        "number": draft.number.value,
        "symbol": draft.symbol or "",
        "issuer": _said(draft.issuer),
        "issued_on": full_day(draft.date),
        "date_text": _said(draft.date),
        "province": _said(draft.province),
        "kind": draft.document_type or "",
        "launches": draft.launches,
        "lines": {name: [source.first, source.last] for name, source in sources.items() if source},
    }


def _campaign(draft: Draft, first: int, last: int | None, name: str) -> Row:
    return {
        "title": _said(draft.title) or name,
        "number": draft.number.value,
        "issuer": _said(draft.issuer),
        "issued_on": full_day(draft.date),
        "year": first,
        "period_to": last,
        "theme": _said(draft.theme),
        "objective": _said(draft.objective),
        "parent_document": _parent(draft).text if draft.legal_bases else "",
        "doubtful": _doubtful_facts(draft),
    }


def _doubtful_facts(draft: Draft) -> list[str]:
    """Facts that a campaign cannot be without, and those read with little confidence."""
    missing = [name for name in ("title", "year") if getattr(draft, name).value is None]
    named = {name: getattr(draft, _READ_AS.get(name, name), Fact(None)) for name in FACTS}
    unsure = [name for name, fact in named.items() if fact.source and fact.source.confidence < DOUBTFUL_BELOW]
    return sorted({*missing, *unsure}, key=FACTS.index)


def _parent(draft: Draft) -> Any:
    """The document that this one carries out: the first basis that is no law, decree or circular; else the first."""
    special = (b for b in draft.legal_bases if plain(b.kind) not in _GENERAL)
    return next(special, draft.legal_bases[0])


def _targets(found: Sequence[Target]) -> Iterable[Row]:
    for place, target in enumerate(found):
        level = proposed_level(target.text, target.unit)
        doubtful = target.value is None or target.comparator == "none" or target.upper is not None or level is not None
        yield {
            "text": target.measure if " | " in target.text else target.text,  # a row of a table is no sentence
            "measure": _sentence(target.measure),
            "comparator": target.comparator,
            "value": target.value,
            "upper": target.upper,
            "unit": target.unit,
            "number": target.number or "",
            "baseline": target.baseline or "",
            "direction": target.direction or "",
            "qualifier": target.qualifier or "",
            "level": level or "unit",
            "part_of": _whole_of(found[:place], target),
            **_read(target.source, doubtful=doubtful),
        }


def _whole_of(before: Sequence[Target], target: Target) -> int | None:
    """The place of the nearest target before that bears the measure of which this one is a part."""
    return next((at for at in range(len(before) - 1, -1, -1) if before[at].measure == target.parent), None)


def _topics(found: Sequence[Content]) -> Iterable[Row]:
    """Topics under their printed numbers; one without a number, or with one used before, is numbered by its place."""
    used: set[str] = set()
    for place, content in enumerate(found, start=1):
        number = content.number if content.number and content.number not in used else f"{place}"
        number = number if number not in used else f"{number} ({place})"
        used.add(number)
        yield {
            "number": number,
            "heading": _heading(content),
            "text": content.text,
            **_read(content.source, doubtful=content.number is None),
        }


def _heading(content: Content) -> str:
    """What a topic is called: its printed heading, else its first clause, else as many words as fit."""
    if content.heading and len(content.heading) <= LONGEST_HEADING:
        return content.heading
    line = (content.heading or content.text).split("\n", 1)[0]
    for mark, least in ((":", 12), (";", 12), (". ", 12), (",", 40)):
        clause = line.split(mark, 1)[0].strip()
        if least <= len(clause) <= LONGEST_HEADING:
            return clause
    return line if len(line) <= LONGEST_HEADING else f"{line[:LONGEST_HEADING].rsplit(' ', 1)[0]}…"


def _signer(signer: Signer) -> Row:
    return {
        "name": signer.name or "",
        "position": signer.position or "",
        "capacity": " ".join(signer.capacities) or signer.capacity or "",
        "on_behalf_of": signer.on_behalf_of or "",
        **_read(signer.source, doubtful=signer.name is None),
    }


def _read(source: Source, *, doubtful: bool = False) -> Row:
    unsure = doubtful or source.confidence < DOUBTFUL_BELOW
    return {"first_line": source.first, "last_line": source.last, "doubtful": unsure}


def _said(fact: Fact) -> str:
    return "" if fact.value is None else str(fact.value)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
