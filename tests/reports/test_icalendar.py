"""Calendar files, read back by a reader of their own that follows RFC 5545 line by line."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reports.icalendar import CalendarEvent, calendar_file

NOW = datetime(2027, 3, 2, 2, 30, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=200)
events = st.builds(
    CalendarEvent,
    st.from_regex(r"[0-9a-f]{32}@thidua", fullmatch=True),
    st.dates(date(2020, 1, 1), date(2100, 12, 30)),
    words,
    words,
    st.integers(0, 50),
    st.just(NOW),
    st.booleans(),
)


def read(file: bytes) -> list[dict[str, Any]]:
    """The events of a file; AssertionError when a rule of lines, nesting or properties is broken."""
    assert file.endswith(b"\r\n")
    raw = file.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in raw)
    lines: list[bytes] = []
    for line in raw:
        line.decode()  # no letter is cut in two
        if line.startswith(b" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    found: list[dict[str, Any]] = []
    inside: list[str] = []
    for name, _, value in (line.decode().partition(":") for line in lines):
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert inside.pop() == value
        elif inside[-1] == "VEVENT":
            assert name not in found[-1], f"{name} twice"
            found[-1][name] = value
        else:
            assert inside[-1] in ("VCALENDAR", "VALARM")
    assert inside == []
    return found


def text(value: str) -> str:
    """TEXT of 3.3.11 taken apart letter by letter."""
    said, letters = [], iter(value)
    for letter in letters:
        if letter == "\\":
            letter = {"n": "\n", "N": "\n"}.get(following := next(letters), following)
        else:
            assert letter not in ";,\n"
        said.append(letter)
    return "".join(said)


@given(st.lists(events, max_size=4))
def test_what_is_written_is_read_back(written: list[CalendarEvent]) -> None:
    found = read(calendar_file("Sở; thử, \\nghiệm", written, NOW))
    assert len(found) == len(written)
    for event, made in zip(found, written, strict=True):
        assert event["UID"] == made.uid
        assert (event["DTSTAMP"], event["SEQUENCE"]) == ("20270302T023000Z", str(made.sequence))
        assert date.fromisoformat(event["DTSTART;VALUE=DATE"]) == made.day
        assert (date.fromisoformat(event["DTEND;VALUE=DATE"]) - made.day).days == 1
        assert event["STATUS"] == ("CANCELLED" if made.cancelled else "CONFIRMED")
        assert (text(event["SUMMARY"]), text(event["DESCRIPTION"])) == (made.summary, made.description)


def test_the_head_names_version_and_maker_before_the_first_event() -> None:
    lines = calendar_file("Sở", [], NOW).decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[2].startswith("PRODID:")
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_letters_that_no_line_may_hold_are_left_out() -> None:
    event = CalendarEvent("a@thidua", date(2027, 3, 31), "Hạn\x00 \x07báo\r\ncáo", "", 0, NOW)
    assert text(read(calendar_file("Sở", [event], NOW))[0]["SUMMARY"]) == "Hạn báo\ncáo"
