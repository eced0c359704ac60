"""Links to one file for one person until an instant: signed, so that nothing in them can be changed."""

import hmac
import re
from datetime import UTC, datetime
from hashlib import sha256

_TOKEN = re.compile(r"([A-Za-z0-9_-]{20,40})\.([0-9a-f]{64})")


def sign(secret: bytes, link: str, official: int, expires_at: datetime) -> str:
    """The token of a link's id; it holds for this person and this instant alone."""
    return f"{link}.{_mark(secret, link, official, expires_at)}"


def link_of(token: str) -> str | None:
    """The link's id that a token names, unproved; None for what is no token."""
    match = _TOKEN.fullmatch(token)
    return match[1] if match else None


def proved(secret: bytes, token: str, official: int, expires_at: datetime, now: datetime) -> bool:
    """Whether the token was signed for this person and instant, and the instant has not come."""
    link = link_of(token)
    if link is None:
        return False
    same = hmac.compare_digest(token, sign(secret, link, official, expires_at))
    return same and now < expires_at


def _mark(secret: bytes, link: str, official: int, expires_at: datetime) -> str:
    text = f"file-link\x1f{link}\x1f{official}\x1f{expires_at.astimezone(UTC).isoformat()}"
    return hmac.new(secret, text.encode(), sha256).hexdigest()
