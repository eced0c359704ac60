from datetime import date

import pytest

from rules.merits import Award, Candidate
from rules.statistics import Column, Launched, Length, awards_by, column_of, length_of, lengths


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "length"),
    [
        (date(2027, 1, 1), date(2027, 12, 31), Length.ONE),
        (date(2027, 3, 15), date(2028, 3, 14), Length.ONE),
        (date(2027, 3, 15), date(2028, 3, 13), Length.BELOW_ONE),
        (date(2027, 3, 15), date(2028, 3, 15), Length.BELOW_THREE),
        (date(2027, 1, 1), date(2029, 12, 30), Length.BELOW_THREE),
        (date(2027, 1, 1), date(2029, 12, 31), Length.BELOW_FIVE),
        (date(2026, 1, 1), date(2030, 12, 31), Length.FIVE_AND_MORE),
        (date(2027, 5, 1), date(2027, 5, 1), Length.BELOW_ONE),
        (None, date(2027, 1, 1), None),
        (date(2027, 1, 1), None, None),
    ],
)
def test_lengths_by_full_years(starts_on: date | None, ends_on: date | None, length: Length | None) -> None:
    assert length_of(starts_on, ends_on) == length


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Bằng khen của Chủ tịch UBND tỉnh", Column.CERTIFICATE),
        ("Chiến sĩ thi đua cấp tỉnh", Column.PROVINCIAL_FIGHTER),
        ("Chiến sĩ thi đua bộ, ban, ngành, tỉnh", Column.PROVINCIAL_FIGHTER),
        ("Chiến sĩ thi đua cơ sở", Column.OTHER),
        ("Cờ thi đua cấp tỉnh", Column.FLAG),
        ("Kỷ niệm chương", Column.MEDAL),
        ("Lao động tiên tiến", Column.OTHER),
        ("Giấy khen", Column.OTHER),
    ],
)
def test_columns_by_the_name_of_the_title(name: str, column: Column) -> None:
    assert column_of(Award(1, 1, "X", name, 2027)) is column


def test_every_campaign_and_award_is_counted_once() -> None:
    found = [Launched("a", True, date(2027, 1, 1), date(2027, 12, 31)), Launched("b", False, None, None)]
    assert lengths(found) == {Length.ONE: 1, None: 1}
    awards = [
        Award(1, 1, "X", "Bằng khen", 2027, candidate=Candidate(official=1)),
        Award(2, 1, "X", "Bằng khen", 2027, candidate=Candidate(unit=1)),
        Award(3, 1, "Y", "Giấy khen", 2027, candidate=Candidate(official=2)),
    ]
    assert awards_by(awards, people=True) == {Column.CERTIFICATE: 1, Column.OTHER: 1}
    assert awards_by(awards, people=False) == {Column.CERTIFICATE: 1}
