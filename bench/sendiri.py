"""What the measurements with servers of their own have in common: options, servers, figures, exit code."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from bench.environment import throw_away_servers
from lpse.embedded.errors import LayananTidakSiap

Results = dict[str, Any]


def as_lines(results: Results) -> str:
    """One line for each figure."""
    return "\n".join(f"{name:26} {value}" for name, value in results.items())


def run(
    name: str,
    measure: Callable[[Path, argparse.Namespace], Results],
    holds: Callable[[Results], bool],
    *,
    show: Callable[[Results], str] = as_lines,
    servers: Callable[[], AbstractContextManager[Path]] = throw_away_servers,
    **options: int,
) -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start.

    Each of `options` is a number with its default; False makes it a switch. `measure` gets the servers'
    data directory and what was chosen.
    """
    parser = argparse.ArgumentParser(prog=f"bench.{name}")
    for option, default in options.items():
        how: dict[str, Any] = (
            {"action": "store_true"} if default is False else {"type": int, "default": default}
        )
        parser.add_argument(f"--{option.replace('_', '-')}", **how)
    parser.add_argument("--json", action="store_true", help="satu dokumen JSON di keluaran standar")
    chosen = parser.parse_args()
    try:
        with servers() as data_dir:
            import django

            django.setup()
            results = measure(data_dir, chosen)
    except LayananTidakSiap as cause:
        print(cause, file=sys.stderr)
        return 1
    print(json.dumps(results) if chosen.json else show(results))
    return 0 if holds(results) else 1
