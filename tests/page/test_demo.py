"""The demo in a real browser: a newcomer's quarter from joining to the documents; a commendation up to its decision."""

import asyncio
import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from bot.demo import office as office_of
from bot.demo.actors import Actor
from bot.demo.show import running
from bot.demo.year import play

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parents[2]
SLOW = 60_000
FOUR = ("NNMT001", "NNMT005", "NNMT015", "NNMT018")  # director, Văn phòng, a head, one of the head's unit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed: apt-get install chromium"),
]


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[str]:
    """`thidua demo` as a newcomer starts it; gives the page's address."""
    port = _free_port()
    environment = {**os.environ, "DATA_DIR": str(folder)}
    command = (sys.executable, "-m", "bot", "demo", "--port", str(port))
    program = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE)
    try:
        assert program.stdout is not None
        async with asyncio.timeout(120):
            while "Mở trang này" not in (await program.stdout.readline()).decode():
                assert program.returncode is None, "the demo did not start"
        yield f"http://127.0.0.1:{port}/"
    finally:
        if program.returncode is None:
            program.terminate()
        await program.wait()


def _free_port() -> int:
    """A port whose neighbour is free as well (the page's, and the pretend network's)."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return int(port)


class Phone:
    """One of the phones on the page."""

    def __init__(self, phone: Locator) -> None:
        self.phone = phone

    async def says(self, text: str, then: str) -> None:
        box = self.phone.get_by_placeholder("Tin nhắn")
        await box.fill(text)
        await box.press("Enter")
        await self.sees(then)

    async def presses(self, label: str, then: str) -> None:
        """Press a button under a message."""
        await self.phone.locator("button.inline").filter(has_text=re.compile(f"^{label}")).last.click()
        await self.sees(then)

    async def taps(self, label: str, then: str = "") -> None:
        """Tap a button of the app itself."""
        await self.phone.get_by_role("button", name=label).last.click()
        if then:
            await self.sees(then)

    async def sees(self, words: str) -> None:
        await expect(self.phone.locator(".theirs").filter(has_text=words).last).to_be_visible(timeout=SLOW)


@asynccontextmanager
async def page_of(address: str) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(viewport={"width": 1440, "height": 1000})
        await page.goto(address)
        yield page
        await browser.close()


@asynccontextmanager
async def small_demo(folder: Path) -> AsyncIterator[str]:
    """The demo with four people in it and its campaign open, messages leaving at once; gives the page's address."""
    port = _free_port()
    async with running(port, folder / "demo", play) as show:
        people = [person for person in show.people if person.code in FOUR]
        await asyncio.gather(*(office_of.joins(show, person) for person in people))
        await Actor(show, next(person for person in people if person.code == office_of.OFFICE)).opens_campaign()
        await show.advance(show.clock.now() + timedelta(hours=1))
        yield f"http://127.0.0.1:{port}/"


