"""Sentences that stand only under a condition, or once for each of several things."""

from reports.word import styles

Sentence = tuple[str, str]
LIST_END = "{{ '.' if loop.last else ';' }}"


def when(condition: str, *sentences: Sentence) -> tuple[Sentence, ...]:
    """The sentences where a condition of the template holds."""
    return ((styles.PLAIN, f"{{%p if {condition} %}}"), *sentences, (styles.PLAIN, "{%p endif %}"))


def each(loop: str, *sentences: Sentence, otherwise: str = "") -> tuple[Sentence, ...]:
    """The sentences for each of a list (``muc in chi_tieu``); ``otherwise`` is said when it is empty."""
    empty = ((styles.PLAIN, "{%p else %}"), (styles.BODY, otherwise)) if otherwise else ()
    return ((styles.PLAIN, f"{{%p for {loop} %}}"), *sentences, *empty, (styles.PLAIN, "{%p endfor %}"))


def item(text: str) -> Sentence:
    """A line of a list, closed by a semicolon, the last one by a full stop."""
    return styles.BODY, f"- {text}{LIST_END}"
