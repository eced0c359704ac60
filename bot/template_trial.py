"""Trying a sent template in capped child processes: first what kind of file it is, then on a made-up department."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass

from importers import sandbox
from importers.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Trial:
    """``reasons`` to refuse the template; without any, ``warnings`` as (rule, sentence) and the ``preview`` as .docx."""

    reasons: Sequence[str]
    warnings: Sequence[Sequence[str]] = ()
    preview: bytes = b""


def try_template(content: bytes, paper: str) -> Trial:
    """Blocks for some seconds: from an event loop call it in a thread."""
    try:
        sandbox.run("importers.template_file:check_template", content)
        found = sandbox.run("reports.word.trial:tried", content, {"paper": paper})
    except Refusal as refusal:
        return Trial((refusal.sentence,))
    if found["reasons"]:
        return Trial(tuple(found["reasons"]))
    return Trial((), found["warnings"], b64decode(found["document"]))
