"""Automatic list numbers of Word: they are drawn on the page but stand nowhere in the text."""

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _value(parent: Element | None, path: str, default: str = "") -> str:
    found = parent.find("/".join(f"{W}{step}" for step in path.split("/"))) if parent is not None else None
    return found.get(f"{W}val", default) if found is not None else default


class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels = _levels(numbering)
        self._styles = _numbered_styles(styles)
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, paragraph: Element) -> str:
        """ "1. ", "a) ", "- " or "" for the next paragraph."""
        list_id, level = self._place(paragraph)
        levels = self._levels.get(list_id)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return _drawn(levels, counts, level) + " "

    def _place(self, paragraph: Element) -> tuple[str, int]:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        list_id = _value(own, "numId") if own is not None else self._styles.get(_value(paragraph, "pPr/pStyle"), "")
        return list_id, int(_value(own, "ilvl", "0") or 0)


Level = tuple[str, str, int]


def _levels(numbering: Element | None) -> dict[str, dict[int, Level]]:
    """List id → level → (format, drawn text, first number)."""
    if numbering is None:
        return {}
    shapes = {}
    for shape in numbering.iter(f"{W}abstractNum"):
        shapes[shape.get(f"{W}abstractNumId")] = {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in shape.iter(f"{W}lvl")
        }
    return {num.get(f"{W}numId", ""): shapes.get(_value(num, "abstractNumId"), {}) for num in numbering.iter(f"{W}num")}


def _level(level: Element) -> Level:
    return _value(level, "numFmt", "decimal"), _value(level, "lvlText"), int(_value(level, "start", "1") or 1)


def _numbered_styles(styles: Element | None) -> dict[str, str]:
    """Style id → list id, for styles that number their paragraphs."""
    found = styles.iter(f"{W}style") if styles is not None else []
    pairs = ((style.get(f"{W}styleId", ""), _value(style, "pPr/numPr/numId")) for style in found)
    return {style: list_id for style, list_id in pairs if list_id}


def _drawn(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    form, text, _ = levels[level]
    if form == "bullet":
        return "-"
    for at in range(level + 1):
        if at in levels:
            text = text.replace(f"%{at + 1}", _numeral(counts.get(at, levels[at][2]), levels[at][0]))
    return text


def _numeral(number: int, form: str) -> str:
    if form in {"upperRoman", "lowerRoman"}:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form in {"upperLetter", "lowerLetter"}:
        letter = _LETTERS[(number - 1) % 26]
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    drawn = ""
    for value, sign in _ROMAN:
        while number >= value:
            drawn, number = drawn + sign, number - value
    return drawn
