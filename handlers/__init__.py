"""The table of contents: every command, button, form and free word, and where it is handled."""

from collections.abc import Callable, Mapping
from typing import Any

from handlers import (
    absences,
    absences_form,
    accounts,
    accounts_form,
    announcement,
    broadcast_control,
    campaign,
    campaign_approval,
    campaign_below,
    campaign_closing,
    campaign_copying,
    campaign_desk,
    campaign_opening,
    campaign_pausing,
    campaign_preview,
    compile,
    days_off,
    deliveries,
    document,
    document_form,
    draft,
    draft_changes,
    draft_edit,
    evidence,
    extensions,
    forecast,
    form_actions,
    invitations,
    join,
    join_approval,
    menu,
    milestones,
    office,
    office_settings,
    pledge,
    presence,
    progress,
    progress_history,
    reminders,
    roster,
    shares,
    strangers,
    unit,
    unit_kinds,
    unit_launch,
    unit_missing,
    unit_nudges,
    unit_pledges,
    unit_return,
    unit_shares,
    unit_showcase_form,
    unit_showcases,
    unit_work,
    words,
    workbook,
)
from handlers.access import undeclared
from handlers.dispatch import Tables
from handlers.form import Form

Handler = Callable[..., None]

FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        join.FORM,
        absences_form.FORM,
        accounts_form.FORM,
        pledge.FORM,
        progress.FORM,
        campaign_approval.FORM,
        campaign_closing.FORM,
        campaign_opening.FORM,
        days_off.FORM,
        document_form.FORM,
        draft_edit.FORM,
        milestones.FORM,
        office_settings.FORM,
        shares.FORM,
        unit_launch.FORM,
        unit_return.FORM,
        unit_showcase_form.FORM,
    )
}

COMMANDS: dict[str, Handler] = {
    **menu.COMMANDS,
    **join.COMMANDS,
    **accounts.COMMANDS,
    **pledge.COMMANDS,
    **progress.COMMANDS,
    **campaign.COMMANDS,
    **office.COMMANDS,
    **unit.COMMANDS,
    **compile.COMMANDS,
    "huy": form_actions.stopping(FORMS),
}

ACTIONS: dict[str, Handler] = {
    **menu.ACTIONS,
    **join_approval.ACTIONS,
    **absences.ACTIONS,
    **absences_form.ACTIONS,
    **accounts.ACTIONS,
    **accounts_form.ACTIONS,
    **invitations.ACTIONS,
    **roster.ACTIONS,
    **pledge.ACTIONS,
    **progress.ACTIONS,
    **progress_history.ACTIONS,
    **evidence.ACTIONS,
    **announcement.ACTIONS,
    **broadcast_control.ACTIONS,
    **campaign.ACTIONS,
    **campaign_approval.ACTIONS,
    **campaign_below.ACTIONS,
    **campaign_closing.ACTIONS,
    **campaign_copying.ACTIONS,
    **campaign_desk.ACTIONS,
    **campaign_opening.ACTIONS,
    **campaign_pausing.ACTIONS,
    **campaign_preview.ACTIONS,
    **compile.ACTIONS,
    **days_off.ACTIONS,
    **deliveries.ACTIONS,
    **document.ACTIONS,
    **document_form.ACTIONS,
    **draft.ACTIONS,
    **draft_changes.ACTIONS,
    **draft_edit.ACTIONS,
    **extensions.ACTIONS,
    **milestones.ACTIONS,
    **office.ACTIONS,
    **office_settings.ACTIONS,
    **forecast.ACTIONS,
    **shares.ACTIONS,
    **unit.ACTIONS,
    **unit_work.ACTIONS,
    **unit_kinds.ACTIONS,
    **unit_launch.ACTIONS,
    **unit_missing.ACTIONS,
    **unit_nudges.ACTIONS,
    **unit_pledges.ACTIONS,
    **unit_return.ACTIONS,
    **unit_shares.ACTIONS,
    **unit_showcases.ACTIONS,
    **workbook.ACTIONS,
    **form_actions.actions(FORMS),
}

# what is said and stored when a job of a kind has been done
OUTCOMES: Mapping[str, Handler] = {
    **compile.OUTCOMES,
    **deliveries.OUTCOMES,
    **document.OUTCOMES,
    **evidence.OUTCOMES,
    **invitations.OUTCOMES,
    **roster.OUTCOMES,
    **workbook.OUTCOMES,
}

# what falls due with time: called by the sweep, each in a transaction of its own
LOOKS = (announcement.open_due, reminders.sweep)

TABLES = Tables(
    commands=COMMANDS,
    actions=ACTIONS,
    forms=FORMS,
    words=words.said,
    strangers=join.stranger,
    group=strangers.group,
    presence=presence.changed,
)


def check(tables: Tables) -> None:
    """Refuse to start when a handler declares no access; RuntimeError names it."""
    everything: dict[str, Any] = {**tables.commands, **tables.actions, **tables.forms}
    missing = undeclared(everything)
    if missing:
        raise RuntimeError(f"handlers without a declared access: {', '.join(missing)}")
