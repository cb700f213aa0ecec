"""The acts on a risk: recorded with its first assessment, changed, assessed again, decided on, closed.

`pada` is for the demo, whose past needs dates.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from infrastruktur.reports import rujukan_aset
from lpse.jejak import catat
from lpse.models import Akun
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.riwayat import sebut_diubah
from lpse.waktu import hari_ini, setempat
from sekretariat.alur.risiko import ALUR_RISIKO
from sekretariat.enums.risiko import BATAS_TERIMA, PenangananRisiko, PeristiwaRisiko, StatusRisiko
from sekretariat.enums.risiko import TindakanRisiko as T
from sekretariat.models import PenilaianRisiko, Risiko, RiwayatRisiko
from sekretariat.policies.risiko import (
    AsetTidakAda,
    TanpaPenyetuju,
    TidakBerubahPenanganan,
    check_dapat_diubah,
    check_ditutup,
    check_kelola,
    check_menyetujui,
    check_pelaksana,
    check_pemilik_baru,
    check_tenggat,
    check_tuntas,
    hitung_nilai,
    tindakan_penanganan,
)
from sekretariat.queries.risiko import calon_penyetuju

P = PeristiwaRisiko
SURAT_KABAR = "sekretariat/risiko_kabar"
KEPUTUSAN = (
    *("status", "status_sejak", "penanganan", "diusulkan_oleh", "diterima_oleh", "diterima_pada"),
    "ditutup_pada",
)
PERISTIWA = {T.TANGANI: P.DITANGANI, T.TERIMA: P.DITERIMA, T.USULKAN: P.DIUSULKAN}


@transaction.atomic
def catat_risiko(
    *,
    oleh: Akun,
    pemilik: Akun,
    tenggat: date,
    skor: dict[str, int],
    aset_kode: str = "",
    pada: datetime | None = None,
    **isi: str,
) -> Risiko:
    """Mencatat risiko beserta penilaian pertamanya (sebelum pengendalian), dan menyurati penanggung jawabnya.

    `skor`: dampak, pengancam, kerentanan, paparan. `isi`: judul, kategori, objek, penyebab, kelemahan,
    akibat. Raises TidakBerwenang, PelaksanaKeliru, TenggatKeliru, AsetTidakAda.
    """
    saat = pada or timezone.now()
    hari = setempat(saat).date()
    check_kelola(oleh)
    check_pelaksana(pemilik)
    check_tenggat(tenggat, hari)
    risiko = Risiko.objects.create(
        kode=ambil_nomor("RISIKO", hari, pola="RS-{tahun}-{urut:03d}").teks,
        **{
            "aset_kode": _aset(aset_kode),
            "pemilik": pemilik,
            "tenggat": tenggat,
            "dicatat_oleh": oleh,
            **isi,
        },
        dicatat_pada=saat,
        status_sejak=saat,
    )
    PenilaianRisiko.objects.create(risiko=risiko, urut=1, oleh=oleh, pada=saat, **skor)
    tulis_riwayat(risiko, P.DICATAT, oleh, saat)
    kabari_risiko(risiko, pemilik, P.DICATAT)
    return Risiko.objects.lock(risiko.pk)


@transaction.atomic
def ubah_risiko(pk: int, *, oleh: Akun, **isi: Any) -> Risiko:
    """Mengubah uraian, penanggung jawab, atau tenggat risiko; nilainya hanya berubah lewat penilaian.

    `isi`: judul, kategori, objek, aset_kode, penyebab, kelemahan, akibat, pemilik, tenggat. Raises
    TidakBerwenang, TindakanTertutup, PelaksanaKeliru, PenyetujuTerlibat, TenggatKeliru, AsetTidakAda.
    """
    risiko = Risiko.objects.lock(pk)
    check_kelola(oleh)
    check_dapat_diubah(risiko)
    isi["aset_kode"] = _aset(isi["aset_kode"], lama=risiko.aset_kode)
    berubah = [nama for nama, nilai in isi.items() if getattr(risiko, nama) != nilai]
    if "pemilik" in berubah:
        check_pelaksana(isi["pemilik"])
        check_pemilik_baru(risiko, isi["pemilik"])
    if "tenggat" in berubah:
        check_tenggat(isi["tenggat"], hari_ini())
        risiko.diingatkan_lewat = None
    for nama in berubah:
        setattr(risiko, nama, isi[nama])
    risiko.save(update_fields=[*berubah, "diingatkan_lewat"])
    if berubah:
        tulis_riwayat(risiko, P.DIUBAH, oleh, timezone.now(), sebut_diubah(Risiko, berubah))
    if "pemilik" in berubah:
        kabari_risiko(risiko, risiko.pemilik, P.DICATAT)
    return risiko


@transaction.atomic
def nilai_risiko(
    pk: int, *, oleh: Akun, skor: dict[str, int], alasan: str, pada: datetime | None = None
) -> Risiko:
    """Menilai ulang risiko, sesudah pengendalian atau sedikitnya setahun sekali; penilaian lama tetap ada.

    Acceptance given before lapses when the new value lies above the threshold. Raises TidakBerwenang,
    TindakanTertutup.
    """
    risiko, saat = Risiko.objects.lock(pk), pada or timezone.now()
    check_kelola(oleh)
    check_dapat_diubah(risiko)
    if risiko.status == StatusRisiko.DITERIMA and hitung_nilai(skor) > BATAS_TERIMA:
        _gugurkan(risiko, saat)
    urut = risiko.penilaian.count() + 1
    PenilaianRisiko.objects.create(risiko=risiko, urut=urut, alasan=alasan, oleh=oleh, pada=saat, **skor)
    Risiko.objects.filter(pk=pk).update(diingatkan_tinjau=None)
    tulis_riwayat(risiko, P.DINILAI, oleh, saat, alasan)
    return Risiko.objects.lock(pk)


@transaction.atomic
def putuskan_penanganan(
    pk: int, *, oleh: Akun, penanganan: str, alasan: str, pada: datetime | None = None
) -> Risiko:
    """Memutuskan penanganan risiko; menerima risiko di atas batas hanya diusulkan, Kepala yang menyetujui.

    Raises TidakBerwenang, TindakanTertutup, TidakBerubahPenanganan, PengendalianTerbuka, TanpaPenyetuju.
    """
    risiko, saat = Risiko.objects.lock(pk), pada or timezone.now()
    tindakan = tindakan_penanganan(penanganan, risiko.nilai)
    transisi = ALUR_RISIKO.check(risiko, tindakan, oleh)
    if tindakan == T.TANGANI and risiko.penanganan == penanganan:
        raise TidakBerubahPenanganan
    if tindakan != T.TANGANI:
        check_tuntas(risiko.pengendalian.terbuka().count())
    penyetuju = calon_penyetuju(risiko, oleh) if tindakan == T.USULKAN else []
    if tindakan == T.USULKAN and not penyetuju:
        raise TanpaPenyetuju
    _putuskan(risiko, transisi.ke, saat, penanganan)
    risiko.diusulkan_oleh = oleh if tindakan == T.USULKAN else None
    risiko.diterima_oleh, risiko.diterima_pada = (oleh, saat) if tindakan == T.TERIMA else (None, None)
    risiko.save(update_fields=KEPUTUSAN)
    tulis_riwayat(risiko, PERISTIWA[tindakan], oleh, saat, f"{PenangananRisiko(penanganan).label}. {alasan}")
    for akun in penyetuju:
        kabari_risiko(risiko, akun, P.DIUSULKAN)
    return risiko


@transaction.atomic
def setujui_penerimaan(pk: int, *, oleh: Akun, catatan: str = "", pada: datetime | None = None) -> Risiko:
    """Menyetujui diterimanya risiko di atas batas; bukan oleh penanggung jawab, penilai, atau pengusulnya.

    Raises TidakBerwenang, TindakanTertutup, PenyetujuTerlibat.
    """
    risiko, saat = Risiko.objects.lock(pk), pada or timezone.now()
    check_menyetujui(risiko, oleh)
    transisi = ALUR_RISIKO.check(risiko, T.SETUJUI, oleh)
    _putuskan(risiko, transisi.ke, saat, risiko.penanganan)
    risiko.diterima_oleh, risiko.diterima_pada = oleh, saat
    risiko.save(update_fields=KEPUTUSAN)
    tulis_riwayat(risiko, P.DITERIMA, oleh, saat, catatan)
    kabari_risiko(risiko, risiko.pemilik, P.DITERIMA)
    return risiko


@transaction.atomic
def tolak_penerimaan(pk: int, *, oleh: Akun, alasan: str, pada: datetime | None = None) -> Risiko:
    """Menolak diterimanya risiko dengan alasan; penanganan lain harus diputuskan.

    Raises TidakBerwenang, TindakanTertutup, PenyetujuTerlibat.
    """
    risiko, saat = Risiko.objects.lock(pk), pada or timezone.now()
    check_menyetujui(risiko, oleh)
    transisi = ALUR_RISIKO.check(risiko, T.TOLAK, oleh)
    pengusul = risiko.diusulkan_oleh
    _putuskan(risiko, transisi.ke, saat, "")
    risiko.diusulkan_oleh = None
    risiko.save(update_fields=KEPUTUSAN)
    tulis_riwayat(risiko, P.DITOLAK, oleh, saat, alasan)
    for akun in {risiko.pemilik, pengusul or risiko.pemilik}:
        kabari_risiko(risiko, akun, P.DITOLAK)
    return risiko


@transaction.atomic
def tutup_risiko(pk: int, *, oleh: Akun, alasan: str, pada: datetime | None = None) -> Risiko:
    """Menutup risiko yang tidak ada lagi: nilainya rendah, dan tidak ada pengendalian yang belum selesai.

    Raises TidakBerwenang, TindakanTertutup, PengendalianTerbuka, MasihBesar.
    """
    risiko, saat = Risiko.objects.lock(pk), pada or timezone.now()
    transisi = ALUR_RISIKO.check(risiko, T.TUTUP, oleh)
    check_tuntas(risiko.pengendalian.terbuka().count())
    check_ditutup(risiko)
    _putuskan(risiko, transisi.ke, saat, risiko.penanganan)
    risiko.ditutup_pada = saat
    risiko.save(update_fields=KEPUTUSAN)
    tulis_riwayat(risiko, P.DITUTUP, oleh, saat, alasan)
    return risiko


# --- What the acts share ------------------------------------------------------------------------------


def _putuskan(risiko: Risiko, ke: StatusRisiko, saat: datetime, penanganan: str) -> None:
    risiko.status, risiko.status_sejak, risiko.penanganan = ke, saat, penanganan


def _gugurkan(risiko: Risiko, saat: datetime) -> None:
    """An acceptance was of a lower value, or of an assessment that is no longer the last."""
    transisi = ALUR_RISIKO.check(risiko, T.GUGUR, None)
    _putuskan(risiko, transisi.ke, saat, "")
    risiko.diusulkan_oleh = risiko.diterima_oleh = risiko.diterima_pada = None
    risiko.save(update_fields=KEPUTUSAN)
    tulis_riwayat(risiko, P.GUGUR, None, saat)


def _aset(kode: str, lama: str = "") -> str:
    """The code as the registers write it; one that was let go since stays. Raises AsetTidakAda."""
    if not kode or kode.upper() == lama:
        return kode.upper()
    aset = rujukan_aset(kode)
    if aset is None:
        raise AsetTidakAda(kode)
    return aset.kode


def tulis_riwayat(risiko: Risiko, peristiwa: P, oleh: Akun | None, saat: datetime, catatan: str = "") -> None:
    """Its own story in words, and the trail without them."""
    RiwayatRisiko.objects.create(risiko=risiko, peristiwa=peristiwa, catatan=catatan, oleh=oleh, pada=saat)
    catat(risiko, f"risiko.{peristiwa.value}", oleh=oleh, kode=risiko.kode)


def kabari_risiko(risiko: Risiko, kepada: Akun, peristiwa: P) -> None:
    """Mail somebody about what just happened to a risk."""
    kunci = f"risiko.kabar:{risiko.pk}:{risiko.riwayat.count()}:{kepada.pk}"
    data = {"peristiwa": peristiwa.value}
    beritahukan(SURAT_KABAR, kepada=kepada.email, kunci=kunci, akun=kepada, objek=risiko, data=data)
