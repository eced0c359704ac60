"""The sweep: asks the rules who owes what now, and queues what is due. Twice run, it changes nothing."""

from bot.clock import Clock
from handlers.turn import Office
from storage.database import Database


class Scheduler:
    """Looks at the clock and the record every few seconds."""

    def __init__(self, database: Database, office: Office, clock: Clock) -> None:
        self._database = database
        self._office = office
        self._clock = clock

    async def sweep(self) -> None:
        """Queue what is due at this instant."""
