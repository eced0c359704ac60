"""Deadlines as a file for phones' calendars: iCalendar (RFC 5545), whole-day events with a reminder the morning before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MOST_OCTETS = 75  # of a line, its break not counted (RFC 5545, 3.1)
_ALARM = "-PT15H"  # nine o'clock on the day before


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """``uid`` never changes; ``sequence`` grows with every change (3.8.7.4), the last of which was at ``changed_at``.

    ``cancelled``: it holds no longer (3.8.1.11); calendars take it away, and nothing rings for it.
    """

    uid: str
    day: date
    summary: str
    description: str
    sequence: int
    changed_at: datetime
    cancelled: bool = False


def calendar_file(name: str, events: Sequence[CalendarEvent], now: datetime) -> bytes:
    """The whole file, UTF-8, lines ended by CRLF and folded."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//thidua//han cac moc//VI", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    lines += [line for event in events for line in _event(event, now)]
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(event: CalendarEvent, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_instant(now)}"
    yield f"LAST-MODIFIED:{_instant(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    if not event.cancelled:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.summary)}")
        yield from (f"TRIGGER:{_ALARM}", "END:VALARM")
    yield "END:VEVENT"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """TEXT as 3.3.11 wants it; characters that no line may hold are left out."""
    clean = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", clean).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, each further one begun by a blank; no letter is cut."""
    pieces: list[bytes] = [b""]
    for letter in line:
        octets = letter.encode()
        if len(pieces[-1]) + len(octets) > MOST_OCTETS:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
