"""Whether a template that the office edited may be used: tried out here, before a real report depends on it."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import TemplateError
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

from reports import period, wording
from reports.letterhead import Letterhead
from reports.lint_docx import lint
from reports.lint_docx.reading import UnreadableError, checked
from reports.model import Summary
from reports.summary import summarise
from reports.word.report import write_report
from rules.records import Campaign, CampaignRecord, Unit

_LETTERHEAD = Letterhead("A", "B", "C", "D", addressees=("E",), grounds=("Căn cứ F",))


def template_faults(template: Path) -> list[str]:
    """Reasons in Vietnamese to refuse the template; none when it can be used.

    It is opened as a stranger's file (macros, bombs and broken archives refused), filled with an empty campaign, so that an
    unknown field or a forbidden expression shows, and the result is checked against the layout rules.
    """
    try:
        checked(template)
    except UnreadableError as error:
        return [str(error)]
    try:
        with TemporaryDirectory() as folder:
            path = write_report(_sample(), _LETTERHEAD, Path(folder, "thu.docx"), template)
            return [f"{finding.place}: {finding.message_vi}" for finding in lint(path)]
    except (TemplateError, TypeError) as error:
        return [_reason(error)]


def _reason(error: Exception) -> str:
    kinds = (
        (SecurityError, wording.TEMPLATE_FORBIDDEN),
        (UndefinedError, wording.TEMPLATE_UNKNOWN),
        (TemplateSyntaxError, wording.TEMPLATE_SYNTAX),
    )
    text = next((text for kind, text in kinds if isinstance(error, kind)), wording.TEMPLATE_BROKEN)
    return text.format(detail=error)


def _sample() -> Summary:
    campaign = Campaign(1, "Thử mẫu", 2026, "", "open")
    record = CampaignRecord(campaign, datetime(2026, 7, 1, tzinfo=UTC), (Unit(1, "A", "A", None),), ())
    return summarise(record, period.named(period.PeriodKind.HALF, 2026))
