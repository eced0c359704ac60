"""What each button may ever change, for whom, and whom it may write to: written down here, apart from the handlers.

An action that is not in the table fails the test, so whoever adds one has to say what it may do.
"""

from dataclasses import dataclass
from typing import Any

EVERYBODY = frozenset({"member", "head", "other_head", "office", "council", "director", "admin"})
HEADS = frozenset({"head", "other_head"})
OFFICE = frozenset({"office", "admin"})
DIRECTOR = frozenset({"director"})
APPROVERS = OFFICE | {"director"}
READERS = HEADS | {"office", "council", "director"}
CONTACTS = OFFICE | {"member"}  # Hoa speaks for the body of the scene
DECIDERS = HEADS | {"office"}
CONFIRMERS = DECIDERS | DIRECTOR
COMPILERS = READERS | {"admin"}

WHOLE = OFFICE | DIRECTOR | {"council"}

ALONE = frozenset({"office"})  # what an administrator does not do
COMMENDING = frozenset({"office", "council", "director"})
COMMENDATION = ("proposal_revisions", "round_steps", "audit")

OWN = "own"  # rows of the person alone
UNIT = "unit"  # rows of units that the person heads; of any unit for the office
ALL = "all"  # any row


@dataclass(frozen=True)
class May:
    """``who`` may be answered with more than a refusal; ``writes`` are the tables that may change, within ``scope``.

    ``tells``: somebody else may be written to. ``jobs``: kinds of work that may be queued.
    """

    who: frozenset[str] = EVERYBODY
    writes: frozenset[str] = frozenset()
    scope: str = OWN
    tells: bool = False
    jobs: frozenset[str] = frozenset()


def may(who: frozenset[str], *writes: str, scope: str = OWN, tells: bool = False, jobs: tuple[str, ...] = ()) -> May:
    return May(who, frozenset(writes), scope, tells, frozenset(jobs))


LOOK = May()
PLEDGES = ("pledges", "pledge_revisions", "pledge_items")
ROSTER = ("units", "officials", "memberships", "roles", "roster_imports", "accounts", "invitations", "audit")
COLLECTIVE = ("collective_pledges", "collective_steps")
INITIATIVE = ("initiatives", "initiative_steps")
WORKBOOK = ("workbooks", "campaigns", "signers", "legal_bases", "commendation_rules", "movement_names",
            "targets", "topics", "stages", "milestones", "duties", "movements", "addressees",
            "target_shares", "calendar_days", "titles", "audit")  # fmt: skip
DIFFICULTY = ("difficulties", "difficulty_steps")
FAQ = ("faq_entries", "faq_revisions", "audit")
DATA = ("data_requests", "data_request_steps", "audit")
ERASED = (*DATA, "accounts", "officials", "progress")
COPY = ("campaigns", "stages", "milestones", "targets", "topics", "movements", "duties", "addressees", "signers",
        "commendation_rules", "audit")  # fmt: skip

DRAFT = ("campaigns", "documents", "targets", "target_shares", "topics", "movements", "milestones", "undated_limits", "duties",
         "addressees", "signers", "legal_bases", "commendation_rules", "corrections", "audit")  # fmt: skip

