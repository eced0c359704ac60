import struct
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from reports import period
from reports.brief import brief_of
from reports.chart import brief_chart, on_time_charts, registration_charts, target_charts, trend_charts
from reports.chart.groups import groups
from reports.chart.page import WIDTH, drawable, lines_of, shortened
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


def test_many_units_are_the_lowest_and_the_rest_in_one_bar(tmp_path: Path) -> None:
    summary = summarise(record(300, 60), HALF)
    for draw in (registration_charts, on_time_charts):
        (chart,) = draw(summary, tmp_path / "a.png")
        width, height = measure(chart)
        assert width == WIDTH
        assert width + height <= MOST_PIXELS
        assert height <= width * MOST_RATIO
    found = groups(summary, "headcount", ("registered",), "rate")
    assert len(found) == 12
    assert found[-1].name.startswith("Các đơn vị khác (")
    assert sum(group.whole for group in found) == 300
    assert sum(group.counts[0] for group in found) == summary.figure("registered").value
    shares = [group.share for group in found[:-1]]
    assert shares == sorted(shares)


def test_many_targets_go_on_in_further_pictures(tmp_path: Path) -> None:
    made = record(30)
    targets = tuple(replace(made.targets[0], id=number) for number in range(1, 26))
    charts = target_charts(summarise(replace(made, targets=targets), HALF), tmp_path / "b.png")
    assert [chart.name for chart in charts] == ["b-1.png", "b-2.png", "b-3.png"]


def test_weeks_add_up_to_the_figures_and_are_drawn(tmp_path: Path) -> None:
    summary = summarise(record(), HALF)
    weeks = summary.table("weeks")
    for week, figure in (("registered", "registered"), ("reported", "reported")):
        value = summary.figure(figure).value
        assert weeks.total(f"{week}_week") == value == weeks.column(f"{week}_sum")[-1]
    assert trend_charts(summary, tmp_path / "t.png") == [tmp_path / "t.png"]
    # a quarter asks for no report: nothing is known, which is not 0
    quarter = summarise(record(), period.named("q1", 2026))
    assert set(quarter.table("weeks").column("reported_sum")) == {None}
    assert on_time_charts(quarter, tmp_path / "o.png") == []
    assert measure(trend_charts(quarter, tmp_path / "q.png")[0])[0] == WIDTH


def test_the_directors_page_is_one_picture(tmp_path: Path) -> None:
    for people in (0, 300):
        made = record(people, 60)
        page = brief_chart(brief_of(made, summarise(made, HALF)), ["Lùi hạn: Báo cáo"] * 9, tmp_path / "m.png")
        width, height = measure(page)
        assert width == WIDTH
        assert width < height <= 2 * width


def test_every_vietnamese_letter_can_be_drawn() -> None:
    marked = "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    assert drawable(f"{marked}ăâđêôơưĂÂĐÊÔƠƯ▲✔●▼✘·…") == f"{marked}ăâđêôơưĂÂĐÊÔƠƯ▲✔●▼✘·…"


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
    assert trend_charts(summary, tmp_path / "c.png")
    brief = brief_of(replace(made, units=units, campaign=campaign), summary)
    assert brief_chart(brief, ["$x_{$ \x00 😀"], tmp_path / "d.png")


def test_long_labels_show_that_they_go_on() -> None:
    assert shortened("ngắn", 10) == "ngắn"
    assert shortened("một hai ba bốn", 10) == "một hai b…"
    assert shortened("hai\ndòng", 10) == "hai dòng"
    assert lines_of("một hai ba bốn năm sáu", 8, 2) == ["một hai", "ba bốn …"]
