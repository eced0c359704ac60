"""One's own account: see it, change it, end it; and unlocking chats that guessed too often."""

from handlers.access import Handler, allow
from handlers.join_code import GUARDS, mark, tell
from handlers.join_welcome import end_access
from handlers.turn import Turn, option, press
from rules.joining import WRONG_AT_ALL
from rules.records import Role
from storage import accounts, attempts, audit, people


@allow(Role.MEMBER)
def mine(turn: Turn) -> None:
    """/lienket: whose account this is, and what can be done about it."""
    choices = [press("change", "accounts.change"), press("unlink", "accounts.unlink"), press("menu", "menu.show")]
    linked_at = accounts.linked_at(turn.conn, turn.me.account_id)
    turn.say("accounts/mine", choices, name=turn.me.full_name, linked_at=linked_at)


@allow(Role.MEMBER)
def unlink(turn: Turn) -> None:
    """Ask once more before the account is let go."""
    turn.say("accounts/unlink", [press("yes", "accounts.unlinked"), press("no", "menu.show")])


@allow(Role.MEMBER)
def unlinked(turn: Turn) -> None:
    """End the person's own account."""
    end_access(turn, turn.me.official_id, "accounts/unlinked")


@allow(Role.MEMBER)
def change(turn: Turn) -> None:
    """Ask the office for a new invitation, once a day."""
    about = f"official:{turn.me.official_id}:{turn.today}"
    if audit.recorded(turn.conn, "account.change_asked", about):
        turn.say("accounts/change_asked_before", contact=turn.office.contact)
        return
    audit.record(turn.conn, turn.me.official_id, "account.change_asked", about, "", turn.now)
    unit = people.unit(turn.conn, turn.me.unit_id).name
    reissue = press("reissue", "invitations.reissue", official=turn.me.official_id)
    tell(turn, (Role.OFFICE,), "accounts/change_wanted", [reissue], name=turn.me.full_name, unit=unit)
    turn.say("accounts/change_asked", [press("menu", "menu.show")])


@allow(*GUARDS)
def locked(turn: Turn) -> None:
    """Chats that guessed too often, each with a button that lets it try again."""
    found = attempts.locked(turn.conn, WRONG_AT_ALL)[:10]
    choices = [option(_label(turn, chat), "accounts.unlock", network=network, chat=chat) for network, chat, _ in found]
    turn.say(
        "accounts/locked",
        [*choices, press("menu", "menu.show")],
        marks=[{"mark": mark(chat), "at": at} for _, chat, at in found],
    )


def _label(turn: Turn, chat: str) -> str:
    return turn.office.renderer.render("accounts/unlock_label", {"mark": mark(chat)}).labels["unlock"]


@allow(*GUARDS)
def unlock(turn: Turn, network: str, chat: str) -> None:
    """Let a locked chat try again."""
    if attempts.forget(turn.conn, network, chat):
        audit.record(turn.conn, turn.me.official_id, "join.unlocked", f"chat:{network}:{chat}", "", turn.now)
        turn.say("accounts/unlocked", [press("menu", "menu.show")], mark=mark(chat))
    else:
        turn.say("accounts/not_locked", [press("menu", "menu.show")])


COMMANDS: dict[str, Handler] = {"lienket": mine}
ACTIONS: dict[str, Handler] = {
    "accounts.mine": mine,
    "accounts.unlink": unlink,
    "accounts.unlinked": unlinked,
    "accounts.change": change,
    "accounts.locked": locked,
    "accounts.unlock": unlock,
}
