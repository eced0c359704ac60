"""Logs for operators: codes and counts. A filter keeps tokens and phone numbers out, whatever a library writes."""

import logging
import re
import sys
import warnings

_TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")
_PHONE = re.compile(r"(?<!\d)(?:\+?84|0)(?:[ .-]?\d){9}(?!\d)")
_LINK = re.compile(r"/files/[\w.-]+")
_CHATTY = ("httpx", "httpcore", "telegram", "aiohttp.access", "asyncio", "alembic", "matplotlib", "uvicorn.access")


def mentions_phone(text: str) -> bool:
    """Whether a text holds what looks like a Vietnamese telephone number."""
    return _PHONE.search(text) is not None


class Redacting(logging.Formatter):
    """Formats a record, traceback included, then blanks what must not be there."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without tokens, links and phone numbers."""
        line = _LINK.sub("/files/<token>", super().format(record))
        return _PHONE.sub("<phone>", _TOKEN.sub("<token>", line))


def start_logging(level: int = logging.INFO) -> None:
    """Write to standard error; libraries that log addresses or payloads speak only of warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.raiseExceptions = False  # a line that cannot be written would be shown as it is, unblanked
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # raw on purpose: the library would parse updates by the batch, and one bad one would lose it; and sending is faster
    warnings.filterwarnings("ignore", message="Please use 'Bot")
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
