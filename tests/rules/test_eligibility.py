"""Titles: the cases of the built-in conditions, both versions of the law, and what must never be said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.conditions import Condition, Kind, in_force, versions
from rules.eligibility import Outcome, Why, judge
from rules.merits import Award, Facts, Grade, Member
from rules.usual_conditions import TITLES, usual_conditions

OLD, NEW = date(2026, 9, 30), date(2026, 10, 1)
YEAR = 2026
E, G, D, N = Grade.EXCELLENT, Grade.GOOD, Grade.DONE, Grade.NOT_DONE
ROWS = [replace(row, id=number) for number, row in enumerate(usual_conditions(), start=1)]
ALL_YEARS = frozenset((title.code, year) for title in TITLES for year in range(2018, 2027))


def rows(code: str, received: date = OLD) -> tuple[Condition, ...]:
    return in_force([row for row in ROWS if row.title_code == code], received)


def award(code: str, year: int) -> Award:
    return Award(year, 1, code, code, year, f"{year}/QĐ-SNNMT", date(year, 12, 20))


def facts(code: str, given: str = "", said: str = "", **more: object) -> Facts:
    """``given``: "xs26 tot25 CSTDCS:23,24"; ``said``: "all", or words of the conditions that somebody confirmed (-: denied)."""
    ratings, awards = {}, []
    for part in given.split():
        if ":" in part:
            name, years = part.split(":")
            awards += [award(name, 2000 + int(year)) for year in years.split(",")]
        else:
            grade = {"xs": E, "tot": G, "ht": D, "kht": N}[part[:-2]]
            ratings[2000 + int(part[-2:])] = grade
    words = [word for word in said.split(";") if word]
    confirmed = {
        row.id: not word.startswith("-")
        for row in ROWS
        for word in words
        if word == "all" or word.lstrip("-") in row.text
    }
    values = {"recorded": ALL_YEARS, **more}
    return Facts(YEAR, ratings, tuple(awards), confirmed=confirmed, **values)  # type: ignore[arg-type]


def team(ldtt: int, best: int, whole: int, *, rated: int | None = None, low: int = 0) -> tuple[Member, ...]:
    """``ldtt`` of ``whole`` have LDTT, ``best`` of these CSTDCS too; ``rated`` have a rating, ``low`` of them a bad one."""
    made = []
    for number in range(whole):
        codes = frozenset(["LDTT"][: number < ldtt] + ["CSTDCS"][: number < best])
        grade = (N if number < low else G) if number < (whole if rated is None else rated) else None
        made.append(Member(number, codes, grade))
    return tuple(made)


MET, MISSING, PERSON = Outcome.MET, Outcome.MISSING, Outcome.PERSON
CASES = [
    # one person, one year
    ("LDTT", "tot26", "all", {}, MET),
    ("LDTT", "xs26", "all", {}, MET),
    ("LDTT", "ht26", "all", {}, MISSING),
    ("LDTT", "kht26", "all", {}, MISSING),
    ("LDTT", "", "all", {}, PERSON),
    ("LDTT", "tot25", "all", {}, PERSON),
    ("LDTT", "tot26", "", {}, PERSON),
    ("LDTT", "tot26", "đoàn kết", {}, PERSON),
    ("LDTT", "ht26", "", {}, MISSING),
    ("LDTT", "tot26", "all;-đoàn kết", {}, MISSING),
    ("LDTT", "tot26", "all", {"flagged": True}, PERSON),
    # alternatives: one is enough, none is missing, unknown asks
    ("CSTDCS", "xs26", "đoàn kết;chưa được đề nghị", {}, MET),
    ("CSTDCS", "tot26", "đoàn kết;chưa được đề nghị;sáng kiến", {}, MET),
    ("CSTDCS", "tot26", "đoàn kết;chưa được đề nghị;nghiệm thu", {}, MET),
    ("CSTDCS", "tot26", "đoàn kết;chưa được đề nghị", {}, PERSON),
    ("CSTDCS", "tot26", "đoàn kết;chưa được đề nghị;-sáng kiến;-nghiệm thu", {}, MISSING),
    ("CSTDCS", "", "all", {}, PERSON),
    ("CSTDCS", "ht26", "all", {}, MISSING),
    ("CSTDCS", "tot26", "đoàn kết;chưa được đề nghị", {"initiatives": {2026: 1}}, MET),
    ("CSTDCS", "tot26", "đoàn kết;chưa được đề nghị", {"initiatives": {2025: 1}}, PERSON),
    ("CSTDCS", "tot26", "đoàn kết;chưa được đề nghị;-sáng kiến", {"initiatives": {2026: 1}}, PERSON),
    ("CSTDT", "CSTDCS:24,25,26", "chưa được đề nghị", {"initiatives": {2026: 3}}, PERSON),
    ("BK", "xs25 xs26", "chưa được đề nghị", {"initiatives": {2025: 1, 2026: 1}}, MET),
    # years in a row
    ("CSTDT", "CSTDCS:24,25,26", "all", {}, MET),
    ("CSTDT", "CSTDCS:23,24,25", "all", {}, MET),
    ("CSTDT", "CSTDCS:22,23,24,25,26", "all", {}, MET),
    ("CSTDT", "CSTDCS:22,24,26", "all", {}, MISSING),
    ("CSTDT", "CSTDCS:21,23,24,25", "all", {}, MET),
    ("CSTDT", "CSTDCS:22,23,24", "all", {}, MISSING),
    ("CSTDT", "CSTDCS:25,26", "all", {}, MISSING),
    ("CSTDT", "CSTDCS:25,26", "all", {"recorded": frozenset({("CSTDCS", 2025), ("CSTDCS", 2026)})}, PERSON),
    ("CSTDT", "CSTDCS:24,25", "all", {"recorded": ALL_YEARS - {("CSTDCS", 2026)}}, PERSON),
    ("CSTDT", "", "all", {"recorded": frozenset()}, PERSON),
    ("CSTDT", "", "all", {}, MISSING),
    ("CSTDT", "LDTT:24,25,26", "all", {}, MISSING),
    ("CSTDT", "CSTDCS:24,25,26", "", {}, PERSON),
    ("CSTDT", "CSTDCS:24,25,26", "all;-Sáng kiến", {}, MISSING),
    ("CSTDTQ", "CSTDT:25,26", "all", {}, MET),
    ("CSTDTQ", "CSTDT:24,26", "all", {}, MISSING),
    # forms: one of several ways, and both halves of a way
    ("BK", "CSTDCS:25,26", "chưa được đề nghị", {}, MET),
    ("BK", "xs25 xs26", "chưa được đề nghị;02 sáng kiến", {}, MET),
    ("BK", "xs25 xs26", "chưa được đề nghị", {}, PERSON),
    ("BK", "tot25 xs26", "all;-bình xét;-nhiều thành tích", {}, MISSING),
    ("BK", "xs26", "all;-bình xét;-nhiều thành tích", {}, PERSON),
    ("GK", "tot26", "all", {}, MET),
    ("GK", "ht26", "all", {}, MISSING),
    ("GKTT", "xs26", "all", {"members": team(5, 1, 5)}, MET),
    ("BKTT", "TTLDXS:26", "chưa được đề nghị", {"members": team(0, 0, 5)}, MET),
    # collectives: shares of those who count
    ("TTLDTT", "tot26", "all", {"members": team(7, 0, 10)}, MET),
    ("TTLDTT", "tot26", "all", {"members": team(6, 0, 10)}, MISSING),
    ("TTLDTT", "tot26", "all", {"members": team(9, 0, 13)}, MISSING),  # 69,2 %
    ("TTLDTT", "tot26", "all", {"members": team(6, 0, 10), "recorded": frozenset()}, PERSON),
    ("TTLDTT", "tot26", "all", {"members": ()}, PERSON),
    ("TTLDTT", "tot26", "all", {"members": team(7, 0, 10), "flagged": True}, PERSON),
    ("TTLDTT", "ht26", "all", {"members": team(10, 0, 10)}, MISSING),
    ("TTLDXS", "xs26", "all", {"members": team(7, 1, 10)}, MET),
    ("TTLDXS", "xs26", "all", {"members": team(7, 0, 10)}, MISSING),
    ("TTLDXS", "xs26", "all", {"members": team(7, 1, 10, low=1)}, MISSING),
    ("TTLDXS", "xs26", "all", {"members": team(7, 1, 10, rated=9)}, PERSON),
    ("TTLDXS", "tot26", "all", {"members": team(10, 2, 10)}, MISSING),
    ("TTLDXS", "", "all", {"members": team(10, 2, 10)}, PERSON),
    ("CO", "", "all", {"members": team(1, 1, 1)}, MET),
    ("CO", "", "", {"members": team(1, 1, 1)}, PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("code", "given", "said", "more", "outcome"), CASES)
def test_the_law_of_2022(code: str, given: str, said: str, more: dict[str, object], outcome: Outcome) -> None:
    known = facts(code, given, said, **more)
    assert judge(rows(code), known).outcome is outcome
    # since the amendment, whose wording is not known, nobody is told "enough" or "missing" by the old words
    since = judge(rows(code, NEW), known)
    assert since.outcome is (Outcome.MET if code == "GKTT" else Outcome.PERSON)
    assert {each.before for each in since.findings if not each.condition.confirmed} <= set(Outcome)


def test_three_times_in_a_row_are_shown_as_three_decisions() -> None:
    (finding, *_) = judge(rows("CSTDT"), facts("CSTDT", "CSTDCS:22,24,25,26")).findings
    assert [each.number for each in finding.awards] == ["2024/QĐ-SNNMT", "2025/QĐ-SNNMT", "2026/QĐ-SNNMT"]
    (finding, *_) = judge(rows("CSTDT"), facts("CSTDT", "CSTDCS:22,24,26")).findings
    assert (finding.why, finding.years, [each.year for each in finding.awards]) == (Why.NO_YEARS, (2025,), [2024, 2026])


def test_the_version_is_chosen_by_the_day_of_receipt() -> None:
    every = [row for row in ROWS if row.title_code == "CSTDCS"]
    assert versions(every) == [date(2026, 10, 1), date(2025, 7, 1), date(2024, 1, 1)]
    assert all(row.confirmed for row in in_force(every, OLD))
    assert {row.confirmed for row in in_force(every, NEW) if row.kind is not Kind.DISCIPLINE} == {False}
    assert in_force(every, date(2023, 12, 31)) == ()
    assert judge((), facts("CSTDCS")).outcome is Outcome.PERSON


def test_a_quota_is_told_and_decides_nothing() -> None:
    quota = Condition(900, "CSTDCS", Kind.QUOTA, "Không quá 20%", date(2024, 1, 1), percent=Decimal(20))
    known = facts("CSTDCS", "xs26", "all")
    with_quota = judge((*rows("CSTDCS"), quota), known)
    assert with_quota.quotas == (quota,)
    assert replace(with_quota, quotas=()) == judge(rows("CSTDCS"), known)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.QUOTA])
def test_a_row_without_its_parameters_asks_a_person(kind: Kind) -> None:
    bare = Condition(1, "X", kind, "Thiếu", date(2024, 1, 1))
    known = facts("X", "xs26 CSTDCS:24,25,26", members=team(5, 5, 5))
    assert judge((bare,), known).outcome is Outcome.PERSON


def test_years_with_gaps_count_where_the_office_says_so() -> None:
    row = Condition(1, "X", Kind.TITLE_TIMES, "Đủ 3 lần", date(2024, 1, 1), times=3, needs=("CSTDCS",))
    assert judge((row,), facts("X", "CSTDCS:19,22,26")).outcome is Outcome.MET
    assert judge((row,), facts("X", "CSTDCS:19,22")).outcome is Outcome.PERSON


grades = st.sampled_from(list(Grade))
members = st.lists(
    st.builds(Member, st.integers(1, 99), st.frozensets(st.sampled_from(["LDTT", "CSTDCS"])), grades | st.none())
)
some_facts = st.builds(
    Facts,
    st.just(YEAR),
    st.dictionaries(st.integers(2023, 2026), grades),
    st.lists(st.builds(award, st.sampled_from(["CSTDCS", "CSTDT", "TTLDXS"]), st.integers(2020, 2026))).map(tuple),
    st.frozensets(st.sampled_from(sorted(ALL_YEARS))),
    st.dictionaries(st.integers(1, len(ROWS)), st.booleans(), max_size=len(ROWS)),
    st.booleans(),
    st.none() | members.map(tuple),
)


@given(st.sampled_from([title.code for title in TITLES]), some_facts, st.sampled_from([OLD, NEW]))
def test_never_enough_while_a_needed_fact_is_missing(code: str, known: Facts, received: date) -> None:
    asked = rows(code, received)
    found = judge(asked, known)
    if found.outcome is not Outcome.MET:
        return
    assert (found.missing, found.person) == ((), ())
    for row in asked:
        if row.either:
            continue
        assert row.confirmed
        if row.kind is Kind.RATING:
            assert YEAR in known.ratings
        if row.kind in (Kind.PERSON, Kind.INITIATIVE, Kind.DISCIPLINE):
            assert known.confirmed[row.id]
        if row.kind is Kind.DISCIPLINE:
            assert not known.flagged
        if row.kind in (Kind.MEMBERS_TITLE, Kind.MEMBER_COUNT, Kind.MEMBERS_RATING):
            assert known.members
        if row.kind is Kind.TITLE_YEARS:
            years = {each.year for each in known.awards if each.code in row.needs}
            assert any(set(range(last - (row.times or 0) + 1, last + 1)) <= years for last in (YEAR, YEAR - 1))


@given(st.sampled_from([title.code for title in TITLES]), some_facts)
def test_forgetting_a_rating_never_makes_it_enough(code: str, known: Facts) -> None:
    after = judge(rows(code), replace(known, ratings={}))
    if any(row.kind is Kind.RATING and not row.either for row in rows(code)):
        assert after.outcome is not Outcome.MET
    for before, finding in zip(judge(rows(code), known).findings, after.findings, strict=True):
        assert finding.outcome is before.outcome or finding.condition.kind is Kind.RATING
