"""The reader of launch documents as a parser for the sandbox: a long text cannot hold up the program that asks."""

from typing import Any

from importers import sandbox
from rules.launch_document.draft import Draft
from rules.launch_document.from_dict import draft_from
from rules.launch_document.read import read


def parse(payload: bytes) -> dict[str, Any]:
    """The draft of UTF-8 text, as JSON values."""
    return read(payload.decode("utf-8")).as_dict()


def read_draft(text: str) -> Draft:
    """The draft of ``text``, read in a child process. Blocks; raises `importers.refusal.Refusal` as the sandbox does."""
    return draft_from(sandbox.run("importers.launch_draft:parse", text.encode("utf-8")))
