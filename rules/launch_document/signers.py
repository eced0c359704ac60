"""Who signs, in which post and in which capacity (NĐ 30/2020/NĐ-CP, Article 13: TM., Q., KT., TL., TUQ.)."""

import re
from collections.abc import Iterator, Sequence

from rules.launch_document.addressees import left_column
from rules.launch_document.findings import Signer, Source
from rules.launch_document.lines import Line
from rules.launch_document.posts import CAPACITY, DEGREE, is_post
from rules.words import plain

_NOTE = re.compile(r"^\(.*\)$|^(?:da ky|ky ten|dau|\[)")
_STATE = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "Q": "Q."}


def signers(foot: Sequence[Line]) -> tuple[Signer, ...]:
    """The signers in printed order; the post of a deputy goes with the capacity KT., the collective with TM."""
    found: list[Signer] = []
    lines: list[tuple[str, int]] = []
    for text, line in _signature_lines(foot):
        if _is_name(text) and lines:
            found.append(_signer(lines, DEGREE.sub("", text).strip(), line))
            lines = []
        elif is_post(text) or (lines and text.isupper()):
            lines.append((text, line))
    if lines:
        found.append(_signer(lines, None, lines[-1][1]))
    return tuple(found)


def _signature_lines(foot: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """The lines of the signature; two signers side by side are read column by column, otherwise line by line."""
    beside = any(len(line.columns) > 1 and all(is_post(text) for text in line.columns) for line in foot)
    cells = [(at if beside else 0, line.number, text) for line in foot for at, text in enumerate(line.columns)]
    for _, number, text in sorted(cells, key=lambda cell: cell[0]):
        if own := _own(text):
            yield own, number


def _own(text: str) -> str:
    text = re.sub(r"(?i)^n[ơo]i nh[ậa]n\s*:?\s*", "", text)
    if re.match(r"^[-–•+*]\s", text):
        return _behind_recipient(text)
    return "" if _NOTE.match(plain(text)) else text.strip()


def _behind_recipient(text: str) -> str:
    cut = left_column(text)
    if len(cut) < len(text):
        return text[len(cut) :].strip()
    name = re.search(r"\.\s+((?:[A-ZÀ-ỸĐ][a-zà-ỹđ]+\s?){2,5})$", text)
    return name[1] if name and "lưu" in text.lower() else ""


def _is_name(text: str) -> bool:
    """Two to six words, each with a capital, no digit, no post."""
    bare = DEGREE.sub("", text).strip(" .")
    words = bare.split()
    if not 2 <= len(words) <= 6 or any(c.isdigit() or c in ":;,/()" for c in bare) or is_post(bare):
        return False
    return all(word[0].isupper() for word in words)


def _signer(lines: Sequence[tuple[str, int]], name: str | None, last: int) -> Signer:
    capacities: list[str] = []
    behalf, position = None, None
    for text, _ in lines:
        found = CAPACITY.match(text)
        if not found:
            position = f"{position} {text}" if position and not is_post(text) else text
            continue
        code = _STATE[re.sub(r"[^A-Z]", "", found["code"] or found["code2"])]
        rest = (found["rest"] if found["code"] else found["rest2"]).strip()
        capacities.append(code)
        if code == "TM.":
            behalf = rest
        else:
            position = rest
    own = [code for code in capacities if code != "TM."] or capacities
    return Signer(name, position, own[0] if own else None, Source(lines[0][1], last, 0.95), tuple(capacities), behalf)