async def test_commendation_from_a_proposal_over_the_director_to_a_numbered_decision(tmp_path: Path) -> None:
    async with small_demo(tmp_path) as address, page_of(address) as page:
        office, head, third = (Phone(page.locator(".phone").nth(number)) for number in range(3))
        await head.sees("Phát động phong trào thi đua")

        await head.says("/donvi", "Phòng Quản lý đất đai")
        await head.presses("Việc của đơn vị", "Việc của đơn vị:")
        await head.presses("Đề nghị khen thưởng", "Chưa có đề nghị nào")
        await head.presses("Đề nghị đột xuất", "Đề nghị khen ai?")
        await head.says("NNMT018", "Đề nghị danh hiệu, hình thức nào?")
        await head.presses("Giấy khen của Giám đốc Sở", "Thuộc loại hình khen thưởng nào?")
        await head.presses("Đột xuất", "Tóm tắt thành tích")
        await head.says("Cứu hai cháu nhỏ bị nước cuốn ngày 10/1/2027.", "Người này thuộc nhóm nào?")
        await head.presses("Bỏ qua", "Đồng chí xem lại trước khi gửi")
        await head.presses("Cam đoan, gửi", "Đã ghi đề nghị")

        await office.presses("Xem đề nghị", "Bước: Đã đề nghị")
        await office.presses("Chọn vào danh sách", "Bước: Đã chọn vào danh sách")
        await office.says("/vanphong", "Việc của Văn phòng")
        await office.presses("Khen thưởng", "Khen thưởng:")
        await office.presses("Đề nghị đột xuất", "Bấm một mục để xem")
        await office.presses("Đột xuất: ", "Đã chọn vào danh sách: 1")
        await office.presses("Trình Giám đốc", "Trình Giám đốc 1 đề nghị")
        await office.presses("Trình Giám đốc", "Đã trình Giám đốc 1 đề nghị")

        await page.locator("select.owner").nth(2).select_option("7001")
        await third.says("/menu", "cần làm việc gì?")
        await third.presses("Chờ duyệt", "Việc chờ đồng chí duyệt: 1")
        await third.presses("Khen thưởng: ", "Chờ ý kiến đồng chí: 1 đề nghị")
        await third.presses("Đồng ý", "Đã ghi ý kiến của đồng chí")

        await office.presses("Đợt xét", "Giám đốc đã đồng ý: 1")
        await office.presses("Nhập quyết định", "thẩm quyền của Sở 1")
        await office.presses("Quyết định của Sở", "Số quyết định là gì?")
        await office.says("7/QĐ-SNNMT", "Quyết định ký ngày nào?")
        await office.says("11/1/2027", "Ai ký")
        await office.presses("Giám đốc Sở", "Gửi tệp quyết định")
        await office.presses("Bỏ qua", "Đồng chí xem lại trước khi ghi")
        await office.presses("Ghi quyết định", "Đã ghi Quyết định số 7/QĐ-SNNMT cho 1 đề nghị")
        await page.locator("select.owner").nth(2).select_option("7018")
        await third.sees("Theo Quyết định số 7/QĐ-SNNMT")


async def test_official_head_and_office_play_a_quarter(tmp_path: Path) -> None:
    async with demo(tmp_path) as address, page_of(address) as page:
        phones = page.locator(".phone")
        office, head, official = (Phone(phones.nth(number)) for number in range(3))

        await office.says("/vanphong", "Việc của Văn phòng")
        await office.presses("Điều hành phong trào", "Điều hành phong trào:")
        await office.presses("Mở phong trào", "Đồng chí chọn phong trào")
        await office.presses("Thi đua hoàn thành", "chưa gửi cho ai")
        await office.presses("Mở phong trào", "gõ: mở phong trào")
        await office.says("mở phong trào", "Đã xác nhận")
        await page.get_by_role("button", name="+1 giờ").click()
        await head.sees("Phát động phong trào thi đua")

        await official.taps("Bắt đầu", "Chia sẻ số điện thoại")
        await official.taps("Chia sẻ số điện thoại")
        await official.taps("Chia sẻ số điện thoại", "Đồng ý tham gia")
        await official.presses("Đồng ý tham gia", "đã tham gia")
        await official.sees("Phát động phong trào thi đua")
        await official.says("dang ky lao dong tien tien", "Đồng chí giao ước thực hiện việc gì?")
        await official.says("Giải quyết hồ sơ đất đai", "Mức phấn đấu")
        await official.says("120 hồ sơ", "Hạn hoàn thành")
        await official.says("30/6", "thêm việc nào nữa")
        await official.presses("Đủ rồi", "xem lại giao ước")
        await official.presses("Gửi", "Đã ghi nhận giao ước thi đua")

        await head.says("/donvi", "Đã đăng ký giao ước: 1/6")
        await head.presses(r"Chờ xác nhận \(1\)", "Giao ước chờ đồng chí xác nhận: 1")

        await page.get_by_role("button", name="24/3").click()
        await head.sees("còn 5 ngày làm việc")

        await office.says("/tonghop", "cho kỳ nào?")
        await office.presses("Quý I", "Tổng hợp kỳ khác")
        async with page.expect_download(timeout=SLOW) as download:
            await office.phone.get_by_text(".docx").last.click()
        assert (await (await download.value).path()).read_bytes()[:2] == b"PK"
        await page.screenshot(path=tmp_path / "page.png")
