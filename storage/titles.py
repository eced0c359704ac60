"""The catalogue of titles as dated rows. What an office has entered is never touched here."""

from datetime import date

from sqlalchemy import Connection, func, insert, select

from storage.schema.campaigns import titles

_LAW = "Luật Thi đua, khen thưởng năm 2022 (hiệu lực 01/01/2024)"
_SINCE = date(2024, 1, 1)
_USUAL = (
    ("LDTT", "Lao động tiên tiến", "individual", "Điều 24"),
    ("CSTDCS", "Chiến sĩ thi đua cơ sở", "individual", "Điều 23"),
    ("CSTDT", "Chiến sĩ thi đua cấp tỉnh", "individual", "Điều 22"),
    ("TTLDTT", "Tập thể lao động tiên tiến", "collective", "Điều 28"),
    ("TTLDXS", "Tập thể lao động xuất sắc", "collective", "Điều 27"),
)


def usual_titles(conn: Connection) -> int:
    """Enter the titles that any Sở knows, when there are none yet; returns how many were entered."""
    if conn.execute(select(func.count()).select_from(titles)).scalar_one():
        return 0
    rows = [
        {"code": code, "name": name, "level": level, "basis": f"{article} {_LAW}", "effective_from": _SINCE}
        for code, name, level, article in _USUAL
    ]
    conn.execute(insert(titles), rows)
    return len(rows)
