"""One event's turn: who spoke, what they said, now, the transaction; and the two things a handler may do: say and ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from handlers.event import Capabilities, Event
from handlers.labels import fitted, folded, unsaid
from messages.render import Renderer
from rules.calendar import OfficeHours, Season, WorkingCalendar
from storage import outbox, people
from storage.outbox import Priority
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Office:
    """What handlers need to know of the office they serve. ``secret`` keys the hashes of invitation codes and links.

    ``public_url`` is where the web door is reached from outside, empty when it is not; links hold ``link_hours`` hours.
    """

    zone: ZoneInfo
    name: str
    secret: bytes
    renderer: Renderer
    bot_links: Mapping[str, str]
    capabilities: Mapping[str, Capabilities]
    contact: str = ""
    public_url: str = ""
    link_hours: int = 24

    def hours(self, seasons: tuple[Season, ...], working: WorkingCalendar) -> OfficeHours:
        """The opening hours that the office has set, on its working calendar."""
        return OfficeHours(seasons, working.is_working, self.zone)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it does and with which arguments. Its label is given, or named in the template's footer.

    One that is ``lettered`` stands under a letter where there are no buttons: a number typed there is an answer.
    """

    action: str
    arguments: dict[str, Any] = field(default_factory=dict)
    name: str = ""
    label: str = ""
    lettered: bool = False


def press(name: str, action: str, /, **arguments: Any) -> Choice:
    """A choice whose label stands in the template under ``name``."""
    return Choice(action, arguments, name=name)


def lettered(choice: Choice) -> Choice:
    """The choice under a letter where there are no buttons."""
    return replace(choice, lettered=True)


def option(label: str, action: str, /, **arguments: Any) -> Choice:
    """A choice whose label is data (a title, an item, a unit)."""
    return Choice(action, arguments, label=label)


@dataclass(slots=True)
class Turn:
    """Handed to every handler. All it says and stores becomes real together, or not at all."""

    conn: Connection
    event: Event
    now: datetime
    office: Office
    person: Person | None
    last_said: int | None = None

    @property
    def today(self) -> date:
        """The date on the office's wall."""
        return self.now.astimezone(self.office.zone).date()

    @property
    def me(self) -> Person:
        """The official who spoke; only for handlers that strangers cannot reach."""
        assert self.person is not None
        return self.person

    @property
    def capabilities(self) -> Capabilities:
        """What the network of this event can do."""
        return self.office.capabilities[self.event.network]

    def say(
        self,
        moment: str,
        /,
        choices: Sequence[Choice] = (),
        *,
        before: tuple[str, Mapping[str, Any]] | None = None,
        attachment: tuple[str, str] | None = None,
        tail: int = 0,
        **values: Any,
    ) -> int:
        """Answer in the chat of this event; returns the outbox row. ``attachment`` is (path, name shown).

        The last ``tail`` choices stay on the screen when there are more than fit.
        """
        place = (self.event.network, self.event.chat)
        mine = self.person.official_id if self.person else None
        values = {"standing": people.standing_role(self.conn), **values}
        message = compose(self.office, moment, choices, values, before=before, attachment=attachment, tail=tail)
        if attachment is not None and not self.capabilities.files:
            message = self._without_file(message)
        self.last_said = put(self, place, mine, message, kind="reply", priority=Priority.REPLY)
        return self.last_said

    def _without_file(self, message: dict[str, Any]) -> dict[str, Any]:
        """The message, with where to get its file, for a network that carries none."""
        instead = self.office.renderer.render_to_reader("form/no_file", {"name": message["attachment_name"]})
        text = f"{message['text']}\n\n{instead.text}".strip()
        return {**message, "text": text, "attachment": "", "attachment_name": ""}

    def tell(
        self,
        official_id: int,
        moment: str,
        /,
        choices: Sequence[Choice] = (),
        *,
        priority: Priority = Priority.REPLY,
        kind: str = "notice",
        unique_key: str | None = None,
        not_before: datetime | None = None,
        **values: Any,
    ) -> int | None:
        """Write to another official, in the one chat where they are reached; None when they cannot be."""
        place = people.chat_of(self.conn, official_id)
        if place is None:
            return None
        values = {"standing": people.standing_role(self.conn), **values}
        message = compose(self.office, moment, choices, values)
        when = {"unique_key": unique_key, "not_before": not_before}
        return put(self, place, official_id, message, kind=kind, priority=priority, **when)


def put(turn: Turn, place: tuple[str, str], official_id: int | None, message: dict[str, Any], **values: Any) -> int:
    """Queue a composed message for one chat."""
    network, chat = place
    return outbox.put(
        turn.conn, network=network, chat=chat, official_id=official_id, created_at=turn.now, **message, **values
    )


def compose(
    office: Office,
    moment: str,
    choices: Sequence[Choice],
    values: Mapping[str, Any],
    *,
    before: tuple[str, Mapping[str, Any]] | None = None,
    attachment: tuple[str, str] | None = None,
    tail: int = 0,
) -> dict[str, Any]:
    """The columns of a message: text, choices with their labels, contact button, attachment.

    How its reader is addressed is settled when it is put into the outbox: many readers may get the same message.
    """
    rendered = office.renderer.render_to_reader(moment, values)
    text = rendered.text
    if before is not None:
        text = f"{office.renderer.render_to_reader(before[0], before[1]).text}\n\n{text}"
    labels = {**office.renderer.labels("form/buttons"), **rendered.labels}
    path, name = attachment or ("", "")
    rows = fitted([_row(choice, labels) for choice in choices])
    lines = unsaid(text, rows)
    if lines:
        text = f"{text}\n\n{office.renderer.render('form/in_full', {'lines': lines}).text}"
    return {
        "text": text,
        "choices": folded(rows, labels["others"], rendered.text, tail),
        "contact_button": rendered.labels.get("contact", ""),
        "attachment": path,
        "attachment_name": name,
    }


def _row(choice: Choice, labels: Mapping[str, str]) -> dict[str, Any]:
    row = {"label": choice.label or labels[choice.name], "action": choice.action, "args": choice.arguments}
    return row | ({"lettered": True} if choice.lettered else {})
