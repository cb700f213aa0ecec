#!/usr/bin/env python
"""Run a command of the portal; the embedded servers run for as long as it needs them."""

import os
import sys


def main() -> int:
    """Hand the command line over; return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpse.settings")
    try:
        from lpse.embedded.command import run
    except KeyboardInterrupt:
        return 130
    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
