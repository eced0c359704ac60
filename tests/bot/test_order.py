"""However often an update comes, and however people's updates are mixed with each other's, the record is the same."""

import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from storage.schema import metadata
from tests.databases import Databases
from tests.world import World

PEOPLE = ("Hoa", "Lan", "Tùng")
WORDS = ("đã làm 12 hồ sơ", "gửi", "80%", "xong", "/menu", "huỷ", "/cuatoi", "đang chậm vì thiếu người", "/huy")
# random or counted by rows of the machinery, so different in every run
CODES = re.compile(r"\b(?:GU|BC)-[A-Z0-9]{6}\b")
RECORD = (
    "pledges",
    "pledge_revisions",
    "pledge_items",
    "progress",
    "receipts",
    "files",
    "audit",
    "nudges",
    "reminders",
)
Said = list[tuple[str, str]]


async def record_after(url: str, said: Said, deliver: Callable[[list[Any]], list[Any]]) -> dict[str, Any]:
    """What is kept once everything that was said has been handled, delivered as ``deliver`` arranges it."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), url)
        await world.open()
        await world.populate()
        await world.campaign()
        for name in PEOPLE:
            await world.pledged(name, "Giải quyết hồ sơ = 40 hồ sơ")
        for name, words in said:
            world.phones[name].type(words)
        queue = world.telegram.bot.queue
        updates = list(queue.pending)
        queue.pending.clear()
        for update in deliver(updates):
            await world.bot.stored([_raw(update)])
            if update["update_id"] % 3 == 0:
                await world.bot.handle()
        await world.bot.settle(polls=False)
        found = await world.database.read(_record)
        found["told"] = {name: [plain(m.text) for m in world.phones[name].received] for name in PEOPLE}
        await world.close()
        return found


def _raw(update: dict[str, Any]) -> Any:
    from bot.networks.telegram_events import raw_events

    return raw_events([update])[0]


def _record(conn: Connection) -> dict[str, Any]:
    """Rows by table without their own numbers and codes, in an order of their own."""
    return {name: sorted(_rows(conn, name)) for name in RECORD}


def _rows(conn: Connection, name: str) -> list[str]:
    table = metadata.tables[name]
    left_out = {"id", "receipt", "random_name", "outbox_id", "hash", "previous_hash"}
    columns = [column for column in table.columns if column.name not in left_out]
    return [str(tuple(row)) for row in conn.execute(select(*columns))]


def plain(text: str) -> str:
    return CODES.sub("CODE", text)


def mixed(chance: random.Random, copies: int) -> Callable[[list[Any]], list[Any]]:
    """Each update up to ``copies`` times; every person's first deliveries stay in order, all else is shuffled."""

    def deliver(updates: list[Any]) -> list[Any]:
        lanes: dict[int, list[Any]] = {}
        for update in updates:
            lanes.setdefault(update["message"]["chat"]["id"], []).append(update)
        merged: list[Any] = []
        while any(lanes.values()):
            merged.append(lanes[chance.choice([chat for chat, waiting in lanes.items() if waiting])].pop(0))
        for update in updates:
            first = merged.index(update)
            for _ in range(chance.randint(0, copies - 1)):
                merged.insert(chance.randint(first + 1, len(merged)), update)
        return merged

    return deliver


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    said=st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(WORDS)), min_size=3, max_size=14),
    seed=st.integers(0, 2**32),
)
async def test_delivered_up_to_three_times_and_mixed(databases: Databases, said: Said, seed: int) -> None:
    in_order = await record_after(databases.new(), said, list)
    assert await record_after(databases.new(), said, mixed(random.Random(seed), 3)) == in_order


def test_the_mixture_repeats_and_keeps_each_persons_order() -> None:
    updates = [{"update_id": n, "message": {"chat": {"id": n % 3}}} for n in range(30)]
    merged = mixed(random.Random(1), 3)(updates)
    assert len(merged) > len(updates)
    assert merged[: len(updates)] != updates
    for chat in range(3):
        firsts = list(dict.fromkeys(u["update_id"] for u in merged if u["message"]["chat"]["id"] == chat))
        assert firsts == sorted(firsts)
