"""A real dovecot for tests: one process tree in a private directory, with mailboxes that tests fill."""

import contextlib
import imaplib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.environment import free_port
from tests.programs import required_program

SANDI = "sandi-kotak-uji"
DOMAIN = "lpse.uji.example"
# As root its login process and its mails need accounts of their own; otherwise everything is ours.
KONFIGURASI = """\
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_login_user = {masuk}
default_internal_user = {dalam}
default_internal_group = {grup}
mail_location = maildir:{folder}/surat/%n
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
  # Nobody is made to wait for a wrong password here.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
passdb {{
  driver = static
  args = password={sandi}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/surat/%n
}}
"""


class Dovecot:
    """A running server; `kotak` names a mailbox as IMAP_URL does, `isi` delivers letters into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        is_root = os.getuid() == 0
        akun = pwd.getpwnam("nobody") if is_root else pwd.getpwuid(os.getuid())
        sendiri = pwd.getpwuid(os.getuid()).pw_name
        (folder / "surat").mkdir()
        shutil.chown(folder / "surat", akun.pw_uid, akun.pw_gid)
        (folder / "dovecot.conf").write_text(
            KONFIGURASI.format(
                folder=folder,
                port=self.port,
                sandi=SANDI,
                uid=akun.pw_uid,
                gid=akun.pw_gid,
                masuk="dovenull" if is_root else sendiri,
                dalam="dovecot" if is_root else sendiri,
                grup="dovecot" if is_root else str(os.getgid()),
            )
        )
        self._process = subprocess.Popen(
            [required_program("dovecot", "/usr/sbin/dovecot"), "-F", "-c", str(folder / "dovecot.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._tunggu()

    def _tunggu(self) -> None:
        akhir = time.monotonic() + 60
        while True:
            try:
                with self.masuk("siap"):
                    return
            except (OSError, imaplib.IMAP4.error):
                log = self._folder / "log"
                assert self._process.poll() is None, (
                    log.read_text() if log.exists() else "dovecot tidak menyala"
                )
                assert time.monotonic() < akhir, log.read_text()
                time.sleep(0.02)

    def url(self, nama: str, akhiran: str = "") -> str:
        """The mailbox of this name as IMAP_URL writes it."""
        return f"imap://{nama}%40{DOMAIN}:{SANDI}@127.0.0.1:{self.port}/INBOX{akhiran}"

    @contextlib.contextmanager
    def masuk(self, nama: str) -> Iterator[imaplib.IMAP4]:
        """A person's own mail program, signed in to the mailbox."""
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=20) as klien:
            klien.login(f"{nama}@{DOMAIN}", SANDI)
            yield klien

    def isi(self, nama: str, *surat: bytes) -> None:
        """Deliver raw letters into a mailbox, unread."""
        with self.masuk(nama) as klien:
            for satu in surat:
                assert klien.append("INBOX", None, None, satu)[0] == "OK"

    def mentah(self, nama: str) -> set[bytes]:
        """The letters of a mailbox as the server gives them (it writes line ends and NUL in its own way)."""
        with self.masuk(nama) as klien:
            klien.select("INBOX", readonly=True)
            isi = klien.fetch("1:*", "(BODY.PEEK[])")[1]
            return {satu[1] for satu in isi if isinstance(satu, tuple)}

    def belum_terbaca(self, nama: str) -> int:
        """How many letters of a mailbox are still unread."""
        with self.masuk(nama) as klien:
            klien.select("INBOX", readonly=True)
            return len(klien.search(None, "UNSEEN")[1][0].split())

    def mati(self) -> None:
        """Stop the server and everything it started."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)


@contextlib.contextmanager
def dovecot() -> Iterator[Dovecot]:
    """A running dovecot; skips the test where none is installed."""
    required_program("dovecot", "/usr/sbin/dovecot")
    # A socket's path may have 107 characters; pytest's own directories are longer at times.
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    folder.chmod(0o755)
    try:
        layanan = Dovecot(folder)
        try:
            yield layanan
        finally:
            layanan.mati()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
