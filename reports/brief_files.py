"""The director's page as files. Runs in a child process, so all of it pickles."""

import json
from collections.abc import Sequence
from pathlib import Path

from reports import wording
from reports.brief import brief_of, facts
from reports.compile import Progress, file_name, silent
from reports.period import Period
from reports.summary import summarise
from rules.records import CampaignRecord


def brief_files(
    record: CampaignRecord, period: Period, waiting: Sequence[str], folder: Path, progress: Progress = silent
) -> list[Path]:
    """Write the picture and its figures (JSON, ``reports.brief.facts``) into ``folder``; returns both paths.

    ``waiting`` names what somebody has to decide.
    """
    # loaded here, in the child process: the bot itself stays small and starts at once
    from reports.chart import brief_chart

    progress(0, 1, wording.STEPS[0])
    folder.mkdir(parents=True, exist_ok=True)
    summary = summarise(record, period)
    brief = brief_of(record, summary)
    name = file_name(summary, None)
    picture = brief_chart(brief, waiting, folder / f"{name}-mot-trang.png")
    figures = folder / f"{name}-mot-trang.json"
    figures.write_text(json.dumps(facts(brief), ensure_ascii=False), encoding="utf-8")
    return [picture, figures]
