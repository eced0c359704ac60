"""What can be changed in each part of a draft campaign, and how an answer to each question is read."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from handlers.form import Again, Answer, Field, Filling, Given
from handlers.phrases import phrase
from handlers.turn import Turn
from rules.amounts import Unclear, format_amount, read_amount
from rules.campaign_draft import FACTS
from rules.dates import Day, format_date, read_date
from rules.period_words import read_period
from rules.pick import Picked, Several, pick
from rules.unit_kinds import KINDS
from rules.words import clean
from storage import people
from storage.draft_parts import Entry

# field: how it is asked. "?" may be left empty
FIELDS: Mapping[str, Mapping[str, str]] = {
    "facts": {
        "title": "text",
        "number": "text?",
        "issuer": "text?",
        "issued_on": "day?",
        "province": "text?",
        "year": "period",
        "theme": "text?",
        "objective": "text?",
        "parent_document": "text?",
        "audience_unit_id": "unit?",
        "audience_kinds": "kinds?",
    },
    "targets": {
        "measure": "text",
        "comparator": "choice",
        "amount": "amount?",
        "owner_unit_id": "unit?",
        "data_source": "text?",
        "qualifier": "text?",
        "state": "choice",
        "level": "choice",
    },
    "topics": {"heading": "text", "text": "text"},
    "movements": {"name": "text"},
    "stages": {"name": "text", "starts_on": "day", "ends_on": "day"},
    "milestones": {"name": "text", "kind": "choice", "due_on": "day"},
    "undated_limits": {"due_on": "day"},
    "duties": {"who": "text", "what": "text"},
    "addressees": {"name": "text", "purpose": "text?"},
    "signers": {"name": "text", "position": "text", "capacity": "text?"},
    "legal_bases": {"text": "text"},
    "commendation_rules": {"text": "text"},
}
# what is asked of a new entry
ADDED: Mapping[str, Sequence[str]] = {
    "targets": ("measure", "comparator", "amount", "owner_unit_id"),
    "topics": ("heading", "text"),
    "movements": ("name",),
    "stages": ("name", "starts_on", "ends_on"),
    "milestones": ("name", "kind", "due_on"),
    "duties": ("who", "what"),
    "addressees": ("name",),
    "signers": ("name", "position"),
    "legal_bases": ("text",),
    "commendation_rules": ("text",),
}
CHOICES: Mapping[str, Sequence[str]] = {
    "comparator": (">=", ">", "=", "<=", "<", "increase", "decrease", "rank_up", "none"),
    "state": ("open", "awaiting_publication", "closed"),
    "level": ("unit", "person", "registration", "showcase"),
    "kind": ("registration", "progress"),
}
# letters: names stand on one line of a phone, texts in one message
LONGEST = 3000
LONGEST_OF: Mapping[str, int] = {
    **dict.fromkeys(("title", "theme", "measure"), 300),
    **dict.fromkeys(("issuer", "heading", "who", "name"), 150),
    **dict.fromkeys(("number", "province", "purpose", "position"), 100),
    "capacity": 40,
}
MOST_UNITS_SHOWN = 8


def fields_of(entry: Entry) -> list[str]:
    """The fields of an entry that can be changed; a fact has the one it is."""
    return [FACTS[entry.id]] if entry.part == "facts" else list(FIELDS[entry.part])


def field(part: str, name: str, now: str = "") -> Field:
    """The question for one field; ``now`` is what stands there."""
    kind = FIELDS[part][name]
    reader, options = _READERS[kind.rstrip("?")], _OPTIONS.get(kind.rstrip("?"))
    asked = {"part": part, "field": name, "now": now}
    return Field(
        name,
        "draft/ask",
        lambda turn, filling, given: reader(turn, name, given),
        options=lambda turn, filling: options(turn, name) if options else (),
        values=lambda turn, filling: asked,
        optional=kind.endswith("?"),
    )


def values_of(filling: Filling, part: str) -> dict[str, Any]:
    """The columns that the answers of a form give."""
    given = {name: filling.value(name) for name in filling.answers}
    if part == "facts":
        [(name, value)] = given.items()
        empty: Any = {"number": None, "issued_on": None, "audience_unit_id": None, "audience_kinds": []}.get(name, "")
        return {"value": date.fromisoformat(value) if value and name == "issued_on" else value or empty}
    values = {name: _column(name, value) for name, value in given.items() if name != "amount"}
    if "amount" in given:
        amount = given["amount"] or {"value": None, "unit": ""}
        value = Decimal(amount["value"]) if amount["value"] else None
        values |= {"value": value, "upper": None} | ({"unit": amount["unit"]} if amount["unit"] else {})
    return values


def _column(name: str, value: Any) -> Any:
    if name in ("due_on", "starts_on", "ends_on"):
        return date.fromisoformat(value)
    return value if name == "owner_unit_id" else value or ""


def _text(turn: Turn, name: str, given: Given) -> Answer | Again:
    text = clean(given.text or "")
    if not text:
        return Again("draft/which_text")
    most = LONGEST_OF.get(name, LONGEST)
    if len(text) > most:
        return Again("form/too_long", {"most": most, "length": len(text)})
    return Answer(text, text)


def _day(turn: Turn, name: str, given: Given) -> Answer | Again:
    typed = given.text or ""
    read = read_date(typed, today=turn.today)
    if not isinstance(read, Day):
        return Again("form/which_day", {"typed": typed[:60]})
    return Answer(read.value.isoformat(), format_date(read.value))


def _period(turn: Turn, name: str, given: Given) -> Answer | Again:
    period = read_period(given.text or "")
    return Answer(period, period) if period else Again("draft/which_period", {"typed": (given.text or "")[:60]})


def _amount(turn: Turn, name: str, given: Given) -> Answer | Again:
    read = read_amount(given.text or "")
    if read is None or isinstance(read, Unclear):
        return Again("draft/which_amount", {"typed": (given.text or "")[:60]})
    unit = "%" if read.percent else read.unit or ""
    return Answer({"value": str(read.value), "unit": unit}, format_amount(read.value, unit))


def _unit(turn: Turn, name: str, given: Given) -> Answer | Again:
    known = [(unit.name, unit.id) for unit in people.tree(turn.conn)]
    meant = pick(given.text or "", [label for label, _ in known])
    if isinstance(meant, Picked):
        return Answer(known[meant.index][1], known[meant.index][0])
    if isinstance(meant, Several):
        return Again("draft/which_of_units", options=[known[at] for at in meant.indices[:MOST_UNITS_SHOWN]])
    return Again("draft/which_unit", {"typed": (given.text or "")[:60]})


def _kinds(turn: Turn, name: str, given: Given) -> Answer | Again:
    known = {value: label for label, value in _kind_options(turn, name)}
    meant = [pick(each, list(known.values())) for each in (given.text or "").split(",")]
    if not all(isinstance(each, Picked) for each in meant):
        return Again("draft/which_kinds", {"typed": (given.text or "")[:60]})
    chosen = list(dict.fromkeys(list(known)[each.index] for each in meant if isinstance(each, Picked)))
    return Answer(chosen, ", ".join(known[kind] for kind in chosen))


def _kind_options(turn: Turn, name: str) -> list[tuple[str, str]]:
    return [(phrase(turn, "draft/choice", field=name, value=kind), kind) for kind in KINDS]


def _kind_choices(turn: Turn, name: str) -> list[tuple[str, Any]]:
    return [(label, [kind]) for label, kind in _kind_options(turn, name)]


def _choice(turn: Turn, name: str, given: Given) -> Again:
    return Again("form/press_or_type")


def _choices(turn: Turn, name: str) -> list[tuple[str, Any]]:
    return [(phrase(turn, "draft/choice", field=name, value=value), value) for value in CHOICES[name]]


def _units(turn: Turn, name: str) -> list[tuple[str, Any]]:
    known = [(unit.name, unit.id) for unit in people.tree(turn.conn)]
    return known if len(known) <= MOST_UNITS_SHOWN else []


_READERS: Mapping[str, Any] = {
    "text": _text,
    "day": _day,
    "period": _period,
    "amount": _amount,
    "unit": _unit,
    "kinds": _kinds,
    "choice": _choice,
}
_OPTIONS: Mapping[str, Any] = {"choice": _choices, "unit": _units, "kinds": _kind_choices}
