"""The questions of a report: which item, how it stands, for which stage, why it is late; evidence at any moment."""

from collections.abc import Sequence
from typing import Any

from handlers import answers, evidence, progress_reading
from handlers.form import Again, Field, Filling, Given
from handlers.progress_reading import NOTHING, Value
from handlers.progress_stage import due
from handlers.turn import Choice, Turn, press
from rules.progress import fallen, is_floor, needs_note
from rules.records import PledgeItem, Progress, ProgressStatus
from storage import campaigns, pledges, progress

LONGEST_NOTE = 500
_LABEL = 36


def fields(filling: Filling) -> Sequence[Field]:
    """What is asked, in order; what is known from the start is not asked."""
    evidence_field = Field("evidence", "progress/ask_evidence", _read_evidence, optional=True, on_request=True)
    item = item_id(filling)
    named = [] if "item" in filling.about else [Field("item", "progress/ask_item", _read_item, _items, _listed)]
    if item is None:
        return [*named, evidence_field]
    asked = [
        *named,
        Field(standing_name(item), "progress/ask_standing", _read_standing, _statuses, _standing_values, figure=True),
    ]
    if "stages" in filling.about:
        asked.append(Field("stage", "progress/ask_stage", _read_stage, _stages, _about_item))
    note = Field(
        "note",
        "progress/ask_note",
        answers.text("progress/which_note", LONGEST_NOTE, bool),
        values=_about_item,
        on_request=not _note_needed(filling),
    )
    return [*asked, note, evidence_field]


def item_id(filling: Filling) -> int | None:
    """The item reported on, once it is known."""
    found = filling.about.get("item", filling.value("item"))
    return int(found) if found is not None else None


def standing_name(item: int) -> str:
    """The question about an item has the item in its name: another item, another answer."""
    return f"standing{item}"


def value_of(filling: Filling) -> Value:
    """What was said of the item so far."""
    item = item_id(filling)
    found = filling.value(standing_name(item)) if item is not None else None
    return {**NOTHING, **(found or {})}


def stage_id(filling: Filling) -> int | None:
    """The stage reported on, once it is known."""
    found = filling.about.get("stage", filling.value("stage"))
    return int(found) if found is not None else None


def _note_needed(filling: Filling) -> bool:
    value = value_of(filling)
    return value["said"] is not None and not value["note"] and needs_note(ProgressStatus(value["said"]))


def note_of(filling: Filling) -> str:
    """The note: the one written for itself, else the reason in the line that was typed."""
    return str(filling.value("note") or value_of(filling)["note"])


def own_items(turn: Turn, campaign_id: int) -> dict[int, PledgeItem]:
    """The person's current pledge items in a campaign, by id."""
    pledge = pledges.mine(turn.conn, campaign_id, turn.me.official_id)
    return {item.id: item for item in pledge.items} if pledge is not None else {}


def item_of(turn: Turn, filling: Filling) -> PledgeItem | None:
    """The item reported on; None when the pledge has changed and it is no longer promised."""
    return own_items(turn, filling.about["campaign"]).get(item_id(filling) or 0)


def short(text: str) -> str:
    """A text as it fits on a button."""
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def _items(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    own = own_items(turn, filling.about["campaign"]).values()
    return [(f"{number}. {short(item.text)}", item.id) for number, item in enumerate(own, start=1)]


def _listed(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"items": list(own_items(turn, filling.about["campaign"]).values())}


def _read_item(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("progress/which_item_again")


def _statuses(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    order = (ProgressStatus.ON_TRACK, ProgressStatus.LATE, ProgressStatus.BLOCKED, ProgressStatus.DONE)
    labels = turn.office.renderer.labels("progress/statuses")
    return [(labels[f"{status}_button"], {**NOTHING, "said": str(status)}) for status in order]


def _about_item(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"item": item_of(turn, filling)}


def _standing_values(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = due(turn, filling.about["campaign"], stage_id(filling) or 0) if stage_id(filling) else None
    now, before = reports(turn, filling)
    return {
        "item": item_of(turn, filling),
        "due": found,
        "reported": now,
        "last": before,
        "files": _files(turn, filling),
    }


def _files(turn: Turn, filling: Filling) -> int:
    return evidence.usable(turn, filling.value("evidence") or [])


def reports(turn: Turn, filling: Filling) -> tuple[Progress | None, Progress | None]:
    """The report on the item in this stage, and the newest one of another stage."""
    found = progress.of_item(turn.conn, item_id(filling) or 0)
    now = next((report for report in found if report.stage_id == stage_id(filling)), None)
    return now, next((report for report in found if report.stage_id != stage_id(filling)), None)


def _read_standing(turn: Turn, filling: Filling, given: Given) -> Again:
    item = item_of(turn, filling)
    return Again("progress/unclear", {"typed": given.text or "", "unit": item.unit if item else ""})


def _stages(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    found = [due(turn, filling.about["campaign"], stage) for stage in filling.about["stages"]]
    return [(each.stage.name, each.stage.id) for each in found]


def _read_stage(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_evidence(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("progress/which_evidence")


def more(turn: Turn, filling: Filling) -> list[Choice]:
    """Further buttons of the review."""
    about = {"form": "progress"}
    return [
        press("files", "form.change", **about, field="evidence"),
        press("note", "form.change", **about, field="note"),
    ]


def review(turn: Turn, filling: Filling) -> dict[str, Any]:
    """What the review shows: item, stage, standing, note, evidence, and whether a cumulative figure has fallen."""
    item = item_of(turn, filling)
    found = due(turn, filling.about["campaign"], stage_id(filling) or 0)
    told = standing(turn, filling, item) if item is not None else None
    now, before = reports(turn, filling)
    last = now or before
    less = bool(told and last and fallen(told.amount, told.unit, last.amount, last.unit))
    files = {"files": _files(turn, filling), "note": note_of(filling), "reported": now}
    return {"item": item, "due": found, "told": told, "last": last, "less": less, **files}


def standing(turn: Turn, filling: Filling, item: PledgeItem) -> progress_reading.Standing:
    """How the item stands by what was said; a ceiling is not done by its figure."""
    asked = {target.id: target.comparator for target in campaigns.targets_of(turn.conn, filling.about["campaign"])}
    floor = item.target_id is None or is_floor(asked[item.target_id])
    return progress_reading.standing(item, value_of(filling), floor=floor)
