"""A message as plain text: choices as a numbered list where there are no buttons, long texts in parts."""

import re
from dataclasses import replace
from itertools import accumulate

from handlers.numbering import signs
from messages.render import Renderer
from storage.outbox import Outgoing

LIST = "form/numbered"
_ATOM = re.compile(r"<[^>]*>|&[a-z#0-9]{1,8};|.", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
# where a text is cut, the best place first
_ENDS = ("\n\n", "\n", " ")
# a choice may bring the number of its own list along ("2. Tiết kiệm"); two numbers in a row would mislead
_OWN_NUMBER = re.compile(r"\d{1,3}\. ")


def listed(message: Outgoing, renderer: Renderer) -> Outgoing:
    """The message with its choices written below its text; the row keeps them, so that a sign can be answered."""
    if not message.choices:
        return message
    labels = [_OWN_NUMBER.sub("", each["label"], count=1) for each in message.choices]
    values = {"choices": list(zip(signs(message.choices), labels, strict=True))}
    lettered = any(each.get("lettered") for each in message.choices)
    below = renderer.render(LIST, {**values, "lettered": lettered}).text
    return replace(message, text=f"{message.text}\n\n{below}".strip(), choices=())


def parts(text: str, most: int) -> list[str]:
    """``text`` in pieces of at most ``most`` UTF-16 units, cut at ends of paragraphs, else of lines, else of words.

    Marks of bold and italic that a cut leaves open are closed and opened again; no mark and no ``&amp;`` is cut through.
    """
    pieces: list[str] = []
    left = text
    while _units(left) > most:
        head = _head(left, most)
        open_tags = _open(head)
        pieces.append(head.rstrip() + "".join(f"</{tag}>" for tag in reversed(open_tags)))
        left = "".join(f"<{tag}>" for tag in open_tags) + left[len(head) :].lstrip()
    return [*pieces, left]


def _head(text: str, most: int) -> str:
    """The longest beginning that ends well and leaves room to close what it opened."""
    atoms = _ATOM.findall(text)
    lengths = accumulate(_units(atom) for atom in atoms)
    fits = "".join(atom for atom, length in zip(atoms, lengths, strict=True) if length <= most - _CLOSING)
    cuts = [fits.rfind(end) + len(end) for end in _ENDS if fits.rfind(end) > len(fits) // 3]
    return fits[: cuts[0]] if cuts else fits


_CLOSING = 16


def _open(text: str) -> list[str]:
    found: list[str] = []
    for closing, tag in _TAG.findall(text):
        if not closing:
            found.append(tag)
        elif found and found[-1] == tag:
            found.pop()
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
