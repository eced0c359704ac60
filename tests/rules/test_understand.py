"""The phrase table: what officials type on a phone, and what must be understood of it."""

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from rules.understand import understand
from rules.words import plain

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


def test_the_table_is_large_enough() -> None:
    assert len({(case.text, case.unit) for case in CASES}) >= 600
    assert sum(plain(case.text) == case.text.lower() and any(map(str.isalpha, case.text)) for case in CASES) >= 200
