"""The papers of a commendation round from its rows: totals of votes, never whose they were."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.jobs import RefusedError
from handlers.commendation_papers import LIST, MINUTES, PUBLIC, SUBMISSION
from handlers.round_quotas import over_limit, quotas
from messages.render import Renderer
from reports import wording
from reports.commendation import Meeting, Nominee, Round
from reports.commendation_list import Listed
from reports.compile import silent
from reports.limits import limited
from reports.merits import initiative_line, told
from rules.commendation import Proposal, Stage
from rules.commendation_norms import NormKind, in_force
from rules.commendation_vote import Vote
from rules.initiative import InitiativeState
from storage import (
    campaigns,
    council,
    decisions,
    eligibility,
    initiatives,
    launch_documents,
    norms,
    people,
    proposals,
    restrictions,
    rounds,
    settings,
    titles,
    votes,
)
from storage.rounds import PUBLISHED

PROPOSED = frozenset({Stage.VOTED, Stage.SUBMITTED, Stage.APPROVED, Stage.DECIDED})
CHOSEN = PROPOSED | {Stage.SELECTED, Stage.PUBLISHED, Stage.HEARD}
CATEGORIES = {"cong_chuc": "Công chức", "vien_chuc": "Viên chức", "nguoi_lao_dong": "Người lao động"}


def written(
    found: Sequence[Round],
    sheet: str,
    head: Any,
    as_of: Any,
    today: date,
    folder: Path,
    templates: Mapping[str, Path],
    *,
    progress: Any = silent,
) -> list[Path]:
    """One file for each of ``found`` in ``folder``, by the office's own ``templates`` where it has any."""
    # the Office library is loaded where it is used: the bot itself stays small
    from reports.word import awards
    from reports.word.delivering import deliver

    makers = {
        SUBMISSION: awards.submission,
        LIST: awards.award_list,
        MINUTES: awards.minutes,
        PUBLIC: awards.public_list,
    }
    names = {SUBMISSION: "to-trinh", LIST: "danh-sach-de-nghi", MINUTES: "bien-ban", PUBLIC: "danh-sach-cong-khai"}
    paths = []
    for number, each in enumerate(found, start=1):
        path = folder / f"{names[sheet]}{f'-{number}' if len(found) > 1 else ''}.docx"
        own = head
        if sheet == MINUTES and each.meeting is not None:
            own = awards.of_council(head, each.meeting.council, each.meeting.mark)
        if sheet == SUBMISSION:
            own = awards.to_decider(head, each)
        paths.append(deliver(makers[sheet](each, as_of, today.year), own, path, templates))
    return paths


def grounds_of(conn: Connection, round_id: int) -> tuple[str, ...]:
    """The Căn cứ lines of the round's campaign."""
    held = rounds.get(conn, round_id)
    return () if held is None else launch_documents.grounds_of(conn, held.campaign_id)


def read_rounds(conn: Connection, round_id: int, sheet: str, renderer: Renderer, today: date) -> list[Round]:
    """What a paper says: for a Tờ trình and its list one for each authority that decides; RefusedError when there is nobody."""
    held = rounds.get(conn, round_id)
    listed = proposals.of_round(conn, round_id)
    if held is None or not listed:
        raise RefusedError("round/no_paper")
    counted = votes.of(conn, [p.id for p in listed])
    wanted = [p for p in listed if p.stage in (CHOSEN if sheet == PUBLIC else PROPOSED)]
    wanted = restrictions.unnamed(conn, wanted) if sheet == PUBLIC else wanted
    if not wanted and sheet != MINUTES:
        raise RefusedError("round/no_paper")
    deciders = {p.id: title.decided_by if (title := titles.get(conn, p.title_id)) else "" for p in wanted}
    apart = sheet in (SUBMISSION, LIST)
    groups = dict.fromkeys(deciders[p.id] if apart else "" for p in wanted) or {"": None}
    public = rounds.last(conn, round_id, PUBLISHED)
    limits = quotas(conn, held, wanted, today) if sheet == LIST else []
    beyond = over_limit(conn, limits, wanted)
    nominees = {
        p.id: replace(
            _nominee(conn, p, counted.get(p.id), renderer, held.received_on), limited=limited(limits, beyond, p)
        )
        for p in wanted
    }
    return [
        Round(
            campaign=campaigns.get(conn, held.campaign_id).title,
            label=held.name,
            decided_by=decider or ", ".join(dict.fromkeys(filter(None, deciders.values()))),
            nominees=tuple(nominees[p.id] for p in wanted if not apart or deciders[p.id] == decider),
            documents=_documents(conn, wanted, held.received_on),
            meeting=_meeting(conn, listed, counted),
            open_from=public.at.date() if public else None,
            open_to=public.until if public else None,
            comments_to="Văn phòng",
        )
        for decider in groups
    ]


