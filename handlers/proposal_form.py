"""The questions about a proposal: who, for what, which kind, what was done, what is said of the person."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers import answers
from handlers.form import Again, Answer, Field, Filling, Given
from handlers.person_picking import read_person
from handlers.turn import Turn
from rules.commendation import Kind, route_of
from rules.merits import Candidate, candidate_of
from rules.pick import Picked, pick
from storage import eligibility, people, rounds, titles
from storage.proposals import Said

SHORTEST, LONGEST = 20, 3000
KINDS = "proposal/kinds"
AT_ONCE = (Kind.SUDDEN, Kind.MOVEMENT, Kind.FOREIGN)
TRAITS = (
    ("direct_woman", (True, True)),
    ("direct", (True, False)),
    ("woman", (False, True)),
    ("neither", (False, False)),
)


def who(filling: Filling) -> Candidate | None:
    """Whom the form is about: the one that is changed, or the one that was answered."""
    named = filling.about.get("candidate") or filling.value("who")
    return candidate_of(named) if named else None


def name_of(filling: Filling) -> str:
    """What the candidate is called."""
    return str(filling.about["name"]) if "name" in filling.about else filling.answers["who"].shown


def _units(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    unit = people.unit(turn.conn, filling.about["unit"])
    return [(unit.name, f"u{unit.id}")]


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A person of the unit first, else a unit."""
    inside = people.subtree(turn.conn, filling.about["unit"])
    found = read_person(turn, given.text or "", inside)
    if isinstance(found, Answer):
        return Answer(f"o{found.value}", found.shown)
    if found.options:
        return Again(found.moment, found.values, [(label, f"o{value}") for label, value in found.options])
    units = [unit for unit in people.tree(turn.conn) if unit.id in inside]
    picked = pick(given.text or "", [unit.name for unit in units])
    if isinstance(picked, Picked):
        return Answer(f"u{units[picked.index].id}", units[picked.index].name)
    return Again("proposal/nobody", {"typed": (given.text or "")[:60]})


def _titles(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    level = titles.INDIVIDUAL if _person(filling) else titles.COLLECTIVE
    wanted = rounds.title_ids(turn.conn, filling.about["round"])
    found = [each for each in titles.in_force(turn.conn, level, turn.today) if not wanted or each.id in wanted]
    return [(each.name, each.id) for each in found if filling.about["round"] or each.kind == "form"]


def _press_one(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels(KINDS)
    return [(labels[kind], str(kind)) for kind in (tuple(Kind) if filling.about["round"] else AT_ONCE)]


def _traits(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("proposal/traits")
    return [(labels[code], code) for code, _ in TRAITS]


def fields(filling: Filling) -> Sequence[Field]:
    questions = [
        Field("title", "proposal/ask_title", _press_one, options=_titles),
        Field("kind", "proposal/ask_kind", _press_one, options=_kinds),
        Field(
            "achievement",
            "proposal/ask_achievement",
            answers.text("proposal/which_achievement", LONGEST, answers.at_least(SHORTEST)),
        ),
    ]
    first = [] if "candidate" in filling.about else [Field("who", "proposal/ask_who", _read_who, options=_units)]
    asked = [*first, *questions]
    traits = Field("traits", "proposal/ask_traits", _press_one, options=_traits, optional=True)
    return [*asked, traits] if _person(filling) else asked


def _person(filling: Filling) -> bool:
    found = who(filling)
    return found is not None and found.official is not None


def review(turn: Turn, filling: Filling) -> Mapping[str, Any]:
    """The three-way answer beside the review, as help: nothing is barred by it."""
    held = rounds.get(turn.conn, filling.about["round"])
    title = titles.get(turn.conn, filling.value("title"))
    code, candidate = title.code if title else "", who(filling) or Candidate()
    year, received = (held.year, held.received_on) if held else (turn.today.year, turn.today)
    answer = eligibility.answer(turn.conn, candidate, code, year, received)
    findings = (answer.missing or answer.person)[:2]
    return {"outcome": answer.outcome, "findings": findings, "round": held, "name": name_of(filling)}


def said(turn: Turn, filling: Filling) -> Said:
    """What the answers say; the route is the usual one of the title."""
    title = titles.get(turn.conn, filling.value("title"))
    direct, woman = dict(TRAITS).get(filling.value("traits") or "", (None, None))
    noun, source = filling.about["source"] or ("", None)
    return Said(
        filling.value("title"),
        Kind(filling.value("kind")),
        route_of(title.decided_by if title else ""),
        filling.value("achievement"),
        direct,
        woman,
        source if noun == "nomination" else None,
        source if noun == "showcase" else None,
    )
