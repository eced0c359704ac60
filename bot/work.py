"""The kinds of work that jobs can be, each with the function that does it."""

from collections.abc import Mapping

from bot import work_evidence
from bot.jobs import Work
from bot.work_unreached import list_unreached

WORK: Mapping[str, Work] = {
    **work_evidence.WORK,
    "unreached": list_unreached,
}
