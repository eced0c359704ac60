"""The questions of a pledge: the title aimed at, then promise after promise, each with its amount and day."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from handlers.form import Again, Answer, Field, Filling, Given
from handlers.turn import Turn
from rules.amounts import Unclear, format_amount, read_amount
from rules.dates import Day, format_date, read_date
from rules.unit_words import unit_typed
from rules.words import clean
from storage import campaigns, shares

MOST_ITEMS = 5
LONGEST_TEXT = 500


def fields(filling: Filling) -> Sequence[Field]:
    """Title, then promise, amount, day and "another one?" as often as the person says yes."""
    asked = [Field("title", "pledge/ask_title", _read_title, options=_titles)]
    for number in range(1, MOST_ITEMS + 1):
        asked += _item_fields(number, filling)
        if number == MOST_ITEMS:
            asked.pop()
        elif filling.value(f"more{number}") is not True:
            break
    return asked


def _item_fields(number: int, filling: Filling) -> list[Field]:
    """The questions about one promise; a share that was issued brings its amount along."""
    promise, amount, due, more = (f"{name}{number}" for name in ("promise", "amount", "due", "more"))
    asked = [
        Field(promise, "pledge/ask_promise", _read_promise, options=_promises, values=_number(number)),
        Field(amount, "pledge/ask_amount", _read_amount, values=_promise(number), optional=True),
        Field(due, "pledge/ask_due", _read_due, options=_days, values=_promise(number)),
        Field(more, "pledge/ask_more", _read_more, options=_yes_no),
    ]
    return [each for each in asked if each.name != amount or "amount" not in (filling.value(promise) or {})]


def _number(number: int) -> Any:
    return lambda turn, filling: {"number": number}


def _promise(number: int) -> Any:
    return lambda turn, filling: {"promise": filling.answers[f"promise{number}"].shown}


def _titles(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(name, title_id) for title_id, name in campaigns.titles_for(turn.conn, "individual", turn.today)]


def _read_title(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("pledge/which_title")


def _promises(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    campaign_id = filling.about["campaign"]
    taken = {str(answer.value) for name, answer in filling.answers.items() if name.startswith("promise")}
    offered = _issued(turn, campaign_id)
    issued = {value["target"] for _, value in offered}
    targets = [t for t in campaigns.targets_of(turn.conn, campaign_id) if t.level == "person" and t.id not in issued]
    offered += [(t.measure, {"target": t.id, "text": t.measure}) for t in targets]
    topics = campaigns.running_topics(turn.conn, campaign_id, turn.today)
    offered += [(f"{topic.number}. {topic.heading}", {"topic": topic.id, "text": topic.heading}) for topic in topics]
    return [(label, value) for label, value in offered if str(value) not in taken]


def _issued(turn: Turn, campaign_id: int) -> list[tuple[str, Any]]:
    """What the person has been issued comes first, each with its amount."""
    known = {target.id: target for target in campaigns.targets_of(turn.conn, campaign_id)}
    return [
        (
            f"{known[share.target_id].measure}: {format_amount(share.value, share.unit)}",
            {
                "target": share.target_id,
                "text": known[share.target_id].measure,
                "amount": {"amount": str(share.value), "unit": share.unit},
            },
        )
        for share in shares.of_official(turn.conn, campaign_id, turn.me.official_id)
    ]


def _read_promise(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = clean(given.text or "")
    if not text:
        return Again("pledge/which_promise")
    if len(text) > LONGEST_TEXT:
        return Again("form/too_long", {"most": LONGEST_TEXT, "length": len(text)})
    return Answer({"text": text}, text)


def _read_amount(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    usual = _usual_unit(turn, filling)
    found = read_amount(given.text or "")
    if found is None or isinstance(found, Unclear):
        return Again("pledge/which_amount", {"typed": given.text or ""})
    unit = "%" if found.percent else (unit_typed(given.text or "", found) or usual)
    value = {"amount": str(found.value), "unit": unit}
    return Answer(value, format_amount(found.value, unit))


def _usual_unit(turn: Turn, filling: Filling) -> str:
    """The unit of measure of the target that was chosen last."""
    number = max(n for n in range(1, MOST_ITEMS + 1) if f"promise{n}" in filling.answers)
    target = filling.value(f"promise{number}").get("target")
    known = {t.id: t.unit for t in campaigns.targets_of(turn.conn, filling.about["campaign"])}
    return known.get(target, "")


def _days(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    ends = [stage.ends_on for stage in campaigns.stages_of(turn.conn, filling.about["campaign"])]
    return [(format_date(day), day.isoformat()) for day in sorted(set(ends)) if day >= turn.today]


def _read_due(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = read_date(given.text or "", today=turn.today)
    if not isinstance(found, Day):
        return Again("form/which_day", {"typed": given.text or ""})
    if found.value < turn.today:
        return Again("form/past_day", {"day": found.value})
    return Answer(found.value.isoformat(), format_date(found.value))


def _yes_no(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.render("pledge/more_labels", {}).labels
    return [(labels["no"], False), (labels["yes"], True)]


def _read_more(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def promised(filling: Filling) -> list[dict[str, Any]]:
    """The promises of a filled form: text, amount (Decimal or None), unit, due_on, target_id, topic_id."""
    found = []
    for number in range(1, MOST_ITEMS + 1):
        promise = filling.value(f"promise{number}")
        if promise is not None:
            amount = promise.get("amount") or filling.value(f"amount{number}")
            found.append(_one(promise, amount, filling.value(f"due{number}")))
    return found


def _one(promise: dict[str, Any], amount: dict[str, str] | None, due: str | None) -> dict[str, Any]:
    return {
        "text": promise["text"],
        "amount": Decimal(amount["amount"]) if amount else None,
        "unit": amount["unit"] if amount else "",
        "due_on": date.fromisoformat(due) if due else None,
        "target_id": promise.get("target"),
        "topic_id": promise.get("topic"),
    }
