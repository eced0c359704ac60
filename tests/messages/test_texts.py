"""Hostile names and words through whole conversations: shown as typed, never as markup, never above a phone's screen."""

from pathlib import Path

import pytest

from simulator.telegram import DEMO_TOKEN
from tests import world as cast
from tests.api_tables import TABLES
from tests.dialogs.player import play
from tests.messages.texts import dead_end, faults, faults_of, faults_of_choices
from tests.world import World

HOSTILE = '<b>Hoa</b> & "Cúc" <script>x</script>'
HOSTILE_HEAD = 'Bình </i> &lt; &amp; "'
SCRIPT = f"""
Hoa: /baocao
Máy → Hoa: <i>Trồng</i> & "chăm"
Hoa: 12 <b>cây</b> & "hoa"
Máy → Hoa: 12
Hoa gửi tệp: <b>anh&"'.pdf | ghi chú <u>kín</u> & </b>
Máy → Hoa: ghi chú <u>kín</u> & </b>
Hoa bấm: Gửi
Máy → Hoa: Đã ghi nhận báo cáo
Hoa bấm: Lịch sử báo cáo
Máy → Hoa: <i>Trồng</i> & "chăm"
Hoa: <b>không rõ</b> </i> & gì?
Máy → Hoa: Chưa rõ ý đồng chí.
Hoa: /cuatoi
Máy → Hoa: <i>Trồng</i> & "chăm"
Bình: /donvi
Máy → Bình: Giao ước chờ xác nhận: 1
Bình bấm: Chờ xác nhận (1)
Máy → Bình: {HOSTILE}
    [{HOSTILE}]
Bình bấm: {HOSTILE}
Máy → Bình: <i>Trồng</i> & "chăm"
    [Xác nhận] [Trả lại]
Bình bấm: Trả lại
Máy → Bình: {HOSTILE}
Bình: thiếu <b>số</b> & "mức"
Máy → Bình: thiếu <b>số</b> & "mức"
Bình bấm: Gửi
Máy → Bình: {HOSTILE}
Máy → Hoa: thiếu <b>số</b> & "mức"
"""


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """People whose names hold markup (asked for before the world is filled)."""
    for name, full_name in (("Hoa", HOSTILE), ("Bình", HOSTILE_HEAD)):
        code, _, *rest = cast.CAST[name]
        monkeypatch.setitem(cast.CAST, name, (code, full_name, *rest))


async def test_hostile_words_are_shown_as_they_were_typed(names: None, world: World, tmp_path: Path) -> None:
    await world.campaign()
    await world.pledged("Hoa", '<i>Trồng</i> & "chăm" = 40 cây')
    script = tmp_path / "thu.txt"
    script.write_text(SCRIPT)
    await play(world, script)
    assert await world.database.read(lambda conn: list(faults(conn))) == []
    assert not world.telegram.refusals


async def test_a_long_typed_text_does_not_make_a_long_answer(world: World) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Học nghị quyết")
    for typed in ("a" * 4096, "đã làm " * 500, "😀" * 2000, "/" + "x" * 3000, "1" * 4000):
        world.phones["Hoa"].type(typed)
        await world.settle()
    assert len(world.unread("Hoa")) == 5
    assert await world.database.read(lambda conn: list(faults(conn))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đã ghi nhận <b>báo cáo</b> &amp; giao ước", []),
        ("x" * 900, []),
        ("<b>" + "x" * 900 + "</b>", []),
        ("x" * 901, ["901 letters"]),
        ("😀" * 451, ["902 letters"]),
        ("Nguye\u0302\u0303n", ["letters in parts"]),
        ("<u>x</u>", ["markup"]),
    ],
)
def test_the_search_for_faults(text: str, found: list[str]) -> None:
    assert list(faults_of(text)) == found


def test_broken_markup_is_a_fault() -> None:
    assert list(faults_of("<b>x</i>"))
    assert list(faults_of("a < b"))


@pytest.mark.skipif(TABLES is None, reason="no shared/reference/telegram-bot-api.json above the repository")
async def test_every_request_is_checked_against_the_published_tables(world: World) -> None:
    assert world.telegram.validator is TABLES
    transport = world.bot.telegram._bot
    await transport.do_api_request("sendMessage", api_kwargs={"chat_id": 5005, "text": "x", "colour": "red"})
    assert world.telegram.violations == ["sendMessage: unknown parameter colour"]
    assert DEMO_TOKEN not in str(world.telegram.violations)
    world.telegram.violations.clear()


@pytest.mark.parametrize(
    ("text", "choices", "leads_nowhere"),
    [
        ("Đã đóng.", [], True),
        ("Đã đóng.", [{"label": "Danh mục việc"}], False),
        ("Hạn hoàn thành ngày nào?", [], False),
        ("Chưa có lệnh này. Gõ /menu để xem các việc có thể làm.", [], False),
        ("Đang tổng hợp.", [], False),
    ],
)
def test_a_message_that_leads_nowhere_is_a_fault(text: str, choices: list[dict[str, str]], leads_nowhere: bool) -> None:
    assert dead_end(text, choices, contact=False, file=False) is leads_nowhere


@pytest.mark.parametrize(
    ("labels", "faults"),
    [
        (["Gửi", "Sửa", "Huỷ"], 0),
        ([str(number) for number in range(10)], 1),
        (["Gửi", "Gửi"], 1),
        (["x" * 41], 1),
        (["Dời hạn: Sơ kết 6 tháng…"], 0),
        (["Dời hạn: Tổng kết cả năm…"], 1),
    ],
)
def test_the_search_for_faults_of_buttons(labels: list[str], faults: int) -> None:
    text = "<b>Các mốc</b>\n– Sơ kết 6 tháng đầu năm"
    assert len(list(faults_of_choices(text, [{"label": label} for label in labels]))) == faults
