"""Every glyph of a PDF page with its place.

Office programs cut a Vietnamese font into several subsets and draw the letters of one line in several passes; the order
of drawing is then not the order of reading. Only the places tell, so they are computed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject
from pypdf.generic._font import Font

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST_FORM = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn letter: left edge, baseline, width and size in points."""

    text: str
    x: float
    y: float
    width: float
    size: float


@dataclass(slots=True)
class _State:
    """The graphics and text state that decides where the next glyph goes."""

    place: Matrix = _IDENTITY
    text: Matrix = _IDENTITY
    line: Matrix = _IDENTITY
    saved: list[tuple[Matrix, Font | None, float]] = field(default_factory=list)
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0


def times(a: Matrix, b: Matrix) -> Matrix:
    """First ``a``, then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def glyphs(page: PageObject) -> Iterator[Glyph]:
    """The upright glyphs of ``page`` in drawing order, those of form objects included."""
    contents = page.get_contents()
    if contents is not None:
        yield from _drawn(contents, page.get("/Resources"), page.pdf, _State(), 0)


def _drawn(contents: ContentStream, resources: Any, pdf: Any, state: _State, depth: int) -> Iterator[Glyph]:
    resources = resources.get_object() if resources is not None else DictionaryObject()
    fonts: dict[str, Font] = {}
    for operands, operator in contents.operations:
        name = operator.decode("latin-1") if isinstance(operator, bytes) else str(operator)
        if name == "Do" and depth < _DEEPEST_FORM:
            yield from _form(operands[0], resources, pdf, state, depth)
        elif name == "Tf":
            state.font, state.size = _font(operands[0], resources, fonts), float(operands[1])
        elif name in {"Tj", "'", '"'}:
            if name != "Tj":
                _move(state, 0.0, -state.leading)
            yield from _shown(operands[-1], state)
        elif name == "TJ":
            yield from _shown_apart(operands[0], state)
        else:
            _apply(name, operands, state)


def _font(name: Any, resources: Any, fonts: dict[str, Font]) -> Font | None:
    if name not in fonts:
        known = resources.get("/Font", DictionaryObject()).get_object()
        if name not in known:
            return None
        fonts[name] = Font.from_font_resource(known[name].get_object())
    return fonts[name]


def _form(name: Any, resources: Any, pdf: Any, state: _State, depth: int) -> Iterator[Glyph]:
    form = resources.get("/XObject", DictionaryObject()).get_object().get(name)
    form = form.get_object() if form is not None else None
    if form is None or form.get("/Subtype") != "/Form":
        return
    matrix = tuple(float(value) for value in form.get("/Matrix", _IDENTITY))
    inner = _State(place=times(matrix, state.place))  # type: ignore[arg-type]
    yield from _drawn(ContentStream(form, pdf), form.get("/Resources", resources), pdf, inner, depth + 1)


def _apply(name: str, operands: Any, state: _State) -> None:
    """The operators that draw nothing themselves."""
    if name == "q":
        state.saved.append((state.place, state.font, state.size))
    elif name == "Q" and state.saved:
        state.place, state.font, state.size = state.saved.pop()
    elif name == "cm":
        state.place = times(_matrix(operands), state.place)
    elif name == "BT":
        state.text = state.line = _IDENTITY
    elif name == "Tm":
        state.text = state.line = _matrix(operands)
    elif name in {"Td", "TD"}:
        state.leading = -float(operands[1]) if name == "TD" else state.leading
        _move(state, float(operands[0]), float(operands[1]))
    elif name == "T*":
        _move(state, 0.0, -state.leading)
    elif name in _NUMBERS:
        setattr(state, _NUMBERS[name], float(operands[0]) / (100.0 if name == "Tz" else 1.0))


_NUMBERS = {"Tc": "spacing", "Tw": "word_spacing", "TL": "leading", "Tz": "scale"}


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return (a, b, c, d, e, f)


def _move(state: _State, x: float, y: float) -> None:
    state.text = state.line = times((1.0, 0.0, 0.0, 1.0, x, y), state.line)


def _shown_apart(pieces: Any, state: _State) -> Iterator[Glyph]:
    for piece in pieces:
        if isinstance(piece, (int, float)):
            _advance(state, -float(piece) / 1000.0 * state.size * state.scale)
        else:
            yield from _shown(piece, state)


def _advance(state: _State, by: float) -> None:
    state.text = times((1.0, 0.0, 0.0, 1.0, by, 0.0), state.text)


def _shown(string: Any, state: _State) -> Iterator[Glyph]:
    if state.font is None:
        return
    for raw, text in _letters(_bytes(string), state.font):
        width = state.font.get_text_width(raw) / 1000.0 * state.size
        place = times(state.text, state.place)
        step = (width + state.spacing + (state.word_spacing if raw == " " else 0.0)) * state.scale
        if abs(place[1]) <= abs(place[0]) * 0.1 and place[0] > 0:
            yield Glyph(text, place[4], place[5], width * state.scale * place[0], state.size * abs(place[3]))
        _advance(state, step)


def _bytes(string: Any) -> bytes:
    if isinstance(string, bytes):
        return string
    original = getattr(string, "original_bytes", None)
    return original if isinstance(original, bytes) else str(string).encode("latin-1", "replace")


def _letters(value: bytes, font: Font) -> Iterator[tuple[str, str]]:
    """(code, letters) of each glyph in a drawn string."""
    if isinstance(font.encoding, str):
        codes = value.decode(font.encoding, "replace")
        yield from ((code, str(font.character_map.get(code, code))) for code in codes)
        return
    for byte in value:
        named = font.encoding.get(byte, chr(byte))
        yield chr(byte), str(font.character_map.get(named, named))
