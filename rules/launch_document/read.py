"""Text of a launch document → draft campaign."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rules.launch_document import header
from rules.launch_document.addressees import copied_to, sent_to
from rules.launch_document.citations import legal_bases
from rules.launch_document.commendation import commendation_rules
from rules.launch_document.contents import contents, objective
from rules.launch_document.corrections import corrections
from rules.launch_document.deadlines import deadlines
from rules.launch_document.draft import Draft
from rules.launch_document.duties import duties
from rules.launch_document.findings import Movement
from rules.launch_document.issuer import issuer, province
from rules.launch_document.kind import kind_of
from rules.launch_document.letterhead import Segment, segments
from rules.launch_document.movements import joined, movements
from rules.launch_document.outline import Node
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.parts import Parts, cut
from rules.launch_document.period import span_year, year
from rules.launch_document.signers import signers
from rules.launch_document.targets import targets
from rules.launch_document.theme import theme
from rules.launch_document.title import title
from rules.launch_document.warnings import warnings


def read(text: str) -> Draft:
    """The draft of ``text`` (plain text with its line breaks; bold and italic marks of Markdown may stand in it).

    Nothing is guessed: what the text does not say is None or empty. Every part carries its lines and a confidence.
    Never raises for any text.
    """
    parts = cut(text)
    head = segments(parts.head)
    draft = _lists(_facts(parts, head), parts, head)
    draft = replace(draft, warnings=tuple(warnings(draft, parts.opening)))
    return replace(draft, corrections=corrections(parts.lines), lines=parts.lines[-1].number if parts.lines else 0)


def _facts(parts: Parts, head: Sequence[Segment]) -> Draft:
    printed, symbol = header.number(head)
    day, place = header.date(head)
    name, word = title(head)
    by = issuer(header.issuer_line(head), parts.opening, [*parts.opening, *_all(parts.body)])
    period = year(name, [*parts.opening, *parts.closing], day)
    period = period if period.value is not None else span_year(_all(parts.body))
    where = [(s.text, s.line) for s in head] + [(p.text, p.first) for p in [*parts.opening, *_all(parts.body)]]
    return Draft(
        title=name,
        number=printed,
        symbol=symbol,
        issuer=by,
        province=province(place, str(by.value or ""), where),
        date=day,
        year=period,
        theme=theme(parts.opening, parts.body),
        objective=objective(parts.body),
        document_type=word,
    )


def _lists(draft: Draft, parts: Parts, head: Sequence[Segment]) -> Draft:
    topics = contents(parts.body)
    kind, launches = kind_of(draft.document_type, draft.title, parts.opening)
    running = [*_all(parts.body), *parts.closing]
    return replace(
        draft,
        kind=kind,
        launches=launches,
        legal_bases=legal_bases(parts.opening),
        targets=targets(parts.body, parts.closing) if kind not in {"report", "regulation"} else (),
        contents=topics,
        movements=_movements(parts.opening, running, draft) if launches or kind == "plan" else (),
        deadlines=deadlines(parts.opening, [*running, *_rows(parts.body)], draft.date, draft.year),
        duties=duties(parts.body, parts.closing),
        commendation_rules=commendation_rules(parts.body, parts.closing),
        addressees=(*sent_to(head), *copied_to(parts.foot)),
        signers=signers(parts.foot),
    )


def _all(body: Node) -> Iterator[Paragraph]:
    """Every paragraph of the body in printed order, headings included, rows left out."""
    for node in body.walk():
        if node.opening:
            yield Paragraph(node.opening, node.first, node.opening_last)
        yield from (p for p in node.paragraphs if not p.is_row and (p.first > node.opening_last or not node.opening))


def _rows(body: Node) -> Iterator[Paragraph]:
    yield from (p for node in body.walk() for p in node.paragraphs if p.is_row)


def _movements(opening: Sequence[Paragraph], running: Sequence[Paragraph], draft: Draft) -> tuple[Movement, ...]:
    own_name = str(draft.title.value or "")
    found = [*joined(opening, own_name), *movements(running, own_name)]
    return tuple({movement.identity: movement for movement in reversed(found)}.values())[::-1]
