"""The single findings of the reader: each with the lines it came from and a confidence."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part was read: first and last line (1-based) and a confidence from 0 to 1."""

    first: int
    last: int
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of the card (title, number …); ``value`` None means the text does not say."""

    value: str | int | None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document of the opening on which the campaign stands."""

    text: str
    source: Source
    kind: str
    number: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """A figure asked for. ``comparator``: ``>= > <= < = increase decrease rank_up none``; ``direction``: the change asked
    for (``increase``, ``decrease`` or None); ``value`` None when the numeral can be read in two ways."""

    text: str
    source: Source
    measure: str
    comparator: str
    value: Decimal | None
    unit: str
    baseline: str | None = None
    direction: str | None = None
    qualifier: str | None = None
    parent: str | None = None
    upper: Decimal | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """One topic (nội dung thi đua) under its printed number; ``text`` is the whole item with its sub-items."""

    number: str | None
    text: str
    source: Source
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement of a higher level named in the text; ``identity`` is one word for all variants of a known name."""

    name: str
    source: Source
    identity: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit. ``resolved`` is the last day allowed (ISO) or None; ``kind``: fixed, period, recurring, relative,
    on_request, vague. ``exclusive`` says the phrase named the day after ("trước ngày …"); ``action`` is its clause."""

    phrase: str
    resolved: str | None
    source: Source
    kind: str
    exclusive: bool = False
    action: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    who: str
    what: str
    source: Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence kept as printed: a commendation rule, a warning."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Addressee:
    """``purpose`` is the printed code (b/c, t/h, để phối hợp …); ``role``: ``to`` (Kính gửi), ``copy``, ``file`` (Lưu)."""

    text: str
    source: Source
    name: str
    purpose: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Signer:
    """``capacity``: KT., Q., TM., TL., TUQ. or None for the head; ``capacities`` all of them in printed order."""

    name: str | None
    position: str | None
    capacity: str | None
    source: Source
    capacities: tuple[str, ...] = ()
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A likely misread word: what is printed and what is proposed. The text itself is never changed."""

    original: str
    proposed: str
    source: Source
