"""A campaign's archive: whole, without chats and phones, its papers written anew, counted again by hand."""

import asyncio
import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from python_calamine import load_workbook
from sqlalchemy import Connection, text, update
from typer.testing import CliRunner

from bot.archive_commands import app
from bot.archive_file import INDEX, INDEX_BOOK, INDEX_TEXT, faults
from bot.errors import OperationError
from reports import archive_codes as codes
from reports import archive_columns as columns
from reports import archive_words as words
from reports import period as periods
from reports.lint_docx import lint
from reports.plain import canonical, code_of
from reports.summary import summarise
from rules.bulletins import Audience, Group, Lacking
from rules.commendation import Stage
from rules.commendation_vote import Tally
from rules.file_names import plain_name
from rules.requests import FieldKind
from storage import audit, bulletins, difficulties, frozen, requests, votes
from storage.campaign_export import columns_of
from storage.campaign_tables import FOLDERS, OURS
from storage.difficulties import Written
from storage.record import campaign_record
from storage.schema import metadata
from storage.schema.requests import requests as request_rows
from tests.databases import Databases
from tests.handlers.access_scene import Scene, prepared
from tests.world import START, ZONE, World

OWN = "campaign_id = :c"
IN = "{} IN (SELECT {} FROM {} WHERE {})"


def through(column: str, table: str, where: str = OWN, picked: str = "id") -> str:
    return IN.format(column, picked, table, where)


