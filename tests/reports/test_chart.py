import struct
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from reports import period
from reports.chart import registration_charts, target_charts
from reports.chart.bars import WIDTH, shortened
from reports.summary import summarise
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
# what a Telegram photo may measure: width and height together, and one against the other
MOST_PIXELS, MOST_RATIO = 10_000, 20


def measure(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_one_portrait_picture_for_few_units(tmp_path: Path) -> None:
    charts = registration_charts(summarise(record(), HALF), tmp_path / "a.png")
    assert charts == [tmp_path / "a.png"]
    width, height = measure(charts[0])
    assert width == WIDTH == 1080
    assert height >= width


def test_many_units_are_grouped_and_paged(tmp_path: Path) -> None:
    charts = registration_charts(summarise(record(300, 60), HALF), tmp_path / "a.png")
    assert [chart.name for chart in charts] == ["a-1.png", "a-2.png", "a-3.png"]
    for chart in charts:
        width, height = measure(chart)
        assert width == WIDTH
        assert width + height <= MOST_PIXELS
        assert height <= width * MOST_RATIO


def test_no_people_or_targets_no_picture(tmp_path: Path) -> None:
    empty = summarise(replace(record(0), targets=()), HALF)
    assert registration_charts(empty, tmp_path / "a.png") == []
    assert target_charts(empty, tmp_path / "b.png") == []


def test_targets_of_every_verdict_are_drawn(tmp_path: Path) -> None:
    made = record(30)
    asked = (Decimal(1), Decimal(100), Decimal(10**9), None)
    targets = tuple(replace(target, value=value) for target, value in zip(made.targets, asked, strict=True))
    charts = target_charts(summarise(replace(made, targets=targets), HALF), tmp_path / "b.png")
    assert measure(charts[0])[0] == WIDTH


def test_odd_text_is_drawn_and_not_read_as_a_formula(tmp_path: Path) -> None:
    made = record(10, 3, note="$x^2$ \\frac{1}{2} & <b> \x00 😀\n" + "dài " * 10_000)
    units = tuple(replace(unit, name=f"$a_b$ {unit.name}\x07") for unit in made.units)
    campaign = replace(made.campaign, title="$\\undefined{$ thi đua " * 20)
    summary = summarise(replace(made, units=units, campaign=campaign), HALF)
    assert registration_charts(summary, tmp_path / "a.png")
    assert target_charts(summary, tmp_path / "b.png")


def test_long_labels_show_that_they_go_on() -> None:
    assert shortened("ngắn", 10) == "ngắn"
    assert shortened("một hai ba bốn", 10) == "một hai b…"
    assert shortened("hai\ndòng", 10) == "hai dòng"
