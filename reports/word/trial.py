"""Whether a template that the office edited may be used: read word for word, and tried on a made-up department.

Runs where nothing can be harmed: bytes in, plain values out, no file written.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.exceptions import SecurityError, UndefinedError

from reports import wording
from reports.lint_docx import lint
from reports.word import sample
from reports.word.annexes import numbered
from reports.word.rendering import environment
from reports.word.writing import Content, all_values, write

MOST_REASONS = 8
_LOADING = (nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends, nodes.CallBlock, nodes.Macro)
# the only things that a template may do to a text
_CALLS = frozenset({"upper", "lower", "capitalize", "title", "strip"})
_FILTERS = frozenset({"capitalize", "upper", "lower", "title", "trim", "length", "first", "last", "join", "default"})
_SWELLING = {nodes.Mul: "*", nodes.Pow: "**", nodes.Mod: "%"}


def tried(payload: bytes, paper: str) -> dict[str, Any]:
    """``reasons`` in Vietnamese to refuse the template; without any, ``warnings`` about its layout as (rule, sentence) and
    ``document``, the paper of the made-up department as .docx in base64."""
    content = sample.content(paper)
    try:
        reasons = list(dict.fromkeys(_static(payload, content)))
        if reasons:
            return {"reasons": reasons[:MOST_REASONS]}
        made = BytesIO()
        write(content, sample.LETTERHEAD, made, BytesIO(payload))
    except (TemplateError, TypeError, ValueError, KeyError, AttributeError) as error:
        return {"reasons": [_reason(error)]}
    made.seek(0)
    warnings = [(finding.rule, f"{finding.place}: {finding.message_vi}") for finding in lint(made, "mau.docx")]
    return {"reasons": [], "warnings": warnings, "document": b64encode(made.getvalue()).decode()}


def _static(payload: bytes, content: Content) -> Iterator[str]:
    """Faults in the words of the template, also where the made-up department never leads."""
    known = all_values(content, sample.LETTERHEAD, numbered(content.annexes), dict.fromkeys(content.body, ""))
    for text in _texts(payload):
        tree = environment().parse(text)
        forbidden = list(_forbidden(tree))
        yield from forbidden
        if forbidden:  # the next step works out constants, and must not meet 9 ** 999999999
            continue
        yield from (
            wording.TEMPLATE_UNKNOWN.format(detail=name)
            for name in sorted(meta.find_undeclared_variables(tree) - known.keys())
        )
        yield from _unknown_parts(tree, known)


def _texts(payload: bytes) -> Iterator[str]:
    """Body, headers and footers as the template engine reads them."""
    template = DocxTemplate(BytesIO(payload))
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))


def _forbidden(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(_LOADING):
        yield wording.TEMPLATE_FORBIDDEN.format(detail=type(node).__name__.lower())
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield wording.TEMPLATE_FORBIDDEN.format(detail=attribute.attr)
    for call in tree.find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Getattr) and call.node.attr in _CALLS):
            yield wording.TEMPLATE_FORBIDDEN.format(detail=_called(call.node))
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name not in _FILTERS:
            yield wording.TEMPLATE_FORBIDDEN.format(detail=filtered.name)
    for swelling in tree.find_all(tuple(_SWELLING)):
        yield wording.TEMPLATE_FORBIDDEN.format(detail=_SWELLING[type(swelling)])
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield wording.TEMPLATE_FORBIDDEN.format(detail=item.arg.value)


def _called(node: nodes.Node) -> str:
    return str(getattr(node, "attr", "") or getattr(node, "name", "") or "()")


def _unknown_parts(tree: nodes.Template, known: Mapping[str, Any]) -> Iterator[str]:
    """Fields with a dot, such as ``so.registered``, whose part there is not."""
    for field in tree.find_all(nodes.Getattr):
        whole = known.get(field.node.name) if isinstance(field.node, nodes.Name) else None
        if isinstance(whole, Mapping) and field.attr not in whole and field.attr not in _CALLS:
            yield wording.TEMPLATE_UNKNOWN.format(detail=f"{field.node.name}.{field.attr}")  # type: ignore[attr-defined]


def _reason(error: Exception) -> str:
    kinds = (
        (SecurityError, wording.TEMPLATE_FORBIDDEN),
        (UndefinedError, wording.TEMPLATE_UNKNOWN),
        (TemplateSyntaxError, wording.TEMPLATE_SYNTAX),
    )
    text = next((text for kind, text in kinds if isinstance(error, kind)), wording.TEMPLATE_BROKEN)
    return text.format(detail=error)
