"""How values look in messages: the Vietnamese way, in the office's time zone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from rules.amounts import format_amount
from rules.dates import format_date, format_day_long
from rules.promised import format_promised


def filters(zone: ZoneInfo) -> Mapping[str, Callable[..., Any]]:
    """Filters by name: ``amount(unit)``, ``promised(unit, comparator)``, ``number``, ``day``, ``day_long``, ``moment``."""

    def moment(instant: datetime) -> str:
        local = instant.astimezone(zone)
        return f"{local:%H:%M} ngày {format_date(local.date())}"

    def amount(value: Decimal, unit: str = "") -> str:
        return format_amount(value, unit)

    def number(value: int) -> str:
        return format_amount(Decimal(value), "")

    return {
        "amount": amount,
        "number": number,
        "day": format_date,
        "day_long": format_day_long,
        "moment": moment,
        "promised": format_promised,
    }
