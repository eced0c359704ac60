"""``thidua settings``: the same catalogue, rules and effect as in chat."""

from collections.abc import AsyncIterator
from io import StringIO

import pytest
from rich.console import Console
from sqlalchemy import select

from bot.errors import OperationError
from bot.settings_cli import OfficeSettings
from rules.office_settings import CATALOGUE
from storage import settings
from storage.database import engine
from storage.schema.people import audit
from tests.world import World, local


@pytest.fixture
async def office(world: World) -> AsyncIterator[tuple[OfficeSettings, StringIO]]:
    await world.campaign()
    made, out = engine(world.settings.database), StringIO()
    yield OfficeSettings(made, world.settings.zone, local("2027-03-15 09:00"), Console(file=out, width=200)), out
    made.dispose()


Office = tuple[OfficeSettings, StringIO]


async def test_everything_is_listed(office: Office) -> None:
    office[0].show()
    shown = office[1].getvalue()
    assert all(name in shown for name in CATALOGUE)
    assert "trước 14, 7, 3, 1 ngày; đúng ngày hạn; sau 7, 14, 21 ngày" in shown


async def test_one_is_explained(office: Office) -> None:
    office[0].explain("deadline_approver_role")
    assert "director, council, office, admin, 0" in office[1].getvalue()


async def test_a_ladder_shows_its_effect_before_the_question(world: World, office: Office) -> None:
    asked: list[str] = []

    def no(words: str) -> bool:
        asked.append(office[1].getvalue())
        return False

    assert not office[0].change("member_ladder", "-10 -2 0", no)
    assert "(hạn 31/3/2027): sẽ nhắc vào 19/3/2027, 29/3/2027, 31/3/2027" in asked[0]
    assert await world.database.read(lambda conn: settings.text(conn, "member_ladder")) == "-14 -7 -3 -1 0 +7 +14 +21"


async def test_a_change_is_kept_with_its_trail(world: World, office: Office) -> None:
    assert office[0].change("campaign_approver_role", "council", lambda words: True)
    rows = await world.database.read(lambda conn: conn.execute(select(audit)).all())
    assert [(row.actor_id, row.action, row.object, row.reason) for row in rows] == [
        (None, "setting.changed", "setting:campaign_approver_role", "director → council")
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("invitation_days", "0", "Số cần từ 1 đến 365"),
        ("campaign_approver_role", "head", "director, council, office, admin"),
        ("first_reminder_hour", "17:00", "không còn giờ nào"),
        ("khong_co", "1", "Không có cài đặt"),
    ],
)
async def test_what_cannot_be_is_refused_with_a_sentence(office: Office, name: str, value: str, said: str) -> None:
    with pytest.raises(OperationError, match=said):
        office[0].change(name, value, lambda words: True)


async def test_somebody_elses_change_meanwhile_is_not_lost(world: World, office: Office) -> None:
    made = engine(world.settings.database)

    def meanwhile(words: str) -> bool:
        with made.begin() as conn:
            settings.put(conn, "invitation_days", "20")
        return True

    with pytest.raises(OperationError, match="đã được người khác đổi"):
        office[0].change("invitation_days", "15", meanwhile)
    made.dispose()
    assert await world.database.read(lambda conn: settings.text(conn, "invitation_days")) == "20"
