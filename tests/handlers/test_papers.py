"""Templates of papers in chat: taken out, edited in Word, sent back, tried, used, given up again."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from bot import pdf
from bot.own_templates import own_templates
from reports.word.papers import PAPERS
from tests.world import World

NAME = "Thông báo về phong trào"


async def said(world: World, *words: str, name: str = "Minh") -> list[str]:
    """What is answered to words typed (commands) or pressed, to the last of them."""
    phone = world.phones[name]
    before = len(phone.received)
    for word in words:
        before = len(phone.received)
        if word.startswith("/"):
            phone.type(word)
        else:
            phone.press(None, word)
        await world.settle()
    return [message.text or (message.file.name if message.file else "") for message in phone.received[before:]]


async def sent(world: World, content: bytes, file: str = "mau.docx") -> list[str]:
    await said(world, "/vanphong", "Lịch, cài đặt", "Mẫu văn bản", NAME, "Gửi mẫu mới")
    phone = world.phones["Minh"]
    before = len(phone.received)
    phone.send_file(file, content, "application/octet-stream")
    await world.settle()
    return [message.text for message in phone.received[before:]]


def edited(words: str) -> bytes:
    document = Document(str(PAPERS["thong-bao"].default))
    document.paragraphs[-1].insert_paragraph_before(words, style="TD Nội dung")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


async def in_use(world: World) -> dict[str, Path]:
    return await world.database.read(lambda conn: own_templates(conn, world.settings.data_dir))


async def test_a_template_is_tried_used_and_given_up_again(world: World) -> None:
    answers = await sent(world, edited("Riêng của Sở: {{ co_quan }}."))
    assert "số liệu giả định" in answers[1]
    assert "dùng được" in answers[2]
    assert "đúng thể thức" in answers[2]
    assert await in_use(world) == {}
    assert "theo mẫu mới" in (await said(world, "Dùng mẫu này"))[0]
    assert set(await in_use(world)) == {"thong-bao"}
    await world.restart()
    (shown,) = await said(world, "Quay lại")
    assert "Đang dùng mẫu của cơ quan: mau.docx" in shown
    (past,) = await said(world, "Các mẫu đã dùng")
    assert "mau.docx, Trần Văn Minh" in past
    await said(world, "Quay lại", "Về mẫu mặc định")
    assert "Đang dùng mẫu mặc định" in (await said(world, "Về mẫu mặc định"))[0]
    assert await in_use(world) == {}


async def test_pressed_twice_nothing_more_comes_of_it(world: World) -> None:
    await sent(world, edited("Thêm một câu."))
    message = world.phones["Minh"].received[-1]
    for _ in range(2):
        world.phones["Minh"].press(message.message_id, "Bỏ, giữ mẫu cũ")
        await world.settle()
    assert "đã được quyết định" in world.phones["Minh"].received[-1].text
    assert await in_use(world) == {}


async def test_a_refused_template_says_why_and_changes_nothing(world: World) -> None:
    answers = await sent(world, edited("{{ ''.__class__ }} {{ khong_co }}"))
    assert "chưa dùng được" in answers[-1]
    assert "__class__" in answers[-1]
    assert "Mẫu cũ vẫn được dùng" in answers[-1]
    assert await in_use(world) == {}
    assert not any(path.is_file() for path in (world.settings.data_dir / "files").glob("*"))
    (asked,) = await said(world, "Gửi tệp khác")
    assert asked.startswith(f"Đồng chí gửi mẫu {NAME}")


async def test_a_file_with_macros_is_not_even_asked_for(world: World) -> None:
    assert "không chứa lệnh tự chạy" in (await sent(world, b"PK", "mau.docm"))[-1]


async def test_the_template_in_use_is_handed_out_and_shown(world: World) -> None:
    await said(world, "/vanphong", "Lịch, cài đặt", "Mẫu văn bản", NAME, "Lấy mẫu để sửa")
    file = world.phones["Minh"].received[-1].file
    assert file is not None
    assert file.content == PAPERS["thong-bao"].default.read_bytes()
    assert "Gửi mẫu mới" in world.phones["Minh"].received[-1].labels
    (asked,) = await said(world, "Gửi mẫu mới")
    assert asked.startswith(f"Đồng chí gửi mẫu {NAME}")
    await said(world, "Huỷ", "/vanphong", "Lịch, cài đặt", "Mẫu văn bản", NAME, "Xem thử")
    shown = world.phones["Minh"].received[-1].file
    assert shown is not None
    texts = [paragraph.text for paragraph in Document(BytesIO(shown.content)).paragraphs]
    assert "THÔNG BÁO" in texts


async def test_who_signs_is_on_the_papers_of_the_days_said(world: World) -> None:
    await world.campaign()
    await said(world, "/vanphong", "Lịch, cài đặt", "Người ký văn bản", "Thêm người ký")
    for word in ("Lê Mẫu Thử", "Ký thay (KT.)", "Giám đốc", "Phó Giám đốc", "Bỏ qua", "1/1/2027", "31/1/2027"):
        if word in ("Ký thay (KT.)", "Bỏ qua"):
            await said(world, word)
        else:
            world.phones["Minh"].type(word)
            await world.settle()
    assert "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC: Lê Mẫu Thử" in world.phones["Minh"].received[-1].text
    assert "Hôm nay: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC: Lê Mẫu Thử" in (await said(world, "Gửi"))[0]
    await said(world, "/tonghop", "Phạm vi, kỳ, dạng khác", "Cả năm", "Danh sách, giao ước, thông báo")
    documents = [message.file for message in world.phones["Minh"].received[-4:] if message.file]
    assert [file.name.rpartition("2027-")[2][9:] for file in documents] == [
        "danh-sach-dang-ky.docx", "giao-uoc.docx", "thong-bao.docx",
    ]  # fmt: skip
    foot = "\n".join(cell.text for cell in Document(BytesIO(documents[-1].content)).tables[-1]._cells)
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" in foot
    assert "Lê Mẫu Thử" in foot
    (asked,) = await said(world, "/vanphong", "Lịch, cài đặt", "Người ký văn bản", "Rút: Lê Mẫu Thử, từ 1/1/2027")
    assert "Rút KT. GIÁM ĐỐC" in asked
    assert "theo cài đặt chung" in (await said(world, "Rút"))[0]


async def test_without_libreoffice_word_alone_is_sent_and_that_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "converter", lambda: None)
    await world.campaign()
    await said(world, "/tonghop", "Phạm vi, kỳ, dạng khác", "Quý I", "Loại tệp khác", "Bảng, báo cáo, kèm bản PDF")
    assert "chưa có LibreOffice" in world.phones["Minh"].received[-1].text
