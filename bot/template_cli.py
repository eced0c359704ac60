"""Templates of papers at the command line: list, take out, try, use, go back."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from rich.console import Console
from sqlalchemy import Connection

from bot.errors import OperationError
from bot.own_templates import own_templates
from bot.settings import Settings
from bot.template_trial import try_template
from bot.work_evidence import FOLDER, store
from rules.file_kinds import label
from rules.papers import PAPER_NAMES
from storage import audit, files, paper_templates
from storage.database import engine


class TemplateCli:
    """One call of ``thidua template``; nothing changes before ``confirm`` says so."""

    def __init__(self, settings: Settings, now: datetime, console: Console, confirm: Callable[[str], bool]) -> None:
        self._settings, self._now, self._console, self._confirm = settings, now, console, confirm

    def show(self) -> None:
        """Every paper, and whose template it has."""
        with self._begun() as conn:
            own = paper_templates.current(conn)
        for paper in PAPER_NAMES:
            self._say(f"{paper}: {own[paper].name if paper in own else 'mẫu mặc định'}")

    def take_out(self, paper: str, folder: Path) -> Path:
        """Copy the template in use into a folder."""
        from reports.word.papers import PAPERS  # heavy, and the list has no need of it

        with self._begun() as conn:
            source = own_templates(conn, self._settings.data_dir).get(_known(paper)) or PAPERS[paper].default
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(source, folder / f"mau-{paper}.docx"))

    def send(self, paper: str, file: Path) -> bool:
        """Try a template, write its preview beside it, and use it when that is confirmed."""
        content = file.read_bytes()
        trial = try_template(content, _known(paper))
        if trial.reasons:
            raise OperationError(" ".join(f"{reason.rstrip('.')}." for reason in trial.reasons))
        preview = file.with_name(f"xem-thu-{paper}.docx")
        preview.write_bytes(trial.preview)
        for rule, sentence in trial.warnings:
            self._say(f"{rule}: {sentence}")
        if not self._confirm(f"Bản xem thử ở {preview}. Dùng mẫu này?"):
            return False
        with self._begun() as conn:
            self._take(conn, paper, file.name, content, trial.warnings)
        self._say("Đã dùng mẫu mới.")
        return True

    def _take(self, conn: Connection, paper: str, name: str, content: bytes, warnings: Sequence[Sequence[str]]) -> None:
        about = {"kind": "docx", "network": "", "reference": "", "name": label(name)}
        made = files.declare(conn, official_id=None, declared_size=len(content), now=self._now, **about)
        store(self._settings.data_dir / FOLDER, files.get(conn, made).random_name, content)
        files.keep(conn, made, len(content), hashlib.sha256(content).hexdigest())
        kept = paper_templates.keep(conn, paper, made, warnings, by=None, now=self._now)
        paper_templates.decide(conn, kept, paper_templates.TAKEN, by=None, now=self._now)
        audit.record(conn, None, "paper.taken", f"paper_template:{kept}", paper, self._now)

    def restore_default(self, paper: str) -> bool:
        """Go back to the template of the program."""
        if not self._confirm(f"Về mẫu mặc định của {_known(paper)}?"):
            return False
        with self._begun() as conn:
            paper_templates.restore_default(conn, paper, by=None, now=self._now)
            audit.record(conn, None, "paper.default", f"paper:{paper}", "", self._now)
        self._say("Đã về mẫu mặc định.")
        return True

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        made = engine(self._settings.database)
        try:
            with made.begin() as conn:
                yield conn
        finally:
            made.dispose()

    def _say(self, words: str) -> None:
        self._console.print(words, soft_wrap=True, markup=False)


def _known(paper: str) -> str:
    if paper not in PAPER_NAMES:
        raise OperationError(f"Không có mẫu “{paper}”. Các mẫu: {', '.join(PAPER_NAMES)}.")
    return paper
