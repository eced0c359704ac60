"""Shorter words for a phone: cut after a whole word, with “…” for what was left out."""


def cut(text: str, most: int) -> str:
    """``text`` in at most ``most`` letters; one long word is cut where it has to be."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole = head if text[most - 1].isspace() else head.rpartition(" ")[0]
    return (whole or head).rstrip(" ,;:.–-(“") + "…"  # added, so that marked-up text stays marked up


def cut_inside(text: str, most: int) -> str:
    """The same with the last words kept: of titles that differ in their ends alone."""
    if len(text) <= most:
        return text
    tail = text[-(most // 2) :]
    tail = tail.partition(" ")[2] or tail
    return f"{cut(text, most - len(tail) - 1)} {tail}"
