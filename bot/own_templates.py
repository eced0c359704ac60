"""Where the bytes of the office's own templates of papers are."""

from pathlib import Path

from sqlalchemy import Connection

from bot.work_evidence import FOLDER
from storage import paper_templates


def own_templates(conn: Connection, data_dir: Path) -> dict[str, Path]:
    """The office's own templates in use, by paper; one whose bytes are gone counts as none."""
    found = {paper: data_dir / FOLDER / (each.stored or "") for paper, each in paper_templates.current(conn).items()}
    return {paper: path for paper, path in found.items() if path.is_file()}
