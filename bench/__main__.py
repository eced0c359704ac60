"""``python -m bench [part …]``: measures the parts named, or all, and prints what it finds."""

import sys
from collections.abc import Callable, Mapping

from bench import broadcast, documents, layers, lookup, start, sweep, whole_path

PARTS: Mapping[str, tuple[str, Callable[[], None]]] = {
    "path": ("Whole path: text in, answer out, recorded", whole_path.report),
    "start": ("Start and memory", start.report),
    "broadcast": ("Broadcast under an enforced limit", broadcast.report),
    "sweep": ("Sweep of the reminders", sweep.report),
    "documents": ("Compiling: workbook, report, pictures", documents.report),
    "lookup": ("Looking up among 40,000 people", lookup.report),
    "layers": ("Ways to the database", layers.report),
}


def main(names: list[str]) -> None:
    """Run parts; an unknown name ends with the known ones."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    for name in names or PARTS:
        title, report = PARTS[name]
        print(title, flush=True)
        report()


if __name__ == "__main__":
    main(sys.argv[1:])
