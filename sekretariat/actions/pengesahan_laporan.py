"""The acts on a report from its signature on: signed, a signed copy taken back, sent, made public.

Nothing of the report itself changes any more; each act adds a row beside it.
"""

import hashlib
from datetime import date
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.berkas import muat_asli
from lpse.berkas.tanda_tangan import HasilPemeriksaan, TandaTangan, check_salinan
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.models.naskah import JenisNaskah
from lpse.naskah import pastikan_pdf, terbitkan, unggah_bertanda_tangan
from lpse.peran import TANDA_TANGANI_LAPORAN
from lpse.waktu import hari_ini, setempat
from sekretariat.alur.pelaporan import ALUR_LAPORAN
from sekretariat.enums.pelaporan import BentukBerkas, CaraTandaTangan, JenisLaporan
from sekretariat.enums.pelaporan import TindakanLaporan as T
from sekretariat.models import (
    BerkasLaporan,
    LaporanBerkala,
    PenerbitanLaporan,
    PengirimanLaporan,
    SalinanLaporan,
)
from sekretariat.naskah.pelaporan import build_xlsx, isi_laporan, judul_laporan
from sekretariat.policies.pelaporan import (
    BerkasBerubah,
    SudahTerbit,
    check_bukan_penyusun,
    check_tanggal_kirim,
)
from sekretariat.queries.pelaporan import penyusun_laporan

NASKAH = {
    JenisLaporan.BERKALA: JenisNaskah.LAPORAN_BERKALA,
    JenisLaporan.UNIT: JenisNaskah.LAPORAN_UNIT,
}


@transaction.atomic
def tandatangani_laporan(pk: int, *, oleh: Akun) -> LaporanBerkala:
    """Menandatangani laporan: naskah bernomor terbit, XLSX disimpan sekali, dan isinya beku.

    Raises TidakBerwenang, TindakanTertutup, PenandaTanganSendiri. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    transisi = ALUR_LAPORAN.check(laporan, T.TANDATANGANI, oleh)
    check_bukan_penyusun(penyusun_laporan(laporan), oleh)
    now = timezone.now()
    laporan.naskah = terbitkan(
        NASKAH[JenisLaporan(laporan.jenis)],
        laporan,
        isi_laporan(laporan, oleh=oleh, pada=now),
        oleh=oleh,
        penanda_tangan=str(oleh),
        judul=judul_laporan(laporan)[:200],
    )
    laporan.status, laporan.ditandatangani_oleh, laporan.ditandatangani_pada = transisi.ke, oleh, now
    laporan.save(update_fields=["status", "naskah", "ditandatangani_oleh", "ditandatangani_pada"])
    _simpan(laporan, BentukBerkas.XLSX, build_xlsx(laporan, pada=now))
    catat(laporan, "laporan.ditandatangani", oleh=oleh, naskah=laporan.naskah.pk, versi=laporan.versi)
    return laporan


def pastikan_berkas(pk: int, bentuk: str) -> BerkasLaporan:
    """The stored bytes of a signed report; a PDF that was never built yet is built and kept, once.

    Raises LaporanBerkala.DoesNotExist before the signature, BerkasBerubah where the bytes are not those kept.
    """
    laporan = LaporanBerkala.objects.beku().select_related("naskah").get(pk=pk)
    berkas = laporan.berkas.filter(bentuk=bentuk).first()
    if berkas is None and laporan.naskah is not None:
        with muat_asli(pastikan_pdf(laporan.naskah.pk)) as asli:
            isi = asli.read()
        try:
            with transaction.atomic():
                return _simpan(laporan, BentukBerkas(bentuk), isi)
        except IntegrityError:  # of two builders the first one's stays
            berkas = laporan.berkas.get(bentuk=bentuk)
    if berkas is None or hashlib.sha256(berkas.isi).hexdigest() != berkas.sha256:
        raise BerkasBerubah
    return berkas


def _simpan(laporan: LaporanBerkala, bentuk: BentukBerkas, isi: bytes) -> BerkasLaporan:
    sidik = hashlib.sha256(isi).hexdigest()
    return BerkasLaporan.objects.create(
        laporan=laporan, bentuk=bentuk, isi=isi, ukuran=len(isi), sha256=sidik
    )


def sapu_berkas_laporan(batas: int = 20) -> int:
    """Keep the PDF of every signed report that has none yet. Returns how many."""
    belum = LaporanBerkala.objects.beku().exclude(berkas__bentuk=BentukBerkas.PDF)
    pks = list(belum.order_by("pk").values_list("pk", flat=True)[:batas])
    for pk in pks:
        pastikan_berkas(pk, BentukBerkas.PDF)
    return len(pks)


@transaction.atomic
def unggah_salinan_laporan(
    pk: int, *, oleh: Akun, berkas: Berkas, cara: str, pemeriksaan: HasilPemeriksaan | None = None
) -> SalinanLaporan:
    """Menyimpan salinan laporan yang bertanda tangan; yang elektronik diterima hanya bila terbukti.

    Raises SalinanDitolak, TidakBerwenang, TindakanTertutup. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    ALUR_LAPORAN.check(laporan, T.UNGGAH, oleh)
    tanda: list[dict[str, Any]] = []
    if cara == CaraTandaTangan.ELEKTRONIK:
        hasil = pemeriksaan or HasilPemeriksaan(False, False, ())
        check_salinan(hasil, naskah="laporan", halaman="laporan")
        tanda = [_sebut(satu) for satu in hasil.tanda_tangan]
    if laporan.naskah is not None:
        unggah_bertanda_tangan(laporan.naskah.pk, oleh=oleh, berkas=berkas, izin=TANDA_TANGANI_LAPORAN)
    salinan = SalinanLaporan.objects.create(
        laporan=laporan, cara=CaraTandaTangan(cara), berkas=berkas, tanda_tangan=tanda, oleh=oleh
    )
    catat(laporan, "laporan.salinan_diunggah", oleh=oleh, cara=str(cara), berkas=berkas.pk)
    return salinan


