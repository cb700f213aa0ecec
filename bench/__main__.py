"""`python -m bench`: the command line."""

import argparse
import json
import sys
from importlib import import_module

from bench.environment import throw_away_servers
from lpse.embedded.errors import LayananTidakSiap

CAPABILITIES = ("arsip",)  # those of bench/lines that name pages of their own
# Measurements with servers and options of their own: `python -m bench --hanya spse --baris 200000`.
BY_THEMSELVES = (
    *("cadangan", "daftar_hitam", "impor_pengguna", "jejak", "kepatuhan", "laporan", "layar"),
    *("pantau", "spse", "tenggat", "tiket"),
)
MOST_ROUNDS = 40  # each round submits one draft, and the small database has sixty
MOST_LOADS = 20  # each uses up two dozen drafts of the large database, which has six hundred or more


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Mengukur portal di samping lantai.")
    parser.add_argument("--baris", type=int, default=100_000, help="pendaftaran di basis data besar")
    parser.add_argument(
        "--putaran", type=int, default=15, help=f"putaran dalam proses, 2 sampai {MOST_ROUNDS}"
    )
    parser.add_argument("--putaran-beban", type=int, default=5, help="putaran gunicorn, 1 sampai 20")
    parser.add_argument("--detik", type=float, default=1.5, help="lama tiap beban gunicorn; 0 melewatinya")
    parser.add_argument(
        "--kunjungan", type=int, default=3, help="kunjungan peramban tiap halaman; 0 melewatinya"
    )
    parser.add_argument(
        "--cepat", action="store_true", help="putaran sesedikit dan beban sependek yang masih berarti"
    )
    parser.add_argument(
        "--hanya",
        choices=(*CAPABILITIES, *BY_THEMSELVES),
        help="hanya ukuran ini; pilihannya sendiri: --hanya NAMA --help",
    )
    parser.add_argument("--json", action="store_true", help="satu dokumen JSON di keluaran standar")
    options = parser.parse_args()
    if options.cepat:
        options.putaran, options.putaran_beban, options.detik, options.kunjungan = 3, 3, 0.8, 1
    if not 10_000 <= options.baris <= 1_000_000 or not 2 <= options.putaran <= MOST_ROUNDS:
        parser.error("--baris 10000 sampai 1000000, --putaran 2 sampai 40")
    if not 1 <= options.putaran_beban <= MOST_LOADS or min(options.detik, options.kunjungan) < 0:
        parser.error("--putaran-beban 1 sampai 20, --detik dan --kunjungan 0 atau lebih")
    return options


def alone() -> str:
    """The measurement asked for that runs by itself, if any; its options are left for it."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--hanya")
    known, rest = first.parse_known_args()
    if known.hanya not in BY_THEMSELVES:
        return ""
    sys.argv = [f"bench --hanya {known.hanya}", *rest]
    return str(known.hanya)


def main() -> int:
    """Run it and print the figures; 1 where a bar is not met, or with a sentence where nothing can start."""
    if name := alone():
        return int(import_module(f"bench.{name}").main())
    options = arguments()
    try:
        with throw_away_servers() as data_dir:
            import django

            django.setup()
            # Only now: these read the settings, which read the environment made above.
            from bench.course import run
            from bench.report import as_text

            results = run(
                data_dir,
                rows=options.baris,
                rounds=options.putaran,
                load_rounds=options.putaran_beban,
                seconds=options.detik,
                visits=options.kunjungan,
                only=options.hanya,
            )
            print(json.dumps(results.as_dict()) if options.json else as_text(results))
            return 0 if all(bar.holds(value) for bar, value in results.judged()) else 1
    except LayananTidakSiap as cause:
        print(cause, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
