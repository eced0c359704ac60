"""Opening a round: campaign, name, day of receipt, titles, guidance; the guidance can be said anew later."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers, round_telling, unit_files
from handlers import rounds as screens
from handlers.access import Handler, allow
from handlers.commendation_scope import LOOKING, round_of, working
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.labels import MOST_OFFERED
from handlers.turn import Turn, press
from rules.commendation import Way
from rules.dates import format_date
from rules.pick import Picked, pick
from rules.records import Role
from storage import campaigns, files, jobs, rounds, titles

LONGEST = {"name": 120, "guidance": 300}
COPY = "commendation_file"
EVERY, PEOPLE, COLLECTIVES = "every", titles.INDIVIDUAL, titles.COLLECTIVE
OPEN_STATES = (campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)


@allow(Role.OFFICE)
def add(turn: Turn) -> None:
    """Ask for a round."""
    if campaigns.in_state(turn.conn, *OPEN_STATES):
        start(turn, FORM, {})
    else:
        turn.say("campaign/none_running", [press("menu", "menu.show")])


@allow(Role.OFFICE)
def guide(turn: Turn, round: int) -> None:
    """Ask by which guidance a round goes."""
    if working(turn, round) is not None:
        start(turn, GUIDANCE, {"round": round})


@allow(*LOOKING)
def guidance_file(turn: Turn, round: int) -> None:
    """Have the guidance brought from the store."""
    found = round_of(turn, round)
    if found is not None and found.guidance_file_id is not None:
        about = {"file": found.guidance_file_id, "round": round}
        jobs.queue(turn.conn, COPY, about, turn.event.network, turn.event.chat, turn.now)


@allow(*LOOKING)
def brought(turn: Turn, file: int, path: str, round: int) -> None:
    """Send a file of a round; without a path it is no longer there or not what was stored."""
    back = [press("round", "round.show", round=round)]
    name = files.get(turn.conn, file).name
    if path:
        turn.say("round/file", back, attachment=(path, name), name=name)
    else:
        turn.say("round/file_lost", back)


def _campaigns(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    found = campaigns.in_state(turn.conn, *OPEN_STATES)[:MOST_OFFERED]
    return [(each.title, each.id) for each in found]


def press_one(turn: Turn, filling: Filling, given: Given) -> Again:
    """A question that is answered by its buttons alone."""
    return Again("form/press_or_type")


def _names(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    year = campaigns.get(turn.conn, filling.value("campaign")).year
    return [(name, name) for name in (f"Đợt xét cuối năm {year}", f"Đợt xét sơ kết năm {year}")]


def today_option(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    """This day as the usual answer."""
    return [(format_date(turn.today), turn.today.isoformat())]


def read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """Any day that is said in full or in part."""
    return answers.dated(answers.day(given, turn.today, moment="round/which_day"))


def _groups(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("round/groups")
    return [(labels[name], name) for name in (EVERY, PEOPLE, COLLECTIVES)]


def _read_titles(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """Titles by name or code, several with ``;`` between them."""
    known = titles.every(turn.conn)
    codes = {each.code.casefold(): each for each in known}
    wanted = [part.strip() for part in (given.text or "").replace(",", ";").split(";") if part.strip()]
    found = []
    for part in wanted:
        picked = pick(part, [each.name for each in known])
        title = codes.get(part.casefold()) or (known[picked.index] if isinstance(picked, Picked) else None)
        if title is None:
            return Again("round/which_title", {"typed": part[:60]})
        found.append(title)
    return (
        Answer([each.id for each in found], "; ".join(each.name for each in found)) if found else Again("form/needed")
    )


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("campaign", "round/ask_campaign", press_one, options=_campaigns),
        Field("name", "round/ask_name", answers.line("form/needed", LONGEST["name"]), options=_names),
        Field("received_on", "round/ask_received", read_day, options=today_option),
        Field("titles", "round/ask_titles", _read_titles, options=_groups),
        *_guidance_fields(filling),
    ]


def _guidance_fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("guidance", "round/ask_guidance", answers.line("form/needed", LONGEST["guidance"]), optional=True),
        Field("file", "round/ask_file", unit_files.read_file, optional=True),
    ]


def _save(turn: Turn, filling: Filling) -> None:
    campaign = campaigns.get(turn.conn, filling.value("campaign"))
    made = rounds.open_(
        turn.conn,
        campaign_id=campaign.id,
        name=filling.value("name"),
        year=campaign.year,
        way=Way.REGULAR,
        received_on=date.fromisoformat(filling.value("received_on")),
        title_ids=_title_ids(turn, filling.value("titles")),
        guidance=filling.value("guidance") or "",
        guidance_file_id=filling.value("file"),
        by=turn.me.official_id,
        now=turn.now,
    )
    round_telling.opened(turn, made)
    screens.show(turn, made)


def _title_ids(turn: Turn, said: Any) -> list[int]:
    if isinstance(said, str):
        return [] if said == EVERY else [each.id for each in titles.every(turn.conn, said)]
    return list(said)


def _guided(turn: Turn, filling: Filling) -> None:
    about: dict[str, Any] = {"by": turn.me.official_id, "now": turn.now}
    if working(turn, filling.about["round"]) is not None:
        text, file = filling.value("guidance") or "", filling.value("file")
        rounds.guide(turn.conn, filling.about["round"], text, file, **about)
        screens.show(turn, filling.about["round"])


FORM = Form(name="round", access=add.access, fields=_fields, review="round/review", save=_save)  # type: ignore[attr-defined]
GUIDANCE = Form(
    name="round/guidance",
    access=guide.access,  # type: ignore[attr-defined]
    fields=_guidance_fields,
    review="",
    save=_guided,
)
ACTIONS: dict[str, Handler] = {"round.add": add, "round.guide": guide, "round.guidance_file": guidance_file}
OUTCOMES: dict[str, Any] = {COPY: brought}
