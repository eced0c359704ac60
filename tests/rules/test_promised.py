from decimal import Decimal

import pytest

from rules.amounts import Unclear
from rules.promised import Promised, format_promised, read_promised


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("từ 95% trở lên", "95", ">="),
        ("tu 95% tro len", "95", ">="),
        ("95% trở lên", "95", ">="),
        ("100 cây trở lên", "100", ">="),
        ("ít nhất 3 mô hình", "3", ">="),
        ("≥ 95%", "95", ">="),
        ("trên 57 sáng kiến", "57", ">"),
        ("hơn 100 cây", "100", ">"),
        ("không quá 2 lần", "2", "<="),
        ("từ 5% trở xuống", "5", "<="),
        ("dưới 5%", "5", "<"),
        ("đạt 100%", "100", "="),
        ("tăng 5 bậc", "5", "rank_up"),
        ("thêm 3 xã", "3", "increase"),
        ("giảm 4%", "4", "decrease"),
        ("giảm ít nhất 4%", "4", "decrease"),
        ("96,5%", "96.5", ""),
        ("khoảng 5", "5", ""),
        ("200 cây", "200", ""),
    ],
)
def test_figures_with_what_binds_them(text: str, value: str, comparator: str) -> None:
    found = read_promised(text)
    assert isinstance(found, Promised)
    assert (found.amount.value, found.comparator) == (Decimal(value), comparator)


@pytest.mark.parametrize("text", ["nhiều lắm", "từ 5 đến 10 cây", "giảm xuống", ""])
def test_what_is_no_single_figure_stays_unclear(text: str) -> None:
    assert not isinstance(read_promised(text), Promised)


def test_several_figures_name_no_single_one() -> None:
    assert isinstance(read_promised("5 cây, 7 cây"), Unclear)


@pytest.mark.parametrize(
    ("comparator", "written"),
    [(">=", "từ 95% trở lên"), (">", "trên 95%"), ("<=", "không quá 95%"), ("decrease", "giảm 95%"), ("", "95%")],
)
def test_written_back(comparator: str, written: str) -> None:
    assert format_promised(Decimal(95), "%", comparator) == written


@pytest.mark.parametrize("comparator", [">=", ">", "<=", "<", "=", "increase", "decrease", ""])
def test_what_is_written_reads_back(comparator: str) -> None:
    found = read_promised(format_promised(Decimal("1300.5"), "cây", comparator))
    assert isinstance(found, Promised)
    assert (found.amount.value, found.amount.unit, found.comparator) == (Decimal("1300.5"), "cây", comparator)