def _sebut(satu: TandaTangan) -> dict[str, Any]:
    """One signature as it is shown; a certificate counts as known where the unit named whom it trusts."""
    if not settings.SERTIFIKAT_TEPERCAYA:
        kepercayaan = "penerbit belum diatur unit"
    else:
        kepercayaan = "penerbit tepercaya" if satu.is_tepercaya else "penerbit tidak dikenal"
    return {
        "penanda_tangan": satu.penanda_tangan,
        "penerbit": satu.penerbit,
        "pada": satu.pada.isoformat() if satu.pada else "",
        "is_bercap_waktu": satu.is_bercap_waktu,
        "kepercayaan": kepercayaan,
    }


@transaction.atomic
def kirim_laporan(
    pk: int,
    *,
    oleh: Akun,
    nomor_agenda: str,
    tanggal: date,
    cara: str,
    keterangan: str = "",
    berkas: Berkas | None = None,
) -> LaporanBerkala:
    """Mencatat laporan dikirim: nomor agenda, tanggal, cara, dan bukti terimanya.

    Raises TidakBerwenang, TindakanTertutup, TanggalKirimKeliru. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    transisi = ALUR_LAPORAN.check(laporan, T.KIRIM, oleh)
    if laporan.ditandatangani_pada is not None:
        check_tanggal_kirim(tanggal, setempat(laporan.ditandatangani_pada).date(), hari_ini())
    PengirimanLaporan.objects.create(
        laporan=laporan,
        nomor_agenda=nomor_agenda,
        tanggal=tanggal,
        cara=cara,
        keterangan=keterangan,
        berkas=berkas,
        oleh=oleh,
    )
    laporan.status = transisi.ke
    laporan.save(update_fields=["status"])
    catat(laporan, "laporan.dikirim", oleh=oleh, cara=str(cara), bukti=berkas.pk if berkas else None)
    return laporan


@transaction.atomic
def terbitkan_laporan(pk: int, *, oleh: Akun) -> PenerbitanLaporan:
    """Menerbitkan laporan yang sudah dikirim untuk dibaca umum di /laporan/.

    Raises TidakBerwenang, TindakanTertutup, SudahTerbit. Dasar: sekretariat.laporan
    """
    laporan = LaporanBerkala.objects.lock(pk)
    ALUR_LAPORAN.check(laporan, T.TERBITKAN, oleh)
    if PenerbitanLaporan.objects.filter(laporan=laporan).exists():
        raise SudahTerbit
    terbit = PenerbitanLaporan.objects.create(laporan=laporan, oleh=oleh)
    catat(laporan, "laporan.diterbitkan", oleh=oleh)
    return terbit
