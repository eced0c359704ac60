"""Plays a conversation written down in Vietnamese against the bot on the simulator.

Giờ: 2027-03-02 08:30            the clock moves, the sweep looks
Hoa: /dangky                     Hoa types
Hoa bấm: Lao động tiên tiến      Hoa presses a button of the newest message that has it
Hoa gửi tệp: ke-hoach.pdf        Hoa sends a file (gửi ảnh: a photo); after " | " its caption
Hoa đã đăng ký: Trồng cây = 400 cây; Học nghị quyết    Hoa has a pledge with these items
DD được giao: Trồng rừng >= 400 ha    the unit DD has a target of its own
Thêm nội dung: Chuyển đổi số     the campaign has another topic
Hoa chia sẻ số điện thoại        Hoa shares the own contact
Máy → Hoa: text                  the next message that Hoa gets contains the text; further lines, indented, too
    [Gửi] [Sửa]                  ... and has these buttons
Máy → Hoa: (không có tin)        Hoa has got nothing more
Hoa chia sẻ danh thiếp của Lan   Hoa sends somebody else's contact (chuyển tiếp: forwards the own one)
Hoa có mã: HJKMN23456            Hoa is invited with this code (hết hạn: one that has expired)
Hoa mở liên kết: HJKMN23456      Hoa follows an invitation's link
Máy mới của Hoa: HoaMới          Hoa has another account, with the phone number that the roster knows
Minh sửa bảng: Chỉ tiêu | Hồ sơ | Mức = 97    Minh changes a cell of the last workbook that came: sheet, row, column
Minh thêm dòng: Nội dung | 3 | Chuyển đổi số   Minh adds a row to it (bỏ dòng: Nội dung | Tiết kiệm takes one out)
Minh bỏ trang: Nội dung          Minh takes a sheet out of it
Minh gửi lại bảng                Minh sends the edited workbook
Khởi động lại                    the program stops and starts again
Mạng từ chối tin / Mạng thông    the network takes in what people say, but refuses every message for now; or no longer
Hoa chặn máy / Hoa bỏ chặn       Hoa blocks the bot, or lets it write again
"""

import re
from collections.abc import Iterator
from pathlib import Path

from simulator.people import Person
from tests.dialogs.workbooks import edit, send_back
from tests.messages.texts import faults
from tests.numbered import sign_of
from tests.rosters import FILES
from tests.world import World, local

_EXPECT = re.compile(r"Máy → (\w+): (.*)")
_SAYS = re.compile(r"(\w+): (.+)")
_PRESSES = re.compile(r"(\w+) bấm: (.+)")
_SENDS = re.compile(r"(\w+) gửi (tệp|ảnh): (.+)")
_PLEDGED = re.compile(r"(\w+) đã đăng ký: (.+)")
_ASKED = re.compile(r"(\w+) được giao: (.+) (>=|>|=|<=|increase|decrease|rank_up) (\S+) (.+)")
_TOPIC = re.compile(r"Thêm nội dung: (.+)")
_SHARES = re.compile(r"(\w+) chia sẻ số điện thoại")
_BLOCKS = re.compile(r"(\w+) (chặn máy|bỏ chặn)")
_SHARES_OTHER = re.compile(r"(\w+) chia sẻ danh thiếp của (\w+)")
_FORWARDS = re.compile(r"(\w+) chuyển tiếp danh thiếp")
_FOLLOWS = re.compile(r"(\w+) mở liên kết: (\S+)")
_INVITED = re.compile(r"(\w+) có mã( hết hạn)?: (\w+)")
_NEW_PHONE = re.compile(r"Máy mới của (\w+): (\w+)")
_EDITS = re.compile(r"(\w+) (sửa bảng|thêm dòng|bỏ dòng|bỏ trang): (.+)")
_RETURNS = re.compile(r"(\w+) gửi lại bảng")
_NETWORK = {"Mạng từ chối tin": "flood", "Mạng thông": "normal"}
_LABELS = re.compile(r"\[([^\]]+)\]")


def scripts(folder: Path) -> list[Path]:
    """The conversations kept in a folder."""
    return sorted(folder.glob("*.txt"))


