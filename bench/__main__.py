"""`python -m bench`: the command line."""

import argparse
import json
import sys

from bench.environment import throw_away_servers
from lpse.embedded.errors import LayananTidakSiap

MOST_ROUNDS = 40  # each round submits one draft, and the small database has sixty


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Mengukur portal di samping lantai.")
    parser.add_argument("--baris", type=int, default=100_000, help="pendaftaran di basis data besar")
    parser.add_argument(
        "--putaran", type=int, default=15, help=f"putaran dalam proses, 2 sampai {MOST_ROUNDS}"
    )
    parser.add_argument("--detik", type=float, default=1.5, help="lama tiap beban gunicorn; 0 melewatinya")
    parser.add_argument("--json", action="store_true", help="satu dokumen JSON di keluaran standar")
    options = parser.parse_args()
    if not 1_000 < options.baris <= 1_000_000 or not 2 <= options.putaran <= MOST_ROUNDS or options.detik < 0:
        parser.error("--baris 1001 sampai 1000000, --putaran 2 sampai 40, --detik 0 atau lebih")
    return options


def main() -> int:
    """Run it and print the figures; 1 with a sentence where the servers cannot start."""
    options = arguments()
    try:
        with throw_away_servers() as data_dir:
            import django

            django.setup()
            # Only now: these read the settings, which read the environment made above.
            from bench.course import run
            from bench.report import as_text

            results = run(data_dir, rows=options.baris, rounds=options.putaran, seconds=options.detik)
            print(json.dumps(results.as_dict()) if options.json else as_text(results))
    except LayananTidakSiap as cause:
        print(cause, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
