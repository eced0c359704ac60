"""Whatever a document says, every screen of its draft fits a phone; each page of a long part can be reached."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, update

from handlers import campaign_pages
from handlers.announcement import announced, choices_of
from handlers.turn import compose
from rules.campaign_draft import rows_of
from rules.launch_document.read import read
from storage import approvals, campaign_drafts, campaigns, draft_parts, outbox
from storage.draft_parts import PARTS
from storage.schema import campaigns as c
from tests.launch_files import TEXTS
from tests.world import World

LONG = "Tỷ lệ hồ sơ được giải quyết đúng hạn và trước hạn trong toàn ngành " * 40
TODAY = date(2027, 1, 11)


def swollen(conn: Connection, world: World) -> int:
    """A draft of which every text is very long."""
    text = TEXTS["department_plan"]
    rows = rows_of(read(text), TODAY)
    rows = replace(rows, campaign={**rows.campaign, "title": LONG[:300], "theme": LONG, "objective": LONG})
    document, _ = campaign_drafts.receive(conn, rows, text, file_id=None, by=None, now=world.clock.now())
    campaign = campaign_drafts.store(conn, rows, document, by=None, now=world.clock.now())
    limit = {"campaign_id": campaign, "phrase": LONG, "action": LONG}
    conn.execute(insert(PARTS["undated_limits"]).values(limit))
    long: dict[str, dict[str, Any]] = {
        "targets": {
            "measure": LONG,
            "text": LONG,
            "qualifier": LONG,
            "data_source": LONG,
            "baseline": LONG,
            "owner_unit_id": 1,
        },
        "topics": {"heading": LONG[:200], "text": LONG},
        "movements": {"name": LONG},
        "milestones": {"name": LONG[:150], "phrase": LONG, "due_on": date(2027, 6, 30)},
        "duties": {"who": LONG, "what": LONG},
        "addressees": {"name": LONG, "purpose": LONG},
        "signers": {"name": LONG, "position": LONG[:100], "on_behalf_of": LONG},
        "legal_bases": {"text": LONG},
        "commendation_rules": {"text": LONG},
    }
    for part, values in long.items():
        conn.execute(update(PARTS[part]).values(values))
    conn.execute(update(c.targets).values(value=Decimal("123456789.125"), unit="triệu đồng/năm", comparator=">="))
    conn.execute(update(c.targets).values(state="awaiting_publication", doubtful=True, direction="increase"))
    return campaign


async def test_every_screen_fits(world: World) -> None:
    campaign = await world.database.write(lambda conn: swollen(conn, world))
    office, director = world.phones["Minh"], world.phones["Sơn"]
    whole = await world.database.read(lambda conn: campaign_drafts.whole(conn, campaign))
    await forge(world, "draft.show", campaign=campaign)
    await forge(world, "draft.further", campaign=campaign)
    for part, entries in whole.items():
        for page in range(3):
            await forge(world, "draft.part", campaign=campaign, part=part, page=page)
        about = {"campaign": campaign, "part": part, "entry": entries[0].id}
        for action in ("draft.entry", "draft.source", "draft.ask_take_out"):
            await forge(world, action, **about)
        await forge(world, "draft.edit", **about, field=first_field(part))
    await forge(world, "draft.ask_drop", campaign=campaign)
    await forge(world, "approval.ask", campaign=campaign)
    await forge(world, "approval.submit", campaign=campaign)
    await forge(world, "campaign.preview", campaign=campaign)
    said = [*office.received, *director.received]
    assert len(said) > 50
    assert [message.text for message in said if len(message.text or "") > 900] == []


def first_field(part: str) -> str:
    fields = {"facts": "title", "targets": "measure", "topics": "heading", "milestones": "name", "duties": "who"}
    fields |= {"undated_limits": "due_on", "legal_bases": "text", "commendation_rules": "text"}
    return fields.get(part, "name")


async def forge(world: World, action: str, **arguments: Any) -> None:
    """Press a button that stands in the office's chat."""
    phone = world.phones["Minh"]
    row: dict[str, Any] = {"network": "telegram", "chat": str(phone.user_id), "kind": "reply", "text": "?"}
    row["priority"] = outbox.Priority.REPLY
    row |= {"choices": [{"label": "Bấm", "action": action, "args": arguments}], "created_at": world.clock.now()}
    await world.database.write(lambda conn: outbox.put(conn, **row))
    await world.settle()
    phone.press(None, "Bấm")
    await world.settle()


async def test_what_people_read_fits_and_leaves_no_target_out(world: World) -> None:
    campaign = await world.database.write(lambda conn: swollen(conn, world))

    def look(conn: Connection) -> None:
        office = world.bot.office
        found = campaigns.get(conn, campaign)
        pages = campaign_pages.pages(conn, found, TODAY)
        for number, (moment, values) in enumerate(pages, start=1):
            text = compose(office, moment, (), {"campaign": found, "page": number, "pages": 99, **values})["text"]
            assert len(text) <= 900, (moment, len(text))
        shown = [n for moment, values in pages if moment == "campaign/asked" for n, _ in values["numbered"]]
        assert shown == list(range(1, len(campaigns.targets_of(conn, campaign)) + 1))
        values = {**announced(conn, campaign, TODAY), "head": True}
        assert len(compose(office, "announcement/told", choices_of(campaign), values)["text"]) <= 900

    await world.database.read(look)


async def test_a_closed_target_is_not_announced(world: World) -> None:
    campaign = await world.database.write(lambda conn: swollen(conn, world))

    def close(conn: Connection) -> tuple[int, int]:
        first = draft_parts.entries(conn, campaign, "targets")[0]
        before = approvals.content(conn, campaign)
        draft_parts.change(conn, campaign, "targets", first.id, {"state": "closed"}, by=1, now=world.clock.now())
        assert approvals.content(conn, campaign) != before
        said = announced(conn, campaign, TODAY)
        return len(said["targets"]) + said["more_targets"], len(campaigns.targets_of(conn, campaign))

    told, kept = await world.database.write(close)
    assert (told, kept) == (8, 9)
