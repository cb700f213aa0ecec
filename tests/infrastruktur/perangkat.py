"""Real daemons on the loopback: node_exporter, snmpd, and NUT with a UPS that is a text file.

Each runs until its block ends, unprivileged on a port of its own; a test that needs one skips where it is
not installed.
"""

import contextlib
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.environment import free_port
from tests.programs import required_program

COMMUNITY = "rahasia-baca"
PENGGUNA_SNMP, SANDI_SNMP, SANDI_PRIVASI = "pengawas", "sandi-autentikasi", "sandi-penyandian"
PENGGUNA_NUT, SANDI_NUT = "pengawas", 'sandi "khusus"'


@contextlib.contextmanager
def _jalan(perintah: Sequence[str | Path], **env: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [str(kata) for kata in perintah],
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as proses:
        try:
            yield proses
        finally:
            proses.terminate()
            try:
                proses.wait(5)
            except subprocess.TimeoutExpired:
                proses.kill()


def _tunggu(siap: Callable[[], bool], *proses: subprocess.Popen[bytes], detik: float = 60) -> None:
    akhir = time.monotonic() + detik
    while not siap():
        assert all(p.poll() is None for p in proses), "program berhenti sendiri"
        assert time.monotonic() < akhir, "program tidak siap"
        time.sleep(0.01)


def _didengar(port: int) -> bool:
    with socket.socket() as sambungan:
        return sambungan.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def node_exporter() -> Iterator[int]:
    """A running node_exporter; the value is its port."""
    program, port = required_program("prometheus-node-exporter"), free_port()
    with _jalan([program, f"--web.listen-address=127.0.0.1:{port}"]) as proses:
        _tunggu(lambda: _didengar(port), proses)
        yield port


@contextlib.contextmanager
def snmpd() -> Iterator[int]:
    """A running snmpd that knows COMMUNITY (v2c) and PENGGUNA_SNMP (v3); the value is its UDP port."""
    program, port = required_program("snmpd", "/usr/sbin/snmpd"), free_port(socket.SOCK_DGRAM)
    with tempfile.TemporaryDirectory(prefix="snmpd-") as nama:
        folder = Path(nama)
        (folder / "snmpd.conf").write_text(
            f"agentaddress udp:127.0.0.1:{port}\n"
            f"rocommunity {COMMUNITY}\n"
            f"createUser {PENGGUNA_SNMP} SHA {SANDI_SNMP} AES {SANDI_PRIVASI}\n"
            f"rouser {PENGGUNA_SNMP} priv\n"
        )
        perintah = [program, "-f", "-C", "-c", folder / "snmpd.conf", "-Lf", folder / "log"]
        with _jalan([*perintah, "-I", "-smux"], SNMP_PERSISTENT_DIR=nama, MIBS="") as proses:
            catatan = folder / "log"
            _tunggu(lambda: catatan.exists() and "NET-SNMP version" in catatan.read_text(), proses)
            yield port


class UPS:
    """A UPS that NUT's dummy driver reads from a file; `atur` writes what it says from now on."""

    def __init__(self, folder: Path, port: int) -> None:
        self.port, self._folder, self._ke = port, folder, 0
        self.alamat = f"ups@127.0.0.1:{port}"

    def tulis(self, **nilai: str) -> None:
        """The variables, with "_" for "."."""
        baris = (f"{nama.replace('_', '.')}: {isi}\n" for nama, isi in nilai.items())
        sementara = self._folder / "ups.baru"
        sementara.write_text("".join(baris))
        # The driver looks at whole seconds only, to see whether the file is another.
        self._ke += 1
        os.utime(sementara, (self._ke, self._ke))
        sementara.rename(self._folder / "ups.dev")

    def atur(self, **nilai: str) -> None:
        """Write, and wait until the server says so too."""
        self.tulis(**nilai)
        _tunggu(lambda: all(self._kata(n.replace("_", ".")) == isi for n, isi in nilai.items()))

    def _kata(self, nama: str) -> str:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as sambungan:
                sambungan.sendall(f"GET VAR ups {nama}\n".encode())
                return sambungan.recv(500).decode().strip().rpartition(f"VAR ups {nama} ")[2].strip('"')
        except OSError:
            return ""


@contextlib.contextmanager
def nut(**nilai: str) -> Iterator[UPS]:
    """A running upsd with a UPS of the name "ups" that says this."""
    server, pengendali = required_program("/lib/nut/upsd"), required_program("/lib/nut/dummy-ups")
    with tempfile.TemporaryDirectory(prefix="nut-") as nama:
        folder, port = Path(nama), free_port()
        ups = UPS(folder, port)
        ups.tulis(**nilai)
        isi = {
            "nut.conf": "MODE=standalone\n",
            "ups.conf": f"[ups]\n  driver = dummy-ups\n  port = {folder}/ups.dev\n  pollinterval = 1\n",
            "upsd.conf": f"LISTEN 127.0.0.1 {port}\n",
            "upsd.users": f'[{PENGGUNA_NUT}]\n  password = "sandi \\"khusus\\""\n',
        }
        for berkas, teks in isi.items():
            (folder / berkas).write_text(teks)
            (folder / berkas).chmod(0o640)
        env = {"NUT_CONFPATH": nama, "NUT_STATEPATH": nama, "NUT_ALTPIDPATH": nama, "NUT_PIDPATH": nama}
        sebagai = ["-u", "root"] if os.getuid() == 0 else []  # its own account may not enter our folder
        with (
            _jalan([pengendali, "-F", "-a", "ups", *sebagai], **env) as p1,
            _jalan([server, "-F", *sebagai], **env) as p2,
        ):
            _tunggu(lambda: ups._kata("ups.status") == nilai["ups_status"], p1, p2)
            yield ups
