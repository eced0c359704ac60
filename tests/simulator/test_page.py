"""The phones in a real browser, with a small echo bot behind them."""

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from simulator import Host, Telegram
from simulator.app import simulator_app
from simulator.clock import SettableClock
from simulator.server import listening

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PEOPLE = [
    {"user_id": number, "name": name, "unit": unit, "role": role, "start_payload": payload, "default": number < 4}
    for number, name, unit, role, payload in (
        (1, "Nguyễn Văn Thử", "Phòng Mẫu", "công chức", "MOI1"),
        (2, "Trần Thị Mẫu", "Phòng Mẫu", "trưởng phòng", None),
        (3, "Lê Văn Giả", "Văn phòng", "Văn phòng", None),
        (4, "Phạm Thí Dụ", "Chi cục Mẫu", "viên chức", None),
    )
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed: apt-get install chromium"),
]


class EchoBot:
    """Repeats text, asks for a contact on /so, sends a file on /tep, answers presses."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.offset = 0

    async def call(self, method, **params):
        return (await self.client.post(method, json=params)).json()

    async def run(self) -> None:
        while True:
            with suppress(httpx.HTTPError):
                for update in (await self.call("getUpdates", offset=self.offset, timeout=20)).get("result", []):
                    self.offset = update["update_id"] + 1
                    await self.handle(update)

    async def handle(self, update) -> None:
        if query := update.get("callback_query"):
            await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Đã nhận lựa chọn")
            place = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
            await self.call("editMessageText", text="Anh/chị chọn: có", **place)
        elif message := update.get("message"):
            await self.answer(message["chat"]["id"], message)

    async def answer(self, chat_id, message) -> None:
        text = message.get("text", "")
        if text == "/so":
            keyboard = {"keyboard": [[{"text": "Chia sẻ số", "request_contact": True}]], "one_time_keyboard": True}
            await self.call("sendMessage", chat_id=chat_id, text="Xin số điện thoại", reply_markup=keyboard)
        elif text == "/tep":
            files = {"document": ("Báo cáo.docx", b"noi dung")}
            await self.client.post("sendDocument", data={"chat_id": chat_id}, files=files)
        elif "document" in message or "photo" in message:
            await self.call("sendMessage", chat_id=chat_id, text="Đã nhận tệp")
        elif "contact" in message:
            await self.call("sendMessage", chat_id=chat_id, text=f"Số: {message['contact']['phone_number']}")
        else:
            buttons = {
                "inline_keyboard": [[{"text": "Có", "callback_data": "1"}, {"text": "Không", "callback_data": "0"}]]
            }
            await self.call("sendMessage", chat_id=chat_id, text=f"Nghe rõ: {text}", reply_markup=buttons)


class Stage:
    """The network, its clock, and the year that plays itself, which the test lets go on."""

    def __init__(self) -> None:
        self.clock = SettableClock(datetime(2027, 3, 24, 1, 0, tzinfo=UTC))
        self.telegram = Telegram(self.clock.now, bot_name="Thi đua Mẫu")
        for person in PEOPLE:
            self.telegram.add_person(
                person["user_id"], person["name"].split()[-1], phone=f"+8490000000{person['user_id']}"
            )
        self.year_goes_on = asyncio.Event()
        jumps = [("30/6", "2027-06-30"), ("10/12", "2027-12-10")]
        due = lambda: self.clock.now() + timedelta(days=7)  # noqa: E731
        self.host = Host(self.clock.now, self.clock.set, jumps, self.play_year, lambda: PEOPLE, due)
        self.app = simulator_app(self.telegram, self.host)

    async def play_year(self, progress) -> None:
        progress(3, 12, "Tháng 3: nhắc đăng ký")
        await self.year_goes_on.wait()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@asynccontextmanager
async def echo(address, stage):
    base = f"{address}/bot{stage.telegram.bot.token}/"
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=30) as client:
        bot = asyncio.create_task(EchoBot(client).run())
        yield
        bot.cancel()


@pytest_asyncio.fixture(loop_scope="module")
async def stage():
    return Stage()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser, stage):
    problems: list[str] = []
    async with listening(stage.app) as port, echo(f"http://127.0.0.1:{port}", stage):
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: problems.append(request.url) if f":{port}/" not in request.url else None)
        await page.goto(f"http://127.0.0.1:{port}/")
        yield page
        await page.close()
    assert problems == []


def phone(page, number=0):
    return page.locator(".phone").nth(number)


async def begin(page, number=0):
    await phone(page, number).get_by_role("button", name="Bắt đầu").click()
    await expect(phone(page, number).locator(".theirs").first).to_be_visible()


async def say(page, text, number=0):
    box = phone(page, number).get_by_role("textbox", name="Tin nhắn")
    await box.fill(text)
    await box.press("Enter")


async def test_three_phones_stand_side_by_side(page):
    await expect(page.locator(".phone")).to_have_count(3)
    boxes = [await phone(page, number).bounding_box() for number in range(3)]
    assert [box["width"] for box in boxes] == [390, 390, 390]
    assert boxes[2]["x"] + 390 <= 1440
    await expect(page.locator("#now")).to_have_text("Thứ Tư, 24/3/2027 08:00")


async def test_start_carries_the_payload_of_the_invitation(page):
    await begin(page)
    await expect(phone(page).locator(".mine .words")).to_have_text("/start MOI1")
    await expect(phone(page).locator(".theirs .words")).to_have_text("Nghe rõ: /start MOI1")
    await expect(phone(page).locator(".day")).to_have_text("Thứ Tư, 24/3/2027")


async def test_press_shows_the_toast_and_the_edit(page):
    await begin(page)
    await phone(page).get_by_role("button", name="Có", exact=True).click()
    await expect(phone(page).locator(".toast")).to_have_text("Đã nhận lựa chọn")
    await expect(phone(page).locator(".theirs .words")).to_have_text("Anh/chị chọn: có")
    await expect(phone(page).locator(".theirs .edited")).to_have_text("đã sửa")
    await expect(phone(page).locator(".inline")).to_have_count(0)


async def test_markup_of_a_person_stays_text(page):
    await begin(page)
    await say(page, "<img src=x onerror=alert(1)> & <b>đậm</b>")
    await expect(phone(page).locator(".mine .words").last).to_have_text("<img src=x onerror=alert(1)> & <b>đậm</b>")


async def test_own_contact_is_shared_only_after_a_yes(page, stage):
    await begin(page, 1)
    await say(page, "/so", 1)
    await phone(page, 1).get_by_role("button", name="Chia sẻ số").click()
    await phone(page, 1).get_by_role("button", name="Không", exact=True).last.click()
    assert not any(message.service.get("contact") for message in stage.telegram.people[2].chat)
    await phone(page, 1).get_by_role("button", name="Bàn phím của trợ lý").click()
    await phone(page, 1).get_by_role("button", name="Chia sẻ số").click()
    await phone(page, 1).get_by_role("button", name="Chia sẻ số điện thoại").click()
    await expect(phone(page, 1).locator(".theirs .words").last).to_have_text("Số: 84900000002")


async def test_commands_come_from_the_menu(page, stage):
    stage.telegram.bot.commands["default", ""] = [{"command": "tep", "description": "Nhận tệp"}]
    await begin(page)
    await phone(page).get_by_role("button", name="Danh sách lệnh").click()
    await phone(page).get_by_role("menuitem", name="/tep").click()
    async with page.expect_download() as download:
        await phone(page).get_by_role("link", name="Báo cáo.docx").click()
    saved = await download.value
    assert saved.suggested_filename == "Báo cáo.docx"
    assert Path(await saved.path()).read_bytes() == b"noi dung"


async def test_files_and_photos_are_attached(page, stage):
    await begin(page)
    await phone(page).get_by_role("button", name="Đính kèm").click()
    await (
        phone(page)
        .get_by_label("Gửi tệp")
        .set_input_files({"name": "kế hoạch.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    )
    await expect(phone(page).locator(".theirs .words").last).to_have_text("Đã nhận tệp")
    sent = stage.telegram.people[1].chat[-2].file
    assert (sent.name, sent.mime, sent.content) == ("kế hoạch.pdf", "application/pdf", b"%PDF")
    await (
        phone(page)
        .get_by_label("Gửi ảnh")
        .set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG"})
    )
    await expect(phone(page).locator(".mine .picture")).to_have_count(1)


async def test_own_message_can_be_edited(page, stage):
    await begin(page)
    await say(page, "đã trồng 320 cây")
    await phone(page).locator(".mine").last.hover()
    await phone(page).get_by_role("button", name="Sửa tin này").last.click()
    await say(page, "đã trồng 330 cây")
    await expect(phone(page).locator(".mine .words").last).to_have_text("đã trồng 330 cây")
    await expect(phone(page).locator(".mine .edited")).to_have_text("đã sửa")


async def test_typing_is_shown(page, stage):
    await begin(page)
    stage.telegram.people[1].private.action = "typing"
    stage.telegram.touch()
    await expect(phone(page).locator(".bot-status")).to_have_text("đang nhập")


async def test_reading_back_is_not_disturbed(page, stage):
    person = stage.telegram.people[1]
    await begin(page)
    for number in range(150):
        stage.telegram.post(stage.telegram.bot, person.private, stage.telegram.bot.as_user(), text=f"Tin {number}")
    await page.reload()
    await expect(phone(page).locator(".message")).to_have_count(60)
    await phone(page).locator(".screen").evaluate("screen => { screen.scrollTop = 0; }")
    await phone(page).get_by_role("button", name="Xem tin cũ hơn").click()
    await expect(phone(page).locator(".message")).to_have_count(120)
    stage.telegram.post(stage.telegram.bot, person.private, stage.telegram.bot.as_user(), text="Tin mới")
    await expect(phone(page).locator(".badge")).to_have_text("1")
    await phone(page).get_by_role("button", name="Xuống tin mới nhất").click()
    await expect(phone(page).locator(".to-end")).to_be_hidden()


async def test_any_person_can_take_a_phone(page):
    picker = page.get_by_role("combobox", name="Điện thoại của").nth(2)
    await expect(picker.locator("optgroup")).to_have_count(3)
    assert await picker.locator("optgroup").evaluate_all("groups => groups.map(group => group.label)") == [
        "Phòng Mẫu",
        "Văn phòng",
        "Chi cục Mẫu",
    ]
    await picker.select_option(label="Phạm Thí Dụ · viên chức")
    await begin(page, 2)
    await expect(phone(page, 2)).to_have_attribute("aria-label", "Điện thoại của Phạm Thí Dụ")


async def test_messages_for_others_are_announced_in_the_list(page, stage):
    await begin(page)
    stage.telegram.people[4].start()
    option = page.get_by_role("combobox", name="Điện thoại của").first.locator("option", has_text="Phạm Thí Dụ")
    await expect(option).to_have_text("Phạm Thí Dụ · viên chức · 1 tin mới")
    await page.get_by_role("combobox", name="Điện thoại của").first.select_option("4")
    await say(page, "đã đọc")
    await expect(option).to_have_text("Phạm Thí Dụ · viên chức")


async def test_block_and_return(page, stage):
    await begin(page)
    await phone(page).get_by_role("button", name="Tùy chọn khác").click()
    await phone(page).get_by_role("button", name="Chặn trợ lý").click()
    await phone(page).get_by_role("button", name="Bỏ chặn và bắt đầu lại").click()
    await expect(phone(page).locator(".mine")).to_have_count(2)
    assert not stage.telegram.people[1].private.blocked


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("+1 giờ", "Thứ Tư, 24/3/2027 09:00"),
        ("+1 ngày", "Thứ Năm, 25/3/2027 08:00"),
        ("Tới mốc nhắc tiếp theo", "Thứ Tư, 31/3/2027 08:00"),
        ("30/6", "Thứ Tư, 30/6/2027 08:00"),
    ],
)
async def test_clock_moves_forward(page, name, shown):
    await page.get_by_role("button", name=name, exact=True).click()
    await expect(page.locator("#now")).to_have_text(shown)


async def test_typed_date(page):
    day = page.get_by_label("Ngày cần tua đến")
    for typed, notice in (("24/3/2026", "không tua lùi"), ("mai", "24/3/2027"), ("5/9/2027", "")):
        await day.fill(typed)
        await page.get_by_role("button", name="Tua đến ngày").click()
        await expect(page.locator("#notice")).to_contain_text(notice)
    await expect(page.locator("#now")).to_have_text("Chủ Nhật, 5/9/2027 08:00")


async def test_network_switch_reaches_the_bot_and_the_phones(page, stage):
    await begin(page)
    await page.get_by_label("Tình trạng mạng").select_option(label="Quá nhiều tin (429)")
    await expect(phone(page)).to_have_attribute("data-network", "flood")
    await say(page, "có ai không")
    await expect(page.locator("#refused")).to_have_text("1")
    await page.get_by_role("button", name="Sổ tin").click()
    await expect(page.locator("#ledger")).to_contain_text("429")
    await page.get_by_label("Tình trạng mạng").select_option(label="Mất mạng")
    await expect(phone(page)).to_have_attribute("data-network", "down")
    assert stage.telegram.faults.network == "down"
    await page.get_by_label("Tình trạng mạng").select_option(label="Mạng bình thường")


async def test_clock_that_gets_stuck_says_so(page, stage):
    async def stuck(moment):
        raise RuntimeError("the bot is gone")

    stage.host.advance = stuck
    await page.get_by_role("button", name="+1 giờ").click()
    await expect(page.locator("#notice")).to_contain_text("Đồng hồ chưa tua được")
    await expect(page.get_by_role("button", name="+1 giờ")).to_be_enabled()


async def test_year_plays_itself_with_progress(page, stage):
    await page.get_by_role("button", name="Chạy thử cả năm").click()
    await expect(page.locator("#year-line")).to_have_text("Tháng 3: nhắc đăng ký")
    assert await page.locator("#year-progress").evaluate("bar => bar.position") == 0.25
    await expect(page.get_by_role("button", name="+1 giờ")).to_be_disabled()
    stage.year_goes_on.set()
    await expect(page.locator("#year-line")).to_have_text("Đã chạy xong cả năm.")
    await expect(page.get_by_role("button", name="+1 giờ")).to_be_enabled()


async def test_one_phone_fills_a_small_screen(page):
    await page.set_viewport_size({"width": 390, "height": 844})
    box = await phone(page).bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await begin(page)
    await say(page, "trên điện thoại thật")
    await expect(phone(page).locator(".theirs .words").last).to_have_text("Nghe rõ: trên điện thoại thật")
