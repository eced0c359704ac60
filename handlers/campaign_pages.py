"""Cuts a campaign into pages that fit a phone; every word of it stands on one of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from rules.pages import pack, split_text
from rules.records import Campaign, Milestone, Target, Topic
from storage import campaigns, people

Page = tuple[str, dict[str, Any]]

# letters of one message, less what the page's own words and number take
ROOM = 820
FACTS_ROOM = 560
MILESTONE_LETTERS = 40
MILESTONES_A_PAGE = 4
# the most that is shown of a measure; what its figure, baseline, qualifier and owner take at most
LONGEST_MEASURE, TARGET_LETTERS = 400, 230


def pages(conn: Connection, campaign: Campaign, today: date) -> list[Page]:
    """(template, values) of each page: facts, basis and objective, targets, topic by topic, movements."""
    found = list(_facts(conn, campaign, today))
    targets = campaigns.targets_of(conn, campaign.id)
    if campaigns.details(conn, campaign.id).document_id is None:
        found += _listed("campaign/targets", [target.text for target in targets])
    else:
        found += _asked(targets, {unit.id: unit.name for unit in people.tree(conn)})
    for topic in campaigns.topics_of(conn, campaign.id):
        if topic.closed_on is None or topic.closed_on > today:
            found += _topic(topic)
    return [*found, *_listed("campaign/movements", campaigns.movements_of(conn, campaign.id))]


def _facts(conn: Connection, campaign: Campaign, today: date) -> Iterator[Page]:
    """One page when everything fits, otherwise the basis and the deadlines on pages of their own."""
    milestones = campaigns.milestones_of(conn, campaign.id)
    objective = campaigns.details(conn, campaign.id).objective
    whole = {"milestones": milestones, "basis": campaign.parent_document, "objective": objective, "today": today}
    if _letters(campaign, objective, milestones) <= FACTS_ROOM:
        yield "campaign/facts", whole
        return
    yield "campaign/facts", {**whole, "milestones": [], "basis": "", "objective": ""}
    for start in range(0, len(milestones), MILESTONES_A_PAGE):
        yield "campaign/deadlines", {"milestones": milestones[start : start + MILESTONES_A_PAGE], "today": today}
    for text in split_text(campaign.parent_document, ROOM):
        yield "campaign/basis", {"text": text}
    for text in split_text(objective, ROOM):
        yield "campaign/objective", {"text": text}


def _letters(campaign: Campaign, objective: str, milestones: Sequence[Milestone]) -> int:
    dated = sum(len(milestone.name) + MILESTONE_LETTERS for milestone in milestones)
    return len(campaign.title) + len(campaign.parent_document) + len(objective) + dated


def _listed(moment: str, texts: Sequence[str]) -> list[Page]:
    lines = [f"{number}. {text}" for number, text in enumerate(texts, start=1)]
    return [(moment, {"lines": lines_here}) for lines_here in pack(lines, ROOM)]


def _asked(targets: Sequence[Target], units: Mapping[int, str]) -> Iterator[Page]:
    """The targets in the words of their fields, as many a page as fit; a target that was closed is left out."""
    page: list[tuple[int, Target]] = []
    size = 0
    for numbered in enumerate((target for target in targets if target.state != "closed"), start=1):
        letters = min(len(numbered[1].measure), LONGEST_MEASURE) + TARGET_LETTERS
        if page and size + letters > ROOM:
            yield "campaign/asked", {"numbered": page, "units": units}
            page, size = [], 0
        page.append(numbered)
        size += letters
    if page:
        yield "campaign/asked", {"numbered": page, "units": units}


def _topic(topic: Topic) -> list[Page]:
    parts = split_text(topic.text, ROOM - len(topic.heading)) or [""]
    return [
        ("campaign/topic", {"topic": topic, "text": text, "continued": number > 0}) for number, text in enumerate(parts)
    ]
