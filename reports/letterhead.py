"""Who issues a document, who signs it and in what capacity, who receives it: all of it data of the office.

Layout and signing words by Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I (in force since 05/3/2020).
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Capacity(StrEnum):
    """In whose right a person signs (NĐ 30/2020, Phụ lục I, mục II.7)."""

    HEAD = ""
    ACTING = "Q."
    DEPUTY = "KT."
    ORDER = "TL."
    DELEGATED = "TUQ."


@dataclass(frozen=True, slots=True)
class Signer:
    """``head`` is the post signed for, ``post`` the signer's own where it differs; ``collective`` gives the TM. line."""

    head: str = "Giám đốc"
    capacity: Capacity = Capacity.HEAD
    post: str = ""
    name: str = ""
    collective: str = ""

    def lines(self) -> tuple[str, ...]:
        """The capital lines above the signature, for example ``KT. GIÁM ĐỐC`` / ``PHÓ GIÁM ĐỐC``."""
        head = f"{self.capacity} {self.head.upper()}".strip()
        own = self.capacity not in (Capacity.HEAD, Capacity.ACTING) and self.post
        collective = f"TM. {self.collective.upper()}" if self.collective else ""
        return tuple(filter(None, (collective, head, self.post.upper() if own else "")))


@dataclass(frozen=True, slots=True)
class Recipient:
    """``purpose`` as in ``b/c``, ``đ/b``, ``t/h``; empty when none is given."""

    name: str
    purpose: str = ""


# why somebody gets the paper, short or in full
PURPOSES = frozenset(
    [
        "b/c",
        "báo cáo",
        "để b/c",
        "đ/b",
        "để biết",
        "p/hợp",
        "p/h",
        "phối hợp",
        "t/h",
        "thực hiện",
        "c/đ",
        "t/d",
        "đăng tải",
    ]
)
_WITH_PURPOSE = re.compile(r"(.+?)\s*\(([^()]+)\)")


def recipient(text: str) -> Recipient:
    """A recipient typed as ``UBND tỉnh (b/c)``; brackets that hold no purpose stay part of the name."""
    found = _WITH_PURPOSE.fullmatch(text.strip())
    if found is None or found[2].strip().lower() not in PURPOSES:
        return Recipient(text.strip())
    return Recipient(found[1], found[2].strip().lower())


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``superior`` and ``issuer`` are printed in capitals; ``abbreviation`` goes into ``Số: …/BC-<abbreviation>``.

    ``addressees`` (Kính gửi) only for a report to a superior body; ``grounds`` are the Căn cứ lines without their closing
    mark; ``archive`` are the marks after ``Lưu: VT``.
    """

    superior: str
    issuer: str
    abbreviation: str
    place: str
    signer: Signer = Signer()
    recipients: tuple[Recipient, ...] = ()
    archive: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()

    def recipient_lines(self) -> tuple[str, ...]:
        """The Nơi nhận lines, the file mark last."""
        first = [Recipient("Như trên")] if self.addressees else []
        lines = [f"- {r.name} ({r.purpose});" if r.purpose else f"- {r.name};" for r in (*first, *self.recipients)]
        return (*lines, f"- Lưu: {', '.join(('VT', *self.archive))}.")

    def ground_lines(self) -> tuple[str, ...]:
        """Each Căn cứ line ends with a semicolon, the last one with a full stop."""
        bare = [ground.rstrip(" ;.") for ground in self.grounds]
        return tuple(f"{ground}{'.' if ground is bare[-1] else ';'}" for ground in bare)
