"""`make uji-naik`: a database that the previous release made goes on under this one.

The previous landed state (the commit in .ci/mendarat) runs in a worktree of its own until its demo data
stands; then this tree migrates that very database and the journeys both releases know are made on it.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.perjalanan.running_portal import NAIK_DARI, ROOT, portal_process
from tests.processes import kill_hard, processes_of

JOURNEYS = "tests/perjalanan"


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def previous() -> str:
    """The commit that landed last; the oldest one where the history does not reach that far back."""
    commit = (ROOT / ".ci" / "mendarat").read_text().strip()
    known = subprocess.run(["git", "cat-file", "-e", f"{commit}^{{commit}}"], cwd=ROOT, capture_output=True)
    if known.returncode:
        oldest = git("rev-list", "--max-parents=0", "HEAD").split()[0]
        print(f"{commit[:10]} tidak ada dalam riwayat; naik dari {oldest[:10]}.")
        return oldest
    return commit


@contextlib.contextmanager
def worktree(commit: str, folder: Path) -> Iterator[None]:
    git("worktree", "add", "--detach", str(folder), commit)
    try:
        yield
    finally:
        git("worktree", "remove", "--force", str(folder))


def seed(tree: Path, data_dir: Path, output: Path) -> None:
    """Start that tree's portal on an empty directory, and stop it in good order once it is ready."""
    with portal_process(tree, data_dir, output) as (process, _):
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def main() -> int:
    """Returns the exit status of the journeys."""
    commit = previous()
    base = Path(tempfile.mkdtemp(prefix="lpse-naik-"))
    base.chmod(0o711)  # the database account must be able to pass
    try:
        with worktree(commit, base / "lama"):
            print(f"Menyiapkan data dengan {commit[:10]} …", flush=True)
            seed(base / "lama", base / "var", base / "keluaran")
        known = git("ls-tree", "--name-only", commit, f"{JOURNEYS}/").split()
        journeys = [path for path in known if "/test_" in path and (ROOT / path).exists()]
        print(f"Menaikkan dan menjalankan {len(journeys)} perjalanan …", flush=True)
        environment = {**os.environ, NAIK_DARI: str(base / "var")}
        command = [sys.executable, "-m", "pytest", "-n", "logical", "-m", "not berat or naik", *journeys]
        return subprocess.run(command, cwd=ROOT, env=environment).returncode
    finally:
        kill_hard(processes_of(base))
        subprocess.run(["rm", "-rf", str(base)], check=True)


if __name__ == "__main__":
    sys.exit(main())
