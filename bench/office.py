"""A database of made-up people with pledges, for figures."""

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert

from storage.database import engine
from storage.migrate import migrate
from storage.schema import campaigns as c
from storage.schema import participation as t
from storage.schema import people as p

NOW = datetime(2027, 3, 2, 2, 0, tzinfo=UTC)
# a week before the half-year deadline, in office hours: everybody who has not reported is reminded
REMINDED = datetime(2027, 6, 23, 2, 0, tzinfo=UTC)
FIRST_CHAT = 100_000


def fill(folder: Path, people: int) -> str:
    """Make a database with ``people`` officials who have joined and pledged one item; returns its URL."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite+aiosqlite:///{folder / 'thidua.db'}"
    migrate(url)
    made = engine(url)
    with made.begin() as conn:
        conn.execute(insert(p.units), [{"id": n, "code": f"U{n}", "name": f"Đơn vị {n}"} for n in range(1, 61)])
        ids = range(1, people + 1)
        conn.execute(
            insert(p.officials),
            [{"id": n, "staff_code": f"S{n}", "full_name": f"Người Mẫu {n}", "category": "cong_chuc"} for n in ids],
        )
        since = date(2026, 1, 1)
        conn.execute(
            insert(p.memberships), [{"official_id": n, "unit_id": n % 60 + 1, "from_date": since} for n in ids]
        )
        conn.execute(
            insert(p.accounts),
            [
                {
                    "official_id": n,
                    "network": "telegram",
                    "chat": str(FIRST_CHAT + n),
                    "linked_at": NOW,
                    "consent_at": NOW,
                }
                for n in ids
            ],
        )
        conn.execute(insert(c.titles).values(id=1, code="LDTT", name="Lao động tiên tiến", level="individual"))
        campaign = {"id": 1, "title": "Thi đua 2027", "year": 2027, "state": "open", "opened_at": NOW}
        conn.execute(insert(c.campaigns).values(campaign))
        stage = {
            "id": 1,
            "campaign_id": 1,
            "name": "6 tháng",
            "starts_on": date(2027, 1, 1),
            "ends_on": date(2027, 6, 30),
        }
        conn.execute(insert(c.stages).values(stage))
        conn.execute(
            insert(c.milestones).values(
                campaign_id=1, kind="progress", name="Sơ kết", due_on=date(2027, 6, 30), stage_id=1
            )
        )
        conn.execute(
            insert(t.pledges),
            [
                {
                    "id": n,
                    "campaign_id": 1,
                    "official_id": n,
                    "unit_id": n % 60 + 1,
                    "receipt": f"GU-{n}",
                    "state": "confirmed",
                    "revision": 1,
                    "registered_at": NOW,
                    "late": False,
                }
                for n in ids
            ],
        )
        conn.execute(
            insert(t.pledge_revisions),
            [{"pledge_id": n, "revision": 1, "title_id": 1, "at": NOW, "by": n, "change": "submit"} for n in ids],
        )
        conn.execute(
            insert(t.pledge_items),
            [
                {
                    "pledge_id": n,
                    "first_revision": 1,
                    "position": 0,
                    "text": "Giải quyết hồ sơ",
                    "amount": 400,
                    "unit": "hồ sơ",
                }
                for n in ids
            ],
        )
    made.dispose()
    return url
