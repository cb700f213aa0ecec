"""The outbox: written in the act's transaction, claimed by compare-and-set, sent by a worker.

Delivery is at least once with a stable Message-ID; exactly once when the worker dies before handing over.
"""

import logging
from datetime import timedelta
from functools import partial
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from lpse.background import enqueue
from lpse.klaim import ambil_klaim
from lpse.models import Akun, Pemberitahuan
from lpse.models.pemberitahuan import StatusPemberitahuan, message_id_baru
from lpse.profil import profil
from lpse.rahasia import buka_teks, kunci_teks
from lpse.sumbangan import sumbangan

logger = logging.getLogger(__name__)
SEWA = timedelta(minutes=2)
MASA_COBA = timedelta(days=7)  # longer than a mail server's worst weekend
TIDAK_SAMPAI = "Server penerima mengembalikannya: tidak sampai."


def beritahukan(
    templat: str,
    *,
    kepada: str,
    kunci: str,
    akun: Akun | None = None,
    objek: models.Model | None = None,
    data: dict[str, Any] | None = None,
    rahasia: str = "",
) -> Pemberitahuan:
    """Put one message into the outbox within the current transaction, and nudge a worker after commit.

    `kunci` is unique: a second call with the same one adds nothing. `rahasia` (a one-time code that
    something else made) is kept encrypted until it is sent.
    """
    baru = Pemberitahuan(
        kunci=kunci,
        message_id=_message_id(templat, objek, kunci),
        templat=templat,
        penerima=kepada,
        akun=akun,
        objek_jenis=objek._meta.label_lower if objek is not None else "",
        objek_id=str(objek.pk) if objek is not None else "",
        data=data or {},
        rahasia=kunci_teks(rahasia) if rahasia else "",
    )
    # One statement that inserts or finds: touching only its own key, it changes nothing of an older row.
    (baris,) = Pemberitahuan.objects.bulk_create(
        [baru], update_conflicts=True, unique_fields=["kunci"], update_fields=["kunci"]
    )
    # For an older row too: a worker sends only what is due.
    enqueue("lpse.kirim_pemberitahuan", baris.pk)
    return baris


def _message_id(templat: str, objek: models.Model | None, kunci: str) -> str:
    surat = sumbangan.surat.get(templat)
    utas = surat.utas if surat else None
    return utas.message_id(objek, kunci) if utas and objek is not None else message_id_baru()


def tandai_tidak_sampai(message_id: str, penerima: str) -> Pemberitahuan | None:
    """Remember that a mail came back undelivered; None when we sent no such mail to that address."""
    baris = Pemberitahuan.objects.filter(
        penerima=penerima, message_id=message_id, status=StatusPemberitahuan.DIKIRIM
    ).first()
    if baris is not None:
        Pemberitahuan.objects.filter(pk=baris.pk).update(galat=TIDAK_SAMPAI)
    return baris


def klaim(pk: int) -> Pemberitahuan | None:
    """Claim one row for sending by compare-and-set; None when it is sent, held by another, or not yet due."""
    return ambil_klaim(Pemberitahuan.objects.jatuh_tempo(), pk, SEWA, percobaan=models.F("percobaan") + 1)


def kirim(pk: int) -> bool:
    """Send one outbox row. Returns whether this call sent it. A failure puts it back with a growing delay."""
    baris = klaim(pk)
    if baris is None:
        return False
    try:
        pesan = susun(baris)
        if pesan is not None:
            pesan.send()
    except Exception as galat:
        # Whatever went wrong, the row waits for its next turn instead of being tried every minute for ever.
        if not isinstance(galat, SMTPException | OSError):
            logger.exception("pemberitahuan %s tidak dapat disusun", baris.pk)
        _tunda(baris, type(galat).__name__)
        return False
    _selesai(baris, StatusPemberitahuan.DIKIRIM if pesan else StatusPemberitahuan.BATAL)
    return pesan is not None


def susun(baris: Pemberitahuan) -> EmailMultiAlternatives | None:
    """Make the words of one row now; None when the matter has lapsed since.

    What fills it may also give `kepala_surat`: further headers, such as the link that ends a subscription;
    and `lampiran_surat`: files as (name, bytes, type).
    """
    surat = sumbangan.surat[baris.templat]
    isi = surat.isi(baris)
    if isi is None:
        return None
    konteks = {
        "profil": profil(),
        "BASE_URL": settings.BASE_URL,
        "rahasia": buka_teks(baris.rahasia),
        "penerima": baris.penerima,
        **baris.data,
        **isi,
    }
    teks = render_to_string(f"surat/{baris.templat}.txt", konteks)
    # The first line of a mail template is its subject.
    subjek, _, badan = teks.strip().partition("\n")
    return EmailMultiAlternatives(
        subject=subjek.removeprefix("Subjek:").strip(),
        body=badan.strip() + "\n",
        to=[baris.penerima],
        attachments=list(isi.get("lampiran_surat", ())),
        headers={
            **isi.get("kepala_surat", {}),
            **(surat.utas.kepala(baris) if surat.utas else {}),
            "Message-ID": baris.message_id,
            "Auto-Submitted": "auto-generated",
        },
    )


def _tunda(baris: Pemberitahuan, galat: str) -> None:
    habis = timezone.now() - baris.created_at > MASA_COBA
    Pemberitahuan.objects.filter(pk=baris.pk, klaim=baris.klaim).update(
        status=StatusPemberitahuan.GAGAL if habis else StatusPemberitahuan.ANTRE,
        kirim_setelah=timezone.now() + timedelta(seconds=min(30 * 2 ** min(baris.percobaan, 10), 6 * 3600)),
        klaim_sampai=None,
        rahasia="" if habis else models.F("rahasia"),
        galat=galat,
    )
    logger.warning("pemberitahuan %s belum terkirim: %s", baris.pk, galat)


def _selesai(baris: Pemberitahuan, status: StatusPemberitahuan) -> None:
    Pemberitahuan.objects.filter(pk=baris.pk).update(
        status=status,
        dikirim_pada=timezone.now(),
        klaim_sampai=None,
        rahasia="",
        galat="",
    )


def sapu_kotak_keluar(batas: int = 200) -> int:
    """Re-drive what the queue lost: enqueue every due row again. Returns how many."""
    tertinggal = Pemberitahuan.objects.jatuh_tempo().order_by("kirim_setelah")
    pks = list(tertinggal.values_list("pk", flat=True)[:batas])
    for pk in pks:
        transaction.on_commit(partial(enqueue, "lpse.kirim_pemberitahuan", pk))
    return len(pks)
