"""The roster: a sent file is read, compared, confirmed, and only then imported."""

from handlers import table_files, workbook
from handlers.access import Handler, allow
from handlers.roster_preview import preview, show_lines
from handlers.roster_saving import drop, keep, leave, save, show_missing
from handlers.turn import Turn, press
from rules.joining import WRONG_AT_ALL
from rules.records import Role
from rules.words import fold
from storage import attempts, people, roster

KIND = "roster"


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn) -> None:
    """What the roster holds, and how to import it."""
    staff = people.staff(turn.conn, turn.today)
    known = {person.official_id: person.phone for person in roster.known(turn.conn, turn.today)}
    choices = [press("find", "accounts.begin"), press("absences", "absence.list")]
    choices += [press("sheet", "roster.sheet"), press("invitations", "invitations.begin")]
    if attempts.locked(turn.conn, WRONG_AT_ALL):
        choices.append(press("locked", "accounts.locked"))
    choices.append(press("office", "office.show"))
    turn.say(
        "roster/show",
        choices,
        people=len(staff),
        units=len(people.tree(turn.conn)),
        joined=sum(1 for person in staff if person.joined),
        no_phone=sum(1 for person in staff if known[person.id] is None),
    )


@allow(Role.OFFICE, Role.ADMIN)
def sent(turn: Turn) -> None:
    """A table sent outside any form: read when its caption says what it is; an Excel file may be a workbook that went out
    to be edited; otherwise asked."""
    file = turn.event.file
    assert file is not None
    about = {"reference": file.reference, "name": file.name[:100]}
    if table_files.too_large(file):
        turn.say("roster/too_large")
    elif "danh sach" in fold(turn.event.text or ""):
        read(turn, **about)
    elif workbook.is_workbook(file.name):
        workbook.sent(turn)
    else:
        choices = [press("yes", "roster.read", **about), press("no", "roster.ignore")]
        turn.say("roster/ask_file", choices, name=about["name"])


@allow(Role.OFFICE, Role.ADMIN)
def ignore(turn: Turn) -> None:
    """The file was something else."""
    turn.say("roster/not_roster")


@allow(Role.OFFICE, Role.ADMIN)
def read(turn: Turn, reference: str, name: str) -> None:
    """Queue the reading of a file."""
    table_files.queue(turn, KIND, reference, name)


@allow(Role.OFFICE, Role.ADMIN)
def was_read(turn: Turn, roster_import: int, **_: object) -> None:
    """The file is read: show what it would change, when the one who sent it still may see that."""
    if turn.person is not None and (turn.me.has(Role.OFFICE) or turn.me.has(Role.ADMIN)):
        preview(turn, roster_import)


ACTIONS: dict[str, Handler] = {
    "roster.begin": begin,
    "roster.read": read,
    "roster.ignore": ignore,
    "roster.preview": preview,
    "roster.lines": show_lines,
    "roster.save": save,
    "roster.drop": drop,
    "roster.missing": show_missing,
    "roster.leave": leave,
    "roster.keep": keep,
}
OUTCOMES: dict[str, Handler] = {"roster": was_read}
