"""Free words, outside any question, reach the handler that does it; words for others lead to the menu."""

import pytest

from tests.world import World, local

UNCLEAR = "Chưa rõ ý đồng chí"
LINES = [
    ("Hoa", "dang ky lao dong tien tien", "Đồng chí giao ước thực hiện việc gì?"),
    ("Hoa", "cua toi", "Đồng chí chưa đăng ký giao ước nào"),
    ("Hoa", "xem giao ước", "Đồng chí chưa đăng ký giao ước nào"),
    ("Hoa", "hướng dẫn giúp em", "/baocao – báo cáo tiến độ"),
    ("Hoa", "xin chào", "cần làm việc gì?"),
    ("Hoa", "bao cao 80%", "Đồng chí chưa đăng ký giao ước trong phong trào"),
    ("Hoa", "báo cáo", "Đồng chí chưa đăng ký giao ước trong phong trào"),
    ("Hoa", "hôm nay trời đẹp quá", UNCLEAR),
    ("Hoa", "tong hop", UNCLEAR),
    ("Hoa", "tinh hinh phong", UNCLEAR),
    ("Hoa", "\u200b", UNCLEAR),
    ("Hoa", "🙂", UNCLEAR),
    ("Bình", "tinh hinh phong", "Phòng Quản lý đất đai"),
    ("Bình", "ai chưa báo cáo", "Phòng Quản lý đất đai"),
    ("Minh", "tong hop", "cho kỳ nào?"),
    ("Khải", "báo cáo 80%", "Mã mời"),
]


@pytest.mark.parametrize(("name", "line", "answer"), LINES)
async def test_words_reach_their_handler(world: World, name: str, line: str, answer: str) -> None:
    await world.campaign()
    world.clock.instant = local("2027-02-01 09:00")
    if name == "Khải":
        world.phones[name].start()
        await world.settle()
    world.phones[name].type(line)
    await world.settle()
    said = world.phones[name].last.text
    assert answer in said
    assert (UNCLEAR in said) == (answer == UNCLEAR)