PLEDGED, REPORTED, ROUND = through("pledge_id", "pledges"), through("report_id", "unit_reports"), "commendation_rounds"
PROPOSED = through("proposal_id", "proposals", through("round_id", ROUND))
DECIDED = through("decision_id", "commendation_decisions", through("round_id", ROUND))
STAGED, TARGETED = through("stage_id", "stages"), through("target_id", "targets")
# by the year of the made-up campaign, written down here once more
RAISED = (
    "year = 2027 AND id NOT IN (SELECT difficulty_id FROM difficulty_steps WHERE topic_id IS NOT NULL AND topic_id NOT IN"
    " (SELECT id FROM topics WHERE campaign_id = :c))"
)
ASKED = "made_at >= '2026-12-31 17:00' AND made_at < '2027-12-31 17:00'"
FILES = " OR ".join(
    (
        through("progress_id", "progress", STAGED),
        *(through(f"{name}_id", table) for name, table in (("launch", "launches"), ("showcase", "showcases"))),
        *(through(f"{name}_id", table) for name, table in (("activity", "activities"), ("nomination", "nominations"))),
        "id = (SELECT file_id FROM documents WHERE id = (SELECT document_id FROM campaigns WHERE id = :c))",
        through("id", ROUND, OWN, "guidance_file_id"),
        through("id", "commendation_decisions", through("round_id", ROUND), "file_id"),
        through("id", "partner_reports", OWN, "file_id"),
        through("id", "difficulty_steps", through("difficulty_id", "difficulties", RAISED), "file_id"),
        through(
            "id",
            "request_values",
            through("answer_id", "request_answers", through("request_id", "requests", ASKED)),
            "file_id",
        ),
    )
)
# which rows are the campaign's, in the database's own language: a second opinion on storage/campaign_tables
WHERE: dict[str, str] = {
    **{name: OWN for name in OURS if "campaign_id" in metadata.tables[name].c},
    "campaigns": "id = :c",
    "documents": "id = (SELECT document_id FROM campaigns WHERE id = :c)",
    "extensions": through("milestone_id", "milestones"),
    "target_shares": TARGETED,
    "reckonings": TARGETED,
    "partners": " OR ".join(
        through("id", table, OWN, "partner_id") for table in ("partner_campaigns", "partner_reports")
    ),
    "pledge_revisions": PLEDGED,
    "pledge_items": PLEDGED,
    "collective_steps": through("collective_id", "collective_pledges"),
    "collective_items": through("collective_id", "collective_pledges"),
    "issued_pledge_items": through("issued_id", "issued_pledges"),
    "issued_pledge_bearers": through("issued_id", "issued_pledges"),
    "progress": STAGED,
    "progress_views": through("progress_id", "progress", STAGED),
    "work_counts": STAGED,
    "unit_figures": REPORTED,
    "unit_narratives": REPORTED,
    "unit_report_decisions": REPORTED,
    "reopenings": STAGED,
    "activity_revisions": through("activity_id", "activities"),
    "nomination_revisions": through("nomination_id", "nominations"),
    "steps": f"{through('showcase_id', 'showcases')} OR {through('nomination_id', 'nominations')}",
    **dict.fromkeys(
        ("initiative_contents", "initiative_authors", "initiative_steps"), through("initiative_id", "initiatives")
    ),
    **dict.fromkeys(
        ("round_titles", "round_steps", "proposals", "round_comments", "commendation_decisions"),
        through("round_id", ROUND),
    ),
    **dict.fromkeys(("proposal_revisions", "proposal_papers", "proposal_votes"), PROPOSED),
    "decided_proposals": DECIDED,
    "awards": through("chain", "decided_proposals", DECIDED, "award_chain"),
    "difficulties": RAISED,
    "difficulty_steps": through("difficulty_id", "difficulties", RAISED),
    "faq_entries": "1 = 1",  # all of them were written in the year
    "faq_revisions": "1 = 1",
    "requests": ASKED,
    **dict.fromkeys(("request_fields", "request_units", "request_answers"), through("request_id", "requests", ASKED)),
    "request_values": through("answer_id", "request_answers", through("request_id", "requests", ASKED)),
    "bulletins": "audience NOT LIKE 'missing:%' OR audience LIKE 'missing:' || CAST(:c AS TEXT) || ':%'",
    "files": FILES,
    "audit": " OR ".join(
        f"object IN (SELECT '{noun}:' || id FROM {table} WHERE {where})"
        for noun, table, where in (
            ("campaign", "campaigns", "id = :c"),
            ("milestone", "milestones", OWN),
            ("stage", "stages", OWN),
            ("target", "targets", OWN),
            ("topic", "topics", OWN),
            ("frozen_summary", "frozen_summaries", OWN),
            ("round", ROUND, OWN),
            ("decision", "commendation_decisions", through("round_id", ROUND)),
            ("request", "requests", ASKED),
        )
    ),
}
# what hangs on a campaign and is not in its archive: how it was sent and reminded of, standing orders, what is being edited
ELSEWHERE = {
    "broadcasts", "bulletin_receivers", "reminders", "reminder_notes", "reminder_looks", "reminder_pauses", "nudges",
    "personal_nudges", "request_nudges", "snoozes", "escalations", "escalation_looks", "pulls", "workbooks",
}  # fmt: skip


def further(scene: Scene, conn: Connection) -> int:
    """Difficulties, requests and bulletins of other years and campaigns beside those of the scene; the scene's campaign."""
    campaign: int = scene.places["DD"]["campaign"]
    now, hoa = scene.world.clock.now(), scene.world.id_in(conn, "Hoa")
    foreign = conn.execute(text("SELECT max(id) FROM topics WHERE campaign_id <> :c"), {"c": campaign}).scalar_one()
    for year, topic in ((2026, None), (2027, foreign)):
        written = Written("Việc của nơi khác", topic_id=topic)
        difficulties.send(conn, written, official_id=hoa, unit_id=scene.units["DD"], year=year, now=now)
    old = requests.make(
        conn,
        "Năm trước",
        now.date(),
        [("Gì", FieldKind.TEXT, "")],
        [scene.units["DD"]],
        hold_until=now,
        by=hoa,
        now=now,
    )
    conn.execute(update(request_rows).where(request_rows.c.id == old).values(made_at=now.replace(year=2026)))
    for owed in (campaign, scene.places["DD"]["closed"]):
        audience = Audience(Group.MISSING, str(owed), Lacking.PLEDGE)
        bulletins.create(conn, "Nhắc đăng ký giao ước", audience, False, by=hoa, now=now)
    record, period = campaign_record(conn, campaign, now, ZONE), periods.named("q1", 2027)
    content = canonical(summarise(record, period, None))
    about = {"as_of": now, "note": "Sơ kết", "by": hoa, "now": now}
    frozen.keep(conn, campaign, "q1", None, content, code_of(content), **about)
    conn.execute(text("UPDATE proposal_revisions SET stage = :s WHERE newest"), {"s": Stage.VOTED})
    limits: dict[str, Any] = {"threshold": Decimal(80), "quorum": Decimal(75), "basis": "", "passed": True}
    for proposal in conn.execute(text("SELECT id FROM proposals")).scalars().all():
        votes.enter(conn, proposal, Tally(9, 8, 1, 9), now.date(), **limits, by=hoa, now=now)
    return campaign


