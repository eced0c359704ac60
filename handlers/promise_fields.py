"""The questions about promises, one after another: what, how much, by when; the same for people, units and what is issued."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from handlers import answers
from handlers.form import Again, Answer, Field, Filling, Given
from handlers.promise_amounts import amount_fields, amount_said
from handlers.turn import Turn
from rules.amounts import format_amount
from rules.cascade import Share
from rules.dates import format_date
from rules.promised import format_promised
from rules.words import clean
from storage import campaigns

MOST_ITEMS = 5
LONGEST_TEXT = 500
LONGEST_DETAIL = 200
DETAILS = "details"
DETAIL_ASKS = {
    "leads": "collective/ask_leads",
    "cooperates": "collective/ask_cooperates",
    "proof": "collective/ask_proof",
}

Options = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Promises:
    """``offers`` are promises to press; ``detailed``: who leads, who co-operates and what proves it can be told too."""

    offers: Callable[[Turn, Filling], Options]
    ask: str = "pledge/ask_promise"
    more: str = "pledge/ask_more"
    detailed: bool = False


def promise_fields(promises: Promises, filling: Filling) -> list[Field]:
    """Promise, amount, day and "another one?" as often as the person says yes."""
    asked: list[Field] = []
    for number in range(1, MOST_ITEMS + 1):
        asked += _item_fields(promises, number, filling)
        more = filling.value(f"more{number}")
        if (filling.value(f"next{number}") if more == DETAILS else more) is not True:
            break
    return asked


def _item_fields(promises: Promises, number: int, filling: Filling) -> list[Field]:
    """The questions about one promise; a share that was issued brings its amount along."""
    promise, due, more = (f"{name}{number}" for name in ("promise", "due", "more"))
    asked = [
        Field(promise, promises.ask, _read_promise, options=_not_taken(promises, promise), values=_number(number)),
        *(() if "amount" in (filling.value(promise) or {}) else amount_fields(number, filling, _promise(number))),
        Field(due, "pledge/ask_due", answers.read_coming_day, options=_days, values=_promise(number)),
    ]
    last = number == MOST_ITEMS
    if promises.detailed or not last:
        asked.append(Field(more, promises.more, _read_more, options=_going_on(last, promises.detailed)))
    if filling.value(more) == DETAILS:
        asked += _details(number, last)
    return asked


def _details(number: int, last: bool) -> list[Field]:
    """Who leads, who co-operates, what proves it; then again whether there is another promise."""
    asked = [
        Field(
            f"{name}{number}",
            ask,
            answers.text("pledge/which_promise", LONGEST_DETAIL, bool),
            values=_promise(number),
            optional=True,
        )
        for name, ask in DETAIL_ASKS.items()
    ]
    more = Field(f"next{number}", "pledge/ask_more", _read_more, options=_going_on(last, False))
    return asked if last else [*asked, more]


def _number(number: int) -> Any:
    return lambda turn, filling: {"number": number}


def _promise(number: int) -> Any:
    return lambda turn, filling: {"promise": filling.answers[f"promise{number}"].shown, "number": number}


def _not_taken(promises: Promises, asked: str) -> Callable[[Turn, Filling], Options]:
    """What no other question about a promise than ``asked`` was answered with."""

    def offered(turn: Turn, filling: Filling) -> Options:
        others = {
            name: answer for name, answer in filling.answers.items() if name.startswith("promise") and name != asked
        }
        taken = {str(answer.value) for answer in others.values()}
        return [(label, value) for label, value in promises.offers(turn, filling) if str(value) not in taken]

    return offered


def offered(turn: Turn, campaign_id: int, issued: Iterable[Share], levels: Sequence[str]) -> Options:
    """What has been issued comes first, each with its amount; then other targets of ``levels``, then the topics."""
    known = {target.id: target for target in campaigns.targets_of(turn.conn, campaign_id)}
    found = [_issued(share, known[share.target_id].measure) for share in issued]
    taken = {value["target"] for _, value in found}
    targets = [target for target in known.values() if target.level in levels and target.id not in taken]
    found += [(target.measure, {"target": target.id, "text": target.measure}) for target in targets]
    topics = campaigns.running_topics(turn.conn, campaign_id, turn.today)
    return found + [
        (f"{topic.number}. {topic.heading}", {"topic": topic.id, "text": topic.heading}) for topic in topics
    ]


def _issued(share: Share, measure: str) -> tuple[str, Any]:
    amount = {"amount": str(share.value), "unit": share.unit}
    label = f"{measure}: {format_amount(share.value, share.unit)}"
    return label, {"target": share.target_id, "text": measure, "amount": amount}


def _read_promise(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = answers.taken(clean(given.text or ""), "pledge/which_promise", LONGEST_TEXT)
    return found if isinstance(found, Again) else Answer({"text": found.value}, found.shown)


def _days(turn: Turn, filling: Filling) -> Options:
    ends = [stage.ends_on for stage in campaigns.stages_of(turn.conn, filling.about["campaign"])]
    return [(format_date(day), day.isoformat()) for day in sorted(set(ends)) if day >= turn.today]


def _going_on(last: bool, detailed: bool) -> Callable[[Turn, Filling], Options]:
    def options(turn: Turn, filling: Filling) -> Options:
        labels = turn.office.renderer.render("pledge/more_labels", {}).labels
        found: Options = [(labels["no"], False)]
        found += [] if last else [(labels["yes"], True)]
        return found + ([(labels["details"], DETAILS)] if detailed else [])

    return options


def _read_more(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def promised(filling: Filling) -> list[dict[str, Any]]:
    """The promises of a filled form: text, amount (Decimal or None), unit, due_on, target_id, topic_id, comparator."""
    found = []
    for number in range(1, MOST_ITEMS + 1):
        promise = filling.value(f"promise{number}")
        if promise is not None:
            amount = promise.get("amount") or amount_said(filling, number)
            found.append(_one(promise, amount, filling.value(f"due{number}")))
    return found


def detailed(filling: Filling) -> list[dict[str, Any]]:
    """The same with what was told of who leads, who co-operates and what proves it (empty texts otherwise)."""
    numbers = [number for number in range(1, MOST_ITEMS + 1) if filling.value(f"promise{number}") is not None]
    return [
        promise | {name: filling.value(f"{name}{number}") or "" for name in DETAIL_ASKS}
        for number, promise in zip(numbers, promised(filling), strict=True)
    ]


def _one(promise: dict[str, Any], amount: dict[str, str] | None, due: str | None) -> dict[str, Any]:
    return {
        "text": promise["text"],
        "amount": Decimal(amount["amount"]) if amount else None,
        "unit": amount["unit"] if amount else "",
        "due_on": date.fromisoformat(due) if due else None,
        "target_id": promise.get("target"),
        "topic_id": promise.get("topic"),
        "comparator": (amount or {}).get("comparator", ""),
    }


def as_answers(items: Sequence[Any]) -> dict[str, Answer]:
    """Stored items (text, amount, unit, due_on, target_id, topic_id, and details where they have any) as a filled form."""
    answers: dict[str, Answer] = {}
    for number, item in enumerate(items, start=1):
        promise = {"text": item.text, "target": item.target_id, "topic": item.topic_id}
        answers[f"promise{number}"] = Answer({k: v for k, v in promise.items() if v is not None}, item.text)
        answers |= {f"amount{number}": _amount_of(item), f"unit{number}": Answer(None, "")}
        due = Answer(item.due_on.isoformat(), format_date(item.due_on)) if item.due_on else Answer(None, "")
        answers[f"due{number}"] = due
        answers |= _rest(number, item, number < len(items))
    return answers


def _amount_of(item: Any) -> Answer:
    if item.amount is None:
        return Answer(None, "")
    amount = {"amount": str(item.amount), "unit": item.unit, "comparator": item.comparator}
    return Answer(amount, format_promised(item.amount, item.unit, item.comparator))


def _rest(number: int, item: Any, further: bool) -> dict[str, Answer]:
    told = {name: getattr(item, name, "") for name in DETAIL_ASKS}
    if not any(told.values()):
        return {f"more{number}": Answer(further, "")}
    details = {f"{name}{number}": Answer(text or None, text) for name, text in told.items()}
    return {f"more{number}": Answer(DETAILS, ""), **details, f"next{number}": Answer(further, "")}
