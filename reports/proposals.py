"""Who is proposed for commendation on the ground of a campaign, for what, and how far that has come."""

from collections import Counter
from collections.abc import Sequence

from reports import printing, wording
from reports.figures import figure
from reports.merits import Merits, told
from reports.model import Cell, Figure, Row, RowRef, Table
from reports.rows import numbered, table
from reports.scope import Scope
from rules.commendation import Proposal
from rules.records import CampaignRecord


def proposal_ref(proposal: Proposal) -> RowRef:
    return RowRef("proposal", proposal.id)


def counted(record: CampaignRecord, scope: Scope) -> tuple[Proposal, ...]:
    """Those on their way or decided, unit by unit; what was dropped, withdrawn or not put forward is none."""
    place = scope.place()
    live = [each for each in record.commendation.proposals if each.live and each.unit_id in place]
    return tuple(sorted(live, key=lambda each: (place[each.unit_id], each.official_id is not None, each.id)))


def proposals_table(found: Sequence[Proposal], record: CampaignRecord, merits: Merits) -> Table:
    """One row a proposal; nobody is called commended before a decision, the stage stands beside each."""
    staff = {official.id: wording.CATEGORIES[official.category.value] for official in record.officials}
    kinds = {unit.id: wording.UNIT_KINDS.get(unit.kind, "") for unit in record.units}
    rows = (
        Row(
            (
                each.name,
                each.unit_name,
                staff.get(each.official_id, "") if each.official_id else kinds.get(each.unit_id, ""),
                each.title_name,
                wording.AWARD_KINDS[each.kind.value],
                each.achievement,
                told(merits.recognised.get(each.official_id or 0, ())),
                _votes(record, each),
                _mark(each.direct),
                _mark(each.woman),
                wording.PROPOSAL_STAGES[each.stage.value],
            ),
            (proposal_ref(each),),
        )
        for each in found
    )
    keys = "order nominee unit category award award_kind achievement recognised votes direct woman state"
    return table("proposals", keys, numbered(rows))


def _votes(record: CampaignRecord, each: Proposal) -> str:
    vote = record.commendation.votes.get(each.id)
    if vote is None:
        return wording.NO_DATA
    rate = printing.rate(vote.tally.agree, vote.tally.members)
    return f"{vote.tally.agree}/{vote.tally.members} ({printing.quantity(rate or 0, '%')})"


def _mark(known: bool | None) -> Cell:
    return None if known is None else wording.YES if known else wording.NO


def proposal_counts_table(found: Sequence[Proposal]) -> Table:
    """How many are proposed for each title or form, the most frequent first."""
    tally = Counter(each.title_name for each in found)
    ranked = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
    refs = {title: tuple(proposal_ref(each) for each in found if each.title_name == title) for title in tally}
    rows = (Row((title, count), refs[title]) for title, count in ranked)
    return table("proposal_counts", "order award count", numbered(rows), totals=True)


def proposal_figure(found: Sequence[Proposal], record: CampaignRecord) -> Figure:
    """All proposals together; unknown as long as nobody was ever proposed."""
    refs = tuple(map(proposal_ref, found))
    return figure("proposals", len(refs) if record.commendation.proposals else None, refs, record.as_of, "proposals")
