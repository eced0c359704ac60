"""Questions and answers that the office has published: is a line a question for them, and which of them does it mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.words import fold, nfc

MOST_FOUND = 5
# "hoi" without marks begins these words too: hội nghị, hội thảo, hội viên …
_NOT_ASKING = frozenset(
    fold("nghi dong thao truong vien thi phu cuu chu nong lien luat khoa dam nhap y phi hop kien").split()
)
_EMPTY = frozenset(fold("la gi the nao co khong duoc bao nhieu khi o dau ai thi ve cho cua a toi em").split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its answer; only a ``published`` one is shown to officials."""

    id: int
    revision: int
    question: str
    answer: str
    published: bool
    difficulty_id: int | None = None


def asked(text: str) -> str | None:
    """What a line that begins with "hỏi" asks for ("" when nothing follows); None when it is no such line."""
    first, _, rest = nfc(text).strip().partition(" ")
    word = first.lower().rstrip(":,?")
    if word == "hỏi":
        return rest.strip()
    if word != "hoi" or (rest.split() and fold(rest).split()[0] in _NOT_ASKING):
        return None
    return rest.strip()


def search(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that hold most of the words typed (beginnings count, marks do not), best first; none when no word fits."""
    words = [word for word in fold(typed).split() if word not in _EMPTY] or fold(typed).split()
    scored = [(_score(entry, words), entry) for entry in entries]
    best = max((score for score, _ in scored), default=0)
    kept = [(score, entry) for score, entry in scored if score and score * 2 >= best]
    return [entry for _, entry in sorted(kept, key=lambda each: (-each[0], each[1].id))][:MOST_FOUND]


def _score(entry: Entry, words: Sequence[str]) -> int:
    question, answer = fold(entry.question).split(), fold(entry.answer).split()
    in_question = sum(any(each.startswith(word) for each in question) for word in words)
    in_answer = sum(any(each.startswith(word) for each in answer) for word in words)
    return 3 * in_question + in_answer
