"""The papers of a round as they come into the chat: figures against the rows, form by Nghị định 30/2020, no ballots."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from sqlalchemy import Connection, insert, select

from reports.lint_docx import lint
from rules.commendation import Kind, Route, Stage, Way
from rules.commendation_vote import Tally
from storage import council, people, proposals, rounds, settings, votes
from storage.proposals import Said
from storage.schema.campaigns import titles
from storage.schema.merits import title_conditions
from tests.dialogs.workbooks import cells as cells_of
from tests.world import World

# name, title, agreed of three, route, direct worker, woman
LISTED = (
    ("Hoa", 2, 3, Route.OWN, True, True),
    ("Lan", 2, 2, Route.OWN, False, True),
    ("Tùng", 3, 3, Route.ABOVE, True, None),
)
DAY = date(2027, 1, 11)


def prepare(world: World, conn: Connection, campaign: int) -> None:
    by: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
    for name, post in (("Sơn", "chairman"), ("Hội", "secretary"), ("Bình", "member")):
        council.add(conn, world.id_in(conn, name), post, DAY, None, "", **by)
    about = {"campaign_id": campaign, "name": "năm 2027", "year": 2027, "received_on": DAY, "title_ids": []}
    held = rounds.open_(conn, way=Way.REGULAR, **about, **by)
    rounds.step(conn, held, rounds.PUBLISHED, until=date(2027, 1, 18), count=3, **by)
    for name, title, agree, route, direct, woman in LISTED:
        who = world.id_in(conn, name)
        said = Said(title, Kind.WORK, route, f"Thành tích của {name}", direct, woman)
        made = proposals.add(conn, held, who, people.unit_of(conn, who, DAY) or 0, said, **by)
        limits: dict[str, Any] = {"threshold": Decimal(80), "quorum": None, "basis": "", "passed": agree == 3}
        votes.enter(conn, made, Tally(3, 2, 1, agree), DAY, **limits, **by)
        found = proposals.get(conn, made)
        assert found is not None
        proposals.move(conn, [found], Stage.VOTED if agree == 3 else Stage.NOT_PROPOSED, **by)


async def made(world: World, label: str) -> dict[str, bytes]:
    """What comes after a press among the papers of the only round."""
    phone = world.phones["Minh"]
    phone.type("/vanphong")
    await world.settle()
    world.forget()
    for press in ("Khen thưởng", "Đợt xét khen thưởng", "năm 2027", "Văn bản, bảng kê", label):
        phone.press(None, press)
        await world.settle()
    return {message.file.name: message.file.content for message in world.unread("Minh") if message.file}


async def test_papers_of_a_round(world: World, tmp_path: Path) -> None:
    campaign = await world.campaign()
    await world.database.write(lambda conn: prepare(world, conn, campaign))
    book = await made(world, "Danh sách đề nghị (Excel)")
    rows = next(iter(cells_of(book["de-nghi-khen-thuong.xlsx"]).values()))
    head = next(row for row in rows if row[0] == "STT")
    cells = [dict(zip(head, row, strict=True)) for row in rows if isinstance(row[0], float)]
    assert [row["Tên tập thể, họ tên"] for row in cells] == ["Nguyễn Thị Hoa", "Vũ Thị Lan", "Bùi Thanh Tùng"]
    assert [row["Phiếu đồng ý"] for row in cells] == ["3/3 (100%)", "2/3 (66,67%)", "3/3 (100%)"]
    assert [row["Bước"] for row in cells] == ["Hội đồng đồng ý đề nghị", "Chưa đủ phiếu", "Hội đồng đồng ý đề nghị"]
    assert [row["Thẩm quyền"] for row in cells] == ["Thẩm quyền của Sở", "Thẩm quyền của Sở", "Trình cấp trên"]
    assert [row["Nữ"] for row in cells] == ["x", "x", "chưa ghi"]
    assert {row["Tiền thưởng (đồng)"] for row in cells} == {"Chưa có số liệu"}, "no decision, no bonus"
    note = next(str(row[0]) for row in rows if str(row[0]).startswith("Trong số cá nhân"))
    assert note == "Trong số cá nhân: người trực tiếp lao động 2/3 (chưa ghi 0); nữ 2/3 (chưa ghi 1)."

    submissions = await made(world, "Tờ trình (Word)")
    assert sorted(submissions) == ["to-trinh-1.docx", "to-trinh-2.docx"], "one for each authority that decides"
    minutes = await made(world, "Biên bản họp xét (Word)")
    public = await made(world, "Danh sách công khai (Word)")
    texts = {}
    for name, content in {**submissions, **minutes, **public}.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert [str(finding) for finding in lint(path)] == [], name
        texts[name] = words(content)
    assert "Nguyễn Thị Hoa" in texts["to-trinh-1.docx"]
    assert "Bùi Thanh Tùng" not in texts["to-trinh-1.docx"]
    assert "Vũ Thị Lan" not in texts["to-trinh-1.docx"] + texts["to-trinh-2.docx"]
    assert "Lê Thanh Sơn" in texts["bien-ban.docx"]
    assert "Hoàng Thị Bình" not in texts["bien-ban.docx"], "a member's name would stand beside a ballot"
    assert "Thành tích của" not in texts["danh-sach-cong-khai.docx"], "names and titles alone are public"


async def test_the_council_is_called_what_the_office_calls_it(world: World) -> None:
    campaign = await world.campaign()

    def named(conn: Connection) -> None:
        prepare(world, conn, campaign)
        settings.put(conn, "council_name", "Hội đồng thi đua Sở Mẫu")
        settings.put(conn, "council_mark", "HĐM")

    await world.database.write(named)
    minutes = words((await made(world, "Biên bản họp xét (Word)"))["bien-ban.docx"])
    assert "/BB-HĐM" in minutes
    assert "HỘI ĐỒNG THI ĐUA SỞ MẪU" in minutes
    assert "HĐTĐKT" not in minutes


async def test_lists_mark_who_lies_beyond_a_local_limit_with_its_article(world: World) -> None:
    """One in ten of eleven people is one; the one with fewer votes is not on the paper, so a second agreed one lies beyond."""
    campaign = await world.campaign()

    def limit(conn: Connection) -> None:
        prepare(world, conn, campaign)
        code = conn.execute(select(titles.c.code).where(titles.c.id == 2)).scalar_one()
        row = {"title_code": code, "kind": "quota", "text": "Hạn mức", "percent": Decimal(10), "article": "Điều 7"}
        row |= {"document": "Quy chế Mẫu", "document_date": date(2025, 12, 2), "effective_from": date(2026, 1, 1)}
        conn.execute(insert(title_conditions).values(row))
        who = world.id_in(conn, "Dũng")
        said = Said(2, Kind.WORK, Route.OWN, "Thành tích", True, False)
        by: dict[str, Any] = {"by": world.id_in(conn, "Minh"), "now": world.clock.now()}
        found = proposals.get(conn, proposals.add(conn, 1, who, people.unit_of(conn, who, DAY) or 0, said, **by))
        assert found is not None
        proposals.move(conn, [found], Stage.VOTED, **by)

    await world.database.write(limit)
    rows = next(iter(cells_of((await made(world, "Danh sách đề nghị (Excel)"))["de-nghi-khen-thuong.xlsx"]).values()))
    head = next(row for row in rows if row[0] == "STT")
    cells = [dict(zip(head, row, strict=True)) for row in rows if isinstance(row[0], float)]
    assert {row["Tên tập thể, họ tên"]: row["Tỷ lệ cho phép/đang đề nghị"] for row in cells} == {
        "Nguyễn Thị Hoa": "10% (tối đa 1 trên 11)/2",
        "Vũ Thị Lan": "10% (tối đa 1 trên 11)/2",
        "Bùi Thanh Tùng": "",
        "Đỗ Văn Dũng": "10% (tối đa 1 trên 11)/2; vượt tỷ lệ cho phép",
    }
    basis = "10% (tối đa 1 trên 11)/2. Căn cứ: Điều 7 Quy chế Mẫu ngày 2/12/2025, áp dụng từ 1/1/2026."
    assert any(basis in str(row[0]) for row in rows)
    listed = words((await made(world, "Danh sách kèm theo (Word)"))["danh-sach-de-nghi-1.docx"])
    assert listed.count("vượt tỷ lệ cho phép") == 2, "in one row, and where the mark is explained"
    assert basis in listed


def words(content: bytes) -> str:
    """Everything that stands in a document, tables too."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
