"""The token and people's phone numbers, looked for in everything that is left after whole conversations at DEBUG."""

import io
import logging
import re
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.campaign_file import load_campaign
from bot.logs import start_logging
from simulator.faults import FaultKind
from simulator.telegram import DEMO_TOKEN
from storage.schema import metadata
from tests.dialogs.player import play, scripts
from tests.world import CAST, World

DIALOGS = Path(__file__).parents[1] / "dialogs"
DRAFT = Path(__file__).parents[2] / "bot" / "demo" / "campaign.toml"
SECRET = DEMO_TOKEN.partition(":")[2]
# every phone of the cast and of the roster files, however it is written
PHONE = re.compile(r"9[ .-]?0[ .-]?0[ .-]?0[ .-]?0[ .-]?[01][ .-]?\d[ .-]?\d[ .-]?\d(?!\d)")
PLAYED = [
    *(
        "tham-gia-go-ma",
        "tham-gia-bang-lien-ket",
        "tham-gia-nguoi-khac",
        "sai-ma-nhieu-lan",
        "doi-may",
        "thu-hoi-quyen",
    ),
    *("nhap-danh-sach", "nhap-danh-sach-loi", "giay-moi", "tong-hop", "bao-cao-minh-chung", "don-vi-bao-phat-dong"),
]
# the one place that holds phone numbers
ROSTER = ("officials", "phone")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the program writes to its log, set up as it does itself, at DEBUG."""
    root = logging.getLogger()
    handlers, level, raises = list(root.handlers), root.level, logging.raiseExceptions
    levels = {name: logging.getLogger(name).level for name in list(logging.root.manager.loggerDict)}
    root.handlers = []
    start_logging(logging.DEBUG)
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    handler.setStream(written)
    logging.getLogger("bot").debug("begins with %s and 0900 000 005", DEMO_TOKEN)
    assert "begins with <token> and <phone>" in written.getvalue()
    yield written
    root.handlers = handlers
    root.setLevel(level)
    logging.raiseExceptions = raises
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))


def texts(path: Path) -> Iterator[str]:
    """What a file says, and what the files within it say."""
    content = path.read_bytes()
    yield content.decode("utf-8", "ignore")
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield re.sub(r"<[^>]+>", "", packed.read(name).decode("utf-8", "ignore"))


def kept(conn: Connection) -> Iterator[tuple[str, str, str]]:
    """(table, column, value) of everything in the database."""
    for table in metadata.sorted_tables:
        for row in conn.execute(select(table)).mappings():
            for column, value in row.items():
                yield table.name, column, str(value)


def hits(world: World, conn: Connection) -> list[str]:
    """Where the token or a phone number stands and should not."""
    found = [
        f"{table}.{column}: {value[:300]}"
        for table, column, value in kept(conn)
        if SECRET in value or ((table, column) != ROSTER and PHONE.search(value))
    ]
    made = [path for path in world.settings.data_dir.rglob("*") if path.is_file() and "thidua.db" not in path.name]
    found += [f"file {path}" for path in made for text in texts(path) if SECRET in text or PHONE.search(text)]
    shown = [(name, message.text) for name, phone in world.phones.items() for message in phone.received]
    return found + [f"{name} was told {text}" for name, text in shown if SECRET in text or PHONE.search(text)]


@pytest.mark.parametrize("name", PLAYED)
async def test_conversations_leave_no_trace_of_token_and_phones(world: World, log: io.StringIO, name: str) -> None:
    (script,) = [each for each in scripts(DIALOGS) if each.stem == name]
    await world.campaign()
    await play(world, script)
    await world.settle()
    assert SECRET not in log.getvalue()
    assert not PHONE.search(log.getvalue())
    assert not await world.database.read(lambda conn: hits(world, conn))


async def test_the_search_finds_what_it_looks_for(world: World) -> None:
    """The roster does hold the numbers, and a planted one is found."""
    phones = await world.database.read(lambda conn: [value for *place, value in kept(conn) if tuple(place) == ROSTER])
    assert len([value for value in phones if PHONE.search(value)]) == len(CAST)
    (world.settings.data_dir / "lo.txt").write_text("gọi 0900 000 005")
    assert await world.database.read(lambda conn: hits(world, conn))


async def test_faults_that_carry_addresses_do_not_give_the_token_away(world: World, log: io.StringIO) -> None:
    await world.campaign()
    await world.pledged("Hoa", "Học nghị quyết")
    for fault in FaultKind:
        for method in ("sendMessage", "getUpdates", "getFile", "file", "answerCallbackQuery", "getMe"):
            world.telegram.faults.script(method, fault)
    for _ in range(len(FaultKind) + 1):
        world.phones["Hoa"].send_file("minh-chung.pdf", b"%PDF-1.4", "application/pdf", "xong")
        for step in (lambda: world.bot.receive(wait=0), world.bot.telegram.open):
            try:
                await step()
            except Exception as error:
                logging.getLogger("bot.test").error("step failed: code=%s", type(error).__name__)
        await world.bot.handle()
        await world.bot.jobs.work()
        await world.bot.outbox.pump()
        await world.bot.outbox.settle()
        world.bot.outbox._limiters["telegram"]._held_until = 0.0
    assert "code=" in log.getvalue()
    assert SECRET not in log.getvalue()
    found = await world.database.read(lambda conn: hits(world, conn))
    assert not found


async def test_a_logged_traceback_is_blanked_too(world: World, log: io.StringIO) -> None:
    try:
        raise ValueError(f"https://api.telegram.org/bot{DEMO_TOKEN}/getMe for 0900000005 and +84900000006")
    except ValueError:
        logging.getLogger("telegram.ext").exception("could not reach %s", f"bot{DEMO_TOKEN}")
    assert "ValueError" in log.getvalue()
    assert SECRET not in log.getvalue()
    assert not PHONE.search(log.getvalue())


async def test_objects_do_not_show_the_token(world: World) -> None:
    shown = [world.bot, world.bot.telegram, world.bot.settings, world.bot.jobs, world.bot.office, world.bot.outbox]
    for each in shown:
        assert SECRET not in repr(each) + str(each)


async def test_send_errors_do_not_carry_the_token(world: World) -> None:
    from bot.errors import SendError

    world.telegram.faults.script("getFile", FaultKind.UNAUTHORIZED, FaultKind.NOT_FOUND_PAGE, FaultKind.RESET_BEFORE)
    for _ in range(3):
        with pytest.raises(SendError) as caught:
            await world.bot.telegram.fetch("x", 10)
        assert SECRET not in "".join(traceback.format_exception(caught.value))


async def test_the_opening_of_a_campaign_leaves_no_trace(world: World, log: io.StringIO) -> None:
    await world.database.write(lambda conn: load_campaign(conn, DRAFT.read_text(), None))
    await play(world, DIALOGS / "van-phong" / "mo-phong-trao.txt")
    assert SECRET not in log.getvalue()
    assert not await world.database.read(lambda conn: hits(world, conn))
