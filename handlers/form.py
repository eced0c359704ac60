"""What a form is: declared once, asked one question at a time. The engine that asks is ``handlers.filling``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.access import Access
from handlers.event import Contact, File
from handlers.turn import Choice, Turn


@dataclass(frozen=True, slots=True)
class Given:
    """What a person answered a question with: typed text, a file or a shared contact."""

    text: str | None = None
    file: File | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An understood answer: ``value`` is stored (JSON), ``shown`` is read back to the person."""

    value: Any
    shown: str


@dataclass(frozen=True, slots=True)
class Again:
    """Not understood: the template that says what was not understood and what to send instead.

    With ``options``, (label, value), the readings are offered as answers to ``field`` (the one being asked, when empty) and
    ``moment`` is itself the question. What was ``clear`` in the same message, by field name, is kept.
    """

    moment: str
    values: Mapping[str, Any] = field(default_factory=dict)
    options: Sequence[tuple[str, Any]] = ()
    clear: Mapping[str, Answer] = field(default_factory=dict)
    field: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """A form on its way: ``about`` is what it was started for, ``answers`` what has been answered, by field name."""

    about: Mapping[str, Any]
    answers: Mapping[str, Answer]

    def value(self, name: str) -> Any:
        """The answer to a field, or None when it was skipped or not asked yet."""
        return self.answers[name].value if name in self.answers else None


Reader = Callable[[Turn, Filling, Given], Answer | Again]
Hearer = Callable[[Turn, Filling, str, Given], Mapping[str, Answer] | Again | None]


@dataclass(frozen=True, slots=True)
class Field:
    """One question. ``moment`` asks it; ``options`` are (label, value) to press; ``values`` feed the template.

    One that is ``on_request`` is asked only when the person turns to it. ``title`` names it among the answers to change.
    A ``figure`` is answered by a number, which is then never the place of an option.
    """

    name: str
    moment: str
    read: Reader
    options: Callable[[Turn, Filling], Sequence[tuple[str, Any]]] = lambda turn, filling: ()
    values: Callable[[Turn, Filling], Mapping[str, Any]] = lambda turn, filling: {}
    optional: bool = False
    on_request: bool = False
    title: str = ""
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A declared form. ``name`` is also its template folder; ``<name>/title`` names it to the person.

    Without a ``review`` the last answer saves: for forms whose answer is itself the confirmation. ``more`` are further
    buttons of the review, ``asides`` of every question. ``heard`` gets every answer first, with the name of the question
    asked (or ``review``): what it returns answers several questions at once, None leaves the answer to the question.
    """

    name: str
    access: Access
    fields: Callable[[Filling], Sequence[Field]]
    review: str
    save: Callable[[Turn, Filling], None]
    values: Callable[[Turn, Filling], Mapping[str, Any]] = lambda turn, filling: {}
    more: Callable[[Turn, Filling], Sequence[Choice]] = lambda turn, filling: ()
    asides: Callable[[Turn, Filling], Sequence[Choice]] = lambda turn, filling: ()
    heard: Hearer = lambda turn, filling, at, given: None
