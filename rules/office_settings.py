"""The settings that the office changes itself: one catalogue of what there is, and what each may be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from rules.escalation import GRACE, Level
from rules.hours import Season
from rules.records import Role
from rules.reminders import FIRST_HOUR, HEAD, LADDERS, MEMBER, OFFICE
from rules.setting_values import (
    Wrong,
    ladder_text,
    names_of,
    read_ladder,
    read_names,
    read_season,
    read_time,
    season_text,
)
from rules.words import fold, plain

NOBODY = "0"
NONE = ""
MOST_DIGITS = 9
Value = int | bool | str | time | tuple[int, ...] | tuple[str, ...] | Season | None
OFFICE_OR_ADMIN = frozenset({Role.OFFICE, Role.ADMIN})
ADMIN_ALONE = frozenset({Role.ADMIN})


class Kind(StrEnum):
    """What a value is: a whole number, yes or no, a role (or nobody), a time of day, a season's hours, a ladder, names."""

    NUMBER = "number"
    SWITCH = "switch"
    ROLE = "role"
    TIME = "time"
    SEASON = "season"
    LADDER = "ladder"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Setting:
    """``default`` and stored values are texts; ``low`` and ``high`` bound a number; ``choices`` are what else may be picked.

    ``roles``: any of these may change it. ``optional``: it may be nothing at all.
    """

    name: str
    kind: Kind
    default: str
    roles: frozenset[Role] = OFFICE_OR_ADMIN
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    optional: bool = False


_SWITCH = ("1", "0")
_APPROVERS = (Role.DIRECTOR, Role.COUNCIL, Role.OFFICE, Role.ADMIN)
SEASONS = ("office_hours", "second_office_hours")
GRACE_SETTINGS = {level: f"escalation_{level}_days" for level in Level}
LADDER_SETTINGS = {MEMBER: "member_ladder", HEAD: "head_ladder", OFFICE: "office_ladder"}

CATALOGUE: Mapping[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("office_hours", Kind.SEASON, "1/1 07:30-11:30 13:30-17:00"),
        Setting("second_office_hours", Kind.SEASON, NONE, optional=True),
        Setting("first_reminder_hour", Kind.TIME, f"{FIRST_HOUR:%H:%M}"),
        *(Setting(name, Kind.LADDER, ladder_text(LADDERS[ladder])) for ladder, name in LADDER_SETTINGS.items()),
        Setting("invitation_days", Kind.NUMBER, "30", low=1, high=365),
        Setting("difficulty_patience_days", Kind.NUMBER, "5", low=1, high=60),
        Setting("headcount_away_days", Kind.NUMBER, "0", high=1000),
        Setting("headcount_newcomer_days", Kind.NUMBER, "0", high=366),
        Setting("rating_entry_role", Kind.ROLE, Role.OFFICE, ADMIN_ALONE, choices=(Role.OFFICE, Role.DIRECTOR)),
        Setting("heads_propose_ratings", Kind.SWITCH, "1", choices=_SWITCH),
        Setting("second_approver_above", Kind.NUMBER, "1000", ADMIN_ALONE, high=100_000),
        Setting("join_by_code_alone", Kind.SWITCH, "0", ADMIN_ALONE, choices=_SWITCH),
        Setting("standing_role", Kind.ROLE, Role.OFFICE, ADMIN_ALONE, choices=(Role.OFFICE, Role.COUNCIL)),
        Setting("campaign_needs_approval", Kind.SWITCH, "1", ADMIN_ALONE, choices=_SWITCH),
        Setting("campaign_approver_role", Kind.ROLE, Role.DIRECTOR, ADMIN_ALONE, choices=_APPROVERS),
        Setting("deadline_approver_role", Kind.ROLE, Role.DIRECTOR, ADMIN_ALONE, choices=(*_APPROVERS, NOBODY)),
        Setting("most_reminders_a_week", Kind.NUMBER, "7", low=1, high=7),
        Setting("reminder_gap_days", Kind.NUMBER, "1", low=1, high=7),
        *(Setting(name, Kind.NUMBER, str(GRACE[level]), high=60) for level, name in GRACE_SETTINGS.items()),
        Setting("commendation_comment_days", Kind.NUMBER, "5", low=1, high=60),
        Setting("council_for_sudden", Kind.SWITCH, "0", choices=_SWITCH),
        Setting("chat_years", Kind.NUMBER, "0", ADMIN_ALONE, high=50),
        Setting("paper_addressees", Kind.NAMES, NONE, optional=True),
        Setting("paper_recipients", Kind.NAMES, NONE, optional=True),
        Setting("council_name", Kind.NAMES, "Hội đồng Thi đua, khen thưởng"),
        Setting("council_mark", Kind.NAMES, "HĐTĐKT"),
    )
}


