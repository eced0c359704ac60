"""Whether a candidate has what a title asks: enough, something missing, or a person has to say.

Meeting the standard is not an award: Luật Thi đua, khen thưởng 06/2022/QH15 lets the council select among those who do. The
conditions themselves are rows (``rules.conditions``); nothing here knows a title. Registration is no condition (Arts. 6-7).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from rules.conditions import NEEDED, Condition, Kind
from rules.merits import Award, Facts, Grade


class Outcome(StrEnum):
    MET = "met"
    MISSING = "missing"
    PERSON = "person"


class Why(StrEnum):
    """What an outcome rests on, for the words that tell it."""

    RECORD = "record"
    SAID = "said"
    RECOGNISED = "recognised"
    NO_RATING = "no_rating"
    LOW_RATING = "low_rating"
    NO_YEARS = "no_years"
    NO_HISTORY = "no_history"
    NOT_SAID = "not_said"
    DENIED = "denied"
    TOO_FEW = "too_few"
    NO_MEMBERS = "no_members"
    UNRATED = "unrated"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition judged. ``years`` are those it lacks, ``awards`` the decisions it rests on, ``have`` of ``whole`` members.

    ``before``: what the outcome would be if the row were confirmed; None for a confirmed row.
    """

    condition: Condition
    outcome: Outcome
    why: Why = Why.RECORD
    years: tuple[int, ...] = ()
    awards: tuple[Award, ...] = ()
    have: int | None = None
    whole: int | None = None
    before: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """``findings`` in the order of the rows; ``missing`` and ``person`` are those that keep the answer from "enough".

    ``quotas`` are local limits, for the council to look at. Without any condition in force nobody can say: PERSON.
    """

    outcome: Outcome
    findings: tuple[Finding, ...]
    missing: tuple[Finding, ...] = ()
    person: tuple[Finding, ...] = ()
    quotas: tuple[Condition, ...] = ()


def judge(conditions: Sequence[Condition], facts: Facts) -> Answer:
    """Judge the conditions in force (already chosen by date of receipt) on what is recorded."""
    asked = [condition for condition in conditions if condition.kind is not Kind.QUOTA]
    findings = tuple(_finding(condition, facts) for condition in asked)
    missing, person = _open(findings)
    outcome = Outcome.MISSING if missing else Outcome.PERSON if person or not asked else Outcome.MET
    quotas = tuple(condition for condition in conditions if condition.kind is Kind.QUOTA)
    return Answer(outcome, findings, tuple(missing), tuple(person), quotas)


