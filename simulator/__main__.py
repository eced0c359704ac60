"""`python -m simulator`: the simulator as a process of its own, scripted through /control."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from simulator.app import simulator_app
from simulator.clock import SettableClock
from simulator.faults import FaultKind
from simulator.host import Host
from simulator.server import server
from simulator.telegram import DEMO_TOKEN, Telegram
from simulator.validation import RequestCheck

MIX = {
    FaultKind.FLOOD: 0.10,
    FaultKind.BAD_GATEWAY: 0.05,
    FaultKind.HANG_AFTER: 0.03,
    FaultKind.RESET_AFTER: 0.03,
    FaultKind.FORBIDDEN: 0.05,
    FaultKind.BAD_REQUEST: 0.01,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve on 127.0.0.1 until a signal stops it."""
    options = _parser().parse_args(arguments)
    clock = SettableClock(options.clock)
    telegram = Telegram(clock.now, options.token, options.username, latency=options.latency)
    if options.tables:
        telegram.validator = RequestCheck.load(options.tables)
    if options.faults is not None:
        telegram.faults.mix(options.faults, MIX)
    app = simulator_app(telegram, Host(now=clock.now, advance=clock.set))
    server(app, options.port).run()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=DEMO_TOKEN)
    parser.add_argument("--username", default="thidua_demo_bot")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds added to every call")
    parser.add_argument("--faults", type=int, metavar="SEED", help="random faults, the same for the same seed")
    parser.add_argument("--tables", type=Path, help="method and type tables of the Bot API, to check every request")
    parser.add_argument("--clock", type=datetime.fromisoformat, help="an instant with offset at which the clock stands")
    return parser


if __name__ == "__main__":
    main()
