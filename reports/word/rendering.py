"""Fill a Word template safely: the template is sandboxed, every value is text and comes out character for character."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from reports.printing import printable


def _as_text(value: Any) -> Any:
    """Escaped text. The underscore is written as a reference, since the template engine rewrites ``{_{`` in its output."""
    if not isinstance(value, str):
        return value
    return Markup(str(escape(printable(value))).replace("_", "&#95;"))  # noqa: S704  (escaped on this very line)


def environment() -> ImmutableSandboxedEnvironment:
    """No attribute of a Python object, no call with effects, no unknown field: an unknown field raises UndefinedError."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_text)


def rendered(template: Path | BinaryIO, values: Mapping[str, Any]) -> Document:
    """The template with its fields filled. jinja2.TemplateError when it names an unknown field or tries a forbidden thing."""
    filled = DocxTemplate(str(template) if isinstance(template, Path) else template)
    filled.render(dict(values), environment(), autoescape=True)
    document: Document = filled.docx
    return document
