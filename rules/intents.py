"""What a line asks the bot to do, and which title it names."""

from collections.abc import Sequence

from rules.command_words import COMMANDS, TITLES
from rules.signs import INTENT_SIGNS, TITLE_SIGNS, Sign
from rules.tokens import Token
from rules.words import fold

_SMALL_TALK = frozenset({"yes", "no", "skip", "back", "cancel", "menu", "thanks", "unit"})
_NEEDS_LEAD = frozenset(
    {
        "help",
        "launch",
        "showcase",
        "initiative",
        "nomination",
        "proposal",
        "difficulty",
        "evidence",
        "snooze",
        "register",
        "activity",
        "eligibility",
    }
)
_FILLERS = frozenset(
    fold(
        """
        dạ vâng ạ à ah nhé nha nhá rồi thưa anh chị em tôi mình tui đồng chí sếp ơi ừ thì là đã cho xin muốn
        cần hãy vui lòng nhờ được đơn vị phòng  chúng bên với đi luôn nào ơ và giúp bạn bot các câu ban của
        đc đ c a c e ui này kia về việc thi đua phong trào mời vừa mới hôm nay
        """
    ).split()
)
_ABOUT_TITLES = frozenset({"register", "proposal"})
_EVERYDAY = frozenset({"edit", "nudge", "missing"})
_SLIPPED = frozenset(
    {"register", "report", "launch", "compile", "help", "mine", "nudge", "cancel", "back", "skip", "yes", "no"}
)
_LEVELS = ("Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cấp tỉnh", "Chiến sĩ thi đua toàn quốc")


def intent_of(
    words: Sequence[Token], status: str | None, *, tells: bool, dated: bool = False
) -> tuple[str | None, Sign | None]:
    """The intent and where it was said. ``tells``: a figure or a status was said, so a bare mention of a thing people
    report about ("đã tổ chức 3 hội nghị, xây dựng 2 mô hình") is no command. ``dated``: a day was said, so what is only nearly
    small talk ("hôm qua", one slip from "cho qua") is none."""
    if words and words[0].plain == "/" and len(words) > 1:
        return COMMANDS.get("".join(word.plain for word in words[1:] if word.is_word)), None
    signs = INTENT_SIGNS.find(words)
    for sign in signs:
        if _counts(sign, signs, words, tells) and not (sign.tag == "difficulty" and status not in (None, "blocked")):
            return sign.tag, sign
    if not tells:
        for sign in INTENT_SIGNS.find_slipped(words):
            if sign.tag in (_SLIPPED - _SMALL_TALK if dated else _SLIPPED) and _counts(sign, [], words, tells):
                return sign.tag, sign
    return ("report" if tells else None), None


def _counts(sign: Sign, signs: Sequence[Sign], words: Sequence[Token], tells: bool) -> bool:
    """Whether the sign is a command here: small talk must be all that was said, a thing must be named first."""
    alike = {place for other in (sign, *signs) if other.tag == sign.tag for place in range(other.first, other.last)}
    outside = [word for place, word in enumerate(words) if place not in alike]
    if sign.tag in _SMALL_TALK:
        return all(_is_filler(word) for word in outside)
    if tells and (sign.tag == "help" or (sign.tag in _EVERYDAY and _is_bare(sign, words))):
        return False
    leads = all(_is_filler(word) for word in words[: sign.first])
    if sign.tag in _NEEDS_LEAD or tells:
        return leads
    return True


def _is_bare(sign: Sign, words: Sequence[Token]) -> bool:
    """ "Sửa được 10 căn nhà" is no wish to edit: one everyday word beside a figure commands nothing."""
    return sign.last - sign.first == 1 and any(word.is_number for word in words)


def _is_filler(word: Token) -> bool:
    return word.plain in _FILLERS or not (word.is_word or word.is_number)


def title_of(words: Sequence[Token], intent: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The title named, and the titles to choose from when only "chiến sĩ thi đua" was said, without its level."""
    found = [sign.tag for sign in TITLE_SIGNS.find(words)]
    if not found and intent in _ABOUT_TITLES:
        found = [sign.tag for sign in TITLE_SIGNS.find_slipped(words)]
    names = tuple(dict.fromkeys(found))
    if len(names) > 1:
        return None, names
    if names == ("Chiến sĩ thi đua",):
        return None, () if intent == "eligibility" else _LEVELS
    return (names[0], ()) if names and names[0] in TITLES else (None, ())
