"""Time limits of a launch document → milestones with their stages; what has no day stays a suggestion."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rules.launch_document.findings import Deadline
from rules.records import MilestoneKind
from rules.words import plain

Row = dict[str, Any]
_REGISTERS = re.compile(r"\b(?:dang ky|giao uoc|phat dong)\b")
_CONCLUDES = re.compile(r"\b(?:so ket|tong ket|bao cao ket qua)\b")
_CLAUSES = re.compile(r"[;,.](?=\s)|(?<=\d)\s(?=và (?:báo cáo|tổng hợp|gửi|nộp)\b)")
_GATHERS = re.compile(r"(?:va )?(?:tong hop|bao cao)\b")
_GATHERED = re.compile(r"\btong hop (?:danh sach |ket qua |viec |ban |noi dung )?(?:dang ky|giao uoc|phat dong)\b")
# what is asked for begins here; words before it say who is asked
_ASKS = re.compile(
    r"\b(?:to chuc|xay dung ke hoach|phat dong|dang ky|ky (?:ket )?giao uoc|so ket|tong ket|tong hop|bao cao|gui|nop)\b"
)
_SHORTEST_NAME, _LONGEST_NAME = 12, 150


@dataclass(frozen=True, slots=True)
class Limits:
    """``milestones`` name their stage by its place in ``stages`` (``stage``, None for registration); ``left_out`` are limits
    that are no milestone of their own, said as warnings."""

    stages: tuple[Row, ...]
    milestones: tuple[Row, ...]
    undated: tuple[Row, ...]
    left_out: tuple[Row, ...] = ()


def limits_of(deadlines: Sequence[Deadline], first: int, last: int | None) -> Limits:
    """Stages, milestones and limits without a day, for a campaign of the years ``first`` to ``last``."""
    dated = [d for d in deadlines if d.resolved is not None]
    undated = [d for d in deadlines if d.resolved is None]
    reports = sorted({_day(d) for d in dated if kind_of(d) == MilestoneKind.PROGRESS})
    stages = _yearly(first, last) if last else _until(reports, first)
    left_out = _gathering(dated)
    milestones = tuple(_milestone(d, stages) for d in _once(dated) if d not in left_out)
    suggestions = tuple(_suggestion(d) for d in undated)
    return Limits(tuple(stages), milestones, suggestions, tuple(_told(d) for d in left_out))


def _gathering(dated: Sequence[Deadline]) -> list[Deadline]:
    """Limits for gathering registrations ("Tổng hợp đăng ký …, báo cáo … trước ngày 15/3"), where those who register have a
    limit of their own: due from one office, they ask nobody to register."""
    registering = [d for d in dated if kind_of(d) == MilestoneKind.REGISTRATION]
    gathering = [d for d in registering if _gathers(d)]
    return gathering if len(gathering) < len(registering) else []


def _gathers(deadline: Deadline) -> bool:
    clause = plain(clause_of(deadline))
    reports = bool(_GATHERS.match(clause) and _REGISTERS.search(clause))
    return reports or bool(_GATHERED.search(plain(deadline.action)))


def _once(dated: Sequence[Deadline]) -> list[Deadline]:
    """One registration a day: said for several bodies it is still one milestone."""
    taken: set[date] = set()
    kept = []
    for deadline in dated:
        registers = kind_of(deadline) == MilestoneKind.REGISTRATION and not _gathers(deadline)
        if not (registers and _day(deadline) in taken):
            kept.append(deadline)
        if registers:
            taken.add(_day(deadline))
    return kept


def _told(deadline: Deadline) -> Row:
    text = f"Hạn “{deadline.phrase}” là để tổng hợp đăng ký, không lập thành mốc riêng: {name_of(deadline)}."
    return {"text": text, **_lines(deadline, doubtful=False)}


def kind_of(deadline: Deadline) -> MilestoneKind:
    """Registration when the clause, or else its sentence, speaks of registering, pledging or launching; otherwise a
    report of progress."""
    return _kind(deadline)[0]


def _kind(deadline: Deadline) -> tuple[MilestoneKind, bool]:
    """The kind, and whether the clause itself says so."""
    clause = plain(clause_of(deadline))
    if "%" in clause:  # a share to be reached by a day, even of people who register
        return MilestoneKind.PROGRESS, False
    if _REGISTERS.search(clause):
        return MilestoneKind.REGISTRATION, True
    if _CONCLUDES.search(clause):
        return MilestoneKind.PROGRESS, True
    registers = _REGISTERS.search(plain(deadline.action))
    return (MilestoneKind.REGISTRATION if registers else MilestoneKind.PROGRESS), False


def clause_of(deadline: Deadline) -> str:
    """The clause of the action that holds the time limit: several limits may share one sentence."""
    clauses = [part.strip() for part in _CLAUSES.split(deadline.action)]
    return next((part for part in clauses if deadline.phrase in part), deadline.action) or deadline.phrase


def name_of(deadline: Deadline) -> str:
    """What is due, without the words that say when and those before that say who, unless little else is left."""
    clause = clause_of(deadline)
    bare = _asked(" ".join(clause.replace(deadline.phrase, " ").split()).strip(" ,;.:()"))
    name = bare if len(bare) >= _SHORTEST_NAME else clause
    name = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rsplit(' ', 1)[0]}…"
    return name[:1].upper() + name[1:]


def _asked(clause: str) -> str:
    """A clause from the first word that asks for something."""
    folded = plain(clause)
    found = _ASKS.search(folded) if len(folded) == len(clause) else None
    rest = clause[found.start() :] if found else clause
    return rest if len(rest) >= _SHORTEST_NAME else clause


def stage_for(day: date, stages: Sequence[tuple[date, date]]) -> int | None:
    """The place of the first stage, (first day, last day) each, in which a report due on ``day`` falls."""
    return next((at for at, (start, end) in enumerate(stages) if start <= day <= end), None)


def _yearly(first: int, last: int) -> list[Row]:
    return [_stage(f"Năm {year}", date(year, 1, 1), date(year, 12, 31)) for year in range(first, last + 1)]


def _until(reports: Iterable[date], year: int) -> list[Row]:
    """One stage up to each report of a one-year campaign; the whole year when no report has a day."""
    stages: list[Row] = []
    start = date(year, 1, 1)
    for day in reports:
        begins = min(start, day)
        stages.append(_stage(f"Đến ngày {day.day}/{day.month}/{day.year}", begins, day))
        start = day + timedelta(days=1)
    return stages or [_stage(f"Năm {year}", date(year, 1, 1), date(year, 12, 31))]


def _stage(name: str, starts_on: date, ends_on: date) -> Row:
    return {"name": name, "starts_on": starts_on, "ends_on": ends_on}


def _milestone(deadline: Deadline, stages: Sequence[Row]) -> Row:
    (kind, said), day = _kind(deadline), _day(deadline)
    spans = [(stage["starts_on"], stage["ends_on"]) for stage in stages]
    at = stage_for(day, spans) if kind == MilestoneKind.PROGRESS else None
    if kind == MilestoneKind.PROGRESS and at is None:
        at = len(stages) - 1  # a report due after the period is about its last stage
    return {
        "kind": kind,
        "name": name_of(deadline),
        "due_on": day,
        "stage": at,
        "phrase": deadline.phrase,
        "exclusive": deadline.exclusive,
        **_lines(deadline, doubtful=not said),
    }


def _suggestion(deadline: Deadline) -> Row:
    about = {"phrase": deadline.phrase, "action": deadline.action, "kind": deadline.kind}
    return {**about, **_lines(deadline, doubtful=False)}


def _lines(deadline: Deadline, *, doubtful: bool) -> Row:
    return {"first_line": deadline.source.first, "last_line": deadline.source.last, "doubtful": doubtful}


def _day(deadline: Deadline) -> date:
    assert deadline.resolved is not None
    return date.fromisoformat(deadline.resolved)