def _documents(conn: Connection, wanted: Sequence[Proposal], received: date) -> tuple[str, ...]:
    """The parts that every dossier of these titles is said to have."""
    known = norms.every(conn)
    parts = [part for p in wanted for part in in_force(known, NormKind.PAPER, p.title_code, received)]
    return tuple(dict.fromkeys(part.text for part in parts if not part.text.startswith("Tờ trình")))


def _meeting(conn: Connection, listed: Sequence[Proposal], counted: Mapping[int, Vote]) -> Meeting | None:
    """The last meeting that voted, with the council of its day."""
    if not counted:
        return None
    day = max(vote.held_on for vote in counted.values())
    that_day = [vote for vote in counted.values() if vote.held_on == day]
    posts = {each.post: each.name for each in reversed(council.members(conn, day))}
    below = sum(p.stage is Stage.NOT_PROPOSED for p in listed)
    return Meeting(
        held_on=day,
        members=that_day[0].tally.members,
        present=max(vote.tally.present for vote in that_day),
        written=max(vote.tally.in_writing for vote in that_day),
        chair=(posts.get("chairman", ""), "Chủ tịch Hội đồng"),
        secretary=(posts.get("secretary", ""), "Thư ký Hội đồng"),
        below=below,
        council=settings.text(conn, "council_name"),
        mark=settings.text(conn, "council_mark"),
    )


def _nominee(conn: Connection, p: Proposal, vote: Vote | None, renderer: Renderer, on_day: date) -> Nominee:
    category = wording.UNIT_KINDS.get(people.unit(conn, p.unit_id).kind, "") if p.official_id is None else ""
    if p.official_id is not None:
        staff = people.staff(conn, on_day, {p.unit_id})
        category = next((CATEGORIES.get(each.category, "") for each in staff if each.id == p.official_id), "")
    return Nominee(
        name=p.name,
        person=p.official_id is not None,
        unit=p.unit_name,
        title=p.title_name,
        kind=renderer.labels("proposal/kinds")[p.kind],
        category=category,
        achievement=p.achievement,
        evidence=len(proposals.papers(conn, p.id)),
        agreed=vote.tally.agree if vote else None,
        votes=vote.tally.members if vote else None,
        direct=p.direct,
        woman=p.woman,
        recognised=_recognised(conn, p),
    )


def _recognised(conn: Connection, p: Proposal) -> str:
    """The person's initiatives of the campaign that a decision recognised, a line each."""
    held = rounds.get(conn, p.round_id)
    if held is None or p.official_id is None:
        return ""
    found = initiatives.of_official(conn, held.campaign_id, p.official_id)
    return told(initiative_line(each) for each in found if each.state is InitiativeState.RECOGNISED)


def listed_rows(conn: Connection, round_id: int, renderer: Renderer, today: date) -> tuple[str, list[Listed]]:
    """The round's name and a row for each proposal."""
    held, listed = rounds.get(conn, round_id), proposals.of_round(conn, round_id)
    if held is None or not listed:
        raise RefusedError("round/no_paper")
    counted = votes.of(conn, [p.id for p in listed])
    given = {
        p.id: (d.number, bonus) for d in decisions.every(conn, round_id) for p, bonus in decisions.decided(conn, d.id)
    }
    live = [p for p in listed if p.live]
    limits = quotas(conn, held, live, today)
    beyond, rows = over_limit(conn, limits, live), []
    for p in listed:
        answer = eligibility.answer(conn, p.candidate, p.title_code, held.year, held.received_on)
        known = eligibility.facts(conn, p.candidate, held.year, held.received_on).initiatives.get(held.year)
        stage = renderer.render("round/stage", {"stage": p.stage}).labels["line"]
        number, bonus = given.get(p.id, ("", None))
        who = replace(_nominee(conn, p, counted.get(p.id), renderer, today), limited=limited(limits, beyond, p))
        route = renderer.labels("proposal/routes")[p.route]
        rows.append(Listed(who, route, answer.outcome, known, stage, number, bonus))
    return held.name, rows
