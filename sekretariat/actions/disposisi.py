"""The acts on instructions about a letter: given with a sheet, passed on, reported on, withdrawn."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.pemberitahuan import beritahukan
from lpse.waktu import setempat
from sekretariat.alur.persuratan import ALUR_DISPOSISI, ALUR_MASUK
from sekretariat.enums.persuratan import StatusDisposisi, TindakanDisposisi
from sekretariat.enums.persuratan import TindakanMasuk as T
from sekretariat.models import AgendaSurat, Disposisi
from sekretariat.naskah.persuratan import isi_disposisi
from sekretariat.policies.persuratan import check_penerima, check_tenggat
from sekretariat.queries.persuratan import penerima_disposisi

SURAT_DISPOSISI = "sekretariat/disposisi"
TD = TindakanDisposisi


@transaction.atomic
def disposisikan(
    pk: int,
    *,
    oleh: Akun,
    kepada: Sequence[Akun],
    instruksi: str,
    tenggat: date | None = None,
    pada: datetime | None = None,
) -> list[Disposisi]:
    """Mendisposisikan surat masuk kepada satu atau beberapa petugas, dengan Lembar Disposisi bernomor.

    Raises TidakBerwenang, TindakanTertutup, PenerimaKeliru, TanggalSuratKeliru.
    Dasar: sekretariat.ketatausahaan
    """
    surat = AgendaSurat.objects.lock(pk)
    transisi = ALUR_MASUK.check(surat, T.DISPOSISIKAN, oleh)
    disposisi = _berikan(surat, kepada, oleh=oleh, instruksi=instruksi, tenggat=tenggat, pada=pada)
    isi = isi_disposisi(surat, oleh, disposisi)
    naskah = terbitkan(JenisNaskah.DISPOSISI, surat, isi, oleh=oleh, penanda_tangan=str(oleh))
    Disposisi.objects.filter(pk__in=[satu.pk for satu in disposisi]).update(naskah=naskah)
    surat.status = transisi.ke
    surat.save(update_fields=["status"])
    catat(surat, "surat.didisposisikan", oleh=oleh, kepada=[akun.pk for akun in kepada])
    return disposisi


@transaction.atomic
def teruskan_disposisi(
    pk: int, *, oleh: Akun, kepada: Sequence[Akun], instruksi: str, tenggat: date | None = None
) -> list[Disposisi]:
    """Meneruskan disposisi kepada petugas lain; yang meneruskan tetap melaporkan bagiannya sendiri.

    Raises TidakBerwenang, TindakanTertutup, PenerimaKeliru, TanggalSuratKeliru.
    Dasar: sekretariat.ketatausahaan
    """
    surat = _kunci_surat(pk)
    induk = Disposisi.objects.lock(pk)
    ALUR_DISPOSISI.check(induk, TD.TERUSKAN, oleh)
    baru = _berikan(surat, kepada, oleh=oleh, instruksi=instruksi, tenggat=tenggat, induk=induk)
    catat(surat, "surat.diteruskan", oleh=oleh, kepada=[akun.pk for akun in kepada])
    return baru


@transaction.atomic
def selesaikan_disposisi(pk: int, *, oleh: Akun, catatan: str, pada: datetime | None = None) -> Disposisi:
    """Melaporkan disposisi selesai, dengan catatan apa yang dikerjakan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.ketatausahaan
    """
    return _akhiri(pk, TD.SELESAIKAN, oleh=oleh, catatan=catatan, pada=pada)


@transaction.atomic
def tarik_disposisi(pk: int, *, oleh: Akun, catatan: str) -> Disposisi:
    """Menarik disposisi yang tidak perlu dikerjakan lagi, dengan alasannya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.ketatausahaan
    """
    return _akhiri(pk, TD.TARIK, oleh=oleh, catatan=catatan)


def _akhiri(pk: int, tindakan: TD, *, oleh: Akun, catatan: str, pada: datetime | None = None) -> Disposisi:
    surat = _kunci_surat(pk)
    disposisi = Disposisi.objects.lock(pk)
    disposisi.status = ALUR_DISPOSISI.check(disposisi, tindakan, oleh).ke
    disposisi.catatan, disposisi.berakhir_pada = catatan, pada or timezone.now()
    disposisi.save(update_fields=["status", "catatan", "berakhir_pada"])
    catat(surat, f"disposisi.{disposisi.status}", oleh=oleh, disposisi=disposisi.pk)
    return disposisi


def _kunci_surat(disposisi: int) -> AgendaSurat:
    """The letter before its instructions, in every act: two of them then never wait for one another."""
    return AgendaSurat.objects.lock(Disposisi.objects.values_list("surat", flat=True).get(pk=disposisi))


def _berikan(
    surat: AgendaSurat,
    kepada: Sequence[Akun],
    *,
    oleh: Akun,
    instruksi: str,
    tenggat: date | None,
    induk: Disposisi | None = None,
    pada: datetime | None = None,
) -> list[Disposisi]:
    """The rows and a mail to each; part of an act that has checked."""
    now = pada or timezone.now()
    terbuka = surat.disposisi.filter(status=StatusDisposisi.TERBUKA).values_list("kepada", flat=True)
    layak = set(penerima_disposisi().values_list("pk", flat=True))
    check_penerima(oleh, kepada, layak, set(terbuka))
    check_tenggat(tenggat, setempat(now).date())
    baru = [
        Disposisi.objects.create(
            surat=surat,
            induk=induk,
            dari=oleh,
            kepada=akun,
            instruksi=instruksi,
            tenggat=tenggat,
            dibuat_pada=now,
        )
        for akun in kepada
    ]
    for satu in baru:
        kunci = f"disposisi:{satu.pk}"
        beritahukan(SURAT_DISPOSISI, kepada=satu.kepada.email, kunci=kunci, akun=satu.kepada, objek=satu)
    return baru
