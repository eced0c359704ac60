"""Checks on one element's letters that many rules share: size, weight, slope, capitals, place on the line."""

from collections.abc import Callable, Iterable, Iterator

from reports.lint_docx.finding import Check, Fault
from reports.lint_docx.formatting import RunForm
from reports.lint_docx.layout import Layout
from reports.lint_docx.reading import Paragraph

Pick = Callable[[Layout], Iterable[Paragraph | None]]


def _each(pick: Pick, holds: Callable[[RunForm, str], bool], say: Callable[[RunForm], str]) -> Check:
    def check(layout: Layout) -> Iterator[Fault]:
        for paragraph in filter(None, pick(layout)):
            wrong = next((run for run in paragraph.written if not holds(run.form, run.text)), None)
            if wrong is not None:
                yield paragraph.place, say(wrong.form)

    return check


def sized(pick: Pick, low: float, high: float) -> Check:
    return _each(pick, lambda form, _: low <= form.size <= high, lambda form: f"Đang là cỡ {form.size:g}.")


def bold(pick: Pick, *, wanted: bool = True) -> Check:
    found = "Đang không in đậm." if wanted else "Đang in đậm."
    return _each(pick, lambda form, _: form.bold is wanted, lambda _: found)


def italic(pick: Pick, *, wanted: bool = True) -> Check:
    found = "Đang không in nghiêng." if wanted else "Đang in nghiêng."
    return _each(pick, lambda form, _: form.italic is wanted, lambda _: found)


def capital(pick: Pick) -> Check:
    return _each(pick, lambda form, text: form.caps or text == text.upper(), lambda _: "Đang có chữ thường.")


def aligned(pick: Pick, *wanted: str) -> Check:
    def check(layout: Layout) -> Iterator[Fault]:
        for paragraph in filter(None, pick(layout)):
            if paragraph.form.align not in wanted:
                yield paragraph.place, f"Đang căn {_ALIGN.get(paragraph.form.align, paragraph.form.align)}."

    return check


_ALIGN = {"left": "trái", "right": "phải", "center": "giữa", "both": "đều hai bên"}


def present(pick: Pick, where: str) -> Check:
    def check(layout: Layout) -> Iterator[Fault]:
        if not any(pick(layout)):
            yield where, "Không tìm thấy."

    return check


def ruled_below(pick: Pick) -> Check:
    """A solid line drawn under the element: its own lower border, the next one's upper border, or a drawing."""

    def check(layout: Layout) -> Iterator[Fault]:
        for paragraph in filter(None, pick(layout)):
            following = layout.after(paragraph)
            below = following.ruled if following is not None and not following.text.strip() else frozenset()
            if not paragraph.ruled & {"bottom", "drawing"} and not below:
                yield paragraph.place, "Không có đường kẻ."

    return check
