"""Proposing somebody or a unit, in a round or at once; who declares it answers for its truth."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from handlers import proposal_form
from handlers.access import Access, Handler, allow
from handlers.commendation_scope import office_told, present, working
from handlers.filling import start
from handlers.form import Answer, Filling, Form
from handlers.proposal_form import KINDS, TRAITS, name_of, who
from handlers.proposals import may_change, say
from handlers.turn import Choice, Turn, press
from handlers.unit_scope import in_sight, named_unit
from rules.commendation import Clash, Proposal, Stage, Way, clash
from rules.merits import Candidate, text_of
from rules.nominations import PERSON
from rules.records import Role
from storage import campaigns, nominations, people, proposals, rounds, showcases, titles
from storage.people import Person
from storage.proposals import Said

PROPOSING = (Role.HEAD, Role.OFFICE)


@allow(*PROPOSING, unit=named_unit)
def begin(turn: Turn, campaign: int, unit: int, round: int) -> None:
    """Propose in a round, or (round 0) at once."""
    if round and working(turn, round) is None:
        return
    start(turn, FORM, {"campaign": campaign, "unit": unit, "round": round, "source": None})


@allow(Role.OFFICE)
def of_office(turn: Turn, round: int) -> None:
    """The office completes a round's list: anybody in the department."""
    found = working(turn, round)
    if found is not None:
        root = next(unit.id for unit in people.tree(turn.conn) if unit.parent_id is None)
        begin(turn, found.campaign_id, root, round)


@allow(*PROPOSING, unit=nominations.unit_owning)
def from_nomination(turn: Turn, nomination: int) -> None:
    """Propose at once what an outstanding example tells."""
    found = nominations.get(turn.conn, nomination)
    if found is None:
        turn.say("form/gone")
        return
    named = Candidate(official=found.official_id) if found.official_id is not None else Candidate(unit=found.unit_id)
    answers = {"achievement": Answer(found.text, found.text), "traits": _told(turn, found.tags)}
    if found.subject != PERSON or found.official_id is not None:
        answers["who"] = Answer(text_of(named), found.name)
    about = {"campaign": found.campaign_id, "unit": found.unit_id, "round": 0, "source": ["nomination", nomination]}
    start(turn, FORM, about, answers)


def _told(turn: Turn, tags: Sequence[str]) -> Answer:
    """What the tags of an outstanding example say; without any nothing is said."""
    found = ("truc_tiep" in tags or None, "nu" in tags or None)
    code = next((code for code, values in TRAITS if values == (bool(found[0]), bool(found[1]))), "neither")
    if code == "neither":
        return Answer(None, "")
    return Answer(code, turn.office.renderer.labels("proposal/traits")[code])


@allow(*PROPOSING, unit=showcases.unit_owning)
def from_showcase(turn: Turn, showcase: int) -> None:
    """Propose at once the unit whose model or project it is."""
    found = showcases.by_id(turn.conn, showcase)
    unit = showcases.unit_owning(turn.conn, {"showcase": showcase})
    if found is None or unit is None:
        turn.say("form/gone")
        return
    text = f"{found.showcase.name}. {found.showcase.description}".strip()
    name = people.unit(turn.conn, unit).name
    answers = {"who": Answer(f"u{unit}", name), "achievement": Answer(text, text)}
    about = {"campaign": found.campaign_id, "unit": unit, "round": 0, "source": ["showcase", showcase]}
    start(turn, FORM, about, answers)


@allow(*PROPOSING, unit=proposals.unit_owning, when=may_change)
def change(turn: Turn, proposal: int) -> None:
    """Open the form with what was said."""
    found = present(turn, proposal)
    held = working(turn, found.round_id) if found is not None else None
    if found is None or held is None:
        return
    traits = next((code for code, values in TRAITS if values == (found.direct, found.woman)), None)
    labels = turn.office.renderer.labels("proposal/traits")
    answers = {
        "title": Answer(found.title_id, found.title_name),
        "kind": Answer(str(found.kind), turn.office.renderer.labels(KINDS)[found.kind]),
        "achievement": Answer(found.achievement, found.achievement),
        "traits": Answer(traits, labels[traits] if traits else ""),
    }
    about: dict[str, Any] = {"campaign": held.campaign_id, "unit": found.unit_id, "round": held.id, "source": None}
    about |= {
        "candidate": text_of(found.candidate),
        "name": found.name,
        "proposal": found.id,
        "revision": found.revision,
    }
    start(turn, FORM, about, answers)


