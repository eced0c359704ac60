"""The published method and type tables of the Bot API, when they lie beside the repository; every request is held to them."""

from pathlib import Path

from simulator.validation import RequestCheck

PLACE = Path("shared") / "reference" / "telegram-bot-api.json"


def found() -> RequestCheck | None:
    """The tables in ``shared/reference`` of this folder or one above it, or None."""
    places = (folder / PLACE for folder in Path(__file__).resolve().parents)
    path = next((place for place in places if place.exists()), None)
    return RequestCheck.load(path) if path is not None else None


TABLES = found()
