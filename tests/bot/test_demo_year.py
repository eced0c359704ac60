"""The demo's year where it does not run by the page: what its units enter, and the whole round of commendation by taps."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.demo import office, record, unit_record
from bot.demo.actors import Actor
from bot.demo.commendation import PROPOSED, SHORT_OF, Round
from bot.demo.show import Show, running
from rules.commendation import Stage
from rules.difficulties import State
from storage import campaigns, decisions, difficulties, proposals, request_answers, requests, unit_reports
from storage.database import Database

PLAYING = {"NNMT001", "NNMT002", "NNMT003", "NNMT004", "NNMT005", *(code for each in PROPOSED for code in each[:2])}


def free_port() -> int:
    """A port whose neighbour is free as well."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[tuple[Show, dict[str, Actor]]]:
    """The demo with the few who play here, its campaign open."""

    async def nothing(show: Show, progress: object) -> None: ...

    async with running(free_port(), folder / "demo", nothing) as show:
        people = [person for person in show.people if person.code in PLAYING]
        await asyncio.gather(*(office.joins(show, person) for person in people))
        actors = {person.code: Actor(show, person) for person in people}
        await actors[office.OFFICE].opens_campaign()
        await on(show, datetime(2027, 1, 11, 3, 0, tzinfo=UTC))
        yield show, actors


async def on(show: Show, instant: datetime) -> None:
    """Turn the clock to an instant, with one sweep there."""
    show.clock.set(instant)
    await show.bot.scheduler.sweep()
    show.bot.wake()
    await show.quiet()


async def test_the_year_holds_results_and_a_round_from_its_opening_to_two_decisions(tmp_path: Path) -> None:
    async with opened(tmp_path) as (show, actors):
        await _units_enter(show.bot.database)
        await _round(show, actors)


async def _units_enter(database: Database) -> None:
    """Results ahead of time and behind it, a request answered, a difficulty answered and one that waits."""
    for month, day, enter in (
        (2, 22, record.spring),
        (2, 25, unit_record.help_given),
        (4, 12, unit_record.request),
        (4, 22, unit_record.answers),
        (6, 25, unit_record.half_year),
        (6, 28, unit_record.opinion),
        (12, 11, unit_record.year_end),
    ):
        now = datetime(2027, month, day, 2, 0, tzinfo=UTC)
        await database.write(lambda conn, enter=enter, now=now: enter(conn, now))  # type: ignore[misc]
    campaign = (await database.read(lambda conn: campaigns.in_state(conn, campaigns.OPEN)))[0].id
    reports = await database.read(lambda conn: unit_reports.of_campaign(conn, campaign))
    assert len(reports) == 5 + 6
    asked = await database.read(requests.every)
    assert len(await database.read(lambda conn: request_answers.of_request(conn, asked[0].id))) == 2
    states = [each.state for each in await database.read(difficulties.every)]
    assert sorted(states) == sorted([State.ANSWERED, State.DECIDED, State.PUT])


async def _round(show: Show, actors: dict[str, Actor]) -> None:
    """By taps alone, to a decision for each title."""
    database, played = show.bot.database, Round(actors, office.OFFICE, unit_record.DIRECTOR)
    await on(show, datetime(2027, 12, 14, 2, 0, tzinfo=UTC))
    await database.write(lambda conn: record.ratings_of_year(conn, show.clock.now()))
    await played.opens()
    await played.proposes()
    await played.publishes()
    await on(show, datetime(2027, 12, 23, 7, 0, tzinfo=UTC))
    await played.votes()
    await played.approves()
    await on(show, datetime(2027, 12, 28, 8, 0, tzinfo=UTC))
    await played.decides()
    await show.quiet()
    made = await database.read(decisions.every)
    named = {each.number: await database.read(lambda conn, key=each.id: decisions.decided(conn, key)) for each in made}  # type: ignore[misc]
    assert {number: len(found) for number, found in named.items()} == {"118/QĐ-SNNMT": 3, "119/QĐ-SNNMT": 1}
    listed = await database.read(lambda conn: proposals.of_campaign(conn, 1))
    ended = [each.name for each in listed if each.stage is Stage.NOT_PROPOSED]
    assert ended == [actors[SHORT_OF].person.name]
    assert "Theo Quyết định số 119/QĐ-SNNMT" in actors["NNMT018"].newest
