"""``thidua import-roster`` and ``thidua invitations``: the same rules and storage as in chat, at the command line."""

import html
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import Connection, Engine

from bot import invitation_sheets
from bot.settings import Settings
from handlers.filters import filters
from handlers.roster_lines import counts, lines, names_of
from handlers.turn import Office
from importers.roster import read_roster
from messages.render import Renderer
from reports.invitation_sheet import Sheet, write_sheets
from rules.roster import Kind, Plan, Reading
from rules.roster_plan import plan
from storage import people, roster, roster_changes
from storage.database import engine

SHOWN = 5
Asks = Callable[[str, str], bool]


def import_roster(settings: Settings, file: Path, now: datetime, console: Console, ask: Asks) -> bool:
    """Show what a file would change, ask, import; False when nothing was imported.

    ``ask`` answers a question by its name and its words: ``create`` new units, import only the ``good`` rows, ``save``.
    Raises ``importers.refusal.Refusal`` (its ``sentence`` is for people) when the file cannot be read.
    """
    words = _words(settings)
    with Progress(console=console, transient=True) as bar:
        bar.add_task(words["reading"], total=None)
        reading = read_roster(file.read_bytes())
    made = engine(settings.database)
    try:
        return _import(made, settings, reading, now, console, ask)
    finally:
        made.dispose()


def _import(made: Engine, settings: Settings, reading: Reading, now: datetime, console: Console, ask: Asks) -> bool:
    words, today = _words(settings), now.astimezone(settings.zone).date()
    with made.connect().execution_options(reading=True) as conn:  # a question may stand for long, and holds up nobody
        state = roster.fingerprint(conn, today)
        found = _with_units(conn, settings, reading, today, ask)
        _show(conn, settings, found, console)
    if not found.changes:
        console.print(words["nothing"])
        return False
    if not _agreed(settings, found, ask):
        console.print(words["stopped"])
        return False
    return _stored(made, settings, found, state, now, console)


def _with_units(conn: Connection, settings: Settings, reading: Reading, today: date, ask: Asks) -> Plan:
    """The plan, with new units when there would be any and they are wanted."""

    def planned(*, create: bool) -> Plan:
        known, tree = roster.known(conn, today), people.tree(conn)
        name = settings.office_name
        return plan(reading, known, tree, department=name, create_units=create, by_admin=True)

    found = planned(create=True)
    if not found.units or ask("create", _words(settings, units=len(found.units))["create"]):
        return found
    return planned(create=False)


def _agreed(settings: Settings, found: Plan, ask: Asks) -> bool:
    words = _words(settings, problems=len(found.problems))
    name = "good" if found.problems else "save"
    return ask(name, words[name])


def _stored(made: Engine, settings: Settings, found: Plan, state: str, now: datetime, console: Console) -> bool:
    """Import in one transaction, unless the record is no longer the one that was shown."""
    today = now.astimezone(settings.zone).date()
    new = len(found.of(Kind.NEW))
    told = {"new": new, "changed": len(found.steps) - new - found.unchanged, "made": len(found.units)}
    words = _words(settings, **told, missing=len(found.missing))
    with Progress(console=console, transient=True) as bar, made.begin() as conn:
        if roster.fingerprint(conn, today) != state:
            console.print(words["changed"])
            return False
        steps = bar.track(found.steps, description=words["saving"])
        roster_changes.carry_out(conn, found, by=None, now=now, today=today, steps=steps)
    console.print(words["done"])
    if found.missing:
        console.print(words["missing"])
    return True


def _show(conn: Connection, settings: Settings, found: Plan, console: Console) -> None:
    """Print the differences as a table."""
    words, names = _words(settings), names_of(found, people.tree(conn))
    kinds = _renderer(settings).render("roster/kinds", {}).labels
    table = Table(words["kind"], words["count"], words["who"])
    for kind, count in counts(found).items():
        listed = [] if kind == "unchanged" else _listed(settings, kind, lines(found, kind, names))
        table.add_row(kinds[kind], str(count), escape("\n".join(listed)), style="red" if kind == "problems" else None)
    console.print(table)


def _listed(settings: Settings, kind: str, every: list[dict[str, Any]]) -> list[str]:
    """All bad rows, and the first few of every other kind, in the words of the chat."""
    page = every if kind == "problems" else every[:SHOWN]
    values = {"kind": kind, "title": "", "lines": page, "first": 1, "last": len(page), "total": len(every)}
    text = html.unescape(_renderer(settings).render("roster/lines", values).text)
    return text.splitlines()[1:] + (["…"] if len(page) < len(every) else [])


def write_invitations(
    settings: Settings, links: Mapping[str, str], out: Path, now: datetime, console: Console
) -> list[Sheet]:
    """New codes for everybody who has not joined; one sheet a unit in ``out``, readable by its owner alone.

    ``links`` are the beginnings of deep links by network, e.g. ``{"telegram": "https://t.me/<bot>?start="}``. Earlier open
    codes of the same people end.
    """
    office = Office(
        zone=settings.zone,
        name=settings.office_name,
        secret=settings.secret(),
        renderer=_renderer(settings),
        bot_links=links,
        capabilities={},
        contact=settings.office_contact,
    )
    made = engine(settings.database)
    try:
        with made.begin() as conn:
            batches, expires_at = invitation_sheets.issue(conn, office, None, by=None, now=now)
    finally:
        made.dispose()
    sheets = invitation_sheets.sheets_of(office, links, batches, expires_at, out)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(_words(settings)["sheets"], total=len(sheets))
        write_sheets(sheets, lambda done, of, what: bar.update(task, completed=done))
    return sheets


def _renderer(settings: Settings) -> Renderer:
    return Renderer(filters(settings.zone))


def _words(settings: Settings, **values: int) -> Mapping[str, str]:
    usual = dict.fromkeys(("units", "problems", "new", "changed", "made", "missing"), 0)
    return _renderer(settings).render("roster/terminal", usual | values).labels