@dataclass(frozen=True)
class Made:
    """An archive that the command line wrote, what it said, and how many rows the record held then."""

    path: Path
    said: str
    campaign: int
    counted: dict[str, int]
    secrets: list[str]


def counted(conn: Connection, campaign: int) -> dict[str, int]:
    queries = {name: text(f"SELECT count(*) FROM {name} WHERE {WHERE[name]}") for name in OURS}
    return {name: conn.execute(query, {"c": campaign}).scalar_one() for name, query in queries.items()}


def thidua(env: dict[str, str], *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env=env)


@pytest.fixture(scope="module")
def made(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Written once for all tests here: a campaign with something of every kind."""
    folder, url = tmp_path_factory.mktemp("archive"), databases.new()
    yield asyncio.run(exported(World(folder, url), folder / "ho-so.zip"))
    databases.drop(url)


async def exported(world: World, path: Path) -> Made:
    await world.open()
    await world.populate()
    await world.campaign()
    campaign = await world.database.write(lambda conn: further(prepared(world, conn), conn))
    env = {"DATABASE_URL": world.settings.database_url, "DATA_DIR": str(path.parent), "CLOCK": START.isoformat()}
    rows = await world.database.read(lambda conn: counted(conn, campaign))
    ran = await asyncio.to_thread(thidua, env, "export-campaign", str(campaign), "--out", str(path))
    assert ran.exit_code == 0, ran.output
    noted = await world.database.read(lambda conn: audit.recorded(conn, "campaign.exported", f"campaign:{campaign}"))
    assert noted
    chats = [str(phone.user_id) for phone in world.phones.values()]
    await world.close()
    phones = [f"+8490000{number:04d}" for number in range(1, 12)]
    return Made(path, " ".join(ran.output.split()), campaign, rows, phones + chats)


def rows_of(whole: zipfile.ZipFile, name: str) -> list[list[Any]]:
    return load_workbook(io.BytesIO(whole.read(name))).get_sheet_by_index(0).to_python()


def place(name: str) -> str:
    """Where a table stands in the archive."""
    folder = next(folder for folder, names in FOLDERS.items() if name in names)
    return f"{folder}/{plain_name(words.TABLES[name])}.xlsx"


def test_the_archive_holds_as_many_rows_as_the_record(made: Made) -> None:
    with zipfile.ZipFile(made.path) as whole:
        told = {each["path"]: each["rows"] for each in json.loads(whole.read(INDEX))["files"]}
        assert {name: told[place(name)] for name in OURS} == made.counted
        assert {name: len(rows_of(whole, place(name))) - 1 for name in OURS} == made.counted
    assert sum(1 for count in made.counted.values() if count) > 50


def test_every_file_is_as_the_index_says_and_has_one_line_for_people(made: Made) -> None:
    with zipfile.ZipFile(made.path) as whole:
        index = json.loads(whole.read(INDEX))
        listed = {each["path"]: each["sha256"] for each in index["files"]}
        assert index["campaign"] == made.campaign
        assert listed.keys() | {INDEX} == set(whole.namelist())
        assert {name: hashlib.sha256(whole.read(name)).hexdigest() for name in listed} == listed
        book = {row[0] for row in rows_of(whole, INDEX_BOOK)[1:]}
        lines = whole.read(INDEX_TEXT).decode().splitlines()
    assert book == (listed.keys() - {INDEX_BOOK}) | set(index["missing"])
    said = {line.partition(": ")[0]: line for line in lines}
    assert said.keys() == (listed.keys() - {INDEX_BOOK, INDEX_TEXT}) | set(index["missing"])
    assert all(listed[name] in line for name, line in said.items() if name in listed)
    assert said[place("pledges")].startswith(f"{place('pledges')}: Giao ước, {made.counted['pledges']} dòng. SHA-256 ")
    assert hashlib.sha256(made.path.read_bytes()).hexdigest() in made.said


def test_what_was_frozen_and_every_paper_of_a_round_are_written_anew(made: Made, tmp_path: Path) -> None:
    with zipfile.ZipFile(made.path) as whole:
        names = whole.namelist()
        papers = sorted(
            {name.rpartition("/")[2].partition(".")[0].rstrip("-0123456789") for name in names if "/giay-to/" in name}
        )
        assert papers == ["bien-ban", "danh-sach-cong-khai", "danh-sach-de-nghi", "to-trinh"]
        [report] = [name for name in names if name.endswith("-bao-cao.docx")]
        figures = report.replace("-bao-cao.docx", "-so-lieu.xlsx")
        kept = json.loads(whole.read(report.removesuffix("-bao-cao.docx") + ".json"))
        book = load_workbook(io.BytesIO(whole.read(figures)))
        printed = {
            str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
        }
        paper = next(name for name in names if name.endswith("to-trinh.docx") or name.endswith("to-trinh-1.docx"))
        written = [whole.extract(name, tmp_path) for name in (report, paper)]
        lacking = json.loads(whole.read(INDEX))["missing"]
    assert kept["campaign_id"] == made.campaign
    cells = [
        cell
        for section in kept["sections"]
        for table in section["tables"]
        for row in table["rows"]
        for cell in row["cells"]
    ]
    frozen_words = {cell for cell in cells if isinstance(cell, str) and " " in cell}
    assert len(frozen_words) > 20
    assert frozen_words - printed == set()
    assert [lint(Path(path)) for path in written] == [[], []]
    # the two made-up freezes of the scene are no summaries: that is said, and nothing is made of them
    assert [name for name in lacking if name.startswith("08-")] != []


def test_no_phone_and_no_chat_is_in_it(made: Made) -> None:
    with zipfile.ZipFile(made.path) as whole:
        for name in whole.namelist():
            told = list(texts(whole, name))
            assert not [secret for secret in made.secrets if secret in told], name


def texts(whole: zipfile.ZipFile, name: str) -> Iterator[str]:
    if name.endswith(".xlsx"):
        for row in rows_of(whole, name):
            yield from (str(cell) for cell in row)


def test_who_commented_and_whom_bulletins_reached_is_not_told(made: Made) -> None:
    with zipfile.ZipFile(made.path) as whole:
        heads = rows_of(whole, place("round_comments"))[0]
        told = rows_of(whole, "10-trao-doi/nguoi-nhan-thong-bao.xlsx")
        sent = [
            row[rows_of(whole, place("bulletins"))[0].index("Gửi cho")] for row in rows_of(whole, place("bulletins"))
        ]
    assert columns.column("official_id") not in heads
    assert tuple(told[0]) == words.RECEIVERS
    assert f"người còn thiếu ở phong trào số {made.campaign}: giao ước" in sent


def test_what_was_changed_added_doubled_or_taken_out_is_found(made: Made, tmp_path: Path) -> None:
    assert list(faults(made.path)) == []
    whole_one = thidua({}, "verify-export", str(made.path))
    assert (whole_one.exit_code, "Đạt" in whole_one.output) == (0, True)
    assert hashlib.sha256(made.path.read_bytes()).hexdigest() in "".join(whole_one.output.split())
    other = tmp_path / "khac.zip"
    changed, taken, doubled, torn = place("pledges"), place("progress"), place("stages"), "README.txt"
    with zipfile.ZipFile(made.path) as whole, zipfile.ZipFile(other, "w") as copy:
        for name in whole.namelist():
            if name != taken:
                content = whole.read(name)
                copy.writestr(name, content[::-1] if name in (changed, torn) else content)
        with pytest.warns(UserWarning, match="Duplicate"):
            copy.writestr(doubled, whole.read(doubled))
        copy.writestr("la.txt", "lạ")
    wanted = {changed: "changed", torn: "changed", taken: "missing", doubled: "unlisted", "la.txt": "unlisted"}
    assert dict(faults(other)) == wanted
    ran = thidua({}, "verify-export", str(other))
    said = {line.split("  ")[1]: line.split("  ")[0] for line in ran.output.splitlines()}
    assert ran.exit_code == 1
    assert said == {
        changed: "đã bị sửa",
        torn: "đã bị sửa",
        taken: "không còn",
        doubled: "không có trong mục lục",
        "la.txt": "không có trong mục lục",
    }


def test_bytes_changed_inside_the_file_itself_are_found(made: Made, tmp_path: Path) -> None:
    broken = tmp_path / "hong.zip"
    content = bytearray(made.path.read_bytes())
    with zipfile.ZipFile(made.path) as whole:
        entry = whole.getinfo(place("pledges"))
    content[entry.header_offset + 100] ^= 0xFF
    broken.write_bytes(content)
    assert dict(faults(broken)) == {place("pledges"): "changed"}


@pytest.mark.parametrize("content", [b"PK nothing", b"", "chữ".encode()])
def test_what_is_no_archive_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gi-do.zip"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="gi-do"):
        list(faults(path))
    ran = thidua({}, "verify-export", str(path))
    assert isinstance(ran.exception, OperationError)
    assert "không phải hồ sơ phong trào đã xuất" in str(ran.exception)


def test_an_export_that_cannot_be_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    env = {"DATABASE_URL": "", "DATA_DIR": str(tmp_path / "data"), "CLOCK": START.isoformat()}
    (tmp_path / "co.zip").write_bytes(b"x")
    for name, number, sentence in (
        ("co.zip", "1", "Đã có tệp"),
        ("khong/ra.zip", "1", "Không có thư mục"),
        ("ra.zip", "7", "Không có phong trào số 7"),
    ):
        ran = thidua(env, "export-campaign", number, "--out", str(tmp_path / name))
        assert isinstance(ran.exception, OperationError)
        assert sentence in str(ran.exception)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["co.zip", "data"]


def test_every_table_and_column_has_a_name_people_read() -> None:
    for names in FOLDERS.values():
        assert len({words.TABLES[name] for name in names}) == len(names)
        for name in names:
            headings = [columns.column(column) for column in columns_of(metadata.tables[name])]
            assert [heading for heading, count in Counter(headings).items() if count > 1] == [], name
            assert all(heading == heading.strip() != "" for heading in headings)


def test_no_table_of_a_campaign_is_forgotten() -> None:
    """Whatever hangs on a campaign, or on what does, is in its archive or is named here as left out."""
    ours = set(OURS) - {"documents", "files"}
    hanging = {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name in ours and not key.parent.nullable for key in table.foreign_keys)
    }
    assert hanging - set(OURS) - ELSEWHERE == set()
    assert ELSEWHERE & set(OURS) == set()


def test_codes_are_told_in_words() -> None:
    assert codes.audience("unit:3") == "đơn vị số 3 và cấp dưới"
    assert codes.audience("role:director") == "người giữ vai trò: giám đốc"
    assert codes.about("milestone:7") == "mốc số 7"
    assert codes.done("campaign.reopened") == "mở lại"
    assert (codes.done("thing.unknown"), codes.about("thing:1")) == ("thing.unknown", "thing:1")
