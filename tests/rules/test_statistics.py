from datetime import date

import pytest

from rules.merits import Award
from rules.statistics import Column, Launched, Launcher, Length, column_of, launcher, length_of


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


@pytest.mark.parametrize(
    ("issuer", "by"),
    [
        ("Thủ tướng Chính phủ", Launcher.NATION),
        ("Hội đồng Thi đua - Khen thưởng Trung ương", Launcher.NATION),
        ("UBND tỉnh Mẫu", Launcher.PROVINCE),
        ("ỦY BAN NHÂN DÂN TỈNH MẪU", Launcher.PROVINCE),
        ("Chủ tịch UBND thành phố Mẫu", Launcher.PROVINCE),
        ("Bộ Nội vụ", Launcher.PROVINCE),
        ("Bộ phận tổng hợp", Launcher.OWN),
        ("Khối thi đua các sở tổng hợp", Launcher.BLOC),
        ("Cụm thi đua số 3", Launcher.BLOC),
        ("Sở Nông nghiệp và Môi trường tỉnh Mẫu", Launcher.OWN),
        ("", Launcher.OWN),
    ],
)
def test_who_launched_by_the_issuer(issuer: str, by: Launcher) -> None:
    assert launcher(Launched("a", True, None, None, issuer)) is by


def test_what_the_department_launched_for_a_part_of_itself() -> None:
    assert launcher(Launched("a", False, None, None, "Sở Mẫu")) is Launcher.PART
    assert launcher(Launched("a", False, None, None, "UBND tỉnh Mẫu")) is Launcher.PROVINCE