ACTIONS: dict[str, May] = {
    **dict.fromkeys((f"absence.{name}" for name in ("list", "show", "report", "begin", "change")), may(HEADS | OFFICE)),
    **dict.fromkeys(("forecast.show", "forecast.names", "settings.show", "settings.change"), may(OFFICE)),
    **dict.fromkeys(("hour.show", "address.show"), LOOK),
    **dict.fromkeys(("delegation.mine", "delegation.begin"), may(HEADS)),
    "delegation.list": may(OFFICE),
    "unit.late": may(HEADS),
    "delegation.show": may(HEADS | OFFICE),
    "delegation.end": may(HEADS | OFFICE, "delegations", "audit", scope=UNIT, tells=True),
    "hour.choose": may(EVERYBODY, "reminder_hours", "audit"),
    "address.choose": may(EVERYBODY, "addresses", "audit"),
    **dict.fromkeys(("reminder.later", "reminder.tomorrow"), may(EVERYBODY, "snoozes", "matter_snoozes")),
    "absence.end": may(HEADS | OFFICE, "absences", "audit", scope=UNIT, tells=True),
    **dict.fromkeys(
        ("menu.show", "menu.more", "menu.group", "menu.mine", "accounts.mine", "accounts.unlink", "pledge.begin"), LOOK
    ),
    **dict.fromkeys(("pledge.edit", "pledge.withdraw", "progress.history", "campaign.show", "evidence.list"), LOOK),
    "progress.begin": may(EVERYBODY, "files", jobs=("evidence",)),
    "accounts.unlinked": may(EVERYBODY, "accounts", "audit", "invitations"),
    "accounts.change": may(EVERYBODY, "audit", tells=True),
    "pledge.withdrawn": may(EVERYBODY, "pledges", "pledge_revisions"),
    "evidence.attach": may(EVERYBODY, "files", jobs=("evidence",)),
    "evidence.get": may(EVERYBODY, jobs=("evidence_copy",)),
    "announcement.received": may(EVERYBODY, "receipts"),
    "join.approve": may(
        OFFICE, "accounts", "invitations", "audit", "broadcasts", "code_attempts", scope=ALL, tells=True
    ),
    "join.refuse": may(OFFICE, "invitations", "audit", scope=ALL, tells=True),
    "accounts.locked": may(OFFICE),
    "accounts.unlock": may(OFFICE, "code_attempts", "audit", scope=ALL),
    "accounts.begin": may(OFFICE),
    **dict.fromkeys((f"bloc.{name}" for name in ("list", "show", "head", "leave", "ask_left", "end")), may(OFFICE)),
    **dict.fromkeys((f"bloc.{name}" for name in ("add", "rename", "join", "papers", "send")), may(OFFICE)),
    **dict.fromkeys((f"partner.{name}" for name in ("list", "show", "campaigns", "end", "add", "change")), may(OFFICE)),
    **dict.fromkeys(("partner.ended", "partner.go_on"), may(OFFICE, "partners", "audit", scope=ALL)),
    "partner.joins": may(OFFICE, "partner_campaigns", "audit", scope=ALL),
    "partner.mine": LOOK,
    **dict.fromkeys(("partner.reports", "partner.report", "partner.correct"), may(CONTACTS)),
    "partner.file": may(CONTACTS, jobs=("partner_file",)),
    **dict.fromkeys((f"movement.{name}" for name in ("list", "show", "join", "lead", "split")), may(OFFICE)),
    **dict.fromkeys(
        (f"movement.{name}" for name in ("joined", "led", "apart")),
        may(OFFICE, "movements", "movement_names", "audit", scope=ALL),
    ),
    "behind.begin": may(OFFICE, jobs=("behind",)),
    "bloc.headed": may(OFFICE, "bloc_heads", "audit", scope=ALL),
    "bloc.left": may(OFFICE, "bloc_members", "audit", scope=ALL),
    **dict.fromkeys(("bloc.ended", "bloc.go_on"), may(OFFICE, "blocs", "audit", scope=ALL)),
    "bloc.paper": may(OFFICE, jobs=("bloc_paper",)),
    **dict.fromkeys(("kinds.show", "kinds.choose", "kinds.by_name"), may(OFFICE)),
    **dict.fromkeys(("kinds.put", "kinds.named"), may(OFFICE, "units", "audit", scope=ALL)),
    "invitations.begin": may(OFFICE),
    "invitations.units": may(OFFICE),
    "invitations.queue": may(OFFICE, jobs=("invitations",)),
    "invitations.reissue": may(OFFICE, jobs=("invitations",)),
    "roster.begin": may(OFFICE),
    "roster.sheet": may(OFFICE, "audit", scope=ALL, jobs=("roster_sheet",)),
    "roster.read": may(OFFICE, jobs=("roster",)),
    **dict.fromkeys(("roster.ignore", "roster.preview", "roster.lines", "roster.missing", "roster.keep"), may(OFFICE)),
    "roster.save": may(OFFICE, *ROSTER, scope=ALL, tells=True),
    "roster.drop": may(OFFICE, "roster_imports", scope=ALL),
    "roster.leave": may(OFFICE, *ROSTER, scope=ALL, tells=True),
    **dict.fromkeys(
        ("broadcast.pause", "broadcast.resume", "broadcast.stopped"),
        may(OFFICE, "broadcasts", "audit", scope=ALL, tells=True),
    ),
    **dict.fromkeys(
        (
            f"bulletin.{name}"
            for name in ("list", "groups", "of_group", "begin", "send", "edit", "unreached", "stop", "resend")
        ),
        may(OFFICE),
    ),
    **dict.fromkeys(("bulletin.show", "bulletin.approve"), may(APPROVERS)),
    "bulletin.cancel": may(APPROVERS, "bulletins", "audit", scope=ALL),
    **dict.fromkeys(
        ("bulletin.drop", "bulletin.pause", "bulletin.resume", "bulletin.stopped"),
        may(OFFICE, "bulletins", "audit", scope=ALL),
    ),
    "bulletin.resent": may(OFFICE, "bulletins", "bulletin_receivers", "audit", scope=ALL, tells=True),
    "bulletin.seen": may(EVERYBODY, "bulletin_receivers"),
    **dict.fromkeys(
        (f"ledger.{name}" for name in ("show", "day", "units", "unit", "person", "of_person")), may(OFFICE)
    ),
    "ledger.file": may(OFFICE, jobs=("reminder_ledger",)),
    **dict.fromkeys(("remind.pauses", "remind.pause", "remind.pause_all"), may(OFFICE)),
    **dict.fromkeys(("remind.milestones", "remind.ask"), may(OFFICE)),
    **dict.fromkeys(
        (f"status.{name}" for name in ("begin", "show", "units", "figure")), may(OFFICE | {"council", "director"})
    ),
    "unreachable.show": may(OFFICE),
    "unreachable.file": may(OFFICE, jobs=("unreachable",)),
    "deadlines.mine": may(EVERYBODY, jobs=("deadlines_mine",)),
    "deadlines.every": may(OFFICE, jobs=("deadlines_every",)),
    "remind.resume": may(OFFICE, "reminder_pauses", "audit", scope=ALL),
    "remind.now": may(OFFICE, "reminders", "audit", scope=ALL, tells=True),
    "broadcast.stop": may(OFFICE),
    "campaign.close": may(OFFICE),
    "campaign.archive": may(OFFICE),
    "campaign.archived": may(OFFICE, "campaigns", "audit", scope=ALL),
    "campaign.open": may(OFFICE),
    "campaign.approve": may(APPROVERS),
    "campaign.unhold": may(APPROVERS, "campaigns", "audit", scope=ALL),
    "announcement.sample": may(APPROVERS),
    "campaign.drafts": may(OFFICE),
    "campaign.preview": may(APPROVERS),
    "campaign.preview_contents": may(APPROVERS),
    "brief.begin": may(OFFICE | DIRECTOR | {"council"}, jobs=("brief",)),
    "statistics.begin": may(OFFICE | DIRECTOR | {"council"}, jobs=("statistics",)),
    "brief.list": may(OFFICE | DIRECTOR | {"council"}),
    **dict.fromkeys((f"paper.{name}" for name in ("list", "show", "send", "history", "ask_default")), may(OFFICE)),
    **dict.fromkeys(("paper.take_out", "paper.preview"), may(OFFICE, jobs=("paper_copy",))),
    **dict.fromkeys(("paper.use", "paper.drop", "paper.default"), may(OFFICE, "paper_templates", "audit", scope=ALL)),
    **dict.fromkeys(("signing.list", "signing.add", "signing.ask_withdraw"), may(OFFICE)),
    "signing.withdraw": may(OFFICE, "signing_capacities", "audit", scope=ALL),
    **dict.fromkeys(
        (f"regulation.{name}" for name in ("list", "cited", "show", "add", "edit", "ask_out", "change")), may(OFFICE)
    ),
    **dict.fromkeys(("regulation.keep", "regulation.out"), may(OFFICE, "regulations", "audit", scope=ALL)),
    **dict.fromkeys((f"activity_kind.{name}" for name in ("list", "show", "add", "edit", "rename")), may(OFFICE)),
    **dict.fromkeys(
        ("activity_kind.retire", "activity_kind.restore"), may(OFFICE, "activity_kind_revisions", "audit", scope=ALL)
    ),
    "compile.begin": may(COMPILERS),
    "compile.queue": may(COMPILERS, jobs=("compile",)),
    **dict.fromkeys((f"compile.{name}" for name in ("periods", "what", "other", "scope", "days")), may(COMPILERS)),
    "freeze.begin": may(OFFICE),
    **dict.fromkeys((f"freeze.{name}" for name in ("list", "show", "against", "page")), may(WHOLE)),
    "freeze.print": may(WHOLE, jobs=("compile",)),
    "freeze.compare": may(WHOLE, jobs=("compare",)),
    **dict.fromkeys(("pull.begin", "pull.mine", "pull.show", "pull.change"), may(COMPILERS)),
    "pull.end": may(COMPILERS, "pulls"),
    **dict.fromkeys(("calendar.show", "calendar.add", "calendar.choose"), may(OFFICE)),
    "calendar.remove": may(OFFICE, "calendar_days", "audit", scope=ALL),
    **dict.fromkeys(("delivery.show", "delivery.units", "delivery.unreached", "delivery.resend"), may(OFFICE)),
    "delivery.file": may(OFFICE, jobs=("unreached",)),
    "delivery.resent": may(OFFICE, "broadcasts", "audit", scope=ALL, tells=True),
    **dict.fromkeys(("campaign.desk_list", "campaign.desk", "campaign.contents", "workbook.show"), may(OFFICE)),
    "workbook.send": may(OFFICE, jobs=("workbook",)),
    "workbook.apply": may(OFFICE, *WORKBOOK, scope=ALL),
    "workbook.drop": may(OFFICE, "workbooks", scope=ALL),
    "document.begin": may(OFFICE),
    "document.read": may(OFFICE, "files", scope=ALL, jobs=("launch_document",)),
    "document.ocr": may(OFFICE, jobs=("launch_document",)),
    "document.make": may(OFFICE, jobs=("launch_document",)),
    "document.evidence": may(OFFICE),
    "document.ignore": may(OFFICE),
    "document.original": may(EVERYBODY, jobs=("document_copy",)),
    **dict.fromkeys(("draft.show", "draft.further", "draft.part", "draft.entry", "draft.doubtful"), may(OFFICE)),
    **dict.fromkeys(("draft.source", "draft.edit", "draft.add", "draft.correction"), may(OFFICE)),
    **dict.fromkeys(("draft.ask_take_out", "draft.ask_drop"), may(OFFICE)),
    **dict.fromkeys(("draft.confirm", "draft.take_out", "draft.decide"), may(OFFICE, *DRAFT, scope=ALL)),
    "draft.drop": may(OFFICE, *DRAFT, "files", scope=ALL, jobs=("document_removal",)),
    **dict.fromkeys(("merit.mine", "merit.show", "eligibility.mine", "eligibility.titles", "eligibility.show"), LOOK),
    **dict.fromkeys(("merit.find", "rating.begin", "eligibility.ask"), may(DECIDERS)),
    "eligibility.confirm": may(DECIDERS, "confirmations", "audit", scope=UNIT),
    "rating.withdraw": may(DECIDERS, "ratings", "audit", scope=UNIT),
    "merit.flag": may(frozenset({"office"}), "review_flags", "audit", scope=ALL),
    **dict.fromkeys(
        (
            "award.begin",
            "award.list",
            "award.show",
            "award.correct",
            "award.withdraw",
            "merit_list.begin",
            "merit_list.preview",
        ),
        may(frozenset({"office"})),
    ),
    "award.withdrawn": may(frozenset({"office"}), "awards", "audit", scope=ALL),
    **dict.fromkeys(("earlier.begin", "earlier.preview"), may(ALONE)),
    "earlier.save": may(ALONE, "earlier_imports", "earlier_figures", "audit", scope=ALL),
    "earlier.undo": may(ALONE, "earlier_imports", "earlier_figures", "audit", scope=ALL),
    "earlier.drop": may(ALONE, "earlier_imports", scope=ALL),
    "export.begin": may(ALONE),
    "export.queue": may(ALONE, jobs=("campaign_export",)),
    **dict.fromkeys(("file.show", "file.section"), LOOK),
    "file.queue": may(EVERYBODY, jobs=("personal_file",)),
    "lookup.begin": may(READERS),
    "lookup.found": may(READERS, "lookup_entries", scope=ALL),
    "lookup.open": may(READERS),
    "merit_list.save": may(frozenset({"office"}), "merit_imports", "awards", "ratings", "audit", scope=ALL),
    "merit_list.drop": may(frozenset({"office"}), "merit_imports", scope=ALL),
    **dict.fromkeys(("council.show", "round.list", "round.show", "round.history", "proposal.list"), may(COMMENDING)),
    "round.guidance_file": may(COMMENDING, jobs=("commendation_file",)),
    "round.of_council": may(frozenset({"council", "director"})),
    **dict.fromkeys((f"council.{name}" for name in ("member", "add")), may(ALONE)),
    "council.end": may(ALONE, "council_members", "roles", "audit", scope=ALL),
    **dict.fromkeys((f"round.{name}" for name in ("add", "guide", "publish", "submit")), may(ALONE)),
    "round.published": may(ALONE, *COMMENDATION, scope=ALL, tells=True),
    "round.hear": may(ALONE, *COMMENDATION, scope=ALL),
    "round.submitted": may(ALONE, *COMMENDATION, scope=ALL, tells=True),
    **dict.fromkeys(("round.review", "round.give_back"), may(DIRECTOR)),
    "round.approve": may(DIRECTOR, *COMMENDATION, scope=ALL, tells=True),
    **dict.fromkeys(("round.close", "round.reopen"), may(ALONE, "round_steps", "audit", scope=ALL)),
    **dict.fromkeys((f"proposal.{name}" for name in ("of_unit", "show", "history")), may(READERS)),
    **dict.fromkeys((f"proposal.{name}" for name in ("begin", "change", "withdraw")), may(DECIDERS)),
    **dict.fromkeys(("proposal.from_nomination", "proposal.from_showcase"), may(DECIDERS)),
    **dict.fromkeys(("proposal.of_office", "proposal.drop", "comment.list", "dossier.show"), may(ALONE)),
    **dict.fromkeys(("proposal.select", "proposal.route"), may(ALONE, "proposal_revisions", "audit", scope=ALL)),
    "proposal.hold": may(ALONE, "review_flags", "audit", scope=ALL),
    "dossier.mark": may(ALONE, "proposal_papers", scope=ALL),
    **dict.fromkeys(("vote.next", "vote.begin"), may(ALONE | {"council"})),
    **dict.fromkeys(
        (f"decision.{name}" for name in ("every", "list", "show", "routes", "begin", "withdraw")), may(ALONE)
    ),
    "decision.file": may(ALONE, jobs=("commendation_file",)),
    **dict.fromkeys(("public.show", "public.comment"), LOOK),
    "eligible.show": may(ALONE),
    **dict.fromkeys(("eligible.of_unit", "eligible.list", "eligible.rows"), may(READERS)),
    "round.papers": may(ALONE),
    "round.make_paper": may(ALONE, jobs=("commendation_papers",)),
    "approval.ask": may(OFFICE),
    "approval.submit": may(OFFICE, "campaigns", "audit", scope=ALL, tells=True),
    "approval.approve": may(DIRECTOR, "campaigns", "audit", scope=ALL, tells=True),
    "approval.give_back": may(DIRECTOR),
    **dict.fromkeys(("approvals.show", "approval.look", "extension.look"), may(DIRECTOR)),
    "extension.grant": may(DIRECTOR, "extensions", "milestones", "reminders", "audit", scope=ALL, tells=True),
    "extension.refuse": may(DIRECTOR),
    **dict.fromkeys(("shares.show", "shares.issue"), may(OFFICE)),
    "unit.shares": may(READERS),
    **dict.fromkeys(("below.show", "below.choose", "below.unit", "below.drafts", "campaign.copy"), may(OFFICE)),
    **dict.fromkeys(("levels.list", "levels.show"), may(READERS)),
    "below.join": may(OFFICE, "campaigns", "targets", "topics", "audit", scope=ALL),
    "campaign.reopen": may(OFFICE),
    "campaign.take_out": may(OFFICE),
    "below.make": may(OFFICE, *COPY, scope=ALL),
    "campaign.copied": may(OFFICE, *COPY, scope=ALL),
    **dict.fromkeys(("campaign.pause", "topic.list", "topic.end"), may(OFFICE)),
    "campaign.paused": may(OFFICE, "campaigns", "broadcasts", "reminders", "audit", scope=ALL, tells=True),
    "campaign.resumed": may(OFFICE, "campaigns", "milestones", "audit", scope=ALL),
    "topic.ended": may(OFFICE, "topics", "audit", scope=ALL),
    "milestone.list": may(OFFICE),
    "milestone.move": may(OFFICE),
    **dict.fromkeys(("milestone.add", "milestone.remove_which", "milestone.remove"), may(OFFICE)),
    **dict.fromkeys(
        ("milestone.removed", "milestone.restore"), may(OFFICE, "milestones", "reminders", "audit", scope=ALL)
    ),
    **dict.fromkeys(("owing.show", "owing.next", "owing.answer"), LOOK),
    "office.show": may(OFFICE),
    "office.group": may(OFFICE),
    **dict.fromkeys(
        (
            *("unit.show", "unit.work", "unit.group", "unit.below", "unit.missing", "unit.person"),
            *("unit.waiting", "unit.pledge", "unit.showcases", "unit.showcase"),
        ),
        may(READERS),
    ),
    **dict.fromkeys(("unit.launch", "unit.launch_change", "unit.showcase_add", "unit.showcase_change"), may(HEADS)),
    "unit.nudge": may(DECIDERS, "nudges", "personal_nudges", scope=UNIT, tells=True),
    "unit.nudge_one": may(DECIDERS, "nudges", "personal_nudges", scope=UNIT, tells=True),
    "unit.confirm": may(CONFIRMERS, "pledges", "pledge_revisions", scope=UNIT, tells=True),
    "unit.confirm_all": may(CONFIRMERS),
    "unit.confirmed_all": may(CONFIRMERS, "pledges", "pledge_revisions", scope=UNIT, tells=True),
    **dict.fromkeys(("activity.list", "activity.kinds", "activity.show", "activity.history"), may(COMPILERS)),
    "activity.everywhere": may(OFFICE | {"council", "director"}),
    **dict.fromkeys(("activity.add", "activity.change", "activity.done", "activity.withdraw"), may(DECIDERS)),
    "activity.told": may(HEADS),
    "activity.restore": may(DECIDERS, "activity_revisions", scope=UNIT),
    "record.file": may(COMPILERS, jobs=("record_copy",)),
    "activity.story": may(DECIDERS, jobs=("story",)),
    **dict.fromkeys(("nomination.list", "nomination.tags", "nomination.show", "nomination.history"), may(COMPILERS)),
    "nomination.everywhere": may(OFFICE | {"council", "director"}),
    **dict.fromkeys(("nomination.add", "nomination.change", "nomination.from_inspection"), may(DECIDERS)),
    **dict.fromkeys(("nomination.decline", "nomination.withdraw", "step.add", "step.list", "step.ask"), may(DECIDERS)),
    "nomination.suggest": LOOK,
    "nomination.accept": may(DECIDERS, "nomination_revisions", scope=UNIT, tells=True),
    "nomination.export": may(frozenset({"office"}), jobs=("nominations",)),
    "step.withdrawn": may(DECIDERS, "steps", scope=UNIT),
    "unit.return": may(CONFIRMERS),
    "unit.showcase_withdraw": may(HEADS),
    "unit.showcase_withdrawn": may(HEADS, "showcases", scope=UNIT),
    **dict.fromkeys(
        ("unit.reports", "unit.report_read", "unit.report_history", "unit.reports_below"),
        may(READERS),
    ),
    **dict.fromkeys(("unit.report_write", "unit.report_missing", "unit.report_fill"), may(DECIDERS)),
    "unit.report_seen": may(DECIDERS | DIRECTOR, "unit_report_decisions", "audit", scope=ALL),
    "unit.reports_seen_all": may(DECIDERS | DIRECTOR, "unit_report_decisions", "audit", scope=ALL),
    "unit.report_return": may(DECIDERS | DIRECTOR),
    "progress.reports": may(DECIDERS | DIRECTOR),
    "work.begin": LOOK,
    "work.waiting": may(DECIDERS | DIRECTOR),
    "work.confirm": may(DECIDERS | DIRECTOR, "work_counts", "audit", scope=ALL, tells=True),
    "progress.seen": may(DECIDERS | DIRECTOR, "progress_views", scope=ALL),
    "progress.seen_all": may(DECIDERS | DIRECTOR, "progress_views", scope=ALL),
    **dict.fromkeys(("reckoning.show", "reckoning.change"), may(OFFICE)),
    **dict.fromkeys(("record.begin", "record.units", "record.reopen"), may(OFFICE)),
    "record.seen_every": may(frozenset({"office"}), "unit_report_decisions", "audit", scope=ALL),
    **dict.fromkeys(("collective.of_unit", "collective.list"), may(READERS)),
    **dict.fromkeys(("collective.register", "initiative.register"), may(READERS - HEADS)),
    # the member of the scene speaks for the trade union of the head's unit
    **dict.fromkeys(("collective.open", "collective.trail"), may(READERS | {"member"})),
    **dict.fromkeys(("collective.begin", "collective.edit", "collective.withdraw"), may(HEADS)),
    "collective.sign": may(HEADS, *COLLECTIVE, scope=UNIT, tells=True),
    "collective.withdrawn": may(HEADS, *COLLECTIVE, scope=UNIT, tells=True),
    "collective.agree": may(frozenset({"member"}), *COLLECTIVE, scope=ALL, tells=True),
    "collective.confirm": may(frozenset({"other_head"}), *COLLECTIVE, scope=ALL, tells=True),
    "collective.return": may(frozenset({"member", "other_head"})),
    "collective.union": may(DECIDERS),
    **dict.fromkeys(("initiative.mine", "initiative.begin", "initiative.edit", "initiative.withdraw"), LOOK),
    "initiative.open": may(READERS | {"member"}),
    "initiative.of_unit": may(READERS),
    "initiative.withdrawn": may(EVERYBODY, *INITIATIVE),
    "initiative.confirm": may(HEADS, *INITIATIVE, scope=UNIT, tells=True),
    "initiative.return": may(HEADS),
    "initiative.result": may(frozenset({"office"})),
    **dict.fromkeys(("issued.list", "issued.show"), may(READERS)),
    "issued.register": may(frozenset({"office"})),
    **dict.fromkeys(("issued.begin", "issued.withdraw"), may(DECIDERS)),
    "issued.withdrawn": may(DECIDERS, "issued_pledges", scope=UNIT),
    "issued.nudge": may(DECIDERS, scope=UNIT, tells=True),
    "issued.mine": LOOK,
    **dict.fromkeys(("issued.open", "issued.adjust"), may(HEADS | {"member"})),
    "issued.accept": may(
        HEADS | {"member"},
        *(*PLEDGES, *COLLECTIVE, "collective_items", "issued_pledge_bearers"),
        scope=ALL,
        tells=True,
    ),
    **dict.fromkeys(("difficulty.mine", "difficulty.begin", "difficulty.from_report", "difficulty.edit"), LOOK),
    "difficulty.of_unit": may(READERS),
    "difficulty.register": may(READERS - HEADS),
    **dict.fromkeys(("difficulty.open", "difficulty.read"), may(READERS | {"member"})),
    "difficulty.file": may(READERS | {"member"}, jobs=("difficulty_file",)),
    "difficulty.take": may(frozenset({"office"}), *DIFFICULTY, scope=ALL, tells=True),
    **dict.fromkeys(("difficulty.answer", "difficulty.put"), may(frozenset({"office"}))),
    "difficulty.approve": may(DIRECTOR, *DIFFICULTY, scope=ALL, tells=True),
    "difficulty.decide": may(DIRECTOR),
    "difficulty.close": may(frozenset({"office", "member"}), *DIFFICULTY, scope=ALL, tells=True),
    "difficulty.withdraw": may(frozenset({"member"})),
    "difficulty.withdrawn": may(frozenset({"member"}), *DIFFICULTY, tells=True),
    "difficulty.document": may(HEADS),
    **dict.fromkeys(("faq.begin", "faq.read"), LOOK),
    **dict.fromkeys(("faq.register", "faq.show", "faq.add", "faq.make", "faq.edit"), may(frozenset({"office"}))),
    "faq.turn": may(frozenset({"office"}), *FAQ, scope=ALL),
    **dict.fromkeys(
        (f"request.{name}" for name in ("list", "show", "units", "cancel", "extend", "begin")),
        may(frozenset({"office"})),
    ),
    "request.nudge": may(frozenset({"office"}), "request_nudges", scope=ALL, tells=True),
    "request.cancelled": may(frozenset({"office"}), "requests", "audit", scope=ALL, tells=True),
    "request.export": may(frozenset({"office"}), jobs=("request_export",)),
    **dict.fromkeys(("request.of_unit", "request.open", "request.read"), may(READERS)),
    "request.answer": may(HEADS),
    "request.file": may(READERS, jobs=("request_file",)),
    **dict.fromkeys(("mydata.show", "mydata.ask", "mydata.asked", "mydata.open"), LOOK),
    "mydata.copy": may(EVERYBODY, jobs=("my_data",)),
    "mydata.withdraw": may(EVERYBODY, *DATA),
    "mydata.lift": may(EVERYBODY, "data_restrictions", "audit"),
    "data.lift": may(frozenset({"office"}), "data_restrictions", "audit", scope=ALL, tells=True),
    **dict.fromkeys(
        (f"data.{name}" for name in ("list", "open", "done", "refuse", "erase")), may(frozenset({"office"}))
    ),
    "data.acknowledge": may(frozenset({"office"}), *DATA, scope=ALL, tells=True),
    "data.erased": may(frozenset({"office"}), *ERASED, scope=ALL, tells=True),
    **dict.fromkeys(("form.resume", "form.drop", "form.others"), LOOK),
    **dict.fromkeys((f"form.{name}" for name in ("pick", "skip", "back", "choose", "change", "review", "stop")), LOOK),
    "form.save": LOOK,  # what a form may store is in FORMS
}

