"""The formatting a run or paragraph really has: its own, else its styles', else the document's defaults."""

from dataclasses import dataclass, replace

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_FONT_SLOTS = ("ascii", "hAnsi")


@dataclass(frozen=True, slots=True)
class RunForm:
    """``size`` in points; ``fonts`` for Latin text; ``colour`` as six hex digits or ``auto``."""

    fonts: frozenset[str] = frozenset()
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = "auto"


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """Lengths in points; ``line`` is a multiple of single spacing, or None when it is a fixed height."""

    align: str = "left"
    first_indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float | None = 1.0


def _flag(properties: BaseOxmlElement, name: str, now: bool) -> bool:
    tag = properties.find(qn(f"w:{name}"))
    return now if tag is None else tag.get(qn("w:val"), "1") not in ("0", "false", "off", "none")


def _value(properties: BaseOxmlElement, name: str, attribute: str = "val") -> str | None:
    tag = properties.find(qn(f"w:{name}"))
    return None if tag is None else tag.get(qn(f"w:{attribute}"))


def with_run(form: RunForm, properties: BaseOxmlElement | None) -> RunForm:
    """``form`` overridden by a ``w:rPr``."""
    if properties is None:
        return form
    size = _value(properties, "sz")
    return replace(
        form,
        fonts=_fonts(form.fonts, properties),
        size=float(size) / 2 if size else form.size,
        bold=_flag(properties, "b", form.bold),
        italic=_flag(properties, "i", form.italic),
        caps=_flag(properties, "caps", form.caps),
        colour=(_value(properties, "color") or form.colour).lower(),
    )


def _fonts(now: frozenset[str], properties: BaseOxmlElement) -> frozenset[str]:
    tag = properties.find(qn("w:rFonts"))
    if tag is None:
        return now
    named = {tag.get(qn(f"w:{slot}")) for slot in _FONT_SLOTS} - {None}
    themed = {tag.get(qn(f"w:{slot}Theme")) for slot in _FONT_SLOTS} - {None}
    return frozenset(named | themed) or now


def with_paragraph(form: ParagraphForm, properties: BaseOxmlElement | None) -> ParagraphForm:
    """``form`` overridden by a ``w:pPr``; twentieths of a point become points."""
    if properties is None:
        return form

    def points(tag: str, attribute: str, now: float) -> float:
        value = _value(properties, tag, attribute)
        return float(value) / 20 if value else now

    return replace(
        form,
        align=_value(properties, "jc") or form.align,
        first_indent=points("ind", "firstLine", form.first_indent),
        before=points("spacing", "before", form.before),
        after=points("spacing", "after", form.after),
        line=_line(form.line, properties),
    )


def _line(now: float | None, properties: BaseOxmlElement) -> float | None:
    value = _value(properties, "spacing", "line")
    if not value:
        return now
    return float(value) / 240 if _value(properties, "spacing", "lineRule") in (None, "auto") else None


class Styles:
    """Every style of a document with what it inherits, worked out once."""

    def __init__(self, document: Document) -> None:
        element = document.styles.element
        defaults = element.find(qn("w:docDefaults"))
        self._elements = {style.get(qn("w:styleId")): style for style in element.findall(qn("w:style"))}
        self._normal = next((key for key, style in self._elements.items() if _is_default_paragraph(style)), "Normal")
        self._run = with_run(RunForm(), _inside(defaults, "w:rPrDefault", "w:rPr"))
        self._paragraph = with_paragraph(ParagraphForm(), _inside(defaults, "w:pPrDefault", "w:pPr"))
        self._known: dict[str, tuple[RunForm, ParagraphForm]] = {}

    def of(self, style_id: str | None) -> tuple[RunForm, ParagraphForm]:
        """Forms of the paragraph style, the default one when there is none of that id."""
        key = style_id if style_id and style_id in self._elements else self._normal
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, key: str) -> tuple[RunForm, ParagraphForm]:
        chain: list[BaseOxmlElement] = []
        while key in self._elements and len(chain) < 20:
            chain.append(self._elements[key])
            key = _value(chain[-1], "basedOn") or ""
        run, paragraph = self._run, self._paragraph
        for style in reversed(chain):
            run = with_run(run, style.find(qn("w:rPr")))
            paragraph = with_paragraph(paragraph, style.find(qn("w:pPr")))
        return run, paragraph

    def character(self, form: RunForm, style_id: str | None) -> RunForm:
        style = self._elements.get(style_id or "")
        return form if style is None else with_run(form, style.find(qn("w:rPr")))


def _is_default_paragraph(style: BaseOxmlElement) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")


def _inside(element: BaseOxmlElement | None, *names: str) -> BaseOxmlElement | None:
    for name in names:
        element = None if element is None else element.find(qn(name))
    return element
