"""The archive that a person gets: the workbook, the files the person sent, under names that are no paths."""

import io
import zipfile
from dataclasses import replace

from python_calamine import load_workbook

from storage import data_requests
from tests.world import World


async def test_the_archive(world: World) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Trồng cây = 400 cây")
    hoa = world.phones["Hoa"]
    hoa.type("/menu")
    await world.settle()
    for label in ("Việc khác", "Gửi vướng mắc", "Gửi vướng mắc mới"):
        hoa.press(None, label)
        await world.settle()
    hoa.type("Thiếu cây giống")
    await world.settle()
    hoa.press(None, "Bỏ qua")
    await world.settle()
    hoa.send_file("../de-nghi.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", "application/pdf", "")
    await world.settle()
    hoa.press(None, "Gửi")
    await world.settle()
    for label in ("Danh mục việc", "Việc khác", "Dữ liệu, tài khoản của tôi", "Dữ liệu của tôi", "Nhận bản sao"):
        hoa.press(None, label)
        await world.settle()
    sent = [message for message in hoa.received if message.file is not None]
    archive = zipfile.ZipFile(io.BytesIO(sent[-1].file.content))
    names = archive.namelist()
    assert names[0] == "du-lieu.xlsx"
    assert len(names) == 2
    assert names[1].startswith("tep/")
    assert ".." not in names[1].split("/")
    book = load_workbook(io.BytesIO(archive.read("du-lieu.xlsx")))
    rows = book.get_sheet_by_name("Diễn biến vướng mắc").to_python()
    assert any("Thiếu cây giống" in row for row in rows)
    assert all(
        message.file is None for name, phone in world.phones.items() if name != "Hoa" for message in phone.received
    )


async def test_where_no_files_can_be_sent_the_office_is_asked(world: World) -> None:
    able = dict(world.bot.office.capabilities)
    able["telegram"] = replace(able["telegram"], files=False)
    office = replace(world.bot.office, capabilities=able)
    world.bot.inbox._office = office
    hoa = world.phones["Hoa"]
    hoa.type("/menu")
    await world.settle()
    for label in ("Việc khác", "Dữ liệu, tài khoản của tôi", "Dữ liệu của tôi", "Nhận bản sao"):
        hoa.press(None, label)
        await world.settle()
    assert "Yêu cầu nhận bản sao: đã nhận" in hoa.received[-1].text
    assert "giải quyết chậm nhất 21/1/2027" in hoa.received[-1].text
    assert "yêu cầu nhận bản sao" in world.phones["Minh"].received[-1].text
    hoa.press(None, "Dữ liệu của tôi")
    await world.settle()
    hoa.press(None, "Nhận bản sao")  # a second press asks for nothing more
    await world.settle()
    asked = await world.database.read(lambda conn: data_requests.every(conn))
    assert len(asked) == 1
