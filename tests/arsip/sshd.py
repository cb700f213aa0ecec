"""An SSH server of our own, real but for its account: whoever runs the tests, with a key of this run."""

import contextlib
import getpass
import os
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.environment import free_port
from tests.own_portal import wait_for
from tests.programs import required_program

_SERVER = """
Port {port}
ListenAddress 127.0.0.1
HostKey {tempat}/inang
AuthorizedKeysFile {tempat}/kunci.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
Subsystem sftp internal-sftp
"""
_KLIEN = """
Host *
IdentityFile {tempat}/kunci
IdentitiesOnly yes
UserKnownHostsFile {tempat}/dikenal
StrictHostKeyChecking yes
"""


@dataclass(frozen=True, slots=True)
class ServerSsh:
    """Where it listens, and the directory to put first in PATH: its `ssh` knows this server and the key."""

    porta: int
    bin: Path
    dikenal: Path

    def lokasi(self, jalur: Path) -> str:
        """A repository there, as restic is told of it."""
        return f"sftp://{getpass.getuser()}@127.0.0.1:{self.porta}/{jalur}"


@contextlib.contextmanager
def server_ssh(tempat: Path) -> Iterator[ServerSsh]:
    """Run it for the block; skips where openssh-server is not installed."""
    sshd, ssh = required_program("sshd", "/usr/sbin/sshd"), required_program("ssh")
    for nama in ("inang", "kunci"):
        perintah = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tempat / nama)]
        subprocess.run(perintah, check=True)
    porta = free_port()
    (tempat / "sshd_config").write_text(_SERVER.format(port=porta, tempat=tempat))
    (tempat / "ssh_config").write_text(_KLIEN.format(tempat=tempat))
    dikenal, folder = tempat / "dikenal", tempat / "bin"
    dikenal.write_text(f"[127.0.0.1]:{porta} {(tempat / 'inang.pub').read_text()}")
    folder.mkdir()
    # ssh takes its directory from the account, not from HOME.
    (folder / "ssh").write_text(f'#!/bin/sh\nexec {ssh} -F {tempat}/ssh_config "$@"\n')
    (folder / "ssh").chmod(0o755)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # as its service does
    server = subprocess.Popen([sshd, "-D", "-f", tempat / "sshd_config"], stderr=subprocess.DEVNULL)
    try:
        wait_for("sshd siap", lambda: _mendengar(porta))
        yield ServerSsh(porta, folder, dikenal)
    finally:
        server.terminate()
        server.wait(10)


def _mendengar(porta: int) -> bool:
    with socket.socket() as coba:
        return coba.connect_ex(("127.0.0.1", porta)) == 0