def _open(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What is missing and what a person has to say; one alternative that is met settles its group."""
    missing = [each for each in findings if not each.condition.either and each.outcome is Outcome.MISSING]
    person = [each for each in findings if not each.condition.either and each.outcome is Outcome.PERSON]
    grouped = sorted((each for each in findings if each.condition.either), key=lambda each: each.condition.either)
    for _, group in groupby(grouped, key=lambda each: each.condition.either[:1]):
        ways = [list(way) for _, way in groupby(group, key=lambda each: each.condition.either)]
        outcomes = [_together(way) for way in ways]
        if Outcome.MET in outcomes:
            continue
        if Outcome.PERSON in outcomes:
            possible = [way for way, outcome in zip(ways, outcomes, strict=True) if outcome is Outcome.PERSON]
            person += [each for way in possible for each in way if each.outcome is Outcome.PERSON]
        else:
            missing += [each for way in ways for each in way if each.outcome is Outcome.MISSING]
    return missing, person


def _together(way: Sequence[Finding]) -> Outcome:
    outcomes = {each.outcome for each in way}
    return next((each for each in (Outcome.MISSING, Outcome.PERSON) if each in outcomes), Outcome.MET)


def _finding(condition: Condition, facts: Facts) -> Finding:
    lacks = [name for name in NEEDED.get(condition.kind, ()) if not getattr(condition, name)]
    found = Finding(condition, Outcome.PERSON, Why.UNCLEAR) if lacks else _JUDGES[condition.kind](condition, facts)
    return found if condition.confirmed else replace(found, outcome=Outcome.PERSON, before=found.outcome)


def _rating(condition: Condition, facts: Facts) -> Finding:
    years = range(facts.year - (condition.times or 1) + 1, facts.year + 1)
    low = tuple(year for year in years if not _reaches(facts.ratings.get(year), condition.grade, unknown=True))
    unknown = tuple(year for year in years if year not in facts.ratings)
    if low:
        return Finding(condition, Outcome.MISSING, Why.LOW_RATING, low)
    return Finding(condition, Outcome.PERSON, Why.NO_RATING, unknown) if unknown else Finding(condition, Outcome.MET)


def _reaches(grade: Grade | None, wanted: Grade | None, *, unknown: bool) -> bool:
    assert wanted is not None
    return unknown if grade is None else grade.reaches(wanted)


def _title_years(condition: Condition, facts: Facts) -> Finding:
    """``times`` years in a row, the last of them the year itself or the one before: the year's own is often yet to come."""
    times, has = condition.times or 1, _by_year(condition, facts)
    runs = [range(last - times + 1, last + 1) for last in (facts.year, facts.year - 1)]
    for run in runs:
        if all(year in has for year in run):
            return Finding(condition, Outcome.MET, awards=tuple(has[year] for year in run))
    unknown = [run for run in runs if all(year in has or not _known(condition, year, facts) for year in run)]
    best = max(unknown or runs, key=lambda run: sum(year in has for year in run))
    years = tuple(year for year in best if year not in has)
    kept = tuple(has[year] for year in best if year in has)
    outcome, why = (Outcome.PERSON, Why.NO_HISTORY) if unknown else (Outcome.MISSING, Why.NO_YEARS)
    return Finding(condition, outcome, why, years, kept)


def _title_times(condition: Condition, facts: Facts) -> Finding:
    """``times`` years up to the year, gaps or not; what earlier years may hold beyond the record, a person has to say."""
    has = _by_year(condition, facts)
    kept = tuple(has[year] for year in sorted(has))
    if len(kept) >= (condition.times or 1):
        return Finding(condition, Outcome.MET, awards=kept[-(condition.times or 1) :])
    return Finding(condition, Outcome.PERSON, Why.NO_HISTORY, awards=kept, have=len(kept))


def _by_year(condition: Condition, facts: Facts) -> dict[int, Award]:
    return {award.year: award for award in facts.awards if award.code in condition.needs and award.year <= facts.year}


def _known(condition: Condition, year: int, facts: Facts) -> bool:
    return any((code, year) in facts.recorded for code in condition.needs)


def _said(condition: Condition, facts: Facts) -> Finding:
    said = facts.confirmed.get(condition.id)
    if said is None:
        return Finding(condition, Outcome.PERSON, Why.NOT_SAID)
    return Finding(condition, Outcome.MET, Why.SAID) if said else Finding(condition, Outcome.MISSING, Why.DENIED)


def _initiative(condition: Condition, facts: Facts) -> Finding:
    """With ``times``, as many recognised in as many years up to the year settle it; what is not recorded, a person may know."""
    years = range(facts.year - (condition.times or 1) + 1, facts.year + 1)
    have = sum(facts.initiatives.get(year, 0) for year in years)
    if condition.times and have >= condition.times and facts.confirmed.get(condition.id) is None:
        return Finding(condition, Outcome.MET, Why.RECOGNISED)
    return _said(condition, facts)


def _discipline(condition: Condition, facts: Facts) -> Finding:
    """Nghị định 152/2025/NĐ-CP, Art. 4: never "missing" here, because why a candidate is held up is nobody's to read."""
    clear = facts.confirmed.get(condition.id) is True and not facts.flagged
    return Finding(condition, Outcome.MET, Why.SAID) if clear else Finding(condition, Outcome.PERSON, Why.NOT_SAID)


def _members_title(condition: Condition, facts: Facts) -> Finding:
    members = facts.members or ()
    have = sum(not member.titles.isdisjoint(condition.needs) for member in members)
    percent = condition.percent or 0
    reached = have * 100 >= percent * len(members)
    return _counted(condition, facts, have, reached)


def _member_count(condition: Condition, facts: Facts) -> Finding:
    have = sum(not member.titles.isdisjoint(condition.needs) for member in facts.members or ())
    return _counted(condition, facts, have, have >= (condition.times or 1))


def _counted(condition: Condition, facts: Facts, have: int, reached: bool) -> Finding:
    if not facts.members:
        return Finding(condition, Outcome.PERSON, Why.NO_MEMBERS)
    whole = len(facts.members)
    if reached:
        return Finding(condition, Outcome.MET, have=have, whole=whole)
    if not _known(condition, facts.year, facts):
        return Finding(condition, Outcome.PERSON, Why.NO_HISTORY, (facts.year,), have=have, whole=whole)
    return Finding(condition, Outcome.MISSING, Why.TOO_FEW, have=have, whole=whole)


def _members_rating(condition: Condition, facts: Facts) -> Finding:
    if not facts.members:
        return Finding(condition, Outcome.PERSON, Why.NO_MEMBERS)
    wanted = (condition.percent or 0) * len(facts.members)
    sure = sum(_reaches(member.grade, condition.grade, unknown=False) for member in facts.members)
    possible = sum(_reaches(member.grade, condition.grade, unknown=True) for member in facts.members)
    whole = len(facts.members)
    if sure * 100 >= wanted:
        return Finding(condition, Outcome.MET, have=sure, whole=whole)
    if possible * 100 < wanted:
        return Finding(condition, Outcome.MISSING, Why.TOO_FEW, have=sure, whole=whole)
    return Finding(condition, Outcome.PERSON, Why.UNRATED, have=sure, whole=whole)


_JUDGES = {
    Kind.RATING: _rating,
    Kind.TITLE_YEARS: _title_years,
    Kind.TITLE_TIMES: _title_times,
    Kind.INITIATIVE: _initiative,
    Kind.PERSON: _said,
    Kind.DISCIPLINE: _discipline,
    Kind.MEMBERS_TITLE: _members_title,
    Kind.MEMBER_COUNT: _member_count,
    Kind.MEMBERS_RATING: _members_rating,
}
