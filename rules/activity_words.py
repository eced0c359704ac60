"""An activity told in one line: "đã tuyên truyền cho 45 người hôm qua"."""

import re
from dataclasses import dataclass
from datetime import date

from rules.activity_kinds import DISSEMINATION, GOOD_DEED, INSPECTION, PUBLICITY, SESSION
from rules.dates import Day, read_date
from rules.words import clean, fold

_LEAD = r"(?:(?:da|vua|moi|don vi|phong|chung toi|chi cuc|hom qua|hom nay|to chuc|trien khai|thuc hien) )*"
_SIGNS = (
    (DISSEMINATION, "tuyen truyen|pho bien|quan triet"),
    (INSPECTION, "kiem tra (?:thi dua|phong trao|viec thuc hien)"),
    (SESSION, "sinh hoat chuyen de|hop (?:cum|khoi)|giao luu"),
    (PUBLICITY, "dang (?:tin|bai)|viet bai|co bai dang"),
    (GOOD_DEED, "nguoi tot viec tot"),
)
_PATTERNS = tuple((kind, re.compile(rf"{_LEAD}(?:{words})\b")) for kind, words in _SIGNS)
_PEOPLE = re.compile(
    r"\b([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}) (?:nguoi|can bo|cong chuc|luot nguoi|dong chi|doan vien)\b"
)
_QUESTION = re.compile(r"\?|\b(?:chua|the nao|khi nao|bao gio)\s*$")


@dataclass(frozen=True, slots=True)
class Told:
    """``reached`` in people and ``held_on`` are None when the line does not say them clearly."""

    kind: str
    text: str
    reached: int | None
    held_on: date | None


def read_activity(text: str, today: date) -> Told | None:
    """The activity that a line tells of; None when it tells of none, asks, or names a day to come."""
    typed = clean(text)
    said = fold(typed)
    kind = next((kind for kind, pattern in _PATTERNS if pattern.match(said)), None)
    if kind is None or _QUESTION.search(typed) or _QUESTION.search(said):
        return None
    day = read_date(typed, today=today, past=True)
    held_on = day.value if isinstance(day, Day) and not day.period else None
    if held_on is not None and held_on > today:
        return None
    return Told(kind, typed, _people(said), held_on)


def _people(said: str) -> int | None:
    found = {int(number.replace(".", "")) for number in _PEOPLE.findall(said)}
    return found.pop() if len(found) == 1 else None
