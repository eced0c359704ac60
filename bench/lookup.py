"""Looking up in a province: 40,000 people, 300 units, 100,000 awards; the words of an office and of a head."""

import random
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from rules.lookup import Scope, words_of
from storage import lookup, lookup_index
from storage.database import engine
from storage.migrate import migrate
from storage.schema.campaigns import titles
from storage.schema.merits import awards
from storage.schema.people import memberships, officials, units

PEOPLE, UNITS, AWARDS, TIMES, AT_ONCE = 40_000, 300, 100_000, 5, 50_000
TODAY = date(2026, 11, 20)
TYPED = ("nguyễn thị hoa", "giay khen hoa 2024", "123/QĐ-SNN năm 2023", "phong nghiep vu 17", "khongcoai")
_FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"]
_MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Thanh", "Quang"]
_GIVEN = ["Hoa", "Lan", "Bình", "Dũng", "Tùng", "Ánh", "Khải", "Minh", "Sơn", "Hội", "Nam", "Việt", "Hằng", "Phượng"]


def report() -> None:
    """Print how long indexing everything, catching up with nothing new, and looking up take."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'lookup.db'}"
        migrate(url)
        opened = engine(url)
        with opened.begin() as conn:
            _fill(conn, random.Random(1))
        begun = time.perf_counter()
        with opened.begin() as conn:
            while lookup_index.catch_up(conn, AT_ONCE):
                pass
        print(f"    {PEOPLE + UNITS + AWARDS} things indexed in {time.perf_counter() - begun:.0f} s")
        for name, scope in (("office", Scope(TODAY)), ("head", Scope(TODAY, frozenset(range(1, 40)), frozenset()))):
            for typed in TYPED:
                with opened.begin() as conn:
                    took = sorted(_timed(conn, typed, scope) for _ in range(TIMES))
                print(f"    {name}, {typed}: {took[TIMES // 2]:.0f} ms ({took[0]:.0f} to {took[-1]:.0f})")
        opened.dispose()


def _timed(conn: Connection, typed: str, scope: Scope) -> float:
    begun = time.perf_counter()
    lookup_index.catch_up(conn)
    lookup.search(conn, words_of(typed), scope)
    return (time.perf_counter() - begun) * 1000


def _fill(conn: Connection, chance: random.Random) -> None:
    def name() -> str:
        return f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(_GIVEN)}"

    numbered = range(1, PEOPLE + 1)
    conn.execute(
        insert(units), [{"id": n, "code": f"U{n}", "name": f"Phòng nghiệp vụ số {n}"} for n in range(1, UNITS + 1)]
    )
    about = {"category": "cong_chuc", "position": "Chuyên viên"}
    conn.execute(
        insert(officials), [{"id": n, "staff_code": f"CB{n:05d}", "full_name": name(), **about} for n in numbered]
    )
    since = date(2020, 1, 1)
    conn.execute(
        insert(memberships), [{"official_id": n, "unit_id": n % UNITS + 1, "from_date": since} for n in numbered]
    )
    named = enumerate(("Lao động tiên tiến", "Giấy khen", "Chiến sĩ thi đua cơ sở"), start=1)
    conn.execute(insert(titles), [{"id": n, "code": f"T{n}", "name": title} for n, title in named])
    fixed = {"revision": 1, "newest": True, "at": datetime(2026, 1, 1, tzinfo=UTC), "issuer": "Giám đốc Sở"}
    given = (
        {"chain": n, "official_id": chance.randrange(PEOPLE) + 1, "title_id": n % 3 + 1, "year": 2020 + n % 6}
        for n in range(1, AWARDS + 1)
    )
    conn.execute(insert(awards), [{**row, "number": f"{row['chain'] % 900}/QĐ-SNN", **fixed} for row in given])
