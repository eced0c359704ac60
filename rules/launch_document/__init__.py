"""Read a launch document: plain text in, draft campaign out. Pure: no files, no clock."""

from rules.launch_document.draft import Draft
from rules.launch_document.read import read

__all__ = ["Draft", "read"]