# actions on objects that the scene does not hold; that they work for those who may is shown by tests of their own
SHOWN_ELSEWHERE = frozenset({"workbook.send", "workbook.show", "workbook.apply", "workbook.drop",
                             "unit.report_missing", "unit.report_fill", "reminder.later", "reminder.tomorrow"})  # fmt: skip

COMMANDS: dict[str, May] = {
    **dict.fromkeys(
        ("menu", "trogiup", "cuatoi", "start", "lienket", "dangky", "baocao", "phongtrao", "conthieu", "huy"), LOOK
    ),
    "vanphong": may(OFFICE),
    "donvi": may(READERS),
    "tonghop": may(COMPILERS),
}


@dataclass(frozen=True)
class Filled:
    """A form filled to the end: for whom it may be saved, what it was started for, its answers, what saving writes.

    ``$name`` stands for an object of the scene.
    """

    who: frozenset[str]
    about: dict[str, Any]
    answers: dict[str, Any]
    writes: frozenset[str]
    scope: str = ALL
    jobs: tuple[str, ...] = ()


def filled(
    who: frozenset[str],
    about: dict[str, Any],
    answers: dict[str, Any],
    *writes: str,
    scope: str = ALL,
    jobs: tuple[str, ...] = (),
) -> Filled:
    return Filled(who, about, answers, frozenset(writes), scope, jobs)


