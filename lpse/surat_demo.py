"""The demo's mailbox: messages become files under LPSE_DATA_DIR, read at /demo/surat/."""

import os
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as SuratDasar
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def direktori() -> Path:
    return Path(settings.LPSE_DATA_DIR) / "surat-demo"


class KotakSurat(BaseEmailBackend):
    """Writes each message as one .eml file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        tempat = direktori()
        tempat.mkdir(parents=True, exist_ok=True, mode=0o700)
        for pesan in email_messages:
            nama = f"{time.time_ns():020d}-{secrets.token_hex(4)}.eml"
            # Another ending: a reader's *.eml finds hidden files too, and this one is about to vanish.
            sementara = tempat / f"{nama}.sebagian"
            sementara.write_bytes(pesan.message().as_bytes())
            os.replace(sementara, tempat / nama)
        return len(email_messages)


@dataclass(frozen=True, slots=True)
class SuratTerbaca:
    """One message of the demo mailbox."""

    kode: str
    kepada: str
    subjek: str
    waktu: datetime
    isi: str


def _baca(berkas: Path) -> SuratTerbaca:
    pesan = message_from_bytes(berkas.read_bytes(), policy=policy.default)
    assert isinstance(pesan, SuratDasar)
    badan = pesan.get_body(preferencelist=("plain",))
    return SuratTerbaca(
        kode=berkas.stem,
        kepada=str(pesan["To"]),
        subjek=str(pesan["Subject"]),
        waktu=datetime.fromtimestamp(int(berkas.stem.partition("-")[0]) / 1e9, UTC),
        isi=badan.get_content() if badan else "",
    )


def semua_surat(batas: int = 100) -> list[SuratTerbaca]:
    """The newest messages, newest first."""
    berkas = sorted(direktori().glob("*.eml"), reverse=True) if direktori().is_dir() else []
    return [_baca(b) for b in berkas[:batas]]