def _save(turn: Turn, filling: Filling) -> None:
    """Store what was declared, unless it clashes with another proposal of the same candidate."""
    about = filling.about
    if about["round"] and working(turn, about["round"]) is None:
        return
    if "proposal" in about:
        _changed(turn, filling)
        return
    said, candidate = proposal_form.said(turn, filling), who(filling) or Candidate()
    place = _place(turn, candidate)
    inside = place in people.subtree(turn.conn, about["unit"])
    stands = _clashing(turn, candidate, said, about["round"]) if inside else None
    if place is None or not inside or stands is not None:
        back = [press("mine", "proposal.of_unit", campaign=about["campaign"], unit=about["unit"])]
        turn.say("proposal/clash", back, clash=stands)
        return
    round_id = about["round"] or _opened(turn, filling)
    made = proposals.add(turn.conn, round_id, candidate.official, place, said, by=turn.me.official_id, now=turn.now)
    look = [press("proposal", "proposal.show", proposal=made)]
    name, title = name_of(filling), filling.answers["title"].shown
    office_told(turn, "proposal/came", look, name=name, title=title, by=turn.me.full_name, sudden=not about["round"])
    turn.say("proposal/saved", [*look, *_further(about), press("menu", "menu.show")], name=name, title=title)


def _further(about: Mapping[str, Any]) -> list[Choice]:
    """To the next proposal of the same round, and to what the unit has proposed."""
    place = {"campaign": about["campaign"], "unit": about["unit"]}
    another = [press("another", "proposal.begin", **place, round=about["round"])] if about["round"] else []
    return [*another, press("mine", "proposal.of_unit", **place)]


def _place(turn: Turn, candidate: Candidate) -> int | None:
    if candidate.official is None:
        return candidate.unit
    return people.unit_of(turn.conn, candidate.official, turn.today)


def _clashing(turn: Turn, candidate: Candidate, said: Said, round_id: int, proposal_id: int = 0) -> Clash | None:
    title = titles.get(turn.conn, said.title_id)
    wanted = Proposal(
        proposal_id, round_id, candidate.official, candidate.unit or 0, "", "", 0, Stage.PROPOSED, said.title_id,
        title.code if title else "", title.name if title else "", title is not None and title.kind == "form", said.kind,
        said.route, said.achievement, said.direct, said.woman, said.nomination_id, said.showcase_id, "", "", turn.now, 0,
    )  # fmt: skip
    return clash(wanted, proposals.of_candidate(turn.conn, candidate))


def _opened(turn: Turn, filling: Filling) -> int:
    """A round of its own for what is proposed at once, with the short way."""
    about: dict[str, Any] = {"by": turn.me.official_id, "now": turn.now, "received_on": turn.today, "title_ids": []}
    campaign = campaigns.get(turn.conn, filling.about["campaign"])
    name = turn.office.renderer.render("proposal/sudden_name", {"name": name_of(filling)}).text
    return rounds.open_(
        turn.conn, campaign_id=campaign.id, name=name[:200], year=turn.today.year, way=Way.SHORT, **about
    )


def _changed(turn: Turn, filling: Filling) -> None:
    found = proposals.get(turn.conn, filling.about["proposal"])
    if found is None or found.revision != filling.about["revision"]:
        look = [press("proposal", "proposal.show", proposal=filling.about["proposal"])]
        turn.say("proposal/changed", look)
        return
    said = proposal_form.said(turn, filling)
    kept = {"nomination_id": found.nomination_id, "showcase_id": found.showcase_id, "route": found.route}
    said = Said(**{name: getattr(said, name) for name in Said.__slots__} | kept)
    stands = _clashing(turn, found.candidate, said, found.round_id, found.id)
    if stands is not None:
        turn.say("proposal/clash", [press("mine", "proposal.show", proposal=found.id)], clash=stands)
        return
    proposals.change(turn.conn, found, said, by=turn.me.official_id, now=turn.now)
    say(turn, found.id)


def _over(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the unit, the source, the candidate and the proposal named are all in the person's sight."""
    if "proposal" in arguments:
        unit = proposals.unit_owning(conn, arguments)
        return unit is not None and in_sight(conn, person, {"unit": unit}) and may_change(conn, person, arguments)
    noun, source = arguments["source"] or ("", None)
    owners = {"nomination": nominations.unit_owning, "showcase": showcases.unit_owning}
    return not noun or owners[noun](conn, {noun: source}) == arguments["unit"]


FORM = Form(
    name="proposal",
    access=Access(frozenset(PROPOSING), unit=named_unit, when=_over),
    fields=proposal_form.fields,
    review="proposal/review",
    save=_save,
    values=proposal_form.review,
)
ACTIONS: dict[str, Handler] = {
    "proposal.begin": begin,
    "proposal.of_office": of_office,
    "proposal.from_nomination": from_nomination,
    "proposal.from_showcase": from_showcase,
    "proposal.change": change,
}