HERE = {"campaign": "$campaign", "unit": "$unit"}
PROMISE = {"title": 1, "promise1": {"text": "Học tập"}, "amount1": None, "due1": None, "more1": False}
DAYS_OFF = {"kind": False, "first": "2027-02-08", "last": "2027-02-09", "source": "Thông báo"}
MODEL = {"kind": "mo_hinh", "name": "Mô hình X", "description": "Mô tả", "file": None}
STANDING = {"said": "done"}
NOMINEE = {"subject": "tap_the", "who": {"official": None, "name": "Tổ Mẫu"}, "workplace": None, "deed_on": None}
NOMINEE |= {"text": "Làm tốt", "tags": None, "files": None}

LOOKING = {"compile_days", "faq/ask", "merits", "ledger"}  # forms that ask what is to be shown and keep nothing

FORMS: dict[str, Filled] = {
    "paper": filled(OFFICE, {"paper": "bao-cao"}, {"file": 1}, jobs=("paper_trial",)),
    "signing": filled(
        OFFICE,
        {},
        {
            "name": "Lê Mẫu",
            "capacity": "HEAD",
            "head": "Giám đốc",
            "collective": None,
            "first": "2027-01-11",
            "last": None,
        },
        *("signing_capacities", "audit"),
    ),
    "regulation": filled(
        OFFICE,
        {"regulation": 1, "cited": ""},
        {
            "number": "2/QĐ-UBND",
            "name": "Quyết định mẫu",
            "issuer": None,
            "issued_on": None,
            "effective_from": "2027-01-01",
            "effective_to": None,
        },
        *("regulations", "audit"),
    ),
    "regulation/change": filled(
        OFFICE,
        {"regulation": 1},
        {"how": "ends", "day": "2027-06-01", "successor": "Quyết định số 3/QĐ-UBND"},
        *("regulations", "audit"),
    ),
    "activity_kind": filled(
        OFFICE,
        {"activity_kind": ""},
        {"name": "Ra quân", "asked": ["reached"], "own": ["Số cây trồng"], "plannable": True},
        *("activity_kind_revisions", "audit"),
    ),
    "activity_kind/rename": filled(
        OFFICE,
        {"activity_kind": "kiem_tra", "revision": None},
        {"name": "Kiểm tra, giám sát"},
        *("activity_kind_revisions", "audit"),
    ),
    "merits": filled(DECIDERS, {}, {"who": "$candidate"}),
    "award": filled(
        frozenset({"office"}),
        {"candidate": "$candidate"},
        {"title": 1, "year": 2026, "number": "1/QĐ", "decided_on": None, "issuer": None},
        "awards",
        "audit",
    ),
    "council": filled(
        ALONE,
        {},
        {"who": "$official", "post": "member", "from_date": "2027-01-11", "to_date": None, "number": None},
        *("council_members", "roles", "audit"),
    ),
    "round": filled(
        ALONE,
        {},
        {
            "campaign": "$campaign",
            "name": "Đợt 2",
            "received_on": "2027-01-11",
            "titles": "every",
            "guidance": None,
            "file": None,
        },
        *("commendation_rounds", "round_steps", "audit"),
    ),
    "round/guidance": filled(
        ALONE, {"round": "$round"}, {"guidance": "HD 1", "file": None}, "commendation_rounds", "audit"
    ),
    "round/return": filled(DIRECTOR, {"round": "$round"}, {"reason": "Bổ sung"}, *COMMENDATION),
    "proposal": filled(
        DECIDERS,
        {**HERE, "round": "$round", "source": None},
        {"who": "$candidate", "title": 1, "kind": "cong_trang", "achievement": "Hoàn thành vượt mức", "traits": None},
        *("proposals", "proposal_revisions", "audit"),
        scope=UNIT,
    ),
    "proposal/drop": filled(
        ALONE, {"proposal": "$proposal", "to": "dropped"}, {"reason": "Chưa đủ"}, "proposal_revisions", "audit"
    ),
    "proposal/withdraw": filled(
        DECIDERS,
        {"proposal": "$proposal", "to": "withdrawn"},
        {"reason": "Ghi nhầm"},
        *("proposal_revisions", "audit"),
        scope=UNIT,
    ),
    "public_list": filled(
        EVERYBODY,
        {"round": "$round"},
        {"about": "whole", "kind": "remark", "text": "Nhất trí"},
        *("round_comments", "audit"),
    ),
    "vote": filled(
        ALONE | {"council"},
        {"proposal": "$heard", "revision": 2, "limited": True},
        {"held_on": "2027-01-11", "present": 1, "in_writing": 0, "agree": 1},
        *("proposal_votes", "proposal_revisions", "audit"),
    ),
    "decision": filled(
        ALONE,
        {"round": "$round", "route": "own"},
        {"number": "8/QĐ", "decided_on": "2027-01-11", "issuer": "Giám đốc Sở", "file": None},
        *("commendation_decisions", "decided_proposals", "awards", "proposal_revisions", "audit"),
    ),
    "decision/withdraw": filled(
        ALONE,
        {"decision": "$decision"},
        {"reason": "Ghi nhầm"},
        *("commendation_decisions", "awards", "proposal_revisions", "audit"),
    ),
    "rating": filled(
        DECIDERS,
        {"candidate": "$candidate"},
        {"year": 2026, "grade": "good", "number": None},
        "ratings",
        "audit",
        scope=UNIT,
    ),
    "earlier": filled(ALONE, {}, {"file": {"reference": "tep", "name": "so-lieu.xlsx"}}, "files", jobs=("earlier",)),
    "lookup": filled(READERS, {}, {"typed": "Hoa"}, "lookup_entries", scope=ALL),
    "merit_list": filled(
        frozenset({"office"}), {}, {"file": {"reference": "tep", "name": "khen.xlsx"}}, "files", jobs=("merit_list",)
    ),
    "join": filled(
        frozenset({"stranger"}),
        {"contacts": True},
        {"code": "$invitation", "contact": True, "agree": True},
        *("accounts", "invitations", "audit", "code_attempts", "broadcasts"),
    ),
    "accounts": filled(OFFICE, {}, {"who": "$official", "what": "revoke"}, "accounts", "audit", "invitations"),
    "delegation": filled(
        frozenset({"head"}),
        {"unit": "$unit"},
        {"who": "$official", "first": "2027-07-01", "last": "2027-07-05"},
        "delegations",
        "audit",
    ),
    "absence": filled(
        HEADS | OFFICE,
        {**HERE, "official": "$official"},
        {"first": "2027-02-15", "last": None},
        *("absences", "audit"),
        scope=UNIT,
    ),
    "settings": filled(
        OFFICE, {"setting": "invitation_days", "old": "30"}, {"value": "45"}, *("settings", "audit"), scope=ALL
    ),
    "pledge": filled(EVERYBODY, {"campaign": "$campaign"}, PROMISE, *PLEDGES, scope=OWN),
    "progress": filled(
        EVERYBODY,
        {"campaign": "$campaign", "item": "$item", "stage": "$stage"},
        {"standing$item": STANDING},
        *("progress", "files"),
        scope=OWN,
    ),
    "closing": filled(OFFICE, {"campaign": "$campaign"}, {"words": "đóng"}, "campaigns", "audit", "broadcasts"),
    "opening": filled(
        APPROVERS, {"campaign": "$draft", "people": 9, "second": False}, {"words": "mở"}, "campaigns", "audit"
    ),
    "bloc/name": filled(OFFICE, {"bloc": None}, {"name": "Khối thi đua 3"}, "blocs", "audit"),
    "bloc/member": filled(
        OFFICE,
        {"bloc": "$bloc"},
        {"member": {"unit": None, "body": "Sở Thử"}, "from_date": "2027-01-02"},
        *("bloc_members", "audit"),
    ),
    "bloc/paper": filled(
        OFFICE, {"bloc": "$bloc", "year": 2027, "kind": "pledge"}, {"file": "$file"}, "bloc_papers", "audit"
    ),
    "partner": filled(OFFICE, {"partner": None}, {"name": "Công đoàn", "which": "nobody"}, "partners", "audit"),
    "partner/report": filled(
        CONTACTS,
        {"partner": "$partner", "campaign": "$campaign", "stage": None, "replaces": None},
        {"text": "Đã phát động", "amount": None, "file": None},
        *("partner_reports", "audit"),
        scope=ALL,
    ),
    "bulletin": filled(
        OFFICE,
        {"audience": "all", "bulletin": None},
        {"text": "Họp sơ kết chiều thứ Năm", "priority": False},
        *("bulletins", "audit"),
    ),
    "bulletin/sending": filled(
        APPROVERS, {"bulletin": "$bulletin", "people": 9, "second": False}, {"words": "9"}, "bulletins", "audit"
    ),
    "ledger": filled(OFFICE, {}, {"who": "$official"}),
    "reminder_pause": filled(
        OFFICE,
        {"campaign": "$campaign"},
        {"until": "2027-02-01", "reason": "Chống bão"},
        *("reminder_pauses", "reminders", "audit"),
    ),
    "calendar": filled(OFFICE, {}, DAYS_OFF, "calendar_days", "audit"),
    "compile_days": filled(COMPILERS, {"campaign": "$campaign"}, {"first": "2027-01-05", "last": "2027-01-09"}),
    "freeze": filled(
        OFFICE, {"campaign": "$campaign", "period": "q1", "scope": "$unit"}, {"note": None}, jobs=("freeze",)
    ),
    "pull": filled(
        COMPILERS,
        {"campaign": "$campaign", "period": "q1", "scope": "$unit"},
        {"what": "excel", "period": "q1", "scope": "$unit", "rhythm": ["weekly", 0]},
        "pulls",
        scope=OWN,
    ),
    "document": filled(OFFICE, {}, {"piece1": {"text": "Phát động. " * 40}}, "files", jobs=("launch_document",)),
    "draft": filled(
        OFFICE,
        {"campaign": "$drafted", "part": "targets", "entry": "$target", "field": "data_source", "now": ""},
        {"data_source": "Niên giám thống kê"},
        *DRAFT,
    ),
    "approval": filled(
        DIRECTOR,
        {"campaign": "$submitted", "content": "$content"},
        {"reason": "Bổ sung chỉ tiêu"},
        "campaigns",
        "audit",
    ),
    "extension": filled(DIRECTOR, {"extension": "$extension"}, {"reason": "Số liệu đã đủ"}, "extensions", "audit"),
    "reopening": filled(
        OFFICE, {"campaign": "$closed"}, {"reason": "Bổ sung số liệu"}, "campaigns", "milestones", "audit"
    ),
    "taking_out": filled(OFFICE, {"campaign": "$archived"}, {"reason": "Thanh tra yêu cầu"}, "campaigns", "audit"),
    "milestone_new": filled(
        OFFICE,
        {"campaign": "$campaign"},
        {
            "kind": "progress",
            "name": "Báo cáo 9 tháng",
            "day": "2027-09-30",
            "stage": 0,
            "units": "every",
            "reason": "Theo kế hoạch",
        },
        *("milestones", "stages", "audit", "extensions"),
    ),
    "milestone": filled(
        OFFICE,
        {"milestone": "$milestone", "due_on": "2027-03-31"},
        {"day": "2027-04-15", "reason": "Theo thông báo mới"},
        *("milestones", "audit", "reminders", "extensions"),
    ),
    "shares": filled(
        OFFICE,
        {"campaign": "$campaign", "target": "$issued"},
        {"whom": "below", "value": {"value": "1", "unit": "mô hình"}},
        *("target_shares", "audit"),
    ),
    "unit/launch": filled(
        HEADS, {**HERE, "year": 2027}, {"held_on": "2027-01-08", "plan": None}, "launches", "files", scope=UNIT
    ),
    "unit/return": filled(
        CONFIRMERS,
        {**HERE, "pledge": "$pledge", "revision": 1},
        {"reason": "Bổ sung số lượng"},
        *("pledges", "pledge_revisions"),
        scope=UNIT,
    ),
    "unit/report": filled(
        DECIDERS,
        {**HERE, "stage": "$stage", "parts": [], "changing": False, "behalf": False},
        {"n$topic": {"text": "Đã làm", "amount": None, "unit": ""}},
        *("unit_reports", "unit_narratives", "audit"),
    ),
    "unit/report_return": filled(
        DECIDERS | DIRECTOR,
        {**HERE, "stage": "$stage", "revision": 1},
        {"reason": "Bổ sung nguồn số liệu"},
        *("unit_report_decisions", "audit"),
    ),
    "work": filled(
        EVERYBODY,
        {"campaign": "$campaign", "target": "$counted", "stage": "$stage"},
        {"counts": [4, 3, 2]},
        "work_counts",
        scope=OWN,
    ),
    "reckoning": filled(
        OFFICE,
        {"campaign": "$campaign", "target": "$issued"},
        {"counting": "increment", "baseline": None, "earlier": "12"},
        *("reckonings", "audit"),
    ),
    "record": filled(
        OFFICE,
        {"campaign": "$campaign", "stage": "$stage"},
        {"units": "all", "until": "2027-01-20", "reason": "Rà soát số liệu"},
        *("reopenings", "audit"),
    ),
    "activity": filled(
        DECIDERS,
        {**HERE, "activity": "$activity", "revision": 1},
        {"kind": "khac", "held": "2027-01-08", "text": "Ra quân đầu năm", "files": None},
        "activity_revisions",
        scope=UNIT,
    ),
    "activity/withdraw": filled(
        DECIDERS, {"activity": "$activity"}, {"reason": "Ghi trùng"}, "activity_revisions", scope=UNIT
    ),
    "nomination": filled(
        DECIDERS, {**HERE, "nomination": "$nomination", "revision": 1}, NOMINEE, "nomination_revisions", scope=UNIT
    ),
    "nomination/suggestion": filled(
        EVERYBODY, {"campaign": "$campaign"}, NOMINEE, "nominations", "nomination_revisions"
    ),
    "nomination/ending": filled(
        DECIDERS,
        {"nomination": "$suggested", "state": "suggested"},
        {"reason": "Chưa đủ kết quả"},
        "nomination_revisions",
        scope=UNIT,
    ),
    "step": filled(
        DECIDERS,
        {"nomination": "$nomination"},
        {"step": "bieu_duong", "on_day": "2027-01-08", "text": None},
        "steps",
        scope=UNIT,
    ),
    "collective": filled(
        HEADS,
        {**HERE, "was": "$written"},
        {**PROMISE, "title": None},
        *(*COLLECTIVE, "collective_items"),
        scope=UNIT,
    ),
    "collective/return": filled(
        frozenset({"member", "other_head"}),
        {"collective": "$collective", "revision": "$written"},
        {"reason": "Bổ sung chỉ tiêu"},
        *COLLECTIVE,
    ),
    "collective/union": filled(DECIDERS, HERE, {"who": "$official"}, *("union_representatives", "audit"), scope=UNIT),
    "initiative": filled(
        EVERYBODY,
        {"campaign": "$campaign"},
        {"name": "Sáng kiến X", "field": "Y", "description": None, "expected": None, "due": None, "author1": None},
        *(*INITIATIVE, "initiative_contents", "initiative_authors"),
        scope=OWN,
    ),
    "initiative/return": filled(
        HEADS, {"initiative": "$initiative", "revision": 1}, {"reason": "Bổ sung"}, *INITIATIVE, scope=UNIT
    ),
    "initiative/result": filled(
        frozenset({"office"}),
        {"initiative": "$confirmed_initiative", "revision": 2},
        {"what": "recognised", "number": "1/QĐ", "day": "2027-01-05"},
        *INITIATIVE,
    ),
    "issued": filled(
        DECIDERS,
        HERE,
        {**PROMISE, "whom": "people"},
        *("issued_pledges", "issued_pledge_items", "issued_pledge_bearers"),
        scope=UNIT,
    ),
    "difficulty": filled(
        EVERYBODY,
        {"difficulty": None},
        {"text": "Thiếu cây giống", "topic": None, "file": None},
        *DIFFICULTY,
        scope=OWN,
    ),
    **dict.fromkeys(
        ("difficulty/answer", "difficulty/put"),
        filled(frozenset({"office"}), {"difficulty": "$difficulty", "revision": 1}, {"text": "Trả lời"}, *DIFFICULTY),
    ),
    "difficulty/decide": filled(
        DIRECTOR, {"difficulty": "$put_difficulty", "revision": 2}, {"text": "Đồng ý"}, *DIFFICULTY
    ),
    "difficulty/document": filled(
        HEADS,
        {"difficulty": "$difficulty"},
        {"number": "1/CV", "day": "2027-01-05", "file": "$file"},
        *DIFFICULTY,
        scope=ALL,
    ),
    "faq/ask": filled(EVERYBODY, {}, {"words": "hỏi gì"}),
    "faq": filled(
        frozenset({"office"}), {"entry": None, "difficulty": None}, {"question": "Ở đâu?", "answer": "Ở đây."}, *FAQ
    ),
    "request": filled(
        frozenset({"office"}),
        {},
        {"text": "Báo cáo", "label1": "Số hộ", "kind1": "text", "more1": False, "due": "2027-02-01", "whom": "every"},
        *("requests", "request_fields", "request_units", "audit"),
    ),
    "request/extend": filled(
        frozenset({"office"}),
        {"request": "$request", "due_on": "2027-02-01"},
        {"day": "2027-02-02", "reason": "Chờ số liệu"},
        *("requests", "audit"),
    ),
    "request/answer": filled(
        HEADS,
        {"request": "$request", "unit": "$unit", "fields": "$asked_fields"},
        {"f$asked_field": "$file"},
        *("request_answers", "request_values"),
    ),
    "mydata": filled(EVERYBODY, {"right": "restrict"}, {"text": "Tạm dừng"}, *DATA, scope=OWN),
    **dict.fromkeys(
        ("data/done", "data/refuse"),
        filled(
            frozenset({"office"}), {"asked": "$asked", "revision": 1}, {"text": "Đã sửa"}, *DATA, "data_restrictions"
        ),
    ),
    "unit/showcase": filled(HEADS, HERE, MODEL, "showcases", "files", scope=UNIT),
}
