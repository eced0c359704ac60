"""Kinds of activity that an office has added or renamed: the things they may ask, and their form in a row or in an answer."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from rules.activity_kinds import KINDS, REACHED, Extra, Kind
from rules.words import clean, fold

OWN = "rieng_"  # how the codes of added kinds begin
ASK = "Đơn vị đã làm gì, kết quả ra sao?"
MOST_OWN, LONGEST_NAME, LONGEST_LABEL = 3, 40, 30

# what an added kind may ask, to be ticked; labels of their own come beside them
OFFERED: Sequence[Extra] = (
    REACHED,
    Extra("form", "Hình thức", "Làm bằng hình thức nào? Không có thì bỏ qua.", optional=True),
    Extra("place", "Nơi thực hiện", "Làm ở đâu? Không có thì bỏ qua.", optional=True),
    Extra("leader", "Người chủ trì", "Ai chủ trì? Không có thì bỏ qua.", optional=True),
    Extra("partner", "Đơn vị phối hợp", "Phối hợp với đơn vị nào? Không có thì bỏ qua.", optional=True),
    Extra(
        "link", "Đường dẫn", "Đồng chí gửi đường dẫn (bắt đầu bằng http). Không có thì bỏ qua.", "link", optional=True
    ),
    Extra("follow_up", "Việc làm tiếp", "Cần làm tiếp việc gì, đến khi nào? Không có thì bỏ qua.", optional=True),
)


def own_labels(text: str) -> list[str] | None:
    """Labels typed with semicolons or on lines between them, each once; None when they are too many, too long or no words."""
    found = [clean(part) for part in text.replace("\n", ";").split(";")]
    labels = list({fold(label): label for label in found if fold(label)}.values())
    good = all(len(label) <= LONGEST_LABEL and any(map(str.isalpha, label)) for label in labels)
    return labels if labels and good and len(labels) <= MOST_OWN else None


def extras_asked(ticked: Iterable[str], labels: Iterable[str]) -> tuple[Extra, ...]:
    """The things a kind asks: those ticked among ``OFFERED`` by their names, then texts with labels of their own."""
    wanted = set(ticked)
    own = (
        Extra(f"own_{number}", label, f"{label}? Không có thì bỏ qua.", optional=True)
        for number, label in enumerate(labels, start=1)
    )
    return (*(extra for extra in OFFERED if extra.name in wanted), *own)


def ticked_of(kind: Kind) -> list[str]:
    """The names of what a kind asks among ``OFFERED``."""
    return [extra.name for extra in OFFERED if extra in kind.extras]


def labels_of(kind: Kind) -> list[str]:
    """The labels of its own that a kind asks for."""
    return [extra.label for extra in kind.extras if extra not in OFFERED]


def kind_of_row(code: str, revision: int, name: str, plannable: bool, extras: Any) -> Kind:
    """A kind as one revision of its row says; a shipped one keeps its question, and its things unless the row has some."""
    shipped = KINDS.get(code)
    base = shipped or Kind(code, name, ASK)
    asked = base.extras if extras is None else tuple(_extra(each) for each in extras)
    return replace(base, name=name, plannable=plannable, extras=asked, revision=revision)


def extras_as_json(kind: Kind) -> list[dict[str, Any]] | None:
    """The things a kind asks, as they are stored; None for what ships with its code."""
    shipped = KINDS.get(kind.code)
    return None if shipped is not None and shipped.extras == kind.extras else [asdict(extra) for extra in kind.extras]


def packed(kind: Kind) -> str:
    """A kind as the answer of a form: its code as shipped, all of it otherwise, so that a form goes on as it began."""
    if kind.revision is None:
        return kind.code
    row = {"code": kind.code, "revision": kind.revision, "name": kind.name, "plannable": kind.plannable}
    return json.dumps({**row, "extras": extras_as_json(kind)}, ensure_ascii=False)


def unpacked(answer: str) -> Kind | None:
    """The kind of an answer; None for one that is none."""
    return kind_of_row(**json.loads(answer)) if answer.startswith("{") else KINDS.get(answer)


def _extra(row: Mapping[str, Any]) -> Extra:
    options = tuple((code, label) for code, label in row["options"])
    return Extra(**{**row, "options": options})
