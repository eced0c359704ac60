"""The words that make a number a share: "%", "phần trăm", "điểm %"."""

from collections.abc import Sequence

from rules.tokens import Token

_PERCENT_WORDS = (("%",), ("phan", "tram"), ("pt",))


def share_at(words: Sequence[Token], place: int) -> int:
    """How many tokens at ``place`` say per cent."""
    for said in _PERCENT_WORDS:
        if tuple(word.plain for word in words[place : place + len(said)]) == said:
            return len(said)
    return 0


def points_at(words: Sequence[Token], place: int) -> int:
    """How many tokens say "điểm %", "điểm phần trăm" or "% điểm"."""
    if place < len(words) and words[place].plain == "diem" and (share := share_at(words, place + 1)):
        return share + 1
    share = share_at(words, place)
    return share + 1 if share and place + share < len(words) and words[place + share].plain == "diem" else 0
