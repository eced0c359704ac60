"""The kinds of work that jobs can be, each with the function that does it."""

from collections.abc import Mapping

from bot import (
    work_campaign_export,
    work_deadline_calendar,
    work_earlier_figures,
    work_evidence,
    work_freeze,
    work_merit_list,
    work_my_data,
    work_personal_file,
    work_requests,
    work_roster_sheet,
    work_template,
    work_workbook,
)
from bot.jobs import Work
from bot.work_behind import find_behind
from bot.work_brief import make_brief
from bot.work_commendation import make_papers
from bot.work_compile import compile_campaign
from bot.work_document import read_launch_document
from bot.work_invitations import make_invitations
from bot.work_nominations import list_nominations, write_story_page
from bot.work_reminder_ledger import list_reminders
from bot.work_roster import read_sent_roster
from bot.work_statistics import make_statistics
from bot.work_unreachable import list_unreachable
from bot.work_unreached import list_unreached

WORK: Mapping[str, Work] = {
    **work_campaign_export.WORK,
    **work_deadline_calendar.WORK,
    **work_earlier_figures.WORK,
    **work_evidence.WORK,
    **work_freeze.WORK,
    **work_merit_list.WORK,
    **work_my_data.WORK,
    **work_personal_file.WORK,
    **work_requests.WORK,
    **work_roster_sheet.WORK,
    **work_template.WORK,
    **work_workbook.WORK,
    "brief": make_brief,
    "compile": compile_campaign,
    "roster": read_sent_roster,
    "statistics": make_statistics,
    "launch_document": read_launch_document,
    "document_copy": work_evidence.bring,
    "document_removal": work_evidence.remove,
    "behind": find_behind,
    "bloc_paper": work_evidence.bring,
    "partner_file": work_evidence.bring,
    "record_copy": work_evidence.bring,
    "nominations": list_nominations,
    "story": write_story_page,
    "commendation_papers": make_papers,
    "commendation_file": work_evidence.bring,
    "invitations": make_invitations,
    "unreached": list_unreached,
    "unreachable": list_unreachable,
    "reminder_ledger": list_reminders,
}
