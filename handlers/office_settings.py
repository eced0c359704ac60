"""The office's settings in chat: what they are, and changing one after seeing what that does."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from handlers.access import allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.setting_effects import effects, forgotten
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.office_settings import CATALOGUE, NONE, Kind, Setting, conflict, may_change, read, value_of
from rules.paging import screen_of
from rules.records import Role
from rules.setting_values import Wrong
from storage import audit, settings
from storage.people import Person

A_SCREEN = 6
_OF_REMINDERS = (Kind.LADDER, Kind.SEASON, Kind.TIME)


def may(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person may change the setting named."""
    setting = CATALOGUE.get(arguments["setting"])
    return setting is not None and may_change(setting, {grant.role for grant in person.grants})


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, page: int = 0) -> None:
    """All settings with what they are now; a press changes one."""
    screen = screen_of(list(CATALOGUE.values()), page, A_SCREEN)
    stored, labels = settings.every(turn.conn), _labels(turn)
    mine = [each for each in screen.items if may(turn.conn, turn.me, {"setting": each.name})]
    choices = [option(labels[each.name], "settings.change", setting=each.name) for each in mine]
    choices += [*turning(screen, "settings.show"), press("office", "office.show")]
    values = {each.name: value_of(each, stored[each.name]) for each in screen.items}
    turn.say("settings/show", choices, screen=screen, labels=labels, shown_values=values, mine=mine)


def _labels(turn: Turn) -> Any:
    return turn.office.renderer.labels("settings/labels")


@allow(Role.OFFICE, Role.ADMIN, when=may)
def change(turn: Turn, setting: str) -> None:
    """Ask for the new value."""
    start(turn, FORM, {"setting": setting, "old": settings.text(turn.conn, setting)})


def _setting(filling: Filling) -> Setting:
    return CATALOGUE[filling.about["setting"]]


def _options(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    setting, old = _setting(filling), filling.about["old"]
    if setting.choices:
        return [(_label(turn, setting, each)["value"], str(each)) for each in setting.choices]
    none = [(_label(turn, setting, NONE)["value"], NONE)] if setting.optional and old else []
    usual = [(_label(turn, setting, setting.default)["usual"], setting.default)]
    return none or (usual if old != setting.default else [])


def _label(turn: Turn, setting: Setting, stored: str) -> Any:
    values = {"setting": setting, "value": value_of(setting, stored)}
    return turn.office.renderer.render("settings/option", values).labels


def _read(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    setting, typed = _setting(filling), given.text or ""
    found = _checked(turn, setting, typed)
    if isinstance(found, Wrong):
        return Again("settings/wrong", {"wrong": found, "setting": setting})
    return Answer(found, _label(turn, setting, found)["value"])


def _checked(turn: Turn, setting: Setting, typed: str) -> str | Wrong:
    found = read(setting, typed)
    if isinstance(found, Wrong):
        return found
    return conflict({**settings.every(turn.conn), setting.name: found}) or found


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    setting, new = _setting(filling), filling.value("value")
    stored = settings.every(turn.conn)
    values = {
        "setting": setting,
        "label": _labels(turn)[setting.name],
        "value": value_of(setting, stored[setting.name]),
    }
    if new is not None:
        found = effects(turn.conn, turn.office.zone, turn.today, stored, setting.name, new)
        values |= {"new": value_of(setting, new), "effects": found, "today": turn.today}
        values |= {"forgotten": forgotten(turn.conn, turn.now, setting.name, new)}
    return values


def _save(turn: Turn, filling: Filling) -> None:
    setting, old = _setting(filling), filling.about["old"]
    new = _checked(turn, setting, filling.value("value"))
    back = [press("settings", "settings.show")]
    if settings.text(turn.conn, setting.name) != old:
        turn.say("settings/changed", back, label=_labels(turn)[setting.name])
    elif isinstance(new, Wrong):
        turn.say("settings/wrong", back, wrong=new, setting=setting)
    else:
        settings.put(turn.conn, setting.name, new)
        audit.record(
            turn.conn, turn.me.official_id, "setting.changed", f"setting:{setting.name}", f"{old} → {new}", turn.now
        )
        when = [press("forecast", "forecast.show")] if setting.kind in _OF_REMINDERS else []
        turn.say("settings/saved", [*when, *back, press("office", "office.show")], **_values(turn, filling))


FORM = Form(
    name="settings",
    access=change.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("value", "settings/ask", _read, options=_options, values=_values, figure=True)],
    review="settings/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Callable[..., None]] = {"settings.show": show, "settings.change": change}
