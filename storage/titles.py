"""The catalogue of titles and their conditions as dated rows. What an office has entered is never touched here."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rules.conditions import Condition, Kind, codes_in
from rules.merits import Grade
from rules.usual_conditions import LAW, LAW_FROM, TITLES, usual_conditions
from storage.schema.campaigns import titles
from storage.schema.merits import title_conditions

INDIVIDUAL, COLLECTIVE = "individual", "collective"


@dataclass(frozen=True, slots=True)
class Title:
    """A title, or (``kind`` ``form``) a form of commendation; ``level`` says whether people or collectives get it."""

    id: int
    code: str
    name: str
    level: str
    kind: str
    decided_by: str
    basis: str


def usual_titles(conn: Connection) -> int:
    """Enter the usual titles and conditions, as long as there is no condition yet; returns how many titles were entered."""
    if conn.execute(select(func.count()).select_from(title_conditions)).scalar_one():
        return 0
    known = set(conn.execute(select(titles.c.code)).scalars())
    made = [_title_row(asdict(title)) for title in TITLES if title.code not in known]
    if made:
        conn.execute(insert(titles), made)
    for title in TITLES:
        unsaid = (titles.c.code == title.code) & (titles.c.decided_by == "")
        conn.execute(update(titles).where(unsaid).values(decided_by=title.decided_by))
    conn.execute(insert(title_conditions), [_condition_row(condition) for condition in usual_conditions()])
    return len(made)


def _title_row(title: dict[str, Any]) -> dict[str, Any]:
    return {**title, "basis": f"{title.pop('article')} {LAW}", "effective_from": LAW_FROM}


def _condition_row(condition: Condition) -> dict[str, Any]:
    row = {name: value for name, value in asdict(condition).items() if name != "id"}
    return {**row, "needs": ", ".join(condition.needs)}


_COLUMNS = (
    titles.c.id,
    titles.c.code,
    titles.c.name,
    titles.c.level,
    titles.c.kind,
    titles.c.decided_by,
    titles.c.basis,
)


def get(conn: Connection, title_id: int) -> Title | None:
    """One title of the catalogue."""
    row = conn.execute(select(*_COLUMNS).where(titles.c.id == title_id)).one_or_none()
    return Title(*row) if row else None


def every(conn: Connection, level: str | None = None) -> list[Title]:
    """The catalogue in the order of entry (of one level only, when given); titles of the past too."""
    query = select(*_COLUMNS).order_by(titles.c.id)
    return [Title(*row) for row in conn.execute(query if level is None else query.where(titles.c.level == level))]


def conditions_of(conn: Connection, code: str) -> list[Condition]:
    """All versions of a title's conditions, in the order of entry."""
    rows = conn.execute(
        select(title_conditions).where(title_conditions.c.title_code == code).order_by(title_conditions.c.id)
    )
    return [_condition(row) for row in rows]


def condition(conn: Connection, condition_id: int) -> Condition | None:
    """One condition."""
    row = conn.execute(select(title_conditions).where(title_conditions.c.id == condition_id)).one_or_none()
    return _condition(row) if row else None


def _condition(row: Any) -> Condition:
    values = dict(row._mapping)
    grade = values.pop("grade")
    values |= {"kind": Kind(row.kind), "grade": Grade(grade) if grade else None, "needs": codes_in(row.needs)}
    return Condition(**values)


def in_force(conn: Connection, level: str, today: date) -> list[Title]:
    """Titles and forms of a level whose days include ``today``."""
    rows = conn.execute(select(*_COLUMNS, titles.c.effective_from, titles.c.effective_to).order_by(titles.c.id))
    return [
        Title(*row[:7]) for row in rows if row.level == level and (row[7] or date.min) <= today <= (row[8] or date.max)
    ]
