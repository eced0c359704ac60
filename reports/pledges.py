"""Tables with a row per pledge item: the pledges, the progress on them, the difficulties, and the counts by topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports import wording
from reports.days import day, day_of
from reports.model import Cell, Row, RowRef, Table
from reports.people import unit_names
from reports.promises import promised, told
from reports.rows import Refs, numbered, pledge_ref, progress_ref, table
from reports.scope import Scope
from reports.standing import Standing
from rules.records import CampaignRecord, Pledge, PledgeItem, Progress, ProgressStatus, Target, Topic

_PROMISED_NOTE = (
    "Mức giao ước ghi theo lời đăng ký; không ghi thì so sánh (từ, trên, không quá…) theo chỉ tiêu của phong trào mà nội dung "
    "đó thực hiện. Kết quả là số báo cáo mới nhất đến {day}."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of one person's pledge with the report on it, if any. ``unit`` is the person's unit today."""

    standing: Standing
    pledge: Pledge
    item: PledgeItem | None
    report: Progress | None
    unit: str


def entries(people: Sequence[Standing], scope: Scope) -> Iterator[Entry]:
    """Every pledge item in list order; a pledge without items gives one entry, so that no pledge is left out."""
    units = unit_names(scope)
    for one in people:
        if one.pledge is None:
            continue
        newest = {report.item_id: report for report in sorted(one.reports, key=lambda report: report.reported_at)}
        for item in one.pledge.items or (None,):
            report = newest.get(item.id) if item else None
            yield Entry(one, one.pledge, item, report, units[one.official.unit_id])


def pledges_table(found: Iterable[Entry], record: CampaignRecord) -> Table:
    """One row per item: what is promised and what was last reported of it."""
    targets = {target.id: target for target in record.targets}
    topics = {topic.id: topic.heading for topic in record.topics}
    rows = (
        Row(
            (
                entry.standing.official.full_name,
                entry.unit,
                *_item_cells(entry.item, targets, topics),
                wording.PLEDGE_STATES[entry.pledge.state.value],
                day_of(entry.pledge.registered_at),
                entry.pledge.receipt,
                told(_newest(entry)),
            ),
            (pledge_ref(entry.pledge), *_item_refs(entry.item)),
            entry.pledge.late,
            {"attained": tuple(progress_ref(report) for report in (_newest(entry),) if report is not None)},
        )
        for entry in found
    )
    keys = (
        "order name unit content promised pledged measure_unit due_on target topic state registered_on receipt attained"
    )
    return table("pledges", keys, numbered(rows), note=promised_note(record))


def promised_note(record: CampaignRecord) -> str:
    """How to read promises and results."""
    return _PROMISED_NOTE.format(day=day(day_of(record.as_of)))


def _newest(entry: Entry) -> Progress | None:
    return next((r for r in entry.standing.latest if entry.item is not None and r.item_id == entry.item.id), None)


def _item_cells(item: PledgeItem | None, targets: dict[int, Target], topics: dict[int, str]) -> tuple[Cell, ...]:
    if item is None:
        return (wording.NO_ITEMS, "", "", "", "", "", "")
    target = targets.get(item.target_id or 0)
    blank = "" if item.amount is None else item.amount
    return (
        item.text,
        promised(item, target),
        blank,
        item.unit,
        item.due_on or "",
        "" if target is None else target.text,
        topics.get(item.topic_id or 0, ""),
    )


def _item_refs(item: PledgeItem | None) -> Refs:
    return (RowRef("pledge_item", item.id),) if item else ()


def progress_table(found: Iterable[Entry]) -> Table:
    """One row per item that somebody has to report on; an item without a report says so."""
    rows = (_progress_row(entry, entry.item) for entry in found if entry.item is not None)
    keys = "order name unit content state amount measure_unit percent note evidence reported_on timing receipt"
    return table("progress", keys, numbered(rows))


def _progress_row(entry: Entry, item: PledgeItem) -> Row:
    head = (entry.standing.official.full_name, entry.unit, item.text)
    report = entry.report
    if report is None:
        return Row((*head, wording.NOT_REPORTED, None, "", None, "", "", "", "", ""), _item_refs(item))
    cells: tuple[Cell, ...] = (
        wording.PROGRESS_STATES[report.status.value],
        report.amount,
        report.unit,
        report.percent,
        report.note,
        report.evidence,
        day_of(report.reported_at),
        wording.LATE if report.late else wording.ON_TIME,
        report.receipt,
    )
    return Row((*head, *cells), (*_item_refs(item), progress_ref(report)), report.late)


def difficulties_table(found: Iterable[Entry]) -> Table:
    """What the reporters themselves called blocked, in their own words."""
    rows = (
        Row(
            (entry.unit, entry.standing.official.full_name, entry.item.text, entry.report.note),
            (progress_ref(entry.report),),
        )
        for entry in found
        if entry.item is not None and entry.report is not None and entry.report.status is ProgressStatus.BLOCKED
    )
    return table("difficulties", "order unit name content note", numbered(rows))


_STATUS_COLUMNS = {
    "done": ProgressStatus.DONE,
    "on_track": ProgressStatus.ON_TRACK,
    "slow": ProgressStatus.LATE,
    "blocked": ProgressStatus.BLOCKED,
}


def topics_table(found: Iterable[Entry], record: CampaignRecord, *, due: bool) -> Table:
    """Items and their state per topic; items without a topic are counted in a row of their own."""
    groups: dict[int, list[Entry]] = defaultdict(list)
    known = {topic.id for topic in record.topics}
    for entry in found:
        if entry.item is not None:
            groups[entry.item.topic_id if entry.item.topic_id in known else 0].append(entry)
    rows = [_topic_row(numbered_topic(topic), topic.id, groups[topic.id], due) for topic in record.topics]
    if groups[0]:
        rows.append(_topic_row(wording.OTHER_TOPIC, 0, groups[0], due))
    return table("topics", "order topic items done on_track slow blocked silent", numbered(rows), totals=True)


def numbered_topic(topic: Topic) -> str:
    """The heading under its number in the campaign's document: ``2. Cải cách hành chính``."""
    number = topic.number.strip().rstrip(".")
    return f"{number}. {topic.heading}" if number else topic.heading


def _topic_row(heading: str, topic_id: int, group: Sequence[Entry], due: bool) -> Row:
    refs = {
        key: tuple(progress_ref(e.report) for e in group if e.report is not None and e.report.status is status)
        for key, status in _STATUS_COLUMNS.items()
    }
    items = tuple(RowRef("pledge_item", e.item.id) for e in group if e.item is not None)
    silent = tuple(RowRef("pledge_item", e.item.id) for e in group if e.item is not None and e.report is None)
    found = {"items": items, **refs, "silent": silent}
    reported = due or any(refs.values())
    counts = [
        len(items) or None,
        *(len(found[key]) if reported and items else None for key in (*_STATUS_COLUMNS, "silent")),
    ]
    return Row((heading, *counts), (RowRef("topic", topic_id),), sources=found)
