"""Days and moments of the office: its time zone, and how it writes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def day_of(instant: datetime) -> date:
    """The day of an instant in the office's time zone."""
    return instant.astimezone(OFFICE_ZONE).date()


def day(value: date) -> str:
    """``05/02/2026`` but ``05/3/2026``: NĐ 30/2020 Phụ lục I asks for a zero before days below 10, months 1 and 2 only."""
    month = f"{value.month:02d}" if value.month < 3 else f"{value.month}"
    return f"{value.day:02d}/{month}/{value.year}"


def moment(instant: datetime) -> str:
    """Office time, for example ``17 giờ 05 phút ngày 30/6/2026``."""
    local = instant.astimezone(OFFICE_ZONE)
    return f"{local:%H} giờ {local:%M} phút ngày {day(local.date())}"