def may_change(setting: Setting, held: Collection[Role]) -> bool:
    """Whether somebody with these roles may change a setting."""
    return not setting.roles.isdisjoint(held)


def read(setting: Setting, typed: str) -> str | Wrong:
    """The text to be stored for what was typed or picked (what is stored reads as itself), or what is wrong with it."""
    if setting.optional and fold(typed) in ("", "khong", "khong co", "bo"):
        return NONE
    if setting.kind in (Kind.SWITCH, Kind.ROLE):
        return typed if typed in setting.choices else Wrong.CHOICE
    if setting.kind is Kind.NUMBER:
        return _read_number(setting, typed)
    if setting.kind is Kind.TIME:
        found = read_time(typed)
        return Wrong.TIME if found is None else f"{found:%H:%M}"
    if setting.kind is Kind.NAMES:
        return read_names(typed)
    if setting.kind is Kind.SEASON:
        season = read_season(typed)
        return Wrong.HOURS if season is None else season_text(season)
    ladder = read_ladder(typed)
    return ladder if isinstance(ladder, Wrong) else ladder_text(ladder)


def _read_number(setting: Setting, typed: str) -> str | Wrong:
    digits = plain(typed).strip().replace(".", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        return Wrong.NUMBER
    return str(int(digits)) if setting.low <= int(digits) <= setting.high else Wrong.RANGE


def value_of(setting: Setting, stored: str) -> Value:
    """What a stored text means: int, bool, the role's name, time, Season (None: there is none) or days of a ladder."""
    if setting.kind is Kind.NUMBER:
        return int(stored)
    if setting.kind is Kind.SWITCH:
        return stored == "1"
    if setting.kind is Kind.ROLE:
        return stored
    if setting.kind is Kind.TIME:
        return read_time(stored)
    if setting.kind is Kind.SEASON:
        return read_season(stored) if stored else None
    if setting.kind is Kind.NAMES:
        return names_of(stored)
    return tuple(int(day) for day in stored.split())


@dataclass(frozen=True, slots=True)
class Telling:
    """When reminders may be written: the office's seasons, the first hour of the day, the ladders by whom they are for; how
    often a person is reminded at most; after how many working days (0: never) something overdue goes up to each level."""

    seasons: tuple[Season, ...]
    first_hour: time
    ladders: Mapping[str, tuple[int, ...]]
    most_a_week: int
    gap_days: int
    grace: Mapping[Level, int]


def telling(stored: Mapping[str, str]) -> Telling:
    """The reminders' settings out of all stored texts; what was never changed has its default."""

    def value(name: str) -> Value:
        setting = CATALOGUE[name]
        return value_of(setting, stored.get(name, setting.default))

    seasons = tuple(season for name in SEASONS if isinstance(season := value(name), Season))
    first = value("first_reminder_hour")
    return Telling(
        seasons=seasons,
        first_hour=first if isinstance(first, time) else FIRST_HOUR,
        ladders={ladder: _days(value(name)) for ladder, name in LADDER_SETTINGS.items()},
        most_a_week=_whole(value("most_reminders_a_week")),
        gap_days=_whole(value("reminder_gap_days")),
        grace={level: _whole(value(name)) for level, name in GRACE_SETTINGS.items()},
    )


def _days(found: Value) -> tuple[int, ...]:
    return tuple(day for day in found if isinstance(day, int)) if isinstance(found, tuple) else ()


def _whole(found: Value) -> int:
    return found if isinstance(found, int) else 0


def conflict(stored: Mapping[str, str]) -> Wrong | None:
    """What is wrong with all settings together: seasons that begin on one day, or days without a minute for reminders."""
    found = telling(stored)
    if len({season.starts for season in found.seasons}) < len(found.seasons):
        return Wrong.SAME_START
    silent = any(season.afternoon[1] <= found.first_hour for season in found.seasons)
    return Wrong.NO_TELLING if silent else None