async def play(world: World, script: Path) -> None:
    """Play a conversation; an AssertionError names the line that went otherwise, or the message that should not leave."""
    for number, block in _blocks(script.read_text()):
        try:
            await _step(world, block)
        except AssertionError as error:
            raise AssertionError(f"{script.name}:{number}: {block[0]}\n{error}") from None
    found = await world.database.read(lambda conn: list(faults(conn)))
    assert not found, "\n".join(found)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" ") and block:
            block.append(line.strip())
            continue
        if block:
            yield start, block
        block, start = [line.strip()], number
    if block:
        yield start, block


async def _step(world: World, block: list[str]) -> None:
    line = block[0]
    if line == "Khởi động lại":
        await world.restart()
    elif line in _NETWORK:
        world.telegram.set_network(_NETWORK[line])
    elif line.startswith("Giờ: "):
        await world.at(local(line.removeprefix("Giờ: ")))
    elif match := _PLEDGED.fullmatch(line):
        await world.pledged(*match.groups())
    elif match := _ASKED.fullmatch(line):
        await world.asked(*match.groups())
    elif match := _TOPIC.fullmatch(line):
        await world.topic(match[1])
    elif match := _INVITED.fullmatch(line):
        await world.invite(match[1], match[3], expired=bool(match[2]))
    elif match := _NEW_PHONE.fullmatch(line):
        world.give_phone(match[1], match[2])
    elif match := _EDITS.fullmatch(line):
        edit(world, *match.groups())
    elif match := _EXPECT.fullmatch(line):
        _expect(world, match[1], [match[2], *block[1:]])
    else:
        await _act(world, "\n".join(block))


async def _act(world: World, line: str) -> None:
    for pattern, act in _ACTS:
        match = pattern.fullmatch(line)
        if match:
            name = match[1]
            left = [message.text for message in world.unread(name)]
            assert not left, f"{name} has not read yet: {left}"
            act(world, *match.groups())
            await world.settle()
            return
    raise AssertionError("not understood by the player")


def _expect(world: World, name: str, wanted: list[str]) -> None:
    if wanted == ["(không có tin)"]:
        left = [message.text for message in world.unread(name)]
        assert not left, f"{name} got: {left}"
        return
    message = world.next_message(name)
    for line in wanted:
        labels = _LABELS.findall(line) if line.startswith("[") else []
        missing = [
            label for label in labels if not (sign_of(message, label) if world.numbered else label in message.labels)
        ]
        assert not missing, f"no button {missing}; there are {message.labels} under {message.text!r}"
        shown = message.text or (message.file.name if message.file else "")
        if not labels:
            assert line in shown or (message.file and line in message.file.name), f"it said: {shown!r}"


def _send(phone: Person, kind: str, file: str, caption: str) -> None:
    if kind == "ảnh":
        phone.send_photo(JPEG, caption)
    else:
        phone.send_file(file, CONTENTS.get(file, PDF), "application/octet-stream", caption)


_ACTS = [
    (_RETURNS, lambda world, name: send_back(world, name)),
    (_PRESSES, lambda world, name, label: world.press(name, label)),
    (_SENDS, lambda world, name, kind, file: _send(world.phones[name], kind, *file.partition(" | ")[::2])),
    (_SHARES_OTHER, lambda world, name, other: world.phones[name].share_contact_of(world.phones[other])),
    (_FORWARDS, lambda world, name: world.phones[name].forward_contact()),
    (_FOLLOWS, lambda world, name, code: world.phones[name].start(code)),
    (_SHARES, lambda world, name: world.phones[name].share_contact()),
    (
        _BLOCKS,
        lambda world, name, what: world.phones[name].block() if what == "chặn máy" else world.phones[name].unblock(),
    ),
    (re.compile(_SAYS.pattern, re.DOTALL), lambda world, name, text: world.phones[name].type(text)),
]

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
CONTENTS: dict[str, bytes] = {
    **FILES,
    "qua-lon.pdf": PDF + bytes(10 * 1024 * 1024),
    "gia-danh.pdf": b"MZ\x90\x00",
}
