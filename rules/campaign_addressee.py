"""Whom a campaign's own papers go to, as its launch document says."""

from dataclasses import dataclass

TO, COPY, FILE = "to", "copy", "file"


@dataclass(frozen=True, slots=True)
class CampaignAddressee:
    """``kind``: TO (Kính gửi), COPY (Nơi nhận) or FILE (Lưu, with its marks in ``name``); ``purpose`` as in ``b/c``."""

    name: str
    purpose: str = ""
    kind: str = COPY
