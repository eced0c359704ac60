"""Statistics of a year on emulation and commendation: tables 0601.N and 0603.N of TT 02/2023/TT-BNV.

The circular's being in force has to be checked by a person; the heads and rows are data here, and what the record does not
hold is left unknown.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.merits import Award
from rules.words import fold


class Length(StrEnum):
    """How long a campaign runs: below one year; one; up to three; up to five; five and more."""

    BELOW_ONE = "below_one"
    ONE = "one"
    BELOW_THREE = "below_three"
    BELOW_FIVE = "below_five"
    FIVE_AND_MORE = "five_and_more"


class Column(StrEnum):
    """Columns of 0603.N; OTHER holds every other title and form, so that no award is left out."""

    CERTIFICATE = "certificate"
    PROVINCIAL_FIGHTER = "provincial_fighter"
    FLAG = "flag"
    MEDAL = "medal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Launched:
    """A campaign opened in the year. ``whole``: for the whole department, else for a part of it. Days None: not known.
    ``issuer`` is whose document launched it, empty when nobody has said it."""

    title: str
    whole: bool
    starts_on: date | None
    ends_on: date | None
    issuer: str = ""


class Launcher(StrEnum):
    """Who launched: the nation's level; a ministry or the province; a cụm, khối; the department; it for a part of itself."""

    NATION = "nation"
    PROVINCE = "province"
    BLOC = "bloc"
    OWN = "own"
    PART = "part"


_ABOVE = (
    (Launcher.NATION, re.compile(r"thu tuong|chinh phu|chu tich nuoc|.*\btrung uong$")),
    (Launcher.BLOC, re.compile(r"(?:cum|khoi)(?: khoi)? thi dua")),
    (Launcher.PROVINCE, re.compile(r"(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho)|tinh uy|thanh uy")),
    (Launcher.PROVINCE, re.compile(r"bo (?!phan\b)|hoi dong thi dua khen thuong (?:tinh|thanh pho)")),
)


def launcher(found: Launched) -> Launcher:
    """By the issuer; without one from above it is the department, whose record this is."""
    name = fold(found.issuer)
    above = next((level for level, form in _ABOVE if form.match(name)), None)
    return above or (Launcher.OWN if found.whole else Launcher.PART)


@dataclass(frozen=True, slots=True)
class Given:
    """An award with what the record knows of who got it then; None: nobody has said it. ``branch`` is the unit right below
    the top that it went to, empty when it is not known."""

    award: Award
    leads: bool | None = None
    direct: bool | None = None
    woman: bool | None = None
    branch: str = ""

    @property
    def person(self) -> bool:
        return self.award.candidate.official is not None

    @property
    def authority(self) -> str:
        """Who decided, as recorded: the decision's issuer, else its level; empty when neither was said."""
        return self.award.issuer.strip() or self.award.level.strip()


def length_of(starts_on: date | None, ends_on: date | None) -> Length | None:
    """By full years, both days included; None when a day is not known."""
    if starts_on is None or ends_on is None:
        return None
    after = date.fromordinal(ends_on.toordinal() + 1)
    years = after.year - starts_on.year - ((after.month, after.day) < (starts_on.month, starts_on.day))
    exact = (after.month, after.day) == (starts_on.month, starts_on.day)
    if years < 1:
        return Length.BELOW_ONE
    if years == 1 and exact:
        return Length.ONE
    return Length.BELOW_THREE if years < 3 else Length.BELOW_FIVE if years < 5 else Length.FIVE_AND_MORE


def column_of(award: Award) -> Column:
    """By the printed name of the title or form; the level decides which Chiến sĩ thi đua it is."""
    name = fold(award.name)
    if "bang khen" in name:
        return Column.CERTIFICATE
    if "ky niem chuong" in name:
        return Column.MEDAL
    if name.startswith("co ") or "co thi dua" in name:
        return Column.FLAG
    provincial = "chien si thi dua" in name and any(
        level in name for level in ("cap tinh", "cap bo", "tinh", "bo, ban")
    )
    return Column.PROVINCIAL_FIGHTER if provincial else Column.OTHER
