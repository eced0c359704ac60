"""The phrase table: what officials type on a phone, and what must be understood of it."""

import json
import re
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.understand import understand
from rules.words import plain, telex

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TABLE = Path(__file__).parent / "cases" / "understand.txt"
_PAIR = re.compile(r"(\w+)([=:])(.*?)(?=\s+\w+[=:]|\s*\?|$)")
_SILENT: dict[str, str | None] = dict.fromkeys(["amount", "unit", "percent", "status", "date", "title"])


class Case(NamedTuple):
    text: str
    unit: str | None
    expected: dict[str, str | bool | None]


def _meaning(header: str) -> tuple[str | None, dict[str, str | bool | None]]:
    asked, said = None, {}
    for key, sign, value in _PAIR.findall(header):
        if sign == ":":
            asked = value
        else:
            said[key] = None if value == "null" else value
    return asked, {**_SILENT, "intent": "report", **said, "ambiguous": header.rstrip().endswith("?")}


def _cases() -> list[Case]:
    cases, asked, meaning = [], None, dict(_SILENT)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            asked, meaning = _meaning(line[1:])
        elif line and not line.startswith("#"):
            text, _, own = line.partition(" | ")
            cases.append(Case(text, asked, {**meaning, **{key: value for key, _, value in _PAIR.findall(own)}}))
    return cases


CASES = _cases()


def _said(text: str, unit: str | None) -> dict[str, object]:
    understood = understand(text, now=NOW, unit=unit)
    public = understood.as_dict()
    return {**{key: public[key] for key in public if key != "ask"}, "title": understood.title}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.text} [{case.unit or ''}]")
def test_understands_the_phrase(case: Case) -> None:
    assert _said(case.text, case.unit) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_understands_the_phrase_in_decomposed_letters(case: Case) -> None:
    assert _said(unicodedata.normalize("NFD", case.text), case.unit) == case.expected


@given(st.text(max_size=80), st.sampled_from([None, "ha", "%", "triệu đồng", "hồ sơ"]))
def test_never_fails_on_any_text(text: str, unit: str | None) -> None:
    understood = understand(text, now=NOW, unit=unit)
    assert set(understood.as_dict()) == {"intent", "amount", "unit", "percent", "status", "date", "ambiguous", "ask"}
    json.dumps(understood.as_dict())


WORDS = sorted({word for case in CASES for word in case.text.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_a_figure_is_taken_only_when_it_was_said(text: str) -> None:
    """Whatever the order of the words, an amount comes from them, and what is asked back is not taken as well."""
    understood = understand(text, now=NOW)
    if understood.amount is not None or understood.percent is not None:
        assert re.search(r"[0-9]|nua|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi", plain(telex(text)))


@given(
    st.integers(2, 10**6),
    st.sampled_from(["chưa trồng {} cây", "sẽ trồng {} cây", "còn {} cây", "năm ngoái {} cây", "kế hoạch {} cây"]),
)
def test_what_was_not_reached_is_never_taken(count: int, sentence: str) -> None:
    for text in (sentence.format(count), plain(sentence.format(count))):
        assert understand(text, now=NOW).amount is None


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_plan_beside_it_changes_nothing(reached: int, planned: int) -> None:
    for text in (f"kế hoạch {planned} cây, đã trồng {reached} cây", f"da trong {reached} cay, ke hoach {planned} cay"):
        understood = understand(text, now=NOW)
        assert (understood.amount, understood.ambiguous) == (reached, False)


@given(st.integers(1, 99), st.sampled_from(["trăm", "nghìn", "triệu", "tỷ"]))
def test_half_is_half_of_what_it_follows(count: int, step: str) -> None:
    scale = {"trăm": 100, "nghìn": 1000, "triệu": 10**6, "tỷ": 10**9}[step]
    if step != "trăm" or count < 10:
        said = understand(f"được {count} {step} rưỡi cây", now=NOW)
        assert said.amount == count * scale + scale // 2


@given(st.integers(1, 4), st.integers(2, 5))
def test_a_share_in_words_is_never_a_count(part: int, whole: int) -> None:
    words = {1: "một", 2: "hai", 3: "ba", 4: "tư", 5: "năm"}
    said = understand(f"xong {words[part].replace('tư', 'bốn')} phần {words[whole]} kế hoạch", now=NOW)
    assert said.amount is None or said.of is not None


def test_what_is_said_beside_the_figures_is_kept() -> None:
    understood = understand("báo cáo trồng rừng được hơn 320 ha, chậm do mưa bão", now=NOW)
    assert (understood.rest, understood.note, understood.relation) == ("trồng rừng", "do mưa bão", "at_least")
    assert understand("đạt 320/500 cây", now=NOW).of == 500


@pytest.mark.parametrize(
    ("text", "unit", "ask"),
    [
        ("1.5", "ha", ("1,5 ha", "1.500 ha")),
        ("đã trồng 320 cây trên 5 ha", None, ("320 cây", "5 ha")),
        ("trồng 100 cây keo và 220 cây lim", None, ("100 cây", "220 cây", "320 cây")),
        ("1/2", None, ("1/2", "1/2/2027")),
        ("chưa xong", None, ("on_track", "late", "blocked")),
        ("thứ Sáu", None, ("20/11/2026", "27/11/2026")),
        ("khoảng 300-320 cây", "cây", ("300 cây", "320 cây")),
        ("57.000.000", "triệu đồng", ("57 triệu đồng", "57.000.000 triệu đồng")),
    ],
)
def test_asks_with_the_readings(text: str, unit: str | None, ask: tuple[str, ...]) -> None:
    understood = understand(text, now=NOW, unit=unit)
    assert (understood.ask, understood.ambiguous, understood.amount) == (ask, True, None)


def test_the_day_is_the_office_s_day_on_every_host() -> None:
    late_in_new_york = datetime(2026, 11, 20, 14, tzinfo=ZoneInfo("America/New_York"))
    assert understand("hôm nay", now=late_in_new_york).date == date(2026, 11, 21)
    assert understand("hôm nay", now=datetime(2026, 11, 20, 16, 59, tzinfo=UTC)).date == date(2026, 11, 20)


def test_the_table_is_large_enough() -> None:
    assert len({(case.text, case.unit) for case in CASES}) >= 1700
    assert sum(plain(case.text) == case.text.lower() and any(map(str.isalpha, case.text)) for case in CASES) >= 400
