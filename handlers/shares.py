"""Issuing targets: to every unit or person alike by chat, or each its own share by spreadsheet."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from handlers import share_notices
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.share_bearers import PEOPLE, bearers, choices_of
from handlers.turn import Turn, option, press
from handlers.workbook_kinds import EDITABLE
from rules.amounts import Unclear, format_amount, read_amount
from rules.cascade import Share, ShareSum, sum_of
from rules.records import Role, Target
from storage import campaigns, people, shares
from storage.workbooks import SHARES

A_SCREEN = 6


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, campaign: int, page: int = 0) -> None:
    """The targets of a campaign, what of each has been issued, and whether it adds up."""
    if not _editable(turn, campaign):
        return
    every = campaigns.targets_of(turn.conn, campaign)
    here = every[page * A_SCREEN : (page + 1) * A_SCREEN]
    issued = shares.of_campaign(turn.conn, campaign)
    choices = [
        option(phrase(turn, "shares/label", target=t), "shares.issue", campaign=campaign, target=t.id) for t in here
    ]
    choices += (
        [press("next", "shares.show", campaign=campaign, page=page + 1)] if every[(page + 1) * A_SCREEN :] else []
    )
    choices.append(press("excel", "workbook.send", kind=SHARES, campaign=campaign))
    choices.append(press("desk", "campaign.desk", campaign=campaign))
    turn.say("shares/show", choices, campaign=campaigns.get(turn.conn, campaign), sums=_sums(turn, here, issued))


def _editable(turn: Turn, campaign: int) -> bool:
    """Whether the campaign can still be changed; the person is told when it cannot."""
    if campaigns.get(turn.conn, campaign).state in EDITABLE:
        return True
    turn.say("workbook/closed", [press("office", "office.show")])
    return False


def _sums(turn: Turn, targets: Sequence[Target], issued: Sequence[Share]) -> list[ShareSum]:
    parents = {unit.id: unit.parent_id for unit in people.tree(turn.conn)}
    unit_of = {official.id: official.unit_id for official in people.staff(turn.conn, turn.today)}
    return [sum_of(target, issued, parents, unit_of) for target in targets]


@allow(Role.OFFICE, Role.ADMIN)
def issue(turn: Turn, campaign: int, target: int) -> None:
    """Ask to whom and how much each."""
    if _target(turn, campaign, target) is None:
        turn.say("form/gone")
    elif _editable(turn, campaign):
        start(turn, FORM, {"campaign": campaign, "target": target})


def _target(turn: Turn, campaign: int, target: int) -> Target | None:
    return next((each for each in campaigns.targets_of(turn.conn, campaign) if each.id == target), None)


def _about(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"target": _target(turn, filling.about["campaign"], filling.about["target"])}


def _whom(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return choices_of(turn, filling.about["campaign"])


def _read_whom(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_value(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    asked = _about(turn, filling)["target"].unit
    found = read_amount(given.text or "", unit=asked or None)
    if found is None or isinstance(found, Unclear):
        return Again("pledge/which_amount", {"typed": (given.text or "")[:60]})
    unit = asked or found.unit or ""
    return Answer({"value": str(found.value), "unit": unit}, format_amount(found.value, unit))


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    """The target, and what its shares would add up to."""
    about, given, whom = _about(turn, filling), filling.value("value"), filling.value("whom")
    if given is None or whom is None:
        return about
    found = bearers(turn, filling.about["campaign"], whom)
    issued = shares.of_campaign(turn.conn, filling.about["campaign"])
    kept = [share for share in issued if _bearer(share, whom) not in found]
    new = [_share(each, whom, filling) for each in found]
    return {**about, "count": len(found), "sum": _sums(turn, [about["target"]], [*kept, *new])[0]}


def _bearer(share: Share, whom: str) -> int | None:
    return share.official_id if whom == PEOPLE else share.unit_id


def _share(bearer: int, whom: str, filling: Filling) -> Share:
    value, unit = Decimal(filling.value("value")["value"]), filling.value("value")["unit"]
    unit_id, official_id = (None, bearer) if whom == PEOPLE else (bearer, None)
    return Share(0, filling.about["target"], unit_id, official_id, value, unit)


def _save(turn: Turn, filling: Filling) -> None:
    campaign, target, whom = filling.about["campaign"], filling.about["target"], filling.value("whom")
    if not _editable(turn, campaign):
        return
    found, me = bearers(turn, campaign, whom), turn.me.official_id
    to = {"official_ids": found} if whom == PEOPLE else {"unit_ids": found}
    value, unit = Decimal(filling.value("value")["value"]), filling.value("value")["unit"]
    before = shares.of_campaign(turn.conn, campaign)
    count = shares.issue(turn.conn, target, value, unit, by=me, now=turn.now, **to)
    told = share_notices.changed(turn, campaign, before)
    back = [press("more", "shares.show", campaign=campaign), press("office", "office.show")]
    values = {"count": count, "value": value, "unit": unit, "whom": whom, "told": told}
    opened = campaigns.get(turn.conn, campaign).state != campaigns.DRAFT
    turn.say("shares/saved", back, opened=opened, **values, **_about(turn, filling))


FORM = Form(
    name="shares",
    access=issue.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("whom", "shares/ask_whom", _read_whom, options=_whom, values=_about),
        Field("value", "shares/ask_value", _read_value, values=_about),
    ],
    review="shares/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"shares.show": show, "shares.issue": issue}
