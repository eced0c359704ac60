"""Papers as files, by the office's own templates where it has any."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateError

from reports.letterhead import Letterhead
from reports.model import Summary
from reports.publishing import publishable
from reports.word import lists
from reports.word.report import report_content
from reports.word.writing import Content, write
from rules.records import CampaignRecord

Templates = Mapping[str, Path]
# the end of the name of a file that was written by the default template because the office's own failed
BY_DEFAULT = "-mau-goc"


def deliver(content: Content, letterhead: Letterhead, path: Path, templates: Templates) -> Path:
    """Write a paper by the office's template; where that fails on these figures, by the default one, under a name that
    says so (``BY_DEFAULT``)."""
    own = templates.get(content.paper.name)
    if own is None:
        write(content, letterhead, path)
        return path
    try:
        write(content, letterhead, path, own)
    except (TemplateError, TypeError, ValueError, KeyError, AttributeError, OSError):
        path = path.with_name(f"{path.stem}{BY_DEFAULT}{path.suffix}")
        write(content, letterhead, path)
    return path


def report(summary: Summary, letterhead: Letterhead, path: Path, templates: Templates) -> Path:
    """The Báo cáo."""
    return deliver(report_content(summary), letterhead, path, templates)


def public_report(
    summary: Summary, record: CampaignRecord, letterhead: Letterhead, path: Path, templates: Templates
) -> Path:
    """The Báo cáo with nobody named."""
    content = report_content(publishable(summary, record), public=True)
    return deliver(content, letterhead, path, templates)


def beside_report(
    summary: Summary, record: CampaignRecord, unit: str, letterhead: Letterhead, stem: Path, templates: Templates
) -> list[Path]:
    """Registration list, pledges and notice; ``unit`` is the one whose papers these are, empty for the whole office.

    The notice goes out for the whole office alone, to those whom the campaign's document names.
    """
    own = lists.for_unit(letterhead, unit) if unit else letterhead
    papers = [(lists.title_list(summary), own), (lists.pledge_board(summary), own)]
    if not unit:
        papers.append((lists.notice(summary, record), lists.for_campaign(letterhead, record)))
    return [
        deliver(content, head, stem.with_name(f"{stem.name}-{content.paper.name}.docx"), templates)
        for content, head in papers
    ]
