"""Reports are revisioned: whatever is sent in whatever order, nothing is lost and one revision is the newest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, insert, select

from rules.records import ProgressStatus
from storage import files, progress
from storage.database import engine
from storage.progress import Report
from storage.schema import campaigns as c
from storage.schema import participation as p
from storage.schema import people as who
from tests.databases import Databases

NOW = datetime(2027, 5, 4, 2, 0, tzinfo=UTC)
STATUSES = st.sampled_from(list(ProgressStatus))
AMOUNTS = st.none() | st.decimals(min_value=0, max_value=10**9, places=2)


@pytest.fixture(scope="module")
def filled(databases: Databases) -> Iterator[Engine]:
    """A database with two officials in two units, one campaign of two stages, two items each."""
    made = engine(databases.new())
    with made.begin() as conn:
        conn.execute(insert(who.units), [{"code": "A", "name": "Phòng A"}, {"code": "B", "name": "Phòng B"}])
        people = [{"staff_code": f"X{n}", "full_name": f"Người thử {n}", "category": "cong_chuc"} for n in (1, 2)]
        conn.execute(insert(who.officials), people)
        conn.execute(insert(c.campaigns).values(title="Phong trào thử", year=2027, state="open"))
        days = [(date(2027, 1, 1), date(2027, 6, 30)), (date(2027, 7, 1), date(2027, 11, 30))]
        conn.execute(
            insert(c.stages), [{"campaign_id": 1, "name": f"Đợt {s}", "starts_on": s, "ends_on": e} for s, e in days]
        )
        for n in (1, 2):
            row = {"campaign_id": 1, "official_id": n, "unit_id": n, "receipt": f"GU-{n}", "state": "submitted"}
            conn.execute(insert(p.pledges).values(**row, revision=1, registered_at=NOW, late=False))
            items = [{"pledge_id": n, "first_revision": 1, "position": i, "text": f"Việc {n}.{i}"} for i in (0, 1)]
            conn.execute(insert(p.pledge_items), items)
    yield made
    made.dispose()


@pytest.fixture
def conn(filled: Engine) -> Iterator[Connection]:
    with filled.connect() as opened:
        yield opened


def send(conn: Connection, report: Report, at: datetime = NOW) -> progress.Progress:
    owner = 1 if report.item_id <= 2 else 2
    return progress.submit(conn, report, official_id=owner, unit_id=owner, late=False, sent_at=at)


def file_of(conn: Connection, official_id: int, name: str = "anh.jpg") -> int:
    sent = {"kind": "jpg", "network": "telegram", "reference": "ref", "declared_size": 10, "now": NOW}
    return files.declare(conn, official_id=official_id, name=name, **sent)


REPORTS = st.builds(
    Report,
    item_id=st.integers(1, 4),
    stage_id=st.integers(1, 2),
    status=STATUSES,
    amount=AMOUNTS,
    percent=AMOUNTS,
    unit=st.sampled_from(["", "cây", "%"]),
    note=st.text(max_size=20).filter(lambda t: "\x00" not in t and t.isprintable()),
    typed=st.sampled_from(["", "đã trồng 320 cây"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(REPORTS, max_size=12))
def test_no_revision_is_ever_lost(filled: Engine, sent: list[Report]) -> None:
    with filled.connect() as conn:
        for number, report in enumerate(sent):
            send(conn, report, NOW + timedelta(minutes=number))
        rows = conn.execute(select(p.progress).order_by(p.progress.c.id)).all()
        kept = [(r.item_id, r.stage_id, r.status, r.amount, r.percent, r.unit, r.note, r.typed) for r in rows]
        wanted = [(r.item_id, r.stage_id, r.status, r.amount, r.percent, r.unit, r.note, r.typed) for r in sent]
        assert kept == wanted
        last = {(report.item_id, report.stage_id): number for number, report in enumerate(sent)}
        assert [row.newest for row in rows] == [last[r.item_id, r.stage_id] == n for n, r in enumerate(rows)]
        seen: dict[tuple[int, int], int] = {}
        for row in rows:
            seen[row.item_id, row.stage_id] = seen.get((row.item_id, row.stage_id), 0) + 1
            assert row.revision == seen[row.item_id, row.stage_id]
        newest = progress.of_campaign(conn, 1)
        assert {(r.item_id, r.stage_id): r.amount for r in newest} == {key: sent[n].amount for key, n in last.items()}
        assert len(newest) == len(last)


def test_amounts_keep_every_digit(conn: Connection) -> None:
    saved = send(conn, Report(1, 1, ProgressStatus.ON_TRACK, Decimal("93.350"), unit="%"))
    assert str(saved.amount) == "93.350"


def test_a_campaign_s_reports_by_unit_and_by_person(conn: Connection) -> None:
    mine = send(conn, Report(1, 1, ProgressStatus.DONE))
    send(conn, Report(3, 1, ProgressStatus.LATE, note="mưa"))
    assert progress.of_campaign(conn, 1, {1}) == [mine]
    assert progress.of_campaign(conn, 1, set()) == []
    assert progress.of_campaign(conn, 2) == []
    assert progress.latest(conn, 1, 1) == [mine]
    assert [entry.item for entry in progress.history(conn, 2, 1)] == ["Việc 2.0"]


def test_an_item_s_reports_start_with_the_latest_stage(conn: Connection) -> None:
    later = send(conn, Report(1, 2, ProgressStatus.DONE))
    earlier = send(conn, Report(1, 1, ProgressStatus.ON_TRACK))
    assert progress.of_item(conn, 1) == [later, earlier]


def test_evidence_counts_for_the_stage_over_its_revisions(conn: Connection) -> None:
    first = send(conn, Report(1, 1, ProgressStatus.ON_TRACK))
    for size in (10, 20):
        kept = file_of(conn, 1)
        files.keep(conn, kept, size, "0" * 64)
        files.attach(conn, [kept], 1, progress_id=first.id)
    waiting = file_of(conn, 1)
    files.attach(conn, [waiting], 1, progress_id=first.id)
    send(conn, Report(1, 1, ProgressStatus.DONE))
    send(conn, Report(1, 2, ProgressStatus.DONE))
    assert [(r.stage_id, r.evidence) for r in progress.of_campaign(conn, 1)] == [(1, 2), (2, 0)]
    assert [entry.report.evidence for entry in progress.history(conn, 1, 1)] == [0, 0, 2]


def test_a_refused_file_belongs_to_nothing(conn: Connection) -> None:
    report = send(conn, Report(1, 1, ProgressStatus.ON_TRACK))
    made = file_of(conn, 1)
    files.attach(conn, [made], 1, progress_id=report.id)
    files.refuse(conn, made)
    assert files.get(conn, made).progress_id is None
    assert files.attach(conn, [made], 1, progress_id=report.id) == 0
    assert files.usable(conn, [made]) == 0
    files.keep(conn, made, 10, "0" * 64)
    assert files.get(conn, made).state == files.REFUSED


def test_nobody_attaches_the_file_of_another(conn: Connection) -> None:
    report = send(conn, Report(1, 1, ProgressStatus.ON_TRACK))
    assert files.attach(conn, [file_of(conn, 2)], 1, progress_id=report.id) == 0


def test_owners(conn: Connection) -> None:
    report, made = send(conn, Report(3, 1, ProgressStatus.DONE)), file_of(conn, 1)
    assert progress.owner(conn, {"progress": report.id}) == 2
    assert files.owner(conn, {"file": made}) == 1
    assert progress.owner(conn, {}) is None
    assert files.owner(conn, {"file": 99}) is None


def test_random_names_differ(conn: Connection) -> None:
    names = {files.get(conn, file_of(conn, 1)).random_name for _ in range(20)}
    assert len(names) == 20
    assert all(len(name) == 48 and name.isalnum() for name in names)
