"""How a message addresses the one who reads it: anh, chị, đồng chí, or the given name alone. Never guessed, only chosen."""

from enum import StrEnum

# stands before each "đồng chí" of a text that means its reader; the same sign as in ``messages.render``
TO_READER = "\u2063"
_ASKED = ("đồng chí", "Đồng chí")


class Address(StrEnum):
    """What a person wants to be called."""

    COMRADE = "dong_chi"
    BROTHER = "anh"
    SISTER = "chi"
    NAME = "ten"


def word_for(address: Address, full_name: str) -> str:
    """The word within a sentence: "chị", or "Hoa" of "Nguyễn Thị Hoa"."""
    given = full_name.split()[-1:] or ["đồng chí"]
    return {Address.COMRADE: "đồng chí", Address.BROTHER: "anh", Address.SISTER: "chị", Address.NAME: given[0]}[address]


def addressed(text: str, word: str) -> str:
    """``text`` with every marked "đồng chí" replaced by ``word``, capital where a sentence begins; no mark is left."""
    if TO_READER not in text:
        return text
    for asked, said in zip(_ASKED, (word, word[:1].upper() + word[1:]), strict=True):
        text = text.replace(TO_READER + asked, said)
    return text.replace(TO_READER, "")
