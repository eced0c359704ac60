"""Recognise the numbering in front of a paragraph: I., 1., 2.1., a), đ), Điều 1., bullets."""

import re
from dataclasses import dataclass

_SHAPES = (
    (
        "part",
        re.compile(
            r"(?i)(?P<label>(?:phần|chương|mục|phan|chuong|muc)\s+(?:thứ\s+\w+|[IVX]+|\d{1,2}))\s*[.:–-]?\s*(?P<rest>.*)",
            re.S,
        ),
    ),
    ("article", re.compile(r"(?P<label>(?:Điều|Dieu)\s+\d{1,3})\s*[.:]\s*(?P<rest>.*)", re.S)),
    (
        "roman",
        re.compile(
            r"(?P<label>(?=[IVX])(?:X{0,2})(?:IX|IV|V?I{0,3}))(?!/v)\s?[./)\-–:]+\s*(?P<rest>[^\W\d_“\"].*)", re.S
        ),
    ),
    ("capital", re.compile(r"(?P<label>[A-HK-UĐ])\s?[./)]+\s+(?P<rest>[^\W\d_].*)", re.S)),
    (
        "decimal4",
        re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){3})(?:[./):]+\s*|\s+(?=[^\W\d_a-z]))(?P<rest>\D.*)", re.S),
    ),
    (
        "decimal3",
        re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){2})(?:[./):]+\s*|\s+(?=[^\W\d_a-z]))(?P<rest>\D.*)", re.S),
    ),
    ("decimal2", re.compile(r"(?P<label>\d{1,2}\.\d{1,2})(?:[./):]+\s*|\s+(?=[^\W\d_a-z]))(?P<rest>\D.*)", re.S)),
    ("decimal", re.compile(r"(?P<label>\d{1,2})\s?(?:\.|/|\s-|[-–](?=\s))\s*(?P<rest>(?!\d).+)", re.S)),
    ("paren", re.compile(r"\(?(?P<label>\d{1,2})\)\s*(?P<rest>.+)", re.S)),
    ("letter", re.compile(r"\(?(?P<label>[a-eghiklmnopqrstuvxyđ])[.)]\s*(?P<rest>\S.*)", re.S)),
    ("plus", re.compile(r"(?P<label>\+)\s*(?P<rest>\S.*)", re.S)),
    ("bullet", re.compile(r"(?P<label>[-–—•·*●▪■◦])\s*(?P<rest>\S.*)", re.S)),
)


@dataclass(frozen=True, slots=True)
class Marker:
    label: str
    rest: str
    shape: str


def marker(text: str) -> Marker | None:
    """The numbering that opens ``text``, or None. "1.250 triệu", "31/3" and "2026." open nothing."""
    for shape, pattern in _SHAPES:
        found = pattern.match(text)
        if found and not (
            shape == "decimal" and text[: len(found["label"]) + 2].endswith("/") and found["rest"][0].isdigit()
        ):
            return Marker(found["label"], found["rest"].strip(), shape)
    return None
