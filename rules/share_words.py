"""The words that make a share: "%", "phần trăm", "điểm %", "nửa"."""

from collections.abc import Sequence

from rules.tokens import Token

_PERCENT_WORDS = (("%",), ("phan", "tram"), ("pt",))
_BEFORE_HALF = frozenset({"mot", "1", "phan", "qua", "hon", "gan", "xong", "duoc"})


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


def is_half(words: Sequence[Token], place: int) -> bool:
    """ "nửa", or "nua" after a word that leads to a share: without marks it is more often "nữa"."""
    word = words[place]
    if word.plain != "nua" or word.is_marked:
        return word.typed == "nửa"
    return place > 0 and words[place - 1].plain in _BEFORE_HALF
